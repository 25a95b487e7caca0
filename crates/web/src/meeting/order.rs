//! The running order, one place up or down.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::id::ReporterId;
use serde::Deserialize;

use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Whom to move, and which way.
#[derive(Deserialize)]
pub(super) struct Move {
    up: Option<ReporterId>,
    down: Option<ReporterId>,
}

/// `POST /reviews/{review}/meeting/order`
pub(super) async fn change(State(house): State<House>, seat: Seat, Checked(form): Checked<Move>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let reporters = storage::roster::reporters(&house.reader(), review).await.say_in(say)?;
    let rules = service::cycle::rules(&seat.review).say_in(say)?;
    let order = service::meeting::order(&rules, &reporters);
    let place = |which| order.iter().position(|one| *one == which);
    let upper = match (form.up, form.down) {
        (Some(up), None) => place(up).and_then(|place| place.checked_sub(1)),
        (None, Some(down)) => place(down),
        (None, None) | (Some(_), Some(_)) => return Err(Trouble::malformed(say)),
    };
    // At an end of the list there is nothing to do.
    if let Some((one, other)) = upper.and_then(|upper| order.get(upper).zip(order.get(upper + 1))) {
        // Who reports in writing may stand between the two, and stays there.
        let whole = reporters.iter().map(|reporter| match reporter.id {
            id if id == *one => *other,
            id if id == *other => *one,
            id => id,
        });
        let whole: Vec<_> = whole.collect();
        service::roster::set_order(house.service(), &seat.account, review, &whole).await.say_in(say)?;
    }
    Ok(Redirect::to(&links::meeting_ordering(review)).into_response())
}
