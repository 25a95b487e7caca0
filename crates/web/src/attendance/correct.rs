//! Somebody's attendance, and the form that corrects it.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    attendance::Change,
    id::{PersonId, ReviewId},
    role::Act,
};
use serde::Deserialize;
use service::Error;

use super::stood::{Line, stood};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
    roster::attendance::GroupMark,
};

#[derive(Template)]
#[template(path = "attendance/correct.html")]
struct CorrectPage {
    frame: Frame,
    workspace: Workspace,
    name: String,
    whose: String,
    group: GroupMark,
    stands: String,
    /// Key, words, and whether it is chosen.
    changes: Vec<(&'static str, &'static str, bool)>,
    why: String,
    refusal: Option<String>,
    corrected: bool,
    log: Vec<Line>,
    action: String,
    back: String,
}

/// Whether something was corrected just now.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    corrected: Option<String>,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
pub(super) struct Correction {
    change: Option<String>,
    #[serde(default)]
    why: String,
}

/// `GET /reviews/{review}/check-in/people/{person}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, which)): Path<(ReviewId, PersonId)>,
    Query(wanted): Query<Wanted>,
) -> Page {
    seat.must(Act::CheckIn)?;
    let page = page(&house, &seat, which, Correction::default(), None).await.say_in(seat.say())?;
    Ok(render(&CorrectPage { corrected: wanted.corrected.is_some(), ..page }))
}

/// `POST /reviews/{review}/check-in/people/{person}`
pub(super) async fn make(
    State(house): State<House>,
    seat: Seat,
    Path((_, which)): Path<(ReviewId, PersonId)>,
    Checked(form): Checked<Correction>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let change: Option<Change> = form.change.as_deref().and_then(|key| key.parse().ok());
    let Some(change) = change else { return Err(Trouble::malformed(say)) };
    let done =
        service::attendance::correct(house.service(), &seat.account, review, which, change, &form.why).await;
    match done {
        Ok(_) => Ok(Redirect::to(&links::attendance_corrected(review, which)).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &seat, which, form, Some(say.refusal(&why))).await;
            Ok(refused(&page.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    which: PersonId,
    form: Correction,
    refusal: Option<String>,
) -> Result<CorrectPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let zone = seat.review.zone.as_str();
    let person = storage::attendance::person(&reader, review, which).await?.ok_or(Error::NotFound)?;
    let log = storage::attendance::change::of_person(&reader, which).await?;
    let choice = |change: Change| {
        (change.key(), say.attendance_change(change), Some(change.key()) == form.change.as_deref())
    };
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(CorrectPage {
        frame,
        workspace,
        name: person.name.in_lang(say.lang()).to_owned(),
        whose: [person.title.in_lang(say.lang()), person.key()].join(" · "),
        group: GroupMark::of(&service::cycle::rules(&seat.review)?, &person.group),
        stands: stood(say, zone, person.presence()),
        changes: person.presence().changes().map(choice).collect(),
        why: form.why,
        refusal,
        corrected: false,
        log: log.iter().map(|one| Line::of(say, zone, one)).collect(),
        action: links::attendance_of(review, which),
        back: links::check_in(review),
    })
}
