//! The ledger seen from further off: by quarter, by unit, over time, and how it ended.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use documents::chart;
use i18n::Say;
use review::{follow_up::ItemState, id::ReviewId, phase::Phase};
use service::{Error, follow_up::over_time};
use storage::follow_up::ledger::{Filter, Stand, by_month, by_unit, count, ended, stand as how, stretch};

use super::{
    ledger::{self, Line},
    stand::{self, STATES},
    wanted::{OVERDUE, UNDONE, Wanted},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
    roster::people::{Pager, wanted as page_of},
};

/// Items on a page of the look back.
const STRETCH: u64 = 50;

/// From where the ledger is seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    List,
    Quarters,
    Units,
    Progress,
    Lists,
    LookBack,
}

/// The way to a view.
pub(super) struct Tab {
    pub(super) name: &'static str,
    pub(super) path: String,
    pub(super) current: bool,
}

/// The views; once the review is closed there is something to look back on.
pub(super) fn tabs(seat: &Seat, here: View) -> Vec<Tab> {
    let (say, review) = (seat.say(), seat.review.id);
    let closed = seat.review.phase == Phase::Closed;
    let all = [
        (View::List, say.follow_up_view_list(), links::items(review)),
        (View::Units, say.follow_up_view_units(), links::items_by_unit(review)),
        (View::Quarters, say.follow_up_view_quarters(), links::items_by_quarter(review)),
        (View::Progress, say.follow_up_view_progress(), links::items_over_time(review)),
        (View::Lists, say.follow_up_view_lists(), links::three_lists(review)),
        (View::LookBack, say.follow_up_view_look_back(), links::look_back(review)),
    ];
    all.into_iter()
        .filter(|(view, _, _)| closed || *view != View::LookBack)
        .map(|(view, name, path)| Tab { name, path, current: view == here })
        .collect()
}

/// How a ledger stands, in a sentence.
pub(super) fn stand(say: Say, stand: &Stand) -> String {
    say.follow_up_stand(stand.of(ItemState::Verified), stand.all(), stand.overdue)
}

/// A table of counts: one row a unit or a quarter, one column a state.
#[derive(Template)]
#[template(path = "follow_up/counts.html")]
struct CountsPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    tabs: Vec<Tab>,
    caption: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Row>,
}

/// A row of it.
struct Row {
    name: String,
    path: String,
    cells: Vec<Cell>,
    all: usize,
    overdue: Cell,
}

/// A count, and the items that were counted.
struct Cell {
    count: usize,
    path: String,
}

/// `GET /reviews/{review}/items/board`
pub(super) async fn units(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&board(&house, &seat).await.say_in(seat.say())?))
}

async fn board(house: &House, seat: &Seat) -> Result<CountsPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let counts = by_unit(&reader, review, today).await?;
    let units = storage::roster::units(&reader, review).await?;
    let of = |unit| counts.get(&unit).copied().unwrap_or_default();
    let mut rows: Vec<Row> = units
        .iter()
        .map(|unit| (unit, of(Some(unit.id))))
        .map(|(unit, stand)| {
            let id = unit.id.to_string();
            row(review, unit.name.in_lang(say.lang()).to_owned(), ("unit", &id), &stand)
        })
        .collect();
    // Everybody's items have no filter of their own: their row leads to the whole list.
    if of(None).all() > 0 {
        rows.push(row(review, say.follow_up_all_units().to_owned(), ("unit", ""), &of(None)));
    }
    counted(house, seat, View::Units, say.follow_up_unit(), rows).await
}

/// `GET /reviews/{review}/items/quarters`
pub(super) async fn quarters(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&by_quarter(&house, &seat).await.say_in(seat.say())?))
}

async fn by_quarter(house: &House, seat: &Seat) -> Result<CountsPage, Error> {
    let (say, review) = (seat.say(), seat.review.id);
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let mut quarters: BTreeMap<(i32, u32), Stand> = BTreeMap::new();
    for (month, stand) in by_month(&house.reader(), review, today).await? {
        let Some((year, month)) = month.split_once('-') else { continue };
        let (Ok(year), Ok(month)) = (year.parse(), month.parse::<u32>()) else { continue };
        quarters.entry((year, month.div_ceil(3))).or_default().join(&stand);
    }
    let named = quarters.iter().map(|((year, quarter), stand)| {
        let key = format!("{year}-{quarter}");
        row(review, say.follow_up_quarter(quarter, year), ("quarter", &key), stand)
    });
    let rows = named.collect();
    counted(house, seat, View::Quarters, say.follow_up_due(), rows).await
}

fn row(review: ReviewId, name: String, by: (&str, &str), stand: &Stand) -> Row {
    let cell = |state: &str, count| Cell { count, path: links::items_asked(review, &[by, ("state", state)]) };
    Row {
        name,
        path: links::items_asked(review, &[by]),
        cells: STATES.into_iter().map(|state| cell(stand::key(state), stand.of(state))).collect(),
        all: stand.all(),
        overdue: cell(OVERDUE, stand.overdue),
    }
}

async fn counted(
    house: &House,
    seat: &Seat,
    view: View,
    caption: &'static str,
    rows: Vec<Row>,
) -> Result<CountsPage, Error> {
    let say = seat.say();
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let stand = how(&house.reader(), seat.review.id, today).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(CountsPage {
        frame,
        workspace,
        stand: self::stand(say, &stand),
        tabs: tabs(seat, view),
        caption,
        columns: STATES.into_iter().map(|state| say.item_state(state)).collect(),
        rows,
    })
}

/// How the ledger is worked off, drawn and tabled.
#[derive(Template)]
#[template(path = "follow_up/progress.html")]
struct ProgressPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    tabs: Vec<Tab>,
    chart: Option<String>,
    /// Day, items, verified.
    points: Vec<(String, usize, usize)>,
}

/// `GET /reviews/{review}/items/progress`
pub(super) async fn progress(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&worked_off(&house, &seat).await.say_in(seat.say())?))
}

async fn worked_off(house: &House, seat: &Seat) -> Result<ProgressPage, Error> {
    let (say, now) = (seat.say(), house.service().now());
    let today = service::follow_up::today(now, &seat.review.zone)?;
    let stand = how(&house.reader(), seat.review.id, today).await?;
    let found = over_time::over_time(&house.reader(), &seat.review, now).await?;
    let points: Vec<_> =
        found.iter().map(|one| (moment::civil(say, one.day), one.all, one.verified)).collect();
    let reached: Vec<_> = found
        .iter()
        .map(|one| chart::Reached { day: short(one.day), all: one.all, done: one.verified })
        .collect();
    let names = [say.follow_up_progress_all(), say.follow_up_progress_verified()];
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(ProgressPage {
        frame,
        workspace,
        stand: self::stand(say, &stand),
        tabs: tabs(seat, View::Progress),
        chart: (!reached.is_empty()).then(|| chart::progress(say.follow_up_view_progress(), names, &reached)),
        points,
    })
}

/// Year and month, and the day where the month is not over: as axes have room for.
fn short(day: review::time::Day) -> String {
    format!("{}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// What became of a closed review's items.
#[derive(Template)]
#[template(path = "follow_up/look_back.html")]
struct LookBackPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    tabs: Vec<Tab>,
    /// A count and its word.
    tallies: Vec<(usize, &'static str)>,
    closed: bool,
    lines: Vec<Line>,
    pager: Option<Pager>,
}

/// `GET /reviews/{review}/items/look-back`
pub(super) async fn look_back(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    Ok(render(&looked_back(&house, &seat, &wanted).await.say_in(seat.say())?))
}

async fn looked_back(house: &House, seat: &Seat, wanted: &Wanted) -> Result<LookBackPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let stand = how(&reader, review, today).await?;
    let [in_time, late, unknown] = ended(&reader, review).await?;
    let open: Filter = Wanted { state: UNDONE.to_owned(), ..Wanted::default() }.filter(today);
    let found = count(&reader, review, &open).await?;
    let link = |page| format!("{}?page={page}", links::look_back(review));
    let (here, pager) = Pager::of(say, found, STRETCH, page_of(wanted.page.as_deref()), link);
    let items = stretch(&reader, review, &open, (here - 1) * STRETCH, STRETCH).await?;
    let units = storage::roster::units(&reader, review).await?;
    let mut tallies = vec![
        (in_time, say.follow_up_ended_in_time()),
        (late, say.follow_up_ended_late()),
        (found, say.follow_up_ended_open()),
    ];
    if unknown > 0 {
        tallies.push((unknown, say.follow_up_ended_unknown()));
    }
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(LookBackPage {
        frame,
        workspace,
        stand: self::stand(say, &stand),
        tabs: tabs(seat, View::LookBack),
        tallies,
        closed: seat.review.phase == Phase::Closed,
        lines: ledger::lines(house, seat, &items, &units, today).await?,
        pager,
    })
}
