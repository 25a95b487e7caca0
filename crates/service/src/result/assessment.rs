use review::{
    evaluation::BoxStage,
    exact::Exact,
    result::{
        BoxSums, Breach, Determination, Distribution, Refusal, Score, Scoring, Suggestion, breaches,
        distribution, scores, suggest,
    },
    template::Template,
};
use storage::{Rows, cycle::Review, evaluation::BallotBox, result::Decision, roster::Reporter};

use crate::{Error, Fault, access, evaluation::stage};

/// Everything that follows from the opened sums: one value for page, workbook and letter.
#[derive(Debug)]
pub struct Assessment {
    /// The rules it follows from.
    pub template: Template,
    /// The boxes, for scores.
    pub boxes: Vec<BoxSums>,
    /// One line a reporter, in running order.
    pub lines: Vec<Line>,
    /// Caps and floors that the decided grades do not keep.
    pub breaches: Vec<Breach>,
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
}

/// Reckons the results of a review; `None` until every box is opened or withheld.
pub async fn assess(rows: &impl Rows, review: &Review) -> Result<Option<Assessment>, Error> {
    let template = access::template(review)?;
    let boxes = storage::evaluation::boxes(rows, review.id).await?;
    let mut sums = Vec::with_capacity(boxes.len());
    for one in &boxes {
        match stage(one)? {
            BoxStage::Opened | BoxStage::TooSmall => sums.push(box_sums(rows, &template, one).await?),
            BoxStage::Preparing | BoxStage::Ready | BoxStage::Open | BoxStage::Closed => return Ok(None),
        }
    }
    if sums.is_empty() {
        return Ok(None);
    }
    let entered = storage::result::by_reporter(&storage::result::entered(rows, review.id).await?);
    let scoring = Scoring { boxes: sums, entered, ..Scoring::default() };
    let reporters = storage::roster::reporters(rows, review.id).await?;
    let decisions = storage::result::decisions(rows, review.id).await?;
    let ids: Vec<_> = reporters.iter().map(|reporter| reporter.id).collect();
    let suggestions = match scores(&template, &ids, &scoring) {
        Ok(all) => suggest(&template, &all, &scoring.boxes),
        Err(_) => Vec::new(),
    };
    let decided: Vec<_> = decisions.values().map(determination).collect();
    let lines = reporters.into_iter().map(|reporter| Line {
        marks: distribution(&scoring.boxes, &reporter.id),
        score: review::result::score(&template, reporter.id, &scoring),
        suggestion: suggestions.iter().find(|one| one.reporter == reporter.id).cloned(),
        decision: decisions.get(&reporter.id).cloned(),
        reporter,
    });
    let lines: Vec<_> = lines.collect();
    // Caps and floors are shares of all reporters: while some wait for their grade, they say nothing.
    let breaches = if decided.len() == lines.len() { breaches(&template, &decided) } else { Vec::new() };
    Ok(Some(Assessment { lines, breaches, boxes: scoring.boxes, template }))
}

/// A box for the rules: its rows with their names, or none where it stays sealed.
async fn box_sums(rows: &impl Rows, template: &Template, one: &BallotBox) -> Result<BoxSums, Error> {
    let sums = storage::result::sums(rows, &one.id).await?;
    let ballots = u64::try_from(one.cast_cards).map_err(Fault::broken)?;
    let named = sums.map(|sums| one.shape.rows(&sums, ballots)).transpose().map_err(Fault::broken)?;
    let groups = one.groups.iter().filter_map(|key| template.group(key));
    let weight = groups.fold(Exact::zero(), |sum, group| sum.plus(&group.weight));
    Ok(BoxSums { groups: one.groups.clone(), weight, rows: named })
}

fn determination(decision: &Decision) -> Determination {
    Determination {
        reporter: decision.reporter,
        grade: decision.grade.clone(),
        reason: (!decision.reason.is_empty()).then(|| decision.reason.clone()),
    }
}
