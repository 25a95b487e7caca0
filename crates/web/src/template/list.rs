use askama::Template;
use axum::extract::State;
use review::template::BUNDLED;
use service::Error;

use super::{gate::Keeper, source::parsed};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    house::{self, House},
    links, moment,
};

/// All templates.
#[derive(Template)]
#[template(path = "template/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    own: Vec<OwnLine>,
    bundled: Vec<Line>,
    refusal: Option<String>,
}

struct Line {
    name: String,
    path: String,
}

struct OwnLine {
    name: String,
    path: String,
    version: String,
    by: String,
    at: String,
}

/// `GET /templates`
pub(super) async fn show(State(house): State<House>, keeper: Keeper) -> Page {
    Ok(render(&page(&house, &keeper, None).await.say_in(keeper.say())?))
}

pub(super) async fn page(house: &House, keeper: &Keeper, refusal: Option<String>) -> Result<ListPage, Error> {
    let (lang, reader) = (keeper.say().lang(), house.reader());
    let accounts = storage::account::all(&reader).await?;
    let mut own = Vec::new();
    for one in storage::template::latest(&reader).await? {
        let by = accounts.iter().find(|account| account.id == one.saved.by);
        own.push(OwnLine {
            name: parsed(&one.text)?.identity().name.in_lang(lang).to_owned(),
            path: links::template(one.saved.template),
            version: one.saved.number.to_string(),
            by: by.map(|account| account.name.in_lang(lang).to_owned()).unwrap_or_default(),
            at: moment::minute(keeper.say(), one.saved.at, house::ZONE),
        });
    }
    let bundled = BUNDLED.into_iter().map(|one| {
        let name = parsed(one.text)?.identity().name.in_lang(lang).to_owned();
        Ok(Line { name, path: links::template_bundled(one.key) })
    });
    Ok(ListPage { frame: keeper.frame(), own, bundled: bundled.collect::<Result<_, Error>>()?, refusal })
}
