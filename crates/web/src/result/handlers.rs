use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{
    id::ReporterId,
    role::Act,
    template::{GradeKey, InputKey},
    words::Words,
};
use serde::Deserialize;
use service::{Error, result::NewScore};

use super::page::{Typed, page};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Organiser and leaders see results once the sums are open; everybody else once they are released.
pub(super) fn may_see(seat: &Seat) -> Result<(), Trouble> {
    if seat.review.released_at.is_some() { seat.must(Act::ReadReleased) } else { seat.must(Act::SeeResults) }
}

/// `GET /reviews/{review}/result`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    may_see(&seat)?;
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// A score that does not come from the boxes.
#[derive(Deserialize)]
pub(super) struct Score {
    reporter: ReporterId,
    input: InputKey,
    value: String,
    note_zh: String,
    note_en: Option<String>,
}

/// `POST /reviews/{review}/result/score`
pub(super) async fn enter(State(house): State<House>, seat: Seat, Checked(form): Checked<Score>) -> Page {
    let note_en = form.note_en.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| form.note_zh.clone());
    let typed = Typed {
        reporter: form.reporter,
        value: form.value.clone(),
        note: form.note_zh.clone(),
        grade: None,
        reason: String::new(),
    };
    let Ok(note) = Words::new(&form.note_zh, &note_en) else {
        let why = seat.say().result_note_missing().to_owned();
        return Ok(refused(&page(&house, &seat, Some((why, typed))).await.say_in(seat.say())?));
    };
    let new = NewScore { reporter: form.reporter, input: form.input, value: form.value, note };
    let done = service::result::enter(house.service(), &seat.account, seat.review.id, &new).await;
    after(&house, &seat, typed, done).await
}

/// The committee's grade.
#[derive(Deserialize)]
pub(super) struct Decision {
    reporter: ReporterId,
    grade: GradeKey,
    reason: String,
}

/// `POST /reviews/{review}/result/grade`
pub(super) async fn decide(State(house): State<House>, seat: Seat, Checked(form): Checked<Decision>) -> Page {
    let (service, review) = (house.service(), seat.review.id);
    let done =
        service::result::decide(service, &seat.account, review, form.reporter, &form.grade, &form.reason)
            .await;
    let typed = Typed {
        reporter: form.reporter,
        value: String::new(),
        note: String::new(),
        grade: Some(form.grade.to_string()),
        reason: form.reason,
    };
    after(&house, &seat, typed, done).await
}

/// `POST /reviews/{review}/result/release`
pub(super) async fn release(State(house): State<House>, seat: Seat) -> Page {
    service::result::release(house.service(), &seat.account, seat.review.id).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::result(seat.review.id)).into_response())
}

/// Back to the reporter's line, or the page with the reason and what was typed.
async fn after(house: &House, seat: &Seat, typed: Typed, done: Result<(), Error>) -> Page {
    match done {
        Ok(()) => {
            let path = format!("{}#reporter-{}", links::result(seat.review.id), typed.reporter);
            Ok(Redirect::to(&path).into_response())
        }
        Err(Error::Refused(why)) => {
            let refusal = Some((seat.say().refusal(&why), typed));
            Ok(refused(&page(house, seat, refusal).await.say_in(seat.say())?))
        }
        Err(other) => Err(other).say_in(seat.say()),
    }
}
