//! What changed from one reckoning to the next.

use axum::http::StatusCode;

use crate::{
    result::with_sums_by,
    support::{Guest, Institute, TestHouse, on_both, typed_in},
};

async fn scores(by: &Guest, institute: &Institute, place: usize, seen: i64, value: &str) {
    let id = institute.reporters[place].id;
    let name = |what: &str| format!("{what}.{id}.score:branch");
    let (seen_at, value_at, seen) = (name("seen"), name("value"), seen.to_string());
    let fields = [("part", "scores"), ("basis", "Checked"), (&*seen_at, &*seen), (&*value_at, value)];
    by.post(&institute.path("/result/inputs"), &fields).await.is(StatusCode::SEE_OTHER);
}

on_both!(whatever_moves_a_number_makes_a_version_that_says_what, async |house: TestHouse| {
    let (institute, _) = with_sums_by(&house, &typed_in()).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/result/versions");
    let page = olga.get(&path).await.is(StatusCode::OK);
    page.says("Version 1").says("a box was opened").says("A score is still missing").hides("Version 2");
    house.assess(&institute, "branch", ["94.5", "92", "80"]).await;
    let page = olga.get(&path).await;
    // 40 % of 92 and 60 % of 94.5. Nobody has a suggestion before everybody has a score.
    page.says("Version 4").says("Composite score 93.50").says("suggested grade Fairly good");
    house.clock.passes(60_000);
    scores(&olga, &institute, 0, 1, "95").await;
    let page = olga.get(&path).await.says("Version 5").says("olga, 10 January 2023, 14:");
    let page = page
        .says("Annual branch assessment 94.5 → 95; Composite score 93.50 → 93.80; suggested grade unchanged");
    page.hides("Version 6");
    // Saved once more, and with other words for the same number, nothing is reckoned differently.
    scores(&olga, &institute, 0, 2, "95.0").await;
    scores(&olga, &institute, 0, 2, "95").await;
    olga.get(&path).await.hides("Version 6");
    // One number may move another reporter's suggestion.
    scores(&olga, &institute, 2, 1, "99").await;
    let page = olga.get(&path).await.says("Version 6").says("suggested grade Fairly good → Good");
    page.says("suggested grade Good → Fairly good");
    for name in ["rosa", "sara"] {
        house.guest(institute.account(name)).await.get(&path).await.is(StatusCode::FORBIDDEN);
    }
});
