//! News: the public pages, and the desk where they are made.

mod deeds;
mod desk;
mod editor;
mod gate;
mod lines;
mod picture;
mod public;
mod reader;
mod save;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    let item = "/reviews/{review}/news/{news}";
    let deed = |name: &str| format!("{item}/{name}");
    Router::new()
        .route("/news", get(public::list))
        .route("/news/{slug}", get(public::show))
        .route("/pictures/{picture}", get(picture::show))
        .route("/reviews/{review}/news", get(desk::show).post(desk::draft))
        .route(item, get(save::show).post(save::save))
        .route(&deed("submit"), post(deeds::submit))
        .route(&deed("approve"), post(deeds::approve))
        .route(&deed("send-back"), post(deeds::send_back))
        .route(&deed("release"), post(deeds::release))
        .route(&deed("withdraw"), post(deeds::withdraw))
        // The site's own limit is the picture's (`GREATEST_BODY`).
        .route(&deed("pictures"), post(picture::add).layer(DefaultBodyLimit::disable()))
        .route(&deed("pictures/{picture}/remove"), post(picture::remove))
}
