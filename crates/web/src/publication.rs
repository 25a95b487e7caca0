//! News: the public pages, and the desk where they are made.

mod correction;
mod deeds;
mod desk;
mod editor;
mod feed;
mod gate;
mod lines;
mod list;
mod picture;
mod public;
mod reader;
mod save;
mod shelf;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) use shelf::Shelf;

pub(crate) fn routes() -> Router<House> {
    let item = "/reviews/{review}/news/{news}";
    let deed = |name: &str| format!("{item}/{name}");
    Router::new()
        .route("/news", get(list::show))
        .route("/news/{slug}", get(public::show))
        .route("/feeds/{file}", get(feed::show))
        .route("/sitemap.xml", get(feed::map))
        .route("/robots.txt", get(feed::robots))
        .route("/pictures/{picture}", get(picture::show))
        .route("/reviews/{review}/news", get(desk::show).post(desk::draft))
        .route(item, get(save::show).post(save::save))
        .route(&deed("submit"), post(deeds::submit))
        .route(&deed("approve"), post(deeds::approve))
        .route(&deed("send-back"), post(deeds::send_back))
        .route(&deed("release"), post(deeds::release))
        .route(&deed("call-off"), post(deeds::call_off))
        .route(&deed("withdraw"), post(deeds::withdraw))
        .route(&deed("corrections"), post(correction::add))
        .route(&deed("corrections/{correction}"), post(correction::act))
        // The site's own limit is the picture's (`GREATEST_BODY`).
        .route(&deed("pictures"), post(picture::add).layer(DefaultBodyLimit::disable()))
        .route(&deed("pictures/{picture}/remove"), post(picture::remove))
}
