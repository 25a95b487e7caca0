//! What the welcome tells of the hall's own network.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{projector::Wifi, role::Act};
use serde::Deserialize;
use service::Error;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

#[derive(Template)]
#[template(path = "meeting/wifi.html")]
struct WifiPage {
    frame: Frame,
    workspace: Workspace,
    saved: bool,
    /// Why it was not saved.
    refusal: Option<String>,
    typed: WifiForm,
    name_limit: usize,
    password_limit: usize,
    back: String,
}

#[derive(Deserialize)]
pub(super) struct WifiForm {
    revision: i64,
    name: String,
    password: String,
}

/// What led to the page.
#[derive(Deserialize)]
pub(super) struct Asked {
    saved: Option<String>,
}

/// `GET /reviews/{review}/projector/welcome`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::RunMeeting)?;
    let screen = storage::projector::of(&house.reader(), seat.review.id).await.say_in(seat.say())?;
    let written = |part: fn(&Wifi) -> &str| screen.wifi.as_ref().map_or("", part).to_owned();
    let typed =
        WifiForm { revision: screen.revision, name: written(Wifi::name), password: written(Wifi::password) };
    Ok(render(&page(&seat, typed, asked.saved.is_some(), None)))
}

/// `POST /reviews/{review}/projector/welcome`
pub(super) async fn write(State(house): State<House>, seat: Seat, Checked(form): Checked<WifiForm>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let WifiForm { revision, name, password } = &form;
    let done =
        service::projector::tell_wifi(house.service(), &seat.account, review, *revision, name, password);
    match done.await {
        Ok(()) => Ok(Redirect::to(&links::projector_welcome_saved(review)).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&seat, form, false, Some(say.refusal(&why)));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Err(Error::Stale) => {
            let revision = storage::projector::of(&house.reader(), review).await.say_in(say)?.revision;
            let why = Some(say.projector_wifi_changed().to_owned());
            let page = page(&seat, WifiForm { revision, ..form }, false, why);
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

fn page(seat: &Seat, typed: WifiForm, saved: bool, refusal: Option<String>) -> WifiPage {
    let (frame, workspace) = Workspace::around(seat, Part::Meeting);
    WifiPage {
        frame,
        workspace,
        saved,
        refusal,
        typed,
        name_limit: Wifi::NAME_LIMIT,
        password_limit: Wifi::PASSWORD_LIMIT,
        back: links::meeting(seat.review.id),
    }
}
