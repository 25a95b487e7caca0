//! The state of the sitting in words: what chair and projector both show.

use i18n::Say;
use review::{
    id::ReporterId,
    meeting::{Clock, MeetingState, Part, Planned, Stage, Turn},
    report::How,
    template::{MeetingRules, Slot, SlotKind, Template},
    time::Instant,
};
use service::Error;
use storage::{cycle::Review, meeting::Meeting, roster::Reporter};

use crate::{gate::Seat, house::House};

/// Everything that the screens of the hall are drawn from.
pub(super) struct Hall {
    pub(super) say: Say,
    pub(super) template: Template,
    /// The template's rules with this meeting's own agenda.
    pub(super) rules: MeetingRules,
    pub(super) meeting: Meeting,
    /// Who speaks, in running order.
    pub(super) reporters: Vec<Reporter>,
    /// Who reports in writing alone, and has no turn.
    pub(super) in_writing: Vec<Reporter>,
    pub(super) now: Instant,
}

/// A clock as the page's script wants it, and what it showed when the page was made.
pub(super) struct ClockView {
    /// Milliseconds since 1970 …
    pub(super) ends_at: Option<i64>,
    /// … or what is left while it stands still. Neither for a clock that was not started.
    pub(super) paused_left_ms: Option<i64>,
    pub(super) warn_ms: u64,
    pub(super) text: String,
    pub(super) label: &'static str,
}

/// Whoever has the floor.
pub(super) struct Floor {
    pub(super) unit: String,
    pub(super) speaker: String,
    pub(super) part: &'static str,
    /// Which of how many.
    pub(super) count: String,
}

/// One point of the agenda.
pub(super) struct AgendaLine {
    pub(super) title: String,
    pub(super) minutes: u32,
    pub(super) done: bool,
    pub(super) now: bool,
    /// What belongs to it without a time of its own: reports in writing.
    pub(super) beside: Option<String>,
}

impl Hall {
    pub(super) async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        Self::in_words(house, &seat.review, seat.say()).await
    }

    /// … for everybody who reads that language.
    pub(super) async fn in_words(house: &House, review: &Review, say: Say) -> Result<Self, Error> {
        let reader = house.reader();
        let template = service::cycle::rules(review)?;
        let rules = template.report();
        let meeting = storage::meeting::of(&reader, review.id).await?.ok_or(Error::NotFound)?;
        let (reporters, in_writing) = storage::roster::reporters(&reader, review.id)
            .await?
            .into_iter()
            .partition(|one| rules.how(one.how) == How::InPerson);
        Ok(Self {
            say,
            in_writing,
            rules: meeting.agenda.rules(template.meeting()),
            meeting,
            reporters,
            template,
            now: house.service().now(),
        })
    }

    pub(super) fn state(&self) -> &MeetingState {
        &self.meeting.state
    }

    pub(super) fn order(&self) -> Vec<ReporterId> {
        self.reporters.iter().map(|reporter| reporter.id).collect()
    }

    /// All points of this meeting's agenda, skipped ones as well.
    pub(super) fn points(&self) -> Vec<Planned> {
        self.meeting.agenda.points(self.template.meeting())
    }

    /// The point of the agenda, where there is one.
    pub(super) fn slot(&self) -> Option<&Slot> {
        self.state().slot(&self.rules).ok()
    }

    pub(super) fn is_ballot(&self) -> bool {
        self.slot().is_some_and(|slot| matches!(slot.kind, SlotKind::Ballot { .. }))
    }

    /// What the meeting is at, in a line.
    pub(super) fn item(&self) -> String {
        match (&self.state().stage, self.slot()) {
            (Stage::Waiting, _) => self.say.meeting_waiting().to_owned(),
            (Stage::Closed, _) => self.say.meeting_closed().to_owned(),
            (Stage::At(_), Some(slot)) => slot.title.in_lang(self.say.lang()).to_owned(),
            // The template has changed under an open meeting; the steps refuse and say so.
            (Stage::At(key), None) => key.to_string(),
        }
    }

    /// A state that is not yet, for the button that leads there.
    pub(super) fn describe(&self, state: &MeetingState) -> String {
        match (state.current, state.slot(self.template.meeting())) {
            (Some(Turn { reporter, part }), _) => self.say.meeting_turn(self.unit(reporter), self.part(part)),
            (None, Ok(slot)) => slot.title.in_lang(self.say.lang()).to_owned(),
            (None, Err(_)) => String::new(),
        }
    }

    pub(super) fn floor(&self) -> Option<Floor> {
        let turn = self.state().current?;
        let place = self.reporters.iter().position(|reporter| reporter.id == turn.reporter)?;
        let reporter = &self.reporters[place];
        let lang = self.say.lang();
        Some(Floor {
            unit: reporter.unit.name.in_lang(lang).to_owned(),
            speaker: reporter.title.in_lang(lang).to_owned(),
            part: self.part(turn.part),
            count: self.say.meeting_report_count(place + 1, self.reporters.len()),
        })
    }

    /// The clock of this point or part; before it is started, what is planned.
    pub(super) fn clock(&self) -> Option<ClockView> {
        let rules = &self.rules;
        let warn_ms = u64::from(rules.warning_seconds) * 1_000;
        let view = |ends_at, paused_left_ms, left_ms, label| ClockView {
            ends_at,
            paused_left_ms,
            warn_ms,
            text: reading(left_ms),
            label,
        };
        let Some(clock) = self.state().clock else {
            let planned = self.state().planned_minutes(rules).ok()?;
            return Some(view(None, None, i64::from(planned) * 60_000, self.say.meeting_clock_planned()));
        };
        let left = clock.remaining_ms(self.now);
        let paused = clock.paused_at.map(|_| left);
        let ends_at = paused.is_none().then(|| ends_at(&clock));
        Some(view(ends_at, paused, left, self.say.meeting_clock()))
    }

    pub(super) fn agenda(&self) -> Vec<AgendaLine> {
        let agenda = &self.rules.agenda;
        let here = match &self.state().stage {
            Stage::Waiting => None,
            Stage::At(key) => agenda.iter().position(|slot| &slot.key == key),
            Stage::Closed => Some(agenda.len()),
        };
        let reporters = u32::try_from(self.reporters.len()).unwrap_or(u32::MAX);
        let line = |(place, slot): (usize, &Slot)| AgendaLine {
            title: slot.title.in_lang(self.say.lang()).to_owned(),
            minutes: slot.kind.minutes(reporters),
            done: here.is_some_and(|here| place < here),
            now: here == Some(place),
            beside: if slot.kind.is_reports() { self.beside() } else { None },
        };
        agenda.iter().enumerate().map(line).collect()
    }

    /// The units that report in writing, in a line.
    pub(super) fn beside(&self) -> Option<String> {
        let names: Vec<_> =
            self.in_writing.iter().map(|one| one.unit.name.in_lang(self.say.lang())).collect();
        (!names.is_empty()).then(|| self.say.meeting_in_writing_line(names.join(self.say.frame_list_comma())))
    }

    pub(super) fn unit(&self, reporter: ReporterId) -> &str {
        let found = self.reporters.iter().find(|one| one.id == reporter);
        found.map_or("", |found| found.unit.name.in_lang(self.say.lang()))
    }

    pub(super) fn part(&self, part: Part) -> &'static str {
        match part {
            Part::Report => self.say.meeting_part_report(),
            Part::Questions => self.say.meeting_part_questions(),
            Part::Comment => self.say.meeting_part_comment(),
        }
    }
}

fn ends_at(clock: &Clock) -> i64 {
    clock.started_at.plus_ms(clock.paused_ms).plus_ms(clock.duration_ms).ms()
}

/// As the page's script writes it: what is left counts up from whole seconds, what is over says so.
pub(super) fn reading(left_ms: i64) -> String {
    if left_ms < 0 {
        format!("+{}", minutes_and_seconds(left_ms.saturating_neg() / 1_000))
    } else {
        minutes_and_seconds(left_ms.saturating_add(999) / 1_000)
    }
}

/// `08:05`
pub(super) fn minutes_and_seconds(seconds: i64) -> String {
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}
