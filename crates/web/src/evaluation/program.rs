//! The part of a trustee who works with `pingyi trustee` instead of this site's page: what the program needs is fetched
//! here, and what it made is handed in, with forms that need no script.

mod files;
mod form;
mod making;
mod steps;
mod work;

pub(super) use files::file;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use service::Error;

use self::{
    form::Upload,
    steps::{Part, Step},
    work::Work,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// What is to be done now, each with a form of its own.
#[derive(Template)]
#[template(path = "evaluation/program.html")]
struct ProgramPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    path: String,
    /// Why nothing can be done, or whom one waits for; nothing where something is to be done.
    standing: Option<String>,
    steps: Vec<Step>,
    done: Vec<String>,
}

/// A form that was refused: as it was filled in, and why.
struct Typed {
    part: Part,
    text: String,
    why: String,
}

/// `GET /reviews/{review}/trustee/program`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::HoldShare)?;
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/trustee/program`
pub(super) async fn take(State(house): State<House>, seat: Seat, upload: Upload) -> Page {
    seat.must(Act::HoldShare)?;
    let say = seat.say();
    let part = Part::of(&house, &seat, &upload).await.say_in(say)?;
    let text = upload.message();
    let (status, why) = if text.is_empty() {
        (StatusCode::UNPROCESSABLE_ENTITY, say.program_empty().to_owned())
    } else {
        match part.hand_in(&house, &seat, text.clone()).await {
            Ok(()) => return Ok(Redirect::to(&links::trustee_program(seat.review.id)).into_response()),
            Err(Error::Refused(why)) => (StatusCode::UNPROCESSABLE_ENTITY, say.refusal(&why)),
            Err(Error::Stale) => (StatusCode::CONFLICT, say.trouble_stale_text().to_owned()),
            Err(other) => return Err(Trouble::new(say, other)),
        }
    };
    let again = page(&house, &seat, Some(Typed { part, text, why })).await.say_in(say)?;
    Ok((status, render(&again)).into_response())
}

async fn page(house: &House, seat: &Seat, typed: Option<Typed>) -> Result<ProgramPage, Error> {
    let work = Work::of(house, seat).await?;
    let mut due = work.due();
    if let Some(typed) = &typed
        && !due.contains(&typed.part)
    {
        // Somebody was faster, or it is too early: what was typed is not lost for that.
        due.push(typed.part.clone());
    }
    let mut steps = Vec::with_capacity(due.len());
    for part in &due {
        let Some(mut step) = work.step(seat.say(), part) else { continue };
        if let Some(typed) = typed.as_ref().filter(|typed| typed.part == *part) {
            (step.text, step.why) = (typed.text.clone(), Some(typed.why.clone()));
        }
        steps.push(step);
    }
    let (frame, workspace) = Workspace::around(seat, crate::frame::Part::Trustee);
    Ok(ProgramPage {
        frame,
        workspace,
        back: links::trustee(seat.review.id),
        path: links::trustee_program(seat.review.id),
        standing: steps.is_empty().then(|| match typed {
            // Of a ceremony that is none any more: the message is no use, but the reason is.
            Some(typed) => typed.why,
            None => work.standing(seat.say()).to_owned(),
        }),
        steps,
        done: work.done(seat.say()),
    })
}
