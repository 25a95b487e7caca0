use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{Refusal, id::ReporterId, result, role::Act};
use serde::Deserialize;
use service::Error;

use super::{
    form::Typed,
    page::{Back, page},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// `POST /reviews/{review}/result/grades`
pub(in crate::result) async fn save(
    State(house): State<House>,
    seat: Seat,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    seat.must(Act::SetGrades)?;
    let typed = Typed::read(fields).ok_or_else(|| Trouble::malformed(seat.say()))?;
    let new = typed.sitting().ok_or_else(|| Trouble::malformed(seat.say()))?;
    let done = service::result::set(house.service(), &seat.account, seat.review.id, &new).await;
    after(&house, &seat, Some(&typed), done).await
}

/// What the press names: both as they were on the screen.
#[derive(Deserialize)]
pub(in crate::result) struct Freeze {
    revision: i64,
    version: i64,
}

/// `POST /reviews/{review}/result/grades/freeze`
pub(in crate::result) async fn freeze(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Freeze>,
) -> Page {
    seat.must(Act::SetGrades)?;
    let (service, review) = (house.service(), seat.review.id);
    let done = service::result::freeze(service, &seat.account, review, form.revision, form.version).await;
    after(&house, &seat, None, done).await
}

async fn after(house: &House, seat: &Seat, typed: Option<&Typed>, done: Result<(), Error>) -> Page {
    let say = seat.say();
    let number = typed.map_or(1, |typed| typed.page.max(1));
    match done {
        Ok(()) => Ok(Redirect::to(&links::result_grades_saved(seat.review.id, number)).into_response()),
        Err(Error::Refused(why)) => {
            let back = Back { why: say.refusal(&why), typed, slips: slips(&why) };
            Ok(refused(&page(house, seat, number, Some(back)).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let back = Back { why: say.grades_stale().to_owned(), typed, slips: &[] };
            let page = page(house, seat, number, Some(back)).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => Err(Trouble::new(say, other)),
    }
}

/// What is wrong with single grades.
fn slips(why: &Refusal) -> &[(ReporterId, result::Refusal)] {
    if let Refusal::Result(result::Refusal::Sitting(result::sitting::Refusal::Slips { slips })) = why {
        slips
    } else {
        &[]
    }
}
