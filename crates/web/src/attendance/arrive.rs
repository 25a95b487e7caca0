//! Checking oneself in on the phone: the number, "is this you?", done. No account; whoever guesses reads a masked name.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    attendance::arrival::masked,
    id::{PersonId, ReviewId},
    time::Instant,
};
use serde::Deserialize;
use service::{
    Error,
    attendance::arrival::{self, Guest},
};
use storage::roster::Person;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, Peer, Visitor},
    house::House,
    links, moment,
    roster::attendance::GroupMark,
};

#[derive(Template)]
#[template(path = "attendance/arrive.html")]
struct ArrivePage {
    frame: Frame,
    step: Step,
    ticket: String,
    refusal: Option<String>,
    action: String,
    again: String,
}

/// How far somebody has come.
enum Step {
    /// The code is none: nothing can be typed.
    Over,
    Number(String),
    IsThisYou {
        number: String,
        person: String,
        name: String,
        group: GroupMark,
    },
    Done {
        before: Option<String>,
    },
}

/// What the address says.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    t: Option<String>,
    done: Option<String>,
    before: Option<String>,
}

/// The fields of the forms.
#[derive(Deserialize)]
pub(super) struct Arriving {
    t: String,
    number: String,
    person: Option<PersonId>,
}

/// `GET /reviews/{review}/arrive`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    Path(review): Path<ReviewId>,
    Query(wanted): Query<Wanted>,
) -> Page {
    let ticket = wanted.t.clone().unwrap_or_default();
    if wanted.done.is_some() || wanted.before.is_some() {
        let before = before(&house, review, wanted.before.as_deref()).await.say_in(visitor.say)?;
        return Ok(render(&page(&visitor, review, ticket, Step::Done { before })));
    }
    match arrival::check(house.service(), review, &ticket).await {
        Ok(found) => {
            let page = page(&visitor, review, ticket, Step::Number(String::new()));
            Ok(render(&ArrivePage { frame: Frame::beside(&visitor, &found), ..page }))
        }
        Err(error) => stopped(&visitor, review, ticket, Step::Over, error),
    }
}

/// When somebody had been noted, as an address says.
async fn before(house: &House, review: ReviewId, at: Option<&str>) -> Result<Option<String>, Error> {
    let Some(at) = at.and_then(|at| at.parse().ok()) else { return Ok(None) };
    let found = storage::cycle::by_id(&house.reader(), review).await?.ok_or(Error::NotFound)?;
    Ok(Some(moment::time(Instant::from_ms(at), &found.zone)))
}

/// `POST /reviews/{review}/arrive`: shows who has a number; with the person, notes the coming.
pub(super) async fn act(
    State(house): State<House>,
    visitor: Visitor,
    Peer(address): Peer,
    Path(review): Path<ReviewId>,
    Checked(form): Checked<Arriving>,
) -> Page {
    let (service, guest) = (house.service(), Guest { ticket: &form.t, address });
    let done = match form.person {
        Some(which) => arrival::confirm(service, review, guest, &form.number, which).await.map(|arrived| {
            let since = arrived.person.present_at.filter(|_| arrived.before);
            Redirect::to(&links::arrived(review, since)).into_response()
        }),
        None => match arrival::look(service, review, guest, &form.number).await {
            Ok(person) => is_this_you(&house, review, &form.number, &person)
                .await
                .map(|step| render(&page(&visitor, review, form.t.clone(), step))),
            Err(error) => Err(error),
        },
    };
    done.or_else(|error| stopped(&visitor, review, form.t, Step::Number(form.number), error))
}

async fn is_this_you(house: &House, review: ReviewId, number: &str, person: &Person) -> Result<Step, Error> {
    let found = storage::cycle::by_id(&house.reader(), review).await?.ok_or(Error::NotFound)?;
    Ok(Step::IsThisYou {
        number: number.to_owned(),
        person: person.id.to_string(),
        name: masked(person.name.in_lang(review::words::Lang::Zh)),
        group: GroupMark::of(&service::cycle::rules(&found)?, &person.group),
    })
}

/// A rule's no stands on the page, above what was typed.
fn stopped(visitor: &Visitor, review: ReviewId, ticket: String, step: Step, error: Error) -> Page {
    match error {
        Error::Refused(why) => {
            let refusal = Some(visitor.say.refusal(&why));
            Ok(refused(&ArrivePage { refusal, ..page(visitor, review, ticket, step) }))
        }
        other => Err(Trouble::new(visitor.say, other)),
    }
}

fn page(visitor: &Visitor, review: ReviewId, ticket: String, step: Step) -> ArrivePage {
    ArrivePage {
        frame: Frame::new(visitor),
        step,
        refusal: None,
        action: links::arrive_form(review),
        again: links::arrive(review, &ticket),
        ticket,
    }
}
