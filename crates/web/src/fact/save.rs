//! Saving the table.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{Refusal, fact};
use service::Error;

use super::{
    form::TableForm,
    table::{Shown, page},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// `POST /reviews/{review}/facts`
pub(super) async fn save(
    State(house): State<House>,
    seat: Seat,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let form = TableForm::read(fields).ok_or_else(|| Trouble::malformed(say))?;
    let stored = storage::fact::of_units(&house.reader(), &form.units()).await.say_in(say)?;
    let entries = form.entries(say.lang(), &stored);
    match service::fact::save(house.service(), &seat.account, review, &entries).await {
        Ok(count) => Ok(Redirect::to(&links::facts_saved(review, form.page, count)).into_response()),
        Err(Error::Refused(why)) => {
            let told = say.refusal(&why);
            let slips =
                if let Refusal::Fact(fact::Refusal::Slips { slips }) = why { slips } else { Vec::new() };
            let shown = Shown::Refused { page: form.page, typed: &form.cells, slips: &slips, why: told };
            Ok(refused(&page(&house, &seat, shown).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let shown = Shown::Stale { page: form.page, typed: &form.cells };
            Ok((StatusCode::CONFLICT, render(&page(&house, &seat, shown).await.say_in(say)?)).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}
