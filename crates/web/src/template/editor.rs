//! Where a template is changed, in a form or as text, with what was read of it below.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use i18n::Say;
use review::{
    id::TemplateId,
    template::{Template as Rules, TemplateError, form::Form},
};
use serde::Deserialize;
use service::{Error, Service};

use super::{
    form::{self, Control, FormView, Turn},
    gate::Keeper,
    preview::Preview,
    source::Source,
};
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
    /// Told above the fields: whether the text holds, or why it was not saved.
    told: Told,
    /// The text as a form; nothing where it is typed as text.
    form: Option<FormView>,
    /// Of the text as typed, where it can be read.
    preview: Option<Preview>,
}

impl EditorPage {
    fn wrong_place(&self) -> Option<&str> {
        self.form.as_ref().and_then(FormView::wrong).map(|part| &*part.id)
    }
}

enum Told {
    Nothing,
    Good(String),
    Wrong(String),
}

/// Which template a text is the next version of, and the version that was read. Nothing for a new one.
type Over = Option<(TemplateId, usize)>;

/// Which template a new one begins as.
#[derive(Deserialize)]
pub(super) struct From {
    from: Option<String>,
}

/// How a text is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Form,
    Text,
}

enum Deed {
    Check,
    Save,
    Show(View),
    Turn(Turn),
}

/// A form that was sent: the text, with everything typed in.
struct Sent {
    text: String,
    seen: Option<usize>,
    view: View,
    deed: Deed,
}

impl Sent {
    /// The fields of either view.
    fn read(say: Say, fields: &[(String, String)]) -> Result<Self, Trouble> {
        let one = |name: &str| {
            fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
        };
        let deed = match one("deed") {
            Some("check") => Deed::Check,
            Some("save") => Deed::Save,
            Some("form") => Deed::Show(View::Form),
            Some("text") => Deed::Show(View::Text),
            Some(turn) => Deed::Turn(Turn::read(turn).ok_or_else(|| Trouble::malformed(say))?),
            None => return Err(Trouble::malformed(say)),
        };
        let view = if one("view") == Some("form") { View::Form } else { View::Text };
        // Browsers send line breaks in pairs; the fingerprint is to be that of the file.
        let text = one("text").ok_or_else(|| Trouble::malformed(say))?.replace("\r\n", "\n");
        let seen = one("seen").map(str::parse).transpose().map_err(|_| Trouble::malformed(say))?;
        Ok(Self { text, seen, view, deed })
    }

    /// Types the form's values into the text, and makes its list grow or shrink. What is wrong with either is told.
    fn typed(&mut self, say: Say, fields: &[(String, String)]) -> Result<(), String> {
        if self.view == View::Text {
            return Ok(());
        }
        let mut form = Form::read(&self.text).map_err(|why| say.template_error(&why))?;
        let outdated = |_| say.template_form_no_such().to_owned();
        form.type_in(&form::values(fields)).map_err(outdated)?;
        // What was typed is kept whatever becomes of the turn.
        self.text = form.text();
        if let Deed::Turn(turn) = &self.deed {
            turn.make(&mut form).map_err(outdated)?;
            self.text = form.text();
        }
        Ok(())
    }
}

/// `GET /templates/new`
pub(super) async fn new(State(house): State<House>, keeper: Keeper, Query(asked): Query<From>) -> Page {
    let say = keeper.say();
    let key = asked.from.unwrap_or_else(|| review::template::BUNDLED[0].key.to_owned());
    let source: Source = key.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let text = source.text(&house).await.say_in(say)?;
    Ok(render(&page(&keeper, None, text, View::Form)))
}

/// `GET /templates/{template}/edit`
pub(super) async fn change(State(house): State<House>, keeper: Keeper, Path(id): Path<String>) -> Page {
    let say = keeper.say();
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let newest = newest(&house, id).await.say_in(say)?;
    let text = Source::Own(id, newest).text(&house).await.say_in(say)?;
    Ok(render(&page(&keeper, Some((id, newest)), text, View::Form)))
}

async fn newest(house: &House, id: TemplateId) -> Result<usize, Error> {
    let history = storage::template::history(&house.reader(), id).await?;
    Ok(history.first().ok_or(Error::NotFound)?.number)
}

/// `POST /templates/new`
pub(super) async fn save_new(
    State(house): State<House>,
    keeper: Keeper,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    answer(&house, &keeper, None, &fields).await
}

/// `POST /templates/{template}/edit`
pub(super) async fn save(
    State(house): State<House>,
    keeper: Keeper,
    Path(id): Path<String>,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound).say_in(keeper.say())?;
    answer(&house, &keeper, Some(id), &fields).await
}

async fn answer(house: &House, keeper: &Keeper, id: Option<TemplateId>, fields: &[(String, String)]) -> Page {
    let say = keeper.say();
    let mut sent = Sent::read(say, fields)?;
    let seen = || sent.seen.ok_or_else(|| Trouble::malformed(say));
    let over = id.map(|id| seen().map(|seen| (id, seen))).transpose()?;
    if let Err(why) = sent.typed(say, fields) {
        return Ok(refused(&told(page(keeper, over, sent.text, sent.view), Told::Wrong(why))));
    }
    let template = match sent.deed {
        Deed::Show(view) => return Ok(shown_as(keeper, over, sent.text, view)),
        Deed::Turn(_) => return Ok(render(&page(keeper, over, sent.text, sent.view))),
        Deed::Check | Deed::Save => Rules::parse(&sent.text),
    };
    match (template, sent.deed) {
        (Err(why), _) => Ok(broken(keeper, over, sent.text, sent.view, &why)),
        (Ok(template), Deed::Save) => keep(house, keeper, over, sent.view, &template).await,
        (Ok(_), Deed::Check | Deed::Show(_) | Deed::Turn(_)) => {
            let good = Told::Good(say.template_good().to_owned());
            Ok(render(&told(page(keeper, over, sent.text, sent.view), good)))
        }
    }
}

/// The other view. A text that is no TOML has no form, and says why.
fn shown_as(keeper: &Keeper, over: Over, text: String, view: View) -> Response {
    match Form::read(&text) {
        Err(why) if view == View::Form => broken(keeper, over, text, View::Text, &why),
        Ok(_) | Err(_) => render(&page(keeper, over, text, view)),
    }
}

/// Saves what holds, and leads to it.
async fn keep(house: &House, keeper: &Keeper, over: Over, view: View, template: &Rules) -> Page {
    let (say, service): (Say, &Service) = (keeper.say(), house.service());
    match (service::template::save(service, &keeper.account, over, template).await, over) {
        (Ok(id), _) => Ok(Redirect::to(&links::template(id)).into_response()),
        (Err(Error::Stale), Some((id, _))) => {
            let newest = newest(house, id).await.say_in(say)?;
            let again = page(keeper, Some((id, newest)), template.text().to_owned(), view);
            let stale = Told::Wrong(say.template_stale(newest));
            Ok((StatusCode::CONFLICT, render(&told(again, stale))).into_response())
        }
        (Err(other), _) => Err(Trouble::new(say, other)),
    }
}

/// The text as typed, with what is wrong with it.
pub(super) fn wrong(keeper: &Keeper, over: Over, text: String, why: String) -> Response {
    refused(&told(page(keeper, over, text, View::Text), Told::Wrong(why)))
}

/// … and where.
fn broken(keeper: &Keeper, over: Over, text: String, view: View, why: &TemplateError) -> Response {
    let say = keeper.say();
    let place = form::place_of(&text, why);
    let mut page = page(keeper, over, text, view);
    let form = page.form.take().and_then(|_| Form::read(&page.text).ok());
    page.form = form.map(|form| FormView::of(say, &form, place.as_deref()));
    refused(&told(page, Told::Wrong(say.template_error(why))))
}

fn told(page: EditorPage, told: Told) -> EditorPage {
    EditorPage { told, ..page }
}

fn page(keeper: &Keeper, over: Over, text: String, view: View) -> EditorPage {
    let say = keeper.say();
    let preview = Rules::parse(&text).ok().map(|template| Preview::of(say, &template));
    let named = preview.as_ref().filter(|_| over.is_some()).map(|preview| preview.name.clone());
    let form = if view == View::Form { Form::read(&text).ok() } else { None };
    EditorPage {
        frame: keeper.frame(),
        title: named.unwrap_or_else(|| say.template_new().to_owned()),
        action: over.map_or_else(links::template_make, |(id, _)| links::template_edit(id)),
        text,
        seen: over.map(|(_, seen)| seen),
        told: Told::Nothing,
        form: form.map(|form| FormView::of(say, &form, None)),
        preview,
    }
}
