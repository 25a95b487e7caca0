//! Pages that explain: what is kept and who sees it, and how to check a count without trusting us.

use askama::Template;
use axum::{Router, response::Response, routing::get};

use crate::{assets, fault::render, frame::Frame, gate::Visitor, house::House};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/privacy", get(privacy)).route("/verify", get(verify))
}

/// What is kept, what is not, who sees what, and what a dishonest server could do.
#[derive(Template)]
#[template(path = "guide/privacy.html")]
struct PrivacyPage {
    frame: Frame,
}

/// How to check a box with tools of one's own.
#[derive(Template)]
#[template(path = "guide/verify.html")]
struct VerifyPage {
    frame: Frame,
    booth_hash: &'static str,
}

/// `GET /privacy`
async fn privacy(visitor: Visitor) -> Response {
    render(&PrivacyPage { frame: Frame::new(&visitor) })
}

/// `GET /verify`
async fn verify(visitor: Visitor) -> Response {
    render(&VerifyPage { frame: Frame::new(&visitor), booth_hash: &assets::booth().hash })
}
