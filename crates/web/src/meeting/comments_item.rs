//! The problem of a comment becomes an item of the ledger, in one action.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use review::{
    id::{CommentId, ReviewId},
    role::Act,
};
use serde::Deserialize;
use service::Error;

use super::comments_view::{self, Wanted};
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

/// `POST /reviews/{review}/comments/{comment}/item`
pub(super) async fn make(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, CommentId)>,
    Checked(form): Checked<ItemForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::ManageItems)?;
    let Ok(due_on) = form.due_on.trim().parse() else {
        return no(&house, &seat, id, say.follow_up_refusal_day().to_owned()).await;
    };
    match service::meeting::take_up(house.service(), &seat.account, review, id, due_on).await {
        Ok(item) => Ok(Redirect::to(&links::item(review, item)).into_response()),
        Err(Error::Refused(why)) => no(&house, &seat, id, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The page of all comments with the reason, and with the item that was made before.
async fn no(house: &House, seat: &Seat, id: CommentId, why: String) -> Page {
    let say = seat.say();
    let item = storage::follow_up::of_comment(&house.reader(), id).await.map_err(Error::from).say_in(say)?;
    let item = item.map(|item| links::item(seat.review.id, item.id));
    let page = comments_view::page(house, seat, Wanted::default()).await.say_in(say)?;
    Ok(refused(&page.refusing(why, item)))
}
