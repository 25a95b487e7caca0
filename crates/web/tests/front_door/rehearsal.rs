//! The dress rehearsal: everything is tried, nothing counts, nothing stays.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use crate::attendance::ticket;
use crate::support::{Answer, Guest, Institute, TestHouse, on_both, upload_to};

const SLIDES: &[u8] = include_bytes!("../../../drawing/tests/office.pdf");

/// Begins a rehearsal by the organiser.
async fn rehearse(house: &TestHouse, institute: &Institute) -> (Guest, Institute) {
    let olga = house.guest(institute.account("olga")).await;
    let begun = begin(&olga, institute).await.is(StatusCode::SEE_OTHER);
    let copy = house.rehearsal_of(institute).await;
    assert_eq!(begun.location, Some(copy.path("/meeting")));
    (olga, copy)
}

async fn begin(by: &Guest, institute: &Institute) -> Answer {
    by.post(&institute.path("/rehearsal"), &[("act", "begin")]).await
}

async fn wipe(by: &Guest, institute: &Institute, copy: &Institute) -> Answer {
    let seen = copy.review.id.to_string();
    by.post(&institute.path("/rehearsal"), &[("act", "wipe"), ("seen", &seen)]).await
}

async fn forward(house: &TestHouse, by: &Guest, copy: &Institute) {
    let stored = storage::meeting::of(&house.service.reader(), copy.review.id).await.unwrap().unwrap();
    let version = stored.version.to_string();
    let fields = [("version", version.as_str()), ("step", "forward")];
    by.post(&copy.path("/meeting"), &fields).await.is(StatusCode::SEE_OTHER);
}

/// A leader asks, the clerk takes down what another says, and the question becomes an item.
async fn speak(house: &TestHouse, olga: &Guest, lena: &Guest, copy: &Institute) {
    let research = copy.reporters[0].id.to_string();
    let asked = [("reporter", &*research), ("text", "Why are files late?"), ("follow_up", "yes")];
    lena.post(&copy.path("/questions"), &asked).await.is(StatusCode::SEE_OTHER);
    let entry = copy.path(&format!("/meeting/entry?reporter={research}"));
    let line = [("who", "1"), ("what", "problem"), ("line", "Files are late")];
    olga.post(&entry, &line).await.is(StatusCode::SEE_OTHER);
    let questions = storage::question::questions(&house.service.reader(), copy.review.id).await.unwrap();
    let item = copy.path(&format!("/questions/{}/item", questions[0].id));
    olga.post(&item, &[("due_on", "2023-04-10")]).await.is(StatusCode::SEE_OTHER);
}

/// What a rehearsal may leave: sign-ins are the people's own, other servers were told that something changed, and the
/// review's own log says that there was one.
async fn rows(house: &TestHouse) -> BTreeMap<String, i64> {
    let mut rows = house.database.rows().await;
    rows.retain(|table, _| {
        !["session", "sign_in_link", "known_browser", "live", "operation", "operation_chain"]
            .contains(&table.as_str())
    });
    rows
}

on_both!(a_rehearsal_takes_along_what_a_meeting_needs, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = house.guest(institute.account("rosa")).await;
    let slides = institute.path(&format!("/reports/{}/slides", institute.reporters[0].id));
    upload_to(&rosa, &slides, "slides.pdf", SLIDES).await.is(StatusCode::SEE_OTHER);
    let olga = house.guest(institute.account("olga")).await;
    let wifi = [("revision", "0"), ("name", "Hall A"), ("password", "review2023")];
    olga.post(&institute.path("/projector/welcome"), &wifi).await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/rehearsal")).await.says("No rehearsal is under way");

    let (olga, copy) = rehearse(&house, &institute).await;

    let chair = olga.get(&copy.path("/meeting")).await.is(StatusCode::OK);
    chair.says("Dress rehearsal: nothing here counts.").says("Research").says(&institute.path("/rehearsal"));
    let slides = copy.path(&format!("/reports/{}/slides", copy.reporters[0].id));
    rosa.get(&slides).await.is(StatusCode::OK).says("3 pages");
    let wall = olga.get(&copy.path("/projector?scene=welcome")).await.is(StatusCode::OK);
    wall.says("Hall A").says("class=\"projector__rehearsal\"");
    olga.get(&copy.path("/roster")).await.says("Person A5");
    house.guest(institute.account("lena")).await.get("/tasks").await.says("2022 work review · rehearsal");
    // Whoever goes on by mistake in the real one sees no mark.
    olga.get(&institute.path("/meeting")).await.hides("nothing here counts");
    olga.get(&institute.path("/rehearsal"))
        .await
        .says("A rehearsal is under way")
        .says(&copy.path("/meeting"));
});

on_both!(a_whole_meeting_is_rehearsed_and_wiped_without_a_trace, async |house: TestHouse| {
    let institute = house.institute().await;
    let before = rows(&house).await;
    let (olga, copy) = rehearse(&house, &institute).await;
    let lena = house.guest(institute.account("lena")).await;
    let cora = house.guest(institute.account("cora")).await;
    olga.post(&copy.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    let lot = [("seen", "0"), ("witness", "Head of the office")];
    olga.post(&copy.path("/meeting/lot"), &lot).await.is(StatusCode::SEE_OTHER);
    for _ in 0..4 {
        forward(&house, &olga, &copy).await;
    }
    let hall = house.open_hall(&copy).await;
    let phone = house.passer_by();
    phone.get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::OK).says("\"trust\":\"rehearsal\"");
    for card in 0..5 {
        hall.boxes[0].cast(&phone, card, 1).await.is(StatusCode::OK);
    }
    let board = phone.get(&hall.boxes[0].path("")).await.is(StatusCode::OK);
    board.says("Dress rehearsal: nothing here counts.").hides("End it");
    hall.close().await;
    hall.open_sums().await;
    let asked = [("unit", ""), ("text", "Plan ahead")];
    lena.post(&copy.path("/summing-up/requirements"), &asked).await.is(StatusCode::SEE_OTHER);
    cora.post(&copy.path("/news"), &[]).await.is(StatusCode::SEE_OTHER);
    speak(&house, &olga, &lena, &copy).await;
    assert_ne!(rows(&house).await, before);

    let wiped = wipe(&olga, &institute, &copy).await.is(StatusCode::SEE_OTHER);

    assert_eq!(rows(&house).await, before);
    olga.get(&wiped.location.unwrap()).await.says("The rehearsal has been wiped.");
    olga.get(&copy.path("/meeting")).await.is(StatusCode::NOT_FOUND);
    phone.get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::NOT_FOUND);
    // And it can be begun again.
    begin(&olga, &institute).await.is(StatusCode::SEE_OTHER);
});

on_both!(what_counts_is_never_wiped, async |house: TestHouse| {
    let institute = house.institute().await;
    let (olga, copy) = rehearse(&house, &institute).await;
    let before = rows(&house).await;
    // A second press, an old page, and a page made up: each leads to how it stands.
    begin(&olga, &institute).await.is(StatusCode::SEE_OTHER);
    wipe(&olga, &institute, &institute).await.is(StatusCode::SEE_OTHER);
    wipe(&olga, &copy, &institute).await.is(StatusCode::SEE_OTHER);
    begin(&olga, &copy).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("This is a rehearsal itself");
    let lena = house.guest(institute.account("lena")).await;
    begin(&lena, &institute).await.is(StatusCode::FORBIDDEN);
    wipe(&lena, &institute, &copy).await.is(StatusCode::FORBIDDEN);
    assert_eq!(rows(&house).await, before);
});

on_both!(nothing_leaves_a_rehearsal, async |house: TestHouse| {
    let institute = house.institute().await;
    let (olga, copy) = rehearse(&house, &institute).await;
    let form = olga.get(&copy.path("/copy")).await.is(StatusCode::OK);
    assert!(form.text().contains("name=\"year\""));
    let next = [("year", "2023"), ("place", "Hall B"), ("place_other", ""), ("meets_at", "2024-01-10T14:00")];
    olga.post(&copy.path("/copy"), &next).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("dress rehearsal");
    let nudge = olga.post(&copy.path("/progress/nudge"), &[("note", "")]).await;
    nudge.is(StatusCode::UNPROCESSABLE_ENTITY).says("nothing of it is sent");
});

on_both!(who_checks_in_for_a_rehearsal_is_told_what_it_is, async |house: TestHouse| {
    let house = house.chatting();
    let institute = house.institute().await;
    let (olga, copy) = rehearse(&house, &institute).await;
    let own = copy.path("/check-in/own");
    olga.post(&own, &[("deed", "open"), ("kind", "fixed")]).await.is(StatusCode::SEE_OTHER);
    let ticket = ticket(&olga, &copy).await;
    let phone = house.passer_by();
    let page = phone.get(&copy.path(&format!("/arrive?t={ticket}"))).await.is(StatusCode::OK);
    page.says("Dress rehearsal: nothing here counts.").hides("End it");
});

on_both!(a_rehearsal_begins_before_the_meeting, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    forward(&house, &olga, &institute).await;
    begin(&olga, &institute).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has been opened");
    olga.get(&institute.path("/rehearsal")).await.says("no new rehearsal can begin");
});
