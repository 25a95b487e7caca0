//! The three lists: problems, who answers for them, and how they are mended. Pages of what Word and Excel have whole.

use askama::Template;
use axum::extract::{Query, State};
use review::{document::DocumentKind, time::Day};
use serde::Deserialize;
use service::{Error, document::Format};
use storage::{
    follow_up::{
        Item,
        ledger::{Filter, stand as how, stretch},
    },
    roster::Unit,
};

use super::{
    ledger::unit_name,
    stand::{self, Chip},
    views::{self, Tab, View},
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
const STRETCH: u64 = 100;

/// Which of the three.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Problems,
    Owners,
    Mended,
}

/// What the address asks for.
#[derive(Deserialize)]
pub(super) struct Asked {
    list: Option<String>,
    page: Option<String>,
}

/// One of the lists.
#[derive(Template)]
#[template(path = "follow_up/lists.html")]
struct ListsPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    tabs: Vec<Tab>,
    which: Vec<Tab>,
    title: &'static str,
    owners: bool,
    mended: bool,
    lines: Vec<Line>,
    pager: Option<Pager>,
    /// As files, for who may take documents out.
    files: Vec<(String, String)>,
}

/// An item.
struct Line {
    number: u64,
    path: String,
    unit: String,
    text: String,
    year: i16,
    owner: String,
    measure: String,
    due: String,
    due_machine: String,
    state: Chip,
}

/// `GET /reviews/{review}/items/lists`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    Ok(render(&page(&house, &seat, &asked).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, asked: &Asked) -> Result<ListsPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let which = Which::of(asked.list.as_deref());
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let stand = how(&reader, review, today).await?;
    let base = links::three_lists(review);
    let link = |page| format!("{base}?list={}&page={page}", which.key());
    let (here, pager) = Pager::of(say, stand.all(), STRETCH, page_of(asked.page.as_deref()), link);
    let skip = (here - 1) * STRETCH;
    let items = stretch(&reader, review, &Filter::default(), skip, STRETCH).await?;
    let units = storage::roster::units(&reader, review).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(ListsPage {
        frame,
        workspace,
        stand: views::stand(say, &stand),
        tabs: views::tabs(seat, View::Lists),
        which: Which::ALL.iter().map(|one| one.tab(say, &base, which)).collect(),
        title: which.name(say),
        owners: which != Which::Problems,
        mended: which == Which::Mended,
        lines: (skip + 1..).zip(&items).map(|(number, item)| line(seat, number, item, &units)).collect(),
        pager,
        files: files(seat, stand.all()),
    })
}

/// The whole of them as Word and Excel, in the reader's language.
fn files(seat: &Seat, items: usize) -> Vec<(String, String)> {
    let kind = DocumentKind::Lists;
    if items == 0 || !service::document::may(&seat.roles, kind) {
        return Vec::new();
    }
    let say = seat.say();
    let file = |format: Format| {
        let path = links::document_file(seat.review.id, kind, say.lang(), format.ending(), None);
        (path, say.follow_up_lists_file(crate::document::format_name(say, format)))
    };
    Format::ALL.into_iter().filter(|format| format.is_for(kind)).map(file).collect()
}

fn line(seat: &Seat, number: u64, item: &Item, units: &[Unit]) -> Line {
    let (say, lang) = (seat.say(), seat.say().lang());
    let day: Day = item.due_on;
    Line {
        number,
        path: links::item(seat.review.id, item.id),
        unit: unit_name(seat, item.unit, units),
        text: item.text.in_lang(lang).to_owned(),
        year: item.origin_year,
        owner: item.owner.in_lang(lang).to_owned(),
        measure: item.measure.as_ref().map_or("", |measure| measure.in_lang(lang)).to_owned(),
        due: moment::civil(say, day),
        due_machine: day.to_string(),
        state: stand::state(say, item.state),
    }
}

impl Which {
    const ALL: [Self; 3] = [Self::Problems, Self::Owners, Self::Mended];

    fn of(key: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|one| Some(one.key()) == key).unwrap_or(Self::Problems)
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::Owners => "owners",
            Self::Mended => "mended",
        }
    }

    fn name(self, say: i18n::Say) -> &'static str {
        match self {
            Self::Problems => say.follow_up_lists_problems(),
            Self::Owners => say.follow_up_lists_owners(),
            Self::Mended => say.follow_up_lists_mended(),
        }
    }

    fn tab(self, say: i18n::Say, base: &str, here: Self) -> Tab {
        Tab { name: self.name(say), path: format!("{base}?list={}", self.key()), current: self == here }
    }
}
