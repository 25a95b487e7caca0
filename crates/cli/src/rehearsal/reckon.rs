//! The template's own arithmetic on the papers that were meant: what the result must be, whatever the server did.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use review::{
    evaluation::label,
    exact::Exact,
    id::ReporterId,
    result::{BoxSums, Checked, Kind, Rows, Scoring, Suggested, distribution, scores, suggest},
    template::GroupKey,
};
use uuid::Uuid;

use super::votes::{papers, sums};
use crate::demonstration::files::Files;

/// What the rules make of a unit's votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reckoned {
    pub(super) unit: String,
    /// Each box's score with four places.
    pub(super) boxes: BTreeMap<String, String>,
    pub(super) onsite: String,
    pub(super) composite: String,
    /// Marks of the last grade, of all marks that count.
    pub(super) poor: String,
    /// A grade, or `tie`.
    pub(super) suggested: String,
    pub(super) trigger: bool,
}

/// Reckons every unit with these boxes.
pub(super) fn reckon(files: &Files, boxes: &[Vec<GroupKey>]) -> Result<Vec<Reckoned>> {
    let template = &files.template;
    let units: Vec<_> = files.institute.units.iter().map(|unit| unit.code.clone()).collect();
    let ids: Vec<_> = (1..).map(|id| ReporterId::from_uuid(Uuid::from_u128(id))).take(units.len()).collect();
    let scoring = Scoring {
        boxes: boxes.iter().map(|groups| box_sums(files, &units, &ids, groups)).collect::<Result<_>>()?,
        checked: checked(files, &units, &ids)?,
        ..Scoring::default()
    };
    let scores = scores(template, &ids, &scoring)?;
    let suggestions = suggest(template, &scores, &scoring.boxes);
    let last = &template.evaluation().grades.last().context("the template has no grades")?.key;
    let lines = units.iter().zip(&ids).zip(scores.iter().zip(suggestions));
    lines
        .map(|((unit, id), (score, suggestion))| {
            let marks = distribution(&scoring.boxes, id);
            Ok(Reckoned {
                unit: unit.clone(),
                boxes: score.composite.walk().into_iter().filter_map(of_box).collect(),
                onsite: score.evaluation().context("no ballots count")?.value.round_half_up(4),
                composite: score.value().round_half_up(template.assessment().decimals),
                poor: format!("{}/{}", marks.votes(last), marks.counted()),
                suggested: match suggestion.suggested {
                    Suggested::Grade(grade) => grade.to_string(),
                    Suggested::Tie { .. } => "tie".to_owned(),
                },
                trigger: !suggestion.fired.is_empty(),
            })
        })
        .collect()
}

fn of_box(number: &review::result::Explained) -> Option<(String, String)> {
    let Kind::Box { groups } = &number.kind else { return None };
    Some((label(groups), number.value.round_half_up(4)))
}

fn box_sums(files: &Files, units: &[String], ids: &[ReporterId], groups: &[GroupKey]) -> Result<BoxSums> {
    let template = &files.template;
    let sums = sums(&papers(files, groups)?);
    let mut rows = Rows::new();
    for (unit, id) in units.iter().zip(ids) {
        let row = sums.get(unit).with_context(|| format!("nobody voted on {unit}"))?;
        let criteria = template.evaluation().criteria.iter();
        rows.insert(*id, criteria.map(|criterion| (criterion.key.clone(), row.clone())).collect());
    }
    let weights = groups.iter().filter_map(|group| template.group(group)).map(|group| &group.weight);
    let weight = weights.fold(Exact::zero(), |sum, weight| sum.plus(weight));
    Ok(BoxSums { groups: groups.to_vec(), weight, rows: Some(rows) })
}

/// What the checks have found.
fn checked(files: &Files, units: &[String], ids: &[ReporterId]) -> Result<Checked> {
    let found = |(unit, id): (&String, &ReporterId)| {
        let scores = files.scores.iter().filter(|score| &score.unit == unit);
        let scores = scores.map(|score| Ok((score.check.clone(), score.score.parse::<Exact>()?)));
        Ok((*id, scores.collect::<Result<_>>()?))
    };
    units.iter().zip(ids).map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_make_of_the_votes_what_the_files_expect() {
        let files = Files::read().unwrap();
        let boxes = [vec!["A"], vec!["B"], vec!["C", "D"]]
            .map(|groups| groups.into_iter().map(|group| group.parse().unwrap()).collect());
        for (reckoned, expected) in reckon(&files, &boxes).unwrap().iter().zip(&files.votes.expected) {
            assert_eq!(reckoned.unit, expected.unit);
            assert_eq!(reckoned.boxes["C+D"], expected.merged_cd);
            assert_eq!(reckoned.onsite, expected.onsite);
            assert_eq!(reckoned.composite, expected.composite);
            assert_eq!(reckoned.poor, expected.poor_share);
            assert_eq!(reckoned.suggested, expected.suggested);
            assert_eq!(reckoned.trigger, expected.talk);
        }
    }
}
