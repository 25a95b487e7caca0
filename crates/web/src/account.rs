//! Signing in and out, the first start, accounts and passwords, the language, and "my tasks".

mod handlers;
mod home;
mod list;
mod pages;
mod password;
mod tasks;

use axum::{
    Router,
    routing::{get, post},
};

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/", get(handlers::home))
        .route("/tasks", get(handlers::tasks))
        .route("/sign-in", get(handlers::sign_in_form).post(handlers::sign_in))
        .route("/sign-out", post(handlers::sign_out))
        .route("/link/{token}", get(handlers::follow))
        .route("/set-up/{token}", get(handlers::set_up_form).post(handlers::set_up))
        .route("/accounts", get(list::show).post(list::invite))
        .route("/password", get(password::form).post(password::choose))
        .route("/language/{lang}", get(handlers::language))
        .route("/demo/links.json", get(handlers::demonstration_links))
}
