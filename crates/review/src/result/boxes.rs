//! Scores of the ballots: criterion, box, evaluation.

use std::collections::BTreeMap;

use super::Refusal;
use super::explained::{Explained, Kind, LeftOut, Part, WhyLeftOut};
use super::scoring::Scoring;
use super::votes::{BoxSums, Row, Rows};
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{Absent, Criterion, CriterionKey, Grade, Input, Mean, Template};

pub(super) fn evaluation(
    template: &Template,
    reporter: ReporterId,
    input: &Input,
    from: &Scoring,
) -> Result<Explained, Refusal> {
    let rules = template.assessment();
    let together = match rules.mean {
        Mean::ByGroup => None,
        Mean::Pooled => Some(pooled(reporter, &from.boxes)),
    };
    let (mut parts, mut left_out, mut graded) = (Vec::new(), Vec::new(), false);
    for sums in together.as_ref().unwrap_or(&from.boxes) {
        let (groups, weight) = (sums.groups.clone(), sums.weight.clone());
        match (one_box(template, reporter, input, sums), rules.absent) {
            (Ok(of), Absent::ShareOut | Absent::Zero | Absent::Refuse) => {
                graded = true;
                parts.push(Part { share: weight, of });
            }
            (Err(why), Absent::ShareOut) => left_out.push(LeftOut { groups, weight, why }),
            (Err(why), Absent::Zero) => {
                let of = Explained::given(Kind::Absent { groups, why }, Exact::zero());
                parts.push(Part { share: weight, of });
            }
            (Err(_), Absent::Refuse) => return Err(Refusal::BoxAbsent { reporter, groups }),
        }
    }
    let kind = Kind::Evaluation { input: input.key.clone(), left_out };
    let score = Explained::from_parts(kind, parts).filter(|_| graded);
    score.ok_or(Refusal::NoVotes { reporter })
}

/// All opened boxes as one, and those that stay sealed as they are.
fn pooled(reporter: ReporterId, boxes: &[BoxSums]) -> Vec<BoxSums> {
    let (opened, mut all): (Vec<_>, Vec<_>) = boxes.iter().cloned().partition(|sums| sums.rows.is_some());
    let mut sums: BTreeMap<CriterionKey, Row> = BTreeMap::new();
    let rows = opened.iter().filter_map(|one| one.rows.as_ref()?.get(&reporter));
    for (criterion, row) in rows.flatten() {
        let sum = sums.entry(criterion.clone()).or_default();
        *sum = sum.plus(row);
    }
    if !opened.is_empty() {
        let groups = opened.into_iter().flat_map(|one| one.groups).collect();
        let rows = Some(Rows::from([(reporter, sums)]));
        all.insert(0, BoxSums { groups, weight: Exact::one(), rows });
    }
    all
}

fn one_box(
    template: &Template,
    reporter: ReporterId,
    input: &Input,
    sums: &BoxSums,
) -> Result<Explained, WhyLeftOut> {
    let rows = sums.rows.as_ref().ok_or(WhyLeftOut::TooSmall)?;
    let rows = rows.get(&reporter).ok_or(WhyLeftOut::NoVotes)?;
    let graded = |criterion: &Criterion| {
        let of = one_criterion(template, input, &criterion.key, rows.get(&criterion.key)?)?;
        Some(Part { share: criterion.weight.clone(), of })
    };
    let parts = template.evaluation().criteria.iter().filter_map(graded).collect();
    let kind = Kind::Box { groups: sums.groups.clone() };
    Explained::from_parts(kind, parts).ok_or(WhyLeftOut::NoVotes)
}

/// `None` when there is no vote that counts.
fn one_criterion(
    template: &Template,
    input: &Input,
    criterion: &CriterionKey,
    row: &Row,
) -> Option<Explained> {
    let rules = template.evaluation();
    let grade = |grade: &Grade| {
        let of = Explained::given(Kind::Grade { grade: grade.key.clone() }, grade.points.clone());
        (row.votes(&grade.key), of)
    };
    let mut marks: Vec<_> = rules.grades.iter().map(grade).collect();
    if rules.abstain.counted_in_denominator {
        marks.push((row.abstained, Explained::given(Kind::Abstained, Exact::zero())));
    }
    let dropped = input.dropped(marks.iter().fold(0, |sum, (votes, _)| sum.saturating_add(*votes)));
    // From the best down, and from the worst up.
    drop_from(marks.iter_mut(), dropped);
    drop_from(marks.iter_mut().rev(), dropped);
    let parts = marks.into_iter().map(|(votes, of)| Part { share: Exact::count(votes), of }).collect();
    let kind = Kind::Criterion { criterion: criterion.clone(), abstained: row.abstained, dropped };
    Explained::from_parts(kind, parts)
}

fn drop_from<'a>(marks: impl Iterator<Item = &'a mut (u64, Explained)>, dropped: u64) {
    let mut left = dropped;
    for (votes, _) in marks {
        let gone = left.min(*votes);
        *votes = votes.saturating_sub(gone);
        left = left.saturating_sub(gone);
    }
}
