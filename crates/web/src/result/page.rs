use std::collections::BTreeMap;

use askama::Template;
use documents::chart::{Segment, stacked_bar};
use i18n::Say;
use review::{
    evaluation::label,
    id::ReporterId,
    result::{Rows, release::Sight},
    role::Act,
    template::Template as Rules,
};
use service::{
    Error,
    result::{Assessment, Line},
};

use super::{
    arithmetic,
    scores::{composite, grade_name, suggested_name, tone, worst_share},
    seen::{self, GradeOnly},
    told::{breaches, consequences, fired, rules},
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
    /// Those of whom the grade is all that may be seen.
    grades_only: Vec<GradeOnly>,
    /// The results of others are not shown.
    own_only: bool,
    legend: Vec<Segment>,
    breaches: Vec<String>,
    base: String,
    /// Where scores are entered, for who may see them.
    inputs: Option<String>,
    versions: String,
    /// Where grades are set, for who may see results.
    grades: Option<String>,
    releases: bool,
    released: bool,
    /// For leaders and the organiser.
    analysis: Option<String>,
    /// For those who may read them.
    voter_comments: Option<String>,
    /// Units that report in writing and are not graded.
    ungraded: String,
    /// Boxes whose papers are still being counted, while all the rest is ready or not.
    papers_wait: String,
}

struct Row {
    /// Without a name, nothing that stands elsewhere beside one.
    id: Option<ReporterId>,
    /// None where the others are not shown.
    rank: Option<usize>,
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
    /// The rules that made the suggestion another than the band.
    rules: Vec<String>,
    /// Of the decided grade.
    consequences: Vec<String>,
    decided: Option<String>,
    reason: String,
}

/// A box's ballots; where some were of paper, those apart and then all together.
struct BoxRow {
    label: String,
    counts: Vec<u64>,
}

pub(super) async fn page(house: &House, seat: &Seat, sight: Sight) -> Result<ResultPage, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let assessment = service::result::assess(&reader, &seat.review).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let all = assessment.as_ref().filter(|_| sight.is_whole());
    let grades_only = assessment.as_ref().map(|found| seen::grades(say, found, &sight)).unwrap_or_default();
    Ok(ResultPage {
        frame,
        workspace,
        ungraded: all.map(|found| ungraded(say, found)).unwrap_or_default(),
        legend: legend(say, &template),
        breaches: all.map(|found| breaches(say, found)).unwrap_or_default(),
        own_only: !sight.is_whole()
            && grades_only.is_empty()
            && assessment.as_ref().is_some_and(|found| seen::whole(found, &sight).len() < found.lines.len()),
        grades_only,
        results: assessment.map(|found| rows(say, &found, &sight)),
        base: links::result(seat.review.id),
        versions: links::result_versions(seat.review.id),
        inputs: seat.may(Act::SeeResults).then(|| links::result_inputs(seat.review.id)),
        grades: seat.may(Act::SeeResults).then(|| links::result_grades(seat.review.id)),
        releases: seat.may(Act::ReleaseResults) && seat.review.released_at.is_none(),
        released: seat.review.released_at.is_some(),
        analysis: seat.may(Act::SeeResults).then(|| links::analysis(seat.review.id)),
        voter_comments: comment::path_for(seat, &service::cycle::rules(&seat.review)?),
        papers_wait: service::evaluation::paper::pending(&reader, seat.review.id)
            .await?
            .join(say.frame_list_comma()),
    })
}

/// The reporters by score, best first; equals share a rank.
fn rows(say: Say, found: &Assessment, sight: &Sight) -> Vec<Row> {
    let (lines, shown) = (by_score(found), seen::whole(found, sight));
    let among_all = lines.len() == shown.len();
    let one = |(place, line): (usize, &&Line)| {
        let mut row = row(say, found, line, seen::name(say, sight, line, place + 1));
        row.rank = among_all.then(|| rank(&lines, line));
        if sight.names(line.reporter.id) { row } else { row.nameless() }
    };
    shown.iter().enumerate().map(one).collect()
}

impl Row {
    /// Without all that is said in words about somebody: a reason may tell whose it is.
    fn nameless(self) -> Self {
        let (id, title, reason) = (None, String::new(), String::new());
        let (lines, rules, fired) = (Vec::new(), Vec::new(), Vec::new());
        Self { id, title, reason, lines, rules, fired, consequences: Vec::new(), missing: None, ..self }
    }
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

fn row(say: Say, found: &Assessment, line: &Line, unit: String) -> Row {
    let (template, lang) = (&found.template, say.lang());
    Row {
        id: Some(line.reporter.id),
        rank: None,
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
        rules: rules(say, template, line),
        consequences: consequences(say, template, line),
        decided: line.decision.as_ref().map(|decision| grade_name(say, template, &decision.grade)),
        reason: line.decision.as_ref().map(|decision| decision.reason.clone()).unwrap_or_default(),
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

fn ungraded(say: Say, found: &Assessment) -> String {
    let names = found.ungraded.iter().map(|one| one.unit.name.in_lang(say.lang()));
    names.collect::<Vec<_>>().join(say.frame_list_comma())
}
