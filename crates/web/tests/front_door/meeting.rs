use axum::http::StatusCode;
use review::meeting::{Part, Stage, Timeline, timeline};
use storage::meeting::Meeting;

use crate::support::{Answer, Guest, Institute, TestHouse, on_both};

/// The chair at the screen, always pressing from what the page showed last.
struct Chair<'a> {
    house: &'a TestHouse,
    institute: &'a Institute,
    guest: Guest,
}

impl<'a> Chair<'a> {
    async fn of(house: &'a TestHouse, institute: &'a Institute) -> Self {
        Self { house, institute, guest: house.guest(institute.account("olga")).await }
    }

    async fn everybody_checked_in(&self) {
        self.guest.post(&self.institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    }

    async fn meeting(&self) -> Meeting {
        storage::meeting::of(&self.house.service.reader(), self.institute.review.id).await.unwrap().unwrap()
    }

    async fn timeline(&self) -> Timeline {
        let log =
            storage::meeting::log::log(&self.house.service.reader(), self.institute.review.id).await.unwrap();
        let rules = service::cycle::rules(&self.institute.review).unwrap();
        timeline(&log, rules.meeting(), self.house.service.now())
    }

    async fn tries(&self, step: &str) -> Answer {
        let version = self.meeting().await.version.to_string();
        self.guest.post(&self.institute.path("/meeting"), &[("version", &version), ("step", step)]).await
    }

    async fn presses(&self, step: &str) {
        let answer = self.tries(step).await.is(StatusCode::SEE_OTHER);
        assert_eq!(answer.location, Some(self.institute.path("/meeting")));
    }

    /// To the first report.
    async fn goes_to_reports(&self) {
        for _ in 0..3 {
            self.presses("forward").await;
        }
    }
}

on_both!(a_meeting_opens_only_once_enough_have_come, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let page = chair.tries("forward").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("0 of 21 are present; 14 are needed").says("at least 2/3 of the 21 expected");
    for number in ["A01", "A02", "A03", "A04", "A05", "B01", "B02", "B03", "B04", "B05", "C01", "C02", "C03"]
    {
        chair.guest.post(&institute.path("/check-in"), &[("number", number)]).await.is(StatusCode::SEE_OTHER);
    }
    chair.tries("forward").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("13 of 21 are present");
    chair.guest.post(&institute.path("/check-in"), &[("number", "C04")]).await.is(StatusCode::SEE_OTHER);

    chair.presses("forward").await;

    let meeting = chair.meeting().await;
    assert_eq!(meeting.version, 1);
    assert_eq!(meeting.opened_at, Some(house.service.now()));
    chair.guest.get(&institute.path("/meeting")).await.says("Opening, roll and quorum");
});

on_both!(one_button_leads_through_the_whole_agenda, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    chair.everybody_checked_in().await;
    chair.goes_to_reports().await;
    let mut called = Vec::new();
    while let Some(turn) = chair.meeting().await.state.current {
        if turn.part == Part::Report {
            called.push(turn.reporter);
            chair.presses("start_clock").await;
            house.clock.passes(8 * 60_000 + 17_000);
        }
        chair.presses("forward").await;
    }
    assert_eq!(called, institute.reporters.iter().map(|reporter| reporter.id).collect::<Vec<_>>());
    chair.presses("forward").await;
    chair.tries("forward").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("last point of the agenda");
    chair.guest.get(&institute.path("/meeting")).await.says("value=\"close\"").hides("value=\"forward\"");

    chair.presses("close").await;

    let meeting = chair.meeting().await;
    assert_eq!(meeting.state.stage, Stage::Closed);
    assert!(meeting.closed_at.is_some());
    let page = chair.guest.get(&institute.path("/meeting")).await.says("The meeting is closed");
    page.says("08:17").says("00:17").hides("value=\"forward\"").hides("value=\"close\"");
    chair.guest.get(&institute.path("/projector")).await.says("Thank you for coming");
    let course = chair.timeline().await;
    let reports: Vec<_> =
        course.spans.iter().filter(|span| span.turn.is_some_and(|turn| turn.part == Part::Report)).collect();
    assert_eq!(reports.len(), 3);
    assert!(reports.iter().all(|span| span.spoken_ms == Some(8 * 60_000 + 17_000)));
    assert!(reports.iter().all(|span| span.overrun_ms() == 17_000));
    let record = chair.guest.get(&institute.path("/meeting/record")).await.is(StatusCode::OK);
    record.says("Research · Report").says("08:17").says("00:17").says("Opened the meeting").says("olga");
});

on_both!(two_chairs_do_not_fight, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    chair.everybody_checked_in().await;
    let forward = [("version", "0"), ("step", "forward")];
    let path = institute.path("/meeting");
    chair.guest.post(&path, &forward).await.is(StatusCode::SEE_OTHER);

    let answer = chair.guest.post(&path, &forward).await.is(StatusCode::SEE_OTHER);

    assert_eq!(chair.meeting().await.version, 1, "the second chair's press was not taken");
    let page = chair.guest.get(&answer.location.unwrap()).await.is(StatusCode::OK);
    page.says("Somebody was faster").says("14:00:00 · olga: Opened the meeting");
    chair.guest.get(&path).await.says("name=\"version\" value=\"1\"").hides("Somebody was faster");
});

on_both!(every_screen_reckons_the_clock_from_the_same_instant, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    chair.everybody_checked_in().await;
    chair.goes_to_reports().await;
    let screens = ["/meeting", "/projector"].map(|path| institute.path(path));
    for screen in &screens {
        let page = chair.guest.get(screen).await.says(">08:00<").says("Research");
        page.says("Secretary, Research branch").hides("data-ends-at").hides("data-paused-left-ms");
    }
    let started = house.service.now().ms();
    chair.presses("start_clock").await;
    house.clock.passes(7 * 60_000 + 500);
    for screen in &screens {
        let page = chair.guest.get(screen).await.says(&format!("data-ends-at=\"{}\"", started + 480_000));
        page.says("data-warn-ms=\"60000\"").says(">01:00<");
    }
    chair.presses("pause_clock").await;
    house.clock.passes(30_000);
    for screen in &screens {
        chair.guest.get(screen).await.says("data-paused-left-ms=\"59500\"").hides("data-ends-at");
    }
    chair.presses("resume_clock").await;
    chair.presses("add_minute").await;
    for screen in &screens {
        let ends_at = started + 480_000 + 30_000 + 60_000;
        chair.guest.get(screen).await.says(&format!("data-ends-at=\"{ends_at}\""));
    }
    chair.tries("resume_clock").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("The clock is running");
});

on_both!(
    a_reporter_is_called_up_out_of_turn_and_only_the_organiser_runs_the_meeting,
    async |house: TestHouse| {
        let institute = house.institute().await;
        let chair = Chair::of(&house, &institute).await;
        chair.everybody_checked_in().await;
        chair.goes_to_reports().await;
        let testing = institute.reporters[2].id.to_string();
        let version = chair.meeting().await.version.to_string();
        let call = [("version", version.as_str()), ("step", "call"), ("reporter", testing.as_str())];
        let rosa = house.guest(institute.account("rosa")).await;
        rosa.post(&institute.path("/meeting"), &call).await.is(StatusCode::FORBIDDEN);
        rosa.get(&institute.path("/meeting")).await.is(StatusCode::OK).hides("name=\"step\"").says("Agenda");

        house.clock.passes(5_000);
        chair.guest.post(&institute.path("/meeting"), &call).await.is(StatusCode::SEE_OTHER);

        let course = chair.timeline().await;
        let turns: Vec<_> =
            course.spans.iter().filter_map(|span| Some((span.turn?.reporter, span.spoken_ms))).collect();
        let [first, .., last] = &*institute.reporters else { panic!("three reporters") };
        assert_eq!(turns, [(first.id, Some(5_000)), (last.id, Some(0))]);
        let page = chair.guest.get(&institute.path("/projector?dark")).await.says("data-theme=\"dark\"");
        page.says("Reporter 3 of 3").says("Testing");
        chair.guest.post(&institute.path("/meeting"), &[("version", "4")]).await.is(StatusCode::BAD_REQUEST);
        let nobody = [("version", "4"), ("step", "call"), ("reporter", "")];
        chair.guest.post(&institute.path("/meeting"), &nobody).await.is(StatusCode::BAD_REQUEST);
    }
);

on_both!(the_running_order_moves_one_place_at_a_time, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let [research, process, testing] = [0, 1, 2].map(|place| institute.reporters[place].id);
    let path = institute.path("/meeting/order");
    let order = async || {
        let rows = storage::roster::reporters(&house.service.reader(), institute.review.id).await.unwrap();
        rows.iter().map(|reporter| reporter.id).collect::<Vec<_>>()
    };
    let moved = async |guest: &Guest, seen: Vec<_>, way: &'static str, which: String| {
        let seen: Vec<_> = seen.iter().map(ToString::to_string).collect();
        let mut fields: Vec<_> = seen.iter().map(|id| ("seen", id.as_str())).collect();
        fields.push((way, &which));
        guest.post(&path, &fields).await
    };
    for (way, which) in [("up", testing), ("down", research), ("up", testing)] {
        moved(&chair.guest, order().await, way, which.to_string()).await.is(StatusCode::SEE_OTHER);
    }
    assert_eq!(order().await, [testing, research, process]);
    let old = vec![research, process, testing];
    moved(&chair.guest, old, "up", testing.to_string()).await.is(StatusCode::CONFLICT);
    // Dragged: the whole order at once.
    let dragged = [process, testing, research].map(|id| id.to_string());
    let seen = order().await.iter().map(ToString::to_string).collect::<Vec<_>>();
    let fields: Vec<_> = seen
        .iter()
        .map(|id| ("seen", id.as_str()))
        .chain(dragged.iter().map(|id| ("place", id.as_str())))
        .collect();
    chair.guest.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
    assert_eq!(order().await, [process, testing, research]);
    let twice: Vec<_> =
        dragged.iter().map(|id| ("seen", id.as_str())).chain([("place", &*dragged[0]); 3]).collect();
    chair.guest.post(&path, &twice).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("a reporter twice");

    let rosa = house.guest(institute.account("rosa")).await;
    moved(&rosa, order().await, "down", testing.to_string()).await.is(StatusCode::FORBIDDEN);
});

on_both!(a_leader_comments_and_nobody_else_does, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    let path = institute.path("/comments");
    let research = institute.reporters[0].id.to_string();
    let comment = |revision: &'static str, praise: &'static str| {
        [("reporter", research.clone()), ("revision", revision.into()), ("praise", praise.into())]
            .into_iter()
            .chain([
                ("problem", String::new()),
                ("direction", String::new()),
                ("praise_other", "很扎实".into()),
            ])
            .collect::<Vec<_>>()
    };
    let post = async |guest: &Guest, fields: Vec<(&'static str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        guest.post(&path, &fields).await
    };
    lena.get(&path).await.is(StatusCode::OK).says("0 of 3 written").says(&format!("/reports/{research}"));
    let blank = vec![("reporter", research.clone()), ("revision", "0".into()), ("praise", " ".into())]
        .into_iter()
        .chain([("problem", String::new()), ("direction", String::new())])
        .collect();
    post(&lena, blank).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("The comment is blank");
    post(&lena, comment("0", "Solid work")).await.is(StatusCode::SEE_OTHER);
    lena.get(&path).await.says("1 of 3 written");

    let page = post(&lena, comment("0", "Typed elsewhere")).await.is(StatusCode::CONFLICT);
    page.says("changed meanwhile")
        .says("Typed elsewhere")
        .says("Solid work")
        .says("name=\"revision\" value=\"1\"");

    let lars = house.guest(institute.account("lars")).await;
    lars.get(&path).await.says("0 of 3 written").hides("Solid work");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&path).await.is(StatusCode::FORBIDDEN);
    post(&rosa, comment("0", "I did well")).await.is(StatusCode::FORBIDDEN);
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&path).await.says("Solid work").says("lena").hides("<textarea");
    olga.reading("zh-CN").get(&path).await.says("很扎实");
});

on_both!(
    the_summing_up_is_a_leaders_and_two_of_them_do_not_overwrite_each_other,
    async |house: TestHouse| {
        let institute = house.institute().await;
        let (lena, lars) =
            (house.guest(institute.account("lena")).await, house.guest(institute.account("lars")).await);
        let path = institute.path("/summing-up");
        let long = "很".repeat(6_000);
        lena.post(&path, &[("revision", "0"), ("text", &long)]).await.is(StatusCode::SEE_OTHER);
        let page =
            lars.post(&path, &[("revision", "0"), ("text", "My own words")]).await.is(StatusCode::CONFLICT);
        page.says("My own words").says(&long).says("name=\"revision\" value=\"1\"");
        lars.post(&path, &[("revision", "1"), ("text", " ")])
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("nothing is written");
        lars.post(&path, &[("revision", "1"), ("text", "Both our words")]).await.is(StatusCode::SEE_OTHER);

        let olga = house.guest(institute.account("olga")).await;
        olga.get(&path).await.is(StatusCode::OK).says("Both our words").says("lars").hides("<textarea");
        olga.post(&path, &[("revision", "2"), ("text", "x")]).await.is(StatusCode::FORBIDDEN);
        let state = institute.path("/summing-up/requirements");
        olga.post(&state, &[("unit", ""), ("text", "x")]).await.is(StatusCode::FORBIDDEN);
        lena.post(&state, &[("unit", ""), ("text", "")])
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Requirement: nothing");
        lena.post(&state, &[("unit", ""), ("text", "Plan ahead")]).await.is(StatusCode::SEE_OTHER);
        olga.get(&path)
            .await
            .says("All units")
            .says("Plan ahead")
            .says("no item yet")
            .says("Make a ledger item");
    }
);

on_both!(a_requirement_that_is_sent_twice_is_stated_once, async |house: TestHouse| {
    let institute = house.institute().await;
    let (lena, lars) =
        (house.guest(institute.account("lena")).await, house.guest(institute.account("lars")).await);
    let state = institute.path("/summing-up/requirements");
    let unit = institute.reporters[0].unit.id.to_string();
    let ask = async |who: &Guest, unit: &str, text: &str| {
        who.post(&state, &[("unit", unit), ("text", text)]).await.is(StatusCode::SEE_OTHER);
    };
    // An impatient finger: both are on their way at once.
    tokio::join!(ask(&lena, "", "Plan ahead"), ask(&lena, "", "Plan ahead"));
    ask(&lena, "", " Plan ahead ").await;
    let stated = async || {
        let reader = house.service.reader();
        storage::meeting::said::requirements(&reader, institute.review.id).await.unwrap().len()
    };
    assert_eq!(stated().await, 1);
    // Of another unit, in other words, or by somebody else it is another one.
    ask(&lena, &unit, "Plan ahead").await;
    ask(&lena, "", "Plan further ahead").await;
    ask(&lars, "", "Plan ahead").await;
    assert_eq!(stated().await, 4);
});
