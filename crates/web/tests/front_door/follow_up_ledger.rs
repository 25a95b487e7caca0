//! The ledger from further off: filters and pages, the board, quarters, progress, the look back, the three lists.

use axum::http::StatusCode;
use review::{
    follow_up::{ItemState, Source},
    id::ItemId,
    time::Instant,
    words::Words,
};
use storage::follow_up::Item;

use crate::support::{Institute, TestHouse, on_both};

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

/// Puts items into the ledger: unit, text, due day, state.
async fn items(house: &TestHouse, institute: &Institute, all: &[(usize, &str, &str, ItemState)]) {
    let tx = house.store().write().await.unwrap();
    for (number, (unit, text, due, state)) in all.iter().enumerate() {
        let id: ItemId = format!("00000000-0000-7000-8000-{number:012x}").parse().unwrap();
        let made = Instant::from_ms(institute.review.meets_at.ms());
        let owner = words(&format!("Owner {unit}"));
        let due = due.parse().unwrap();
        let item = Item {
            unit: Some(institute.reporters[*unit].unit.id),
            owner_account: Some(institute.reporters[*unit].account),
            state: *state,
            verified_on: (*state == ItemState::Verified).then_some(due),
            measure: Some(words("Step by step")),
            ..Item::new(id, Source::Question, 2022, words(text), owner, due, made)
        };
        storage::follow_up::add_item(&tx, institute.review.id, &item, made).await.unwrap();
    }
    tx.commit().await.unwrap();
}

const SOME: [(usize, &str, &str, ItemState); 4] = [
    (0, "Records 100% complete", "2023-01-05", ItemState::Open),
    (0, "Plans_joined", "2023-03-31", ItemState::Verified),
    (1, "Seats filled", "2023-06-30", ItemState::Submitted),
    (2, "Night shift studies", "2023-06-30", ItemState::InProgress),
];

on_both!(the_ledger_is_searched_by_unit_owner_state_source_quarter_and_words, async |house: TestHouse| {
    let institute = house.institute().await;
    items(&house, &institute, &SOME).await;
    let olga = house.guest(institute.account("olga")).await;
    let asks =
        async |query: &str| olga.get(&institute.path(&format!("/items?{query}"))).await.is(StatusCode::OK);
    let unit = institute.reporters[1].unit.id;
    asks("").await.says("1 of 4 verified, 1 overdue").hides(" items</p>");
    asks(&format!("unit={unit}")).await.says("one item").says("Seats filled").hides("Night shift");
    asks("owner=Owner+0").await.says("2 items").says("Plans_joined").hides("Seats filled");
    asks("state=overdue").await.says("one item").says("Records 100%");
    asks("state=undone").await.says("3 items").hides("Plans_joined");
    asks("source=question").await.says("4 items");
    asks("source=comment").await.says("No item matches");
    asks("quarter=2023-2").await.says("2 items").hides("Records");
    asks("text=100%25").await.says("one item").says("Records 100%");
    asks("text=s_j").await.says("one item").says("Plans_joined");
    asks("text=%25%25").await.says("No item matches");
    asks("unit=nonsense&page=99").await.says("4 items</p>").says("Night shift");
});

on_both!(a_long_ledger_comes_in_pages_that_keep_the_question, async |house: TestHouse| {
    let institute = house.institute().await;
    let many: Vec<_> = (0..120).map(|_| (0, "One of many", "2023-06-30", ItemState::Open)).collect();
    items(&house, &institute, &many).await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/items?text=many&page=2")).await.is(StatusCode::OK);
    assert_eq!(page.text().matches(">One of many</a>").count(), 50);
    page.says("120 items").says("text=many&#38;page=3\"").says("text=many&#38;page=1\"");
    let last = olga.get(&institute.path("/items?text=many&page=3")).await;
    assert_eq!(last.text().matches(">One of many</a>").count(), 20);
});

on_both!(board_and_quarters_count_and_lead_to_what_they_counted, async |house: TestHouse| {
    let institute = house.institute().await;
    items(&house, &institute, &SOME).await;
    let rosa = house.guest(institute.account("rosa")).await;
    let unit = institute.reporters[0].unit.id;
    let board = rosa.get(&institute.path("/items/board")).await.is(StatusCode::OK);
    board.says(&format!("unit={unit}&#38;state=overdue\">1</a>")).says("state=submitted\">1</a>");
    let quarters = rosa.get(&institute.path("/items/quarters")).await.is(StatusCode::OK);
    quarters.says("Q1 2023").says("quarter=2023-2&#38;state=in_progress\">1</a>");
});

on_both!(progress_is_drawn_and_tabled_month_by_month, async |house: TestHouse| {
    let institute = house.institute().await;
    items(&house, &institute, &SOME).await;
    let reader = house.service.reader();
    let all = storage::follow_up::items(&reader, institute.review.id).await.unwrap();
    let item = all.iter().find(|item| item.state == ItemState::Submitted).unwrap();
    // A month later.
    house.clock.passes(31 * 86_400_000);
    let olga = house.guest(institute.account("olga")).await;
    let fields = [("revision", "1"), ("step", "verify"), ("note", "Seen")];
    olga.post(&institute.path(&format!("/items/{}", item.id)), &fields).await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&institute.path("/items/progress")).await.is(StatusCode::OK);
    page.says("<svg").says("31 January 2023").says(">4</td>").says(">1</td>");
    // … and taken back.
    house.clock.passes(86_400_000);
    let olga = house.guest(institute.account("olga")).await;
    let fields = [("revision", "2"), ("step", "return"), ("note", "Not yet")];
    olga.post(&institute.path(&format!("/items/{}", item.id)), &fields).await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/items/progress")).await.hides(">1</td>");
});

on_both!(a_closed_review_is_looked_back_on_and_its_ledger_stands_still, async |house: TestHouse| {
    let institute = house.institute().await;
    items(&house, &institute, &SOME).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/items")).await.hides("Look back");
    for phase in ["reporting", "meeting", "evaluation", "assessment", "follow_up", "closed"] {
        olga.post(&institute.path("/phase"), &[("to", phase)]).await.is(StatusCode::SEE_OTHER);
    }
    olga.get(&institute.path("/items")).await.says("Look back");
    let page = olga.get(&institute.path("/items/look-back")).await.is(StatusCode::OK);
    page.says("verified in time").says("go on in next year").says("Seats filled").hides("Plans_joined");
    let item = institute.path("/items/00000000-0000-7000-8000-000000000002");
    olga.get(&item).await.is(StatusCode::OK).hides("value=\"verify\"").hides("/edit\"");
    let fields = [("revision", "1"), ("step", "verify"), ("note", "Seen")];
    olga.post(&item, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(the_three_lists_are_pages_and_files, async |house: TestHouse| {
    let institute = house.institute().await;
    items(&house, &institute, &SOME).await;
    let olga = house.guest(institute.account("olga")).await;
    let base = institute.path("/items/lists");
    olga.get(&base).await.says("Found in").says("D23.en.docx").hides("Step by step");
    olga.get(&format!("{base}?list=owners")).await.says("Owner 1").hides("Step by step");
    olga.get(&format!("{base}?list=mended")).await.says("Step by step").says("30 June 2023");
    let file = olga.get(&institute.path("/documents/D23.en.docx")).await.is(StatusCode::OK);
    assert!(file.bytes.starts_with(b"PK"));
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&base).await.is(StatusCode::OK).hides("D23.en.docx");
});
