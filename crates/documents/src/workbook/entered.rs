//! Scores that do not come from the ballots, as they were typed: checks, judges, entered inputs, bonuses and deductions.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    exact::Exact,
    id::ReporterId,
    result::{Explained, Kind, Part},
};

use super::book::{Cell, Sheet};
use super::words::Namer;
use super::{Reported, Results};

/// Where each number of a reporter stands: the part of the composite that it belongs to, and its place in it.
pub(super) type EnteredCells = BTreeMap<(ReporterId, usize, usize), String>;

/// The column of the number.
const NUMBER: u16 = 3;

pub(super) fn sheet(say: Say, results: &Results<'_>) -> (Sheet, EnteredCells) {
    let namer = Namer { say, template: results.template };
    let mut sheet = Sheet::new(say.workbook_sheet_entered());
    let heads = [&*namer.unit(), say.workbook_what(), say.workbook_note(), say.workbook_number()];
    sheet.push(heads.into_iter().map(|head| Cell::Head(head.to_owned())).collect());
    let mut typist = Typist { say, namer, sheet, cells: EnteredCells::new() };
    for one in &results.reporters {
        for (place, part) in one.score.iter().flat_map(|score| &score.composite.parts).enumerate() {
            typist.part(one, place, &part.of);
        }
    }
    (typist.sheet, typist.cells)
}

struct Typist<'a> {
    say: Say,
    namer: Namer<'a>,
    sheet: Sheet,
    cells: EnteredCells,
}

impl Typist<'_> {
    fn part(&mut self, one: &Reported<'_>, place: usize, number: &Explained) {
        match &number.kind {
            Kind::Entered { input } => {
                self.line(one, place, 0, [self.namer.input(input), String::new()], &number.value);
            }
            Kind::Adjustment { reason } => {
                let what = self.say.template_part_adjustments().to_owned();
                self.line(one, place, 0, [what, reason.clone()], &number.value);
            }
            Kind::Checks { input } => {
                for (within, part) in number.parts.iter().enumerate() {
                    if let Some((what, found)) = self.check(part) {
                        self.line(one, place, within, [self.namer.input(input), what], &found);
                    }
                }
            }
            Kind::Judges { input, .. } => {
                for (within, part) in number.parts.iter().enumerate() {
                    let judge = self.say.workbook_judge(within + 1);
                    self.line(one, place, within, [self.namer.input(input), judge], &part.of.value);
                }
            }
            Kind::Composite
            | Kind::Evaluation { .. }
            | Kind::Box { .. }
            | Kind::Criterion { .. }
            | Kind::Grade { .. }
            | Kind::Abstained
            | Kind::Check { .. }
            | Kind::Excess { .. }
            | Kind::Absent { .. }
            | Kind::Judge => {}
        }
    }

    /// A check's name, and what it found in its own points.
    fn check(&self, part: &Part) -> Option<(String, Exact)> {
        let Kind::Check { check } = &part.of.kind else { return None };
        let found = part.of.value.times(&part.share).over(&Exact::whole(100))?;
        Some((self.namer.check(check), found))
    }

    fn line(&mut self, one: &Reported<'_>, place: usize, within: usize, words: [String; 2], value: &Exact) {
        let mut cells = vec![Cell::text(one.unit)];
        cells.extend(words.map(Cell::text));
        cells.push(Cell::plain(value));
        let row = self.sheet.push(cells);
        self.cells.insert((one.reporter, place, within), self.sheet.at(row, NUMBER));
    }
}
