//! The sitting, step by step.

use proptest::prelude::*;
use review::id::ReporterId;
use review::meeting::{
    Clock, Comment, Mark, MeetingState, Part, Refusal, Stage, check_order, requirement, summing_up,
};
use review::template::{MeetingRules, SlotKey};
use review::time::Instant;

use crate::support::{demonstration, reporter, reporters};

fn rules() -> MeetingRules {
    demonstration().meeting().clone()
}

/// The order of the demonstration, by lot: B4, B1, B6, B3, B7, B2, B5.
fn order() -> Vec<ReporterId> {
    [4, 1, 6, 3, 7, 2, 5].map(reporter).to_vec()
}

fn at(slot: &str) -> Stage {
    Stage::At(SlotKey::new(slot).unwrap())
}

const NINE: Instant = Instant::from_ms(1_673_312_400_000);

#[test]
fn one_button_leads_through_the_whole_meeting() {
    let (rules, order) = (rules(), order());
    let mut meeting = MeetingState::default();
    let mut called = Vec::new();
    let mut minutes = 0;
    loop {
        match meeting.forward(&rules, &order) {
            Ok(next) => meeting = next,
            Err(refusal) => break assert_eq!(refusal, Refusal::LastSlot),
        }
        minutes += meeting.planned_minutes(&rules).unwrap();
        if let Some(turn) = meeting.current.filter(|turn| turn.part == Part::Report) {
            called.push(turn.reporter);
        }
    }
    assert_eq!(called, order);
    assert_eq!(minutes, 126);
    assert_eq!(meeting.stage, at("summing_up"));
    assert_eq!(meeting.close().unwrap().stage, Stage::Closed);
}

#[test]
fn a_meeting_opens_once_and_ends_for_good() {
    let (rules, order) = (rules(), order());
    let waiting = MeetingState::default();
    assert_eq!(waiting.close(), Err(Refusal::NotOpen));
    assert_eq!(waiting.next_slot(&rules, &order), Err(Refusal::NotOpen));
    let open = waiting.open(&rules, &order).unwrap();
    assert_eq!(open.stage, at("opening"));
    assert_eq!(open.open(&rules, &order), Err(Refusal::AlreadyOpen));
    assert_eq!(open.next_reporter(&rules, &order), Err(Refusal::NotReports));
    let closed = open.close().unwrap();
    assert_eq!(closed.forward(&rules, &order), Err(Refusal::Closed));
    assert_eq!(closed.open(&rules, &order), Err(Refusal::Closed));
}

fn first_report() -> MeetingState {
    let (rules, order) = (rules(), order());
    let open = MeetingState::default().open(&rules, &order).unwrap();
    open.next_slot(&rules, &order).unwrap().next_slot(&rules, &order).unwrap()
}

#[test]
fn reporters_are_called_in_order_or_out_of_turn() {
    let (rules, order) = (rules(), order());
    let first = first_report();
    assert_eq!(first.reporter(), Some(reporter(4)));
    let called = first.call(&rules, &order, reporter(5)).unwrap();
    assert_eq!(called.next_reporter(&rules, &order), Err(Refusal::LastReporter));
    let stranger = first.call(&rules, &order, reporter(9));
    assert_eq!(stranger, Err(Refusal::NotInOrder { reporter: reporter(9) }));
    assert_eq!(MeetingState::default().call(&rules, &order, reporter(4)), Err(Refusal::NotOpen));
}

#[test]
fn without_reporters_the_slot_of_reports_cannot_be_entered() {
    let open = MeetingState::default().open(&rules(), &[]).unwrap();
    let tellers = open.next_slot(&rules(), &[]).unwrap();
    assert_eq!(tellers.next_slot(&rules(), &[]), Err(Refusal::NoReporters));
}

#[test]
fn the_clock_warns_a_minute_ahead_and_counts_the_overrun() {
    let state = first_report().start_clock(&rules(), NINE).unwrap();
    let clock = state.clock.unwrap();
    let after = |seconds: i64| NINE.plus_ms(seconds * 1_000);
    assert_eq!(clock.mark(after(6 * 60 + 59), 60), Mark::Running);
    assert_eq!(clock.mark(after(7 * 60), 60), Mark::Warning);
    assert_eq!(clock.mark(after(8 * 60), 60), Mark::Over);
    assert_eq!(clock.overrun_ms(after(7 * 60)), 0);
    assert_eq!(clock.overrun_ms(after(8 * 60 + 17)), 17_000);
    let longer = state.add_minute().unwrap().clock.unwrap();
    assert_eq!(longer.remaining_ms(after(8 * 60)), 60_000);
}

#[test]
fn a_clock_belongs_to_what_it_was_started_for() {
    let state = first_report();
    assert_eq!(state.pause_clock(NINE), Err(Refusal::NoClock));
    assert_eq!(state.add_minute(), Err(Refusal::NoClock));
    let running = state.start_clock(&rules(), NINE).unwrap();
    assert_eq!(running.resume_clock(NINE), Err(Refusal::ClockRuns));
    let paused = running.pause_clock(NINE).unwrap();
    assert_eq!(paused.pause_clock(NINE), Err(Refusal::ClockPaused));
    assert_eq!(running.next_part(&rules(), &order()).unwrap().clock, None);
    assert!(Clock::start(NINE, 0).is_err());
    assert!(Clock::start(NINE, Clock::LIMIT_MINUTES).unwrap().add_minute().is_err());
}

#[test]
fn an_order_has_each_reporter_exactly_once() {
    let all = reporters();
    assert_eq!(check_order(&all, &order()), Ok(()));
    assert_eq!(check_order(&all, &order()[1..]), Err(Refusal::NotInOrder { reporter: reporter(4) }));
    let mut twice = order();
    twice[6] = reporter(4);
    assert_eq!(check_order(&all, &twice), Err(Refusal::TwiceInOrder { reporter: reporter(4) }));
    let mut strange = order();
    strange[0] = reporter(8);
    assert_eq!(check_order(&all, &strange), Err(Refusal::NoReporter { reporter: reporter(8) }));
}

#[test]
fn a_comment_says_at_least_one_thing() {
    assert_eq!(Comment::new(" ", "", "\n"), Err(Refusal::CommentEmpty));
    let comment = Comment::new("", " 支部台账不全 ", "").unwrap();
    assert_eq!((comment.praise(), comment.problem()), ("", "支部台账不全"));
    let long = "字".repeat(Comment::LIMIT + 1);
    assert!(matches!(Comment::new("", "", &long), Err(Refusal::Text { .. })));
    assert!(summing_up(" ").is_err());
    assert_eq!(requirement(" 每季度一次 ").unwrap(), "每季度一次");
}

proptest! {
    /// However often it is paused, the clock has counted what it ran.
    #[test]
    fn pauses_take_nothing_from_a_speaker(spans in prop::collection::vec((0i64..100_000, 0i64..100_000), 0..8)) {
        let mut clock = Clock::start(NINE, 8).unwrap();
        let (mut now, mut ran) = (NINE, 0);
        for (run, pause) in spans {
            now = now.plus_ms(run);
            ran += run;
            clock = clock.pause(now).unwrap();
            now = now.plus_ms(pause);
            prop_assert_eq!(clock.elapsed_ms(now), ran);
            clock = clock.resume(now).unwrap();
        }
        prop_assert_eq!(clock.elapsed_ms(now), ran);
        prop_assert_eq!(clock.remaining_ms(now), 480_000 - ran);
    }
}
