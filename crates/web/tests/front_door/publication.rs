use axum::http::StatusCode;

use crate::support::{Answer, NewsDesk, PNG, TestHouse, on_both};

on_both!(a_draft_is_filled_from_what_the_review_knows, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let page = desk.cora.get(&desk.path(&house, "").await).await.is(StatusCode::OK);
    page.says("10 January 2023")
        .says("2023年1月10日")
        .says("Test Institute")
        .says("Hall A")
        .says("Research; Process; Testing")
        .says("Ideological and political work; Organisation building")
        .says("思想政治建设情况、组织建设情况")
        .says("Party committee members; Branch secretaries")
        .says("value=\"cora\"")
        .hides("Of the");

    house.clock.passes(1);
    desk.cora.post(&desk.institute.path("/news"), &[]).await.is(StatusCode::SEE_OTHER);
    desk.cora
        .get(&desk.institute.path("/news"))
        .await
        .says("Draft")
        .says("cora")
        .says("10 January 2023, 14:00");
    let all =
        storage::publication::of_review(&house.service.reader(), desk.institute.review.id).await.unwrap();
    let slugs: Vec<_> = all.iter().map(|item| item.text.slug.as_str()).collect();
    assert_eq!(slugs, ["work-review-2022-2", "work-review-2022"]);
});

on_both!(a_draft_tells_what_was_said_to_all, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let summing_up = desk.institute.path("/summing-up");
    let long = "很".repeat(6_000);
    let fields = [("revision", "0"), ("text", long.as_str())];
    desk.lena.post(&summing_up, &fields).await.is(StatusCode::SEE_OTHER);
    let state = desk.institute.path("/summing-up/requirements");
    let rosa = desk.institute.reporters[0].unit.id.to_string();
    desk.lena.post(&state, &[("unit", ""), ("text", "Plan ahead")]).await.is(StatusCode::SEE_OTHER);
    desk.lena.post(&state, &[("unit", &rosa), ("text", "Mend your own")]).await.is(StatusCode::SEE_OTHER);
    house.clock.passes(1);

    let new = desk.cora.post(&desk.institute.path("/news"), &[]).await.is(StatusCode::SEE_OTHER);

    let page = desk.cora.get(&new.location.unwrap()).await.is(StatusCode::OK);
    page.says(&long)
        .says("For 2023, the meeting asked every unit")
        .says("- Plan ahead")
        .hides("Mend your own");
});

on_both!(an_item_goes_from_draft_to_the_public_in_both_languages, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.uploads(&house, &desk.cora, "hall.png", PNG).await.is(StatusCode::SEE_OTHER);
    let changes = [
        ("body_zh", "会议听取述职。\r\n\r\n![](picture:1)"),
        ("body_en", "Reports were heard.\n\n![](picture:1)"),
    ];
    desk.saves(&house, &desk.cora, &changes).await.is(StatusCode::SEE_OTHER);
    desk.passes_all_steps(&house).await;
    house.clock.passes(60 * 60 * 1000);
    let reader = house.passer_by();
    reader.get("/news/review-meeting").await.is(StatusCode::NOT_FOUND);
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);

    let page = reader.get("/news/review-meeting").await.is(StatusCode::OK);
    page.says("<title>Review meeting held ·")
        .says("Your location:")
        .says("<a href=\"/news\">News</a>")
        .says("<meta name=\"description\" content=\"Reports were heard.\">")
        .says("10 January 2023, 15:00")
        .says("Read once")
        .says("<figcaption>In Hall A</figcaption>")
        .says("Correspondent: Publicity Officer");
    let page = reader.clone().reading("zh-CN").get("/news/review-meeting").await.is(StatusCode::OK);
    page.says("您的位置：")
        .says("发布时间")
        .says("2023年1月10日 15:00")
        .says("浏览：1 次")
        .says("述职评议会召开")
        .says("<figcaption>会议现场</figcaption>")
        .says("通讯员：宣传干事")
        .says("class=\"news__body prose\" lang=\"zh-CN\"");
    desk.anna.get("/news/review-meeting").await.says("Read once");
    reader.get("/news").await.is(StatusCode::OK).says("Review meeting held").says("Reports were heard.");
    reader.get("/").await.says("Review meeting held");
    reader.get("/news?page=2").await.is(StatusCode::NOT_FOUND);

    let page = desk.cora.get(&desk.path(&house, "").await).await;
    page.says("olga, 10 January 2023, 14:00")
        .says("lena, 10")
        .says("anna, 10 January 2023, 15:00")
        .says("Released, and read by: everybody");
    let revision = desk.item(&house).await.revision.to_string();
    let reason = [("revision", revision.as_str()), ("reason_zh", "有误"), ("reason_en", "Wrong")];
    let path = desk.path(&house, "/withdraw").await;
    desk.cora.post(&path, &reason).await.is(StatusCode::FORBIDDEN);
    desk.anna.post(&path, &reason).await.is(StatusCode::SEE_OTHER);
    reader.get("/news/review-meeting").await.is(StatusCode::GONE);
    assert!(desk.item(&house).await.approvals.is_empty());
});

on_both!(an_item_that_is_not_released_is_nowhere_to_be_found, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.saves(&house, &desk.cora, &[]).await.is(StatusCode::SEE_OTHER);
    desk.passes_all_steps(&house).await;
    let observer = house.guest(desk.institute.account("rosa")).await;
    for guest in [&house.passer_by(), &observer, &desk.cora] {
        guest.get("/news/review-meeting").await.is(StatusCode::NOT_FOUND);
        guest.get("/news").await.is(StatusCode::OK).hides("Review meeting held").says("No news item yet");
    }
    observer.get(&desk.institute.path("/news")).await.is(StatusCode::FORBIDDEN);
    observer.get(&desk.path(&house, "").await).await.is(StatusCode::FORBIDDEN);
    house.passer_by().get("/news/Not%20a%20slug").await.is(StatusCode::NOT_FOUND);
});

on_both!(nobody_approves_the_own_text_or_two_steps, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let (review, organiser) = (desk.institute.review.id, desk.institute.account("olga"));
    for role in [review::role::Role::Approver, review::role::Role::Leader] {
        service::cycle::give_role(&house.service, &house.administrator, review, organiser.id, role)
            .await
            .unwrap();
    }
    for role in [review::role::Role::Organiser] {
        let author = desk.institute.account("cora").id;
        service::cycle::give_role(&house.service, &house.administrator, review, author, role).await.unwrap();
    }
    desk.deed(&house, &desk.anna, "/release")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("before all its steps");
    desk.deed(&house, &desk.cora, "/submit").await.is(StatusCode::SEE_OTHER);
    desk.cora.get(&desk.path(&house, "").await).await.says("your own text").hides("/approve");
    desk.deed(&house, &desk.cora, "/approve")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("You drafted this text");
    desk.deed(&house, &desk.lena, "/approve")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("belongs to another role");
    desk.deed(&house, &desk.olga, "/approve").await.is(StatusCode::SEE_OTHER);
    let again = desk.deed(&house, &desk.olga, "/approve").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    again.says("passed an earlier step");
    assert_eq!(desk.item(&house).await.approvals.len(), 1);
});

on_both!(an_edit_takes_the_approvals_back, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.passes_all_steps(&house).await;
    desk.cora.get(&desk.path(&house, "").await).await.says("takes all approvals back");

    desk.saves(&house, &desk.cora, &[]).await.is(StatusCode::SEE_OTHER);

    let item = desk.item(&house).await;
    assert!(item.approvals.is_empty() && item.submitted_at.is_none());
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    desk.passes_all_steps(&house).await;
    desk.uploads(&house, &desk.cora, "hall.png", PNG).await.is(StatusCode::SEE_OTHER);
    assert!(desk.item(&house).await.approvals.is_empty(), "a picture is part of what was approved");
    desk.passes_all_steps(&house).await;
    desk.deed(&house, &desk.olga, "/release").await.is(StatusCode::SEE_OTHER);
    desk.saves(&house, &desk.cora, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Withdraw it first");
});

on_both!(a_text_sent_back_says_why, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.deed(&house, &desk.cora, "/submit").await.is(StatusCode::SEE_OTHER);
    let (path, revision) =
        (desk.path(&house, "/send-back").await, desk.item(&house).await.revision.to_string());
    let silent = desk.olga.post(&path, &[("revision", &revision), ("note", " ")]).await;
    silent.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say what is to be changed");
    desk.olga.post(&path, &[("revision", &revision)]).await.is(StatusCode::BAD_REQUEST);
    desk.olga
        .post(&path, &[("revision", &revision), ("note", "Mend the <title>.")])
        .await
        .is(StatusCode::SEE_OTHER);
    let page = desk.cora.get(&desk.path(&house, "").await).await;
    page.says("Mend the &#60;title&#62;.").says("olga, 10 January 2023").says("First review");
});

on_both!(what_is_approved_is_what_was_on_the_screen, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.deed(&house, &desk.cora, "/submit").await.is(StatusCode::SEE_OTHER);
    let (path, seen) = (desk.path(&house, "/approve").await, desk.item(&house).await.revision.to_string());
    desk.saves(&house, &desk.cora, &[("title_en", "Another headline")]).await.is(StatusCode::SEE_OTHER);
    desk.deed(&house, &desk.cora, "/submit").await.is(StatusCode::SEE_OTHER);
    let late = desk.olga.post(&path, &[("revision", &seen)]).await.is(StatusCode::CONFLICT);
    late.says("Nothing was done").says("Another headline");
    assert!(desk.item(&house).await.approvals.is_empty());
});

on_both!(of_two_editors_the_second_keeps_the_text, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let seen = desk.item(&house).await.revision.to_string();
    desk.saves(&house, &desk.olga, &[("title_en", "What olga wrote")]).await.is(StatusCode::SEE_OTHER);
    let mut fields = vec![("revision", seen.as_str()), ("title_en", "What cora wrote")];
    let rest = ["slug", "title_zh", "body_zh", "body_en", "correspondent_zh", "correspondent_en"];
    fields.extend(rest.map(|name| (name, "a")));
    let path = desk.path(&house, "").await;

    let page = desk.cora.post(&path, &fields).await.is(StatusCode::CONFLICT);

    let page = page.says("What cora wrote").says("What olga wrote").says("Somebody else changed this item");
    assert_eq!(desk.item(&house).await.text.title.in_lang(i18n::Lang::En), "What olga wrote");
    let now = format!("name=\"revision\" value=\"{}\"", desk.item(&house).await.revision);
    page.says(&now);
});

on_both!(a_refused_text_comes_back_as_typed, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let refused = |answer: Answer| answer.is(StatusCode::UNPROCESSABLE_ENTITY).says("role=\"alert\"");
    let long = "字".repeat(121);
    let page = desk.saves(&house, &desk.cora, &[("title_zh", &long), ("body_en", "Kept.")]).await;
    refused(page).says("121 characters; at most 120").says("Kept.");
    let page = desk.saves(&house, &desk.cora, &[("slug", "Not a slug"), ("body_en", "Kept.")]).await;
    refused(page).says("Kept.").says("value=\"Not a slug\"");
    refused(desk.saves(&house, &desk.cora, &[("body_zh", ""), ("body_en", " ")]).await)
        .says("The text is missing");
    desk.cora.post(&desk.path(&house, "").await, &[("revision", "0")]).await.is(StatusCode::BAD_REQUEST);

    desk.saves(&house, &desk.cora, &[("body_zh", "")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(desk.item(&house).await.text.body.zh, "The meeting heard the reports.");
});

on_both!(an_address_is_given_once, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    house.clock.passes(1);
    desk.cora.post(&desk.institute.path("/news"), &[]).await.is(StatusCode::SEE_OTHER);
    let taken = desk.saves(&house, &desk.cora, &[("slug", "work-review-2022-2"), ("body_en", "Kept.")]).await;
    taken.is(StatusCode::UNPROCESSABLE_ENTITY).says("already has this address").says("Kept.");
    desk.saves(&house, &desk.cora, &[("slug", "work-review-2022")]).await.is(StatusCode::SEE_OTHER);
});

on_both!(a_script_in_the_text_is_shown_and_not_run, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let evil = "<script>alert(1)</script>\n\n![x](https://elsewhere.test/x.png) [y](javascript:alert(1))";
    let changes = [("body_en", evil), ("title_en", "<b>Bold</b>")];
    desk.saves(&house, &desk.cora, &changes).await.is(StatusCode::SEE_OTHER);
    desk.passes_all_steps(&house).await;
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    let page = house.passer_by().get("/news/review-meeting").await.is(StatusCode::OK);
    page.says("&lt;script&gt;")
        .hides("<script>")
        .hides("elsewhere.test")
        .hides("javascript:")
        .hides("<b>Bold");
});

on_both!(a_text_file_that_calls_itself_a_picture_is_refused, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    let page = desk.uploads(&house, &desk.cora, "hall.png", b"I am no picture").await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("no JPEG, PNG or WebP").says("value=\"In Hall A\"");
    let broken = desk.uploads(&house, &desk.cora, "hall.png", &PNG[..40]).await;
    broken.is(StatusCode::UNPROCESSABLE_ENTITY).says("no JPEG, PNG or WebP");
    let mut large = PNG.to_vec();
    large.resize(8 * 1024 * 1024 + 1, 0);
    desk.uploads(&house, &desk.cora, "hall.png", &large)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("larger than 8 MB");
    desk.uploads(&house, &desk.lena, "hall.png", PNG).await.is(StatusCode::FORBIDDEN);
    let path = desk.path(&house, "/pictures").await;
    desk.cora.post(&path, &[("caption_en", "x")]).await.is(StatusCode::BAD_REQUEST);
    let item = desk.item(&house).await;
    assert!(storage::publication::pictures(&house.service.reader(), item.id).await.unwrap().is_empty());
});

on_both!(a_picture_is_seen_once_its_item_is_released, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.uploads(&house, &desk.cora, "one.png", PNG).await.is(StatusCode::SEE_OTHER);
    desk.uploads(&house, &desk.cora, "two.png", PNG).await.is(StatusCode::SEE_OTHER);
    let item = desk.item(&house).await;
    let pictures = storage::publication::pictures(&house.service.reader(), item.id).await.unwrap();
    let path = format!("/pictures/{}", pictures[0].id);
    house.passer_by().get(&path).await.is(StatusCode::NOT_FOUND);
    house.guest(desk.institute.account("rosa")).await.get(&path).await.is(StatusCode::NOT_FOUND);
    let seen = desk.lena.get(&path).await.is(StatusCode::OK).bytes;
    assert!(seen.starts_with(&PNG[..8]) && !seen.windows(3).any(|some| some == b"GPS"), "drawn anew");
    house.passer_by().get("/pictures/none").await.is(StatusCode::NOT_FOUND);

    let removal = desk.path(&house, &format!("/pictures/{}/remove", pictures[1].id)).await;
    desk.cora.post(&removal, &[]).await.is(StatusCode::SEE_OTHER);
    desk.cora.post(&removal, &[]).await.is(StatusCode::NOT_FOUND);
    desk.passes_all_steps(&house).await;
    desk.deed(&house, &desk.anna, "/release").await.is(StatusCode::SEE_OTHER);
    assert_eq!(house.passer_by().get(&path).await.is(StatusCode::OK).bytes, seen);
    house.passer_by().get(&format!("{path}?width=640")).await.is(StatusCode::OK);
    desk.cora.post(&removal, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(anybody_reads_what_is_kept_and_how_to_check, async |house: TestHouse| {
    let reader = house.passer_by();
    reader.get("/privacy").await.is(StatusCode::OK).says("What is never kept").says("Who drew which card.");
    reader.get("/verify").await.is(StatusCode::OK).says("pingyi verify BOX.bel").says("verify-ballot");
    let reader = reader.reading("zh-CN");
    reader.get("/privacy").await.is(StatusCode::OK).says("从不保存的内容");
    reader.get("/verify").await.is(StatusCode::OK).says("核对指纹");
});
