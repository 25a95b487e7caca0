//! Voters' comments: taken with a ballot, opened by the trustees' browsers, read by those who were named beforehand.

mod page;
mod readers;
mod sent;
mod trustee;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use review::{
    comment::{Sight, sight},
    template::Template,
};

use crate::{gate::Seat, house::House, links};

pub(crate) use page::refusing;
pub(crate) use readers::description;
pub(crate) use sent::sent;

/// Where somebody reads the comments; `None` for whom the template does not name, or not yet.
pub(crate) fn path_for(seat: &Seat, template: &Template) -> Option<String> {
    let rules = template.evaluation().comments.as_ref()?;
    let seen = sight(rules, &seat.roles, seat.review.released_at.is_some());
    (seen != Sight::Nothing).then(|| links::voter_comments(seat.review.id))
}

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/voter-comments", get(page::show))
        .route("/reviews/{review}/voter-comments/hide", post(page::hide))
        .route("/boxes/{box}/comments.json", get(trustee::sealed))
        .route("/boxes/{box}/comments", post(trustee::give_part).layer(DefaultBodyLimit::disable()))
}
