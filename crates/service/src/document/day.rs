use std::collections::BTreeMap;

use documents::{
    document::Document,
    packet::day::{self as packet, Guest, Heard, Lot, Point, Remark},
};
use review::{id::AccountId, report::How, words::Words};
use storage::{Rows, meeting::said, roster::Reporter};

use super::{Desk, either, speaker};
use crate::Error;

/// D10.
pub(super) async fn agenda(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let speakers: Vec<_> = speaking(desk).into_iter().map(speaker).collect();
    Ok(vec![packet::agenda(desk.wanted.lang, &desk.on, &points(rows, desk).await?, &speakers)])
}

/// D12.
pub(super) async fn sign_in(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    Ok(vec![packet::sign_in(desk.wanted.lang, &desk.on, guests(rows, desk).await?)])
}

/// D13; nothing while nobody speaks.
pub(super) async fn running_order(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let speaking = speaking(desk);
    if speaking.is_empty() {
        return Ok(Vec::new());
    }
    let lot = lot(rows, desk, &speaking).await?;
    let speakers: Vec<_> = speaking.into_iter().map(speaker).collect();
    Ok(vec![packet::running_order(desk.wanted.lang, &desk.on, &speakers, lot.as_ref())])
}

/// Who speaks, in running order.
fn speaking<'a>(desk: &'a Desk<'_>) -> Vec<&'a Reporter> {
    let rules = desk.on.template.report();
    desk.reporters.iter().filter(|one| rules.how(one.how) == How::InPerson).collect()
}

async fn points(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Point>, Error> {
    let meeting = storage::meeting::of(rows, desk.review.id).await?.ok_or(Error::NotFound)?;
    let points = meeting.agenda.points(desk.on.template.meeting()).into_iter();
    Ok(points.map(|point| Point { slot: point.slot, skipped: point.skipped }).collect())
}

async fn guests(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Guest>, Error> {
    let units = storage::roster::units(rows, desk.review.id).await?;
    let people = storage::roster::people(rows, desk.review.id).await?;
    let guest = |person: storage::roster::Person| Guest {
        unit: units.iter().find(|unit| Some(unit.id) == person.unit).map(|unit| unit.name.clone()),
        name: person.name,
        title: person.title,
        group: person.group,
    };
    Ok(people.into_iter().map(guest).collect())
}

/// The last draw.
async fn lot(rows: &impl Rows, desk: &Desk<'_>, speaking: &[&Reporter]) -> Result<Option<Lot>, Error> {
    let draws = storage::meeting::lot::draws(rows, desk.review.id).await?;
    let order: Vec<_> = speaking.iter().map(|one| one.id).collect();
    Ok(draws.into_iter().next_back().map(|draw| Lot {
        seed: draw.seed.to_string(),
        witness: draw.witness,
        at: draw.at,
        number: draw.number,
        reason: draw.reason,
        moved: draw.after != order,
    }))
}

/// D14: what was said of each report, and asked of each unit.
pub(super) async fn comments(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    if desk.reporters.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = desk.reporters.iter().map(|one| one.id).collect();
    let all = said::comments(rows, &ids).await?;
    let names = leaders(rows, &all).await?;
    let asked = said::requirements(rows, desk.review.id).await?;
    let heard = |reporter: &Reporter| Heard {
        speaker: speaker(reporter),
        remarks: remarks(desk, reporter, &all, &names),
        requirements: asked
            .iter()
            .filter(|one| one.unit == Some(reporter.unit.id))
            .map(|one| one.text.clone())
            .collect(),
    };
    let heard: Vec<_> = desk.reporters.iter().map(heard).collect();
    let of_all: Vec<_> = asked.iter().filter(|one| one.unit.is_none()).map(|one| one.text.clone()).collect();
    let meeting = storage::meeting::of(rows, desk.review.id).await?;
    let speech = meeting.and_then(|meeting| meeting.summing_up);
    let summing_up = speech.as_ref().map_or("", |speech| either(&speech.text, desk.wanted.lang));
    Ok(vec![packet::comments(desk.wanted.lang, &desk.on, &heard, summing_up, &of_all)])
}

/// Who wrote the comments, by name.
pub(super) async fn leaders(
    rows: &impl Rows,
    all: &[said::Comment],
) -> Result<BTreeMap<AccountId, Words>, Error> {
    let ids: Vec<_> = all.iter().map(|comment| comment.author).collect();
    Ok(storage::account::names(rows, &ids).await?)
}

/// What leaders said of one reporter.
pub(super) fn remarks(
    desk: &Desk,
    reporter: &Reporter,
    all: &[said::Comment],
    names: &BTreeMap<AccountId, Words>,
) -> Vec<Remark> {
    let own = all.iter().filter(|comment| comment.reporter == reporter.id);
    let words = |said: &said::Said| either(said, desk.wanted.lang).to_owned();
    let remark = |comment: &said::Comment| {
        Some(Remark {
            leader: names.get(&comment.author)?.clone(),
            praise: words(&comment.praise),
            problem: words(&comment.problem),
            direction: words(&comment.direction),
        })
    };
    own.filter_map(remark).collect()
}
