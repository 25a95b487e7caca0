//! The files that the program reads.

use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use review::role::Act;
use serde_json::json;
use service::{Error, evaluation::ceremony};

use super::super::trustee::certificates;
use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

/// The certificates of all, one a line.
pub(super) const CERTIFICATES: &str = "certificates.jsons";
/// What the others sent to this trustee.
pub(super) const INPUT: &str = "input.json";
/// This trustee's own share, sealed to the own recovery code.
pub(super) const SHARE: &str = "sealed-share.json";
/// What to rehearse with.
pub(super) const TEST: &str = "test.json";

/// `GET /reviews/{review}/trustee/program/{file}`
pub(in crate::evaluation) async fn file(
    State(house): State<House>,
    seat: Seat,
    Path((_, name)): Path<(String, String)>,
) -> Page {
    seat.must(Act::HoldShare)?;
    let text = contents(&house, &seat, &name).await.say_in(seat.say())?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text + "\n").into_response())
}

/// [`Error::NotFound`] while there is none, and for other names.
async fn contents(house: &House, seat: &Seat, name: &str) -> Result<String, Error> {
    let state = ceremony::State::of(&house.reader(), seat.review.id).await?.ok_or(Error::NotFound)?;
    let place = state.place(seat.account.id).ok_or(Error::NotFound)?;
    let text = match name {
        CERTIFICATES => certificates(&state).map(|all| all.join("\n")),
        INPUT => state.input(place)?,
        SHARE => state.share(place)?.and_then(|share| share.sealed),
        TEST => match &state.test {
            Some(test) => Some(
                json!({ "election": test.election, "trustees": state.trustees()?.text(), "sum": test.text })
                    .to_string(),
            ),
            None => None,
        },
        _ => None,
    };
    text.ok_or(Error::NotFound)
}
