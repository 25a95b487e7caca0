use std::collections::BTreeMap;

use review::{
    evaluation::BoxStage,
    exact::Exact,
    result::{
        BoxSums, Breach, Determination, Distribution, Parts, Refusal, Score, Scoring, Suggestion, breaches,
        distribution, each_score, suggest,
    },
    template::{Consequence, GradeKey, Template},
};
use storage::{
    Rows,
    cycle::Review,
    evaluation::{BallotBox, paper::Signed},
    result::Decision,
    roster::Reporter,
};

use crate::{
    Error, Fault, access,
    evaluation::{paper, stage},
};

/// Everything that follows from the opened sums: one value for page, workbook and letter.
#[derive(Debug)]
pub struct Assessment {
    /// The rules it follows from.
    pub template: Template,
    /// The boxes, for scores: sealed and paper ballots added.
    pub boxes: Vec<BoxSums>,
    /// The same boxes in the same order, sealed and paper ballots apart.
    pub parts: Vec<Parts>,
    /// One line a reporter, in running order.
    pub lines: Vec<Line>,
    /// Caps and floors that the decided grades do not keep.
    pub breaches: Vec<Breach>,
    /// Who reports in writing where such reports are not graded: without score and suggestion.
    pub ungraded: Vec<Reporter>,
}

/// One reporter's result.
#[derive(Debug)]
pub struct Line {
    /// Who.
    pub reporter: Reporter,
    /// All marks, pooled.
    pub marks: Distribution,
    /// The composite with its whole arithmetic; a refusal says what is missing.
    pub score: Result<Score, Refusal>,
    /// What the rules suggest, once every reporter has a score.
    pub suggestion: Option<Suggestion>,
    /// What the committee decided.
    pub decision: Option<Decision>,
    /// What the same person was given last year, where a rule looks back at it.
    pub last: Option<GradeKey>,
}

/// Reckons the results of a review; `None` until every box is opened or withheld, and its papers are signed.
pub async fn assess(rows: &impl Rows, review: &Review) -> Result<Option<Assessment>, Error> {
    let template = access::template(review)?;
    if !paper::pending(rows, review.id).await?.is_empty() {
        return Ok(None);
    }
    let boxes = storage::evaluation::boxes(rows, review.id).await?;
    let mut apart = Vec::with_capacity(boxes.len());
    for one in &boxes {
        match stage(one)? {
            BoxStage::Opened | BoxStage::TooSmall => apart.push(parts(rows, one).await?),
            BoxStage::Preparing | BoxStage::Ready | BoxStage::Open | BoxStage::Closed => return Ok(None),
        }
    }
    if apart.is_empty() {
        return Ok(None);
    }
    let sums = boxes.iter().zip(&apart).map(|(one, parts)| box_sums(&template, one, parts)).collect();
    let reporters = storage::roster::reporters(rows, review.id).await?;
    let (reporters, ungraded): (Vec<_>, Vec<_>) =
        reporters.into_iter().partition(|one| template.report().on_ballot(one.how));
    let checked = crate::fact::checked(rows, review.id, &reporters).await?;
    let mut scoring = Scoring { boxes: sums, checked, ..Scoring::default() };
    super::entering::gather(rows, review.id, &template, &mut scoring).await?;
    let decisions = storage::result::decisions(rows, review.id).await?;
    let last = if template.assessment().consequences.iter().any(Consequence::looks_back) {
        // Few rules look back: whoever awaits results need not have room for it.
        Box::pin(super::before::grades(rows, review)).await?
    } else {
        BTreeMap::new()
    };
    let ids: Vec<_> = reporters.iter().map(|reporter| reporter.id).collect();
    let each = each_score(&template, &ids, &scoring);
    // Caps and ties are among all: nobody is suggested a grade while somebody has no score.
    let suggestions = match each.iter().cloned().collect::<Result<Vec<_>, _>>() {
        Ok(all) => suggest(&template, &all, &scoring.boxes),
        Err(_) => Vec::new(),
    };
    let decided: Vec<_> = decisions.values().map(determination).collect();
    let scores: Vec<_> = each.iter().flatten().cloned().collect();
    let lines = reporters.into_iter().zip(each).map(|(reporter, score)| Line {
        marks: distribution(&scoring.boxes, &reporter.id),
        score,
        suggestion: suggestions.iter().find(|one| one.reporter == reporter.id).cloned(),
        decision: decisions.get(&reporter.id).cloned(),
        last: last.get(&reporter.account).cloned(),
        reporter,
    });
    let lines: Vec<_> = lines.collect();
    // Caps and floors are shares of all reporters: while some wait for their grade, they say nothing.
    let breaches =
        if decided.len() == lines.len() { breaches(&template, &scores, &decided) } else { Vec::new() };
    Ok(Some(Assessment { lines, breaches, ungraded, boxes: scoring.boxes, parts: apart, template }))
}

/// A box's rows with their names, sealed and paper ballots apart; none where they stay sealed, or are too few.
pub async fn parts(rows: &impl Rows, one: &BallotBox) -> Result<Parts, Error> {
    let number = |count: usize| u64::try_from(count).map_err(Fault::broken);
    let sealed = storage::result::sums(rows, &one.id).await?;
    let ballots = number(one.cast_cards)?;
    let sealed = sealed.map(|sums| one.shape.rows(&sums, ballots)).transpose().map_err(Fault::broken)?;
    let signed = storage::evaluation::paper::pile(rows, &one.id).await?.and_then(|pile| pile.signed);
    let paper = match signed {
        Some(Signed { counts: Some(counts), valid, .. }) => {
            Some(one.shape.paper_rows(&counts, number(valid)?).map_err(Fault::broken)?)
        }
        Some(Signed { counts: None, .. }) | None => None,
    };
    Ok(Parts { sealed, paper })
}

/// A box for the rules: both parts added.
fn box_sums(template: &Template, one: &BallotBox, parts: &Parts) -> BoxSums {
    let groups = one.groups.iter().filter_map(|key| template.group(key));
    let weight = groups.fold(Exact::zero(), |sum, group| sum.plus(&group.weight));
    BoxSums { groups: one.groups.clone(), weight, rows: parts.total() }
}

pub(super) fn determination(decision: &Decision) -> Determination {
    Determination {
        reporter: decision.reporter,
        grade: decision.grade.clone(),
        reason: (!decision.reason.is_empty()).then(|| decision.reason.clone()),
    }
}
