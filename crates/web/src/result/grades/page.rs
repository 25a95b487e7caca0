//! The page: when and who, then everybody's score, suggestion and grade.

use askama::Template;
use axum::extract::{Query, State};
use i18n::Say;
use review::{
    id::{PersonId, ReporterId},
    result::{Refusal as Why, sitting::Missing},
    role::Act,
    template::Template as Rules,
};
use serde::Deserialize;
use service::{
    Error,
    result::{Line, Sitting},
};
use storage::roster::Person;

use super::form::Typed;
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
    result::{
        pages::{Pager, numbered, stretch},
        scores::{composite, grade_name, suggested_name},
        told::{breaches, consequences, fired, rules},
    },
};

#[derive(Template)]
#[template(path = "result/grades/show.html")]
pub(super) struct GradesPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    action: String,
    stand: String,
    /// None while nothing can be reckoned.
    table: Option<Table>,
    refusal: Option<String>,
    saved: bool,
}

struct Table {
    /// Whether this person may change anything here now.
    sets: bool,
    frozen: bool,
    revision: i64,
    version: i64,
    held_on: String,
    /// The same as people read it.
    day: String,
    chair: String,
    note_taker: String,
    people: Vec<Seated>,
    others: String,
    /// Everybody, where the form is no longer one.
    present: String,
    breaches: Vec<String>,
    breach_reason: String,
    missing: Vec<String>,
    moved: Vec<String>,
    grades: Vec<(String, String)>,
    rows: Vec<Row>,
    page: usize,
    pager: Option<Pager>,
}

struct Seated {
    id: PersonId,
    name: String,
    title: String,
    here: bool,
}

struct Row {
    id: ReporterId,
    unit: String,
    title: String,
    score: String,
    suggested: String,
    /// The rules that made the suggestion, and what fired.
    why: Vec<String>,
    chosen: String,
    decided: String,
    reason: String,
    consequences: Vec<String>,
    wrong: Option<String>,
}

/// Which page, and whether something was just saved.
#[derive(Deserialize)]
pub(in crate::result) struct Asked {
    page: Option<String>,
    saved: Option<String>,
}

/// A form that comes back.
pub(super) struct Back<'a> {
    pub(super) why: String,
    /// None where a button was pressed in vain.
    pub(super) typed: Option<&'a Typed>,
    pub(super) slips: &'a [(ReporterId, Why)],
}

/// `GET /reviews/{review}/result/grades`
pub(in crate::result) async fn show(
    State(house): State<House>,
    seat: Seat,
    Query(asked): Query<Asked>,
) -> Page {
    seat.must(Act::SeeResults)?;
    let number = numbered(asked.page.as_deref());
    let found = page(&house, &seat, number, None).await.say_in(seat.say())?;
    Ok(render(&GradesPage { saved: asked.saved.is_some(), ..found }))
}

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    number: usize,
    back: Option<Back<'_>>,
) -> Result<GradesPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let found = service::result::sitting(&reader, &seat.review).await?;
    let committee = service::result::committee(&reader, &seat.review).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let stand = found.as_ref().map_or_else(|| say.result_sealed().to_owned(), |found| stand(seat, found));
    let table = found.map(|found| table(seat, &found, &committee, number, back.as_ref()));
    Ok(GradesPage {
        frame,
        workspace,
        back: links::result(review),
        action: links::result_grades(review),
        stand,
        table,
        refusal: back.map(|back| back.why),
        saved: false,
    })
}

fn stand(seat: &Seat, found: &Sitting) -> String {
    let say = seat.say();
    if let Some(frozen) = found.frozen {
        return say.grades_final(moment::minute(say, frozen.at, &seat.review.zone), frozen.version);
    }
    let lines = &found.assessment.lines;
    say.grades_stand(lines.iter().filter(|line| line.decision.is_some()).count(), lines.len())
}

fn table(
    seat: &Seat,
    found: &Sitting,
    committee: &[Person],
    number: usize,
    back: Option<&Back<'_>>,
) -> Table {
    let (say, held, template) = (seat.say(), &found.held, &found.assessment.template);
    let typed = back.and_then(|back| back.typed);
    let is_here = |id: PersonId| match typed {
        Some(typed) => typed.present.contains(&id),
        None => held.present.iter().any(|one| one.person == Some(id)),
    };
    let name = |one: &review::result::sitting::Present| one.name.in_lang(say.lang()).to_owned();
    let others: Vec<_> = held.present.iter().filter(|one| one.person.is_none()).map(name).collect();
    let present: Vec<_> = held.present.iter().map(name).collect();
    let day = held.held_on.map(|day| day.to_string()).unwrap_or_default();
    let text = |typed_one: fn(&Typed) -> &String, stored: &str| {
        typed.map_or_else(|| stored.to_owned(), |typed| typed_one(typed).clone())
    };
    let seated = |person: &Person| Seated {
        id: person.id,
        name: person.name.in_lang(say.lang()).to_owned(),
        title: person.title.in_lang(say.lang()).to_owned(),
        here: is_here(person.id),
    };
    let grades = template.evaluation().grades.iter();
    let lines = &found.assessment.lines;
    let link = |page| links::result_grades_page(seat.review.id, page);
    let (stretch, page, pager) = stretch(say, lines.len(), number, link);
    let here = lines.get(stretch).unwrap_or_default();
    Table {
        sets: seat.may(Act::SetGrades) && found.frozen.is_none() && seat.review.phase.may_change().is_ok(),
        frozen: found.frozen.is_some(),
        revision: found.revision,
        version: found.version,
        held_on: text(|typed| &typed.held_on, &day),
        day: held.held_on.map(|day| moment::civil(say, day)).unwrap_or_default(),
        chair: text(|typed| &typed.chair, &held.chair),
        note_taker: text(|typed| &typed.note_taker, &held.note_taker),
        people: committee.iter().map(seated).collect(),
        others: text(|typed| &typed.others, &others.join("\n")),
        present: present.join(say.frame_list_comma()),
        breaches: breaches(say, &found.assessment),
        breach_reason: text(|typed| &typed.breach_reason, &held.breach_reason),
        missing: found.missing.iter().map(|one| missing(say, found, one)).collect(),
        moved: moved(say, found),
        grades: grades.map(|one| (one.key.to_string(), one.title.in_lang(say.lang()).to_owned())).collect(),
        rows: here.iter().map(|line| row(say, template, line, back)).collect(),
        page,
        pager,
    }
}

fn row(say: Say, template: &Rules, line: &Line, back: Option<&Back<'_>>) -> Row {
    let id = line.reporter.id;
    let typed = back.and_then(|back| back.typed).and_then(|typed| typed.grades.get(&id));
    let decision = line.decision.as_ref();
    let slip = back.and_then(|back| back.slips.iter().find(|(one, _)| *one == id));
    let suggestion = line.suggestion.as_ref();
    let band = suggestion
        .filter(|one| one.suggested.grade() != Some(&one.band))
        .map(|one| say.grades_band(grade_name(say, template, &one.band)));
    let missing = line.score.as_ref().err().map(|why| say.refusal(&why.clone().into()));
    let why = band.into_iter().chain(rules(say, template, line)).chain(fired(say, template, line));
    Row {
        id,
        unit: line.reporter.unit.name.in_lang(say.lang()).to_owned(),
        title: line.reporter.title.in_lang(say.lang()).to_owned(),
        score: composite(line, template).unwrap_or_else(|| "—".to_owned()),
        suggested: suggestion
            .map_or_else(|| "—".to_owned(), |one| suggested_name(say, template, &one.suggested)),
        why: why.chain(missing).collect(),
        chosen: typed.map_or_else(
            || decision.map(|one| one.grade.to_string()).unwrap_or_default(),
            |(grade, _)| grade.clone(),
        ),
        decided: decision.map(|one| grade_name(say, template, &one.grade)).unwrap_or_default(),
        reason: typed.map_or_else(
            || decision.map(|one| one.reason.clone()).unwrap_or_default(),
            |(_, reason)| reason.clone(),
        ),
        consequences: consequences(say, template, line),
        wrong: slip.map(|(_, why)| say.refusal(&why.clone().into())),
    }
}

fn missing(say: Say, found: &Sitting, one: &Missing) -> String {
    match one {
        Missing::Scores => say.grades_missing_scores().to_owned(),
        Missing::Day => say.grades_missing_day().to_owned(),
        Missing::Chair => say.grades_missing_chair().to_owned(),
        Missing::NoteTaker => say.grades_missing_note_taker().to_owned(),
        Missing::Present => say.grades_missing_present().to_owned(),
        Missing::Grades { count } => say.grades_missing_grades(*count),
        Missing::Unlawful { reporter, why } => {
            let line = found.assessment.lines.iter().find(|line| line.reporter.id == *reporter);
            let unit = line.map(|line| line.reporter.unit.name.in_lang(say.lang())).unwrap_or_default();
            say.grades_missing_unlawful(unit, say.refusal(&why.as_ref().clone().into()))
        }
        Missing::BreachReason => say.grades_missing_breach().to_owned(),
    }
}

/// Suggestions that are another than when the committee decided.
fn moved(say: Say, found: &Sitting) -> Vec<String> {
    let template = &found.assessment.template;
    let lines = found.assessment.lines.iter();
    lines
        .filter_map(|line| {
            let (before, after) = (&line.decision.as_ref()?.suggested, &line.suggestion.as_ref()?.suggested);
            let unit = line.reporter.unit.name.in_lang(say.lang());
            let name = |one| suggested_name(say, template, one);
            (before != after && found.frozen.is_none())
                .then(|| say.grades_moved(unit, name(before), name(after)))
        })
        .collect()
}
