//! Every number of every score as a row, each a formula of the rows beneath it. The shape comes from the rules, not from
//! what happened to be counted: a criterion without votes, a limit that is not passed and a judge who is dropped have
//! their rows, so that they come alive when a count changes.

mod adjusted;
mod ballots;
mod given;
mod step;

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    id::ReporterId,
    result::{Explained, Kind},
    template::InputKey,
};

use super::book::{Cell, Line, Sheet};
use super::counts::CountCells;
use super::entered::EnteredCells;
use super::rules::RuleCells;
use super::words::Namer;
use super::{Reported, Results};
use step::{Figure, PRODUCT, Step, VALUE, cell, sum};

/// The cells that the formulas end in.
pub(super) struct From<'a> {
    pub(super) rules: &'a RuleCells,
    pub(super) counts: &'a CountCells,
    pub(super) entered: &'a EnteredCells,
}

/// Where a reporter's composite and its inputs stand.
pub(super) struct Places {
    pub(super) composite: String,
    pub(super) inputs: BTreeMap<InputKey, String>,
}

pub(super) fn sheet(
    say: Say,
    results: &Results<'_>,
    from: &From<'_>,
) -> (Sheet, BTreeMap<ReporterId, Places>) {
    let namer = Namer { say, template: results.template };
    let mut sheet = Sheet::new(say.workbook_sheet_arithmetic());
    let heads = [
        &*namer.unit(),
        say.workbook_what(),
        say.workbook_share(),
        say.workbook_value(),
        say.workbook_product(),
        say.template_trim(),
        say.workbook_note(),
    ];
    sheet.push(heads.map(|head| Cell::Head(head.to_owned())).to_vec());
    let mut places = BTreeMap::new();
    for one in &results.reporters {
        let Ok(score) = one.score else { continue };
        let mut tree = Tree { say, results, namer, from, one, sheet };
        let found = tree.composite(&score.composite);
        sheet = tree.sheet;
        places.insert(one.reporter, found);
    }
    (sheet, places)
}

/// One reporter's tree on its way into the sheet.
struct Tree<'a> {
    say: Say,
    results: &'a Results<'a>,
    namer: Namer<'a>,
    from: &'a From<'a>,
    one: &'a Reported<'a>,
    sheet: Sheet,
}

impl Tree<'_> {
    fn composite(&mut self, number: &Explained) -> Places {
        let row = self.keep();
        let (mut inputs, mut adjustments) = (Vec::new(), Vec::new());
        for (place, part) in number.parts.iter().enumerate() {
            let (at, of) = match &part.of.kind {
                Kind::Evaluation { input, .. } => (self.evaluation(input, part), input),
                Kind::Entered { input } => (self.entered(place, input, part), input),
                Kind::Checks { input } => (self.checks(place, input, part), input),
                Kind::Judges { input, dropped } => (self.judges(place, input, part, *dropped), input),
                Kind::Adjustment { reason } => {
                    adjustments.push(self.adjustment(place, reason, part));
                    continue;
                }
                // Limits have their rows whether or not they are passed.
                Kind::Excess { .. }
                | Kind::Composite
                | Kind::Box { .. }
                | Kind::Criterion { .. }
                | Kind::Grade { .. }
                | Kind::Abstained
                | Kind::Check { .. }
                | Kind::Absent { .. }
                | Kind::Judge => continue,
            };
            inputs.push((of.clone(), at));
        }
        let values: Vec<_> = inputs.iter().map(|(_, row)| cell(VALUE, *row)).collect();
        let parts: Vec<_> = inputs.iter().map(|(_, row)| *row).chain(adjustments.iter().copied()).collect();
        let parts = self.limited(number, parts, &adjustments);
        // Without one of its inputs there is no composite.
        let formula =
            format!("IF(COUNT({})<{},\"\",{})", values.join(","), values.len(), sum(PRODUCT, &parts));
        let decimals = self.results.template.assessment().decimals;
        self.step(
            row,
            Step::root(self.say.result_composite(), Figure::formula(formula, &number.value), decimals),
        );
        let at = |row| self.sheet.at(row, VALUE);
        Places { composite: at(row), inputs: inputs.into_iter().map(|(key, row)| (key, at(row))).collect() }
    }

    /// A row whose formula follows once the rows beneath it stand.
    fn keep(&mut self) -> u32 {
        self.sheet.push(Vec::new())
    }

    fn step(&mut self, row: u32, step: Step) {
        let (level, strong) = (step.level, step.level == 0);
        let line = Line { level, strong, cells: step.cells(self.one.unit, row) };
        self.sheet.put(row, line);
    }

    /// A row at the end.
    fn leaf(&mut self, step: Step) -> u32 {
        let row = self.keep();
        self.step(row, step);
        row
    }
}
