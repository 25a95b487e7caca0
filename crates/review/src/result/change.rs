//! What is different in a score that was reckoned once more.

use serde::{Deserialize, Serialize};

use super::explained::{Explained, Formula, Kind, Part};
use crate::exact::Exact;

/// One difference, where it began: numbers above it only follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// From the composite down to the number that differs.
    pub path: Vec<Kind>,
    pub what: Changed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// What was given is another number.
    Value {
        before: Exact,
        after: Exact,
    },
    /// It counts with another weight, or another number of votes.
    Share {
        before: Exact,
        after: Exact,
    },
    Came {
        value: Exact,
    },
    Went {
        value: Exact,
    },
}

/// All differences between two reckonings of one number, in the order of the later one, then what went.
pub fn changes(before: &Explained, after: &Explained) -> Vec<Change> {
    let mut found = Vec::new();
    compare(&[], before, after, &mut found);
    found
}

fn compare(above: &[Kind], before: &Explained, after: &Explained, found: &mut Vec<Change>) {
    let path = [above, std::slice::from_ref(&after.kind)].concat();
    if after.kind.formula() == Formula::Given && before.value != after.value {
        let (before, after) = (before.value.clone(), after.value.clone());
        found.push(Change { path: path.clone(), what: Changed::Value { before, after } });
    }
    let mut left: Vec<&Part> = before.parts.iter().collect();
    for part in &after.parts {
        let at = left.iter().position(|one| same(&one.of.kind, &part.of.kind));
        let below =
            |what| Change { path: [path.as_slice(), std::slice::from_ref(&part.of.kind)].concat(), what };
        let Some(earlier) = at.map(|at| left.remove(at)) else {
            found.push(below(Changed::Came { value: part.of.value.clone() }));
            continue;
        };
        if earlier.share != part.share {
            let (before, after) = (earlier.share.clone(), part.share.clone());
            found.push(below(Changed::Share { before, after }));
        }
        compare(&path, &earlier.of, &part.of, found);
    }
    found.extend(left.into_iter().map(|gone| Change {
        path: [path.as_slice(), std::slice::from_ref(&gone.of.kind)].concat(),
        what: Changed::Went { value: gone.of.value.clone() },
    }));
}

/// Whether both are the same number of two reckonings, whatever is told beside it.
fn same(one: &Kind, other: &Kind) -> bool {
    bare(one) == bare(other)
}

/// A kind without what may differ from one reckoning to the next.
fn bare(kind: &Kind) -> Kind {
    match kind {
        Kind::Evaluation { input, .. } => Kind::Evaluation { input: input.clone(), left_out: Vec::new() },
        Kind::Criterion { criterion, .. } => {
            Kind::Criterion { criterion: criterion.clone(), abstained: 0, dropped: 0 }
        }
        Kind::Judges { input, .. } => Kind::Judges { input: input.clone(), dropped: 0 },
        Kind::Excess { limit, .. } => Kind::Excess { limit: *limit, at: Exact::zero() },
        Kind::Composite
        | Kind::Box { .. }
        | Kind::Grade { .. }
        | Kind::Abstained
        | Kind::Entered { .. }
        | Kind::Checks { .. }
        | Kind::Check { .. }
        | Kind::Adjustment { .. }
        | Kind::Absent { .. }
        | Kind::Judge => kind.clone(),
    }
}
