//! What programs read: feeds in either language, the map of the site, and what robots may look at.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use i18n::{Lang, Say};
use service::Error;
use storage::publication::{Headline, Readership, Wanted};

use super::{
    public::{self, LEAD, address},
    shelf::{self, Drawn, Place},
};
use crate::{
    fault::{self, InTheWordsOf, Page},
    gate::Visitor,
    house::House,
    links, markdown, moment,
};

/// Items of a feed.
const ITEMS: u64 = 30;
/// Items of the map; what lies further back is found by the list's pages.
const MAPPED: u64 = 5_000;

#[derive(Template)]
#[template(path = "publication/feed.xml")]
struct Atom<'a> {
    feed: &'a Feed,
}

#[derive(Template)]
#[template(path = "publication/sitemap.xml")]
struct Map {
    lines: Vec<(String, String)>,
}

struct Feed {
    tag: &'static str,
    title: String,
    home: String,
    own: String,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    url: String,
    title: String,
    author: String,
    published: String,
    updated: String,
    summary: String,
    html: String,
}

/// The formats that readers of feeds know.
#[derive(Clone, Copy)]
enum Format {
    Atom,
    Json,
}

/// `GET /feeds/{language}.{atom|json}`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    asked: HeaderMap,
    Path(file): Path<String>,
) -> Page {
    let (lang, format) = named(&file).ok_or(Error::NotFound).say_in(visitor.say)?;
    let (say, host) = (Say(lang), address(&house, &asked));
    let place = Place { path: links::news_feed(lang.tag(), format.ending()), lang, host: host.clone() };
    let copy = shelf::page(&house, &place, async || {
        let feed = feed(&house, say, &host, format).await?;
        let (text, media_type) = match format {
            Format::Atom => (fault::drawn(&Atom { feed: &feed }), "application/atom+xml; charset=utf-8"),
            Format::Json => (Some(feed.json().to_string()), "application/feed+json; charset=utf-8"),
        };
        Ok(Drawn { text, media_type, item: None })
    });
    Ok(copy.await.say_in(visitor.say)?.answer(&house, say, &asked))
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Json => "json",
        }
    }
}

fn named(file: &str) -> Option<(Lang, Format)> {
    let (lang, ending) = file.rsplit_once('.')?;
    let format = [Format::Atom, Format::Json].into_iter().find(|format| format.ending() == ending)?;
    Some((lang.parse().ok()?, format))
}

async fn feed(house: &House, say: Say, host: &str, format: Format) -> Result<Feed, Error> {
    let reader = house.reader();
    let readership = Readership::public(house.service().now());
    let wanted = Wanted::default();
    let found = storage::publication::released(&reader, (&readership, &wanted), ITEMS, 0).await?;
    let organisation = found.first().map(|one| one.organisation.in_lang(say.lang()).to_owned());
    let mut entries = Vec::new();
    for one in found {
        entries.extend(entry(house, say, host, one).await?);
    }
    // A feed without items has no time of its own, and the format wants one.
    let updated = entries.iter().map(|entry| entry.updated.clone()).max();
    let title = match organisation {
        Some(name) => format!("{name} · {}", say.publication_list_title()),
        None => say.publication_list_title().to_owned(),
    };
    Ok(Feed {
        tag: say.lang().tag(),
        title: printable(&title),
        home: format!("{host}{}", links::news_list()),
        own: format!("{host}{}", links::news_feed(say.lang().tag(), format.ending())),
        updated: updated.unwrap_or_else(|| moment::machine(review::time::Instant::from_ms(0))),
        entries,
    })
}

async fn entry(house: &House, say: Say, host: &str, one: Headline) -> Result<Option<Entry>, Error> {
    let Some(at) = one.released_at else { return Ok(None) };
    let reader = house.reader();
    let pictures = public::shown(house, say, one.id).await?;
    let corrected = storage::publication::corrections(&reader, one.id).await?;
    let updated = corrected.iter().filter_map(|one| one.released_at).max().unwrap_or(at).max(at);
    let body = one.body.in_lang(say.lang());
    let html = markdown::news(body, &pictures);
    Ok(Some(Entry {
        id: format!("urn:uuid:{}", one.id),
        url: format!("{host}{}", links::news(&one.slug)),
        title: printable(one.title.in_lang(say.lang())),
        author: printable(one.correspondent.in_lang(say.lang())),
        published: moment::machine(at),
        updated: moment::machine(updated),
        summary: printable(&markdown::lead(body, LEAD)),
        html: printable(&html.replace("\"/pictures/", &format!("\"{host}/pictures/"))),
    }))
}

impl Feed {
    fn json(&self) -> serde_json::Value {
        let item = |entry: &Entry| {
            serde_json::json!({
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.published,
                "date_modified": entry.updated,
                "authors": [{ "name": entry.author }],
                "language": self.tag,
            })
        };
        serde_json::json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.home,
            "feed_url": self.own,
            "language": self.tag,
            "items": self.entries.iter().map(item).collect::<Vec<_>>(),
        })
    }
}

/// Without the signs that no XML may hold.
fn printable(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(allowed).filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// `GET /sitemap.xml`
pub(super) async fn map(State(house): State<House>, visitor: Visitor, asked: HeaderMap) -> Page {
    let (say, host) = (visitor.say, address(&house, &asked));
    let place = Place { path: "/sitemap.xml".to_owned(), lang: Lang::En, host: host.clone() };
    let copy = shelf::page(&house, &place, async || {
        let readership = Readership::public(house.service().now());
        let wanted = Wanted::default();
        let found =
            storage::publication::released(&house.reader(), (&readership, &wanted), MAPPED, 0).await?;
        let line = |one: &Headline| {
            Some((format!("{host}{}", links::news(&one.slug)), moment::machine(one.released_at?)))
        };
        let lines = found.iter().filter_map(line).collect();
        let text = fault::drawn(&Map { lines });
        Ok(Drawn { text, media_type: "application/xml; charset=utf-8", item: None })
    });
    Ok(copy.await.say_in(say)?.answer(&house, say, &asked))
}

/// `GET /robots.txt`: the public pages, and nothing of a review.
pub(super) async fn robots(State(house): State<House>, asked: HeaderMap) -> Response {
    let map = format!("{}/sitemap.xml", address(&house, &asked));
    format!(
        "User-agent: *\nAllow: /$\nAllow: /news\nAllow: /pictures/\nAllow: /feeds/\nAllow: /assets/\nDisallow: /\n\nSitemap: {map}\n"
    )
    .into_response()
}
