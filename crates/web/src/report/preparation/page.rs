//! Everything about one unit: its report, what the checks have found, last year's items, what was asked, and the draft.

use askama::Template;
use axum::extract::{Query, State};
use i18n::Say;
use review::report::{How, State as ReportState};
use serde::Deserialize;
use service::Error;
use storage::{
    follow_up::Item,
    report::{Report, Version},
    roster::Reporter,
};

use super::{
    super::{
        attachments::{self, FileLine},
        text::{self, ReportText, Setting, Tab},
        words::{self, Chip},
    },
    At, draft,
    sheet::{DraftSheet, Outcome, Places},
};
use crate::{
    fact::record::Record,
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// One unit's page.
#[derive(Template)]
#[template(path = "report/preparation/page.html")]
pub(super) struct UnitPage {
    frame: Frame,
    workspace: Workspace,
    unit: String,
    reporter: String,
    state: Chip,
    in_writing: bool,
    place: String,
    all: String,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
    told: Option<&'static str>,
    what: Option<String>,
    whole: String,
    tabs: Vec<Tab>,
    text: Option<ReportText>,
    /// No comparison on this page.
    before_number: usize,
    files: Vec<FileLine>,
    record: Record,
    record_path: String,
    requirements: Vec<String>,
    /// Items of earlier years, whether the report answers them or not.
    earlier: Vec<Earlier>,
    sheet: Option<DraftSheet>,
}

/// An item of an earlier year.
struct Earlier {
    path: String,
    text: String,
    state: Chip,
    /// What was asked at the time.
    asked: Option<String>,
    /// It stood in a year before the last as well.
    repeated: bool,
}

struct Neighbour {
    name: String,
    path: String,
}

/// Which edition, and what was just done.
#[derive(Deserialize)]
pub(super) struct Asked {
    lang: Option<String>,
    saved: Option<String>,
    gone: Option<String>,
}

/// `GET /reviews/{review}/preparation/{reporter}`
pub(super) async fn show(State(house): State<House>, at: At, Query(asked): Query<Asked>) -> Page {
    let outcome = match (asked.saved, asked.gone) {
        (Some(_), _) => Outcome::Saved,
        (None, Some(_)) => Outcome::Gone,
        (None, None) => Outcome::None,
    };
    let page = page(&house, &at, asked.lang.as_deref(), outcome).await;
    Ok(render(&page.say_in(at.seat.say())?))
}

pub(super) async fn page(
    house: &House,
    at: &At,
    lang: Option<&str>,
    outcome: Outcome,
) -> Result<UnitPage, Error> {
    let (seat, reporter, reader) = (&at.seat, &at.reporter, house.reader());
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let read = Read::of(house, at).await?;
    let items = storage::follow_up::carried_in(&reader, review.id, reporter.unit.id).await?;
    let setting = Setting { say, template: &template, how: reporter.how, items: &items };
    let shown = read.body.as_ref().map(|body| (body, text::edition(say, &template, body, lang)));
    let path = |lang| links::preparation_in(review.id, reporter.id, lang);
    let place = at.reporters.iter().position(|one| one.id == reporter.id).unwrap_or_default();
    let stored = if at.drafts() { draft::own(house, at).await? } else { None };
    let places = Places {
        action: links::draft(review.id, reporter.id),
        discard: Some(links::draft_discard(review.id, reporter.id)),
        onward: (say.preparation_draft_to_comment().to_owned(), links::comment(review.id, reporter.id)),
        here: links::preparation(review.id, reporter.id),
    };
    let (frame, workspace) = Workspace::around(seat, Part::Preparation);
    Ok(UnitPage {
        frame,
        workspace,
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        reporter: reporter.title.in_lang(say.lang()).to_owned(),
        state: words::state(say, read.state),
        in_writing: template.report().how(reporter.how) == How::Writing,
        place: say.meeting_report_count(place + 1, at.reporters.len()),
        all: links::preparations(review.id),
        previous: place.checked_sub(1).and_then(|place| neighbour(at, place)),
        next: neighbour(at, place + 1),
        told: told(say, &outcome),
        what: read.what(say, &review.zone),
        whole: links::report(review.id, reporter.id),
        tabs: shown.map_or_else(Vec::new, |(body, lang)| text::tabs(say, body, lang, path)),
        text: shown.map(|(body, lang)| setting.set(body, lang, None)),
        before_number: 0,
        files: attachments::lines(say, review.id, reporter.id, read.files.iter(), false),
        record: Record::of(&reader, seat, &template, &reporter.unit).await?,
        record_path: links::check_record(review.id, reporter.unit.id),
        requirements: requirements(house, at).await?,
        earlier: items.iter().map(|item| earlier(seat, item)).collect(),
        sheet: at.drafts().then(|| DraftSheet::of(seat, reporter.id, stored.as_ref(), outcome, places)),
    })
}

/// The report as leaders read it: what was accepted last, else what was handed in last.
struct Read {
    state: ReportState,
    version: Option<Version>,
    body: Option<review::report::Body>,
    files: Vec<storage::report::attachment::Attachment>,
}

impl Read {
    async fn of(house: &House, at: &At) -> Result<Self, Error> {
        let reader = house.reader();
        let nothing = Self { state: ReportState::default(), version: None, body: None, files: Vec::new() };
        let Some(Report { id, .. }) = storage::report::of_reporter(&reader, at.reporter.id).await? else {
            return Ok(nothing);
        };
        let versions = storage::report::versions(&reader, id).await?;
        let state = service::report::state(&versions);
        let accepted = versions.iter().rfind(|one| one.accepted.is_some() && one.returned.is_none());
        let Some(version) = accepted.or(versions.last()).cloned() else {
            return Ok(Self { state, ..nothing });
        };
        let files = storage::report::attachment::of_report(&reader, id).await?;
        let there = files.into_iter().filter(|file| file.was_there(version.handed_in_at));
        Ok(Self {
            state,
            body: storage::report::version_body(&reader, id, version.number).await?,
            files: there.collect(),
            version: Some(version),
        })
    }

    fn what(&self, say: Say, zone: &str) -> Option<String> {
        let version = self.version.as_ref()?;
        Some(say.preparation_report_was(version.number, moment::minute(say, version.handed_in_at, zone)))
    }
}

fn neighbour(at: &At, place: usize) -> Option<Neighbour> {
    let one: &Reporter = at.reporters.get(place)?;
    let name = one.unit.name.in_lang(at.seat.say().lang()).to_owned();
    Some(Neighbour { name, path: links::preparation(at.seat.review.id, one.id) })
}

fn earlier(seat: &Seat, item: &Item) -> Earlier {
    let (say, lang) = (seat.say(), seat.say().lang());
    Earlier {
        path: links::item(seat.review.id, item.id),
        text: item.text.in_lang(lang).to_owned(),
        state: words::item_state(say, item.state),
        asked: item.asked.as_ref().map(|asked| asked.in_lang(lang).to_owned()),
        // An item of this year's review that comes from the year before stood in one ledger; an older one in several.
        repeated: item.repeats.is_some() || item.origin_year + 1 < seat.review.year,
    }
}

/// What was asked of this unit, or of all.
async fn requirements(house: &House, at: &At) -> Result<Vec<String>, Error> {
    let (say, review) = (at.seat.say(), at.seat.review.id);
    let asked = storage::meeting::said::requirements(&house.reader(), review).await?;
    let concern = asked.iter().filter(|one| one.unit.is_none_or(|unit| unit == at.reporter.unit.id));
    let told = concern.map(|one| {
        let text = one.text.in_lang(say.lang());
        match one.unit {
            Some(_) => text.to_owned(),
            None => format!("{text} ({})", say.preparation_requirement_all()),
        }
    });
    Ok(told.collect())
}

fn told(say: Say, outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Saved => Some(say.preparation_draft_just_saved()),
        Outcome::Gone => Some(say.preparation_draft_gone()),
        Outcome::None | Outcome::Refused { .. } | Outcome::Stale { .. } | Outcome::Changed => None,
    }
}
