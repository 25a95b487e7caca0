use askama::Template;
use axum::extract::{Query, State};
use review::role::Act;
use serde::Deserialize;
use service::Error;

use super::{
    attendance::AttendanceView,
    people::{self, PeoplePage},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// The roster of a review.
#[derive(Template)]
#[template(path = "roster/list.html")]
struct RosterPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    units: Vec<UnitLine>,
    attendance: AttendanceView,
    people: PeoplePage,
    check_in: Option<String>,
    import: Option<String>,
}

/// A unit and who reports for it.
struct UnitLine {
    code: String,
    name: String,
    reporter: Option<String>,
    members: usize,
    committee: usize,
}

/// Which page of the roll.
#[derive(Deserialize)]
pub(super) struct Wanted {
    page: Option<String>,
}

/// `GET /reviews/{review}/roster`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    if !seat.may(Act::EditRoster) && !seat.may(Act::CheckIn) {
        return Err(Trouble::forbidden(seat.say()));
    }
    Ok(render(&page(&house, &seat, people::wanted(wanted.page.as_deref())).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, wanted: u64) -> Result<RosterPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let attendances = storage::roster::attendances(&reader, review).await?;
    let people = people::page(house, say, &template, review, wanted, links::roster_page).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(RosterPage {
        stand: say.roster_stand(people.count),
        frame,
        workspace,
        units: units(house, seat).await?,
        attendance: AttendanceView::of(say, &template, &attendances),
        people,
        check_in: seat.may(Act::CheckIn).then(|| links::check_in(review)),
        import: seat.may(Act::EditRoster).then(|| links::roster_import(review)),
    })
}

async fn units(house: &House, seat: &Seat) -> Result<Vec<UnitLine>, Error> {
    let (lang, reader) = (seat.say().lang(), house.reader());
    let reporters = storage::roster::reporters(&reader, seat.review.id).await?;
    let units = storage::roster::units(&reader, seat.review.id).await?;
    let reporter_of = |id| reporters.iter().find(|reporter| reporter.unit.id == id);
    let line = |unit: storage::roster::Unit| UnitLine {
        reporter: reporter_of(unit.id).map(|reporter| reporter.title.in_lang(lang).to_owned()),
        name: unit.name.in_lang(lang).to_owned(),
        code: unit.code,
        members: unit.members,
        committee: unit.committee,
    };
    Ok(units.into_iter().map(line).collect())
}
