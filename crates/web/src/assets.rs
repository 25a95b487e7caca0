//! Scripts and styles, inside the binary. A name with its hash never changes what it means, so browsers may keep it.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::house::House;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/dist"]
struct Dist;

/// The booth's file and the hashes by which its own content policy lets it run.
pub(crate) struct Booth {
    /// The one file.
    pub(crate) html: Vec<u8>,
    /// SHA-256 of the file, lower-case hexadecimal: published, so that anybody can compare.
    pub(crate) hash: String,
    /// `sha256-…` of its script, for the content policy.
    pub(crate) script: String,
    /// … and of its style.
    pub(crate) style: String,
}

#[derive(Deserialize)]
struct Integrity {
    file: String,
    script: String,
    style: String,
}

static BOOTH: LazyLock<Booth> = LazyLock::new(|| {
    let file = |name| Dist::get(name).expect("the front end's build makes it").data.into_owned();
    let Integrity { file: hash, script, style } =
        serde_json::from_slice(&file("booth.integrity.json")).expect("the front end's build writes it");
    Booth { html: file("booth.html"), hash, script, style }
});

/// The booth.
pub(crate) fn booth() -> &'static Booth {
    &BOOTH
}

/// The path of an asset, with the hash of its contents.
///
/// # Panics
///
/// When the front end's build made no such file: a slip of ours that any rendering of the page finds.
pub(crate) fn path(name: &str) -> String {
    let file = Dist::get(name).unwrap_or_else(|| panic!("no asset {name}"));
    let hash = file.metadata.sha256_hash();
    format!("/assets/{name}?v={:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
}

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/assets/{name}", get(asset))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
}

/// `GET /assets/{name}`
async fn asset(Path(name): Path<String>) -> Response {
    match Dist::get(&name) {
        Some(file) => {
            let kind = HeaderValue::from_str(file.metadata.mimetype())
                .unwrap_or(HeaderValue::from_static("application/octet-stream"));
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            ];
            (headers, file.data.into_owned()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
