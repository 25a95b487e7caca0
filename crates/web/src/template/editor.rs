//! Where a template is changed: the text, and beside it what was read of it.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use i18n::Say;
use review::{id::TemplateId, template::Template as Rules};
use serde::Deserialize;
use service::{Error, Service};

use super::{gate::Keeper, preview::Preview, source::Source};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::Checked,
    house::House,
    links,
};

/// The editor.
#[derive(Template)]
#[template(path = "template/editor.html")]
pub(super) struct EditorPage {
    frame: Frame,
    title: String,
    action: String,
    text: String,
    /// The version that was read; nothing for a new template.
    seen: Option<usize>,
    /// Told above the field: whether the text holds, or why it was not saved.
    told: Told,
    /// Of the text as typed, where it can be read.
    preview: Option<Preview>,
}

enum Told {
    Nothing,
    Good(String),
    Wrong(String),
}

/// Which template a new one begins as.
#[derive(Deserialize)]
pub(super) struct From {
    from: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Deed {
    Check,
    Save,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(super) struct Typed {
    text: String,
    seen: Option<usize>,
    deed: Deed,
}

/// `GET /templates/new`
pub(super) async fn new(State(house): State<House>, keeper: Keeper, Query(asked): Query<From>) -> Page {
    let say = keeper.say();
    let key = asked.from.unwrap_or_else(|| review::template::BUNDLED[0].key.to_owned());
    let source: Source = key.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let text = source.text(&house).await.say_in(say)?;
    Ok(render(&page(&keeper, None, text)))
}

/// `GET /templates/{template}/edit`
pub(super) async fn change(State(house): State<House>, keeper: Keeper, Path(id): Path<String>) -> Page {
    let say = keeper.say();
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let newest = newest(&house, id).await.say_in(say)?;
    let text = Source::Own(id, newest).text(&house).await.say_in(say)?;
    Ok(render(&page(&keeper, Some((id, newest)), text)))
}

async fn newest(house: &House, id: TemplateId) -> Result<usize, Error> {
    let history = storage::template::history(&house.reader(), id).await?;
    Ok(history.first().ok_or(Error::NotFound)?.number)
}

/// `POST /templates/new`
pub(super) async fn save_new(
    State(house): State<House>,
    keeper: Keeper,
    Checked(form): Checked<Typed>,
) -> Page {
    answer(&house, &keeper, None, form).await
}

/// `POST /templates/{template}/edit`
pub(super) async fn save(
    State(house): State<House>,
    keeper: Keeper,
    Path(id): Path<String>,
    Checked(form): Checked<Typed>,
) -> Page {
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound).say_in(keeper.say())?;
    let seen = form.seen.ok_or_else(|| Trouble::malformed(keeper.say()))?;
    answer(&house, &keeper, Some((id, seen)), form).await
}

async fn answer(house: &House, keeper: &Keeper, over: Option<(TemplateId, usize)>, form: Typed) -> Page {
    // Browsers send line breaks in pairs; the fingerprint is to be that of the file.
    let text = form.text.replace("\r\n", "\n");
    let template = match Rules::parse(&text) {
        Ok(template) => template,
        Err(why) => return Ok(wrong(keeper, over, text, keeper.say().template_error(&why))),
    };
    if form.deed == Deed::Check {
        let told = Told::Good(keeper.say().template_good().to_owned());
        return Ok(render(&EditorPage { told, ..page(keeper, over, text) }));
    }
    keep(house, keeper, over, &template).await
}

/// Saves what holds, and leads to it.
async fn keep(house: &House, keeper: &Keeper, over: Option<(TemplateId, usize)>, template: &Rules) -> Page {
    let (say, service): (Say, &Service) = (keeper.say(), house.service());
    match (service::template::save(service, &keeper.account, over, template).await, over) {
        (Ok(id), _) => Ok(Redirect::to(&links::template(id)).into_response()),
        (Err(Error::Stale), Some((id, _))) => {
            let newest = newest(house, id).await.say_in(say)?;
            let again = page(keeper, Some((id, newest)), template.text().to_owned());
            let told = Told::Wrong(say.template_stale(newest));
            Ok((StatusCode::CONFLICT, render(&EditorPage { told, ..again })).into_response())
        }
        (Err(other), _) => Err(Trouble::new(say, other)),
    }
}

/// The text as typed, with what is wrong with it.
pub(super) fn wrong(
    keeper: &Keeper,
    over: Option<(TemplateId, usize)>,
    text: String,
    why: String,
) -> Response {
    refused(&EditorPage { told: Told::Wrong(why), ..page(keeper, over, text) })
}

fn page(keeper: &Keeper, over: Option<(TemplateId, usize)>, text: String) -> EditorPage {
    let say = keeper.say();
    let preview = Rules::parse(&text).ok().map(|template| Preview::of(say, &template));
    let named = preview.as_ref().filter(|_| over.is_some()).map(|preview| preview.name.clone());
    EditorPage {
        frame: keeper.frame(),
        title: named.unwrap_or_else(|| say.template_new().to_owned()),
        action: over.map_or_else(links::template_make, |(id, _)| links::template_edit(id)),
        text,
        seen: over.map(|(_, seen)| seen),
        told: Told::Nothing,
        preview,
    }
}
