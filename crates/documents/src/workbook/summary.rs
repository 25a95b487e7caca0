//! All reporters at a glance, best first.

use std::collections::BTreeMap;

use i18n::Say;
use review::{exact::Exact, id::ReporterId, template::GradeKey, threshold::Operator};
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
    let gated = (!rules.gates.is_empty()).then(|| say.workbook_gated().to_owned());
    let heads = before.into_iter().chain(inputs).chain(after).chain(gated).map(Cell::Head).collect();
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
        if !self.rules.gates.is_empty() {
            cells.push(self.gated(row, one, places));
        }
        cells
    }

    /// What the score earns under the gates: the lowest of all, by its place among the grades.
    fn gated(&self, row: u32, one: &Reported<'_>, places: &Places) -> Cell {
        let rules = self.results.template.assessment();
        let grades = &self.results.template.evaluation().grades;
        let rank = |key| self.results.template.grade_rank(key).map_or(1, |rank| rank + 1);
        let short = |at: &str, bound: &str, operator, otherwise: String, reached: String| {
            let sign = match operator {
                Operator::AtLeast => ">=",
                Operator::MoreThan => ">",
            };
            format!("IF(ROUND({at}-{bound},9){sign}0,{reached},{otherwise})")
        };
        let score = row_col_to_cell(row, COMPOSITE);
        let bands = rules.bands.iter().zip(&self.rules.bands).rev();
        let band = bands.fold(grades.len().to_string(), |lower, (band, bound)| {
            short(&score, bound, band.operator, lower, rank(&band.grade).to_string())
        });
        let gates = rules.gates.iter().zip(&self.rules.gates).filter_map(|(gate, bound)| {
            let ceiling = rank(&gate.ceiling).to_string();
            Some(short(places.inputs.get(&gate.input)?, bound, gate.operator, ceiling, "1".to_owned()))
        });
        let ranks: Vec<_> = std::iter::once(band).chain(gates).collect();
        let names = grades.iter().filter_map(|grade| Some(self.rules.grades.get(&grade.key)?.name.clone()));
        let names: Vec<_> = names.collect();
        let formula = format!("IF({score}=\"\",\"\",CHOOSE(MAX({}),{}))", ranks.join(","), names.join(","));
        let result =
            Outcome::Text(self.under_gates(one).map(|key| self.namer.grade(key)).unwrap_or_default());
        Cell::Formula { formula, result, shown: Shown::Places(0) }
    }

    fn under_gates(&self, one: &Reported<'_>) -> Option<&GradeKey> {
        let (template, score) = (self.results.template, one.score.ok()?);
        let closed = template.assessment().gates.iter().filter(|gate| {
            score.input(&gate.input).is_some_and(|found| !gate.operator.holds(&found.value, &gate.bound))
        });
        let ranks = closed.filter_map(|gate| template.grade_rank(&gate.ceiling));
        let lowest = ranks.chain(template.grade_rank(self.reached(score.value())?)).max()?;
        template.evaluation().grades.get(lowest).map(|grade| &grade.key)
    }

    fn reached(&self, value: &Exact) -> Option<&GradeKey> {
        let bands = &self.results.template.assessment().bands;
        let band = bands.iter().find(|band| band.operator.holds(value, &band.bound));
        let last = self.results.template.evaluation().grades.last().map(|grade| &grade.key);
        band.map(|band| &band.grade).or(last)
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
        let grade = value(one).and_then(|value| self.reached(value)).map(|key| self.namer.grade(key));
        let result = Outcome::Text(grade.unwrap_or_default());
        Cell::Formula { formula: format!("IF({score}=\"\",\"\",{formula})"), result, shown: Shown::Places(0) }
    }
}
