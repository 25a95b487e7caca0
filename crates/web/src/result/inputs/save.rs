//! Saving a table.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{
    Refusal,
    result::{self, input},
    role::Act,
};
use service::Error;

use super::{
    form::Typed,
    page::{Shown, page},
    part::Part,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// `POST /reviews/{review}/result/inputs`
pub(in crate::result) async fn save(
    State(house): State<House>,
    seat: Seat,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    seat.must(Act::EnterScores)?;
    let (say, review) = (seat.say(), seat.review.id);
    let typed = Typed::read(fields).ok_or_else(|| Trouble::malformed(say))?;
    let template = service::cycle::rules(&seat.review).say_in(say)?;
    let part = Part::asked(&template, &typed.part);
    let stored = storage::result::input::of_review(&house.reader(), review).await.say_in(say)?;
    let entries = typed.entries(&part, say.lang(), &stored).ok_or_else(|| Trouble::malformed(say))?;
    match service::result::enter(house.service(), &seat.account, review, &entries).await {
        Err(Error::Refused(_) | Error::Stale) if typed.part == super::import::PART => {
            Ok(refused(&super::import::overtaken(&seat)))
        }
        Ok(count) => {
            Ok(Redirect::to(&links::result_inputs_saved(review, &part.key(), typed.page.max(1), count))
                .into_response())
        }
        Err(Error::Refused(why)) => {
            let shown = Shown::Refused { typed: &typed, slips: slips(&why), why: say.refusal(&why) };
            Ok(refused(&page(&house, &seat, shown).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let shown = Shown::Stale { typed: &typed };
            Ok((StatusCode::CONFLICT, render(&page(&house, &seat, shown).await.say_in(say)?)).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

/// What is wrong, field by field.
pub(super) fn slips(why: &Refusal) -> &[input::Slip] {
    if let Refusal::Result(result::Refusal::Input(input::Refusal::Slips { slips })) = why {
        slips
    } else {
        &[]
    }
}
