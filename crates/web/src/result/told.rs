//! What the rules say about a reporter's grade, in sentences.

use i18n::Say;
use review::{
    result::{Ceiling, Limit, WhyCeiling},
    template::Template as Rules,
    words::Words,
};
use service::result::{Assessment, Line};

use super::{arithmetic::plain, scores::grade_name};

pub(super) fn fired(say: Say, template: &Rules, line: &Line) -> Vec<String> {
    let fired = line.suggestion.iter().flat_map(|one| &one.fired);
    fired
        .filter_map(|one| {
            let rule = template.trigger(&one.trigger)?;
            let grade = grade_name(say, template, &one.grade);
            Some(say.result_fired(one.votes, one.counted, grade, rule.consequence.in_lang(say.lang())))
        })
        .collect()
}

/// Why another grade is suggested than the one that the score earns, or may be later: ceilings, then caps and floors.
pub(super) fn rules(say: Say, template: &Rules, line: &Line) -> Vec<String> {
    let Some(suggestion) = &line.suggestion else { return Vec::new() };
    let ceilings = suggestion.ceilings.iter().filter_map(|one| ceiling(say, template, one));
    let limits = suggestion.limits.iter().map(|one| limit(say, template, one));
    let parted = suggestion.parted_by.as_ref().and_then(|input| template.input(input));
    let parted = parted.map(|input| say.result_parted(input.title.in_lang(say.lang())));
    ceilings.chain(limits).chain(parted).collect()
}

/// What follows from the decided grade.
pub(super) fn consequences(say: Say, template: &Rules, line: &Line) -> Vec<String> {
    let decided = line.decision.iter();
    let decided = decided.flat_map(|one| template.consequences(&one.grade, line.last.as_ref()));
    decided.map(|words| words.in_lang(say.lang()).to_owned()).collect()
}

fn ceiling(say: Say, template: &Rules, one: &Ceiling) -> Option<String> {
    let rules = template.assessment();
    let title = |words: &Words| words.in_lang(say.lang()).to_owned();
    let why = match &one.why {
        WhyCeiling::Gate { gate, score } => {
            let rule = rules.gates.iter().find(|rule| &rule.key == gate)?;
            say.result_gate(title(&rule.title), plain(score))
        }
        WhyCeiling::Majority { majority, votes, counted } => {
            let rule = rules.majorities.iter().find(|rule| &rule.key == majority)?;
            say.result_majority(title(&rule.title), votes, counted)
        }
        WhyCeiling::Trigger { trigger } => title(&template.trigger(trigger)?.consequence),
        WhyCeiling::Veto { veto, reason } => say.result_veto(title(&template.veto(veto)?.title), reason),
    };
    Some(say.result_ceiling(grade_name(say, template, &one.grade), why))
}

fn limit(say: Say, template: &Rules, one: &Limit) -> String {
    match one {
        Limit::Cap { grade, places } => say.result_limit_cap(places, grade_name(say, template, grade)),
        Limit::OwnCap { grade, places, input, from, below } => {
            let own = say.own_result(template, input, from.as_ref(), below.as_ref());
            say.result_limit_own_cap(places, own, grade_name(say, template, grade))
        }
        Limit::Floor { grades, places } => {
            let names: Vec<_> = grades.iter().map(|grade| grade_name(say, template, grade)).collect();
            say.result_limit_floor(places, names.join(" / "))
        }
    }
}

pub(super) fn breaches(say: Say, found: &Assessment) -> Vec<String> {
    let template = &found.template;
    let sentence = |breach: &review::result::Breach| match &breach.limit {
        Limit::Cap { grade, places } => {
            say.result_breach_cap(grade_name(say, template, grade), breach.given, places)
        }
        Limit::OwnCap { grade, places, input, from, below } => {
            let own = say.own_result(template, input, from.as_ref(), below.as_ref());
            say.result_breach_own_cap(own, grade_name(say, template, grade), breach.given, places)
        }
        Limit::Floor { grades, places } => {
            let names: Vec<_> = grades.iter().map(|grade| grade_name(say, template, grade)).collect();
            say.result_breach_floor(names.join(" / "), breach.given, places)
        }
    };
    found.breaches.iter().map(sentence).collect()
}
