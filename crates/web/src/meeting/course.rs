//! The course of the sitting: what was done, when everything was, when it will be over.

use std::collections::BTreeMap;

use review::{
    id::AccountId,
    meeting::{Deed, Entry, Eta, Forecast, Log, Stage, Timeline, Until, forecast, timeline},
    template::SlotKey,
    time::Instant,
    words::Words,
};
use service::Error;

use super::hall::Hall;
use crate::{gate::Seat, house::House, moment};

/// All that the log tells.
pub(super) struct Course {
    pub(super) log: Log,
    pub(super) timeline: Timeline,
    pub(super) forecast: Forecast,
    names: BTreeMap<AccountId, Words>,
    zone: String,
    now: Instant,
}

/// An end that moves on the page with the clock.
pub(super) struct EtaView {
    pub(super) text: String,
    /// When the present stretch ends by its plan …
    pub(super) ends_at: Option<i64>,
    /// … or what is left of it while its clock stands still.
    pub(super) left_ms: Option<i64>,
    pub(super) later_ms: i64,
    pub(super) zone: String,
}

impl Course {
    pub(super) async fn of(house: &House, seat: &Seat, hall: &Hall) -> Result<Self, Error> {
        let reader = house.reader();
        let log = storage::meeting::log::log(&reader, seat.review.id).await?;
        let ids: Vec<_> = log.entries().iter().map(|entry| entry.by).collect();
        let names = storage::account::names(&reader, &ids).await?;
        let timeline = timeline(&log, hall.template.meeting(), hall.now);
        let order = hall.order();
        let forecast = forecast(hall.state(), &hall.points(), &order, &timeline, seat.review.meets_at);
        Ok(Self { log, timeline, forecast, names, zone: seat.review.zone.clone(), now: hall.now })
    }

    /// When the whole meeting is expected to be over.
    pub(super) fn end(&self) -> Option<EtaView> {
        self.forecast.end().map(|eta| self.eta(eta))
    }

    /// When a point is expected to be over, unless it is.
    pub(super) fn end_of(&self, slot: &SlotKey) -> Option<EtaView> {
        self.forecast.of(slot).map(|eta| self.eta(eta))
    }

    fn eta(&self, eta: Eta) -> EtaView {
        let (ends_at, left_ms) = match eta.until {
            Until::At(end) => (Some(end.ms()), None),
            Until::Left { ms } => (None, Some(ms)),
        };
        EtaView {
            text: moment::time(eta.at(self.now), &self.zone),
            ends_at,
            left_ms,
            later_ms: eta.later_ms,
            zone: self.zone.clone(),
        }
    }

    /// When a point really was: `14:05–14:10`, `since 14:10`; `None` before it has begun.
    pub(super) fn actual(&self, hall: &Hall, slot: &SlotKey) -> Option<String> {
        let times = self.timeline.point(slot)?;
        Some(self.between(hall, times.started_at, times.ended_at))
    }

    pub(super) fn between(&self, hall: &Hall, from: Option<Instant>, to: Option<Instant>) -> String {
        let (say, time) = (hall.say, |at| moment::time(at, &self.zone));
        match (from, to) {
            (Some(from), Some(to)) => say.course_span(time(from), time(to)),
            (Some(from), None) => say.course_since(time(from)),
            (None, Some(to)) => say.course_span(say.course_unknown(), time(to)),
            (None, None) => say.course_unknown().to_owned(),
        }
    }

    /// A step in a line: when, who, what.
    pub(super) fn line(&self, hall: &Hall, entry: &Entry) -> String {
        let time = moment::second(entry.at, &self.zone);
        hall.say.course_line(time, self.name(hall, entry), self.what(hall, entry))
    }

    pub(super) fn name(&self, hall: &Hall, entry: &Entry) -> String {
        self.names.get(&entry.by).map(|name| name.in_lang(hall.say.lang()).to_owned()).unwrap_or_default()
    }

    pub(super) fn time(&self, entry: &Entry) -> String {
        moment::second(entry.at, &self.zone)
    }

    /// What was done, as a phrase.
    pub(super) fn what(&self, hall: &Hall, entry: &Entry) -> String {
        let say = hall.say;
        let there = || hall.describe(&entry.after.state);
        match entry.deed {
            Deed::Forward if entry.before.state.stage == Stage::Waiting => {
                say.course_deed_opened().to_owned()
            }
            Deed::Forward => say.course_deed_forward(there()),
            Deed::NextSlot | Deed::NextReporter => say.course_deed_skipped(there()),
            Deed::Call => say.course_deed_call(there()),
            Deed::StartClock => say.course_deed_start_clock().to_owned(),
            Deed::PauseClock => say.course_deed_pause_clock().to_owned(),
            Deed::ResumeClock => say.course_deed_resume_clock().to_owned(),
            Deed::AddMinute => say.course_deed_add_minute().to_owned(),
            Deed::Close => say.course_deed_close().to_owned(),
            Deed::Agenda => say.course_deed_agenda().to_owned(),
            Deed::Undo => {
                let of = self.log.entries().iter().find(|other| Some(other.version) == entry.undoes);
                let of = of.filter(|other| other.deed != Deed::Undo);
                of.map_or_else(
                    || say.course_deed_undo().to_owned(),
                    |of| say.course_deed_undo_of(self.what(hall, of)),
                )
            }
        }
    }
}
