use askama::Template;
use axum::extract::{Path, Query, State};
use review::report::Body;
use service::Error;

use super::{
    Reading,
    attachments::{self, FileLine},
    history::{Chapter, Names, chapters},
    remarks,
    show::Asked,
    text::{self, ReportText, Setting, Tab},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    house::House,
    links,
};

/// A report as it was handed in once, beside the time before.
#[derive(Template)]
#[template(path = "report/version.html")]
struct VersionPage {
    workspace: Workspace,
    frame: Frame,
    unit: String,
    number: usize,
    before_number: usize,
    /// How many sections differ from the version before.
    changes: Option<String>,
    back: String,
    tabs: Vec<Tab>,
    text: ReportText,
    chapters: Vec<Chapter>,
    files: Vec<FileLine>,
    compare: String,
}

/// `GET /reviews/{review}/reports/{reporter}/versions/{number}`
pub(super) async fn show(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, number)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Page {
    let say = reading.seat.say();
    let number = number.parse().map_err(|_| Error::NotFound).say_in(say)?;
    Ok(render(&page(&house, &reading, number, asked.lang.as_deref()).await.say_in(say)?))
}

async fn page(
    house: &House,
    reading: &Reading,
    number: usize,
    lang: Option<&str>,
) -> Result<VersionPage, Error> {
    let (seat, reporter, reader) = (&reading.seat, &reading.reporter, house.reader());
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let report = storage::report::of_reporter(&reader, reporter.id).await?.ok_or(Error::NotFound)?;
    let body = storage::report::version_body(&reader, report.id, number).await?.ok_or(Error::NotFound)?;
    let before: Option<Body> = match number.checked_sub(1) {
        Some(before) => storage::report::version_body(&reader, report.id, before).await?,
        None => None,
    };
    let items = storage::follow_up::carried_in(&reader, review.id, reporter.unit.id).await?;
    let mut versions = storage::report::versions(&reader, report.id).await?;
    let remarks = storage::report::remark::on_version(&reader, report.id, number).await?;
    versions.retain(|version| version.number == number);
    let mut names = Names::of(&reader, &versions).await?;
    names.and(&reader, remarks.iter().map(|remark| remark.made_by)).await?;
    let handed_in = versions.last().map(|version| version.handed_in_at);
    let files = storage::report::attachment::of_report(&reader, report.id).await?;
    let files = files.iter().filter(|file| handed_in.is_some_and(|at| file.was_there(at)));
    let files = attachments::lines(say, review.id, reporter.id, files, false);
    let lang = text::edition(say, &template, &body, lang);
    let text = Setting { say, template: &template, how: reading.reporter.how, items: &items }.set(
        &body,
        lang,
        before.as_ref(),
    );
    // Only beside the last version, on the report's own page, is anything done with them.
    let mut text = text;
    text.remark(remarks::shown(reading, remarks, &names, &[]), lang, |_| None);
    let here = links::report_version(review.id, reporter.id, number);
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    Ok(VersionPage {
        frame,
        workspace,
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        number,
        before_number: number.saturating_sub(1),
        back: links::report(review.id, reporter.id),
        tabs: text::tabs(say, &body, lang, |lang| format!("{here}?lang={}", lang.tag())),
        changes: before.map(|_| {
            say.report_version_changes(text.changed(), text.sections.len(), number.saturating_sub(1))
        }),
        text,
        chapters: chapters(say, review, reporter.id, &versions, &names),
        files,
        compare: links::report_compare(review.id, reporter.id),
    })
}
