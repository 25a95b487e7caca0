//! The operation log to read and to take away: of a review for its organisers, of the house for administrators.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    routing::get,
};
use i18n::Say;
use review::{
    id::{AccountId, ReporterId},
    log::About,
    role::Act,
    words::Words,
};
use serde::Deserialize;
use service::{
    Error,
    log::{Verdict, exported, verify},
};
use storage::log::{Chain, Entry};

use crate::{
    document::sent,
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::{Administrator, Seat},
    house::House,
    links, moment,
};

/// Entries on a page.
const STRETCH: u64 = 100;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/log", get(of_review))
        .route("/reviews/{review}/log.jsonl", get(file_of_review))
        .route("/log", get(of_house))
        .route("/log.jsonl", get(file_of_house))
}

#[derive(Template)]
#[template(path = "log/review.html")]
struct ReviewLog {
    frame: Frame,
    workspace: Workspace,
    documents: String,
    log: Log,
}

#[derive(Template)]
#[template(path = "log/house.html")]
struct HouseLog {
    frame: Frame,
    accounts: String,
    log: Log,
}

struct Log {
    stand: String,
    file: String,
    lines: Vec<Line>,
    latest: Option<String>,
    earlier: Option<String>,
}

struct Line {
    number: i64,
    at: String,
    by: String,
    what: &'static str,
    about: String,
}

/// Before which entry.
#[derive(Deserialize)]
struct Asked {
    before: Option<i64>,
}

/// `GET /reviews/{review}/log`
async fn of_review(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::ExportDocuments)?;
    let (say, review) = (seat.say(), seat.review.id);
    let reporters =
        storage::roster::reporters(&house.reader(), review).await.map_err(Error::from).say_in(say)?;
    let units = reporters.iter().map(|one| (one.id, one.unit.name.clone())).collect();
    let shelf =
        Shelf { say, chain: Chain::Review(review), path: links::log(review), zone: &seat.review.zone, units };
    let log = shelf.log(&house, asked.before).await.say_in(say)?;
    let (frame, workspace) = Workspace::around(&seat, Part::Documents);
    Ok(render(&ReviewLog { frame, workspace, documents: links::documents(review), log }))
}

/// `GET /reviews/{review}/log.jsonl`
async fn file_of_review(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::ExportDocuments)?;
    let file = exported(&house.reader(), Chain::Review(seat.review.id)).await.say_in(seat.say())?;
    Ok(sent("operations.jsonl", "application/jsonl", file))
}

/// `GET /log`
async fn of_house(State(house): State<House>, admin: Administrator, Query(asked): Query<Asked>) -> Page {
    let say = admin.visitor.say;
    let shelf = Shelf {
        say,
        chain: Chain::House,
        path: links::house_log(),
        zone: crate::house::ZONE,
        units: BTreeMap::new(),
    };
    let log = shelf.log(&house, asked.before).await.say_in(say)?;
    Ok(render(&HouseLog { frame: Frame::new(&admin.visitor), accounts: links::accounts(), log }))
}

/// `GET /log.jsonl`
async fn file_of_house(State(house): State<House>, admin: Administrator) -> Page {
    let file = exported(&house.reader(), Chain::House).await.say_in(admin.visitor.say)?;
    Ok(sent("operations.jsonl", "application/jsonl", file))
}

/// What the lines are made of.
struct Shelf<'a> {
    say: Say,
    chain: Chain,
    path: String,
    zone: &'a str,
    units: BTreeMap<ReporterId, Words>,
}

impl Shelf<'_> {
    async fn log(&self, house: &House, before: Option<i64>) -> Result<Log, Error> {
        let (say, reader) = (self.say, house.reader());
        let entries = storage::log::before(&reader, self.chain, before.unwrap_or(i64::MAX), STRETCH).await?;
        let people: Vec<_> = entries.iter().flat_map(|one| [one.by, subject(one)]).flatten().collect();
        let names = storage::account::names(&reader, &people).await?;
        let stand = match verify(&reader, self.chain).await? {
            Verdict::Whole { entries } => say.log_stand(usize::try_from(entries).unwrap_or_default()),
            Verdict::Broken { number } => say.log_broken(number),
        };
        let last = entries.last().map(|one| one.number).filter(|number| *number > 1);
        Ok(Log {
            stand,
            file: format!("{}.jsonl", self.path),
            earlier: last.map(|number| format!("{}?before={number}", self.path)),
            latest: before.is_some().then(|| self.path.clone()),
            lines: entries.iter().map(|one| self.line(one, &names)).collect(),
        })
    }

    fn line(&self, of: &Entry, names: &BTreeMap<AccountId, Words>) -> Line {
        let lang = self.say.lang();
        let name = |id: &AccountId| names.get(id).map_or("–", |name| name.in_lang(lang)).to_owned();
        Line {
            number: of.number,
            at: moment::minute(self.say, of.at, self.zone),
            by: of.by.as_ref().map_or_else(|| self.say.log_house_did().to_owned(), name),
            what: self.say.operation(of.what),
            about: match &of.about {
                About::Nothing => String::new(),
                About::Reporter(id) => {
                    self.units.get(id).map(|name| name.in_lang(lang).to_owned()).unwrap_or_default()
                }
                About::Account(id) => name(id),
                About::Box(id) => id.to_string(),
                About::Count(count) => self.say.log_count(*count),
                About::Text(text) => text.clone(),
            },
        }
    }
}

fn subject(of: &Entry) -> Option<AccountId> {
    match &of.about {
        About::Account(id) => Some(*id),
        About::Nothing | About::Reporter(_) | About::Box(_) | About::Count(_) | About::Text(_) => None,
    }
}
