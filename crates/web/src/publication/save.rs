//! The form with the text.

use axum::{extract::State, http::StatusCode, response::IntoResponse};
use review::publication::Circle;
use serde::Deserialize;
use service::{Error, publication::Typed};
use storage::publication::News;

use super::{
    deeds,
    editor::{self, Notice, Typing},
    gate::AtItem,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Checked,
    house::House,
};

/// The fields of the form, as typed.
#[derive(Clone, Deserialize)]
pub(super) struct Fields {
    pub(super) revision: usize,
    pub(super) slug: String,
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) body_zh: String,
    pub(super) body_en: String,
    pub(super) correspondent_zh: String,
    pub(super) correspondent_en: String,
    /// Stays as it is where nothing is said.
    pub(super) circle: Option<String>,
}

impl Fields {
    /// As stored.
    pub(super) fn of(item: &News) -> Self {
        use i18n::Lang::{En, Zh};
        let text = &item.text;
        Self {
            revision: item.revision,
            slug: text.slug.to_string(),
            title_zh: text.title.in_lang(Zh).to_owned(),
            title_en: text.title.in_lang(En).to_owned(),
            body_zh: text.body.zh.clone(),
            body_en: text.body.en.clone(),
            correspondent_zh: text.correspondent.in_lang(Zh).to_owned(),
            correspondent_en: text.correspondent.in_lang(En).to_owned(),
            circle: Some(text.circle.key().to_owned()),
        }
    }

    /// Nothing when the form names a circle that there is not.
    fn typed(&self, now: Circle) -> Option<Typed> {
        let circle = self.circle.as_deref().map_or(Some(now), |circle| circle.parse().ok())?;
        Some(Typed {
            circle,
            slug: self.slug.clone(),
            title: both(&self.title_zh, &self.title_en),
            body: both(&self.body_zh, &self.body_en),
            correspondent: both(&self.correspondent_zh, &self.correspondent_en),
        })
    }
}

/// A language that was left empty says what the other says. Browsers send lines ended in two characters.
pub(super) fn both(zh: &str, en: &str) -> [String; 2] {
    let or = |one: &str, other: &str| if one.trim().is_empty() { other } else { one }.replace("\r\n", "\n");
    [or(zh, en), or(en, zh)]
}

/// `GET /reviews/{review}/news/{news}`
pub(super) async fn show(State(house): State<House>, at: AtItem) -> Page {
    Ok(render(&editor::page(&house, &at, Typing::default(), Notice::None).await.say_in(at.say())?))
}

/// `POST /reviews/{review}/news/{news}`
pub(super) async fn save(State(house): State<House>, at: AtItem, Checked(form): Checked<Fields>) -> Page {
    let (account, review) = (&at.seat.account, at.seat.review.id);
    let typed = form.typed(at.item.text.circle).ok_or_else(|| Trouble::malformed(at.say()))?;
    let done =
        service::publication::edit(house.service(), account, review, at.item.id, form.revision, &typed).await;
    match done {
        Err(Error::Stale) => stale(&house, &at, form).await,
        done => deeds::answer(&house, &at, done, Typing { fields: Some(form), ..Typing::default() }).await,
    }
}

/// What was typed stands beside what somebody else saved. Whoever saves again has seen both, so the form names the
/// revision that is on this page.
async fn stale(house: &House, at: &AtItem, form: Fields) -> Page {
    let typing = Typing { fields: Some(Fields { revision: at.item.revision, ..form }), ..Typing::default() };
    let page = editor::page(house, at, typing, Notice::StaleText).await.say_in(at.say())?;
    Ok((StatusCode::CONFLICT, render(&page)).into_response())
}
