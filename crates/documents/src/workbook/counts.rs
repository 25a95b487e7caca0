//! How often each grade was given: box, unit, criterion. With the entered scores, all that was typed.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    exact::Exact,
    id::ReporterId,
    result::Row,
    template::{CriterionKey, Mean},
};
use rust_xlsxwriter::utility::row_col_to_cell;

use super::book::{Cell, Outcome, Sheet, Shown};
use super::words::Namer;
use super::{Reported, Results};

/// The column of the first grade; abstentions follow the last one, then what is counted.
const FIRST: u16 = 3;

/// One of the opened boxes by its place, or all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    Box(usize),
    Together,
}

type Rowed = BTreeMap<(Whose, ReporterId, CriterionKey), u32>;

/// Where the counts stand.
pub(super) struct CountCells {
    sheet: Sheet,
    rows: Rowed,
    grades: u16,
}

impl CountCells {
    /// The count of the `place`th mark from the best down; after the grades come abstentions.
    pub(super) fn mark(&self, whose: Whose, of: ReporterId, on: &CriterionKey, place: u16) -> Option<String> {
        let row = self.rows.get(&(whose, of, on.clone()))?;
        Some(self.sheet.at(*row, FIRST + place))
    }

    /// The sum of the first `places` marks.
    pub(super) fn first(
        &self,
        whose: Whose,
        of: ReporterId,
        on: &CriterionKey,
        places: u16,
    ) -> Option<String> {
        let last = places.checked_sub(1)?;
        let (from, until) = (self.mark(whose, of, on, 0)?, self.mark(whose, of, on, last)?);
        let until = until.rsplit('!').next()?;
        Some(format!("SUM({from}:{until})"))
    }

    /// How many marks are in the denominator.
    pub(super) fn counted(&self, whose: Whose, of: ReporterId, on: &CriterionKey) -> Option<String> {
        self.mark(whose, of, on, self.grades + 1)
    }
}

pub(super) fn sheet(say: Say, results: &Results<'_>) -> (Sheet, CountCells) {
    let mut counter = Counter::new(say, results);
    counter.head();
    for (place, sums) in results.boxes.iter().enumerate() {
        let name = counter.namer.a_box(&sums.groups);
        let Some(rows) = results.opened(sums) else {
            let why = say.workbook_withheld(results.template.evaluation().minimum_group);
            counter.sheet.push(vec![Cell::text(name), Cell::text(why)]);
            continue;
        };
        for one in &results.reporters {
            let none = BTreeMap::new();
            counter.one_box(Whose::Box(place), &name, one, rows.get(&one.reporter).unwrap_or(&none));
        }
    }
    match results.template.assessment().mean {
        Mean::ByGroup => {}
        Mean::Pooled => counter.together(),
    }
    let Counter { sheet, rows, grades, .. } = counter;
    (sheet.clone(), CountCells { sheet, rows, grades })
}

struct Counter<'a> {
    say: Say,
    results: &'a Results<'a>,
    namer: Namer<'a>,
    sheet: Sheet,
    rows: Rowed,
    grades: u16,
}

impl<'a> Counter<'a> {
    fn new(say: Say, results: &'a Results<'a>) -> Self {
        let grades = u16::try_from(results.template.evaluation().grades.len()).unwrap_or(u16::MAX);
        let namer = Namer { say, template: results.template };
        let sheet = Sheet::new(say.workbook_sheet_counts());
        Self { say, results, namer, sheet, rows: Rowed::new(), grades }
    }

    fn head(&mut self) {
        let grades =
            self.results.template.evaluation().grades.iter().map(|grade| self.namer.grade(&grade.key));
        let before =
            [self.say.workbook_box().to_owned(), self.namer.unit(), self.say.workbook_criterion().to_owned()];
        let after = [self.namer.abstain(), self.say.workbook_counted().to_owned()];
        let heads = before.into_iter().chain(grades).chain(after).map(Cell::Head).collect();
        self.sheet.push(heads);
    }

    fn one_box(&mut self, whose: Whose, name: &str, one: &Reported<'_>, rows: &BTreeMap<CriterionKey, Row>) {
        for criterion in &self.results.template.evaluation().criteria {
            let none = Row::default();
            let row = rows.get(&criterion.key).unwrap_or(&none);
            let grades = &self.results.template.evaluation().grades;
            let votes = grades.iter().map(|grade| row.votes(&grade.key)).chain([row.abstained]);
            let cells = votes.map(|votes| Cell::whole(Exact::count(votes))).collect();
            self.line(whose, name, one, &criterion.key, cells, row);
        }
    }

    /// All opened boxes added, by formulas of their rows.
    fn together(&mut self) {
        let boxes = self.results.boxes.iter().enumerate();
        let opened: Vec<_> =
            boxes.filter_map(|(place, sums)| Some((place, self.results.opened(sums)?))).collect();
        if opened.is_empty() {
            return;
        }
        let name = self.say.workbook_pooled();
        for one in &self.results.reporters {
            for criterion in &self.results.template.evaluation().criteria {
                let found =
                    opened.iter().filter_map(|(_, rows)| rows.get(&one.reporter)?.get(&criterion.key));
                let sum = found.fold(Row::default(), |sum, row| sum.plus(row));
                let key = |place| (Whose::Box(place), one.reporter, criterion.key.clone());
                let rows: Vec<_> =
                    opened.iter().filter_map(|(place, _)| self.rows.get(&key(*place))).collect();
                let grades = &self.results.template.evaluation().grades;
                let votes = grades.iter().map(|grade| sum.votes(&grade.key)).chain([sum.abstained]);
                let cell = |(column, votes): (u16, u64)| {
                    let parts: Vec<_> = rows.iter().map(|row| row_col_to_cell(**row, column)).collect();
                    let result = Outcome::Number(Exact::count(votes));
                    Cell::Formula { formula: parts.join("+"), result, shown: Shown::Places(0) }
                };
                let cells = (FIRST..).zip(votes).map(cell).collect();
                self.line(Whose::Together, name, one, &criterion.key, cells, &sum);
            }
        }
    }

    fn line(
        &mut self,
        whose: Whose,
        name: &str,
        one: &Reported<'_>,
        criterion: &CriterionKey,
        marks: Vec<Cell>,
        row: &Row,
    ) {
        let at = self.sheet.next();
        let abstained = self.results.template.evaluation().abstain.counted_in_denominator;
        let last = FIRST + self.grades - u16::from(!abstained);
        let formula = format!("SUM({}:{})", row_col_to_cell(at, FIRST), row_col_to_cell(at, last));
        let counted = row.counted().saturating_add(if abstained { row.abstained } else { 0 });
        let result = Outcome::Number(Exact::count(counted));
        let mut cells =
            vec![Cell::text(name), Cell::text(one.unit), Cell::text(self.namer.criterion(criterion))];
        cells.extend(marks);
        cells.push(Cell::Formula { formula, result, shown: Shown::Places(0) });
        self.sheet.push(cells);
        self.rows.insert((whose, one.reporter, criterion.clone()), at);
    }
}
