use i18n::{
    Say,
    template::{number, share},
};
use review::{
    exact::Exact,
    template::{Absent, Input, Mean, Template, Ties},
    words::Words,
};

use super::{Grid, assessment::grade, bound, fact, read, threshold};

/// How scores are brought together.
pub(super) fn facts(say: Say, template: &Template) -> Vec<(String, String)> {
    let rules = template.assessment();
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
    let mut facts = vec![
        fact(say.template_mean(), mean),
        fact(say.template_absent(), absent),
        fact(say.template_ties(), ties),
    ];
    let breaks = rules.tie_break.iter().filter_map(|key| template.input(key));
    let breaks: Vec<_> = breaks.map(|input| read(say, &input.title)).collect();
    if !breaks.is_empty() {
        facts.push(fact(say.template_tie_break(), breaks.join(say.frame_list_comma())));
    }
    let limits = &rules.adjustments;
    let limits = [
        (say.template_bonus(), &limits.bonus),
        (say.template_deduction(), &limits.deduction),
        (say.template_greatest(), &limits.greatest),
        (say.template_least(), &limits.least),
    ];
    facts.extend(limits.into_iter().filter_map(|(label, limit)| Some(fact(label, number(limit.as_ref()?)))));
    facts
}

/// What is dropped from an input; nothing where nothing is.
pub(super) fn dropped(say: Say, input: &Input) -> Option<String> {
    let trim = input.trim.as_ref()?;
    let trim = if trim < &Exact::one() { share(trim) } else { number(trim) };
    Some(match input.trim_above {
        Some(above) => say.template_trim_above_is(trim, above),
        None => say.template_trim_is(trim),
    })
}

/// Gates, majorities, vetoes and what follows from a grade.
pub(super) fn grids(say: Say, template: &Template) -> [Grid; 4] {
    let rules = template.assessment();
    let title = |words: &Words| read(say, words);
    let gates = rules.gates.iter().map(|one| {
        let input = template.input(&one.input).map(|input| title(&input.title)).unwrap_or_default();
        let bound = bound(say, one.operator, number(&one.bound));
        vec![title(&one.title), input, bound, grade(say, template, &one.ceiling)]
    });
    let majorities = rules.majorities.iter().map(|one| {
        let grades: Vec<_> = one.grades.iter().map(|key| grade(say, template, key)).collect();
        let ceiling = grade(say, template, &one.ceiling);
        vec![title(&one.title), grades.join(", "), threshold(say, &one.threshold), ceiling]
    });
    let vetoes = rules.vetoes.iter().map(|one| vec![title(&one.title), grade(say, template, &one.ceiling)]);
    let consequences = rules.consequences.iter().map(|one| {
        let grades: Vec<_> = one.grades.iter().map(|key| grade(say, template, key)).collect();
        let grades = grades.join(", ");
        let grades = if one.looks_back() { say.template_years_two(grades) } else { grades };
        vec![grades, title(&one.consequence)]
    });
    let (name, ceiling) = (say.template_field_title(), say.template_ceiling());
    let grid = |title, heads, rows| Grid { title, heads, rows, sum: Vec::new() };
    [
        grid(
            say.template_part_gates(),
            vec![name, say.template_gate_input(), say.template_bound(), ceiling],
            gates.collect(),
        ),
        grid(
            say.template_part_majorities(),
            vec![name, say.template_part_grades(), say.template_share(), ceiling],
            majorities.collect(),
        ),
        grid(say.template_part_vetoes(), vec![name, ceiling], vetoes.collect()),
        grid(
            say.template_part_consequences(),
            vec![say.template_grade(), say.template_consequence()],
            consequences.collect(),
        ),
    ]
}
