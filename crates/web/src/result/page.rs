use std::collections::BTreeMap;

use askama::Template;
use documents::chart::{Segment, stacked_bar};
use i18n::Say;
use review::{
    evaluation::label,
    id::ReporterId,
    result::{Limit, Rows},
    role::Act,
    template::{Source, Template as Rules},
};
use service::{
    Error,
    result::{Assessment, Line},
};
use storage::result::EnteredScore;

use super::{
    arithmetic,
    scores::{composite, grade_name, suggested_name, tone, worst_share},
};
use crate::{
    comment,
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// The results of a review.
#[derive(Template)]
#[template(path = "result/show.html")]
pub(super) struct ResultPage {
    frame: Frame,
    workspace: Workspace,
    /// None while boxes are still sealed.
    results: Option<Vec<Row>>,
    columns: Vec<Column>,
    legend: Vec<Segment>,
    inputs: Vec<Input>,
    entries: Vec<Entry>,
    breaches: Vec<String>,
    base: String,
    enters: bool,
    decides: bool,
    releases: bool,
    released: bool,
    /// For those who may read them.
    voter_comments: Option<String>,
    refusal: Option<String>,
    /// Inputs that come from checks, and where those are entered.
    from_checks: Vec<String>,
    checks: String,
    /// Units that report in writing and are not graded.
    ungraded: String,
    /// Boxes whose papers are still being counted, while all the rest is ready or not.
    papers_wait: String,
}

/// What was typed in a form that was refused.
pub(super) struct Typed {
    pub(super) reporter: ReporterId,
    pub(super) value: String,
    pub(super) note: String,
    /// Of a decision, its grade.
    pub(super) grade: Option<String>,
    pub(super) reason: String,
}

struct Row {
    id: ReporterId,
    rank: usize,
    unit: String,
    title: String,
    score: Option<String>,
    missing: Option<String>,
    chart: String,
    boxes: Vec<BoxRow>,
    worst: String,
    lines: Vec<arithmetic::Line>,
    suggested: Option<String>,
    fired: Vec<String>,
    decided: Option<String>,
    /// What the form has chosen: as typed, or else as decided.
    chosen: String,
    /// Whether this reporter's decision was just refused.
    refused: bool,
    reason: String,
}

/// A box's ballots; where some were of paper, those apart and then all together.
struct BoxRow {
    label: String,
    counts: Vec<u64>,
}

struct Column {
    key: String,
    name: String,
}

struct Input {
    key: String,
    title: String,
}

struct Entry {
    reporter: ReporterId,
    unit: String,
    value: String,
    note: String,
}

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    refusal: Option<(String, Typed)>,
) -> Result<ResultPage, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let assessment = service::result::assess(&reader, &seat.review).await?;
    let entered = storage::result::entered(&reader, seat.review.id).await?;
    let reporters = storage::roster::reporters(&reader, seat.review.id).await?;
    let (refusal, typed) = refusal.unzip();
    let entries = reporters.iter().map(|reporter| entry(say, reporter, &entered, typed.as_ref())).collect();
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    Ok(ResultPage {
        frame,
        workspace,
        ungraded: assessment.as_ref().map(|found| ungraded(say, found)).unwrap_or_default(),
        from_checks: of_source(say, &template, Source::Checks).map(|input| input.title).collect(),
        checks: links::facts(seat.review.id),
        columns: columns(say, &template),
        legend: legend(say, &template),
        inputs: of_source(say, &template, Source::Entered).collect(),
        entries,
        breaches: assessment.as_ref().map(|found| breaches(say, found)).unwrap_or_default(),
        results: assessment.map(|found| rows(say, &found, typed.as_ref())),
        base: links::result(seat.review.id),
        enters: seat.may(Act::EnterScores),
        decides: seat.may(Act::SetGrades),
        releases: seat.may(Act::ReleaseResults) && seat.review.released_at.is_none(),
        released: seat.review.released_at.is_some(),
        voter_comments: comment::path_for(seat, &service::cycle::rules(&seat.review)?),
        refusal,
        papers_wait: service::evaluation::paper::pending(&reader, seat.review.id)
            .await?
            .join(say.frame_list_comma()),
    })
}

/// The reporters by score, best first; equals share a rank.
fn rows(say: Say, found: &Assessment, typed: Option<&Typed>) -> Vec<Row> {
    let lines = by_score(found);
    lines.iter().map(|line| row(say, found, line, rank(&lines, line), typed)).collect()
}

pub(super) fn by_score(found: &Assessment) -> Vec<&Line> {
    let mut lines: Vec<_> = found.lines.iter().collect();
    lines.sort_by(|a, b| score_of(b).cmp(&score_of(a)));
    lines
}

pub(super) fn rank(lines: &[&Line], line: &Line) -> usize {
    1 + lines.iter().filter(|other| score_of(other) > score_of(line)).count()
}

fn score_of(line: &Line) -> Option<&review::exact::Exact> {
    line.score.as_ref().ok().map(review::result::Score::value)
}

fn row(say: Say, found: &Assessment, line: &Line, rank: usize, typed: Option<&Typed>) -> Row {
    let (template, lang) = (&found.template, say.lang());
    let unit = line.reporter.unit.name.in_lang(lang).to_owned();
    let typed = typed.filter(|typed| typed.reporter == line.reporter.id);
    Row {
        id: line.reporter.id,
        rank,
        title: line.reporter.title.in_lang(lang).to_owned(),
        score: composite(line, template),
        missing: line.score.as_ref().err().map(|why| say.refusal(&why.clone().into())),
        chart: stacked_bar(&unit, &segments(say, template, line)),
        boxes: boxes(say, found, line),
        worst: worst_share(&line.marks, template),
        lines: line
            .score
            .as_ref()
            .map_or_else(|_| Vec::new(), |score| arithmetic::lines(say, template, &score.composite)),
        suggested: line.suggestion.as_ref().map(|one| suggested_name(say, template, &one.suggested)),
        fired: fired(say, template, line),
        decided: line.decision.as_ref().map(|decision| grade_name(say, template, &decision.grade)),
        chosen: typed
            .and_then(|typed| typed.grade.clone())
            .or_else(|| line.decision.as_ref().map(|decision| decision.grade.to_string()))
            .unwrap_or_default(),
        refused: typed.is_some_and(|typed| typed.grade.is_some()),
        reason: typed.map_or_else(
            || line.decision.as_ref().map(|decision| decision.reason.clone()).unwrap_or_default(),
            |typed| typed.reason.clone(),
        ),
        unit,
    }
}

pub(super) fn segments(say: Say, template: &Rules, line: &Line) -> Vec<Segment> {
    let mut segments = legend(say, template);
    for (segment, grade) in segments.iter_mut().zip(&template.evaluation().grades) {
        segment.count = line.marks.votes(&grade.key);
    }
    if let Some(abstained) = segments.last_mut() {
        abstained.count = line.marks.abstained();
    }
    segments
}

/// The grades from the best down, then "don't know", each with its colour.
pub(crate) fn legend(say: Say, template: &Rules) -> Vec<Segment> {
    let rules = template.evaluation();
    let grade = |grade: &review::template::Grade| Segment {
        name: grade.title.in_lang(say.lang()).to_owned(),
        tone: tone(grade.tone),
        count: 0,
    };
    let abstain =
        Segment { name: rules.abstain.title.in_lang(say.lang()).to_owned(), tone: "abstain", count: 0 };
    rules.grades.iter().map(grade).chain([abstain]).collect()
}

fn columns(say: Say, template: &Rules) -> Vec<Column> {
    let name = |grade: &review::template::Grade| grade.title.in_lang(say.lang()).to_owned();
    let grades = &template.evaluation().grades;
    grades.iter().map(|grade| Column { key: grade.key.to_string(), name: name(grade) }).collect()
}

/// How often each answer was chosen in each box, all criteria together.
fn boxes(say: Say, found: &Assessment, line: &Line) -> Vec<BoxRow> {
    let grades = &found.template.evaluation().grades;
    let of = |rows: &BTreeMap<_, review::result::Row>| {
        let votes = grades.iter().map(|grade| rows.values().map(|row| row.votes(&grade.key)).sum());
        votes.chain([rows.values().map(|row| row.abstained).sum()]).collect()
    };
    let line = |rows: Option<&Rows>, label: String| {
        rows.and_then(|rows| rows.get(&line.reporter.id)).map(|rows| BoxRow { label, counts: of(rows) })
    };
    let each = found.boxes.iter().zip(&found.parts).flat_map(|(one, parts)| {
        let name = label(&one.groups);
        match parts.paper {
            None => vec![line(one.rows.as_ref(), name)],
            Some(_) => vec![
                line(parts.sealed.as_ref(), say.paper_line_sealed(&name)),
                line(parts.paper.as_ref(), say.paper_line_paper(&name)),
                line(one.rows.as_ref(), say.paper_line_total(&name)),
            ],
        }
    });
    each.flatten().collect()
}

fn fired(say: Say, template: &Rules, line: &Line) -> Vec<String> {
    let fired = line.suggestion.iter().flat_map(|one| &one.fired);
    fired
        .filter_map(|one| {
            let rule = template.trigger(&one.trigger)?;
            let grade = grade_name(say, template, &one.grade);
            Some(say.result_fired(grade, one.votes, one.counted, rule.consequence.in_lang(say.lang())))
        })
        .collect()
}

fn breaches(say: Say, found: &Assessment) -> Vec<String> {
    let template = &found.template;
    let sentence = |breach: &review::result::Breach| match &breach.limit {
        Limit::Cap { grade, places } => {
            say.result_breach_cap(grade_name(say, template, grade), breach.given, places)
        }
        Limit::Floor { grades, places } => {
            let names: Vec<_> = grades.iter().map(|grade| grade_name(say, template, grade)).collect();
            say.result_breach_floor(names.join(" / "), breach.given, places)
        }
    };
    found.breaches.iter().map(sentence).collect()
}

fn of_source(say: Say, template: &Rules, source: Source) -> impl Iterator<Item = Input> {
    let found = template.assessment().inputs.iter().filter(move |input| input.source == source);
    found.map(move |input| Input {
        key: input.key.to_string(),
        title: input.title.in_lang(say.lang()).to_owned(),
    })
}

fn ungraded(say: Say, found: &Assessment) -> String {
    let names = found.ungraded.iter().map(|one| one.unit.name.in_lang(say.lang()));
    names.collect::<Vec<_>>().join(say.frame_list_comma())
}

fn entry(
    say: Say,
    reporter: &storage::roster::Reporter,
    entered: &[EnteredScore],
    typed: Option<&Typed>,
) -> Entry {
    let found = entered.iter().find(|score| score.reporter == reporter.id);
    let typed = typed.filter(|typed| typed.reporter == reporter.id && !typed.value.is_empty());
    let (value, note) = match (typed, found) {
        (Some(typed), _) => (typed.value.clone(), typed.note.clone()),
        (None, Some(score)) => (arithmetic::plain(&score.value), score.note.in_lang(say.lang()).to_owned()),
        (None, None) => (String::new(), String::new()),
    };
    Entry { reporter: reporter.id, unit: reporter.unit.name.in_lang(say.lang()).to_owned(), value, note }
}
