//! Problems that a report or a voter names become items, in one action.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use i18n::Lang;
use review::{
    id::{ItemId, ReporterId, ReviewId},
    role::Act,
};
use serde::Deserialize;
use service::{
    Error,
    follow_up::source::{Named, join},
};

use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// A paragraph of a report.
#[derive(Deserialize)]
pub(super) struct Paragraph {
    lang: Lang,
    text: String,
}

/// A voter's comment, in the words of whoever makes the item.
#[derive(Deserialize)]
pub(super) struct Opinion {
    reporter: ReporterId,
    comment: i32,
    text: String,
}

/// `POST /reviews/{review}/reports/{reporter}/item`
pub(super) async fn of_report(
    State(house): State<House>,
    seat: Seat,
    Path((_, reporter)): Path<(ReviewId, ReporterId)>,
    Checked(form): Checked<Paragraph>,
) -> Page {
    seat.must(Act::ManageItems)?;
    let named = Named::Report { lang: form.lang, text: form.text };
    let done = join(house.service(), &seat.account, seat.review.id, reporter, &named).await;
    led(&seat, done)
}

/// `POST /reviews/{review}/voter-comments/item`
pub(super) async fn of_opinion(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Opinion>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::ManageItems)?;
    let named = Named::Opinion { comment: form.comment, text: form.text.clone() };
    match join(house.service(), &seat.account, review, form.reporter, &named).await {
        Err(Error::Refused(why)) => {
            let typed = (form.text, say.refusal(&why));
            let page = crate::comment::refusing(&house, &seat, form.comment, typed).await.say_in(say)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        done => led(&seat, done),
    }
}

fn led(seat: &Seat, done: Result<ItemId, Error>) -> Page {
    match done {
        Ok(item) => Ok(Redirect::to(&links::item(seat.review.id, item)).into_response()),
        Err(other) => Err(Trouble::new(seat.say(), other)),
    }
}
