//! Self check-in, as the desk opens it and shows its code.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
};
use documents::qr;
use i18n::Say;
use review::{attendance::arrival::Kind, role::Act};
use serde::Deserialize;
use service::{Error, attendance::arrival};
use storage::cycle::Review;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

#[derive(Template)]
#[template(path = "attendance/own.html")]
struct OwnPage {
    frame: Frame,
    workspace: Workspace,
    makes_tickets: bool,
    open: Option<Open>,
    refusal: Option<String>,
    action: String,
    back: String,
}

/// The code, while self check-in is open.
struct Open {
    since: String,
    address: String,
    code: Option<String>,
}

/// The fields of the forms.
#[derive(Deserialize)]
pub(super) struct Deed {
    deed: Do,
    kind: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Do {
    Open,
    Close,
}

/// The code of a review's self check-in for the hall's screens; none while it is closed, or where nobody said how people
/// reach the house.
pub(crate) async fn hall_code(house: &House, review: &Review, say: Say) -> Result<Option<String>, Error> {
    if house.known_address().is_empty() {
        return Ok(None);
    }
    let ticket = arrival::ticket(house.service(), &house.reader(), review).await?;
    let address =
        ticket.map(|ticket| format!("{}{}", house.known_address(), links::arrive(review.id, &ticket)));
    Ok(address.and_then(|address| qr::svg(&address, say.attendance_own_scan()).ok()))
}

/// `GET /reviews/{review}/check-in/own`
pub(super) async fn show(State(house): State<House>, seat: Seat, headers: HeaderMap) -> Page {
    seat.must(Act::CheckIn)?;
    Ok(render(&page(&house, &seat, &headers, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/check-in/own`: opens it, renews the code, or closes it.
pub(super) async fn act(
    State(house): State<House>,
    seat: Seat,
    headers: HeaderMap,
    Checked(form): Checked<Deed>,
) -> Page {
    let (say, review, service) = (seat.say(), seat.review.id, house.service());
    let kind: Option<Kind> = form.kind.as_deref().and_then(|key| key.parse().ok());
    let done = match (form.deed, kind) {
        (Do::Open, Some(kind)) => arrival::open(service, &seat.account, review, kind).await,
        (Do::Open, None) => return Err(Trouble::malformed(say)),
        (Do::Close, _) => arrival::close(service, &seat.account, review).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::check_in_own(review)).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &seat, &headers, Some(say.refusal(&why))).await;
            Ok(refused(&page.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    headers: &HeaderMap,
    refusal: Option<String>,
) -> Result<OwnPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    let makes_tickets = house.service().makes_tickets();
    Ok(OwnPage {
        frame,
        workspace,
        makes_tickets,
        open: if makes_tickets { open(house, say, review, headers).await? } else { None },
        refusal,
        action: links::check_in_own(review.id),
        back: links::check_in(review.id),
    })
}

async fn open(house: &House, say: Say, review: &Review, headers: &HeaderMap) -> Result<Option<Open>, Error> {
    let reader = house.reader();
    let Some(open) = arrival::standing(&reader, review).await? else { return Ok(None) };
    let Some(ticket) = arrival::ticket(house.service(), &reader, review).await? else { return Ok(None) };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let address = format!("{}{}", house.address(host), links::arrive(review.id, &ticket));
    Ok(Some(Open {
        since: say.attendance_own_open(moment::minute(say, open.opened_at, &review.zone)),
        code: qr::svg(&address, say.attendance_own_scan()).ok(),
        address,
    }))
}
