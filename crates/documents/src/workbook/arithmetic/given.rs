//! Inputs that do not come from the ballots.

use review::{
    exact::Exact,
    result::{Kind, Part},
    template::InputKey,
};

use super::Tree;
use super::step::{Figure, Step, cell, mean};

impl Tree<'_> {
    pub(super) fn entered(&mut self, place: usize, input: &InputKey, part: &Part) -> u32 {
        let weight = self.weight(input, part);
        let value = Figure::formula(self.typed(place, 0), &part.of.value);
        self.leaf(Step::weighed(1, self.namer.input(input), weight, value))
    }

    /// Points found of points there are, each as a score of 100.
    pub(super) fn checks(&mut self, place: usize, input: &InputKey, part: &Part) -> u32 {
        let row = self.keep();
        let mut rows = Vec::new();
        for (within, one) in part.of.parts.iter().enumerate() {
            let Kind::Check { check } = &one.of.kind else { continue };
            let points = self.from.rules.checks.get(check).cloned().unwrap_or_default();
            let value = Figure::formula(format!("{}*100/{points}", self.typed(place, within)), &one.of.value);
            let share = Figure::formula(points, &one.share);
            rows.push(self.leaf(Step::counted(2, self.namer.check(check), share, value)));
        }
        let value = Figure::formula(mean(&rows, "\"\""), &part.of.value);
        let weight = self.weight(input, part);
        self.step(row, Step::weighed(1, self.namer.input(input), weight, value));
        row
    }

    /// From the lowest score up, whatever order they were typed in; so many at each end count for nothing.
    pub(super) fn judges(&mut self, place: usize, input: &InputKey, part: &Part, dropped: u64) -> u32 {
        let row = self.keep();
        let count = part.of.parts.len();
        let last = self.typed(place, count.saturating_sub(1));
        let last = last.rsplit('!').next().unwrap_or_default().to_owned();
        let panel = format!("{}:{last}", self.typed(place, 0));
        let given = format!("COUNT({panel})");
        let ends = cell(super::step::DROPPED, row);
        let mut rows = Vec::new();
        for (at, one) in (1..).zip(&part.of.parts) {
            let counts = format!("IF(AND({at}>{ends},{at}<={given}-{ends}),1,0)");
            let share = Figure::formula(counts, &one.share);
            let value = Figure::formula(format!("SMALL({panel},{at})"), &one.of.value);
            rows.push(self.leaf(Step::counted(2, self.say.workbook_judge(at), share, value)));
        }
        let value = Figure::formula(mean(&rows, "\"\""), &part.of.value);
        let mut step = Step::weighed(1, self.namer.input(input), self.weight(input, part), value);
        step.dropped = Some(Figure::formula(self.dropped(input, &given), &Exact::count(dropped)));
        self.step(row, step);
        row
    }

    pub(super) fn weight(&self, input: &InputKey, part: &Part) -> Figure {
        let weight = self.from.rules.inputs.get(input).map(|cells| cells.weight.clone());
        Figure::formula(weight.unwrap_or_default(), &part.share)
    }

    /// Where a number was typed.
    pub(super) fn typed(&self, place: usize, within: usize) -> String {
        let found = self.from.entered.get(&(self.one.reporter, place, within));
        found.cloned().unwrap_or_default()
    }

    /// How many of `marks` are dropped at each end; as [`review::template::Input::dropped`] says it.
    pub(super) fn dropped(&self, input: &InputKey, marks: &str) -> String {
        let rule = self.results.template.input(input);
        let cells = self.from.rules.inputs.get(input);
        let Some((trim, cells)) = rule.and_then(|rule| rule.trim.as_ref()).zip(cells) else {
            return "0".to_owned();
        };
        let whole = trim.floor().is_some_and(|whole| whole > 0);
        // A tenth of ten is one, whatever a binary fraction makes of it.
        let wanted = if whole { cells.trim.clone() } else { format!("INT(ROUND({}*{marks},9))", cells.trim) };
        let above = match (rule.and_then(|rule| rule.trim_above), whole) {
            (Some(_), _) => cells.above.clone(),
            (None, true) => format!("2*{}", cells.trim),
            (None, false) => "0".to_owned(),
        };
        format!("IF({marks}<={above},0,MIN({wanted},INT(({marks}-1)/2)))")
    }
}
