use documents::{
    document::Document,
    packet::ballot::{self as packet, Counted, Row, Signed, Tally},
};
use storage::{Rows, evaluation::BallotBox};

use super::Desk;
use crate::{
    Error, Fault, evaluation,
    result::{Assessment, assess},
};

/// D15; nothing while nobody is on the ballot.
pub(super) fn forms(desk: &Desk) -> Vec<Document> {
    let rules = desk.on.template.report();
    let on_ballot = desk.reporters.iter().filter(|one| rules.on_ballot(one.how));
    let speakers: Vec<_> = on_ballot.map(super::speaker).collect();
    if speakers.is_empty() { Vec::new() } else { vec![packet::forms(desk.wanted.lang, &desk.on, &speakers)] }
}

/// D16; nothing before the boxes are planned.
pub(super) async fn issue_record(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let counted = counted(rows, desk).await?;
    Ok(if counted.is_empty() {
        Vec::new()
    } else {
        vec![packet::issue_record(desk.wanted.lang, &desk.on, &counted)]
    })
}

/// D17; nothing before the sums stand.
pub(super) async fn tally(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let Some(found) = assess(rows, desk.review).await? else { return Ok(Vec::new()) };
    Ok(vec![packet::tally(desk.wanted.lang, &desk.on, &tallies(rows, desk, &found).await?)])
}

/// D18; nothing before the sums stand.
pub(super) async fn count_report(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let Some(found) = assess(rows, desk.review).await? else { return Ok(Vec::new()) };
    let (counted, tallies) = (counted(rows, desk).await?, tallies(rows, desk, &found).await?);
    Ok(vec![packet::count_report(desk.wanted.lang, &desk.on, &counted, &tallies)])
}

async fn counted(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Counted>, Error> {
    let mut all = Vec::new();
    for one in storage::evaluation::boxes(rows, desk.review.id).await? {
        all.push(count(rows, desk, &one).await?);
    }
    Ok(all)
}

/// A box with its signed count and its fingerprints, as the page of the count has them.
async fn count(rows: &impl Rows, desk: &Desk<'_>, one: &BallotBox) -> Result<Counted, Error> {
    let pile = storage::evaluation::paper::pile(rows, &one.id).await?;
    let by_hand = one.reconciliation;
    let (cards, spoilt) = by_hand.map_or((0, 0), |counted| (counted.issued, counted.spoilt_paper));
    let count = evaluation::count(rows, one, pile.as_ref(), cards, spoilt).await?;
    let signed = by_hand.map(|_| Signed {
        issued: count.issued,
        collected: count.collected,
        valid: count.valid,
        invalid: count.invalid,
    });
    let election = match &one.head {
        Some(_) => evaluation::facts(rows, &one.id).await?.fingerprint,
        None => String::new(),
    };
    let (closing, sum) = match evaluation::ending(rows, one).await? {
        Some(ending) => (ending.head, ending.tally.unwrap_or_default()),
        None => (String::new(), String::new()),
    };
    let groups = one.groups.iter().filter_map(|key| desk.on.template.group(key));
    Ok(Counted {
        label: one.label.clone(),
        groups: groups.map(|group| group.title.clone()).collect(),
        roll: count.roll,
        present: count.present,
        signed,
        replaced: u64::try_from(one.ballots.saturating_sub(one.cast_cards)).map_err(Fault::broken)?,
        prints: [election, closing, sum],
    })
}

/// Sealed and paper ballots added: of each alone there may be too few.
async fn tallies(rows: &impl Rows, desk: &Desk<'_>, found: &Assessment) -> Result<Vec<Tally>, Error> {
    let labels = storage::evaluation::boxes(rows, desk.review.id).await?;
    let rules = desk.on.template.evaluation();
    let mut all = Vec::new();
    for (one, sums) in labels.iter().zip(&found.boxes) {
        let rows = sums.rows.as_ref().map(|rows| {
            let of_reporters = desk.reporters.iter().filter_map(|one| Some((one, rows.get(&one.id)?)));
            let each = of_reporters.flat_map(|(one, by_criterion)| {
                rules.criteria.iter().filter_map(|criterion| {
                    let row = by_criterion.get(&criterion.key)?;
                    Some(Row {
                        unit: one.unit.name.clone(),
                        criterion: criterion.title.clone(),
                        votes: rules.grades.iter().map(|grade| row.votes(&grade.key)).collect(),
                        abstained: row.abstained,
                    })
                })
            });
            each.collect()
        });
        all.push(Tally { label: one.label.clone(), rows });
    }
    Ok(all)
}
