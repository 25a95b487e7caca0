//! The front door: pages, forms, links, live updates, assets. It reads through [`storage`] and writes through
//! [`service`]; it decides nothing.
//!
//! A feature's folder holds its handlers, its pages (a page is a struct whose fields are all its template may know) and
//! the templates beside them. Who may come in stands in a handler's signature ([`gate`]).

mod assets;
mod bilingual;
mod fault;
mod form_only;
mod frame;
mod gate;
mod guard;
mod house;
pub mod links;
mod live;
mod markdown;

mod account;
mod attendance;
mod comment;
mod cycle;
mod document;
mod evaluation;
mod fact;
mod follow_up;
mod guide;
pub mod mail;
mod meeting;
pub mod notice;
mod publication;
mod question;
mod rehearsal;
mod report;
mod result;
mod roster;
mod slides;
mod template;

use axum::{Router, middleware};
use i18n::moment;
use tower_http::{compression::CompressionLayer, limit::RequestBodyLimitLayer};

pub use house::{Demonstration, DemonstrationLink, House};

/// Bytes of the largest request but for files of reports: a picture of a news item.
const GREATEST_BODY: usize = 9 * 1024 * 1024;

/// The whole site.
pub fn site(house: House) -> Router {
    Router::new()
        .merge(account::routes())
        .merge(cycle::routes())
        .merge(roster::routes())
        .merge(attendance::routes())
        .merge(template::routes())
        .merge(rehearsal::routes())
        .merge(report::routes())
        .merge(fact::routes())
        .merge(meeting::routes())
        .merge(question::routes())
        .merge(evaluation::routes())
        .merge(result::routes())
        .merge(document::routes())
        .merge(comment::routes())
        .merge(publication::routes())
        .merge(follow_up::routes())
        .merge(mail::routes())
        .merge(notice::routes())
        .merge(guide::routes())
        .merge(slides::routes())
        .merge(live::routes())
        .merge(assets::routes())
        .layer(RequestBodyLimitLayer::new(GREATEST_BODY))
        .merge(report::uploads().layer(RequestBodyLimitLayer::new(report::GREATEST_FILE)))
        .merge(follow_up::uploads().layer(RequestBodyLimitLayer::new(report::GREATEST_FILE)))
        .merge(document::uploads().layer(RequestBodyLimitLayer::new(document::GREATEST_FILE)))
        .merge(slides::uploads().layer(RequestBodyLimitLayer::new(slides::GREATEST_FILE)))
        .fallback(fault::nothing_here)
        .method_not_allowed_fallback(form_only::lead_to_page)
        .layer(middleware::from_fn(guard::same_origin))
        .layer(middleware::from_fn(guard::headers))
        .layer(CompressionLayer::new())
        .with_state(house)
}
