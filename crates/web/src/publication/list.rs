//! The released items: by page and year, by correspondent, and by what somebody looks for.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::HeaderMap,
};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use review::time::Instant;
use serde::Deserialize;
use service::Error;
use storage::publication::{Headline, Readership, Wanted};

use super::{
    lines::{self, language_of},
    public::{LEAD, address},
    shelf::{self, Drawn, Place},
};
use crate::{
    fault::{self, InTheWordsOf, Page, render},
    frame::Frame,
    gate::Visitor,
    house::House,
    links, markdown, moment,
};

/// Items on a page of the list.
const PAGE: u64 = 20;
/// Characters that somebody may look for.
const WORDS: usize = 100;

/// The list.
#[derive(Template)]
#[template(path = "publication/list.html")]
struct ListPage {
    frame: Frame,
    words: String,
    by: String,
    year: String,
    years: Vec<String>,
    /// Whether less than all is shown.
    narrowed: bool,
    count: usize,
    lines: Vec<Line>,
    page: u64,
    pages: u64,
    newer: String,
    older: String,
}

/// One released item.
struct Line {
    title: String,
    tag: &'static str,
    lead: String,
    path: String,
    kind: &'static str,
    is_news: bool,
    day: String,
    machine: String,
}

/// What is looked for, as typed.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Search {
    page: Option<String>,
    q: Option<String>,
    year: Option<String>,
    by: Option<String>,
}

/// `GET /news?q=&year=&by=&page=`
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    asked: HeaderMap,
    Query(search): Query<Search>,
) -> Page {
    let say = visitor.say;
    // What somebody typed is drawn for that one; the rest stands ready.
    if visitor.account.is_none() && visitor.path == links::news_list() {
        let place = Place { path: visitor.path.clone(), lang: say.lang(), host: address(&house, &asked) };
        let copy = shelf::page(&house, &place, async || {
            let page = list_page(&house, &visitor, search.clone()).await?;
            Ok(Drawn { text: fault::drawn(&page), media_type: "text/html; charset=utf-8", item: None })
        });
        return Ok(copy.await.say_in(say)?.answer(&house, say, &asked));
    }
    Ok(render(&list_page(&house, &visitor, search).await.say_in(say)?))
}

async fn list_page(house: &House, visitor: &Visitor, search: Search) -> Result<ListPage, Error> {
    let (reader, say) = (house.reader(), visitor.say);
    let readership = service::publication::readership(house.service(), visitor.account.as_ref()).await?;
    let cut = |text: Option<String>| -> String {
        text.unwrap_or_default().replace('\0', "").trim().chars().take(WORDS).collect()
    };
    let (words, by, year) = (cut(search.q), cut(search.by), cut(search.year));
    let zone = TimeZone::get(&house.zone().await?).unwrap_or(TimeZone::UTC);
    let within = match year.as_str() {
        "" => None,
        year => Some(whole_year(year, &zone).ok_or(Error::NotFound)?),
    };
    let wanted = Wanted { words: words.clone(), within, by: by.clone() };
    let count = storage::publication::count_released(&reader, (&readership, &wanted)).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = search.page.map_or(Some(1), |page| page.parse().ok()).unwrap_or_default();
    if !(1..=pages).contains(&page) {
        return Err(Error::NotFound);
    }
    let found =
        storage::publication::released(&reader, (&readership, &wanted), PAGE, (page - 1) * PAGE).await?;
    let link = |page| links::news_search(&words, &year, &by, page);
    Ok(ListPage {
        frame: Frame::new(visitor),
        narrowed: !(words.is_empty() && by.is_empty() && year.is_empty()),
        years: years(&reader, &readership, &zone).await?,
        count: usize::try_from(count).unwrap_or(usize::MAX),
        lines: found.iter().filter_map(|line| line_of(say, line)).collect(),
        newer: link(page.saturating_sub(1)),
        older: link(page + 1),
        page,
        pages,
        words,
        by,
        year,
    })
}

fn line_of(say: i18n::Say, news: &Headline) -> Option<Line> {
    let (title, at) = (news.title.in_lang(say.lang()), news.released_at?);
    Some(Line {
        tag: language_of(title).tag(),
        title: title.to_owned(),
        lead: markdown::lead(news.body.in_lang(say.lang()), LEAD),
        path: links::news(&news.slug),
        kind: lines::kind(say, news.kind),
        is_news: news.kind == review::publication::ItemKind::News,
        day: moment::day(say, at, &news.zone),
        machine: moment::machine(at),
    })
}

/// The years in which anything was released, the latest first.
async fn years(
    reader: &storage::Reader,
    readership: &Readership,
    zone: &TimeZone,
) -> Result<Vec<String>, Error> {
    let Some((first, last)) = storage::publication::span(reader, readership).await? else {
        return Ok(Vec::new());
    };
    let year =
        |at: Instant| Timestamp::from_millisecond(at.ms()).map(|at| at.to_zoned(zone.clone()).year()).ok();
    let years = year(first).zip(year(last)).map(|(first, last)| first..=last);
    Ok(years.into_iter().flatten().rev().map(|year| year.to_string()).collect())
}

/// From its first moment to the first of the next.
fn whole_year(year: &str, zone: &TimeZone) -> Option<(Instant, Instant)> {
    let year: i16 = year.parse().ok().filter(|year| (1970..9999).contains(year))?;
    let first = |year| {
        let day = date(year, 1, 1).to_zoned(zone.clone()).ok()?;
        Some(Instant::from_ms(day.timestamp().as_millisecond()))
    };
    Some((first(year)?, first(year + 1)?))
}
