//! The page: a tab a part, its table, and what was entered before.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use i18n::Say;
use review::{
    id::{AccountId, ReporterId},
    result::input::{Field, Slip},
    role::Act,
    template::{Source, Template as Rules},
    words::Words,
};
use serde::Deserialize;
use service::Error;
use storage::{
    result::input::{Entry, standing},
    roster::Reporter,
};

use super::{
    super::pages::{Pager, numbered, stretch},
    cells::{Column, Drawing, Row},
    form::Typed,
    history::{Deed, Told},
    part::{Part, needed, of_source},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{self, Frame, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// A part's table; for who enters nothing, the same to read.
#[derive(Template)]
#[template(path = "result/inputs/show.html")]
pub(super) struct InputsPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    back: String,
    action: String,
    enters: bool,
    notice: Option<Notice>,
    tabs: Vec<Tab>,
    part: String,
    name: String,
    text: String,
    /// Ticks, not numbers.
    ticks: bool,
    notes: bool,
    basis: Option<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    page: usize,
    pager: Option<Pager>,
    /// Of the reporters of this page.
    history: Vec<Deed>,
    from_checks: Vec<String>,
    checks: String,
    file: String,
    import: String,
}

/// What is to be said above the table.
pub(super) struct Notice {
    tone: &'static str,
    title: String,
    text: Option<String>,
    /// Each with the field that it is about.
    lines: Vec<(String, String)>,
}

struct Tab {
    name: String,
    path: String,
    here: bool,
}

/// Which part and page, and how many fields were just saved.
#[derive(Deserialize)]
pub(in crate::result) struct Asked {
    part: Option<String>,
    page: Option<String>,
    saved: Option<String>,
}

/// How the page is asked for.
pub(super) enum Shown<'a> {
    Page {
        part: String,
        number: usize,
        saved: Option<usize>,
    },
    /// As typed, with what is wrong.
    Refused {
        typed: &'a Typed,
        slips: &'a [Slip],
        why: String,
    },
    /// As typed, beside what somebody else stored meanwhile.
    Stale {
        typed: &'a Typed,
    },
}

impl Shown<'_> {
    fn part(&self) -> &str {
        match self {
            Self::Page { part, .. } => part,
            Self::Refused { typed, .. } | Self::Stale { typed } => &typed.part,
        }
    }

    fn number(&self) -> usize {
        match self {
            Self::Page { number, .. } => *number,
            Self::Refused { typed, .. } | Self::Stale { typed } => typed.page,
        }
    }

    fn typed(&self) -> Option<&Typed> {
        match self {
            Self::Page { .. } => None,
            Self::Refused { typed, .. } | Self::Stale { typed } => Some(typed),
        }
    }

    fn slips(&self) -> &[Slip] {
        match self {
            Self::Refused { slips, .. } => slips,
            Self::Page { .. } | Self::Stale { .. } => &[],
        }
    }
}

/// `GET /reviews/{review}/result/inputs`
pub(in crate::result) async fn show(
    State(house): State<House>,
    seat: Seat,
    Query(asked): Query<Asked>,
) -> Page {
    seat.must(Act::SeeResults)?;
    let saved = asked.saved.and_then(|saved| saved.parse().ok());
    let number = numbered(asked.page.as_deref());
    let shown = Shown::Page { part: asked.part.unwrap_or_default(), number, saved };
    Ok(render(&page(&house, &seat, shown).await.say_in(seat.say())?))
}

pub(super) async fn page(house: &House, seat: &Seat, shown: Shown<'_>) -> Result<InputsPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let template = service::cycle::rules(&seat.review)?;
    let part = Part::asked(&template, shown.part());
    let reporters = storage::roster::reporters(&reader, review).await?;
    let entries = storage::result::input::of_review(&reader, review).await?;
    let ids: Vec<_> = entries.iter().map(|entry| entry.by).collect();
    let names = storage::account::names(&reader, &ids).await?;
    let link = |page| links::result_inputs_page(review, &part.key(), page);
    let (stretch, page, pager) = stretch(say, reporters.len(), shown.number(), link);
    let here = reporters.get(stretch.clone()).unwrap_or_default();
    let told_here: Vec<_> =
        entries.iter().filter(|entry| here.iter().any(|one| one.id == entry.reporter)).cloned().collect();
    let history = told(say, seat, &template, &names, &reporters).of(&part, &told_here);
    let (typed, slips) = (shown.typed(), shown.slips());
    let frozen = storage::result::sitting::is_frozen(&reader, review).await?;
    let lawful = seat.may(Act::EnterScores) && seat.review.phase.may_change().is_ok();
    let drawing =
        Drawing { say, seat, template: &template, part: &part, entries: &entries, names, typed, slips };
    let columns = drawing.columns();
    let rows: Vec<_> =
        stretch.clone().zip(here).map(|(place, one)| drawing.row(place, one, &columns)).collect();
    let (frame, workspace) = Workspace::around(seat, frame::Part::Result);
    Ok(InputsPage {
        frame,
        workspace,
        stand: stand(say, &template, &reporters, &entries),
        back: links::result(review),
        action: links::result_inputs(review),
        // What was typed before the grades became final comes back all the same.
        enters: lawful && (!frozen || typed.is_some()),
        notice: notice(say, &template, &rows, &shown)
            .or_else(|| frozen.then(|| plain("info", say.inputs_frozen().to_owned()))),
        tabs: tabs(say, seat, &template, &part),
        part: part.key(),
        name: part.name(say, &template),
        text: part.text(say, &template),
        ticks: part == Part::Vetoes,
        notes: !matches!(part, Part::Panel(_)),
        basis: (part == Part::Scores).then(|| typed.map(|typed| typed.basis.clone()).unwrap_or_default()),
        columns,
        rows,
        page,
        pager,
        history,
        from_checks: of_source(&template, Source::Checks)
            .map(|input| say.inputs_from_checks(input.title.in_lang(say.lang())))
            .collect(),
        checks: links::facts(review),
        file: links::result_inputs_file(review),
        import: links::result_inputs_import(review),
    })
}

fn told<'a>(
    say: Say,
    seat: &'a Seat,
    template: &'a Rules,
    names: &'a BTreeMap<AccountId, Words>,
    reporters: &'a [Reporter],
) -> Told<'a> {
    Told { say, zone: &seat.review.zone, template, names, reporters }
}

fn tabs(say: Say, seat: &Seat, template: &Rules, here: &Part) -> Vec<Tab> {
    let tab = |part: Part| Tab {
        name: part.name(say, template),
        path: links::result_inputs_part(seat.review.id, &part.key()),
        here: part == *here,
    };
    Part::all(template).into_iter().map(tab).collect()
}

/// How many of the scores that the composite waits for are complete.
fn stand(say: Say, template: &Rules, reporters: &[Reporter], entries: &[Entry]) -> String {
    let standing = standing(entries);
    let scored = |reporter: ReporterId, input| {
        let of_panel = |field: &Field| matches!(field, Field::Judge { input: of, .. } if of == input);
        standing.keys().filter(|(one, field)| *one == reporter && of_panel(field)).count()
    };
    let entered = of_source(template, Source::Entered).flat_map(|input| {
        let field = Field::Score(input.key.clone());
        let standing = &standing;
        reporters.iter().map(move |one| standing.contains_key(&(one.id, field.clone())))
    });
    let panels = of_source(template, Source::Judges).flat_map(|input| {
        reporters.iter().map(move |one| scored(one.id, &input.key) >= needed(template, &input.key))
    });
    let all: Vec<_> = entered.chain(panels).collect();
    if all.is_empty() {
        return say.inputs_stand_none().to_owned();
    }
    say.inputs_stand(all.iter().filter(|complete| **complete).count(), all.len())
}

fn plain(tone: &'static str, title: String) -> Notice {
    Notice { tone, title, text: None, lines: Vec::new() }
}

fn notice(say: Say, template: &Rules, rows: &[Row], shown: &Shown<'_>) -> Option<Notice> {
    match shown {
        Shown::Page { saved: Some(0), .. } => Some(plain("info", say.inputs_saved_nothing().to_owned())),
        Shown::Page { saved: Some(count), .. } => Some(plain("done", say.inputs_saved(*count))),
        Shown::Page { saved: None, .. } => None,
        Shown::Refused { slips, why, .. } => Some(Notice {
            tone: "error",
            title: say.inputs_refused().to_owned(),
            text: slips.is_empty().then(|| why.clone()),
            lines: slips.iter().map(|slip| line(say, template, rows, slip)).collect(),
        }),
        Shown::Stale { .. } => Some(Notice {
            tone: "error",
            title: say.inputs_stale().to_owned(),
            text: Some(say.inputs_stale_text().to_owned()),
            lines: Vec::new(),
        }),
    }
}

/// The sentence, and the field that it is about.
fn line(say: Say, template: &Rules, rows: &[Row], slip: &Slip) -> (String, String) {
    let told = say.inputs_mistake(&slip.why);
    let row = rows.iter().find(|row| row.code == slip.unit);
    let mut cells = row.into_iter().flat_map(|row| row.cells.iter().flatten());
    let cell = cells.find(|cell| cell.wrong.as_deref().is_some_and(|wrong| wrong.contains(&told)));
    let path = cell.map_or_else(|| "#table".to_owned(), |cell| format!("#value-{}", cell.id));
    (say.inputs_slip_is(slip, Some(template)), path)
}
