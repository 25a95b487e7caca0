//! One paper, and what the rules make of it.

use serde::{Deserialize, Serialize};

use super::{Incomplete, Refusal};
use crate::evaluation::BallotShape;

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
}

/// What the rules make of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Counts,
    Void(Why),
}

/// Judges a paper. `own_row_blank`: voters who are under review leave their
/// own rows blank, so the blank rows of one reporter are no fault.
///
/// # Errors
///
/// [`Refusal::RowsMissing`] when these are not rows of this ballot.
pub fn judge(
    rule: Incomplete,
    shape: &BallotShape,
    own_row_blank: bool,
    sheet: &Sheet,
) -> Result<Verdict, Refusal> {
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
    let complete = match rule {
        Incomplete::Count => true,
        Incomplete::Void => complete(shape, own_row_blank, marks),
    };
    Ok(if complete { Verdict::Counts } else { Verdict::Void(Why::Incomplete) })
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
