//! Two states of a report side by side.

use askama::Template;
use axum::extract::{Query, State};
use i18n::{Lang, Say};
use review::report::{self, Body, Row, Why, compare, may_edit};
use serde::Deserialize;
use service::Error;
use storage::report::{Draft, Report, Version};

use super::{Reading, history::Names, text, text::Tab};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    house::House,
    links, moment,
};

/// Drafts that are offered; older ones wait behind them.
const DRAFTS: u64 = 50;

/// Which two, and which edition.
#[derive(Deserialize)]
pub(super) struct Asked {
    from: Option<String>,
    to: Option<String>,
    lang: Option<String>,
}

/// A state of a report: a version that was handed in, or, for its reporter alone, a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Version(usize),
    Draft(usize),
    Now,
}

impl Mark {
    /// Among those of the same moment.
    const fn order(self) -> (u8, usize) {
        match self {
            Self::Draft(number) => (0, number),
            Self::Version(number) => (1, number),
            Self::Now => (2, 0),
        }
    }

    fn key(self) -> String {
        match self {
            Self::Version(number) => format!("v{number}"),
            Self::Draft(number) => format!("d{number}"),
            Self::Now => "now".to_owned(),
        }
    }
}

/// One of the states that can be compared.
struct Stop {
    mark: Mark,
    key: String,
    /// What it is, who made it when and why.
    name: String,
}

/// Two states side by side, section by section.
#[derive(Template)]
#[template(path = "report/compare.html")]
struct ComparePage {
    workspace: Workspace,
    frame: Frame,
    unit: String,
    back: String,
    action: String,
    stops: Vec<Stop>,
    from: String,
    to: String,
    edition: &'static str,
    tabs: Vec<Tab>,
    own: bool,
    compared: Option<Compared>,
}

struct Compared {
    stand: String,
    before: String,
    after: String,
    sections: Vec<Section>,
}

struct Section {
    title: String,
    changed: bool,
    rows: Vec<Row>,
}

/// `GET /reviews/{review}/reports/{reporter}/compare`
pub(super) async fn show(State(house): State<House>, reading: Reading, Query(asked): Query<Asked>) -> Page {
    let say = reading.seat.say();
    Ok(render(&page(&house, &reading, &asked).await.say_in(say)?))
}

async fn page(house: &House, reading: &Reading, asked: &Asked) -> Result<ComparePage, Error> {
    let (seat, reporter) = (&reading.seat, &reading.reporter);
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    let report = storage::report::of_reporter(&reader, reporter.id).await?.ok_or(Error::NotFound)?;
    let (stops, state) = stops(house, reading, &report).await?;
    let (before, after) = usual(&stops, state);
    let pick = |asked: &Option<String>, otherwise: Option<&Stop>| match asked {
        Some(key) => stops.iter().find(|stop| stop.key == *key).map(|stop| Some(stop.mark)),
        None => Some(otherwise.map(|stop| stop.mark)),
    };
    let to = pick(&asked.to, after).ok_or(Error::NotFound)?;
    let from = pick(&asked.from, before).ok_or(Error::NotFound)?;
    let pair = from.zip(to);
    let (mut edition, mut compared) = (say.lang(), None);
    let here = links::report_compare(review.id, reporter.id);
    let mut tabs = Vec::new();
    if let Some((from, to)) = pair {
        let (before, after) = (body(house, &report, from).await?, body(house, &report, to).await?);
        let template = service::cycle::rules(review)?;
        edition = text::edition(say, &template, &after, asked.lang.as_deref());
        compared = Some(side_by_side(say, &template, &stops, (from, &before), (to, &after), edition));
        let query = format!("from={}&to={}", from.key(), to.key());
        tabs = text::tabs(say, &after, edition, |lang| format!("{here}?{query}&lang={}", lang.tag()));
    }
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    Ok(ComparePage {
        frame,
        workspace,
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        back: links::report(review.id, reporter.id),
        action: here,
        from: from.map(Mark::key).unwrap_or_default(),
        to: to.map(Mark::key).unwrap_or_default(),
        edition: edition.tag(),
        tabs,
        own: reading.is_own(),
        stops,
        compared,
    })
}

fn side_by_side(
    say: Say,
    template: &review::template::Template,
    stops: &[Stop],
    (from, before): (Mark, &Body),
    (to, after): (Mark, &Body),
    edition: Lang,
) -> Compared {
    let name = |mark| stops.iter().find(|s| s.mark == mark).map_or_else(String::new, |s| s.name.clone());
    let section = |title: String, old: &str, new: &str| {
        let rows = compare(old, new);
        Section { title, changed: rows.iter().any(Row::differs), rows }
    };
    let mut sections: Vec<_> = template
        .report()
        .sections
        .iter()
        .map(|one| {
            let title = one.title.in_lang(edition).to_owned();
            section(title, before.section(edition, &one.key), after.section(edition, &one.key))
        })
        .collect();
    let oral = section(say.report_show_oral().to_owned(), before.oral(edition), after.oral(edition));
    if !oral.rows.is_empty() {
        sections.push(oral);
    }
    let changed = sections.iter().filter(|section| section.changed).count();
    let stand = say.report_compare_stand(changed, sections.len());
    Compared { stand, before: name(from), after: name(to), sections }
}

/// What is compared until somebody chooses: the last two versions while the report is with the organiser; else what is
/// written now with what was handed in, or with an earlier draft.
fn usual(stops: &[Stop], state: report::State) -> (Option<&Stop>, Option<&Stop>) {
    let versions: Vec<_> = stops.iter().filter(|stop| matches!(stop.mark, Mark::Version(_))).collect();
    let drafts: Vec<_> = stops.iter().filter(|stop| matches!(stop.mark, Mark::Draft(_))).collect();
    let now = stops.iter().find(|stop| matches!(stop.mark, Mark::Now));
    let now = now.filter(|_| may_edit(state).is_ok());
    let earlier = versions.get(usize::from(now.is_none()));
    // The last draft is what is written now.
    let earlier = earlier.or_else(|| drafts.get(1)).or_else(|| drafts.first());
    (earlier.copied(), now.or_else(|| versions.first().copied()))
}

/// All that can be compared, the last first, and with whom the report is. Drafts are their reporter's alone.
async fn stops(
    house: &House,
    reading: &Reading,
    report: &Report,
) -> Result<(Vec<Stop>, report::State), Error> {
    let (reader, say, zone) = (house.reader(), reading.seat.say(), &reading.seat.review.zone);
    let versions = storage::report::versions(&reader, report.id).await?;
    let names = Names::of(&reader, &versions).await?;
    let stop = |mark: Mark, name: String| Stop { mark, key: mark.key(), name };
    let mut stops = Vec::new();
    let version = |version: &Version| {
        let when = moment::minute(say, version.handed_in_at, zone);
        let name = say.report_compare_version(version.number, when, names.name(say, version.handed_in_by));
        (version.handed_in_at, stop(Mark::Version(version.number), name))
    };
    stops.extend(versions.iter().map(version));
    if reading.is_own() {
        let drafts = storage::report::drafts(&reader, report.id, DRAFTS).await?;
        let draft = |draft: &Draft| {
            let when = moment::minute(say, draft.saved_at, zone);
            (draft.saved_at, stop(Mark::Draft(draft.number), why(say, draft.number, when, draft.why)))
        };
        stops.extend(drafts.iter().map(draft));
        let when = moment::minute(say, report.saved_at, zone);
        stops.push((report.saved_at, stop(Mark::Now, say.report_compare_now(when))));
    }
    stops.sort_by_key(|(at, stop)| std::cmp::Reverse((*at, stop.mark.order())));
    let state = service::report::state(&versions);
    Ok((stops.into_iter().map(|(_, stop)| stop).collect(), state))
}

fn why(say: Say, number: usize, when: String, why: Why) -> String {
    match why {
        Why::Autosave => say.report_compare_autosave(number, when),
        Why::Save => say.report_compare_save(number, when),
        Why::Import => say.report_compare_import(number, when),
    }
}

async fn body(house: &House, report: &Report, mark: Mark) -> Result<Body, Error> {
    let reader = house.reader();
    let found = match mark {
        Mark::Version(number) => storage::report::version_body(&reader, report.id, number).await?,
        Mark::Draft(number) => storage::report::draft_body(&reader, report.id, number).await?,
        Mark::Now => Some(report.draft.clone()),
    };
    found.ok_or(Error::NotFound)
}
