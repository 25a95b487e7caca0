//! Reports: all of them, one to read, one to write, and the organiser's decision.

mod attachments;
mod autosave;
mod compare;
mod decide;
mod edit;
mod editor;
mod fields;
mod form;
mod history;
mod import;
mod list;
pub(crate) mod preparation;
mod preview;
mod remarks;
mod show;
mod text;
mod version;
mod words;

use axum::{
    Router,
    extract::FromRequestParts,
    http::request::Parts,
    routing::{get, post},
};
use review::{id::ReporterId, role::Act};
use service::Error;
use storage::roster::Reporter;

use crate::{
    fault::{InTheWordsOf, Trouble},
    gate::{Seat, in_path},
    house::House,
};

pub(crate) use attachments::{GREATEST_FILE, Upload, disposition, uploads};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/reports", get(list::show))
        .route("/reviews/{review}/reports/{reporter}", get(show::show))
        .route("/reviews/{review}/reports/{reporter}/accept", post(decide::accept))
        .route("/reviews/{review}/reports/{reporter}/return", post(decide::give_back))
        .route("/reviews/{review}/reports/{reporter}/edit", get(edit::open).post(edit::post))
        .route("/reviews/{review}/reports/{reporter}/edit.json", post(autosave::post))
        .route(
            "/reviews/{review}/reports/{reporter}/imports/{manuscript}",
            get(preview::show).post(preview::act),
        )
        .route("/reviews/{review}/reports/{reporter}/remarks", post(remarks::make))
        .route("/reviews/{review}/reports/{reporter}/remarks/{remark}/answer", post(remarks::answer))
        .route("/reviews/{review}/reports/{reporter}/remarks/{remark}/resolve", post(remarks::resolve))
        .route("/reviews/{review}/reports/{reporter}/remarks/{remark}/remove", post(remarks::remove))
        .route("/reviews/{review}/reports/{reporter}/attachments/{attachment}", get(attachments::download))
        .route(
            "/reviews/{review}/reports/{reporter}/attachments/{attachment}/inline",
            get(attachments::inline),
        )
        .route("/reviews/{review}/reports/{reporter}/attachments/{attachment}/read", get(attachments::read))
        .route(
            "/reviews/{review}/reports/{reporter}/attachments/{attachment}/remove",
            post(attachments::remove),
        )
        .route("/reviews/{review}/reports/{reporter}/compare", get(compare::show))
        .route("/reviews/{review}/reports/{reporter}/versions/{number}", get(version::show))
        .merge(preparation::routes())
}

/// Somebody who may read the report that the path names: its reporter, the organiser, a leader.
pub(crate) struct Reading {
    seat: Seat,
    reporter: Reporter,
}

/// The reporter whose report the path names.
pub(crate) struct Writing {
    seat: Seat,
    reporter: Reporter,
}

impl Reading {
    /// Whether the report is the reader's own.
    fn is_own(&self) -> bool {
        self.reporter.account == self.seat.account.id
    }
}

impl FromRequestParts<House> for Reading {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        if !seat.may(Act::ReadAllReports) {
            seat.must(Act::WriteOwnReport)?;
        }
        let reporter = reporter(parts, house, &seat).await.say_in(seat.say())?;
        if seat.may(Act::ReadAllReports) || reporter.account == seat.account.id {
            Ok(Self { seat, reporter })
        } else {
            Err(Trouble::new(seat.say(), Error::NotFound))
        }
    }
}

impl FromRequestParts<House> for Writing {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        seat.must(Act::WriteOwnReport)?;
        let reporter = reporter(parts, house, &seat).await.say_in(seat.say())?;
        if reporter.account == seat.account.id {
            Ok(Self { seat, reporter })
        } else {
            Err(Trouble::new(seat.say(), Error::NotFound))
        }
    }
}

/// The reporter of this review that the path names.
async fn reporter(parts: &mut Parts, house: &House, seat: &Seat) -> Result<Reporter, Error> {
    let id: ReporterId = in_path(parts, house, "reporter").await.ok_or(Error::NotFound)?;
    let reporters = storage::roster::reporters(&house.reader(), seat.review.id).await?;
    reporters.into_iter().find(|reporter| reporter.id == id).ok_or(Error::NotFound)
}
