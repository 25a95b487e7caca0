//! One letter, and what is done about it.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use documents::chart::{Segment, stacked_bar};
use i18n::Say;
use review::{id::ReporterId, result::letter::Deed, role::Act, template::GradeKey, words::Words};
use serde::Deserialize;
use service::{Error, follow_up::today, result::Letter};

use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
    result::{page::legend, scores::grade_name},
};

#[derive(Template)]
#[template(path = "result/letters/letter.html")]
pub(super) struct LetterPage {
    frame: Frame,
    workspace: Workspace,
    /// The list, for those who may see it.
    list: Option<String>,
    of: String,
    to: String,
    unit: String,
    draft: bool,
    grade: Option<String>,
    score: Option<String>,
    chart: Option<String>,
    legend: Vec<Segment>,
    comments: Vec<CommentView>,
    problems: Vec<String>,
    requirements: Vec<String>,
    consequences: Vec<String>,
    action: String,
    acknowledged: Option<String>,
    acknowledge: Option<String>,
    objection: Option<String>,
    /// Until when the reporter may object.
    object: Option<String>,
    over: Option<String>,
    answer: Option<AnswerView>,
    review: Option<ReviewForm>,
    typed: Typed,
    refusal: Option<String>,
    done: bool,
}

struct CommentView {
    author: String,
    praise: String,
    problem: String,
    direction: String,
}

struct AnswerView {
    told: String,
    reason: String,
}

/// What the committee fills in.
struct ReviewForm {
    stays: String,
    grades: Vec<(String, String)>,
}

/// What was typed into a form that was refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) held_on: String,
    pub(super) grade: String,
    pub(super) reason: String,
}

/// Whose letter.
#[derive(Deserialize)]
pub(in crate::result) struct At {
    pub(super) reporter: String,
}

impl At {
    pub(super) fn id(&self) -> Result<ReporterId, Error> {
        self.reporter.parse().map_err(|_| Error::NotFound)
    }
}

#[derive(Deserialize)]
pub(in crate::result) struct Asked {
    done: Option<String>,
}

/// `GET /reviews/{review}/letters/{reporter}`
pub(in crate::result) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
    Query(asked): Query<Asked>,
) -> Page {
    let reporter = at.id().say_in(seat.say())?;
    let frozen = storage::result::sitting::is_frozen(&house.reader(), seat.review.id).await;
    if seat.may(Act::SeeResults) && !frozen.say_in(seat.say())? {
        return Ok(Redirect::to(&links::letters(seat.review.id)).into_response());
    }
    let found = Box::pin(page(&house, &seat, reporter, None)).await.say_in(seat.say())?;
    Ok(render(&LetterPage { done: asked.done.is_some(), ..found }))
}

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    reporter: ReporterId,
    back: Option<(String, Typed)>,
) -> Result<LetterPage, Error> {
    let found = service::result::letter(&house.reader(), &seat.review, reporter).await?;
    let found = found.ok_or(Error::NotFound)?;
    let own = found.reporter.account == seat.account.id && seat.may(Act::ReadOwnLetter);
    let own = own && found.released.is_some();
    if !own && !seat.may(Act::SeeResults) {
        return Err(Error::NotFound);
    }
    let changes = seat.review.phase.may_change().is_ok();
    if own && changes && !found.state.opened {
        let noted = service::result::open_letter(house.service(), &seat.account, seat.review.id, reporter);
        match noted.await {
            // Opened twice at once: one of them has noted it.
            Ok(()) | Err(Error::Stale) => {}
            Err(other) => return Err(other),
        }
    }
    let decisions = storage::result::decisions(&house.reader(), seat.review.id).await?;
    let stands = decisions.get(&reporter).map(|decision| &decision.grade);
    let (refusal, typed) = back.unzip();
    let page = view(house, seat, &found, own && changes, refusal, typed.unwrap_or_default())?;
    let reviews = changes && found.state.waits_for_review() && seat.may(Act::SetGrades);
    Ok(LetterPage { review: reviews.then(|| form(seat.say(), &found, stands)), ..page })
}

fn view(
    house: &House,
    seat: &Seat,
    found: &Letter,
    own: bool,
    refusal: Option<String>,
    typed: Typed,
) -> Result<LetterPage, Error> {
    let say = seat.say();
    let texts = |all: &[Words]| all.iter().map(|one| one.in_lang(say.lang()).to_owned()).collect::<Vec<_>>();
    let unit = found.reporter.unit.name.in_lang(say.lang()).to_owned();
    let day = today(house.service().now(), &seat.review.zone)?;
    let open = found.periods.and_then(|one| one.object_by).filter(|_| own && found.state.objection.is_none());
    let (frame, workspace) = Workspace::around(seat, Part::Letters);
    let decimals = found.template.assessment().decimals;
    let chart = found.distribution.as_ref().map(|_| stacked_bar(&unit, &segments(say, found)));
    Ok(LetterPage {
        list: seat.may(Act::SeeResults).then(|| links::letters(seat.review.id)),
        of: say.letters_of(seat.review.organisation.in_lang(say.lang()), seat.review.year),
        to: say.letters_to(found.reporter.title.in_lang(say.lang())),
        draft: found.released.is_none(),
        grade: found.grade.as_ref().map(|grade| grade_name(say, &found.template, grade)),
        score: found.score.as_ref().map(|score| score.round_half_up(decimals)),
        legend: if chart.is_some() { legend(say, &found.template) } else { Vec::new() },
        chart,
        comments: comments(say, found),
        problems: texts(&found.problems),
        requirements: texts(&found.requirements),
        consequences: texts(&found.consequences),
        action: links::letter(seat.review.id, found.reporter.id),
        acknowledged: acknowledged(seat, found),
        acknowledge: found
            .periods
            .filter(|_| own && !found.state.acknowledged)
            .map(|one| say.letters_acknowledge_by(moment::civil(say, one.acknowledge_by))),
        objection: found.state.objection.clone(),
        object: open
            .filter(|until| day <= *until)
            .map(|until| say.letters_object_until(moment::civil(say, until))),
        over: open
            .filter(|until| day > *until)
            .map(|until| say.letters_object_over(moment::civil(say, until))),
        answer: answer(say, found),
        review: None,
        frame,
        workspace,
        unit,
        typed,
        refusal,
        done: false,
    })
}

/// All boxes together: no group stands apart.
fn segments(say: Say, found: &Letter) -> Vec<Segment> {
    let mut segments = legend(say, &found.template);
    let Some(marks) = &found.distribution else { return segments };
    for (segment, grade) in segments.iter_mut().zip(&found.template.evaluation().grades) {
        segment.count = marks.votes(&grade.key);
    }
    if let Some(abstained) = segments.last_mut() {
        abstained.count = marks.abstained();
    }
    segments
}

fn comments(say: Say, found: &Letter) -> Vec<CommentView> {
    let view = |one: &storage::meeting::said::Comment| CommentView {
        author: found
            .authors
            .get(&one.author)
            .map(|name| name.in_lang(say.lang()).to_owned())
            .unwrap_or_default(),
        praise: one.praise.in_lang(say.lang()).to_owned(),
        problem: one.problem.in_lang(say.lang()).to_owned(),
        direction: one.direction.in_lang(say.lang()).to_owned(),
    };
    found.comments.iter().map(view).collect()
}

fn acknowledged(seat: &Seat, found: &Letter) -> Option<String> {
    let done = found.deeds.iter().find(|done| done.deed == Deed::Acknowledged)?;
    Some(seat.say().letters_acknowledged_on(moment::minute(seat.say(), done.at, &seat.review.zone)))
}

fn answer(say: Say, found: &Letter) -> Option<AnswerView> {
    found.deeds.iter().find_map(|done| match &done.deed {
        Deed::Reviewed { held_on, grade, reason } => {
            let day = moment::civil(say, *held_on);
            // Whoever is not told the grade is not told its change.
            let told = match (grade, &found.grade) {
                (_, None) => say.letters_answer(day),
                (None, Some(_)) => say.letters_answer_stays(day),
                (Some(grade), Some(_)) => {
                    say.letters_answer_changed(day, grade_name(say, &found.template, grade))
                }
            };
            Some(AnswerView { told, reason: reason.clone() })
        }
        Deed::TalkDue | Deed::Talked { .. } | Deed::Opened | Deed::Acknowledged | Deed::Objected { .. } => {
            None
        }
    })
}

/// Who sets grades knows the one that stands, whatever the letter tells.
fn form(say: Say, found: &Letter, stands: Option<&GradeKey>) -> ReviewForm {
    let name = stands.map(|grade| grade_name(say, &found.template, grade));
    let grades = found.template.evaluation().grades.iter();
    ReviewForm {
        stays: say.letters_review_stays(name.unwrap_or_default()),
        grades: grades
            .filter(|grade| Some(&grade.key) != stands)
            .map(|grade| (grade.key.to_string(), grade.title.in_lang(say.lang()).to_owned()))
            .collect(),
    }
}
