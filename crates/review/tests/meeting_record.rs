//! The log of a sitting: what is undone, and when everything was.

use proptest::prelude::*;
use review::evaluation::waiting;
use review::id::{AccountId, ReporterId};
use review::meeting::{Deed, Entry, Log, Part, Point, Refusal, Sitting, Stage, Step, Timeline, timeline};
use review::template::{FillingRules, MeetingRules, Reveal, SlotKey};
use review::time::Instant;

use crate::support::{demonstration, reporter};

const NINE: Instant = Instant::from_ms(1_673_312_400_000);

fn rules() -> MeetingRules {
    demonstration().meeting().clone()
}

fn order() -> Vec<ReporterId> {
    (1..=3).map(reporter).collect()
}

/// A chair with a watch.
#[derive(Clone, Default)]
struct Room {
    entries: Vec<Entry>,
    sitting: Sitting,
    /// Seconds since nine.
    seconds: i64,
}

/// What may happen in it.
#[derive(Clone, Debug)]
enum Event {
    Step(Step),
    /// Turns the last two points of the agenda.
    Agenda,
    Undo,
    Wait(i64),
}

impl Room {
    fn now(&self) -> Instant {
        NINE.plus_ms(self.seconds * 1_000)
    }

    fn log(&self) -> Log {
        Log::new(self.entries.clone())
    }

    fn timeline(&self) -> Timeline {
        timeline(&self.log(), &rules(), self.now())
    }

    fn write(&mut self, deed: Deed, undoes: Option<i64>, after: Sitting) {
        let before = std::mem::replace(&mut self.sitting, after.clone());
        let version = i64::try_from(self.entries.len()).unwrap() + 1;
        let by = AccountId::from_uuid(uuid::Uuid::nil());
        self.entries.push(Entry { version, deed, undoes, by, at: self.now(), before, after });
    }

    fn steps(&mut self, step: Step) -> Result<(), Refusal> {
        let held = self.sitting.agenda.rules(&rules());
        let state = step.from(&self.sitting.state, &held, &order(), self.now())?;
        self.write(step.deed(), None, Sitting { state, ..self.sitting.clone() });
        Ok(())
    }

    fn turns_agenda(&mut self) -> Result<(), Refusal> {
        let points = self.sitting.agenda.points(&rules());
        let mut points: Vec<_> = points
            .into_iter()
            .map(|p| Point { key: p.slot.key, lengths: None, skipped: p.skipped })
            .collect();
        points.swap(3, 4);
        let agenda = self.sitting.agenda.change(&self.sitting.state, &rules(), points)?;
        self.write(Deed::Agenda, None, Sitting { agenda, ..self.sitting.clone() });
        Ok(())
    }

    fn undoes(&mut self) -> Result<(), Refusal> {
        let log = self.log();
        let last = log.to_undo()?;
        self.write(Deed::Undo, Some(last.version), last.before.clone());
        Ok(())
    }

    /// Whether it was taken.
    fn sees(&mut self, event: &Event) -> bool {
        match event {
            Event::Step(step) => self.steps(*step).is_ok(),
            Event::Agenda => self.turns_agenda().is_ok(),
            Event::Undo => self.undoes().is_ok(),
            Wait(seconds) => {
                self.seconds += seconds;
                true
            }
        }
    }

    fn sees_all(events: &[Event]) -> Self {
        let mut room = Self::default();
        for event in events {
            assert!(room.sees(event), "{event:?}");
        }
        room
    }
}

use Event::Wait;

const FORWARD: Event = Event::Step(Step::Forward);

fn to_first_report() -> Room {
    Room::sees_all(&[FORWARD, Wait(300), FORWARD, Wait(300), FORWARD])
}

#[test]
fn a_report_is_timed_by_its_clock_and_pauses_are_left_out() {
    let mut room = to_first_report();
    for event in [
        Wait(20),
        Event::Step(Step::StartClock),
        Wait(400),
        Event::Step(Step::PauseClock),
        Wait(100),
        Event::Step(Step::ResumeClock),
        Wait(97),
        FORWARD,
        Wait(60),
    ] {
        assert!(room.sees(&event), "{event:?}");
    }

    let found = room.timeline();

    assert_eq!(found.opened_at, Some(NINE));
    let spans: Vec<_> = found.turns(reporter(1)).collect();
    let [report, questions] = spans[..] else { panic!("{spans:?}") };
    assert_eq!(report.turn.map(|turn| turn.part), Some(Part::Report));
    assert_eq!(report.started_at, Some(NINE.plus_ms(600_000)));
    assert_eq!(report.ended_at, Some(NINE.plus_ms(1_217_000)));
    assert_eq!((report.planned_ms, report.spoken_ms), (480_000, Some(497_000)));
    assert_eq!(report.overrun_ms(), 17_000);
    // No clock was set for the questions, which are still going on.
    assert_eq!((questions.ended_at, questions.spoken_ms, questions.overrun_ms()), (None, Some(60_000), 0));
    assert_eq!(found.present(), Some(questions));
    let opening = found.point(&SlotKey::new("opening").unwrap()).unwrap();
    assert_eq!(opening.started_at.zip(opening.ended_at), Some((NINE, NINE.plus_ms(300_000))));
    assert_eq!(found.point(&SlotKey::new("ballot").unwrap()), None);
}

#[test]
fn who_is_called_up_again_has_two_turns() {
    let mut room = to_first_report();
    for event in [
        Wait(10),
        Event::Step(Step::Call(reporter(3))),
        Wait(30),
        Event::Step(Step::Call(reporter(3))),
        Wait(5),
    ] {
        assert!(room.sees(&event), "{event:?}");
    }
    let found = room.timeline();
    let spoken: Vec<_> = found.turns(reporter(3)).map(|span| span.spoken_ms).collect();
    assert_eq!(spoken, [Some(30_000), Some(5_000)]);
}

#[test]
fn an_undone_step_leaves_the_clock_as_if_it_had_run_on() {
    let mut room = to_first_report();
    room.steps(Step::StartClock).unwrap();
    room.sees(&Wait(100));
    room.steps(Step::Forward).unwrap();
    assert_eq!(room.sitting.state.clock, None);
    room.sees(&Wait(15));
    room.undoes().unwrap();
    assert_eq!(room.sitting.state.clock.unwrap().elapsed_ms(room.now()), 115_000);
    // And one that stood still stands where it stood.
    room.steps(Step::PauseClock).unwrap();
    room.sees(&Wait(60));
    room.steps(Step::Forward).unwrap();
    room.sees(&Wait(60));
    room.undoes().unwrap();
    assert_eq!(room.sitting.state.clock.unwrap().elapsed_ms(room.now()), 115_000);
    room.sees(&Wait(1));
    room.steps(Step::Forward).unwrap();
    let found = room.timeline();
    let spoken: Vec<_> = found.turns(reporter(1)).map(|span| span.spoken_ms).collect();
    assert_eq!(spoken, [Some(115_000), Some(0)], "undone steps are no turns");
}

#[test]
fn opening_and_closing_can_be_undone_but_nothing_before_the_first_step() {
    let mut room = Room::default();
    assert_eq!(room.undoes(), Err(Refusal::NothingToUndo));
    room.steps(Step::Forward).unwrap();
    room.sees(&Wait(60));
    room.steps(Step::Close).unwrap();
    assert_eq!(room.log().closed_at(), Some(NINE.plus_ms(60_000)));
    room.undoes().unwrap();
    assert_eq!((room.log().opened_at(), room.log().closed_at()), (Some(NINE), None));
    room.undoes().unwrap();
    assert_eq!(room.sitting, Sitting::default());
    assert_eq!((room.log().opened_at(), room.timeline().spans), (None, Vec::new()));
    assert_eq!(room.undoes(), Err(Refusal::NothingToUndo));
    assert_eq!(room.entries.len(), 4, "nothing is ever deleted");
    room.sees(&Wait(60));
    room.steps(Step::Forward).unwrap();
    assert_eq!(room.log().opened_at(), Some(room.now()));
}

/// A meeting that was under way before there was a log: what is known of it, and no more.
#[test]
fn a_log_may_begin_in_mid_meeting() {
    let mut room = to_first_report();
    room.sees(&Wait(30));
    room.entries.clear();
    room.steps(Step::Forward).unwrap();
    let found = room.timeline();
    let first = &found.spans[0];
    assert_eq!((first.started_at, first.ended_at, first.spoken_ms), (None, Some(room.now()), None));
    assert_eq!(found.spans.len(), 2);
    assert_eq!(found.opened_at, None);
}

fn event() -> impl Strategy<Value = Event> {
    let step = prop_oneof![
        4 => Just(Step::Forward),
        1 => Just(Step::NextSlot),
        1 => Just(Step::NextReporter),
        1 => (1..=3_u128).prop_map(|n| Step::Call(reporter(n))),
        2 => Just(Step::StartClock),
        2 => Just(Step::PauseClock),
        2 => Just(Step::ResumeClock),
        1 => Just(Step::AddMinute),
        1 => Just(Step::Close),
    ];
    prop_oneof![
        8 => step.prop_map(Event::Step),
        1 => Just(Event::Agenda),
        4 => Just(Event::Undo),
        4 => (1..600_i64).prop_map(Wait),
    ]
}

proptest! {
    /// Steps and undoings come to what the steps that were not undone come to, taken at the same times.
    #[test]
    fn what_was_undone_never_was(events in prop::collection::vec(event(), 0..60)) {
        let mut room = Room::default();
        for event in &events {
            room.sees(event);
        }
        let log = room.log();
        let mut plain = Room::default();
        for entry in log.standing() {
            plain.seconds = entry.at.since(NINE) / 1_000;
            let step = match entry.deed {
                Deed::Forward => Step::Forward,
                Deed::NextSlot => Step::NextSlot,
                Deed::NextReporter => Step::NextReporter,
                Deed::Call => Step::Call(entry.after.state.reporter().unwrap()),
                Deed::StartClock => Step::StartClock,
                Deed::PauseClock => Step::PauseClock,
                Deed::ResumeClock => Step::ResumeClock,
                Deed::AddMinute => Step::AddMinute,
                Deed::Close => Step::Close,
                Deed::Agenda => { plain.turns_agenda().unwrap(); continue }
                Deed::Undo => panic!("an undoing is no step"),
            };
            plain.steps(step).unwrap();
        }
        plain.seconds = room.seconds;
        prop_assert_eq!(&plain.sitting, &room.sitting);
        prop_assert_eq!(plain.timeline(), room.timeline());
        prop_assert_eq!(room.entries.len(), log.entries().len());
    }

    /// Stretches follow one another without gap or overlap, from the opening to now or to the closing.
    #[test]
    fn the_meeting_is_the_sum_of_its_stretches(events in prop::collection::vec(event(), 0..60)) {
        let mut room = Room::default();
        for event in &events {
            room.sees(event);
        }
        let found = room.timeline();
        let mut at = found.opened_at;
        for span in &found.spans {
            prop_assert_eq!(span.started_at, at);
            at = span.ended_at;
            let whole = span.ended_at.unwrap_or(room.now()).since(span.started_at.unwrap());
            prop_assert!(span.spoken_ms.unwrap() <= whole);
        }
        match room.sitting.state.stage {
            Stage::Waiting => prop_assert!(found.spans.is_empty()),
            Stage::At(_) => prop_assert!(found.present().is_some()),
            Stage::Closed => prop_assert_eq!(found.closed_at, at),
        }
    }
}

#[test]
fn a_ballot_that_follows_the_meeting_opens_a_reporter_when_the_turn_has_ended() {
    let mut filling = demonstration().evaluation().filling.clone();
    let waiting = |room: &Room, filling: &FillingRules| -> Vec<ReporterId> {
        let found = waiting(filling, &rules(), &room.sitting.state, &room.log(), &order());
        found.into_iter().collect()
    };
    let mut room = Room::default();
    assert_eq!(waiting(&room, &filling), [], "all at once is the rule");
    filling.reveal = Reveal::AfterReport;
    assert_eq!(waiting(&room, &filling), [], "a meeting that is not led here holds nothing back");
    for event in [FORWARD, FORWARD, FORWARD] {
        assert!(room.sees(&event));
    }
    assert_eq!(waiting(&room, &filling), order(), "the first has the floor");
    // Questions and comment belong to the turn.
    for event in [FORWARD, FORWARD] {
        assert!(room.sees(&event));
        assert_eq!(waiting(&room, &filling), order());
    }
    assert!(room.sees(&FORWARD));
    assert_eq!(waiting(&room, &filling), [reporter(2), reporter(3)]);
    // A slip that is taken back closes the page again; the marks on it are kept by the phone.
    assert!(room.sees(&Event::Undo));
    assert_eq!(waiting(&room, &filling), order());
    assert!(room.sees(&FORWARD) && room.sees(&Event::Step(Step::Call(reporter(1)))));
    assert_eq!(waiting(&room, &filling), [reporter(3)], "called up out of turn, the first stays open");
    assert!(room.sees(&Event::Step(Step::NextSlot)));
    assert_eq!(waiting(&room, &filling), [], "the reports are over, whoever was left out");
}
