use axum::http::StatusCode;

use crate::support::{DEMONSTRATION, Hall, Institute, TestHouse, on_both};

/// The sums are open: in boxes A, B, C and D five cards each marked every reporter good, the last one "average".
pub async fn with_sums(house: &TestHouse) -> (Institute, Hall) {
    with_sums_by(house, DEMONSTRATION).await
}

pub async fn with_sums_by(house: &TestHouse, template: &str) -> (Institute, Hall) {
    let institute = house.institute_by(template).await;
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for (card, answer) in [0, 0, 0, 0, 2].into_iter().enumerate() {
            one.cast(&house.passer_by(), card, answer).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    (institute, hall)
}

async fn enter(house: &TestHouse, institute: &Institute, scores: [&str; 3]) {
    house.assess(institute, "branch", scores).await;
}

on_both!(nobody_sees_a_mark_before_the_sums_are_open, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for card in 0..5 {
            one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
        }
    }
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/result")).await.says("The sums are still sealed").hides("<rect");
    hall.close().await;
    olga.get(&institute.path("/result")).await.says("The sums are still sealed").hides("<rect");
    olga.get(&institute.path("/result.json")).await.is(StatusCode::NOT_FOUND);
});

on_both!(every_number_opens_to_its_arithmetic, async |house: TestHouse| {
    let (institute, _) = with_sums(&house).await;
    enter(&house, &institute, ["94.5", "92", "90"]).await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/result")).await.is(StatusCode::OK);
    // 4 good of 100 and 1 average of 60 make 92 in every box, so 40 % × 92 + 60 % × 94.5 = 93.5.
    let page = page.says("(100 × 4 + 80 × 0 + 60 × 1 + 40 × 0) ÷ 5").says("93.50").says("94.5 × 60%");
    page.says("92 × 40%");
});

on_both!(a_missing_score_blocks_the_composite_and_never_counts_as_zero, async |house: TestHouse| {
    let (institute, _) = with_sums(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/result")).await;
    page.says("A score that is entered by hand is still missing").hides("36.80");
});

on_both!(reporters_see_results_once_they_are_released, async |house: TestHouse| {
    let (institute, _) = with_sums(&house).await;
    enter(&house, &institute, ["99", "92", "80"]).await;
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&institute.path("/result")).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/result.json")).await.is(StatusCode::FORBIDDEN);
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
    let page = rosa.get(&institute.path("/result")).await.is(StatusCode::OK).says("Released.");
    page.hides("Note the decision").hides("name=\"value\"");
});
