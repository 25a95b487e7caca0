//! The ledger: its list, one item with its steps, and how a requirement becomes an item.

mod item;
mod item_view;
mod ledger;
mod new;
mod stand;

use axum::{Router, routing::get};

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/items", get(ledger::show))
        .route("/reviews/{review}/items/new", get(new::form).post(new::make))
        .route("/reviews/{review}/items/{item}", get(item::show).post(item::step))
}
