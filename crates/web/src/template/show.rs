use askama::Template;
use axum::extract::{Path, Query, State};
use review::{id::TemplateId, template::Bundled};
use serde::Deserialize;
use service::{Error, sha256_hex};

use super::{
    gate::Keeper,
    preview::Preview,
    source::{Source, parsed},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    house::{self, House},
    links, moment,
};

/// One template, to read.
#[derive(Template)]
#[template(path = "template/show.html")]
struct ShowPage {
    frame: Frame,
    preview: Preview,
    hash: String,
    /// Which version is shown, of the organisation's own.
    version: Option<String>,
    copy: String,
    edit: Option<String>,
    file: String,
    versions: Vec<VersionLine>,
}

/// One version in the list.
struct VersionLine {
    name: String,
    path: String,
    file: String,
    by: String,
    at: String,
    current: bool,
}

/// Which version; the latest where none is named.
#[derive(Deserialize)]
pub(super) struct Wanted {
    version: Option<usize>,
}

/// `GET /templates/bundled/{key}`
pub(super) async fn bundled(State(house): State<House>, keeper: Keeper, Path(key): Path<String>) -> Page {
    let say = keeper.say();
    let found = Bundled::named(&key).ok_or(Error::NotFound).say_in(say)?;
    let source = Source::Bundled(found);
    let template = source.template(&house).await.say_in(say)?;
    Ok(render(&ShowPage {
        frame: keeper.frame(),
        preview: Preview::of(say, &template),
        hash: sha256_hex(found.text.as_bytes()),
        version: None,
        copy: links::template_new(&source.to_string()),
        edit: None,
        file: links::template_bundled_file(found.key),
        versions: Vec::new(),
    }))
}

/// `GET /templates/{template}`
pub(super) async fn own(
    State(house): State<House>,
    keeper: Keeper,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Page {
    Ok(render(&page(&house, &keeper, &id, wanted.version).await.say_in(keeper.say())?))
}

async fn page(house: &House, keeper: &Keeper, id: &str, wanted: Option<usize>) -> Result<ShowPage, Error> {
    let (say, reader) = (keeper.say(), house.reader());
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound)?;
    let history = storage::template::history(&reader, id).await?;
    let newest = history.first().ok_or(Error::NotFound)?.number;
    let number = wanted.unwrap_or(newest);
    let found = storage::template::version(&reader, id, number).await?.ok_or(Error::NotFound)?;
    let accounts = storage::account::all(&reader).await?;
    let line = |one: &storage::template::Saved| {
        let by = accounts.iter().find(|account| account.id == one.by);
        VersionLine {
            name: say.template_version_of(one.number),
            path: links::template_version(id, one.number),
            file: links::template_file(id, one.number),
            by: by.map(|account| account.name.in_lang(say.lang()).to_owned()).unwrap_or_default(),
            at: moment::minute(say, one.at, house::ZONE),
            current: one.number == number,
        }
    };
    Ok(ShowPage {
        frame: keeper.frame(),
        preview: Preview::of(say, &parsed(&found.text)?),
        hash: found.saved.hash,
        version: Some(say.template_version_of(number)),
        copy: links::template_new(&Source::Own(id, number).to_string()),
        edit: (number == newest).then(|| links::template_edit(id)),
        file: links::template_file(id, number),
        versions: history.iter().map(line).collect(),
    })
}
