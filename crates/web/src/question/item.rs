//! A question becomes an item of the ledger, in one action.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use review::{
    id::{QuestionId, ReviewId},
    role::Act,
};
use serde::Deserialize;
use service::Error;

use super::edit::{self, Came};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// By when.
#[derive(Deserialize)]
pub(super) struct ItemForm {
    due_on: String,
}

/// `POST /reviews/{review}/questions/{question}/item`
pub(super) async fn make(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, QuestionId)>,
    Checked(form): Checked<ItemForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::ManageItems)?;
    let Ok(due_on) = form.due_on.trim().parse() else {
        return no(&house, &seat, id, say.follow_up_refusal_day().to_owned()).await;
    };
    match service::question::take_up(house.service(), &seat.account, review, id, due_on).await {
        Ok(item) => Ok(Redirect::to(&links::item(review, item)).into_response()),
        Err(Error::Refused(why)) => no(&house, &seat, id, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The question's page with the reason; an item that was made before stands there.
async fn no(house: &House, seat: &Seat, id: QuestionId, why: String) -> Page {
    let came = Came { refusal: Some(why), ..Came::default() };
    Ok(refused(&edit::page(house, seat, id, came).await.say_in(seat.say())?))
}
