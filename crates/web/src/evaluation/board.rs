//! The public page of a box: what anybody may see, search, download and check.

mod search;
mod view;

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use service::Error;

use super::{answer::box_id, validator};
use crate::{
    fault::{InTheWordsOf, Page, render},
    gate::Visitor,
    house::House,
};

/// What a reader asks of the board. A page number that is none is the first.
#[derive(Deserialize)]
pub(super) struct Search {
    tracker: Option<String>,
    page: Option<String>,
}

/// `GET /boxes/{box}?tracker=&page=`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(search): Query<Search>,
    headers: HeaderMap,
) -> Page {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let page = async { view::page(&house, &visitor, &box_id(&id)?, search, house.address(host)).await };
    Ok(render(&page.await.say_in(visitor.say)?))
}

/// `GET /boxes/{box}/archive.bel`; under the name of its last event, so that a copy that is still good is not sent
/// again.
pub(super) async fn archive(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: HeaderMap,
) -> Page {
    download(&house, &id, &asked).await.say_in(visitor.say)
}

async fn download(house: &House, id: &str, asked: &HeaderMap) -> Result<Response, Error> {
    let (reader, id) = (house.reader(), box_id(id)?);
    let found = storage::evaluation::by_id(&reader, &id).await?.ok_or(Error::NotFound)?;
    let head = found.head.ok_or(Error::NotFound)?.hash;
    if validator::has_it(asked, &head) {
        return Ok(validator::named(asked, &head, ().into_response()));
    }
    let bytes = service::evaluation::archive(&reader, &id).await?;
    let name = format!("attachment; filename=\"{id}.bel\"");
    let headers =
        [(header::CONTENT_TYPE, "application/x-tar".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok(validator::named(asked, &head, (headers, bytes).into_response()))
}
