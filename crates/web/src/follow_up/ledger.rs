use askama::Template;
use axum::extract::{Query, State};
use review::{follow_up::is_overdue, id::UnitId, time::Day};
use serde::Deserialize;
use service::Error;
use storage::{follow_up::Item, roster::Unit};

use super::stand::{self, Chip, STATES};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// The ledger.
#[derive(Template)]
#[template(path = "follow_up/ledger.html")]
struct LedgerPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    is_empty: bool,
    units: Vec<Choice>,
    states: Vec<Choice>,
    lines: Vec<Line>,
}

/// An entry of a filter.
struct Choice {
    key: String,
    name: String,
    chosen: bool,
}

/// One item.
struct Line {
    path: String,
    text: String,
    unit: String,
    owner: String,
    due: String,
    due_machine: String,
    due_chip: Option<Chip>,
    state: Chip,
}

/// Which items to show. `state` is a state's key, or `overdue`.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    state: String,
}

/// The filter's word for what is late, whatever its state.
const OVERDUE: &str = "overdue";

impl Wanted {
    fn takes(&self, item: &Item, today: Day) -> bool {
        let unit = self.unit.is_empty() || item.unit.is_some_and(|id| id.to_string() == self.unit);
        let state = match self.state.as_str() {
            "" => true,
            OVERDUE => is_overdue(item.state, item.due_on, today),
            key => stand::key(item.state) == key,
        };
        unit && state
    }
}

/// `GET /reviews/{review}/items`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    Ok(render(&page(&house, &seat, &wanted).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, wanted: &Wanted) -> Result<LedgerPage, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let items = storage::follow_up::items(&reader, seat.review.id).await?;
    let units = storage::roster::units(&reader, seat.review.id).await?;
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let verified = items.iter().filter(|item| item.state == review::follow_up::ItemState::Verified).count();
    let overdue = items.iter().filter(|item| is_overdue(item.state, item.due_on, today)).count();
    let shown = items.iter().filter(|item| wanted.takes(item, today));
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(LedgerPage {
        frame,
        workspace,
        stand: say.follow_up_stand(verified, items.len(), overdue),
        is_empty: items.is_empty(),
        lines: shown.map(|item| line(seat, item, &units, today)).collect(),
        units: units.iter().map(|unit| unit_choice(seat, unit, &wanted.unit)).collect(),
        states: state_choices(seat, &wanted.state),
    })
}

fn unit_choice(seat: &Seat, unit: &Unit, chosen: &str) -> Choice {
    let key = unit.id.to_string();
    Choice { chosen: key == chosen, key, name: unit.name.in_lang(seat.say().lang()).to_owned() }
}

fn state_choices(seat: &Seat, chosen: &str) -> Vec<Choice> {
    let say = seat.say();
    let words = STATES.into_iter().map(|state| (stand::key(state), say.item_state(state)));
    words
        .chain([(OVERDUE, say.follow_up_overdue())])
        .map(|(key, name)| Choice { key: key.to_owned(), name: name.to_owned(), chosen: key == chosen })
        .collect()
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
    }
}

/// The unit's name; without one an item is everybody's.
pub(super) fn unit_name(seat: &Seat, id: Option<UnitId>, units: &[Unit]) -> String {
    let say = seat.say();
    let found = units.iter().find(|unit| Some(unit.id) == id);
    found.map_or(say.follow_up_all_units(), |unit| unit.name.in_lang(say.lang())).to_owned()
}
