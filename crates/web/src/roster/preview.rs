//! What an import would change, row by row, and its confirmation.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use i18n::Say;
use review::{
    id::{ImportId, ReviewId},
    role::Act,
    roster::{Refusal, cell::Format, column::List, head::SheetRead, plan::Kind},
};
use serde::Deserialize;
use service::{Error, Service, roster::import};
use storage::roster::{import as stored, import::Import, revision};

use super::{
    people::Pager,
    rows::{RowView, kind_name},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

/// Rows on a page.
const STRETCH: u64 = 50;

/// The preview.
#[derive(Template)]
#[template(path = "roster/preview.html")]
struct PreviewPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    again: String,
    path: String,
    title: String,
    /// How the file was read, and what of it was not.
    notes: Vec<String>,
    stage: Stage,
    tabs: Vec<Tab>,
    rows: Vec<RowView>,
    pager: Option<Pager>,
    version: i64,
    refusal: Option<String>,
}

/// What can be done with it.
enum Stage {
    Stale,
    Errors(String),
    AllSame,
    Ready { button: String },
}

/// A kind of rows, and how many there are.
struct Tab {
    name: &'static str,
    count: usize,
    path: String,
    here: bool,
}

/// Which rows.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    kind: Option<String>,
    page: Option<String>,
}

/// The field of the form: which state of the roster was on the screen, or that the preview is to be compared anew.
#[derive(Deserialize)]
pub(super) struct Deed {
    deed: Step,
    #[serde(default)]
    version: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Confirm,
    Compare,
    TakeBack,
}

/// The path's import, of the seat's review.
#[derive(Deserialize)]
pub(super) struct At {
    import: String,
}

impl At {
    fn id(&self) -> Result<ImportId, Error> {
        self.import.parse().map_err(|_| Error::NotFound)
    }
}

/// `GET /reviews/{review}/roster/imports/{import}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
    Query(wanted): Query<Wanted>,
) -> Page {
    seat.must(Act::EditRoster)?;
    let which = at.id().say_in(seat.say())?;
    Ok(render(&page(&house, &seat, which, &wanted, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/roster/imports/{import}`
pub(super) async fn act(
    State(house): State<House>,
    seat: Seat,
    Path(at): Path<At>,
    Checked(form): Checked<Deed>,
) -> Page {
    let say = seat.say();
    let which = at.id().say_in(say)?;
    match done(house.service(), &seat, which, &form).await {
        Ok(path) => Ok(Redirect::to(&path).into_response()),
        Err(Error::Stale) if form.deed == Step::Confirm => {
            again(&house, &seat, which, StatusCode::CONFLICT, None).await
        }
        Err(Error::Refused(review::Refusal::Roster(
            why @ (Refusal::RowsToMend { .. } | Refusal::Frozen),
        ))) => {
            let why = say.refusal(&why.into());
            again(&house, &seat, which, StatusCode::UNPROCESSABLE_ENTITY, Some(why)).await
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn done(service: &Service, seat: &Seat, which: ImportId, form: &Deed) -> Result<String, Error> {
    let (by, review) = (&seat.account, seat.review.id);
    Ok(match form.deed {
        Step::Confirm => {
            let rows = import::confirm(service, by, review, which, form.version).await?;
            links::roster_imported(review, rows)
        }
        Step::Compare => {
            import::compare_anew(service, by, review, which).await?;
            links::roster_preview(review, which)
        }
        Step::TakeBack => {
            service::roster::undo::take_back(service, by, review, which).await?;
            links::roster_undone(review)
        }
    })
}

async fn again(
    house: &House,
    seat: &Seat,
    which: ImportId,
    status: StatusCode,
    why: Option<String>,
) -> Result<Response, Trouble> {
    let page = page(house, seat, which, &Wanted::default(), why).await.say_in(seat.say())?;
    Ok((status, render(&page)).into_response())
}

async fn page(
    house: &House,
    seat: &Seat,
    which: ImportId,
    wanted: &Wanted,
    refusal: Option<String>,
) -> Result<PreviewPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let found = import::open(house.service(), &reader, review, which).await?;
    let mut counts = Vec::with_capacity(Kind::ALL.len());
    for kind in Kind::ALL {
        counts.push((kind, stored::count_rows(&reader, which, kind).await?));
    }
    let kind = wanted.kind.as_deref().and_then(Kind::by_key);
    let all: usize =
        counts.iter().filter(|(one, _)| kind.is_none_or(|kind| kind == *one)).map(|(_, n)| n).sum();
    let key = kind.map_or("", Kind::key);
    let wanted = super::people::wanted(wanted.page.as_deref());
    let (here, pager) =
        Pager::of(say, all, STRETCH, wanted, |page| links::roster_preview_page(review, which, key, page));
    let lines = stored::stretch(&reader, which, kind, (here - 1) * STRETCH, STRETCH).await?;
    let stale = revision::version(&reader, review).await? != found.version;
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(PreviewPage {
        frame,
        workspace,
        back: links::roster(review),
        again: links::roster_import(review),
        path: links::roster_preview(review, which),
        title: title(say, &found),
        notes: notes(say, seat, &found),
        stage: stage(say, &found, &counts, stale),
        tabs: tabs(say, review, which, kind, &counts),
        rows: lines.iter().map(|line| RowView::of(say, line)).collect(),
        pager,
        version: found.version,
        refusal,
    })
}

fn title(say: Say, found: &Import) -> String {
    if found.file_name.is_empty() {
        say.roster_preview_pasted().to_owned()
    } else {
        say.roster_preview_of(&found.file_name)
    }
}

fn stage(say: Say, found: &Import, counts: &[(Kind, usize)], stale: bool) -> Stage {
    let errors = counts.iter().find(|(kind, _)| *kind == Kind::Error).map_or(0, |(_, count)| *count);
    match (stale, errors, found.added + found.changed) {
        (true, _, _) => Stage::Stale,
        (false, 0, 0) => Stage::AllSame,
        (false, 0, rows) => Stage::Ready { button: say.roster_preview_confirm(rows) },
        (false, errors, _) => Stage::Errors(say.roster_preview_errors(errors)),
    }
}

fn tabs(
    say: Say,
    review: ReviewId,
    which: ImportId,
    kind: Option<Kind>,
    counts: &[(Kind, usize)],
) -> Vec<Tab> {
    let path = |key| links::roster_preview_page(review, which, key, 1);
    let all = Tab {
        name: say.roster_preview_all(),
        count: counts.iter().map(|(_, count)| count).sum(),
        path: path(""),
        here: kind.is_none(),
    };
    let each = counts.iter().map(|(one, count)| Tab {
        name: kind_name(say, *one),
        count: *count,
        path: path(one.key()),
        here: kind == Some(*one),
    });
    std::iter::once(all).chain(each).collect()
}

fn notes(say: Say, seat: &Seat, found: &Import) -> Vec<String> {
    let mut notes = vec![match &found.reading.format {
        Format::Xlsx => say.roster_preview_read_xlsx().to_owned(),
        Format::Csv { encoding, separator } => {
            let separator = match separator {
                ';' => say.roster_preview_semicolon(),
                '\t' => say.roster_preview_tab(),
                _ => say.roster_preview_comma(),
            };
            say.roster_preview_read_csv(encoding, separator)
        }
    }];
    for sheet in &found.reading.sheets {
        notes.push(read_as(say, sheet));
        if !sheet.unread.is_empty() {
            notes.push(say.roster_preview_unread(sheet.unread.join(say.frame_list_comma())));
        }
    }
    if !found.reading.hidden.is_empty() {
        notes.push(say.roster_preview_hidden(found.reading.hidden.join(say.frame_list_comma())));
    }
    if found.absent > 0 {
        notes.push(say.roster_preview_absent(found.absent));
    }
    let until = moment::minute(say, found.made_at.plus_ms(import::KEPT_MS), &seat.review.zone);
    notes.push(say.roster_preview_expires(until));
    notes
}

fn read_as(say: Say, read: &SheetRead) -> String {
    match (read.list, read.sheet.is_empty()) {
        (List::Units, true) => say.roster_preview_table_units(read.head_row),
        (List::People, true) => say.roster_preview_table_people(read.head_row),
        (List::Units, false) => say.roster_preview_sheet_units(&read.sheet, read.head_row),
        (List::People, false) => say.roster_preview_sheet_people(&read.sheet, read.head_row),
    }
}
