use review::fact::{Mistake, Refusal, Slip};

use crate::{Say, template::number};

/// Slips told one by one before only their number is told.
const TOLD: usize = 5;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::Slips { slips } => {
            let told = slips.iter().take(TOLD).map(|slip| say.fact_slip_is(slip, None));
            let more = slips.len().checked_sub(TOLD).filter(|more| *more > 0);
            let more = more.map(|more| say.fact_refusal_slips_more(more));
            say.fact_refusal_slips(told.chain(more).collect::<Vec<_>>().join(" "))
        }
        Refusal::Released => say.fact_refusal_released().to_owned(),
        Refusal::File(why) => super::roster::file(say, why),
        Refusal::NoHead => say.fact_refusal_no_head().to_owned(),
        Refusal::ColumnTwice { row, heading } => say.fact_refusal_column_twice(row, heading),
    }
}

impl Say {
    /// What is wrong, and where: the row, the unit, the check. `title` is the check's, where it is at hand.
    pub fn fact_slip_is(self, slip: &Slip, title: Option<&str>) -> String {
        let key = slip.check.as_ref().map(ToString::to_string);
        let check = title.map(str::to_owned).or(key);
        let place = match check {
            Some(check) => self.fact_slip_field(&slip.unit, check),
            None if slip.unit.is_empty() => self.fact_slip_unit_none().to_owned(),
            None => self.fact_slip_unit(&slip.unit),
        };
        let place = match slip.row {
            Some(row) => self.fact_slip_row(row, place),
            None => place,
        };
        self.fact_slip(place, self.fact_mistake(&slip.why))
    }

    /// What is wrong in a field, and how to mend it.
    pub fn fact_mistake(self, why: &Mistake) -> String {
        match why {
            Mistake::NotANumber { found } => self.fact_wrong_number(found),
            Mistake::OutOfRange { found, points } => self.fact_wrong_range(found, number(points)),
            Mistake::TooPrecise { found, decimals } => {
                self.fact_wrong_decimals(found, usize::from(*decimals))
            }
            Mistake::NoteTooLong { count, limit } => self.fact_wrong_note(count, limit),
            Mistake::Counted => self.fact_wrong_counted().to_owned(),
            Mistake::Cell(why) => self.roster_cell(why),
            Mistake::NoUnit => self.fact_wrong_no_unit().to_owned(),
            Mistake::UnitTwice { row } => self.fact_wrong_unit_twice(row),
        }
    }
}
