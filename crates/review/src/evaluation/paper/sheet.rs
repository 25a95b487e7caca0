//! One paper, and what the rules make of it.

use serde::{Deserialize, Serialize};

use super::{Incomplete, Refusal, broken};
use crate::evaluation::BallotShape;
use crate::template::{Quota, Template};

/// What stands in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// One answer, by its place in the ballot's shape.
    Answer(usize),
    Blank,
    /// Marked twice, or so that nobody can tell which answer is meant.
    Unclear,
}

/// Why people put a paper aside, whatever its rows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Signed, or marked so that somebody could know it again.
    Identified,
    /// Not one of the forms that were handed out for this box.
    Foreign,
    Illegible,
}

impl Flaw {
    pub const ALL: [Self; 3] = [Self::Identified, Self::Foreign, Self::Illegible];
}

/// One paper as it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// Row by row, in the order of the ballot's questions.
    Marked(Vec<Mark>),
    Void(Flaw),
}

/// Why a paper does not count. Each is told with the paper's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Flaw(Flaw),
    /// No row has a mark that can be counted.
    Empty,
    /// Rows are blank or unclear, and the template wants all of them.
    Incomplete,
    /// Grades stand on it more or less often than the template allows (T12).
    Quota,
}

/// What the papers of a box are held to.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    pub incomplete: Incomplete,
    pub quotas: &'a [Quota],
    /// Voters who are under review leave their own rows blank, so the blank
    /// rows of one reporter are no fault.
    pub own_row_blank: bool,
}

impl<'a> Rules<'a> {
    pub fn of(template: &'a Template, own_row_blank: bool) -> Self {
        let rules = template.evaluation();
        Self { incomplete: rules.paper.incomplete, quotas: &rules.filling.quotas, own_row_blank }
    }
}

/// What the rules make of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Counts,
    Void(Why),
}

/// Judges a paper.
///
/// # Errors
///
/// [`Refusal::RowsMissing`] when these are not rows of this ballot.
pub fn judge(rules: Rules<'_>, shape: &BallotShape, sheet: &Sheet) -> Result<Verdict, Refusal> {
    let marks = match sheet {
        Sheet::Void(flaw) => return Ok(Verdict::Void(Why::Flaw(*flaw))),
        Sheet::Marked(marks) => marks,
    };
    let known = |mark: &Mark| !matches!(mark, Mark::Answer(answer) if *answer >= shape.answers.len());
    if marks.len() != shape.questions.len() || !marks.iter().all(known) {
        return Err(Refusal::RowsMissing);
    }
    if !marks.iter().any(|mark| matches!(mark, Mark::Answer(_))) {
        return Ok(Verdict::Void(Why::Empty));
    }
    let complete = match rules.incomplete {
        Incomplete::Count => true,
        Incomplete::Void => complete(shape, rules.own_row_blank, marks),
    };
    Ok(if !complete {
        Verdict::Void(Why::Incomplete)
    } else if !broken(rules.quotas, shape, marks).is_empty() {
        Verdict::Void(Why::Quota)
    } else {
        Verdict::Counts
    })
}

fn complete(shape: &BallotShape, own_row_blank: bool, marks: &[Mark]) -> bool {
    let rows = || shape.questions.iter().zip(marks);
    let lacking = rows().find(|(_, mark)| !matches!(mark, Mark::Answer(_)));
    let Some((first, _)) = lacking else { return true };
    // The own row is blank on every criterion, and nothing else is.
    let own = |reporter| reporter == first.reporter;
    own_row_blank
        && rows().all(|(asked, mark)| own(asked.reporter) == (*mark == Mark::Blank))
        && rows().all(|(_, mark)| *mark != Mark::Unclear)
}
