//! A score as sentences with numbers: each line says how a number follows from the ones below it.

use i18n::Say;
use review::{
    exact::Exact,
    result::{Explained, Kind, LimitOf, Part, WhyLeftOut},
    template::Template,
};

/// Places of a number on the way; only the final score is rounded to the template's own.
const PLACES: u8 = 4;

/// One number with its formula.
pub(super) struct Line {
    /// How deep it lies under the composite.
    pub(super) depth: usize,
    pub(super) name: String,
    /// Such as `(100 × 6 + 80 × 1) ÷ 7`; empty for a number that was given.
    pub(super) formula: String,
    /// The exact value as a fraction, where rounding hides something.
    pub(super) fraction: Option<String>,
    pub(super) value: String,
    /// What else has to be known, such as a box that was left out.
    pub(super) note: Option<String>,
}

/// The composite and everything beneath it, top down.
pub(super) fn lines(say: Say, template: &Template, composite: &Explained) -> Vec<Line> {
    let mut lines = Vec::new();
    Teller { say, template }.tell(composite, 0, &mut lines);
    lines
}

/// A number with four places, or fewer where it has fewer.
pub(super) fn plain(value: &Exact) -> String {
    let rounded = value.round_half_up(PLACES);
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    short.to_owned()
}

/// What a number is called.
pub(super) fn name(say: Say, template: &Template, kind: &Kind) -> String {
    Teller { say, template }.name(kind)
}

struct Teller<'a> {
    say: Say,
    template: &'a Template,
}

impl Teller<'_> {
    fn tell(&self, number: &Explained, depth: usize, lines: &mut Vec<Line>) {
        let value = if depth == 0 {
            number.value.round_half_up(self.template.assessment().decimals)
        } else {
            plain(&number.value)
        };
        let exact = value.parse::<Exact>().is_ok_and(|shown| shown == number.value);
        lines.push(Line {
            depth,
            name: self.name(&number.kind),
            formula: self.formula(number),
            fraction: (!exact).then(|| number.value.to_display_ratio()),
            value,
            note: self.note(&number.kind),
        });
        for part in &number.parts {
            if !part.of.parts.is_empty() {
                self.tell(&part.of, depth + 1, lines);
            }
        }
    }

    fn name(&self, kind: &Kind) -> String {
        let lang = self.say.lang();
        match kind {
            Kind::Composite => self.say.result_composite().to_owned(),
            Kind::Evaluation { input, .. }
            | Kind::Entered { input }
            | Kind::Checks { input }
            | Kind::Judges { input, .. } => self
                .template
                .input(input)
                .map_or_else(|| input.to_string(), |input| input.title.in_lang(lang).to_owned()),
            Kind::Box { groups } => self.say.result_box(review::evaluation::label(groups)),
            Kind::Criterion { criterion, .. } => self
                .template
                .criterion(criterion)
                .map_or_else(|| criterion.to_string(), |criterion| criterion.title.in_lang(lang).to_owned()),
            Kind::Grade { grade } => self
                .template
                .grade(grade)
                .map_or_else(|| grade.to_string(), |grade| grade.title.in_lang(lang).to_owned()),
            Kind::Abstained => self.template.evaluation().abstain.title.in_lang(lang).to_owned(),
            Kind::Check { check } => self
                .template
                .facts()
                .check(check)
                .map_or_else(|| check.to_string(), |check| check.title.in_lang(lang).to_owned()),
            Kind::Adjustment { reason } => reason.clone(),
            Kind::Excess { limit, at } => self.excess(*limit, &plain(at)),
            Kind::Absent { groups, .. } => self.say.result_absent(review::evaluation::label(groups)),
            Kind::Judge => self.say.result_judge().to_owned(),
        }
    }

    fn excess(&self, limit: LimitOf, at: &str) -> String {
        match limit {
            LimitOf::Bonus => self.say.result_excess_bonus(at),
            LimitOf::Deduction => self.say.result_excess_deduction(at),
            LimitOf::Greatest => self.say.result_excess_greatest(at),
            LimitOf::Least => self.say.result_excess_least(at),
        }
    }

    fn formula(&self, number: &Explained) -> String {
        let parts: Vec<_> = number.parts.iter().map(|part| self.summand(&number.kind, part)).collect();
        let sum = parts.join(" + ");
        match &number.kind {
            Kind::Composite => sum,
            Kind::Evaluation { .. } | Kind::Box { .. } if number.shares() == Exact::one() => sum,
            Kind::Evaluation { .. } | Kind::Box { .. } => format!("({sum}) ÷ {}", number.shares().percent(0)),
            Kind::Criterion { .. } | Kind::Judges { .. } => format!("({sum}) ÷ {}", plain(&number.shares())),
            // 57 of 60 points and 37.5 of 40
            Kind::Checks { .. } if number.shares() == Exact::whole(100) => sum,
            Kind::Checks { .. } => format!("({sum}) ÷ {} × 100", plain(&number.shares())),
            Kind::Grade { .. }
            | Kind::Abstained
            | Kind::Entered { .. }
            | Kind::Check { .. }
            | Kind::Adjustment { .. }
            | Kind::Excess { .. }
            | Kind::Absent { .. }
            | Kind::Judge => String::new(),
        }
    }

    fn summand(&self, of: &Kind, part: &Part) -> String {
        match of {
            // A judge's score that was dropped stands there, and does not count.
            Kind::Judges { .. } if part.share.is_zero() => format!("[{}]", plain(&part.of.value)),
            Kind::Judges { .. } => plain(&part.of.value),
            // 100 points × 6 votes
            Kind::Criterion { .. } => format!("{} × {}", plain(&part.of.value), plain(&part.share)),
            // As it was found, in the check's own points.
            Kind::Checks { .. } => {
                let points = part.of.value.times(&part.share).over(&Exact::whole(100));
                format!("{} {}", self.name(&part.of.kind), plain(&points.unwrap_or_else(Exact::zero)))
            }
            Kind::Composite
            | Kind::Evaluation { .. }
            | Kind::Box { .. }
            | Kind::Grade { .. }
            | Kind::Abstained
            | Kind::Entered { .. }
            | Kind::Check { .. }
            | Kind::Adjustment { .. }
            | Kind::Excess { .. }
            | Kind::Absent { .. }
            | Kind::Judge => {
                let weight = if part.share == Exact::one() {
                    String::new()
                } else {
                    format!(" × {}", part.share.percent(0))
                };
                format!("{} {}{weight}", self.name(&part.of.kind), plain(&part.of.value))
            }
        }
    }

    fn note(&self, kind: &Kind) -> Option<String> {
        match kind {
            Kind::Evaluation { left_out, .. } if !left_out.is_empty() => {
                let out = left_out.iter().map(|out| {
                    let label = review::evaluation::label(&out.groups);
                    match out.why {
                        WhyLeftOut::TooSmall => self.say.result_left_out_small(label),
                        WhyLeftOut::NoVotes => self.say.result_left_out_no_votes(label),
                    }
                });
                Some(out.collect::<Vec<_>>().join(" "))
            }
            Kind::Criterion { abstained, dropped, .. } => {
                let abstained = (*abstained > 0).then(|| self.say.result_abstained(abstained));
                let dropped = (*dropped > 0).then(|| self.say.result_dropped(dropped));
                let notes: Vec<_> = abstained.into_iter().chain(dropped).collect();
                (!notes.is_empty()).then(|| notes.join(" "))
            }
            Kind::Judges { dropped, .. } if *dropped > 0 => Some(self.say.result_dropped(dropped)),
            Kind::Composite
            | Kind::Evaluation { .. }
            | Kind::Box { .. }
            | Kind::Grade { .. }
            | Kind::Abstained
            | Kind::Entered { .. }
            | Kind::Checks { .. }
            | Kind::Check { .. }
            | Kind::Adjustment { .. }
            | Kind::Excess { .. }
            | Kind::Absent { .. }
            | Kind::Judges { .. }
            | Kind::Judge => None,
        }
    }
}
