//! The table of units and checks.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use i18n::{Say, template::number};
use review::{
    fact::{Slip, Stand},
    id::AccountId,
    template::{Check, CheckKind, Template as Rules},
    words::Words,
};
use serde::Deserialize;
use service::Error;
use storage::{fact::Entry, roster::Unit};

use super::{
    cells::{Drawing, Row, cell_id},
    form::Typed,
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// Units on a page.
pub(super) const STRETCH: usize = 25;

/// The table; for who enters nothing, the same to read.
#[derive(Template)]
#[template(path = "fact/table.html")]
pub(super) struct TablePage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    action: String,
    page: usize,
    enters: bool,
    notice: Option<Notice>,
    checks: Vec<CheckView>,
    rows: Vec<Row>,
    pager: Option<Pager>,
    import: Option<String>,
    exports: [(&'static str, String); 2],
}

/// What is to be said above the table.
pub(super) struct Notice {
    pub(super) tone: &'static str,
    pub(super) title: String,
    pub(super) text: Option<String>,
    /// Each with the field that it is about.
    pub(super) lines: Vec<(String, String)>,
}

/// What one check is.
pub(crate) struct CheckView {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) is: String,
    pub(crate) part: String,
    pub(crate) guidance: Option<String>,
    pub(crate) out_of: String,
}

struct Pager {
    previous: Option<String>,
    next: Option<String>,
    here: String,
}

/// Which page, and how many fields were just saved.
#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
    saved: Option<String>,
}

/// How the table is asked for.
pub(super) enum Shown<'a> {
    Page {
        number: usize,
        saved: Option<usize>,
    },
    /// As typed, with what is wrong.
    Refused {
        page: usize,
        typed: &'a Typed,
        slips: &'a [Slip],
        why: String,
    },
    /// As typed, beside what somebody else stored meanwhile.
    Stale {
        page: usize,
        typed: &'a Typed,
    },
    /// Out of a file, still to be saved.
    Laid {
        typed: &'a Typed,
    },
}

/// `GET /reviews/{review}/facts`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    super::must_read(&seat)?;
    let number = asked.page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let saved = asked.saved.and_then(|saved| saved.parse().ok());
    let shown = Shown::Page { number, saved };
    Ok(render(&page(&house, &seat, shown).await.say_in(seat.say())?))
}

pub(super) async fn page(house: &House, seat: &Seat, shown: Shown<'_>) -> Result<TablePage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let units = storage::roster::units(&reader, review).await?;
    let entries = storage::fact::of_review(&reader, review).await?;
    let stand = service::fact::stand(&reader, &seat.review).await?;
    let enters = super::may_enter(seat, &template) && stand != Stand::Released;
    let (rows, page, pager) = match &shown {
        Shown::Page { number, .. } => stretch(say, seat, units.len(), *number),
        Shown::Refused { page, .. } | Shown::Stale { page, .. } => (0..units.len(), *page, None),
        Shown::Laid { .. } => (0..units.len(), 1, None),
    };
    let names = names(house, &entries, &shown).await?;
    let drawing = Drawing { say, seat, template: &template, entries: &entries, names, shown: &shown };
    let all = units.len() * template.facts().checks.len();
    let filled = filled(&template, &entries);
    let (frame, workspace) = Workspace::around(seat, Part::Facts);
    let picked = units.get(rows).unwrap_or_default().iter().filter(|unit| drawing.shows(unit.id));
    Ok(TablePage {
        frame,
        workspace,
        stand: say.fact_stand(filled, all),
        action: links::facts(review),
        page,
        enters,
        notice: notice(say, &template, &units, stand, &shown, enters),
        checks: checks(say, &template),
        rows: picked.map(|unit| drawing.row(unit)).collect(),
        pager,
        import: enters.then(|| links::facts_import(review)),
        exports: [
            (say.fact_export_xlsx(), links::facts_file(review, "checks.xlsx")),
            (say.fact_export_csv(), links::facts_file(review, "checks.csv")),
        ],
    })
}

fn stretch(
    say: Say,
    seat: &Seat,
    count: usize,
    wanted: usize,
) -> (std::ops::Range<usize>, usize, Option<Pager>) {
    let last = count.div_ceil(STRETCH).max(1);
    let here = wanted.clamp(1, last);
    let link = |page| links::facts_page(seat.review.id, page);
    let pager = (last > 1).then(|| Pager {
        previous: (here > 1).then(|| link(here - 1)),
        next: (here < last).then(|| link(here + 1)),
        here: say.fact_page_here(here, last),
    });
    ((here - 1) * STRETCH..(here * STRETCH).min(count), here, pager)
}

/// Of what the rules still ask for.
fn filled(template: &Rules, entries: &[Entry]) -> usize {
    let standing = storage::fact::standing(entries);
    standing.keys().filter(|(_, check)| template.facts().check(check).is_some()).count()
}

/// Only a conflict tells names.
async fn names(
    house: &House,
    entries: &[Entry],
    shown: &Shown<'_>,
) -> Result<BTreeMap<AccountId, Words>, Error> {
    match shown {
        Shown::Page { .. } | Shown::Laid { .. } => Ok(BTreeMap::new()),
        Shown::Refused { .. } | Shown::Stale { .. } => {
            let ids: Vec<_> = entries.iter().map(|entry| entry.by).collect();
            Ok(storage::account::names(&house.reader(), &ids).await?)
        }
    }
}

/// What each check is, in the template's order.
pub(super) fn checks(say: Say, template: &Rules) -> Vec<CheckView> {
    let view = |check: &Check| {
        let kind = match check.kind {
            CheckKind::Desk => say.fact_desk(),
            CheckKind::Field => say.fact_field(),
        };
        let input = check.input.as_ref().and_then(|key| template.input(key));
        CheckView {
            key: check.key.to_string(),
            title: check.title.in_lang(say.lang()).to_owned(),
            is: say.fact_check_of(kind, number(&check.points)),
            part: input.map_or_else(
                || say.fact_no_part().to_owned(),
                |input| say.fact_part_of(input.title.in_lang(say.lang())),
            ),
            guidance: check.guidance.as_ref().map(|words| words.in_lang(say.lang()).to_owned()),
            out_of: say.fact_out_of(number(&check.points)),
        }
    };
    template.facts().checks.iter().map(view).collect()
}

fn notice(
    say: Say,
    template: &Rules,
    units: &[Unit],
    stand: Stand,
    shown: &Shown<'_>,
    enters: bool,
) -> Option<Notice> {
    let plain = |tone, title: String| Notice { tone, title, text: None, lines: Vec::new() };
    match shown {
        Shown::Page { saved: Some(0), .. } => Some(plain("info", say.fact_saved_nothing().to_owned())),
        Shown::Page { saved: Some(count), .. } => Some(plain("done", say.fact_saved(*count))),
        Shown::Page { saved: None, .. } => match stand {
            Stand::Open if enters => None,
            Stand::Open => Some(plain("info", say.fact_read_only().to_owned())),
            Stand::Counted => Some(plain("due", say.fact_frozen().to_owned())),
            Stand::Released => Some(plain("info", say.fact_released().to_owned())),
        },
        Shown::Refused { slips, why, .. } => Some(Notice {
            tone: "error",
            title: say.fact_refused().to_owned(),
            text: slips.is_empty().then(|| why.clone()),
            lines: slips.iter().map(|slip| slip_line(say, template, units, slip)).collect(),
        }),
        Shown::Stale { .. } => Some(Notice {
            tone: "error",
            title: say.fact_stale().to_owned(),
            text: Some(say.fact_stale_text().to_owned()),
            lines: Vec::new(),
        }),
        Shown::Laid { typed } if typed.is_empty() => {
            Some(plain("info", say.fact_import_nothing().to_owned()))
        }
        Shown::Laid { typed } => Some(plain("due", say.fact_import_laid(typed.len()))),
    }
}

/// The sentence, and the field that it is about.
fn slip_line(say: Say, template: &Rules, units: &[Unit], slip: &Slip) -> (String, String) {
    let check = slip.check.as_ref().and_then(|key| template.facts().check(key));
    let title = check.map(|check| check.title.in_lang(say.lang()));
    let unit = units.iter().find(|unit| unit.code == slip.unit);
    let field = unit.zip(check).map(|(unit, check)| cell_id(unit.id, check));
    (say.fact_slip_is(slip, title), field.map_or_else(|| "#table".to_owned(), |id| format!("#score.{id}")))
}
