//! What the numbers are called.

use i18n::Say;
use review::{
    evaluation::label,
    exact::Exact,
    result::{LimitOf, Suggested},
    template::{CheckKey, CriterionKey, GradeKey, GroupKey, InputKey, Template},
};

/// Names of one template in one language.
#[derive(Clone, Copy)]
pub(super) struct Namer<'a> {
    pub(super) say: Say,
    pub(super) template: &'a Template,
}

impl Namer<'_> {
    pub(super) fn grade(self, key: &GradeKey) -> String {
        let grade = self.template.grade(key);
        grade.map_or_else(|| key.to_string(), |grade| grade.title.in_lang(self.say.lang()).to_owned())
    }

    pub(super) fn grades(self, keys: &[GradeKey]) -> String {
        keys.iter().map(|key| self.grade(key)).collect::<Vec<_>>().join(" / ")
    }

    pub(super) fn criterion(self, key: &CriterionKey) -> String {
        let found = self.template.criterion(key);
        found.map_or_else(|| key.to_string(), |found| found.title.in_lang(self.say.lang()).to_owned())
    }

    pub(super) fn input(self, key: &InputKey) -> String {
        let found = self.template.input(key);
        found.map_or_else(|| key.to_string(), |found| found.title.in_lang(self.say.lang()).to_owned())
    }

    pub(super) fn check(self, key: &CheckKey) -> String {
        let found = self.template.facts().check(key);
        found.map_or_else(|| key.to_string(), |found| found.title.in_lang(self.say.lang()).to_owned())
    }

    pub(super) fn a_box(self, groups: &[GroupKey]) -> String {
        self.say.result_box(label(groups))
    }

    pub(super) fn abstain(self) -> String {
        self.template.evaluation().abstain.title.in_lang(self.say.lang()).to_owned()
    }

    pub(super) fn unit(self) -> String {
        self.template.vocabulary().unit.in_lang(self.say.lang()).to_owned()
    }

    pub(super) fn limit(self, limit: LimitOf, at: &Exact) -> String {
        let rounded = at.round_half_up(4);
        let at = if rounded.contains('.') {
            rounded.trim_end_matches('0').trim_end_matches('.')
        } else {
            &rounded
        };
        match limit {
            LimitOf::Bonus => self.say.result_excess_bonus(at),
            LimitOf::Deduction => self.say.result_excess_deduction(at),
            LimitOf::Greatest => self.say.result_excess_greatest(at),
            LimitOf::Least => self.say.result_excess_least(at),
        }
    }

    pub(super) fn suggested(self, suggested: &Suggested) -> String {
        match suggested {
            Suggested::Grade(grade) => self.grade(grade),
            Suggested::Tie { among, places, grade, otherwise } => {
                let places = usize::try_from(*places).unwrap_or(usize::MAX);
                self.say.result_tie(among.len(), places, self.grade(grade), self.grade(otherwise))
            }
        }
    }
}
