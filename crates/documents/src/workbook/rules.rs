//! The rules that the numbers follow, each number in a cell of its own.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    evaluation::label,
    exact::Exact,
    result::LimitOf,
    template::{Absent, Cap, CheckKey, CriterionKey, GradeKey, Input, InputKey, Mean, Source, Ties},
    threshold::Operator,
};

use super::book::{Cell, Outcome, Sheet, Shown};
use super::words::Namer;
use super::{Reported, Results};

/// Columns: what, how it counts, the number, and two more that only inputs have.
const WHAT: u16 = 0;
const NUMBER: u16 = 2;
const TRIM: u16 = 3;
const ABOVE: u16 = 4;

/// Where the numbers stand.
#[derive(Default)]
pub(super) struct RuleCells {
    pub(super) grades: BTreeMap<GradeKey, GradeCells>,
    pub(super) criteria: BTreeMap<CriterionKey, String>,
    /// As the boxes are given.
    pub(super) boxes: Vec<String>,
    pub(super) inputs: BTreeMap<InputKey, InputCells>,
    pub(super) checks: BTreeMap<CheckKey, String>,
    /// By band, from the best down.
    pub(super) bands: Vec<String>,
    pub(super) limits: Vec<(LimitOf, String)>,
    /// The bounds of gates, in the order of the rules.
    pub(super) gates: Vec<String>,
}

pub(super) struct GradeCells {
    pub(super) name: String,
    pub(super) points: String,
}

pub(super) struct InputCells {
    pub(super) weight: String,
    pub(super) trim: String,
    pub(super) above: String,
}

pub(super) fn sheet(say: Say, results: &Results<'_>) -> (Sheet, RuleCells) {
    let namer = Namer { say, template: results.template };
    let sheet = Sheet::new(say.workbook_sheet_rules());
    let mut writer = Writer { say, namer, results, sheet, cells: RuleCells::default() };
    let heads = [
        say.workbook_rule(),
        say.workbook_how(),
        say.workbook_number(),
        say.template_trim(),
        say.template_trim_above(),
    ];
    writer.sheet.push(heads.map(|head| Cell::Head(head.to_owned())).to_vec());
    writer.marks();
    writer.weights();
    writer.inputs();
    writer.bands();
    writer.limits();
    writer.gates();
    writer.shares();
    writer.ways();
    (writer.sheet, writer.cells)
}

struct Writer<'a> {
    say: Say,
    namer: Namer<'a>,
    results: &'a Results<'a>,
    sheet: Sheet,
    cells: RuleCells,
}

impl Writer<'_> {
    fn section(&mut self, title: &str) {
        self.sheet.push(Vec::new());
        self.sheet.push(vec![Cell::Head(title.to_owned())]);
    }

    fn rule(&mut self, what: String, how: String, number: Cell) -> u32 {
        self.sheet.push(vec![Cell::text(what), Cell::text(how), number])
    }

    fn marks(&mut self) {
        self.section(self.say.template_part_grades());
        for grade in &self.results.template.evaluation().grades {
            let row = self.rule(
                self.namer.grade(&grade.key),
                self.say.template_points().to_owned(),
                Cell::plain(&grade.points),
            );
            let cells = GradeCells { name: self.sheet.at(row, WHAT), points: self.sheet.at(row, NUMBER) };
            self.cells.grades.insert(grade.key.clone(), cells);
        }
        let abstain = self.namer.abstain();
        let how = if self.results.template.evaluation().abstain.counted_in_denominator {
            self.say.template_abstain_counted(&abstain)
        } else {
            self.say.template_abstain_left_out(&abstain)
        };
        self.rule(abstain, how, Cell::Blank);
    }

    fn weights(&mut self) {
        let weight = self.say.template_weight();
        self.section(self.say.template_part_criteria());
        for criterion in &self.results.template.evaluation().criteria {
            let name = self.namer.criterion(&criterion.key);
            let row = self.rule(name, weight.to_owned(), Cell::weight(&criterion.weight));
            self.cells.criteria.insert(criterion.key.clone(), self.sheet.at(row, NUMBER));
        }
        self.section(self.say.template_part_groups());
        for sums in self.results.boxes {
            let row = self.rule(label(&sums.groups), weight.to_owned(), Cell::weight(&sums.weight));
            self.cells.boxes.push(self.sheet.at(row, NUMBER));
        }
    }

    fn inputs(&mut self) {
        self.section(self.say.template_part_inputs());
        for input in &self.results.template.assessment().inputs {
            let source = self.source(input);
            let trim = input.trim.as_ref().map_or(Cell::Blank, |trim| {
                let whole = trim.floor().is_some_and(|whole| whole > 0);
                Cell::ratio(trim, if whole { Shown::Places(0) } else { Shown::weight(trim) })
            });
            let above =
                input.trim_above.map_or(Cell::Blank, |above| Cell::whole(Exact::count(u64::from(above))));
            let mut line = vec![Cell::text(self.namer.input(&input.key)), Cell::text(source)];
            line.extend([Cell::weight(&input.weight), trim, above]);
            let row = self.sheet.push(line);
            let cells = InputCells {
                weight: self.sheet.at(row, NUMBER),
                trim: self.sheet.at(row, TRIM),
                above: self.sheet.at(row, ABOVE),
            };
            self.cells.inputs.insert(input.key.clone(), cells);
        }
        let facts = self.results.template.facts();
        for input in &self.results.template.assessment().inputs {
            for check in facts.of_input(&input.key) {
                let how = self.say.template_field_full_score().to_owned();
                let row = self.rule(self.namer.check(&check.key), how, Cell::plain(&check.points));
                self.cells.checks.insert(check.key.clone(), self.sheet.at(row, NUMBER));
            }
        }
    }

    fn source(&self, input: &Input) -> String {
        match input.source {
            Source::Evaluation => self.say.template_source_evaluation().to_owned(),
            Source::Entered => self.say.template_source_entered().to_owned(),
            Source::Checks => self.say.template_field_from_checks().to_owned(),
            Source::Judges => self.say.template_judges_are(input.judges.unwrap_or(1)),
        }
    }

    fn bands(&mut self) {
        self.section(self.say.template_part_bands());
        for band in &self.results.template.assessment().bands {
            let how = self.operator(band.operator).to_owned();
            let row = self.rule(self.namer.grade(&band.grade), how, Cell::plain(&band.bound));
            self.cells.bands.push(self.sheet.at(row, NUMBER));
        }
        if let Some(last) = self.results.template.evaluation().grades.last() {
            let below = self.say.workbook_below_all().to_owned();
            self.rule(self.namer.grade(&last.key), below, Cell::Blank);
        }
    }

    fn operator(&self, operator: Operator) -> &'static str {
        match operator {
            Operator::AtLeast => self.say.template_choice_at_least(),
            Operator::MoreThan => self.say.template_choice_more_than(),
        }
    }

    fn limits(&mut self) {
        let rules = &self.results.template.assessment().adjustments;
        let limits = [
            (LimitOf::Bonus, self.say.template_bonus(), &rules.bonus),
            (LimitOf::Deduction, self.say.template_deduction(), &rules.deduction),
            (LimitOf::Greatest, self.say.template_greatest(), &rules.greatest),
            (LimitOf::Least, self.say.template_least(), &rules.least),
        ];
        if limits.iter().all(|(_, _, at)| at.is_none()) {
            return;
        }
        self.section(self.say.template_part_adjustments());
        for (limit, name, at) in limits {
            let Some(at) = at else { continue };
            let row = self.rule(name.to_owned(), String::new(), Cell::plain(at));
            self.cells.limits.push((limit, self.sheet.at(row, NUMBER)));
        }
    }

    /// What an input must reach.
    fn gates(&mut self) {
        let rules = self.results.template.assessment();
        if !rules.gates.is_empty() {
            self.section(self.say.template_part_gates());
        }
        for gate in &rules.gates {
            let how = match gate.operator {
                Operator::AtLeast => self.say.template_choice_at_least(),
                Operator::MoreThan => self.say.template_choice_more_than(),
            };
            let row = self.rule(self.namer.input(&gate.input), how.to_owned(), Cell::plain(&gate.bound));
            self.cells.gates.push(self.sheet.at(row, NUMBER));
        }
    }

    /// So many reporters are that share, as the rules round it. Nine places, or a third of three would be none.
    fn places(&mut self, of: u32, among: usize, up: bool, places: u64) {
        let product = format!("{}*{among}", self.sheet.at(of, NUMBER));
        let formula =
            if up { format!("-INT(-ROUND({product},9))") } else { format!("INT(ROUND({product},9))") };
        let result = Outcome::Number(Exact::count(places));
        let what = self.say.workbook_places(among);
        self.rule(what, String::new(), Cell::Formula { formula, result, shown: Shown::Places(0) });
    }

    /// The reporters of whom a cap is a share.
    fn under(&self, cap: &Cap) -> usize {
        let covers = |one: &&Reported<'_>| match &cap.input {
            None => true,
            Some(input) => {
                let own = one.score.ok().and_then(|score| score.input(input));
                own.is_some_and(|own| cap.covers(&own.value))
            }
        };
        self.results.reporters.iter().filter(covers).count()
    }

    /// Shares of all reporters that may or must have a grade, and how many those are.
    fn shares(&mut self) {
        let rules = self.results.template.assessment();
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        if !rules.caps.is_empty() {
            self.section(self.say.template_part_caps());
        }
        for cap in &rules.caps {
            let own = cap.input.as_ref().map(|input| {
                self.say.own_result(self.results.template, input, cap.from.as_ref(), cap.below.as_ref())
            });
            let how =
                own.into_iter().chain([self.say.workbook_at_most().to_owned()]).collect::<Vec<_>>().join(" ");
            let row = self.rule(self.namer.grade(&cap.grade), how, Cell::weight(&cap.share));
            let among = self.under(cap);
            self.places(row, among, false, cap.places(count(among)));
        }
        if !rules.floors.is_empty() {
            self.section(self.say.template_part_floors());
        }
        for floor in &rules.floors {
            let how = self.say.template_choice_at_least().to_owned();
            let row = self.rule(self.namer.grades(&floor.grades), how, Cell::weight(&floor.share));
            let among = self.results.reporters.len();
            self.places(row, among, true, floor.places(count(among)));
        }
    }

    fn ways(&mut self) {
        let (say, rules) = (self.say, self.results.template.assessment());
        self.section(say.template_part_assessment());
        let mean = match rules.mean {
            Mean::ByGroup => say.template_mean_by_group(),
            Mean::Pooled => say.template_mean_pooled(),
        };
        let absent = match rules.absent {
            Absent::ShareOut => say.template_absent_share_out(),
            Absent::Zero => say.template_absent_zero(),
            Absent::Refuse => say.template_absent_refuse(),
        };
        let ties = match rules.ties {
            Ties::Committee => say.template_ties_committee(),
            Ties::Higher => say.template_ties_higher(),
            Ties::Lower => say.template_ties_lower(),
        };
        let ways =
            [(say.template_mean(), mean), (say.template_absent(), absent), (say.template_ties(), ties)];
        for (what, how) in ways {
            self.rule(what.to_owned(), how.to_owned(), Cell::Blank);
        }
        let decimals = Exact::count(u64::from(rules.decimals));
        self.rule(say.template_field_decimals().to_owned(), String::new(), Cell::whole(decimals));
    }
}
