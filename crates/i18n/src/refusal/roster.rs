use review::roster::{Refusal, line::CellError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::UnknownGroup { group } => say.roster_refusal_unknown_group(group),
        Refusal::MoreThanRoll { group, roll, on_leave, present } => {
            say.roster_refusal_more_than_roll(group, roll, on_leave, present)
        }
        Refusal::NoQuorum { roll, present, needed } => say.roster_refusal_no_quorum(present, roll, needed),
        Refusal::Nobody => say.roster_refusal_nobody().to_owned(),
        Refusal::Head { expected } => say.roster_refusal_head(expected),
        Refusal::NoRows => say.roster_refusal_no_rows().to_owned(),
        Refusal::Quotes { row } => say.roster_refusal_quotes(row),
        Refusal::CellCount { row, count, expected } => say.roster_refusal_cell_count(row, count, expected),
        Refusal::Cell { row, column, why } => say.roster_refusal_cell(row, column.key(), cell(say, why)),
        Refusal::UnitTaken { code } => say.roster_refusal_unit_taken(code),
        Refusal::NumberTaken => say.roster_refusal_number_taken().to_owned(),
        Refusal::Unconfirmed { count } => say.copy_refusal_unconfirmed(*count),
        Refusal::UnitInUse { code } => say.copy_refusal_unit_in_use(code),
        Refusal::NotLater { year } => say.copy_refusal_not_later(year),
    }
}

fn cell(say: Say, why: &CellError) -> String {
    match why {
        CellError::Missing => say.roster_cell_missing().to_owned(),
        CellError::TooLong { count, limit } => say.roster_cell_too_long(count, limit),
        CellError::NotANumber { found } => say.roster_cell_not_a_number(found),
        CellError::MoreThanMembers => say.roster_cell_more_than_members().to_owned(),
        CellError::NoAccount { found } => say.roster_cell_no_account(found),
        CellError::NoUnit { found } => say.roster_cell_no_unit(found),
        CellError::NoGroup { found } => say.roster_cell_no_group(found),
        CellError::NotYesNo { found } => say.roster_cell_not_yes_no(found),
        CellError::Twice { found } => say.roster_cell_twice(found),
        CellError::Taken { found } => say.roster_cell_taken(found),
    }
}
