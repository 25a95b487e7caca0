//! Answers that a browser may keep, if it asks before each use whether its copy is still good.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// The answer under this name; only the name, where the reader's copy has it already. `name` must change with every
/// byte, and is a hash.
pub(super) fn named(asked: &HeaderMap, name: &str, answer: Response) -> Response {
    let mut answer = if has_it(asked, name) {
        let (parts, _) = answer.into_parts();
        (StatusCode::NOT_MODIFIED, parts.headers).into_response()
    } else {
        answer
    };
    if let Ok(name) = HeaderValue::from_str(&format!("\"{name}\"")) {
        answer.headers_mut().insert(header::ETAG, name);
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    answer
}

/// Whether the reader holds the answer of this name.
pub(super) fn has_it(asked: &HeaderMap, name: &str) -> bool {
    let names = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut names = names.flat_map(|list| list.split(',')).map(str::trim);
    names.any(|one| one == "*" || one.trim_start_matches("W/").trim_matches('"') == name)
}
