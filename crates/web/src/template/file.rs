//! Templates as files: out byte for byte, and in only whole.

use axum::{
    extract::{Multipart, Path, Query, State, multipart::MultipartError},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use review::{
    id::TemplateId,
    template::{Bundled, Template as Rules, TemplateKey},
};
use serde::Deserialize;
use service::{Error, sha256_hex};

use super::{
    editor,
    gate::Keeper,
    list,
    source::{Source, parsed},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::Seat,
    house::House,
    links,
};

/// Which version.
#[derive(Deserialize)]
pub(super) struct Wanted {
    version: usize,
}

/// `GET /templates/bundled/{key}/file`
pub(super) async fn bundled(keeper: Keeper, Path(key): Path<String>) -> Page {
    let found = Bundled::named(&key).ok_or(Error::NotFound).say_in(keeper.say())?;
    file(found.text.to_owned()).say_in(keeper.say())
}

/// `GET /templates/{template}/file?version=…`
pub(super) async fn own(
    State(house): State<House>,
    keeper: Keeper,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Page {
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound).say_in(keeper.say())?;
    let text = Source::Own(id, wanted.version).text(&house).await.say_in(keeper.say())?;
    file(text).say_in(keeper.say())
}

/// `GET /reviews/{review}/rules/file`
pub(super) async fn of_review(seat: Seat) -> Page {
    file(seat.review.template.clone()).say_in(seat.say())
}

fn file(text: String) -> Result<Response, Error> {
    let name = file_name(&parsed(&text)?.identity().key, &text);
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, text).into_response())
}

/// The key and the beginning of the fingerprint: two versions do not take each other's place in a folder.
fn file_name(key: &TemplateKey, text: &str) -> String {
    let hash = sha256_hex(text.as_bytes());
    format!("{key}-{}.toml", hash.get(..8).unwrap_or_default())
}

/// `POST /templates/import`
pub(super) async fn import(State(house): State<House>, keeper: Keeper, form: Multipart) -> Page {
    let say = keeper.say();
    let bytes = match read(form).await {
        Ok(Some(bytes)) if !bytes.is_empty() => bytes,
        Ok(_) => return again(&house, &keeper, say.template_import_nothing()).await,
        Err(why) => {
            tracing::info!(%why, "a form could not be read");
            return Err(Trouble::malformed(say));
        }
    };
    if bytes.len() > Rules::TEXT_LIMIT {
        return again(&house, &keeper, say.template_import_too_long()).await;
    }
    let Ok(text) = String::from_utf8(bytes) else {
        return again(&house, &keeper, say.template_import_not_text()).await;
    };
    match Rules::parse(&text) {
        Ok(template) => {
            let saved = service::template::save(house.service(), &keeper.account, None, &template).await;
            Ok(Redirect::to(&links::template(saved.say_in(say)?)).into_response())
        }
        Err(why) => Ok(editor::wrong(&keeper, None, text, say.template_error(&why))),
    }
}

async fn again(house: &House, keeper: &Keeper, why: &str) -> Page {
    Ok(refused(&list::page(house, keeper, Some(why.to_owned())).await.say_in(keeper.say())?))
}

/// The bytes of the file, where one came.
async fn read(mut form: Multipart) -> Result<Option<Vec<u8>>, MultipartError> {
    while let Some(field) = form.next_field().await? {
        if field.name() == Some("file") {
            return Ok(Some(field.bytes().await?.to_vec()));
        }
    }
    Ok(None)
}
