//! Before the meeting: plan (D01), notice (D02), timetable (D03).

use i18n::{Lang, Say, moment};
use review::{
    template::{DeadlineTask, Effect, Slot},
    threshold::{Operator, Threshold},
    time::Day,
    words::Words,
};

use super::{Occasion, Teller, heading, percent, place, plain, second, table, text};
use crate::document::{Align, Block, Cell, Column, Document};

/// A day by which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What is due.
    pub title: Words,
    /// The last day in time.
    pub day: Day,
    /// What it asks for, where the program knows.
    pub task: Option<DeadlineTask>,
}

/// What plan, notice and timetable are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preparation {
    /// Who is under review, in running order.
    pub units: Vec<Words>,
    /// The days, by date.
    pub days: Vec<Due>,
}

/// D01: what is reviewed, how, by whom, and when.
pub fn plan(lang: Lang, on: &Occasion, facts: &Preparation) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![
        text(say.document_plan_purpose(tell.organisation(), tell.meeting(), on.year)),
        heading(say.document_plan_scope()),
        text(say.document_plan_units(
            facts.units.len(),
            tell.reporter(),
            tell.list(facts.units.iter().map(|unit| tell.of(unit))),
        )),
        heading(say.document_plan_report()),
        text(report_rules(tell)),
        Block::Table(sections(tell)),
        heading(say.document_plan_evaluation()),
    ];
    blocks.extend(evaluation(tell));
    blocks.push(heading(say.document_plan_grades()));
    blocks.extend(assessment(tell));
    if !facts.days.is_empty() {
        blocks.push(heading(say.document_plan_days()));
        blocks.push(Block::Table(days(tell, &facts.days)));
    }
    blocks.push(tell.issued(tell.organiser()));
    tell.upright(tell.titled(say.document_plan()), blocks)
}

/// D02: to every unit, that it is to come.
pub fn notice(lang: Lang, on: &Occasion, facts: &Preparation) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let groups = on.template.evaluation().groups.iter().map(|group| tell.of(&group.title));
    let mut blocks =
        vec![
            Block::Addressee(say.document_notice_to(tell.unit())),
            text(say.document_notice_purpose(tell.meeting(), on.year)),
            heading(say.document_notice_when()),
            text(say.document_notice_time(
                moment::minute(say, on.meets_at, &on.zone),
                on.place.in_lang(say.lang()),
            )),
            heading(say.document_notice_who()),
            text(tell.list(groups)),
            heading(say.document_notice_agenda()),
        ];
    let points = on.template.meeting().agenda.iter();
    blocks.extend(points.map(|slot: &Slot| Block::Item(tell.of(&slot.title).to_owned())));
    blocks.push(heading(say.document_notice_asked()));
    blocks.push(text(report_rules(tell)));
    let handed_in = facts.days.iter().filter(|due| due.task == Some(DeadlineTask::Reports));
    let line = |due: &Due| text(say.document_notice_due(tell.of(&due.title), tell.civil(due.day)));
    blocks.extend(handed_in.map(line));
    blocks.push(text(say.document_notice_attend()));
    blocks.push(tell.issued(tell.organiser()));
    tell.upright(tell.titled(say.document_notice()), blocks)
}

/// D03: all days.
pub fn timetable(lang: Lang, on: &Occasion, facts: &Preparation) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    tell.upright(tell.titled(say.document_timetable()), vec![Block::Table(days(tell, &facts.days))])
}

fn report_rules(tell: Teller) -> String {
    let (say, rules) = (tell.say, tell.on.template.report());
    let mut sentences = vec![say.document_report_limit(rules.sections.len(), rules.total_limit)];
    if let Some(problem) = &rules.problem {
        let title = tell.on.template.section(&problem.section).map(|section| tell.of(&section.title));
        let share = threshold(say, &problem.minimum);
        let title = title.unwrap_or_default();
        sentences.push(match problem.effect {
            Effect::Block => say.document_report_share_must(title, share),
            Effect::Warn => say.document_report_share_should(title, share),
        });
    }
    sentences.push(say.document_report_oral(rules.oral.limit, rules.oral.minutes));
    joined(say, &sentences)
}

fn sections(tell: Teller) -> crate::document::Table {
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::words(say.document_section(), 6),
        Column::figures(say.document_limit(), 2),
    ];
    let sections = tell.on.template.report().sections.iter().enumerate();
    let rows = sections.map(|(at, section)| {
        vec![place(at), Cell::from(tell.of(&section.title)), Cell::from(section.limit.to_string())]
    });
    table(columns, rows.collect())
}

fn evaluation(tell: Teller) -> Vec<Block> {
    let (say, rules) = (tell.say, tell.on.template.evaluation());
    let criteria = rules
        .criteria
        .iter()
        .map(|one| vec![Cell::from(tell.of(&one.title)), Cell::from(percent(&one.weight))]);
    let criteria = table(
        vec![Column::words(say.document_criterion(), 6), Column::figures(say.document_weight(), 2)],
        criteria.collect(),
    );
    let groups = rules.groups.iter().map(|group| {
        vec![
            Cell::from(group.key.to_string()),
            Cell::from(tell.of(&group.title)),
            Cell::from(percent(&group.weight)),
        ]
    });
    let groups = table(
        vec![
            Column { title: say.document_group().to_owned(), width: 1, align: Align::Middle },
            Column::words(say.document_who(), 5),
            Column::figures(say.document_weight(), 2),
        ],
        groups.collect(),
    );
    let grades = rules
        .grades
        .iter()
        .map(|grade| say.document_grade_points(tell.of(&grade.title), plain(&grade.points)));
    let grades: Vec<_> = grades.collect();
    vec![
        text(say.document_plan_secret(rules.minimum_group)),
        second(say.document_plan_criteria()),
        Block::Table(criteria),
        second(say.document_plan_groups()),
        Block::Table(groups),
        second(say.document_plan_scale()),
        text(say.document_plan_points(
            grades.join(say.frame_list_comma()),
            rules.abstain.title.in_lang(say.lang()),
        )),
    ]
}

fn assessment(tell: Teller) -> Vec<Block> {
    let (say, rules) = (tell.say, tell.on.template.assessment());
    let inputs =
        rules.inputs.iter().map(|input| say.document_share_of(tell.of(&input.title), percent(&input.weight)));
    let inputs: Vec<_> = inputs.collect();
    let grade =
        |key| tell.on.template.grade(key).map_or_else(String::new, |grade| tell.of(&grade.title).to_owned());
    let mut blocks = vec![text(say.document_plan_inputs(inputs.join(say.frame_list_comma())))];
    blocks.extend(rules.bands.iter().map(|band| {
        let bound = plain(&band.bound);
        let bound = match band.operator {
            Operator::AtLeast => say.document_bound_at_least(bound),
            Operator::MoreThan => say.document_bound_more_than(bound),
        };
        Block::Item(say.document_plan_band(grade(&band.grade), bound))
    }));
    blocks.extend(
        rules
            .caps
            .iter()
            .map(|cap| match &cap.input {
                None => say.document_plan_cap(grade(&cap.grade), percent(&cap.share)),
                Some(input) => {
                    let own = say.own_result(&tell.on.template, input, cap.from.as_ref(), cap.below.as_ref());
                    say.document_plan_own_cap(grade(&cap.grade), percent(&cap.share), own)
                }
            })
            .map(Block::Item),
    );
    blocks.extend(rules.floors.iter().map(|floor| {
        let grades: Vec<_> = floor.grades.iter().map(grade).collect();
        Block::Item(say.document_plan_floor(grades.join(say.frame_list_comma()), percent(&floor.share)))
    }));
    blocks.extend(rules.triggers.iter().map(|trigger| {
        Block::Item(say.document_plan_trigger(
            tell.of(&trigger.consequence),
            grade(&trigger.grade),
            threshold(say, &trigger.threshold),
        ))
    }));
    blocks.extend(rules.consequences.iter().map(|one| {
        let grades: Vec<_> = one.grades.iter().map(grade).collect();
        let (what, grades) = (tell.of(&one.consequence), grades.join(say.frame_list_comma()));
        Block::Item(if one.looks_back() {
            say.document_plan_consequence_two(what, grades)
        } else {
            say.document_plan_consequence(what, grades)
        })
    }));
    blocks.push(text(say.document_plan_committee(tell.committee())));
    blocks
}

fn days(tell: Teller, days: &[Due]) -> crate::document::Table {
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::words(say.document_step(), 6),
        Column::words(say.document_until(), 3),
    ];
    let rows = days
        .iter()
        .enumerate()
        .map(|(at, due)| vec![place(at), Cell::from(tell.of(&due.title)), Cell::from(tell.civil(due.day))]);
    table(columns, rows.collect())
}

fn threshold(say: Say, threshold: &Threshold) -> String {
    let share = threshold.share.to_display_ratio();
    match threshold.operator {
        Operator::AtLeast => say.roster_quorum_at_least(share),
        Operator::MoreThan => say.roster_quorum_more_than(share),
    }
}

/// Chinese sentences stand without a space between them.
fn joined(say: Say, sentences: &[String]) -> String {
    sentences.join(match say.lang() {
        Lang::Zh => "",
        Lang::En => " ",
    })
}
