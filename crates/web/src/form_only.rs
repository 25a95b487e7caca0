//! `GET` where only a form goes. A form that is refused comes back at its own address; whoever asks for that address
//! anew, be it a person or the script of live updates, is led to the page on which the form stands.

use axum::{
    extract::{MatchedPath, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use review::id::ReviewId;
use service::Error;

use crate::{
    fault::{InTheWordsOf, Page},
    gate::Visitor,
    house::House,
    links,
};

/// Answers every method that a route does not take.
pub(crate) async fn lead_to_page(
    State(house): State<House>,
    method: Method,
    asked: HeaderMap,
    route: MatchedPath,
    uri: Uri,
    visitor: Visitor,
) -> Page {
    if !reads_pages(&method, &asked) {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    page_of(&house, route.as_str(), uri.path()).await.say_in(visitor.say)
}

/// Programs that read no pages are told that they are wrong here.
fn reads_pages(method: &Method, asked: &HeaderMap) -> bool {
    let accepted = asked.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    matches!(*method, Method::GET | Method::HEAD) && accepted.is_some_and(|kinds| kinds.contains("text/html"))
}

/// Most forms go to an address right below their page's; here are the others.
async fn page_of(house: &House, route: &str, path: &str) -> Result<Response, Error> {
    let page = match route {
        "/boxes/{box}/count" => links::boxes(review_of(house, path).await?),
        "/boxes/{box}/handed-out" => links::handing_out(review_of(house, path).await?),
        "/boxes/{box}/cards/by-server" | "/boxes/{box}/cards/discard" => {
            links::cards(review_of(house, path).await?)
        }
        "/holidays/{day}/remove"
        | "/reviews/{review}/comments/{comment}/item"
        | "/reviews/{review}/requirements/{requirement}/take-back"
        | "/reviews/{review}/meeting/entry/{line}/remove"
        | "/reviews/{review}/questions/{question}/remove"
        | "/reviews/{review}/questions/{question}/item"
        | "/reviews/{review}/documents/{file}/signed/{copy}/remove"
        | "/reviews/{review}/boxes/ceremony/again"
        | "/reviews/{review}/papers/{box}/issued"
        | "/reviews/{review}/preparation/{reporter}/draft/discard"
        | "/reviews/{review}/letters/{reporter}/talk"
        | "/mail/{mail}/again"
        | "/sign-in/passkey/begin"
        | "/account/passkeys/begin"
        | "/account/sessions/end" => above(path, 2),
        "/reviews/{review}/news/{news}/pictures/{picture}/remove"
        | "/reviews/{review}/reports/{reporter}/remarks/{remark}/answer"
        | "/reviews/{review}/reports/{reporter}/remarks/{remark}/resolve"
        | "/reviews/{review}/reports/{reporter}/remarks/{remark}/remove"
        | "/reviews/{review}/reports/{reporter}/attachments/{attachment}/remove"
        | "/reviews/{review}/items/{item}/evidence/{file}/remove"
        | "/account/passkeys/{passkey}/remove" => above(path, 3),
        _ => above(path, 1),
    };
    Ok(Redirect::to(&page).into_response())
}

fn above(path: &str, levels: usize) -> String {
    let above = (0..levels).fold(path, |path, _| path.rsplit_once('/').map_or("", |(above, _)| above));
    if above.is_empty() { "/".to_owned() } else { above.to_owned() }
}

/// The review of the box that a path names.
async fn review_of(house: &House, path: &str) -> Result<ReviewId, Error> {
    let id = path.split('/').nth(2).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)?;
    let found = storage::evaluation::by_id(&house.reader(), &id).await?;
    Ok(found.ok_or(Error::NotFound)?.review)
}
