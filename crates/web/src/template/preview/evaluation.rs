use i18n::{
    Say,
    template::{number, share},
};
use review::template::{
    AllSame, Colour, CommentReader, EvaluationRules, GradeKey, Group, MissingRows, OwnRow, Quota, Reveal,
    Template,
};

use super::{Grid, Part, fact, read, sum};

pub(super) fn part(say: Say, template: &Template) -> Part {
    let rules = template.evaluation();
    let mut facts = vec![
        fact(say.template_minimum(), rules.minimum_group.to_string()),
        fact(say.template_spare(), rules.spare_cards.to_string()),
        fact(say.template_trustees(), rules.trustees.needed.to_string()),
        fact(say.template_grace(), say.template_seconds(rules.grace_seconds)),
        fact(say.template_abstain(), abstain(say, rules)),
        fact(say.template_missing_rows(), missing(say, rules.filling.missing_rows)),
        fact(say.template_all_same(), same(say, rules.filling.all_same)),
        fact(say.template_reveal(), reveal(say, rules.filling.reveal)),
    ];
    facts
        .extend(rules.filling.quotas.iter().map(|one| fact(say.template_quota(), quota(say, template, one))));
    if let Some(comments) = &rules.comments {
        let readers: Vec<_> = comments.readers.iter().map(|one| reader(say, *one)).collect();
        facts.push(fact(say.template_part_comments(), read(say, &comments.prompt)));
        facts.push(fact(say.template_comments_readers(), readers.join(", ")));
    }
    let grids = vec![criteria(say, rules), grades(say, rules), groups(say, rules)];
    Part { title: say.template_part_evaluation(), facts, grids }
}

fn criteria(say: Say, rules: &EvaluationRules) -> Grid {
    let rows = rules.criteria.iter();
    Grid {
        title: say.template_part_criteria(),
        heads: vec![say.template_part_criteria(), say.template_guidance(), say.template_weight()],
        rows: rows
            .map(|one| vec![read(say, &one.title), read(say, &one.guidance), share(&one.weight)])
            .collect(),
        sum: vec![
            say.template_total().to_owned(),
            String::new(),
            sum(rules.criteria.iter().map(|one| &one.weight)),
        ],
    }
}

fn grades(say: Say, rules: &EvaluationRules) -> Grid {
    Grid {
        title: say.template_part_grades(),
        heads: vec![say.template_grade(), say.template_points()],
        rows: rules.grades.iter().map(|one| vec![read(say, &one.title), number(&one.points)]).collect(),
        sum: Vec::new(),
    }
}

fn groups(say: Say, rules: &EvaluationRules) -> Grid {
    let row = |one: &Group| {
        vec![
            format!("{} · {}", one.key, read(say, &one.title)),
            colour(say, one.colour).to_owned(),
            one.merge_into.as_ref().map(ToString::to_string).unwrap_or_default(),
            own_row(say, one.own_row).to_owned(),
            share(&one.weight),
        ]
    };
    let blank = String::new;
    Grid {
        title: say.template_part_groups(),
        heads: vec![
            say.template_part_groups(),
            say.template_colour(),
            say.template_merge(),
            say.template_own_row(),
            say.template_weight(),
        ],
        rows: rules.groups.iter().map(row).collect(),
        sum: vec![
            say.template_total().to_owned(),
            blank(),
            blank(),
            blank(),
            sum(rules.groups.iter().map(|one| &one.weight)),
        ],
    }
}

fn abstain(say: Say, rules: &EvaluationRules) -> String {
    let title = read(say, &rules.abstain.title);
    if rules.abstain.counted_in_denominator {
        say.template_abstain_counted(title)
    } else {
        say.template_abstain_left_out(title)
    }
}

fn quota(say: Say, template: &Template, quota: &Quota) -> String {
    let title = |key: &GradeKey| template.grade(key).map(|one| read(say, &one.title)).unwrap_or_default();
    let least = quota.at_least.map(|least| say.template_operator_at_least(least));
    let most = quota.at_most.map(|most| say.template_at_most(most));
    let bounds: Vec<_> = least.into_iter().chain(most).collect();
    let grades: Vec<_> = quota.grades.iter().map(title).collect();
    say.template_quota_is(grades.join(", "), bounds.join(", "))
}

fn missing(say: Say, rule: MissingRows) -> &'static str {
    match rule {
        MissingRows::Refuse => say.template_missing_refuse(),
        MissingRows::Abstain => say.template_missing_abstain(),
    }
}

fn reveal(say: Say, rule: Reveal) -> &'static str {
    match rule {
        Reveal::AtOnce => say.template_reveal_at_once(),
        Reveal::AfterReport => say.template_reveal_after_report(),
    }
}

fn same(say: Say, rule: AllSame) -> &'static str {
    match rule {
        AllSame::Warn => say.template_all_same_warn(),
        AllSame::Allow => say.template_all_same_allow(),
    }
}

fn colour(say: Say, colour: Colour) -> &'static str {
    match colour {
        Colour::Red => say.template_colour_red(),
        Colour::Yellow => say.template_colour_yellow(),
        Colour::Blue => say.template_colour_blue(),
        Colour::White => say.template_colour_white(),
    }
}

fn own_row(say: Say, rule: OwnRow) -> &'static str {
    match rule {
        OwnRow::Skip => say.template_own_row_skip(),
        OwnRow::Mark => say.template_own_row_mark(),
    }
}

fn reader(say: Say, reader: CommentReader) -> &'static str {
    match reader {
        CommentReader::Organiser => say.cycle_role_organiser(),
        CommentReader::Leader => say.cycle_role_leader(),
        CommentReader::Reporter => say.cycle_role_reporter(),
    }
}
