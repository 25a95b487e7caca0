//! All reporters at a glance, best first.

use std::collections::BTreeMap;

use i18n::Say;
use review::{exact::Exact, id::ReporterId, threshold::Operator};
use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};

use super::arithmetic::Places;
use super::book::{Cell, Outcome, Sheet, Shown};
use super::rules::RuleCells;
use super::words::Namer;
use super::{Reported, Results};

/// The column of the composite; rank and unit stand before it.
const COMPOSITE: u16 = 2;

pub(super) fn sheet(
    say: Say,
    results: &Results<'_>,
    rules: &RuleCells,
    places: &BTreeMap<ReporterId, Places>,
) -> Sheet {
    let namer = Namer { say, template: results.template };
    let mut sheet = Sheet::new(say.workbook_sheet_summary());
    sheet.push(vec![Cell::Title(say.workbook_title(results.year, results.organisation))]);
    sheet.push(vec![Cell::Remark(say.workbook_remark().to_owned())]);
    let inputs = results.template.assessment().inputs.iter().map(|input| namer.input(&input.key));
    let before = [say.workbook_rank().to_owned(), namer.unit(), say.result_composite().to_owned()];
    let after = [say.workbook_band(), say.result_suggested(), say.result_decided()].map(str::to_owned);
    let heads = before.into_iter().chain(inputs).chain(after).map(Cell::Head).collect();
    sheet.heads = sheet.push(heads) + 1;
    let mut scored: Vec<_> = results.reporters.iter().filter_map(|one| Some((one, value(one)?))).collect();
    // Equals stay in running order.
    scored.sort_by(|(_, one), (_, other)| other.cmp(one));
    let first = sheet.next();
    let last = first + u32::try_from(scored.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let teller = Teller { namer, results, rules, first, last };
    for (one, composite) in &scored {
        let better = scored.iter().filter(|(_, other)| other > composite).count();
        if let Some(places) = places.get(&one.reporter) {
            sheet.push(teller.line(sheet.next(), one, places, better + 1));
        }
    }
    for one in &results.reporters {
        let Err(why) = one.score else { continue };
        let why = say.refusal(&review::Refusal::Result(why.clone()));
        let missing = format!("{}: {why}", say.workbook_missing());
        sheet.push(vec![Cell::Blank, Cell::text(one.unit), Cell::text(missing)]);
    }
    sheet
}

fn value<'a>(one: &Reported<'a>) -> Option<&'a Exact> {
    one.score.ok().map(review::result::Score::value)
}

struct Teller<'a> {
    namer: Namer<'a>,
    results: &'a Results<'a>,
    rules: &'a RuleCells,
    /// The rows of those who have a score.
    first: u32,
    last: u32,
}

impl Teller<'_> {
    fn line(&self, row: u32, one: &Reported<'_>, places: &Places, rank: usize) -> Vec<Cell> {
        let shown = Shown::Places(self.results.template.assessment().decimals);
        let number = |formula: &str, value: Option<&Exact>, shown| Cell::Formula {
            formula: formula.to_owned(),
            result: Outcome::maybe(value),
            shown,
        };
        let rank = Exact::count(u64::try_from(rank).unwrap_or(u64::MAX));
        let mut cells = vec![
            number(&self.rank(row), Some(&rank), Shown::Places(0)),
            Cell::text(one.unit),
            number(&places.composite, value(one), shown),
        ];
        for input in &self.results.template.assessment().inputs {
            let found = one.score.ok().and_then(|score| score.input(&input.key));
            let at = places.inputs.get(&input.key);
            cells.push(at.map_or(Cell::Blank, |at| number(at, found.map(|found| &found.value), shown)));
        }
        cells.push(self.band(row, one));
        let suggested = one.suggestion.map(|found| self.namer.suggested(&found.suggested));
        let decided = one.decided.map(|grade| self.namer.grade(grade));
        cells.extend([suggested, decided].map(|words| words.map_or(Cell::Blank, Cell::text)));
        cells
    }

    /// One more than those who are better. Nine places part what differs; what is equal is equal in them.
    fn rank(&self, row: u32) -> String {
        let all = [self.first, self.last].map(|row| row_col_to_cell_absolute(row, COMPOSITE));
        format!("SUMPRODUCT(--(ROUND({}-{},9)>0))+1", all.join(":"), row_col_to_cell(row, COMPOSITE))
    }

    /// What the score alone earns.
    fn band(&self, row: u32, one: &Reported<'_>) -> Cell {
        let rules = self.results.template.assessment();
        let grades = &self.results.template.evaluation().grades;
        let name = |key| self.rules.grades.get(key).map(|cells| cells.name.clone()).unwrap_or_default();
        let last = grades.last().map(|grade| name(&grade.key)).unwrap_or_default();
        let score = row_col_to_cell(row, COMPOSITE);
        let mut formula = last;
        for (band, bound) in rules.bands.iter().zip(&self.rules.bands).rev() {
            let sign = match band.operator {
                Operator::AtLeast => ">=",
                Operator::MoreThan => ">",
            };
            formula = format!("IF(ROUND({score}-{bound},9){sign}0,{},{formula})", name(&band.grade));
        }
        let reached = |value: &Exact| {
            let band = rules.bands.iter().find(|band| band.operator.holds(value, &band.bound));
            band.map(|band| &band.grade).or(grades.last().map(|grade| &grade.key))
        };
        let grade = value(one).and_then(reached).map(|key| self.namer.grade(key));
        let result = Outcome::Text(grade.unwrap_or_default());
        Cell::Formula { formula: format!("IF({score}=\"\",\"\",{formula})"), result, shown: Shown::Places(0) }
    }
}
