//! Bonuses, deductions, and what lies past their limits.

use review::{
    exact::Exact,
    result::{Explained, Kind, LimitOf, Part},
};

use super::Tree;
use super::step::{Figure, PRODUCT, Step, VALUE, cell, sum};

impl Tree<'_> {
    pub(super) fn adjustment(&mut self, place: usize, reason: &str, part: &Part) -> u32 {
        let value = Figure::formula(self.typed(place, 0), &part.of.value);
        self.leaf(Step::counted(1, reason.to_owned(), Figure::formula("1", &Exact::one()), value))
    }

    /// The parts of a composite, and for each limit of the rules what it takes back.
    pub(super) fn limited(
        &mut self,
        number: &Explained,
        mut parts: Vec<u32>,
        adjustments: &[u32],
    ) -> Vec<u32> {
        let only = |sign: &str| match adjustments {
            [] => "0".to_owned(),
            [first, .., last] => {
                format!("SUMIF({}:{},\"{sign}0\")", cell(VALUE, *first), cell(VALUE, *last))
            }
            [one] => format!("SUMIF({0}:{0},\"{sign}0\")", cell(VALUE, *one)),
        };
        let mut bounded = None;
        for (limit, at) in &self.from.rules.limits {
            // Both bounds of the whole look at what stands without them.
            let so_far = bounded.clone().unwrap_or_else(|| sum(PRODUCT, &parts));
            let formula = match limit {
                LimitOf::Bonus | LimitOf::Deduction if adjustments.is_empty() => continue,
                LimitOf::Bonus => format!("MIN(0,{at}-{})", only(">")),
                LimitOf::Deduction => format!("MAX(0,-{}-{at})", only("<")),
                LimitOf::Greatest => format!("MIN(0,{at}-{so_far})"),
                LimitOf::Least => format!("MAX(0,{at}-{so_far})"),
            };
            match limit {
                LimitOf::Bonus | LimitOf::Deduction => {}
                LimitOf::Greatest | LimitOf::Least => bounded = Some(so_far),
            }
            parts.push(self.excess(number, *limit, formula));
        }
        parts
    }

    fn excess(&mut self, number: &Explained, limit: LimitOf, formula: String) -> u32 {
        let passed = number
            .parts
            .iter()
            .find(|part| matches!(&part.of.kind, Kind::Excess { limit: found, .. } if *found == limit));
        let is = passed.map_or_else(Exact::zero, |part| part.of.value.clone());
        let name = self.namer.limit(limit, self.at(limit).unwrap_or(&is));
        let share = Figure::formula("1", &Exact::one());
        self.leaf(Step::counted(1, name, share, Figure::formula(formula, &is)))
    }

    fn at(&self, limit: LimitOf) -> Option<&Exact> {
        let rules = &self.results.template.assessment().adjustments;
        match limit {
            LimitOf::Bonus => rules.bonus.as_ref(),
            LimitOf::Deduction => rules.deduction.as_ref(),
            LimitOf::Greatest => rules.greatest.as_ref(),
            LimitOf::Least => rules.least.as_ref(),
        }
    }
}
