use askama::Template;
use axum::extract::State;
use review::{report, role::Act};
use service::Error;
use storage::report::Standing;

use super::words::{self, Chip};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// How all reports stand.
#[derive(Template)]
#[template(path = "report/list.html")]
pub(super) struct ListPage {
    workspace: Workspace,
    frame: Frame,
    stand: String,
    /// The first report that waits for this reader.
    next: Option<Next>,
    lines: Vec<Line>,
}

struct Next {
    name: String,
    path: String,
}

struct Line {
    code: String,
    unit: String,
    reporter: String,
    state: Chip,
    in_writing: bool,
    versions: usize,
    total: String,
    last: String,
    act: &'static str,
    path: String,
}

/// `GET /reviews/{review}/reports`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    if !seat.may(Act::ReadAllReports) {
        seat.must(Act::WriteOwnReport)?;
    }
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat) -> Result<ListPage, Error> {
    let say = seat.say();
    let template = service::cycle::rules(&seat.review)?;
    let all = storage::report::of_review(&house.reader(), seat.review.id).await?;
    let seen: Vec<_> = all
        .iter()
        .filter(|one| seat.may(Act::ReadAllReports) || one.reporter.account == seat.account.id)
        .collect();
    let accepted = seen.iter().filter(|one| one.state() == report::State::Accepted).count();
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    Ok(ListPage {
        frame,
        workspace,
        stand: say.report_list_stand(accepted, seen.len()),
        next: next(seat, &seen),
        lines: seen.iter().map(|one| line(seat, &template, one)).collect(),
    })
}

/// The organiser decides on what was handed in; a reporter goes on writing.
fn next(seat: &Seat, seen: &[&Standing]) -> Option<Next> {
    let (say, review) = (seat.say(), seat.review.id);
    let mut waiting = seen.iter().filter(|one| one.state() == report::State::HandedIn);
    let own = seen.iter().find(|one| is_mine_to_write(seat, one));
    if seat.may(Act::JudgeReport) {
        let first = waiting.next()?;
        let name = say.report_list_wait(waiting.count() + 1);
        return Some(Next { name, path: links::report(review, first.reporter.id) });
    }
    let own = own?;
    let name = say.report_show_next_write().to_owned();
    Some(Next { name, path: links::report_edit(review, own.reporter.id) })
}

fn is_mine_to_write(seat: &Seat, one: &Standing) -> bool {
    seat.may(Act::WriteOwnReport)
        && one.reporter.account == seat.account.id
        && report::may_edit(one.state()).is_ok()
}

fn line(seat: &Seat, template: &review::template::Template, one: &Standing) -> Line {
    let (say, review, reporter) = (seat.say(), seat.review.id, &one.reporter);
    let how = template.report().how(reporter.how);
    let count = |report: &storage::report::Report| {
        let lang = service::report::edition_that_counts(&report.draft);
        format!("{} / {}", report.draft.total(template, lang), template.report().total_limit_of(how))
    };
    let (act, path) = if is_mine_to_write(seat, one) {
        (say.report_list_write(), links::report_edit(review, reporter.id))
    } else {
        (say.report_list_read(), links::report(review, reporter.id))
    };
    Line {
        code: reporter.unit.code.clone(),
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        reporter: reporter.title.in_lang(say.lang()).to_owned(),
        state: words::state(say, one.state()),
        in_writing: how == report::How::Writing,
        versions: one.versions.len(),
        total: one.report.as_ref().map_or_else(|| "–".to_owned(), count),
        last: last_step(one).map_or_else(String::new, |at| moment::minute(say, at, &seat.review.zone)),
        act,
        path,
    }
}

/// When it was handed in or decided on last; a draft's saving is its reporter's own business.
fn last_step(one: &Standing) -> Option<review::time::Instant> {
    let last = one.versions.last()?;
    let returned = last.returned.as_ref().map(|back| back.at);
    let accepted = last.accepted.as_ref().map(|decision| decision.at);
    Some(returned.or(accepted).unwrap_or(last.handed_in_at))
}
