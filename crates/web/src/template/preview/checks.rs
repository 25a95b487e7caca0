use i18n::{Say, template::number};
use review::template::{Check, CheckKind, Checker, Template};

use super::{Grid, Part, fact, read};

pub(super) fn part(say: Say, template: &Template) -> Part {
    let rules = template.facts();
    let kind = |kind: CheckKind| match kind {
        CheckKind::Desk => say.fact_desk().to_owned(),
        CheckKind::Field => say.fact_field().to_owned(),
    };
    let part_of = |check: &Check| {
        let input = check.input.as_ref().and_then(|key| template.input(key));
        input.map_or_else(|| say.fact_no_part().to_owned(), |input| read(say, &input.title))
    };
    let row = |check: &Check| {
        let (title, points) = (read(say, &check.title), number(&check.points));
        vec![title, kind(check.kind), part_of(check), points]
    };
    let grid = Grid {
        title: say.fact_title(),
        heads: vec![
            say.fact_checks(),
            say.template_check_kind(),
            say.template_check_input(),
            say.template_points(),
        ],
        rows: rules.checks.iter().map(row).collect(),
        sum: Vec::new(),
    };
    let who = |checker: &Checker| say.role_name(checker.role());
    let who: Vec<_> = rules.entered_by.iter().map(who).collect();
    let reads = if rules.reporter_reads { say.roster_yes() } else { say.roster_no() };
    let facts = vec![
        fact(say.template_check_entered_by(), who.join(say.frame_list_comma())),
        fact(say.template_check_reporter_reads(), reads),
    ];
    if grid.rows.is_empty() {
        return Part {
            title: say.fact_title(),
            facts: vec![fact(say.fact_title(), say.fact_none())],
            grids: Vec::new(),
        };
    }
    Part { title: say.fact_title(), facts, grids: vec![grid] }
}
