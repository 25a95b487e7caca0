//! One item of the ledger: how it stands, and the steps that the reader may take.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{follow_up::Step, id::ItemId};
use serde::Deserialize;
use service::Error;

use super::item_view::{self, Came, Kept};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The item that the path names.
#[derive(Deserialize)]
pub(super) struct Named {
    item: String,
}

/// Whether a step was just taken.
#[derive(Deserialize)]
pub(super) struct Asked {
    saved: Option<String>,
}

/// The fields of the steps' form.
#[derive(Deserialize)]
pub(super) struct StepForm {
    revision: i64,
    step: Step,
    #[serde(default)]
    note: String,
}

/// The item as it stands now, with what was typed.
pub(super) async fn stale(house: &House, seat: &Seat, item: ItemId, kept: Kept) -> Page {
    let page = item_view::page(house, seat, item, kept, Came::Stale).await.say_in(seat.say())?;
    Ok((StatusCode::CONFLICT, render(&page)).into_response())
}

impl Named {
    pub(super) fn id(&self, seat: &Seat) -> Result<ItemId, Trouble> {
        self.item.parse().map_err(|_| Trouble::new(seat.say(), Error::NotFound))
    }
}

/// `GET /reviews/{review}/items/{item}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path(named): Path<Named>,
    Query(asked): Query<Asked>,
) -> Page {
    let came = if asked.saved.is_some() { Came::Saved } else { Came::New };
    let page = item_view::page(&house, &seat, named.id(&seat)?, Kept::default(), came).await;
    Ok(render(&page.say_in(seat.say())?))
}

/// `POST /reviews/{review}/items/{item}`
pub(super) async fn step(
    State(house): State<House>,
    seat: Seat,
    Path(named): Path<Named>,
    Checked(form): Checked<StepForm>,
) -> Page {
    let (say, review, item) = (seat.say(), seat.review.id, named.id(&seat)?);
    let taken = service::follow_up::step(
        house.service(),
        &seat.account,
        review,
        item,
        form.revision,
        form.step,
        &form.note,
    );
    match taken.await {
        Ok(()) => Ok(Redirect::to(&links::item_saved(review, item)).into_response()),
        Err(Error::Refused(why)) => {
            let came = Came::Refused(say.refusal(&why));
            let kept = Kept { note: form.note, edit: None };
            Ok(refused(&item_view::page(&house, &seat, item, kept, came).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let kept = Kept { note: form.note, edit: None };
            stale(&house, &seat, item, kept).await
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
