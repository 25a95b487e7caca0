//! What everybody reads.

use askama::Template;
use axum::extract::{Path, Query, State};
use i18n::Say;
use review::publication::{NewsState, Slug};
use serde::Deserialize;
use service::Error;
use storage::{cycle::Review, publication::News};

use super::{lines::language_of, reader::Opening};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    gate::Visitor,
    house::House,
    links, markdown, moment,
};

/// Items on a page of the list.
const PAGE: u64 = 20;
/// Characters of an item's text in a list, and for search engines.
const LEAD: usize = 140;

/// The list.
#[derive(Template)]
#[template(path = "publication/list.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<Line>,
    page: u64,
    pages: u64,
}

/// One released item.
struct Line {
    title: String,
    tag: &'static str,
    lead: String,
    path: String,
    day: String,
    machine: String,
}

/// Which page of the list.
#[derive(Deserialize)]
pub(super) struct Paging {
    page: Option<String>,
}

/// `GET /news`
pub(super) async fn list(State(house): State<House>, visitor: Visitor, Query(paging): Query<Paging>) -> Page {
    let page = paging.page.map_or(Some(1), |page| page.parse().ok()).unwrap_or_default();
    Ok(render(&list_page(&house, &visitor, page).await.say_in(visitor.say)?))
}

async fn list_page(house: &House, visitor: &Visitor, page: u64) -> Result<ListPage, Error> {
    let (reader, say) = (house.reader(), visitor.say);
    let pages = storage::publication::count_released(&reader).await?.div_ceil(PAGE).max(1);
    if !(1..=pages).contains(&page) {
        return Err(Error::NotFound);
    }
    let found = storage::publication::released(&reader, PAGE, (page - 1) * PAGE).await?;
    let line = |news: storage::publication::Headline| {
        let (title, at) = (news.title.in_lang(say.lang()), news.released_at?);
        Some(Line {
            tag: language_of(title).tag(),
            title: title.to_owned(),
            lead: markdown::lead(news.body.in_lang(say.lang()), LEAD),
            path: links::news(&news.slug),
            day: moment::day(say, at, &news.zone),
            machine: moment::machine(at),
        })
    };
    let lines = found.into_iter().filter_map(line).collect();
    Ok(ListPage { frame: Frame::new(visitor), lines, page, pages })
}

/// One item.
#[derive(Template)]
#[template(path = "publication/item.html")]
struct ItemPage {
    frame: Frame,
    title: String,
    title_tag: &'static str,
    lead: String,
    organisation: String,
    released: String,
    machine: String,
    views: usize,
    body: String,
    body_tag: &'static str,
    correspondent: String,
}

/// `GET /news/{slug}`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    opening: Opening,
    Path(slug): Path<String>,
) -> Page {
    let (item, review) = released(&house, &slug).await.say_in(visitor.say)?;
    let which = (item.id, item.review);
    opening.count(&house, visitor.account.as_ref(), which).await.say_in(visitor.say)?;
    Ok(render(&item_page(&house, &visitor, item, &review).await.say_in(visitor.say)?))
}

/// What is not released is as if it were not there, for whoever asks.
async fn released(house: &House, slug: &str) -> Result<(News, Review), Error> {
    let slug = Slug::new(slug).map_err(|_| Error::NotFound)?;
    let reader = house.reader();
    let item = storage::publication::by_slug(&reader, &slug).await?.ok_or(Error::NotFound)?;
    match item.state {
        NewsState::Released => {}
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Approved => return Err(Error::NotFound),
    }
    let review = storage::cycle::by_id(&reader, item.review).await?.ok_or(Error::NotFound)?;
    Ok((item, review))
}

async fn item_page(
    house: &House,
    visitor: &Visitor,
    item: News,
    review: &Review,
) -> Result<ItemPage, Error> {
    let say = visitor.say;
    let pictures = shown(house, say, &item).await?;
    let (title, body) = (item.text.title.in_lang(say.lang()), item.text.body.in_lang(say.lang()));
    let at = item.released.map(|(at, _)| at).ok_or(Error::NotFound)?;
    Ok(ItemPage {
        frame: Frame::new(visitor),
        title_tag: language_of(title).tag(),
        title: title.to_owned(),
        lead: markdown::lead(body, LEAD),
        organisation: review.organisation.in_lang(say.lang()).to_owned(),
        released: moment::minute(say, at, &review.zone),
        machine: moment::machine(at),
        views: service::publication::views(house.service(), item.id, item.views),
        body: markdown::news(body, &pictures),
        body_tag: language_of(body).tag(),
        correspondent: item.text.correspondent.in_lang(say.lang()).to_owned(),
    })
}

/// An item's pictures, for its text.
pub(super) async fn shown(house: &House, say: Say, item: &News) -> Result<Vec<markdown::Shown>, Error> {
    let pictures = storage::publication::pictures(&house.reader(), item.id).await?;
    let shown = pictures.into_iter().map(|picture| markdown::Shown {
        position: picture.position,
        path: links::picture(picture.id),
        caption: picture.caption.in_lang(say.lang()).to_owned(),
    });
    Ok(shown.collect())
}
