//! Problems across the years: carried on by the copy, recognised by their words, linked by hand; and those that
//! reports name.

use axum::http::StatusCode;
use review::{
    follow_up::{ItemState, Source},
    id::{ReportId, ReviewId},
    report::Body,
    words::{Lang, Words},
};
use service::{
    cycle::copy::{NextReview, copy},
    follow_up::{CarriedItem, carry_in},
};
use storage::{follow_up::Item, report::Report};

use crate::support::{Guest, Institute, TestHouse, on_both};

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

async fn item(house: &TestHouse, institute: &Institute, text: &str, unit: usize, state: ItemState) {
    let item = CarriedItem {
        unit: Some(institute.reporters[unit].unit.id),
        origin_year: institute.review.year,
        text: words(text),
        owner: words("Secretary"),
        owner_account: Some(institute.reporters[unit].account),
        due_on: "2023-06-30".parse().unwrap(),
        state,
        note: String::new(),
    };
    let olga = institute.account("olga");
    carry_in(&house.service, olga, institute.review.id, &[item]).await.unwrap();
}

/// Next year's review, with its units in the same order.
async fn next_year(house: &TestHouse, institute: &Institute) -> Institute {
    let next = NextReview {
        year: institute.review.year + 1,
        place: words("Hall B"),
        meets_at: institute.review.meets_at.plus_ms(364 * 86_400_000),
        days: std::collections::BTreeMap::new(),
    };
    let review = copy(&house.service, institute.account("olga"), institute.review.id, next).await.unwrap();
    let reporters = storage::roster::reporters(&house.service.reader(), review.id).await.unwrap();
    Institute { review, reporters, accounts: institute.accounts.clone() }
}

async fn ledger(house: &TestHouse, review: ReviewId) -> Vec<Item> {
    storage::follow_up::items(&house.service.reader(), review).await.unwrap()
}

on_both!(what_goes_on_shows_its_years_and_what_was_asked, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    let unit = institute.reporters[0].unit.id.to_string();
    let fields = [("unit", unit.as_str()), ("text", "Plan with core work"), ("text_other", "")];
    let stated = institute.path("/summing-up/requirements");
    lena.post(&stated, &fields).await.is(StatusCode::SEE_OTHER);
    let reader = house.service.reader();
    let asked = storage::meeting::said::requirements(&reader, institute.review.id).await.unwrap()[0].id;
    let olga = house.guest(institute.account("olga")).await;
    let asked = asked.to_string();
    let fields = [
        ("requirement", asked.as_str()),
        ("text", "Draw up a joint plan"),
        ("measure", "With each project"),
        ("owner", "Secretary"),
        ("owner_account", ""),
        ("due_on", "2023-06-30"),
    ];
    olga.post(&institute.path("/items/new"), &fields).await.is(StatusCode::SEE_OTHER);

    let next = next_year(&house, &institute).await;
    let after = next_year(&house, &next).await;
    let items = ledger(&house, after.review.id).await;
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].asked, Some(words("Plan with core work")));
    let page = olga.get(&after.path(&format!("/items/{}", items[0].id))).await.is(StatusCode::OK);
    page.says("Plan with core work")
        .says("With each project")
        .says("carried on into this year")
        .says("the 2023 review")
        .says("the 2022 review");
    let report = after.path(&format!("/preparation/{}", after.reporters[0].id));
    lena.get(&report).await.says("Draw up a joint plan").says("Plan with core work");
});

on_both!(a_problem_in_the_same_words_is_recognised_in_its_own_unit, async |house: TestHouse| {
    let institute = house.institute().await;
    item(&house, &institute, "Minutes are incomplete.", 0, ItemState::Verified).await;
    let next = next_year(&house, &institute).await;
    item(&house, &next, "minutes are  incomplete", 0, ItemState::Open).await;
    item(&house, &next, "Something else", 1, ItemState::Open).await;
    let olga = house.guest(institute.account("olga")).await;
    let items = ledger(&house, next.review.id).await;
    let path = |text: &str| {
        let one = items.iter().find(|item| item.text == words(text)).unwrap();
        next.path(&format!("/items/{}", one.id))
    };
    olga.get(&next.path("/items")).await.says("comes back");
    let page = olga.get(&path("minutes are  incomplete")).await;
    page.says("found in the same words").says("Minutes are incomplete.").says("the 2022 review");
    olga.get(&path("Something else")).await.hides("comes back");
});

on_both!(somebody_who_knows_links_a_problem_with_an_earlier_one, async |house: TestHouse| {
    let institute = house.institute().await;
    item(&house, &institute, "Few young people lead", 0, ItemState::Verified).await;
    item(&house, &institute, "Of another unit", 1, ItemState::Verified).await;
    let old = ledger(&house, institute.review.id).await;
    let old_of = |text: &str| old.iter().find(|item| item.text == words(text)).unwrap().id.to_string();
    let next = next_year(&house, &institute).await;
    item(&house, &next, "Leaders are old", 0, ItemState::Open).await;
    let (olga, rosa) =
        (house.guest(institute.account("olga")).await, house.guest(institute.account("rosa")).await);
    let path = next.path(&format!("/items/{}", ledger(&house, next.review.id).await[0].id));
    olga.get(&path).await.says("Few young people lead").hides("Of another unit");
    let link = format!("{path}/link");
    let sends = async |guest: &Guest, revision: &str, to: &str| {
        guest.post(&link, &[("revision", revision), ("to", to)]).await
    };
    let same = old_of("Few young people lead");
    sends(&rosa, "1", &same).await.is(StatusCode::FORBIDDEN);
    let page = sends(&olga, "1", &old_of("Of another unit")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("of the same unit");
    sends(&olga, "1", &same).await.is(StatusCode::SEE_OTHER);
    sends(&olga, "1", &same).await.is(StatusCode::CONFLICT);
    olga.get(&path).await.says("said to be the same problem").says("comes back");
    olga.get(&next.path("/items")).await.says("comes back");
    sends(&olga, "2", "").await.is(StatusCode::SEE_OTHER);
    olga.get(&path).await.hides("comes back");
});

/// Research hands in a report that names two problems.
async fn hands_in(house: &TestHouse, institute: &Institute) {
    let reporter = &institute.reporters[0];
    let said = "Minutes are incomplete.\n\nFew young people lead.".to_owned();
    let edition = [("problems".parse().unwrap(), said)].into();
    let body = Body { editions: [(Lang::En, edition)].into(), ..Body::default() };
    let (tx, now) = (house.store().write().await.unwrap(), house.service.now());
    let id = ReportId::from_uuid(*reporter.id.as_uuid());
    let report = Report { id, reporter: reporter.id, draft: body.clone(), revision: 2, saved_at: now };
    storage::report::add(&tx, &report).await.unwrap();
    storage::report::add_version(&tx, id, 1, &body, reporter.account, now).await.unwrap();
    tx.commit().await.unwrap();
}

on_both!(a_problem_of_a_report_becomes_an_item_in_one_press_and_once, async |house: TestHouse| {
    let institute = house.institute().await;
    hands_in(&house, &institute).await;
    let guest = async |name| house.guest(institute.account(name)).await;
    let (olga, lena, rosa) = (guest("olga").await, guest("lena").await, guest("rosa").await);
    let report = institute.path(&format!("/reports/{}", institute.reporters[0].id));
    lena.get(&report).await.says("Few young people lead.").hides("Make items of these problems");
    olga.get(&report).await.says("Make items of these problems");
    let path = format!("{report}/item");
    let sends = async |guest: &Guest, text: &str| guest.post(&path, &[("lang", "en"), ("text", text)]).await;
    sends(&rosa, "Few young people lead.").await.is(StatusCode::FORBIDDEN);
    sends(&olga, "Nobody has written this").await.is(StatusCode::CONFLICT);
    sends(&olga, "Few young people lead.").await.is(StatusCode::SEE_OTHER);
    sends(&olga, "Few young people lead.").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let items = ledger(&house, institute.review.id).await;
    assert_eq!((items.len(), items[0].source), (1, Source::Report));
    assert_eq!(items[0].owner_account, Some(institute.account("rosa").id));
    olga.get(&report).await.says("In the ledger").says(&format!("/items/{}", items[0].id));
    rosa.get(&institute.path("/items?source=report")).await.says("one item");
});
