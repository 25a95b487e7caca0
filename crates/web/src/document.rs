//! Documents: the page that lists the review's packet, and each of them as a file.

mod download;
mod list;
mod signed;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use review::document::DocumentKind;

pub(crate) use list::format_name;

use crate::{gate::Seat, house::House};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/documents", get(list::show))
        .route("/reviews/{review}/documents/packet.json", get(download::progress))
        .route("/reviews/{review}/documents/{file}", get(download::show))
        .route("/reviews/{review}/documents/{file}/signed/{copy}", get(signed::download))
        .route("/reviews/{review}/documents/{file}/signed/{copy}/remove", post(signed::remove))
}

/// Bytes of the largest request that brings a signed copy.
pub(crate) const GREATEST_FILE: usize = (review::document::SCANS.megabytes + 1) * 1024 * 1024;

/// Where files come in: larger than anything else that does.
pub(crate) fn uploads() -> Router<House> {
    Router::new().route(
        "/reviews/{review}/documents/{file}/signed",
        get(signed::show).post(signed::bring).layer(DefaultBodyLimit::disable()),
    )
}

/// Whether there is any document that this person may take out.
pub(crate) fn concerns(seat: &Seat) -> bool {
    DocumentKind::ALL.into_iter().any(|kind| may(seat, kind))
}

fn may(seat: &Seat, kind: DocumentKind) -> bool {
    service::document::may(&seat.roles, kind)
}
