//! From votes by unit to papers by voter.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use review::{
    result::Row,
    template::{GradeKey, GroupKey, OwnRow},
};

use crate::demonstration::files::{Files, Vote};

/// What a voter marks in one row; `None` is "don't know", and the own row.
pub(super) type Mark = Option<GradeKey>;

/// A voter's marks by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paper(pub(super) BTreeMap<String, Mark>);

/// The valid papers of some groups together, group by group.
pub(super) fn papers(files: &Files, groups: &[GroupKey]) -> Result<Vec<Paper>> {
    groups.iter().map(|group| of_group(files, group)).collect::<Result<Vec<_>>>().map(|all| all.concat())
}

/// The papers of a group. Only the sums of each unit are given, so who marks what is ours to choose: every unit's marks
/// begin with another voter, so that no paper is all of one grade.
fn of_group(files: &Files, group: &GroupKey) -> Result<Vec<Paper>> {
    let rules = files.template.group(group).with_context(|| format!("the template has no group {group}"))?;
    let units: Vec<_> = files.institute.units.iter().map(|unit| unit.code.as_str()).collect();
    let rows: Vec<_> = units.iter().map(|unit| row(files, unit, group)).collect::<Result<_>>()?;
    let skips = rules.own_row == OwnRow::Skip;
    let most = rows.iter().map(|row| marks(row).len()).max().unwrap_or(0);
    let voters = if skips { most + 1 } else { most };
    ensure!(!skips || voters == units.len(), "in group {group} votes one person of each unit");
    let mut papers = vec![Paper::default(); voters];
    for (place, (unit, row)) in units.iter().zip(rows).enumerate() {
        let mut marks = marks(row);
        if skips {
            // The unit's own voter stands at the unit's own place.
            marks.rotate_right(place % most.max(1));
            marks.insert(place, None);
        } else {
            marks.rotate_right(place % voters.max(1));
        }
        ensure!(marks.len() == voters, "{unit} has {} votes of {voters} in group {group}", marks.len());
        for (paper, mark) in papers.iter_mut().zip(marks) {
            paper.0.insert((*unit).to_owned(), mark);
        }
    }
    Ok(papers)
}

fn row<'a>(files: &'a Files, unit: &str, group: &GroupKey) -> Result<&'a Vote> {
    let found = files.votes.rows.iter().find(|vote| vote.unit == unit && &vote.group == group);
    found.with_context(|| format!("votes.toml has no row for {unit} in group {group}"))
}

fn marks(row: &Vote) -> Vec<Mark> {
    let graded =
        row.grades.iter().flat_map(|(grade, votes)| std::iter::repeat_n(Some(grade.clone()), *votes));
    graded.chain(std::iter::repeat_n(None, row.abstain)).collect()
}

/// The sums that these papers must make, by unit.
pub(super) fn sums(papers: &[Paper]) -> BTreeMap<String, Row> {
    let mut sums: BTreeMap<String, Row> = BTreeMap::new();
    for (unit, mark) in papers.iter().flat_map(|paper| &paper.0) {
        let row = sums.entry(unit.clone()).or_default();
        match mark {
            Some(grade) => *row.grades.entry(grade.clone()).or_default() += 1,
            None => row.abstained += 1,
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_its_papers_and_they_make_the_sums_again() {
        let files = Files::read().unwrap();
        for (group, voters, own_rows) in [("A", 7, 0), ("B", 7, 1), ("C", 20, 0), ("D", 4, 0)] {
            let group: GroupKey = group.parse().unwrap();
            let papers = papers(&files, std::slice::from_ref(&group)).unwrap();
            assert_eq!(papers.len(), voters, "{group}");
            for (unit, sum) in sums(&papers) {
                let given = row(&files, &unit, &group).unwrap();
                let grades: BTreeMap<_, _> =
                    given.grades.iter().map(|(key, votes)| (key, *votes as u64)).collect();
                for (grade, votes) in grades {
                    assert_eq!(sum.votes(grade), votes, "{unit} {grade} in {group}");
                }
                assert_eq!(sum.abstained, given.abstain as u64 + own_rows, "{unit} in {group}");
            }
        }
    }

    #[test]
    fn a_secretary_leaves_the_own_row_blank() {
        let files = Files::read().unwrap();
        let papers = papers(&files, &["B".parse().unwrap()]).unwrap();
        for (paper, unit) in papers.iter().zip(&files.institute.units) {
            assert_eq!(paper.0[&unit.code], None);
            assert_eq!(paper.0.values().filter(|mark| mark.is_none()).count(), 1);
        }
    }
}
