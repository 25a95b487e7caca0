//! A unit's check record: what each check has found, with what stood there before.

use i18n::{Say, template::number};
use review::{
    exact::Exact,
    template::{Check, Source, Template},
};
use service::Error;
use storage::{Reader, fact::Entry, roster::Unit};

use super::table::{CheckView, checks};
use crate::{gate::Seat, moment};

/// One unit's record.
pub(crate) struct Record {
    pub(crate) lines: Vec<CheckLine>,
    /// What the checks make of the composite's inputs.
    pub(crate) sums: Vec<String>,
}

/// What one check has found.
pub(crate) struct CheckLine {
    pub(crate) check: CheckView,
    pub(crate) now: Option<EntryView>,
    pub(crate) count: String,
    /// The latest first.
    pub(crate) before: Vec<EntryView>,
}

/// Something that was entered.
pub(crate) struct EntryView {
    pub(crate) score: String,
    pub(crate) note: String,
    pub(crate) by: String,
}

impl Record {
    pub(crate) async fn of(
        reader: &Reader,
        seat: &Seat,
        template: &Template,
        unit: &Unit,
    ) -> Result<Self, Error> {
        let entries = storage::fact::of_units(reader, &[unit.id]).await?;
        let ids: Vec<_> = entries.iter().map(|entry| entry.by).collect();
        let names = storage::account::names(reader, &ids).await?;
        let say = seat.say();
        let view = |check: &Check, entry: &Entry| {
            let who = names.get(&entry.by).map_or("–", |name| name.in_lang(say.lang()));
            let when = moment::minute(say, entry.at, &seat.review.zone);
            EntryView {
                score: score(say, check, entry),
                note: entry.note.in_lang(say.lang()).to_owned(),
                by: say.fact_record_by(who, when),
            }
        };
        let line = |(check, told): (&Check, CheckView)| {
            let mut own: Vec<_> = entries.iter().filter(|entry| entry.check == check.key).collect();
            let last = own.pop_if(|last| !last.is_blank());
            CheckLine {
                check: told,
                now: last.map(|last| view(check, last)),
                count: say.fact_record_before(own.len()),
                before: own.into_iter().rev().map(|entry| view(check, entry)).collect(),
            }
        };
        let lines = template.facts().checks.iter().zip(checks(say, template)).map(line).collect();
        Ok(Self { lines, sums: sums(say, template, &entries) })
    }
}

fn score(say: Say, check: &Check, entry: &Entry) -> String {
    match &entry.score {
        Some(score) => say.fact_record_score(score.text(), number(&check.points)),
        None if entry.is_blank() => say.fact_record_taken_back().to_owned(),
        None => say.fact_record_no_score().to_owned(),
    }
}

/// Each input that is made of checks: its score of 100, or that one is missing.
fn sums(say: Say, template: &Template, entries: &[Entry]) -> Vec<String> {
    let standing = storage::fact::standing(entries);
    let score = |check: &Check| {
        let entry = standing.iter().find(|((_, key), _)| *key == check.key);
        entry.and_then(|(_, entry)| entry.score.as_ref()).map(review::fact::Score::value)
    };
    let made = template.assessment().inputs.iter().filter(|input| input.source == Source::Checks);
    made.map(|input| {
        let title = input.title.in_lang(say.lang());
        let mut parts =
            template.facts().of_input(&input.key).map(|check| Some((score(check)?, &check.points)));
        let sums = parts.try_fold((Exact::zero(), Exact::zero()), |(scores, points), part| {
            part.map(|(score, of)| (scores.plus(score), points.plus(of)))
        });
        let value = sums.and_then(|(scores, points)| scores.times(&Exact::whole(100)).over(&points));
        value.map_or_else(
            || say.fact_record_sum_missing(title),
            |value| say.fact_record_sum(title, value.round_half_up(template.assessment().decimals)),
        )
    })
    .collect()
}
