//! How many reporters a grade has room for: caps and floors as one number.

use super::suggestion::Limit;
use crate::template::{GradeKey, Template};

/// The places left in the grade of this rank, and the rule that leaves the
/// fewest. `above` reporters stand in better grades already.
///
/// A floor under the grades from rank k + 1 down is a ceiling over the grades
/// from the best to rank k together; so it binds at rank k.
pub(super) fn room(template: &Template, rank: usize, above: u64, reporters: u64) -> Option<(u64, Limit)> {
    let rules = template.assessment();
    let grade = &template.evaluation().grades.get(rank)?.key;
    let of_all = rules.caps.iter().filter(|cap| cap.input.is_none() && &cap.grade == grade);
    let caps = of_all.map(|cap| {
        let places = cap.places(reporters);
        (places, Limit::Cap { grade: grade.clone(), places })
    });
    let floors = rules.floors.iter().filter(|floor| binds_at(template, &floor.grades, rank)).map(|floor| {
        let places = floor.places(reporters);
        let left = reporters.saturating_sub(places).saturating_sub(above);
        (left, Limit::Floor { grades: floor.grades.clone(), places })
    });
    caps.chain(floors).min_by_key(|(places, _)| *places)
}

fn binds_at(template: &Template, lowest: &[GradeKey], rank: usize) -> bool {
    template.evaluation().grades.len().checked_sub(lowest.len()) == Some(rank + 1)
}
