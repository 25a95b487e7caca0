//! The agenda of one meeting: moved, shortened, skipped; and when it will be over.

use review::id::ReporterId;
use review::meeting::{
    Agenda, Eta, Lengths, MeetingState, Planned, Point, Refusal, Timeline, Until, forecast,
};
use review::template::{MeetingRules, SlotKey};
use review::time::Instant;

use crate::support::{demonstration, reporter, template};

const NINE: Instant = Instant::from_ms(1_673_312_400_000);
const MINUTE: i64 = 60_000;

fn rules() -> MeetingRules {
    demonstration().meeting().clone()
}

fn order() -> Vec<ReporterId> {
    (1..=7).map(reporter).collect()
}

fn key(text: &str) -> SlotKey {
    SlotKey::new(text).unwrap()
}

/// The agenda as a form would send it back.
fn typed(agenda: &Agenda) -> Vec<Point> {
    let point = |one: Planned| Point {
        lengths: Some(Lengths::of(one.slot.kind)),
        key: one.slot.key,
        skipped: one.skipped,
    };
    agenda.points(&rules()).into_iter().map(point).collect()
}

fn keys(points: &[Planned]) -> Vec<&str> {
    points.iter().map(|point| point.slot.key.as_str()).collect()
}

#[test]
fn without_changes_it_is_the_templates() {
    let plain = Agenda::default();
    assert_eq!(plain.rules(&rules()), rules());
    assert_eq!(plain.change(&MeetingState::default(), &rules(), typed(&plain)), Ok(plain));
}

#[test]
fn points_that_have_not_begun_move_and_change() {
    let plain = Agenda::default();
    let mut points = typed(&plain);
    assert_eq!(
        points.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(),
        ["opening", "tellers", "reports", "ballot", "summing_up"]
    );
    points.swap(3, 4);
    points[3].lengths = Some(Lengths::Whole(20));
    points[1].skipped = true;
    let open = MeetingState::default().forward(&rules(), &order()).unwrap();

    let changed = plain.change(&open, &rules(), points).unwrap();

    assert_eq!(keys(&changed.points(&rules())), ["opening", "tellers", "reports", "summing_up", "ballot"]);
    let held = changed.rules(&rules());
    assert_eq!(held.minutes(7), 5 + 91 + 20 + 15);
    assert_eq!(open.next_slot(&held, &order()).unwrap().reporter(), Some(reporter(1)), "tellers are skipped");
    // What the template says of the rest still counts, should it change.
    let later = template("comment_minutes = 2", "comment_minutes = 3");
    assert_eq!(changed.rules(later.meeting()).minutes(7), 5 + 98 + 20 + 15);
}

#[test]
fn what_has_begun_stays() {
    let plain = Agenda::default();
    let tellers =
        MeetingState::default().forward(&rules(), &order()).unwrap().forward(&rules(), &order()).unwrap();
    let mut longer = typed(&plain);
    longer[1].lengths = Some(Lengths::Whole(9));
    assert_eq!(plain.change(&tellers, &rules(), longer), Err(Refusal::PointBegun { slot: key("tellers") }));
    let mut earlier = typed(&plain);
    earlier.swap(0, 4);
    assert_eq!(plain.change(&tellers, &rules(), earlier), Err(Refusal::PointBegun { slot: key("opening") }));
    let closed = tellers.close().unwrap();
    assert_eq!(plain.change(&closed, &rules(), typed(&plain)), Err(Refusal::Closed));
}

#[test]
fn an_agenda_is_whole_and_has_sensible_lengths() {
    let (plain, waiting) = (Agenda::default(), MeetingState::default());
    let change = |edit: &dyn Fn(&mut Vec<Point>)| {
        let mut points = typed(&plain);
        edit(&mut points);
        plain.change(&waiting, &rules(), points).unwrap_err()
    };
    assert_eq!(change(&|points| drop(points.pop())), Refusal::AgendaPoints);
    assert_eq!(change(&|points| points[1] = points[0].clone()), Refusal::AgendaPoints);
    assert_eq!(change(&|points| points[2].lengths = Some(Lengths::Whole(5))), Refusal::AgendaPoints);
    assert_eq!(change(&|points| points.iter_mut().for_each(|p| p.skipped = true)), Refusal::AgendaEmpty);
    for minutes in [0, Lengths::LIMIT_MINUTES + 1] {
        let refusal = change(&|points| points[0].lengths = Some(Lengths::Whole(minutes)));
        assert_eq!(refusal, Refusal::AgendaMinutes { limit_minutes: 720 });
    }
    let silent = Lengths::Each { report: 0, questions: 3, comment: 2 };
    assert!(matches!(change(&|points| points[2].lengths = Some(silent)), Refusal::AgendaMinutes { .. }));
    let endless = Lengths::Each { report: u32::MAX, questions: 3, comment: 2 };
    assert!(matches!(change(&|points| points[2].lengths = Some(endless)), Refusal::AgendaMinutes { .. }));
}

fn expected(state: &MeetingState, agenda: &Agenda) -> Vec<(String, Eta)> {
    let points = agenda.points(&rules());
    let forecast = forecast(state, &points, &order(), &Timeline::default(), NINE);
    assert_eq!(forecast.end(), forecast.points.last().map(|(_, eta)| *eta));
    forecast.points.into_iter().map(|(key, eta)| (key.to_string(), eta)).collect()
}

#[test]
fn before_the_opening_the_meeting_ends_by_its_plan() {
    let ends = expected(&MeetingState::default(), &Agenda::default());
    let minutes: Vec<_> = ends.iter().map(|(_, eta)| eta.at(NINE.minus_ms(1)).since(NINE) / MINUTE).collect();
    assert_eq!(minutes, [5, 10, 101, 116, 126]);
    let late = NINE.plus_ms(10 * MINUTE);
    assert_eq!(ends[4].1.at(late), late.plus_ms(126 * MINUTE));
}

#[test]
fn an_overrun_moves_all_that_comes_after_and_a_pause_too() {
    let (rules, order) = (rules(), order());
    let mut state = MeetingState::default();
    // To the sixth reporter's report: one more after it.
    for _ in 0..3 + 5 * 3 {
        state = state.forward(&rules, &order).unwrap();
    }
    assert_eq!(state.reporter(), Some(reporter(6)));
    let state = state.start_clock(&rules, NINE).unwrap();
    let end = |state: &MeetingState, minutes| {
        let (_, eta) = expected(state, &Agenda::default()).pop().unwrap();
        eta.at(NINE.plus_ms(minutes * MINUTE)).since(NINE) / MINUTE
    };
    // 8 to speak, 3 and 2 behind, 13 for the last reporter, 15 and 10.
    assert_eq!(end(&state, 0), 8 + 5 + 13 + 25);
    assert_eq!(end(&state, 8), 51);
    assert_eq!(end(&state, 11), 54);
    let paused = state.pause_clock(NINE.plus_ms(6 * MINUTE)).unwrap();
    assert_eq!(end(&paused, 6), 51);
    assert_eq!(end(&paused, 16), 61);
    let longer = state.add_minute().unwrap();
    assert_eq!(end(&longer, 0), 52);
    let (first, eta) = expected(&state, &Agenda::default()).remove(0);
    assert_eq!((first.as_str(), eta.until), ("reports", Until::At(NINE.plus_ms(8 * MINUTE))));
    assert!(expected(&state.close().unwrap(), &Agenda::default()).is_empty());
}

#[test]
fn what_is_skipped_takes_no_time() {
    let mut points = typed(&Agenda::default());
    points[3].skipped = true;
    let agenda = Agenda::default().change(&MeetingState::default(), &rules(), points).unwrap();
    let ends = expected(&MeetingState::default(), &agenda);
    assert_eq!(ends.len(), 4);
    assert_eq!(ends[3].1.at(NINE), NINE.plus_ms(111 * MINUTE));
}
