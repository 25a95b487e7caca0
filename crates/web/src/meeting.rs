use axum::Router;

use crate::house::House;

pub(crate) fn routes() -> Router<House> {
    Router::new()
}
