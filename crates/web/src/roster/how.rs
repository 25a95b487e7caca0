//! Who reports in person and who in writing.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{id::ReporterId, report::How};
use serde::Deserialize;

use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::{Checked, Seat},
    house::House,
    links,
};

#[derive(Deserialize)]
pub(super) struct HowForm {
    reporter: ReporterId,
    how: String,
}

/// `POST /reviews/{review}/roster/how`
pub(super) async fn set(State(house): State<House>, seat: Seat, Checked(form): Checked<HowForm>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let how: How = form.how.parse().map_err(|_| Trouble::malformed(say))?;
    service::roster::set_how(house.service(), &seat.account, review, form.reporter, how).await.say_in(say)?;
    Ok(Redirect::to(&format!("{}#units", links::roster(review))).into_response())
}
