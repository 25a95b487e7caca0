//! Signing in and out, the first start, accounts and passwords, the language, and "my tasks".

mod entering;
mod forgot;
mod handlers;
mod home;
mod link;
mod list;
mod one;
mod own;
mod pages;
mod passkeys;
mod password;
mod provider;
mod state;
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
        .route("/sign-in/provider", get(provider::away))
        .route("/sign-in/provider/back", get(provider::back))
        .route("/sign-in/passkey", post(passkeys::sign_in))
        .route("/sign-in/passkey/begin", post(passkeys::begin))
        .route("/account/passkeys", post(passkeys::add))
        .route("/account/passkeys/begin", post(passkeys::begin_adding))
        .route("/account/passkeys/{passkey}/remove", post(passkeys::remove))
        .route("/sign-out", post(handlers::sign_out))
        .route("/link/{token}", get(link::show).post(link::choose))
        .route("/forgot", get(forgot::form).post(forgot::ask))
        .route("/set-up/{token}", get(handlers::set_up_form).post(handlers::set_up))
        .route("/accounts", get(list::show).post(list::invite))
        .route("/accounts/{account}", get(one::show).post(one::change))
        .route("/accounts/{account}/link", post(one::give_link))
        .route("/accounts/{account}/withdraw", post(one::withdraw))
        .route("/accounts/{account}/administrator", post(one::administrator))
        .route("/accounts/{account}/deactivate", post(one::deactivate))
        .route("/accounts/{account}/activate", post(one::activate))
        .route("/account", get(own::show))
        .route("/account/sessions/end", post(own::end))
        .route("/account/language", post(own::language))
        .route("/account/reminders", post(own::reminders))
        .route("/password", get(password::form).post(password::choose))
        .route("/language/{lang}", get(handlers::language))
        .route("/demo/links.json", get(handlers::demonstration_links))
}
