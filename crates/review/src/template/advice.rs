//! What is lawful in a template and still may be a slip.

use super::{Cap, GradeKey, GroupKey, Template};
use crate::exact::Exact;

/// Something to look at again. Nothing is refused for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// All sections filled are still shorter than the whole may be: the limit of the total never bites.
    TotalOutOfReach { sum: u32, total: u32 },
    /// Should the group have fewer voters than a box needs, nobody is named with whom it votes then.
    NobodyToMergeWith { group: GroupKey, minimum: u32 },
    /// The evaluation counts for nothing in the composite.
    EvaluationWithoutWeight,
    /// A floor leaves the grade fewer places than its cap does, however many reporters there are.
    CapOutOfReach { grade: GradeKey },
    /// Without a calendar, reminders have no days to go by.
    NoCalendar,
}

impl Template {
    /// In the order of the text.
    pub fn advice(&self) -> Vec<Advice> {
        let report = self.report();
        let sum = report.sections.iter().fold(0_u32, |sum, section| sum.saturating_add(section.limit));
        let total = report.total_limit;
        let mut found = Vec::new();
        if sum < total {
            found.push(Advice::TotalOutOfReach { sum, total });
        }
        let minimum = self.evaluation().minimum_group;
        let alone = self.evaluation().groups.iter().filter(|group| !self.has_neighbour(&group.key));
        found.extend(alone.map(|group| Advice::NobodyToMergeWith { group: group.key.clone(), minimum }));
        let evaluation =
            self.assessment().inputs.iter().find(|input| input.source == super::Source::Evaluation);
        if evaluation.is_some_and(|input| input.weight.is_zero()) {
            found.push(Advice::EvaluationWithoutWeight);
        }
        let caps = self.assessment().caps.iter().filter(|cap| cap.input.is_none() && self.is_idle(cap));
        found.extend(caps.map(|cap| Advice::CapOutOfReach { grade: cap.grade.clone() }));
        if self.calendar().deadlines.is_empty() {
            found.push(Advice::NoCalendar);
        }
        found
    }

    fn has_neighbour(&self, key: &GroupKey) -> bool {
        self.group(key).is_some_and(|group| group.merge_into.is_some())
    }

    /// A floor under all grades below leaves the grade, and those above it, what the floor does not take.
    fn is_idle(&self, cap: &Cap) -> bool {
        let below =
            self.grade_rank(&cap.grade).map(|rank| self.evaluation().grades.len().saturating_sub(rank + 1));
        let floors = self.assessment().floors.iter().filter(|floor| Some(floor.grades.len()) == below);
        let mut left = floors.map(|floor| Exact::one().minus(&floor.share));
        left.any(|left| left < cap.share)
    }
}
