//! One person on the roll: what the roster says, and the way off it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use review::{
    id::{PersonId, ReviewId},
    role::Act,
};
use service::Error;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

#[derive(Template)]
#[template(path = "roster/person.html")]
struct PersonPage {
    frame: Frame,
    workspace: Workspace,
    name: String,
    /// Term and value, in the order of the file's columns.
    facts: Vec<(&'static str, String)>,
    import: String,
    back: String,
    /// Why the person stays.
    refusal: Option<String>,
}

/// `GET /reviews/{review}/roster/people/{person}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, which)): Path<(ReviewId, PersonId)>,
) -> Page {
    seat.must(Act::EditRoster)?;
    Ok(render(&page(&house, &seat, which, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/roster/people/{person}`: takes the person off the roll.
pub(super) async fn remove(
    State(house): State<House>,
    seat: Seat,
    Path((_, which)): Path<(ReviewId, PersonId)>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    match service::roster::remove_person(house.service(), &seat.account, review, which).await {
        Ok(()) => Ok(Redirect::to(&links::roster_removed(review)).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &seat, which, Some(say.refusal(&why))).await;
            Ok(refused(&page.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    which: PersonId,
    refusal: Option<String>,
) -> Result<PersonPage, Error> {
    let (say, review) = (seat.say(), seat.review.id);
    let person = service::roster::entry_of(&house.reader(), review, which).await?.ok_or(Error::NotFound)?;
    let fields = person.fields().into_iter().filter(|(_, value)| !value.is_empty());
    let facts = fields.map(|(column, value)| (say.roster_column(column), say.roster_value(column, &value)));
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(PersonPage {
        frame,
        workspace,
        name: person.name.in_lang(say.lang()).to_owned(),
        facts: facts.collect(),
        import: links::roster_import(review),
        back: links::roster(review),
        refusal,
    })
}
