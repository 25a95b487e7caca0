use documents::{
    document::Document,
    packet::grades::{self as packet, Graded, Sitting},
    workbook::{Reported, Results},
};
use review::{
    document::Needs,
    exact::Exact,
    result::{Distribution, Kind, Score, sitting::Present},
    words::Lang,
};
use storage::{Rows, cycle::Review};

use super::{Desk, speaker};
use crate::{
    Error, Fault,
    evaluation::crunch,
    result::{self, Assessment, Line, assess},
};

/// D19; nothing before the sums stand.
pub(super) async fn composite(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let Some(found) = assess(rows, desk.review).await? else { return Ok(Vec::new()) };
    let lines: Vec<_> = found.lines.iter().map(|line| graded(desk, line)).collect();
    let lang = desk.wanted.lang;
    let charts = packet::charts(lang, &results(&found, desk.review, lang));
    Ok(vec![packet::composite(lang, &desk.on, &lines, charts)])
}

/// D19 as a workbook that reckons by itself.
///
/// # Errors
///
/// [`Refusal::NotYet`] before the sums stand.
pub async fn workbook(rows: &impl Rows, review: &Review, lang: Lang) -> Result<Vec<u8>, Error> {
    let found = assess(rows, review).await?.ok_or_else(|| super::not_yet(Needs::Sums))?;
    let review = review.clone();
    let made = move || documents::workbook::in_lang(lang, &results(&found, &review, lang));
    Ok(crunch(made).await?.map_err(Fault::broken)?)
}

/// What workbook and charts are made of.
pub fn results<'a>(found: &'a Assessment, review: &'a Review, lang: Lang) -> Results<'a> {
    Results {
        organisation: review.organisation.in_lang(lang),
        year: review.year,
        template: &found.template,
        boxes: &found.boxes,
        reporters: found
            .lines
            .iter()
            .map(|line| Reported {
                reporter: line.reporter.id,
                unit: line.reporter.unit.name.in_lang(lang),
                score: line.score.as_ref(),
                suggestion: line.suggestion.as_ref(),
                decided: line.decision.as_ref().map(|decision| &decision.grade),
            })
            .collect(),
    }
}

/// D20; nothing before the grades are final.
pub(super) async fn minutes(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let Some(found) = result::sitting(rows, desk.review).await? else { return Ok(Vec::new()) };
    if found.frozen.is_none() {
        return Ok(Vec::new());
    }
    let lines: Vec<_> = found.assessment.lines.iter().map(|line| graded(desk, line)).collect();
    let name = |present: &Present| desk.in_lang(&present.name).to_owned();
    let held = Sitting {
        day: found.held.held_on,
        chair: found.held.chair.clone(),
        present: found.held.present.iter().map(name).collect(),
        keeper: found.held.note_taker.clone(),
        breach: found.held.breach_reason.clone(),
    };
    Ok(vec![packet::minutes(desk.wanted.lang, &desk.on, &lines, &held)])
}

/// D22; nothing before the grades are final.
pub(super) async fn circular(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    if !storage::result::sitting::is_frozen(rows, desk.review.id).await? {
        return Ok(Vec::new());
    }
    let lines = lines(rows, desk).await?;
    Ok(lines.map(|lines| packet::circular(desk.wanted.lang, &desk.on, &lines)).into_iter().collect())
}

/// D21, to everybody who has one; nothing before the letters are sent.
pub(super) async fn letters(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let found = result::letters(rows, desk.review).await?;
    let sent = found.iter().filter(|letter| letter.released.is_some());
    let wanted = sent.filter(|letter| desk.reporters.iter().any(|one| one.id == letter.reporter.id));
    Ok(wanted.map(|letter| packet::letter(desk.wanted.lang, &desk.on, &told(desk, letter))).collect())
}

fn told(desk: &Desk, letter: &result::Letter) -> packet::Letter {
    let grades = &desk.on.template.evaluation().grades;
    let votes = |marks: &Distribution| {
        (grades.iter().map(|grade| marks.votes(&grade.key)).collect(), marks.abstained())
    };
    let until = letter.periods.as_ref();
    packet::Letter {
        speaker: speaker(&letter.reporter),
        grade: letter.grade.clone(),
        composite: letter.score.clone(),
        remarks: super::day::remarks(desk, &letter.reporter, &letter.comments, &letter.authors),
        marks: letter.distribution.as_ref().map(votes),
        problems: letter.problems.clone(),
        requirements: letter.requirements.clone(),
        consequences: letter.consequences.clone(),
        until: [until.map(|until| until.acknowledge_by), until.and_then(|until| until.object_by)],
    }
}

async fn lines(rows: &impl Rows, desk: &Desk<'_>) -> Result<Option<Vec<Graded>>, Error> {
    let found = assess(rows, desk.review).await?;
    Ok(found.map(|found| found.lines.iter().map(|line| graded(desk, line)).collect()))
}

fn graded(desk: &Desk, line: &Line) -> Graded {
    let score = line.score.as_ref().ok();
    let inputs = desk.on.template.assessment().inputs.iter();
    Graded {
        speaker: speaker(&line.reporter),
        inputs: inputs.map(|input| Some(score?.input(&input.key)?.value.clone())).collect(),
        adjusted: score.map_or_else(Exact::zero, adjusted),
        composite: score.map(|score| score.value().clone()),
        suggested: line.suggestion.as_ref().and_then(|one| one.suggested.grade().cloned()),
        decided: line.decision.as_ref().map(|decision| decision.grade.clone()),
        reason: line.decision.as_ref().map(|decision| decision.reason.clone()).unwrap_or_default(),
    }
}

/// Bonuses, deductions and what limits took back, together.
fn adjusted(score: &Score) -> Exact {
    let parts = score.composite.parts.iter();
    let moved = parts.filter(|part| matches!(part.of.kind, Kind::Adjustment { .. } | Kind::Excess { .. }));
    moved.fold(Exact::zero(), |sum, part| sum.plus(&part.share.times(&part.of.value)))
}
