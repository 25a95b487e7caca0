//! What befalls a hall: the server dies, its disk is full, the chair's laptop is another. Each is caused for real.

#[cfg(target_os = "linux")]
use std::sync::Arc;

use axum::http::StatusCode;
use ballot::verify;

use crate::support::{Answer, Guest, HallBox, Institute, Process, TestHouse, on_both};

/// The server that gets killed. Not a test of its own.
#[tokio::test]
#[ignore = "runs as the child of the tests here"]
async fn serves_until_killed() {
    crate::support::serve().await;
}

/// So many that the meeting can be opened, and no more.
async fn quorum_comes(desk: &Guest, institute: &Institute) {
    for number in
        ["A01", "A02", "A04", "A05", "B01", "B02", "B03", "B04", "B05", "C01", "C02", "C03", "C04", "C05"]
    {
        let form = [("number", number)];
        desk.post(&institute.path("/check-in"), &form).await.is(StatusCode::SEE_OTHER);
    }
}

/// Whoever runs the meeting presses these buttons one after the other, the first on a page of that version.
async fn presses(chair: &Guest, institute: &Institute, from: i64, steps: &[&str]) {
    for (version, step) in (from..).zip(steps) {
        presses_one(chair, institute, version, step).await.is(StatusCode::SEE_OTHER);
    }
}

async fn presses_one(chair: &Guest, institute: &Institute, version: i64, step: &str) -> Answer {
    let version = version.to_string();
    chair.post(&institute.path("/meeting"), &[("version", &version), ("step", step)]).await
}

/// What the hall's screens say, line by line.
async fn screens(chair: &Guest, institute: &Institute) -> Vec<String> {
    let mut lines = Vec::new();
    for path in
        ["/meeting", "/remote", "/projector", "/projector?scene=agenda", "/check-in", "/meeting/record"]
    {
        let page = chair.get(&institute.path(path)).await.is(StatusCode::OK).text();
        // Each start counts versions anew, from the time of day.
        let unversioned = page.split_once("data-version=\"").map(|(before, rest)| {
            let (_, after) = rest.split_once('"').unwrap();
            format!("{before}{after}")
        });
        lines.extend(unversioned.unwrap_or(page).lines().map(str::to_owned));
    }
    lines
}

#[track_caller]
fn say_the_same(before: &[String], after: &[String]) {
    for (was, is) in before.iter().zip(after) {
        assert_eq!(was, is);
    }
    assert_eq!(before.len(), after.len());
}

/// The ballots in a box, as anybody verifies it.
async fn trackers(phone: &Guest, one: &HallBox) -> Vec<String> {
    let archive = phone.get(&one.path("/archive.bel")).await.is(StatusCode::OK).bytes;
    let verdict = verify(&archive).unwrap();
    verdict.ballots().iter().map(|ballot| ballot.tracker().to_string()).collect()
}

on_both!(a_server_killed_under_a_running_clock_comes_back_as_it_was, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[2];
    let olga = house.guest(institute.account("olga")).await;
    let server = Process::over(&house);
    let (chair, phone) = (server.guest(&olga), server.guest(&house.passer_by()));
    quorum_comes(&chair, &institute).await;
    presses(&chair, &institute, 0, &["forward", "forward", "forward", "start_clock"]).await;
    let received = one.cast(&phone, 0, 1).await.is(StatusCode::OK).json();
    house.clock.passes(100_000);
    server.sees_the_time_of(&house);
    let before = screens(&chair, &institute).await;
    assert!(before.iter().any(|line| line.contains(">06:20<")), "the clock runs");

    let server = server.killed_and_started_again(&house);

    let (chair, phone) = (server.guest(&olga), server.guest(&house.passer_by()));
    say_the_same(&before, &screens(&chair, &institute).await);
    house.clock.passes(20_000);
    server.sees_the_time_of(&house);
    chair.get(&institute.path("/meeting")).await.says(">06:00<");
    assert_eq!(trackers(&phone, one).await, [received["tracker"].as_str().unwrap()]);
    presses(&chair, &institute, 4, &["pause_clock"]).await;
    one.cast(&phone, 1, 0).await.is(StatusCode::OK);
});

on_both!(another_laptop_goes_on_and_the_old_one_is_told_who_did_what, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    presses(&olga, &institute, 0, &["forward", "forward", "forward"]).await;
    let spare = house.guest(institute.account("olga")).await;
    assert_ne!(spare.cookie, olga.cookie, "a session of its own");
    let spare = Guest { site: house.second_server().await.site, ..spare };

    let page = spare.get(&institute.path("/meeting")).await.is(StatusCode::OK);
    page.says("Research").says("name=\"version\" value=\"3\"");
    presses(&spare, &institute, 3, &["start_clock", "forward"]).await;

    let late = presses_one(&olga, &institute, 3, "start_clock").await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&late.location.unwrap()).await.is(StatusCode::OK);
    page.says("Somebody was faster").says("olga: Went on: Research · Questions").says("value=\"5\"");
    presses(&olga, &institute, 5, &["forward"]).await;
});

/// Whether something was acknowledged. If not, that is told plainly, with the number under which the log has it.
#[cfg(target_os = "linux")]
fn acknowledged(answer: Answer, so: StatusCode) -> bool {
    if answer.status == so {
        return true;
    }
    let page = answer.is(StatusCode::INTERNAL_SERVER_ERROR).says("Nothing half-done was saved");
    let text = page.text();
    let id = text.split_once("report number is ").unwrap().1.split('.').next().unwrap();
    assert!(id.len() >= 6, "{id}");
    false
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn with_a_full_disk_nothing_is_acknowledged_that_is_not_stored() {
    use storage::testing::{Engine, TestDatabase};

    use crate::support::SmallDisk;

    let house = TestHouse::open(TestDatabase::on(Engine::Sqlite).await.unwrap()).await;
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[2];
    let olga = house.guest(institute.account("olga")).await;
    let disk = SmallDisk::over(&house).await;
    let (chair, phone) = (disk.server.guest(&olga), disk.server.guest(&house.passer_by()));
    quorum_comes(&chair, &institute).await;
    presses(&chair, &institute, 0, &["forward"]).await;
    one.cast(&phone, 0, 1).await.is(StatusCode::OK);
    let before = screens(&chair, &institute).await;

    disk.fills_up();
    assert!(!acknowledged(presses_one(&chair, &institute, 1, "forward").await, StatusCode::SEE_OTHER));
    say_the_same(&before, &screens(&chair, &institute).await);
    let mut so_far = Stored { version: 1, present: 14, ballots: 1 };
    for (number, card) in [("A03", 1), ("C06", 2), ("D01", 3)] {
        disk.fills_up();
        let step = presses_one(&chair, &institute, so_far.version, "forward").await;
        so_far.version += i64::from(acknowledged(step, StatusCode::SEE_OTHER));
        let came = chair.post(&institute.path("/check-in"), &[("number", number)]).await;
        so_far.present += usize::from(acknowledged(came, StatusCode::SEE_OTHER));
        so_far.ballots += usize::from(acknowledged(one.cast(&phone, card, 1).await, StatusCode::OK));
        let (_copy, rows) = disk.rows().await;
        assert_eq!(Stored::in_rows(rows, &institute, one).await, so_far);
        screens(&chair, &institute).await;
    }

    disk.is_emptied();

    for (number, card) in [("D02", 4), ("D03", 5)] {
        presses(&chair, &institute, so_far.version, &["start_clock", "pause_clock"]).await;
        chair.post(&institute.path("/check-in"), &[("number", number)]).await.is(StatusCode::SEE_OTHER);
        one.cast(&phone, card, 1).await.is(StatusCode::OK);
        so_far =
            Stored { version: so_far.version + 2, present: so_far.present + 1, ballots: so_far.ballots + 1 };
        let (_copy, rows) = disk.rows().await;
        assert_eq!(Stored::in_rows(rows, &institute, one).await, so_far);
    }
}

/// What of a meeting is stored.
#[cfg(target_os = "linux")]
#[derive(Debug, PartialEq, Eq)]
struct Stored {
    version: i64,
    present: usize,
    ballots: usize,
}

#[cfg(target_os = "linux")]
impl Stored {
    /// As another server reads it.
    async fn in_rows(store: storage::Store, institute: &Institute, one: &HallBox) -> Self {
        let (reader, review) = (store.reader(), institute.review.id);
        let meeting = storage::meeting::of(&reader, review).await.unwrap().unwrap();
        let people = storage::roster::people(&reader, review).await.unwrap();
        let service =
            service::Service::new(store, Arc::new(service::SystemClock), Arc::new(service::SystemDice));
        let phone = Guest::passer_by(&web::site(web::House::new(service)));
        Self {
            version: meeting.version,
            present: people.iter().filter(|person| person.present_at.is_some()).count(),
            ballots: trackers(&phone, one).await.len(),
        }
    }
}
