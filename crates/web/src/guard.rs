//! What a browser may load from our pages, and from where it may send us forms. Starts from nothing; a reason per line.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The site's content policy. The booth has its own, by hash (`evaluation::booth`).
const POLICY: &str = concat!(
    "default-src 'none'; ",
    "script-src 'self'; ",    // our scripts, none inline
    "worker-src 'self'; ",    // the trustee's proofs are made off the page's thread
    "style-src 'self'; ",     // our one sheet, no inline style
    "img-src 'self' data:; ", // pictures of news items; previews of code cards
    "connect-src 'self'; ",   // live updates, ballots, shares
    "form-action 'self'; ",
    "base-uri 'none'; ",
    "frame-ancestors 'none'",
);

const REST: [(HeaderName, HeaderValue); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    // A link's secret must not travel on in a referrer. Stricter still, `no-referrer` would make browsers send our own
    // forms with the origin `null`, and `same_origin` would refuse them.
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    ),
];

/// Adds the headers that every answer carries.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    // Pages show one person's work: no cache keeps them, unless they say otherwise.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in REST {
        headers.entry(name).or_insert(value);
    }
    response
}

/// Refuses a form that another site made the browser send. Browsers name the origin of every unsafe request;
/// programs without one hold no cookie that somebody else could abuse. Casting carries no cookie and may come from
/// anywhere: the booth can be opened from another host.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let casting = request.uri().path().starts_with("/boxes/") && request.uri().path().ends_with("/ballots");
    if safe || casting || is_own_origin(&request) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "This form came from another site. / 此表单来自其他网站。").into_response()
}

fn is_own_origin(request: &Request) -> bool {
    let Some(origin) = request.headers().get(header::ORIGIN) else { return true };
    let origin = origin.to_str().ok().and_then(|text| text.parse::<Uri>().ok());
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    match (origin.as_ref().and_then(|uri| uri.authority()), host) {
        (Some(origin), Some(host)) => origin.as_str() == host,
        (None, _) | (_, None) => false,
    }
}
