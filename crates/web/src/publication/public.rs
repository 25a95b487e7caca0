//! An item as its readers see it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{id::NewsId, publication::Slug};
use service::Error;
use storage::{
    cycle::Review,
    publication::{Headline, News, Picture, Readership, Withdrawal},
};

use super::{
    lines::{self, language_of},
    picture::NARROW,
    reader::Opening,
    shelf::{self, Counted, Drawn, Place, VIEWS},
};
use crate::{
    fault::{self, InTheWordsOf, Page, Trouble, render},
    frame::Frame,
    gate::Visitor,
    house::House,
    links, markdown, moment,
};

/// Characters of an item's text in a list, and for search engines.
pub(super) const LEAD: usize = 140;

/// One item.
#[derive(Template)]
#[template(path = "publication/item.html")]
struct ItemPage {
    frame: Frame,
    /// Scheme and host, for whoever quotes the page elsewhere.
    address: String,
    path: String,
    title: String,
    title_tag: &'static str,
    lead: String,
    kind: &'static str,
    organisation: String,
    released: String,
    machine: String,
    views: String,
    corrections: Vec<Corrected>,
    body: String,
    body_tag: &'static str,
    correspondent: String,
    more_by: String,
    approvals: Vec<Approved>,
    /// The first picture, for previews elsewhere.
    picture: Option<String>,
    earlier: Option<Beside>,
    later: Option<Beside>,
    /// Whether everybody may read it, robots too.
    public: bool,
}

/// What was put right.
struct Corrected {
    day: String,
    machine: String,
    text: String,
    tag: &'static str,
}

/// A step, and who passed it.
struct Approved {
    step: String,
    name: String,
}

/// An item before or after.
struct Beside {
    title: String,
    tag: &'static str,
    path: String,
}

/// What stands where an item was.
#[derive(Template)]
#[template(path = "publication/gone.html")]
struct GonePage {
    frame: Frame,
    day: String,
    reason: String,
    tag: &'static str,
}

/// What an address leads to.
enum Found {
    Item(Box<(News, Review)>),
    /// It stands elsewhere by now.
    Moved(String),
    Gone(Box<(Withdrawal, Review)>),
    /// Only people with an account may know.
    SignIn,
}

/// Scheme and host, as the browser reaches the house.
pub(super) fn address(house: &House, asked: &HeaderMap) -> String {
    let host = asked.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    house.address(host)
}

/// `GET /news/{slug}`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    opening: Opening,
    asked: HeaderMap,
    Path(slug): Path<String>,
) -> Page {
    let say = visitor.say;
    let host = address(&house, &asked);
    // A page with a query of whoever linked to it is the same page.
    let path = links::news(&slug);
    if visitor.account.is_none() && visitor.path == path {
        let place = Place { path, lang: say.lang(), host: host.clone() };
        let drawn = shelf::page(&house, &place, async || match found(&house, &visitor, &slug).await? {
            Found::Item(item) => drawn(&house, &visitor, &host, *item).await,
            Found::Moved(_) | Found::Gone(_) | Found::SignIn => Err(Error::NotFound),
        });
        match drawn.await {
            Ok(copy) => {
                if let Some(item) = copy.item {
                    opening.count(&house, None, (item.news, item.review)).await.say_in(say)?;
                }
                return Ok(copy.answer(&house, say, &asked));
            }
            Err(Error::NotFound) => {}
            Err(other) => return Err(Trouble::new(say, other)),
        }
    }
    match found(&house, &visitor, &slug).await.say_in(say)? {
        Found::Item(item) => {
            let which = (item.0.id, item.0.review);
            opening.count(&house, visitor.account.as_ref(), which).await.say_in(say)?;
            let drawn = drawn(&house, &visitor, &host, *item).await.say_in(say)?;
            let Some(text) = drawn.text else {
                return Ok(StatusCode::INTERNAL_SERVER_ERROR.into_response());
            };
            let views = drawn.item.map_or(0, |item| item.views);
            let views = service::publication::views(house.service(), which.0, views);
            let text = text.replacen(VIEWS, &say.publication_views(views), 1);
            Ok(([(header::CONTENT_TYPE, drawn.media_type)], text).into_response())
        }
        Found::Moved(path) => Ok(Redirect::permanent(&path).into_response()),
        Found::Gone(gone) => Ok((StatusCode::GONE, render(&gone_page(&visitor, &gone))).into_response()),
        Found::SignIn => Err(Trouble::sign_in(say, Some(visitor.path))),
    }
}

/// What is not out is as if it were not there, for whoever asks.
async fn found(house: &House, visitor: &Visitor, slug: &str) -> Result<Found, Error> {
    let slug = Slug::new(slug).map_err(|_| Error::NotFound)?;
    let reader = house.reader();
    let readership = service::publication::readership(house.service(), visitor.account.as_ref()).await?;
    let item = storage::publication::by_slug(&reader, &slug).await?;
    if let Some(item) = item.filter(|item| item.is_out(readership.now)) {
        if !service::publication::may_read(&readership, item.text.circle, item.review) {
            return if readership.signed_in { Err(Error::NotFound) } else { Ok(Found::SignIn) };
        }
        let review = storage::cycle::by_id(&reader, item.review).await?.ok_or(Error::NotFound)?;
        return Ok(Found::Item(Box::new((item, review))));
    }
    let gone = storage::publication::withdrawn_from(&reader, &slug).await?.ok_or(Error::NotFound)?;
    let now = storage::publication::by_news_id(&reader, gone.news).await?.ok_or(Error::NotFound)?;
    if now.is_out(readership.now) {
        return Ok(Found::Moved(links::news(now.text.slug.as_str())));
    }
    if !service::publication::may_read(&readership, now.text.circle, now.review) {
        return Err(Error::NotFound);
    }
    let review = storage::cycle::by_id(&reader, now.review).await?.ok_or(Error::NotFound)?;
    Ok(Found::Gone(Box::new((gone, review))))
}

fn gone_page(visitor: &Visitor, (gone, review): &(Withdrawal, Review)) -> GonePage {
    let say = visitor.say;
    let reason = gone.reason.in_lang(say.lang()).to_owned();
    GonePage {
        frame: Frame::new(visitor),
        day: moment::day(say, gone.at, &review.zone),
        tag: language_of(&reason).tag(),
        reason,
    }
}

async fn drawn(
    house: &House,
    visitor: &Visitor,
    host: &str,
    (item, review): (News, Review),
) -> Result<Drawn, Error> {
    let counted = Counted { news: item.id, review: item.review, views: item.views };
    let page = item_page(house, visitor, host, (item, &review)).await?;
    Ok(Drawn { text: fault::drawn(&page), media_type: "text/html; charset=utf-8", item: Some(counted) })
}

async fn item_page(
    house: &House,
    visitor: &Visitor,
    host: &str,
    (item, review): (News, &Review),
) -> Result<ItemPage, Error> {
    let say = visitor.say;
    let reader = house.reader();
    let pictures = shown(house, say, item.id).await?;
    let (title, body) = (item.text.title.in_lang(say.lang()), item.text.body.in_lang(say.lang()));
    let at = item.released_at().ok_or(Error::NotFound)?;
    let readership = service::publication::readership(house.service(), visitor.account.as_ref()).await?;
    let correspondent = item.text.correspondent.in_lang(say.lang());
    let (earlier, later) = neighbours(house, say, &readership, &item).await?;
    Ok(ItemPage {
        frame: Frame::new(visitor),
        address: host.to_owned(),
        path: links::news(item.text.slug.as_str()),
        title_tag: language_of(title).tag(),
        title: title.to_owned(),
        lead: markdown::lead(body, LEAD),
        kind: lines::kind(say, item.kind),
        organisation: review.organisation.in_lang(say.lang()).to_owned(),
        released: moment::minute(say, at, &review.zone),
        machine: moment::machine(at),
        views: VIEWS.to_owned(),
        corrections: corrections(&reader, say, review, &item).await?,
        body: markdown::news(body, &pictures),
        body_tag: language_of(body).tag(),
        more_by: links::news_by(correspondent),
        correspondent: correspondent.to_owned(),
        approvals: approvals(&reader, say, review, &item).await?,
        picture: pictures.first().map(|picture| picture.path.clone()),
        earlier,
        later,
        public: item.text.circle == review::publication::Circle::Public,
    })
}

async fn corrections(
    reader: &storage::Reader,
    say: Say,
    review: &Review,
    item: &News,
) -> Result<Vec<Corrected>, Error> {
    let all = storage::publication::corrections(reader, item.id).await?;
    let released = all.into_iter().filter_map(|one| one.released_at.map(|at| (at, one.text)));
    let corrected = |(at, text): (_, storage::publication::Body)| {
        let text = text.in_lang(say.lang()).to_owned();
        Corrected {
            day: moment::day(say, at, &review.zone),
            machine: moment::machine(at),
            tag: language_of(&text).tag(),
            text,
        }
    };
    Ok(released.map(corrected).collect())
}

/// Who passed which step, where the template wants that under an item.
async fn approvals(
    reader: &storage::Reader,
    say: Say,
    review: &Review,
    item: &News,
) -> Result<Vec<Approved>, Error> {
    let template = service::cycle::rules(review)?;
    let mut all = Vec::new();
    if template.news().approval_line {
        for passed in &item.approvals {
            all.push(Approved {
                step: lines::step_name(say, template.news(), passed.approval.step),
                name: lines::name(reader, say, passed.approval.by).await?,
            });
        }
    }
    Ok(all)
}

async fn neighbours(
    house: &House,
    say: Say,
    readership: &Readership,
    item: &News,
) -> Result<(Option<Beside>, Option<Beside>), Error> {
    let [earlier, later] = storage::publication::beside(&house.reader(), readership, item).await?;
    let beside = |line: Headline| {
        let title = line.title.in_lang(say.lang()).to_owned();
        Beside { tag: language_of(&title).tag(), title, path: links::news(&line.slug) }
    };
    Ok((earlier.map(beside), later.map(beside)))
}

/// An item's pictures, for its text.
pub(super) async fn shown(house: &House, say: Say, item: NewsId) -> Result<Vec<markdown::Shown>, Error> {
    let pictures = storage::publication::pictures(&house.reader(), item).await?;
    let shown = pictures.into_iter().map(|picture| markdown::Shown {
        position: picture.position,
        path: links::picture(picture.id),
        narrow: picture.size.map(|_| links::picture_narrow(picture.id, NARROW)),
        size: picture.size,
        alt: alt(say, &picture),
        caption: picture.caption.in_lang(say.lang()).to_owned(),
    });
    Ok(shown.collect())
}

/// What a picture shows, for whoever cannot see it.
pub(super) fn alt(say: Say, picture: &Picture) -> String {
    let alt = picture.alt.in_lang(say.lang());
    let told = if alt.is_empty() { picture.caption.in_lang(say.lang()) } else { alt };
    told.to_owned()
}
