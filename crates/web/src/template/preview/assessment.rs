use i18n::{
    Say,
    template::{number, share},
};
use review::template::{GradeKey, Input, Source, Template};

use super::{Grid, Part, bound, ceilings, fact, read, sum, threshold};

pub(super) fn part(say: Say, template: &Template) -> Part {
    let grids = [inputs(say, template), bands(say, template), limits(say, template), triggers(say, template)];
    Part {
        title: say.template_part_assessment(),
        facts: ceilings::facts(say, template),
        grids: grids
            .into_iter()
            .chain(ceilings::grids(say, template))
            .filter(|grid| !grid.rows.is_empty())
            .collect(),
    }
}

pub(super) fn grade(say: Say, template: &Template, key: &GradeKey) -> String {
    template.grade(key).map(|one| read(say, &one.title)).unwrap_or_default()
}

fn inputs(say: Say, template: &Template) -> Grid {
    let inputs = &template.assessment().inputs;
    let source = |input: &Input| {
        let source = match input.source {
            Source::Evaluation => say.template_source_evaluation().to_owned(),
            Source::Entered => say.template_source_entered().to_owned(),
            Source::Checks => say.fact_title().to_owned(),
            Source::Judges => say.template_judges_are(input.judges.unwrap_or_default()),
        };
        ceilings::dropped(say, input)
            .map_or_else(|| source.clone(), |dropped| format!("{source} ({dropped})"))
    };
    let rows = inputs.iter();
    Grid {
        title: say.template_part_inputs(),
        heads: vec![say.template_part_inputs(), say.template_source(), say.template_weight()],
        rows: rows.map(|one| vec![read(say, &one.title), source(one), share(&one.weight)]).collect(),
        sum: vec![say.template_total().to_owned(), String::new(), sum(inputs.iter().map(|one| &one.weight))],
    }
}

fn bands(say: Say, template: &Template) -> Grid {
    let rows = template.assessment().bands.iter();
    let rows =
        rows.map(|one| vec![grade(say, template, &one.grade), bound(say, one.operator, number(&one.bound))]);
    Grid {
        title: say.template_part_bands(),
        heads: vec![say.template_grade(), say.template_bound()],
        rows: rows.collect(),
        sum: Vec::new(),
    }
}

/// Caps and floors.
fn limits(say: Say, template: &Template) -> Grid {
    let rules = template.assessment();
    let caps = rules.caps.iter().map(|one| {
        let name = grade(say, template, &one.grade);
        let own = one.input.as_ref();
        let own = own.map(|input| say.own_result(template, input, one.from.as_ref(), one.below.as_ref()));
        let of = std::iter::once(name).chain(own).collect::<Vec<_>>();
        vec![of.join(say.frame_list_comma()), say.template_at_most(share(&one.share))]
    });
    let floors = rules.floors.iter().map(|one| {
        let grades: Vec<_> = one.grades.iter().map(|key| grade(say, template, key)).collect();
        vec![grades.join(", "), say.template_operator_at_least(share(&one.share))]
    });
    Grid {
        title: say.template_part_caps(),
        heads: vec![say.template_grade(), say.template_share()],
        rows: caps.chain(floors).collect(),
        sum: Vec::new(),
    }
}

fn triggers(say: Say, template: &Template) -> Grid {
    let rows = template.assessment().triggers.iter();
    let row = |one: &review::template::Trigger| {
        let ceiling = one.ceiling.as_ref().map(|key| grade(say, template, key)).unwrap_or_default();
        let consequence = read(say, &one.consequence);
        vec![grade(say, template, &one.grade), consequence, threshold(say, &one.threshold), ceiling]
    };
    Grid {
        title: say.template_part_triggers(),
        heads: vec![
            say.template_grade(),
            say.template_consequence(),
            say.template_share(),
            say.template_ceiling(),
        ],
        rows: rows.map(row).collect(),
        sum: Vec::new(),
    }
}

pub(super) fn news(say: Say, template: &Template) -> Part {
    let rules = template.news();
    let different = if rules.different_approvers { say.template_yes() } else { say.template_no() };
    let rows = rules.steps.iter();
    let rows: Vec<_> =
        rows.map(|one| vec![read(say, &one.title), say.role_name(one.role).to_owned()]).collect();
    let grid = Grid {
        title: say.template_part_news(),
        heads: vec![say.template_step(), say.template_role()],
        rows,
        sum: Vec::new(),
    };
    let grids = if grid.rows.is_empty() { Vec::new() } else { vec![grid] };
    Part { title: say.template_part_news(), facts: vec![fact(say.template_different(), different)], grids }
}
