//! The running order: one place up or down, or all of it as it was dragged.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::id::ReporterId;
use serde::Deserialize;
use storage::roster::Reporter;

use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Whom to move, and which way; else the whole order. `seen` is what the page showed.
#[derive(Deserialize)]
pub(super) struct Move {
    up: Option<ReporterId>,
    down: Option<ReporterId>,
    #[serde(default)]
    seen: Vec<ReporterId>,
    #[serde(default)]
    place: Vec<ReporterId>,
}

/// `POST /reviews/{review}/meeting/order`
pub(super) async fn change(State(house): State<House>, seat: Seat, Checked(form): Checked<Move>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let reporters = storage::roster::reporters(&house.reader(), review).await.say_in(say)?;
    let rules = service::cycle::rules(&seat.review).say_in(say)?;
    let order = service::meeting::order(&rules, &reporters);
    if order != form.seen {
        return Err(Trouble::new(say, service::Error::Stale));
    }
    let wanted = form.wanted(&order).ok_or_else(|| Trouble::malformed(say))?;
    let whole = among(&reporters, &order, &wanted).ok_or_else(|| Trouble::malformed(say))?;
    let known: Vec<_> = reporters.iter().map(|one| one.id).collect();
    service::roster::set_order(house.service(), &seat.account, review, &known, &whole).await.say_in(say)?;
    Ok(Redirect::to(&links::meeting_ordering(review)).into_response())
}

impl Move {
    /// The order that is asked for. At an end of the list there is nothing to move.
    fn wanted(&self, order: &[ReporterId]) -> Option<Vec<ReporterId>> {
        let place = |which| order.iter().position(|one| *one == which);
        let upper = match (self.up, self.down) {
            (Some(up), None) => place(up).and_then(|place| place.checked_sub(1)),
            (None, Some(down)) => place(down),
            (None, None) => return (!self.place.is_empty()).then(|| self.place.clone()),
            (Some(_), Some(_)) => return None,
        };
        let mut wanted = order.to_vec();
        if let Some(upper) = upper.filter(|upper| upper + 1 < order.len()) {
            wanted.swap(upper, upper + 1);
        }
        Some(wanted)
    }
}

/// All reporters, those who speak in the order that is wanted. Who reports in writing may stand between, and stays
/// there. `None` for an order of others.
fn among(reporters: &[Reporter], order: &[ReporterId], wanted: &[ReporterId]) -> Option<Vec<ReporterId>> {
    let mut next = wanted.iter().copied();
    let whole = reporters.iter().map(|one| if order.contains(&one.id) { next.next() } else { Some(one.id) });
    let whole: Option<Vec<_>> = whole.collect();
    whole.filter(|_| wanted.len() == order.len())
}
