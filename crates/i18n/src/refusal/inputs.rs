use review::{
    result::input::{Field, Mistake, Refusal, Slip},
    template::Template,
};

use crate::Say;

/// Slips told one by one before only their number is told.
const TOLD: usize = 5;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::Slips { slips } => {
            let told = slips.iter().take(TOLD).map(|slip| say.inputs_slip_is(slip, None));
            let more = slips.len().checked_sub(TOLD).filter(|more| *more > 0);
            let more = more.map(|more| say.inputs_refusal_more(more));
            say.inputs_refusal_slips(told.chain(more).collect::<Vec<_>>().join(" "))
        }
        Refusal::Frozen => say.inputs_frozen().to_owned(),
        Refusal::File(why) => super::roster::file(say, why),
        Refusal::NoHead => say.inputs_refusal_no_head().to_owned(),
        Refusal::ColumnTwice { row, heading } => say.inputs_refusal_column_twice(row, heading),
    }
}

impl Say {
    /// What is wrong, and where: the row, the unit, the column. The rules have the titles, where they are at hand.
    pub fn inputs_slip_is(self, slip: &Slip, template: Option<&Template>) -> String {
        let what = slip.field.as_ref().map(|field| match template {
            Some(template) => self.inputs_field(template, field),
            None => field.to_string(),
        });
        let place = match what {
            Some(what) => self.inputs_slip_field(&slip.unit, what),
            None if slip.unit.is_empty() => self.inputs_slip_unit_none().to_owned(),
            None => self.inputs_slip_unit(&slip.unit),
        };
        let place = match slip.row {
            Some(row) => self.inputs_slip_row(row, place),
            None => place,
        };
        self.inputs_slip(place, self.inputs_mistake(&slip.why))
    }

    /// What a field is called. A spreadsheet's columns are called the same.
    pub fn inputs_field(self, template: &Template, field: &Field) -> String {
        let title = |input| {
            let found = template.input(input).map(|input| input.title.in_lang(self.lang()).to_owned());
            found.unwrap_or_else(|| input.to_string())
        };
        match field {
            Field::Score(input) => title(input),
            Field::Judge { input, judge } => format!("{} · {judge}", title(input)),
            Field::Adjustment(number) => self.inputs_adjustment_number(number),
            Field::Veto(veto) => template
                .veto(veto)
                .map_or_else(|| veto.to_string(), |veto| veto.title.in_lang(self.lang()).to_owned()),
        }
    }

    /// What is wrong in a field, and how to mend it.
    pub fn inputs_mistake(self, why: &Mistake) -> String {
        match why {
            Mistake::NotAScore { found } => self.inputs_wrong_score(found),
            Mistake::NotPoints { found } => self.inputs_wrong_points(found),
            Mistake::NotATick { found } => self.inputs_wrong_tick(found),
            Mistake::NoNote => self.inputs_wrong_no_note().to_owned(),
            Mistake::NoteAlone => self.inputs_wrong_note_alone().to_owned(),
            Mistake::NoteTooLong { count, limit } => self.inputs_wrong_note_long(count, limit),
            Mistake::WhyTakenBack => self.inputs_wrong_taken_back().to_owned(),
            Mistake::NoJudge => self.inputs_wrong_no_judge().to_owned(),
            Mistake::JudgeTooLong { count, limit } => self.inputs_wrong_judge_long(count, limit),
            Mistake::JudgeTwice => self.inputs_wrong_judge_twice().to_owned(),
            Mistake::TooManyJudges { limit } => self.inputs_wrong_judges(limit),
            Mistake::TooManyAdjustments { limit } => self.inputs_wrong_adjustments(limit),
            Mistake::Cell(why) => self.roster_cell(why),
            Mistake::NoUnit => self.inputs_wrong_no_unit().to_owned(),
            Mistake::UnitTwice { row } => self.inputs_wrong_unit_twice(row),
        }
    }
}
