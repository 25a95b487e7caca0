//! Released at a set time, called off, withdrawn, corrected, kept within a circle; and how everybody finds it.

use axum::http::StatusCode;

use crate::support::{Answer, Guest, NewsDesk, TestHouse, on_both};

const ITEM: &str = "/news/review-meeting";
const HOUR: i64 = 60 * 60 * 1000;

/// Approved and waiting: nobody outside the desk has read it.
async fn approved(house: &TestHouse) -> NewsDesk {
    let desk = NewsDesk::open(house).await;
    desk.saves(house, &desk.cora, &[]).await.is(StatusCode::SEE_OTHER);
    desk.passes_all_steps(house).await;
    desk
}

async fn releases_at(desk: &NewsDesk, house: &TestHouse, from: &str) -> Answer {
    let revision = desk.item(house).await.revision.to_string();
    desk.anna.post(&desk.path(house, "/release").await, &[("revision", &revision), ("from", from)]).await
}

async fn withdraws(desk: &NewsDesk, house: &TestHouse, reason: &str) -> Answer {
    let revision = desk.item(house).await.revision.to_string();
    let fields = [("revision", revision.as_str()), ("reason_zh", ""), ("reason_en", reason)];
    desk.anna.post(&desk.path(house, "/withdraw").await, &fields).await
}

on_both!(an_item_is_embargoed_until_its_time_has_come, async |house: TestHouse| {
    let desk = approved(&house).await;
    let reader = house.passer_by();
    releases_at(&desk, &house, "2023-01-10T13:00")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("has passed")
        .says("2023-01-10T13:00");
    releases_at(&desk, &house, "tomorrow").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Fill in the day");
    releases_at(&desk, &house, "2025-01-10T13:00")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("at most 366 days");
    releases_at(&desk, &house, "2023-01-10T16:00").await.is(StatusCode::SEE_OTHER);

    let page = desk.cora.get(&desk.path(&house, "").await).await;
    page.says("Release is set").says("Embargoed until 10 January 2023, 16:00").hides("Open the public page");
    for path in [ITEM, "/news", "/feeds/en.atom", "/sitemap.xml", "/"] {
        reader.get(path).await.hides("Review meeting held").hides("review-meeting");
    }
    house.clock.passes(2 * HOUR - 1);
    reader.get(ITEM).await.is(StatusCode::NOT_FOUND);
    house.clock.passes(1);
    reader.get(ITEM).await.is(StatusCode::OK).says("10 January 2023, 16:00");
    for path in ["/news", "/feeds/en.atom", "/sitemap.xml", "/"] {
        reader.get(path).await.is(StatusCode::OK).says("/news/review-meeting");
    }
    let late = desk.deed(&house, &desk.anna, "/call-off").await;
    late.is(StatusCode::UNPROCESSABLE_ENTITY).says("out already");
});

on_both!(a_release_is_called_off_and_the_approvals_stand, async |house: TestHouse| {
    let desk = approved(&house).await;
    releases_at(&desk, &house, "2023-01-10T16:00").await.is(StatusCode::SEE_OTHER);
    desk.deed(&house, &desk.cora, "/call-off").await.is(StatusCode::FORBIDDEN);
    desk.deed(&house, &desk.anna, "/call-off").await.is(StatusCode::SEE_OTHER);

    house.clock.passes(3 * HOUR);
    house.passer_by().get(ITEM).await.is(StatusCode::NOT_FOUND);
    assert_eq!(desk.item(&house).await.approvals.len(), 3);
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    house.passer_by().get(ITEM).await.is(StatusCode::OK);
});

on_both!(what_is_withdrawn_says_so_where_it_was, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    let reader = house.passer_by();
    reader.get(ITEM).await.is(StatusCode::OK);
    withdraws(&desk, &house, " ")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("why the item is withdrawn");
    withdraws(&desk, &house, "A name is <wrong>.").await.is(StatusCode::SEE_OTHER);

    let gone = reader.get(ITEM).await.is(StatusCode::GONE);
    gone.says("withdrawn on 10 January 2023").says("A name is &#60;wrong&#62;.").hides("heard the reports");
    reader.get("/news").await.hides("Review meeting held");
    desk.cora.get(&desk.path(&house, "").await).await.says("A name is &#60;wrong&#62;.");

    desk.saves(&house, &desk.cora, &[("slug", "meeting-held")]).await.is(StatusCode::SEE_OTHER);
    reader.get(ITEM).await.is(StatusCode::GONE);
    desk.passes_all_steps(&house).await;
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    let moved = reader.get(ITEM).await.is(StatusCode::PERMANENT_REDIRECT);
    assert_eq!(moved.location.as_deref(), Some("/news/meeting-held"));
});

/// What stands in the forms of the one correction.
async fn correction(desk: &NewsDesk, house: &TestHouse) -> (String, String) {
    let item = desk.item(house).await;
    let all = storage::publication::corrections(&house.service.reader(), item.id).await.unwrap();
    let one = &all[0];
    (desk.path(house, &format!("/corrections/{}", one.id)).await, one.revision.to_string())
}

async fn corrects(desk: &NewsDesk, house: &TestHouse, who: &Guest, deed: &str) -> Answer {
    let (path, revision) = correction(desk, house).await;
    who.post(&path, &[("revision", &revision), ("deed", deed), ("note", "Say when.")]).await
}

on_both!(a_correction_passes_all_steps_and_stands_at_the_head, async |house: TestHouse| {
    let desk = approved(&house).await;
    let add = desk.path(&house, "/corrections").await;
    let fields = [("text_zh", ""), ("text_en", "The meeting was in Hall B.")];
    desk.cora.post(&add, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Hall B");
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    desk.cora
        .post(&add, &[("text_zh", " "), ("text_en", "")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The correction is missing");
    desk.lena.post(&add, &fields).await.is(StatusCode::FORBIDDEN);
    desk.cora.post(&add, &fields).await.is(StatusCode::SEE_OTHER);

    corrects(&desk, &house, &desk.anna, "release").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    corrects(&desk, &house, &desk.cora, "submit").await.is(StatusCode::SEE_OTHER);
    corrects(&desk, &house, &desk.olga, "send_back").await.is(StatusCode::SEE_OTHER);
    desk.cora.get(&desk.path(&house, "").await).await.says("Say when.");
    corrects(&desk, &house, &desk.cora, "submit").await.is(StatusCode::SEE_OTHER);
    for who in [&desk.olga, &desk.lena, &desk.anna] {
        corrects(&desk, &house, who, "approve").await.is(StatusCode::SEE_OTHER);
    }
    house.passer_by().get(ITEM).await.hides("Hall B");
    let (path, stale) = (correction(&desk, &house).await.0, "0");
    let late = desk.anna.post(&path, &[("revision", stale), ("deed", "release")]).await;
    late.is(StatusCode::CONFLICT);
    // Midnight where the review is.
    house.clock.passes(10 * HOUR);
    corrects(&desk, &house, &desk.anna, "release").await.is(StatusCode::SEE_OTHER);

    let page = house.passer_by().get(ITEM).await.says("Correction, 11 January 2023:").says("Hall B");
    page.says("The meeting heard the reports.");
    house.passer_by().get("/feeds/en.atom").await.says("<updated>2023-01-10T16:00:00Z</updated>");
    corrects(&desk, &house, &desk.cora, "remove").await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_circular_stays_within_its_circle, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    house.clock.passes(1);
    let begun = desk.cora.post(&desk.institute.path("/news"), &[("kind", "circular")]).await;
    begun.is(StatusCode::SEE_OTHER);
    let all =
        storage::publication::of_review(&house.service.reader(), desk.institute.review.id).await.unwrap();
    let circular = &all[0];
    assert_eq!(circular.text.circle, review::publication::Circle::Participants);
    let at = |rest: &str| desk.institute.path(&format!("/news/{}{rest}", circular.id));
    let mut revision = 0;
    let mut deed = async |who: &Guest, name: &str| {
        let now = revision.to_string();
        revision += 1;
        who.post(&at(name), &[("revision", now.as_str())]).await.is(StatusCode::SEE_OTHER)
    };
    deed(&desk.cora, "/submit").await;
    for who in [&desk.olga, &desk.lena, &desk.anna] {
        deed(who, "/approve").await;
    }
    deed(&desk.anna, "/release").await;

    let path = "/news/work-review-2022-circular";
    let rosa = house.guest(desk.institute.account("rosa")).await;
    rosa.get(path).await.is(StatusCode::OK).says("Circular").says("noindex");
    rosa.get("/news").await.says("/news/work-review-2022-circular");
    let stranger = service::account::invite(
        &house.service,
        &house.administrator,
        "stranger",
        review::words::Words::new("来宾", "A guest").unwrap(),
    );
    let stranger = house.guest(&stranger.await.unwrap().0).await;
    stranger.get(path).await.is(StatusCode::NOT_FOUND);
    let asked = house.passer_by().get(path).await.is(StatusCode::SEE_OTHER);
    assert!(asked.location.unwrap().starts_with("/sign-in"));
    for path in ["/news", "/feeds/en.json", "/feeds/zh-CN.atom", "/sitemap.xml", "/"] {
        house.passer_by().get(path).await.is(StatusCode::OK).hides("work-review-2022-circular");
    }
});

on_both!(everybody_finds_an_item_by_words_year_and_correspondent, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    let reader = house.passer_by();
    for (path, found) in [
        ("/news?q=REPORTS+heard", true),
        ("/news?q=述职", true),
        ("/news?q=Publicity", true),
        ("/news?q=100%25", false),
        ("/news?q=reports&year=2023", true),
        ("/news?year=2023&by=Publicity%20Officer", true),
        ("/news?by=Somebody", false),
    ] {
        let page = reader.get(path).await.is(StatusCode::OK);
        if found {
            page.says("One item").says(ITEM)
        } else {
            page.says("0 items").hides(ITEM)
        };
    }
    reader.get("/news?year=2022").await.is(StatusCode::OK).says("0 items");
    reader.get("/news?year=never").await.is(StatusCode::NOT_FOUND);
    reader.get("/news?q=%3Cscript%3E").await.is(StatusCode::OK).says("&#60;script&#62;").hides("<script>");
});

on_both!(feeds_and_the_map_of_the_site_say_what_is_out, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let changes = [("title_en", "Held & <done>"), ("body_en", "Reports \u{b} heard.")];
    desk.saves(&house, &desk.cora, &changes).await.is(StatusCode::SEE_OTHER);
    desk.passes_all_steps(&house).await;
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    let reader = house.passer_by();

    let atom = reader.get("/feeds/en.atom").await.is(StatusCode::OK);
    atom.says("<title>Held &#38; &#60;done&#62;</title>")
        .says("<published>2023-01-10T06:00:00Z</published>")
        .says("href=\"http://hall.test/news/review-meeting\"")
        .hides("\u{b}");
    let feed = reader.get("/feeds/zh-CN.json").await.is(StatusCode::OK).json();
    assert_eq!(feed["items"][0]["title"], "述职评议会召开");
    assert_eq!(feed["items"][0]["url"], "http://hall.test/news/review-meeting");
    reader.get("/sitemap.xml").await.says("<loc>http://hall.test/news/review-meeting</loc>");
    reader.get("/robots.txt").await.says("Disallow: /\n").says("Sitemap: http://hall.test/sitemap.xml");
    for wrong in ["/feeds/fr.atom", "/feeds/en.rss", "/feeds/en"] {
        reader.get(wrong).await.is(StatusCode::NOT_FOUND);
    }
    let page = reader.get(ITEM).await;
    page.says("property=\"og:title\" content=\"Held &#38; &#60;done&#62;\"")
        .says("rel=\"canonical\" href=\"http://hall.test/news/review-meeting\"");
});

on_both!(a_copy_that_still_holds_is_not_sent_again, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    let reader = house.passer_by().at("203.0.113.7");
    let copy = reader.get(ITEM).await.is(StatusCode::OK);
    reader.get_unless(ITEM, &copy).await.is(StatusCode::NOT_MODIFIED);
    house.passer_by().at("203.0.113.8").get(ITEM).await.is(StatusCode::OK);
    reader.get_unless(ITEM, &copy).await.is(StatusCode::OK).says("Read 2 times");
    let copy = reader.get("/news").await;
    reader.get_unless("/news", &copy).await.is(StatusCode::NOT_MODIFIED);
    withdraws(&desk, &house, "Wrong.").await.is(StatusCode::SEE_OTHER);
    reader.get_unless("/news", &copy).await.is(StatusCode::OK).says("No news item yet");
});

on_both!(who_passed_each_step_stands_under_the_item, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    let page = house.passer_by().get(ITEM).await;
    page.says("First review (department): olga").says("Third review (sign-off): anna");
});

on_both!(no_item_goes_further_than_the_template_lets_it, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let text = desk.institute.review.template.replace("[news]\n", "[news]\ncircle = \"signed_in\"\n");
    let sql = format!("UPDATE review SET template = '{}'", text.replace('\'', "''"));
    house.database.run(&sql).await;
    let page = desk.saves(&house, &desk.cora, &[("title_en", "Kept.")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("go further than").says("Kept.");

    let revision = desk.item(&house).await.revision.to_string();
    let mut fields = vec![("revision", revision.as_str()), ("slug", "within"), ("circle", "signed_in")];
    let rest = ["title_zh", "title_en", "body_zh", "body_en", "correspondent_zh", "correspondent_en"];
    fields.extend(rest.map(|name| (name, "a")));
    desk.cora.post(&desk.path(&house, "").await, &fields).await.is(StatusCode::SEE_OTHER);
    desk.passes_all_steps(&house).await;
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    house.passer_by().get("/news/within").await.is(StatusCode::SEE_OTHER);
    house.guest(desk.institute.account("rosa")).await.get("/news/within").await.is(StatusCode::OK);
});
