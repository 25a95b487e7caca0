//! The ledger: its list, one item with its steps, and how a requirement becomes an item.

mod asked;
mod edit;
mod evidence;
mod item;
mod item_view;
mod join;
mod ledger;
mod lists;
mod new;
mod stand;
mod views;
mod wanted;
mod years;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::house::House;

/// Where evidence comes in: larger than anything else that a ledger takes.
pub(crate) fn uploads() -> Router<House> {
    Router::new().route(
        "/reviews/{review}/items/{item}/evidence",
        post(evidence::add).layer(DefaultBodyLimit::disable()),
    )
}

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/requirements", get(asked::show))
        .route("/reviews/{review}/requirements/{requirement}", post(asked::settle))
        .route("/reviews/{review}/requirements/{requirement}/take-back", post(asked::take_back))
        .route("/reviews/{review}/items", get(ledger::show))
        .route("/reviews/{review}/reports/{reporter}/item", post(join::of_report))
        .route("/reviews/{review}/voter-comments/item", post(join::of_opinion))
        .route("/reviews/{review}/items/lists", get(lists::show))
        .route("/reviews/{review}/items/board", get(views::units))
        .route("/reviews/{review}/items/quarters", get(views::quarters))
        .route("/reviews/{review}/items/progress", get(views::progress))
        .route("/reviews/{review}/items/look-back", get(views::look_back))
        .route("/reviews/{review}/items/new", get(new::form).post(new::make))
        .route("/reviews/{review}/items/{item}", get(item::show).post(item::step))
        .route("/reviews/{review}/items/{item}/edit", post(edit::save))
        .route("/reviews/{review}/items/{item}/link", post(years::link))
        .route("/reviews/{review}/items/{item}/evidence/{file}", get(evidence::download))
        .route("/reviews/{review}/items/{item}/evidence/{file}/remove", post(evidence::remove))
}
