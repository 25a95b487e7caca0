//! The record of the sitting: undone steps, the agenda of the day, the lot.

use axum::http::StatusCode;
use review::meeting::{Agenda, Stage, lot};
use storage::meeting::Meeting;

use crate::support::{Answer, Guest, Institute, MEETING_DAY, TestHouse, on_both};

/// Whoever runs the meeting.
pub struct Chair<'a> {
    pub house: &'a TestHouse,
    pub institute: &'a Institute,
    pub guest: Guest,
}

impl<'a> Chair<'a> {
    /// With everybody checked in.
    pub async fn of(house: &'a TestHouse, institute: &'a Institute) -> Self {
        let guest = house.guest(institute.account("olga")).await;
        guest.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
        Self { house, institute, guest }
    }

    async fn meeting(&self) -> Meeting {
        storage::meeting::of(&self.house.service.reader(), self.institute.review.id).await.unwrap().unwrap()
    }

    async fn tries(&self, step: &str) -> Answer {
        let version = self.meeting().await.version.to_string();
        self.guest.post(&self.institute.path("/meeting"), &[("version", &version), ("step", step)]).await
    }

    /// Takes these steps one after the other.
    pub async fn presses(&self, steps: &[&str]) {
        for step in steps {
            self.tries(step).await.is(StatusCode::SEE_OTHER);
        }
    }

    async fn page(&self) -> Answer {
        self.guest.get(&self.institute.path("/meeting")).await.is(StatusCode::OK)
    }
}

on_both!(the_last_step_is_undone_and_the_clock_is_as_if_it_had_run_on, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    chair.tries("undo").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("no step to undo");
    chair.presses(&["forward", "forward", "forward", "start_clock"]).await;
    let started = chair.meeting().await.state;
    house.clock.passes(100_000);
    chair.presses(&["forward"]).await;
    house.clock.passes(5_000);
    chair.page().await.says("Undo: 14:01:40 · olga: Went on: Research · Questions");

    chair.presses(&["undo"]).await;

    let meeting = chair.meeting().await;
    assert_eq!((meeting.state, meeting.version), (started, 6));
    chair.page().await.says(">06:15<").says("Research");
    let record = chair.guest.get(&institute.path("/meeting/record")).await.is(StatusCode::OK);
    record.says("undone").says("Undid: Went on: Research · Questions");
});

on_both!(opening_and_closing_are_undone_too, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let opened = house.service.now();
    chair.presses(&["forward"]).await;
    house.clock.passes(60_000);
    chair.presses(&["close"]).await;
    assert!(chair.meeting().await.closed_at.is_some());

    chair.presses(&["undo"]).await;

    let meeting = chair.meeting().await;
    assert_eq!((meeting.opened_at, meeting.closed_at), (Some(opened), None));
    chair.presses(&["undo"]).await;
    let meeting = chair.meeting().await;
    assert_eq!((meeting.opened_at, meeting.state.stage), (None, Stage::Waiting));
    chair.tries("undo").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("no step to undo");
    let rosa = house.guest(institute.account("rosa")).await;
    let undo = [("version", "4"), ("step", "undo")];
    rosa.post(&institute.path("/meeting"), &undo).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/meeting/record")).await.is(StatusCode::OK).says("Opened the meeting");
});

on_both!(a_second_press_of_the_same_button_makes_no_second_step, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let path = institute.path("/meeting");
    let press = [("version", "0"), ("step", "forward")];
    let (one, other) = tokio::join!(chair.guest.post(&path, &press), chair.guest.post(&path, &press));

    assert_eq!(chair.meeting().await.version, 1);
    let late =
        [one, other].into_iter().filter_map(|answer| answer.location).find(|to| to.contains("since=0"));
    let page = chair.guest.get(&late.expect("one of them was late")).await;
    page.says("Somebody was faster").says("olga: Opened the meeting").says("Opening, roll and quorum");
});

/// The agenda's form as the page has it.
const PLAN: [(&str, &str); 12] = [
    ("point", "opening"),
    ("minutes", "5"),
    ("point", "tellers"),
    ("minutes", "5"),
    ("point", "reports"),
    ("report", "8"),
    ("questions", "3"),
    ("comment", "2"),
    ("point", "ballot"),
    ("minutes", "15"),
    ("point", "summing_up"),
    ("minutes", "10"),
];

fn with<'a>(version: &'a str, extra: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [("version", version)].into_iter().chain(PLAN).chain(extra.iter().copied()).collect()
}

on_both!(the_agenda_is_changed_for_this_meeting_and_what_has_begun_stays, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let path = institute.path("/meeting/agenda");
    chair.guest.get(&path).await.is(StatusCode::OK).says("name=\"report\"").says("Save the agenda");
    chair.page().await.says("15:14").hides("15:24");

    // The tellers are skipped, the ballot takes ten minutes more, and it comes last.
    let fields = with("0", &[("down", "ballot")]);
    let fields =
        fields.into_iter().map(|field| if field == ("minutes", "15") { ("minutes", "25") } else { field });
    let fields: Vec<_> = fields.collect();
    let place = fields.iter().position(|field| *field == ("point", "reports")).unwrap();
    let fields = [&fields[..place], &[("skip", "yes")], &fields[place..]].concat();
    chair.guest.post(&path, &fields).await.is(StatusCode::SEE_OTHER);

    let page =
        chair.guest.get(&format!("{path}?saved=1")).await.says("The agenda is saved").says("skipped").text();
    assert!(page.find("value=\"summing_up\"") < page.find("value=\"ballot\""));
    chair.page().await.says("15:19");
    chair.presses(&["forward", "forward"]).await;
    chair.page().await.says("Reporter 1 of 3");
    let stale = chair.guest.post(&path, &with("0", &[])).await.is(StatusCode::CONFLICT);
    stale.says("not saved").says("has begun");
    let refused = chair.guest.post(&path, &with("3", &[])).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("A point that has begun");
    // It is a step like others.
    chair.presses(&["undo", "undo", "undo"]).await;
    assert_eq!(chair.meeting().await.agenda, Agenda::default());
});

on_both!(an_agenda_that_is_refused_comes_back_as_typed, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let path = institute.path("/meeting/agenda");
    for typed in ["0", "721", "a while"] {
        let fields: Vec<_> = with("0", &[])
            .into_iter()
            .map(|field| if field == ("minutes", "15") { ("minutes", typed) } else { field })
            .collect();
        let page = chair.guest.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        page.says("1 to 720 minutes").says(&format!("value=\"{typed}\""));
    }
    chair.guest.post(&path, &[("version", "0"), ("minutes", "5")]).await.is(StatusCode::BAD_REQUEST);
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&path).await.is(StatusCode::FORBIDDEN);
    rosa.post(&path, &with("0", &[])).await.is(StatusCode::FORBIDDEN);
    assert_eq!(chair.meeting().await.version, 0);
});

on_both!(the_lot_is_drawn_before_a_witness_and_can_be_reckoned_again, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let path = institute.path("/meeting/lot");
    chair.guest.get(&path).await.is(StatusCode::OK).says("Not drawn");
    chair
        .guest
        .post(&path, &[("seen", "0"), ("witness", " ")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Name the witness");
    chair
        .guest
        .post(&path, &[("seen", "0"), ("witness", "Discipline officer")])
        .await
        .is(StatusCode::SEE_OTHER);

    let (reader, review) = (house.service.reader(), institute.review.id);
    let draws = storage::meeting::lot::draws(&reader, review).await.unwrap();
    let [first] = &*draws else { panic!("{draws:?}") };
    let order = async || {
        let rows = storage::roster::reporters(&reader, review).await.unwrap();
        rows.iter().map(|reporter| reporter.id).collect::<Vec<_>>()
    };
    assert_eq!(first.after, order().await);
    assert_eq!(first.after, lot::order(first.seed, &first.before));
    let page = chair.guest.get(&path).await.says("Discipline officer").says(&first.seed.to_string());
    page.says("The running order is the one drawn").says("hashlib");

    // Somebody whose page is old draws nothing; again only for a reason, and both are kept.
    let late =
        chair.guest.post(&path, &[("seen", "0"), ("witness", "Second")]).await.is(StatusCode::SEE_OTHER);
    chair.guest.get(&late.location.unwrap()).await.says("Somebody else has drawn");
    let again = [("seen", "1"), ("witness", "Discipline officer"), ("reason", "")];
    chair
        .guest
        .post(&path, &again)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Say why")
        .says("Discipline officer");
    let again = [("seen", "1"), ("witness", "Discipline officer"), ("reason", "One was missing")];
    chair.guest.post(&path, &again).await.is(StatusCode::SEE_OTHER);
    chair
        .guest
        .get(&path)
        .await
        .says("Draw 1")
        .says("Draw 2")
        .says("One was missing")
        .says(&first.seed.to_string());

    // Moved by hand after the lot.
    let seen: Vec<_> = order().await.iter().map(ToString::to_string).collect();
    let fields: Vec<_> = seen.iter().map(|id| ("seen", id.as_str())).chain([("down", &*seen[0])]).collect();
    chair.guest.post(&institute.path("/meeting/order"), &fields).await.is(StatusCode::SEE_OTHER);
    chair.guest.get(&path).await.says("was changed after the lot");
});

on_both!(once_reports_have_begun_nobody_draws, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let path = institute.path("/meeting/lot");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.post(&path, &[("seen", "0"), ("witness", "Rosa")]).await.is(StatusCode::FORBIDDEN);
    rosa.get(&path).await.is(StatusCode::OK).hides("name=\"witness\"");
    chair.presses(&["forward", "forward", "forward"]).await;
    let draw = [("seen", "0"), ("witness", "Discipline officer")];
    chair.guest.post(&path, &draw).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Reports have begun");
    assert!(
        storage::meeting::lot::draws(&house.service.reader(), institute.review.id).await.unwrap().is_empty()
    );
});

on_both!(the_expected_end_moves_with_an_overrun, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    // 5 + 5 + 3 × 13 + 15 + 10, from 14:00.
    chair.page().await.says(">15:14<");
    chair.presses(&["forward"]).await;
    house.clock.passes(8 * 60_000);
    chair.page().await.says(">15:17<").says("data-eta");
    chair.presses(&["start_clock", "pause_clock"]).await;
    house.clock.passes(10 * 60_000);
    chair.page().await.says("data-left-ms=\"300000\"").says(">15:32<");
});

on_both!(the_ballot_is_run_from_the_chairs_screen, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let path = institute.path("/meeting/ballot");
    chair.page().await.hides("id=\"ballot\"");
    chair.presses(&["forward", "forward", "next_slot", "next_slot"]).await;
    let page = chair.page().await.says("cannot be opened yet").says("The boxes are not planned yet");
    page.says("key is not complete").hides("name=\"act\"");
    chair.guest.post(&path, &[("act", "open")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let hall = house.prepare_hall(&institute).await;
    chair.page().await.says("have not rehearsed").hides("not planned");
    hall.open().await.is(StatusCode::SEE_OTHER);
    chair.page().await.says("End the voting").says("0 of ");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.post(&path, &[("act", "stop")]).await.is(StatusCode::FORBIDDEN);
    chair.guest.post(&path, &[("act", "stop")]).await.is(StatusCode::SEE_OTHER);
    hall.grace_passes();
    chair.page().await.says("Close the boxes now");
    chair.guest.post(&path, &[("act", "close")]).await.is(StatusCode::SEE_OTHER);
    chair.page().await.says("Voting has ended.").hides("name=\"act\"");
});

on_both!(reports_from_before_there_was_a_log_keep_their_times, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let (review, rosa, started) = (institute.review.id, institute.reporters[0].id, MEETING_DAY + 600_000);
    chair.page().await.hides(">07:31<");

    let columns = "review_id, version, reporter_id, started_at, ended_at, spoken_ms";
    let values = format!("'{review}', 4, '{rosa}', {started}, {}, 451000", started + 500_000);
    house.database.run(&format!("INSERT INTO speech ({columns}) VALUES ({values})")).await;

    chair.page().await.says(">07:31<");
    let minutes = chair.guest.get(&institute.path("/meeting/minutes")).await.is(StatusCode::OK);
    minutes.says("Report: 07:31");
});
