//! From the votes to the score of the ballots.

use review::{
    exact::Exact,
    result::{Explained, Kind, Part},
    template::{Absent, Criterion, GroupKey, InputKey, Mean},
};

use super::Tree;
use super::step::{DROPPED, Figure, SHARE, Step, VALUE, cell, mean, sum};
use crate::workbook::counts::Whose;

/// A box as the score sees it.
struct Ballots {
    /// `None` where it stays sealed.
    whose: Option<Whose>,
    groups: Vec<GroupKey>,
    /// Where its weight stands.
    weight: String,
    weighs: Exact,
}

impl Tree<'_> {
    pub(super) fn evaluation(&mut self, input: &InputKey, part: &Part) -> u32 {
        let row = self.keep();
        let absent = self.results.template.assessment().absent;
        let (mut rows, mut graded) = (Vec::new(), Vec::new());
        for ballots in self.ballots() {
            let found = part.of.parts.iter().find(|part| groups(part) == Some(&ballots.groups));
            match (ballots.whose, absent) {
                (Some(whose), _) => {
                    let (row, below) = self.one_box(input, &ballots, whose, found);
                    rows.push(row);
                    graded.extend(below);
                }
                (None, Absent::Zero) => {
                    let weight = Figure::formula(ballots.weight, &ballots.weighs);
                    let name = self.namer.a_box(&ballots.groups);
                    let mut step = Step::weighed(2, name, weight, Figure::formula("0", &Exact::zero()));
                    step.note = self.out();
                    rows.push(self.leaf(step));
                }
                (None, Absent::ShareOut | Absent::Refuse) => {
                    let (name, why) = (self.namer.a_box(&ballots.groups), self.out());
                    self.leaf(Step::named(2, name, why));
                }
            }
        }
        let formula = match absent {
            Absent::ShareOut => mean(&rows, "\"\""),
            // No mark at all is no zero.
            Absent::Zero => format!("IF({}=0,\"\",{})", sum(SHARE, &graded), mean(&rows, "\"\"")),
            Absent::Refuse => {
                let values: Vec<_> = rows.iter().map(|row| cell(VALUE, *row)).collect();
                format!("IF(COUNT({})<{},\"\",{})", values.join(","), rows.len(), mean(&rows, "\"\""))
            }
        };
        let value = Figure::formula(formula, &part.of.value);
        self.step(row, Step::weighed(1, self.namer.input(input), self.weight(input, part), value));
        row
    }

    fn out(&self) -> String {
        self.say.workbook_out(self.results.template.evaluation().minimum_group)
    }

    /// The boxes, or all opened ones as one and those that stay sealed.
    fn ballots(&self) -> Vec<Ballots> {
        let boxes = self.results.boxes.iter().zip(&self.from.rules.boxes).enumerate();
        let all = boxes.map(|(place, (sums, weight))| Ballots {
            whose: self.results.opened(sums).map(|_| Whose::Box(place)),
            groups: sums.groups.clone(),
            weight: weight.clone(),
            weighs: sums.weight.clone(),
        });
        match self.results.template.assessment().mean {
            Mean::ByGroup => all.collect(),
            Mean::Pooled => {
                let (opened, mut all): (Vec<_>, Vec<_>) = all.partition(|one| one.whose.is_some());
                if !opened.is_empty() {
                    let groups = opened.into_iter().flat_map(|one| one.groups).collect();
                    let (whose, weight) = (Some(Whose::Together), "1".to_owned());
                    all.insert(0, Ballots { whose, groups, weight, weighs: Exact::one() });
                }
                all
            }
        }
    }

    /// The box's row, and those of its criteria.
    fn one_box(
        &mut self,
        input: &InputKey,
        ballots: &Ballots,
        whose: Whose,
        found: Option<&Part>,
    ) -> (u32, Vec<u32>) {
        let row = self.keep();
        let mut rows = Vec::new();
        for criterion in &self.results.template.evaluation().criteria {
            let parts = found.map_or(&[][..], |part| &part.of.parts);
            let one = parts.iter().find(|part| {
                matches!(&part.of.kind, Kind::Criterion { criterion: key, .. } if key == &criterion.key)
            });
            rows.push(self.criterion(input, criterion, whose, one));
        }
        let absent = self.results.template.assessment().absent;
        let value = found.map(|part| part.of.value.clone());
        let weight = &ballots.weight;
        let (value, share) = match absent {
            Absent::ShareOut => {
                let counts = format!("IF({}=\"\",0,{weight})", cell(VALUE, row));
                let is = found.map_or_else(Exact::zero, |part| part.share.clone());
                (Figure::maybe(mean(&rows, "\"\""), value), Figure::formula(counts, &is))
            }
            Absent::Refuse => {
                (Figure::maybe(mean(&rows, "\"\""), value), Figure::formula(weight.clone(), &ballots.weighs))
            }
            Absent::Zero => {
                let value = Some(value.unwrap_or_else(Exact::zero));
                (Figure::maybe(mean(&rows, "0"), value), Figure::formula(weight.clone(), &ballots.weighs))
            }
        };
        self.step(row, Step::weighed(2, self.namer.a_box(&ballots.groups), share, value));
        (row, rows)
    }

    fn criterion(
        &mut self,
        input: &InputKey,
        criterion: &Criterion,
        whose: Whose,
        found: Option<&Part>,
    ) -> u32 {
        let row = self.keep();
        let rules = self.results.template.evaluation();
        let mut rows = Vec::new();
        for (place, grade) in (0..).zip(&rules.grades) {
            let kept = self.kept(input, criterion, whose, place, row);
            let votes = Figure::formula(kept, &votes(found, &Kind::Grade { grade: grade.key.clone() }));
            let points = self.from.rules.grades.get(&grade.key).map(|cells| cells.points.clone());
            let points = Figure::formula(points.unwrap_or_default(), &grade.points);
            rows.push(self.leaf(Step::counted(4, self.namer.grade(&grade.key), votes, points)));
        }
        if rules.abstain.counted_in_denominator {
            let place = u16::try_from(rules.grades.len()).unwrap_or(u16::MAX);
            let kept = self.kept(input, criterion, whose, place, row);
            let votes = Figure::formula(kept, &votes(found, &Kind::Abstained));
            let nothing = Figure::formula("0", &Exact::zero());
            rows.push(self.leaf(Step::counted(4, self.namer.abstain(), votes, nothing)));
        }
        let is = found.map(|part| part.of.value.clone());
        let weight = self.from.rules.criteria.get(&criterion.key).cloned().unwrap_or_default();
        let counts = format!("IF({}=\"\",0,{weight})", cell(VALUE, row));
        let share = Figure::formula(counts, &found.map_or_else(Exact::zero, |part| part.share.clone()));
        let value = Figure::maybe(mean(&rows, "\"\""), is);
        let mut step = Step::weighed(3, self.namer.criterion(&criterion.key), share, value);
        if self.trims(input) {
            let marks =
                self.from.counts.counted(whose, self.one.reporter, &criterion.key).unwrap_or_default();
            let dropped = found.map_or(0, |part| dropped(&part.of));
            step.dropped = Some(Figure::formula(self.dropped(input, &marks), &Exact::count(dropped)));
        }
        self.step(row, step);
        row
    }

    fn trims(&self, input: &InputKey) -> bool {
        self.results.template.input(input).is_some_and(|input| input.trim.is_some())
    }

    /// How many marks of a kind are left: of the marks in a row from the best down, those that neither end drops.
    fn kept(&self, input: &InputKey, criterion: &Criterion, whose: Whose, place: u16, row: u32) -> String {
        let (counts, of, on) = (self.from.counts, self.one.reporter, &criterion.key);
        let votes = counts.mark(whose, of, on, place).unwrap_or_default();
        if !self.trims(input) {
            return votes;
        }
        let before = counts.first(whose, of, on, place).unwrap_or_else(|| "0".to_owned());
        let until = counts.first(whose, of, on, place + 1).unwrap_or_default();
        let marks = counts.counted(whose, of, on).unwrap_or_default();
        let ends = cell(DROPPED, row);
        format!("MAX(0,MIN({until},{marks}-{ends})-MAX({before},{ends}))")
    }
}

/// The groups whose box a part is.
fn groups(part: &Part) -> Option<&Vec<GroupKey>> {
    let (Kind::Box { groups } | Kind::Absent { groups, .. }) = &part.of.kind else { return None };
    Some(groups)
}

/// How many votes of a kind count; none where the criterion has none.
fn votes(criterion: Option<&Part>, kind: &Kind) -> Exact {
    let parts = criterion.map_or(&[][..], |part| &part.of.parts);
    let found = parts.iter().find(|part| &part.of.kind == kind);
    found.map_or_else(Exact::zero, |part| part.share.clone())
}

fn dropped(criterion: &Explained) -> u64 {
    if let Kind::Criterion { dropped, .. } = criterion.kind { dropped } else { 0 }
}
