//! Checks before the meeting: the table of units and checks, a spreadsheet for it, each unit's record.

mod cells;
mod files;
mod form;
mod import;
pub(crate) mod record;
mod save;
mod table;
mod unit;

use axum::{Router, extract::DefaultBodyLimit, routing::get};
use review::role::Act;

use crate::{fault::Trouble, gate::Seat, house::House};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(
            "/reviews/{review}/facts",
            get(table::show).post(save::save).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/reviews/{review}/facts/import",
            get(import::form).post(import::take).layer(DefaultBodyLimit::disable()),
        )
        .route("/reviews/{review}/facts/files/{file}", get(files::show))
        .route("/reviews/{review}/facts/units/{unit}", get(unit::show))
}

/// Whether this person enters what checks have found. (The use case asks again.)
pub(crate) fn may_enter(seat: &Seat, template: &review::template::Template) -> bool {
    review::fact::may_enter(template, &seat.roles) && seat.review.phase.may_change().is_ok()
}

/// Everybody who reads the table.
fn must_read(seat: &Seat) -> Result<(), Trouble> {
    seat.must(Act::ReadFacts)
}
