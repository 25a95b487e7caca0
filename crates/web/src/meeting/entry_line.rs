//! One line that was taken down, to be corrected while its leader has not settled it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{
    id::{NotedId, ReviewId},
    meeting::noted,
    role::Act,
};
use serde::Deserialize;
use service::Error;
use storage::meeting::noted::Noted;

use super::comments_noted::part;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The page.
#[derive(Template)]
#[template(path = "meeting/entry_line.html")]
struct LinePage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    who: String,
    unit: String,
    refusal: Option<String>,
    /// What is stored now, where somebody else was faster.
    stored: Option<String>,
    parts: Vec<(&'static str, &'static str, bool)>,
    words: String,
    revision: i64,
    remove: String,
}

/// As the form sends it.
#[derive(Deserialize)]
pub(super) struct LineForm {
    revision: i64,
    part: noted::Part,
    words: String,
}

/// Which state of it is taken away.
#[derive(Deserialize)]
pub(super) struct Read {
    revision: i64,
}

/// What stands in the form instead of what is stored.
#[derive(Default)]
struct Came {
    typed: Option<LineForm>,
    refusal: Option<String>,
    stale: bool,
}

/// `GET /reviews/{review}/meeting/entry/{line}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, NotedId)>,
) -> Page {
    seat.must(Act::RunMeeting)?;
    Ok(render(&page(&house, &seat, id, Came::default()).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/meeting/entry/{line}`
pub(super) async fn correct(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, NotedId)>,
    Checked(form): Checked<LineForm>,
) -> Page {
    let (service, review) = (house.service(), seat.review.id);
    seat.must(Act::RunMeeting)?;
    let done = service::meeting::noted::correct(
        service,
        &seat.account,
        review,
        id,
        form.revision,
        form.part,
        &form.words,
    );
    let done = done.await;
    ended(&house, &seat, id, done, Some(form)).await
}

/// `POST /reviews/{review}/meeting/entry/{line}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, NotedId)>,
    Checked(form): Checked<Read>,
) -> Page {
    seat.must(Act::RunMeeting)?;
    let (service, review) = (house.service(), seat.review.id);
    let reporter = line(&house, &seat, id).await.say_in(seat.say())?.reporter;
    match service::meeting::noted::remove(service, &seat.account, review, id, form.revision).await {
        Ok(()) => Ok(Redirect::to(&links::entry_of(review, reporter)).into_response()),
        Err(other) => ended(&house, &seat, id, Err(other), None).await,
    }
}

async fn ended(
    house: &House,
    seat: &Seat,
    id: NotedId,
    done: Result<(), Error>,
    typed: Option<LineForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    match done {
        Ok(()) => {
            let reporter = line(house, seat, id).await.say_in(say)?.reporter;
            Ok(Redirect::to(&links::entry_of(review, reporter)).into_response())
        }
        Err(Error::Refused(why)) => {
            let came = Came { typed, refusal: Some(say.refusal(&why)), stale: false };
            Ok(refused(&page(house, seat, id, came).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let page = page(house, seat, id, Came { typed, refusal: None, stale: true }).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

async fn line(house: &House, seat: &Seat, id: NotedId) -> Result<Noted, Error> {
    let found = storage::meeting::noted::by_id(&house.reader(), seat.review.id, id).await?;
    found.ok_or(Error::NotFound)
}

async fn page(house: &House, seat: &Seat, id: NotedId, came: Came) -> Result<LinePage, Error> {
    let (review, reader, lang) = (seat.review.id, house.reader(), seat.say().lang());
    let stored = line(house, seat, id).await?;
    let names = storage::account::names(&reader, &[stored.leader]).await?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let reporter = reporters.iter().find(|one| one.id == stored.reporter).ok_or(Error::NotFound)?;
    let (chosen, words, read) = match came.typed {
        Some(form) => (form.part, form.words, form.revision),
        None => (stored.part, stored.words.clone(), stored.revision),
    };
    let (frame, workspace) = Workspace::around(seat, Part::Comments);
    Ok(LinePage {
        frame,
        workspace,
        back: links::entry_of(review, stored.reporter),
        who: names.get(&stored.leader).map_or("", |name| name.in_lang(lang)).to_owned(),
        unit: reporter.unit.name.in_lang(lang).to_owned(),
        refusal: came.refusal,
        parts: noted::Part::ALL.map(|one| (one.key(), part(seat, one), one == chosen)).to_vec(),
        words,
        revision: if came.stale { stored.revision } else { read },
        stored: came.stale.then_some(stored.words),
        remove: links::entry_line_remove(review, id),
    })
}
