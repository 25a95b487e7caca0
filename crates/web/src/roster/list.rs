use askama::Template;
use axum::extract::{Query, State};
use i18n::Say;
use review::{id::ReviewId, role::Act, roster::Refusal};
use serde::Deserialize;
use service::Error;

use super::{
    attendance::AttendanceView,
    people::{self, Order, PeoplePage},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// The roster of a review.
#[derive(Template)]
#[template(path = "roster/list.html")]
struct RosterPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    units: Vec<UnitLine>,
    /// Where it is said who reports in writing; nowhere where the rules know no such reports.
    how: Option<How>,
    attendance: AttendanceView,
    people: PeoplePage,
    orders: Vec<Choice>,
    exports: Vec<Choice>,
    check_in: Option<String>,
    import: Option<String>,
    /// What was done last, in words.
    told: Option<String>,
    last: Option<LastImport>,
}

/// A link of a few.
struct Choice {
    name: &'static str,
    path: String,
    here: bool,
}

/// The last import, and how to take it back.
struct LastImport {
    text: String,
    path: String,
    /// What taking it back would do …
    would: String,
    /// … or why it cannot be done.
    bar: Option<String>,
}

/// A unit and who reports for it.
struct UnitLine {
    code: String,
    name: String,
    reporter: Option<String>,
    members: usize,
    committee: usize,
    /// The reporter, and whether in writing.
    how: Option<(String, bool)>,
}

/// How it is said, and what it means.
struct How {
    text: String,
    path: Option<String>,
}

/// Which page of the roll, and what was just done.
#[derive(Deserialize)]
pub(super) struct Wanted {
    page: Option<String>,
    sort: Option<String>,
    imported: Option<String>,
    undone: Option<String>,
    removed: Option<String>,
}

/// `GET /reviews/{review}/roster`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    if !seat.may(Act::EditRoster) && !seat.may(Act::CheckIn) {
        return Err(Trouble::forbidden(seat.say()));
    }
    Ok(render(&page(&house, &seat, &wanted).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, wanted: &Wanted) -> Result<RosterPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let attendances = storage::roster::attendances(&reader, review).await?;
    let number = people::wanted(wanted.page.as_deref());
    let order = Order::wanted(wanted.sort.as_deref());
    let link = |page| links::roster_page(review, order.key(), page);
    let people = people::page(house, say, &template, review, order, number, link).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(RosterPage {
        stand: say.roster_stand(people.count),
        frame,
        workspace,
        units: units(house, seat).await?,
        how: how(seat, &template),
        attendance: AttendanceView::of(say, &template, &attendances),
        people,
        orders: orders(say, review, order),
        exports: if seat.may(Act::EditRoster) { exports(say, review) } else { Vec::new() },
        check_in: seat.may(Act::CheckIn).then(|| links::check_in(review)),
        import: seat.may(Act::EditRoster).then(|| links::roster_import(review)),
        told: told(say, wanted),
        last: if seat.may(Act::EditRoster) { last(house, seat).await? } else { None },
    })
}

async fn units(house: &House, seat: &Seat) -> Result<Vec<UnitLine>, Error> {
    let (lang, reader) = (seat.say().lang(), house.reader());
    let reporters = storage::roster::reporters(&reader, seat.review.id).await?;
    let units = storage::roster::units(&reader, seat.review.id).await?;
    let reporter_of = |id| reporters.iter().find(|reporter| reporter.unit.id == id);
    let line = |unit: storage::roster::Unit| UnitLine {
        how: reporter_of(unit.id).map(|one| (one.id.to_string(), one.how == review::report::How::Writing)),
        reporter: reporter_of(unit.id).map(|reporter| reporter.title.in_lang(lang).to_owned()),
        name: unit.name.in_lang(lang).to_owned(),
        code: unit.code,
        members: unit.members,
        committee: unit.committee,
    };
    Ok(units.into_iter().map(line).collect())
}

fn how(seat: &Seat, template: &review::template::Template) -> Option<How> {
    let (say, written) = (seat.say(), template.report().written.as_ref()?);
    let graded =
        if written.on_ballot { say.meeting_how_graded() } else { say.meeting_in_writing_not_graded() };
    let path = seat.may(Act::EditRoster).then(|| links::roster_how(seat.review.id));
    Some(How { text: say.meeting_how_text(graded), path })
}

fn told(say: Say, wanted: &Wanted) -> Option<String> {
    if wanted.undone.is_some() {
        return Some(say.roster_undone().to_owned());
    }
    if wanted.removed.is_some() {
        return Some(say.roster_person_removed().to_owned());
    }
    let rows = wanted.imported.as_ref()?.parse().ok()?;
    Some(say.roster_imported(rows))
}

async fn last(house: &House, seat: &Seat) -> Result<Option<LastImport>, Error> {
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    let Some(found) = service::roster::undo::last(&reader, review.id).await? else { return Ok(None) };
    let Some((by, at, _)) = found.import.done else { return Ok(None) };
    let who = storage::account::by_id(&reader, by).await?;
    let who = who.map(|account| account.name.in_lang(say.lang()).to_owned()).unwrap_or_default();
    let when = moment::minute(say, at, &review.zone);
    let bar = found.bar.map(|bar| say.refusal(&Refusal::Undo(bar).into()));
    Ok(Some(LastImport {
        text: say.roster_last_import_text(when, who, found.import.added, found.import.changed),
        path: links::roster_preview(review.id, found.import.id),
        would: say.roster_undo_text(found.units, found.people, found.changed),
        bar,
    }))
}

fn orders(say: Say, review: ReviewId, here: Order) -> Vec<Choice> {
    let choice = |order: Order| Choice {
        name: order.name(say),
        path: links::roster_page(review, order.key(), 1),
        here: order == here,
    };
    Order::ALL.into_iter().map(choice).collect()
}

fn exports(say: Say, review: ReviewId) -> Vec<Choice> {
    let choice = |(name, file)| Choice { name, path: links::roster_file(review, file), here: false };
    let files = [
        (say.roster_import_example_xlsx(), "roster.xlsx"),
        (say.roster_import_example_units(), "units.csv"),
        (say.roster_import_example_people(), "people.csv"),
    ];
    files.into_iter().map(choice).collect()
}
