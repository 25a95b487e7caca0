use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use i18n::Lang;
use review::{
    id::ItemId,
    report::{Body, may_accept, may_edit, may_return},
    role::Act,
};
use serde::Deserialize;
use service::Error;
use storage::report::{Report, Version};

use super::{
    Reading,
    attachments::{self, FileLine},
    history::{Chapter, Names, chapters},
    remarks::{self, Typed},
    text::{self, ReportText, Setting, Tab},
    words::{self, Chip},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    house::House,
    links, moment,
};

/// One report as it is read, with what may be done about it.
#[derive(Template)]
#[template(path = "report/show.html")]
pub(super) struct ShowPage {
    workspace: Workspace,
    frame: Frame,
    unit: String,
    reporter: String,
    state: Chip,
    /// What it is that is shown: a draft, a version, nothing yet.
    what: String,
    next: Option<Next>,
    tabs: Vec<Tab>,
    text: Option<ReportText>,
    /// No comparison on this page.
    before_number: usize,
    chapters: Vec<Chapter>,
    files: Vec<FileLine>,
    /// Where the slides are.
    slides: String,
    compare: String,
    /// Where the checks of the unit stand, for who reads them.
    record: Option<String>,
    judging: Option<Judging>,
    /// Why a decision did not go through.
    refusal: Option<String>,
}

struct Next {
    name: &'static str,
    path: String,
}

/// The organiser's part.
struct Judging {
    version: usize,
    may_accept: bool,
    accept: String,
    give_back: String,
    /// Under which name the browser keeps an unsent note.
    keep: String,
    /// As typed, when it comes back.
    note: String,
    /// Whether the note is what is wrong.
    is_note_wrong: bool,
}

/// A decision that did not go through, to be shown with what was typed.
pub(super) struct Attempt {
    pub(super) note: String,
    /// Whether the note is what is wrong.
    pub(super) is_note_wrong: bool,
    pub(super) why: String,
    /// A remark as typed.
    pub(super) typed: Option<Typed>,
    /// An answer as typed, and to which remark.
    pub(super) answer: Option<(String, String)>,
}

impl Attempt {
    pub(super) fn because(why: String) -> Self {
        Self { note: String::new(), is_note_wrong: false, why, typed: None, answer: None }
    }
}

/// Which edition.
#[derive(Deserialize)]
pub(super) struct Asked {
    pub(super) lang: Option<String>,
}

/// `GET /reviews/{review}/reports/{reporter}`
pub(super) async fn show(State(house): State<House>, reading: Reading, Query(asked): Query<Asked>) -> Page {
    let say = reading.seat.say();
    Ok(render(&page(&house, &reading, asked.lang.as_deref(), None).await.say_in(say)?))
}

/// The page; `attempt` when a decision failed.
pub(super) async fn page(
    house: &House,
    reading: &Reading,
    lang: Option<&str>,
    attempt: Option<Attempt>,
) -> Result<ShowPage, Error> {
    let (seat, reporter, reader) = (&reading.seat, &reading.reporter, house.reader());
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let report = storage::report::of_reporter(&reader, reporter.id).await?;
    let versions = match &report {
        Some(report) => storage::report::versions(&reader, report.id).await?,
        None => Vec::new(),
    };
    let items = storage::follow_up::carried_in(&reader, review.id, reporter.unit.id).await?;
    let mut names = Names::of(&reader, &versions).await?;
    let remarks = match report.as_ref().zip(versions.last()) {
        Some((report, last)) => storage::report::remark::on_version(&reader, report.id, last.number).await?,
        None => Vec::new(),
    };
    names.and(&reader, remarks.iter().map(|remark| remark.made_by)).await?;
    let mut remarks = remarks::shown(reading, remarks, &names, &versions);
    if let Some((id, words)) = attempt.as_ref().and_then(|attempt| attempt.answer.as_ref())
        && let Some(remark) = remarks.iter_mut().find(|remark| remark.id == *id)
    {
        remark.typed = Some(words.clone());
    }
    let files = files(house, reading, report.as_ref(), &versions).await?;
    let body = shown(house, reading, report, &versions).await?;
    let shown: Option<(&Body, Lang)> =
        body.as_ref().map(|body| (body, text::edition(say, &template, body, lang)));
    let joined = joined(house, reading, &versions).await?;
    let setting = Setting { say, template: &template, how: reporter.how, items: &items };
    let mut text = shown.map(|(body, lang)| setting.set(body, lang, None));
    if let (Some(text), Some((_, lang))) = (&mut text, shown) {
        beside(text, reading, &versions, remarks, lang, attempt.as_ref());
        text.join(&template, review.id, reporter.id, joined.as_ref());
    }
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    Ok(ShowPage {
        frame,
        workspace,
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        reporter: reporter.title.in_lang(say.lang()).to_owned(),
        state: words::state(say, service::report::state(&versions)),
        what: what(reading, &versions, &names),
        next: next(reading, &versions),
        tabs: shown
            .map_or_else(Vec::new, |(body, lang)| text::reading_tabs(say, review, reporter.id, body, lang)),
        text,
        before_number: 0,
        chapters: chapters(say, review, reporter.id, &versions, &names),
        files,
        slides: links::slides(review.id, reporter.id),
        compare: links::report_compare(review.id, reporter.id),
        record: record(reading, &template),
        judging: judging(reading, &versions, attempt.as_ref()),
        refusal: attempt.map(|attempt| attempt.why),
    })
}

/// Remarks, and the way to make another.
fn beside(
    text: &mut ReportText,
    reading: &Reading,
    versions: &[Version],
    remarks: Vec<remarks::Shown>,
    lang: Lang,
    attempt: Option<&Attempt>,
) {
    let last = versions.last().map(|last| last.number);
    let state = service::report::state(versions);
    let typed = attempt.and_then(|attempt| attempt.typed.as_ref());
    text.remark(remarks, lang, |section| remarks::making(reading, state, last, lang, section, typed));
}

/// Which problems have become items, for who keeps the ledger and reads what was handed in.
async fn joined(
    house: &House,
    reading: &Reading,
    versions: &[Version],
) -> Result<Option<BTreeMap<String, ItemId>>, Error> {
    let seat = &reading.seat;
    let keeps = seat.may(Act::ManageItems) && seat.review.phase.may_change().is_ok();
    if !keeps || versions.is_empty() || is_writing(reading, versions) {
        return Ok(None);
    }
    Ok(Some(storage::follow_up::ledger::of_sources(&house.reader(), seat.review.id).await?))
}

/// The check record: for who reads all of them, and for the own one where the template says so.
fn record(reading: &Reading, template: &review::template::Template) -> Option<String> {
    let own = reading.is_own() && review::fact::may_read_own(template);
    let reads = reading.seat.may(Act::ReadFacts) && !template.facts().checks.is_empty();
    (own || reads).then(|| links::check_record(reading.seat.review.id, reading.reporter.unit.id))
}

/// Reporters see their draft while they write; everybody else what was handed in last.
async fn shown(
    house: &House,
    reading: &Reading,
    report: Option<Report>,
    versions: &[Version],
) -> Result<Option<Body>, Error> {
    let Some(report) = report else { return Ok(None) };
    if is_writing(reading, versions) {
        return Ok(Some(report.draft));
    }
    match versions.last() {
        Some(last) => Ok(storage::report::version_body(&house.reader(), report.id, last.number).await?),
        None => Ok(None),
    }
}

/// Those of the draft for who writes it, those of the last version for everybody else.
async fn files(
    house: &House,
    reading: &Reading,
    report: Option<&Report>,
    versions: &[Version],
) -> Result<Vec<FileLine>, Error> {
    let Some(report) = report else { return Ok(Vec::new()) };
    let all = storage::report::attachment::of_report(&house.reader(), report.id).await?;
    let last = versions.last().map(|last| last.handed_in_at);
    let is_draft = is_writing(reading, versions);
    let there = all.iter().filter(|file| {
        if is_draft { file.removed_at.is_none() } else { last.is_some_and(|at| file.was_there(at)) }
    });
    let (say, review) = (reading.seat.say(), reading.seat.review.id);
    Ok(attachments::lines(say, review, reading.reporter.id, there, false))
}

fn is_writing(reading: &Reading, versions: &[Version]) -> bool {
    reading.is_own() && may_edit(service::report::state(versions)).is_ok()
}

fn what(reading: &Reading, versions: &[Version], names: &Names) -> String {
    let say = reading.seat.say();
    if is_writing(reading, versions) {
        return say.report_show_draft().to_owned();
    }
    versions.last().map_or_else(
        || say.report_show_nothing().to_owned(),
        |last| {
            let when = moment::minute(say, last.handed_in_at, &reading.seat.review.zone);
            say.report_show_version(last.number, when, names.name(say, last.handed_in_by))
        },
    )
}

fn next(reading: &Reading, versions: &[Version]) -> Option<Next> {
    let say = reading.seat.say();
    let is_mine = reading.seat.may(Act::WriteOwnReport) && is_writing(reading, versions);
    is_mine.then(|| Next {
        name: say.report_show_next_write(),
        path: links::report_edit(reading.seat.review.id, reading.reporter.id),
    })
}

/// Offered while there is something to decide on.
fn judging(reading: &Reading, versions: &[Version], attempt: Option<&Attempt>) -> Option<Judging> {
    let (review, reporter) = (reading.seat.review.id, reading.reporter.id);
    let state = service::report::state(versions);
    let version = versions.last().filter(|_| reading.seat.may(Act::JudgeReport))?.number;
    let may_accept = may_accept(state).is_ok();
    // Any note will do to ask whether it may be returned at all.
    if may_return(state, "?", 0).is_err() {
        return None;
    }
    Some(Judging {
        version,
        may_accept,
        accept: links::report_accept(review, reporter),
        give_back: links::report_return(review, reporter),
        keep: format!("return-{reporter}"),
        note: attempt.map_or_else(String::new, |attempt| attempt.note.clone()),
        is_note_wrong: attempt.is_some_and(|attempt| attempt.is_note_wrong),
    })
}
