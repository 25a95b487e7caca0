//! The rules of one review, and its days to read.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use serde::Deserialize;
use service::Error;

use super::{
    days::{DayField, fields},
    preview::Preview,
    source::{Choice, Source, choices},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The rules of a review, and where they may be exchanged.
#[derive(Template)]
#[template(path = "template/rules.html")]
struct RulesPage {
    frame: Frame,
    workspace: Workspace,
    preview: Preview,
    hash: String,
    frozen: bool,
    file: String,
    /// Empty where nothing may be exchanged, or not by this person.
    choices: Vec<Choice>,
    days: Vec<DayField>,
    calendar: String,
    may_edit: bool,
    refusal: Option<String>,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(super) struct Take {
    seen: String,
    which: String,
}

/// `GET /reviews/{review}/rules`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/rules`
pub(super) async fn take(State(house): State<House>, seat: Seat, Checked(form): Checked<Take>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let source: Source = form.which.parse().map_err(|_| Trouble::malformed(say))?;
    let template = source.template(&house).await.say_in(say)?;
    let taken = service::template::take(house.service(), &seat.account, review, &form.seen, &template).await;
    match taken {
        Ok(()) => Ok(Redirect::to(&links::rules(review)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(say.refusal(&why));
            Ok(refused(&RulesPage { refusal, ..page(&house, &seat).await.say_in(say)? }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(house: &House, seat: &Seat) -> Result<RulesPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let stored = storage::cycle::days::of(&house.reader(), review.id).await?;
    let may_edit = seat.may(Act::EditTemplate);
    let may_take = may_edit && review.frozen_at.is_none();
    let (frame, workspace) = Workspace::around(seat, Part::Rules);
    Ok(RulesPage {
        days: fields(say, &template, &stored),
        preview: Preview::of(say, &template),
        hash: review.template_hash.clone(),
        frozen: review.frozen_at.is_some(),
        file: links::rules_file(review.id),
        choices: if may_take { choices(house, say, None).await? } else { Vec::new() },
        calendar: links::calendar(review.id),
        may_edit,
        refusal: None,
        frame,
        workspace,
    })
}
