//! The list of items: filtered, counted and paged by the database.

use askama::Template;
use axum::extract::{Query, State};
use review::{follow_up::Source, id::UnitId, role::Act, time::Day};
use service::Error;
use storage::{
    follow_up::{
        Item,
        ledger::{count, owners, stand as how, stretch},
        years::known_words,
    },
    roster::Unit,
};

use super::{
    new::Choice,
    stand::{self, Chip, STATES},
    views::{self, Tab, View},
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

/// Items on a page.
const STRETCH: u64 = 50;

/// The ledger.
#[derive(Template)]
#[template(path = "follow_up/ledger.html")]
struct LedgerPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    is_empty: bool,
    tabs: Vec<Tab>,
    units: Vec<Choice>,
    owners: Vec<Choice>,
    states: Vec<Choice>,
    sources: Vec<Choice>,
    wanted: Wanted,
    found: Option<String>,
    lines: Vec<Line>,
    pager: Option<Pager>,
    /// For who verifies.
    asked: Option<String>,
}

/// One item.
pub(super) struct Line {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) unit: String,
    pub(super) owner: String,
    pub(super) due: String,
    pub(super) due_machine: String,
    pub(super) due_chip: Option<Chip>,
    pub(super) state: Chip,
    /// The same words stood in an earlier year, or somebody says that it is the same problem.
    pub(super) repeated: bool,
}

/// `GET /reviews/{review}/items`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    Ok(render(&page(&house, &seat, wanted).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, wanted: Wanted) -> Result<LedgerPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), &seat.review);
    let today = service::follow_up::today(house.service().now(), &review.zone)?;
    let stand = how(&reader, review.id, today).await?;
    let units = storage::roster::units(&reader, review.id).await?;
    let filter = wanted.filter(today);
    let all = wanted.is_all();
    let found = if all { stand.all() } else { count(&reader, review.id, &filter).await? };
    let link = |page| wanted.page(review.id, page);
    let (here, pager) = Pager::of(say, found, STRETCH, page_of(wanted.page.as_deref()), link);
    let items = stretch(&reader, review.id, &filter, (here - 1) * STRETCH, STRETCH).await?;
    let lines = lines(house, seat, &items, &units, today).await?;
    let owners = owners(&reader, review.id).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(LedgerPage {
        frame,
        workspace,
        stand: views::stand(say, &stand),
        is_empty: stand.all() == 0,
        tabs: views::tabs(seat, View::List),
        units: units.iter().map(|unit| unit_choice(seat, unit, &wanted.unit)).collect(),
        owners: owners
            .iter()
            .map(|owner| {
                let key = owner.in_lang(review::words::Lang::Zh).to_owned();
                let name = owner.in_lang(say.lang()).to_owned();
                Choice { chosen: key == wanted.owner, key, name }
            })
            .collect(),
        states: state_choices(seat, &wanted.state),
        sources: source_choices(seat, &wanted.source),
        found: (!all).then(|| say.follow_up_found(found)),
        wanted,
        lines,
        pager,
        asked: seat.may(Act::VerifyItem).then(|| links::asked(review.id)),
    })
}

/// The items of a page as lines: two questions to the database more, whatever their number.
pub(super) async fn lines(
    house: &House,
    seat: &Seat,
    items: &[Item],
    units: &[Unit],
    today: Day,
) -> Result<Vec<Line>, Error> {
    let known = known_words(&house.reader(), &seat.review, items).await?;
    let line = |item: &Item| {
        let repeated = item.repeats.is_some() || known.contains(&item.id);
        Line { repeated, ..line(seat, item, units, today) }
    };
    Ok(items.iter().map(line).collect())
}

fn unit_choice(seat: &Seat, unit: &Unit, chosen: &str) -> Choice {
    let key = unit.id.to_string();
    Choice { chosen: key == chosen, key, name: unit.name.in_lang(seat.say().lang()).to_owned() }
}

fn state_choices(seat: &Seat, chosen: &str) -> Vec<Choice> {
    let say = seat.say();
    let words = STATES.into_iter().map(|state| (stand::key(state), say.item_state(state)));
    words
        .chain([(OVERDUE, say.follow_up_overdue()), (UNDONE, say.follow_up_undone())])
        .map(|(key, name)| Choice { key: key.to_owned(), name: name.to_owned(), chosen: key == chosen })
        .collect()
}

fn source_choices(seat: &Seat, chosen: &str) -> Vec<Choice> {
    let choice = |source: Source| Choice {
        key: source.key().to_owned(),
        name: seat.say().item_source(source).to_owned(),
        chosen: source.key() == chosen,
    };
    Source::ALL.into_iter().map(choice).collect()
}

fn line(seat: &Seat, item: &Item, units: &[Unit], today: Day) -> Line {
    let (say, lang) = (seat.say(), seat.say().lang());
    Line {
        path: links::item(seat.review.id, item.id),
        text: item.text.in_lang(lang).to_owned(),
        unit: unit_name(seat, item.unit, units),
        owner: item.owner.in_lang(lang).to_owned(),
        due: moment::civil(say, item.due_on),
        due_machine: item.due_on.to_string(),
        due_chip: stand::due(say, item, today),
        state: stand::state(say, item.state),
        repeated: false,
    }
}

/// The unit's name; without one an item is everybody's.
pub(super) fn unit_name(seat: &Seat, id: Option<UnitId>, units: &[Unit]) -> String {
    let say = seat.say();
    let found = units.iter().find(|unit| Some(unit.id) == id);
    found.map_or(say.follow_up_all_units(), |unit| unit.name.in_lang(say.lang())).to_owned()
}
