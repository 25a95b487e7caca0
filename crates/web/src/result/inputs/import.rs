//! Scores out of a spreadsheet: looked at row by row, and kept only when that is saved.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use i18n::Say;
use review::{
    result::input::{Amount, Field},
    role::Act,
    template::Template as Rules,
};
use service::{
    Error,
    result::{PreviewLine, Previewed},
    roster::import::FILE_LIMIT,
};

use super::save::slips;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
    roster::upload::Upload,
};

/// As the form of a file names what it is about.
pub(super) const PART: &str = "file";

/// Where the file is chosen.
#[derive(Template)]
#[template(path = "result/inputs/import.html")]
pub(super) struct ImportPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    /// Megabytes.
    limit: usize,
    /// As pasted.
    text: String,
    refusal: Option<String>,
    slips: Vec<String>,
    export: String,
}

/// What the file would change.
#[derive(Template)]
#[template(path = "result/inputs/preview.html")]
struct PreviewPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    again: String,
    action: String,
    part: &'static str,
    wrong: Vec<String>,
    lines: Vec<LineView>,
}

struct LineView {
    /// The end of the fields' names.
    name: String,
    row: usize,
    unit: String,
    what: String,
    before: String,
    after: String,
    note: String,
    seen: i64,
    tone: &'static str,
    is: &'static str,
    why: Option<String>,
}

/// `GET /reviews/{review}/result/inputs/import`
pub(in crate::result) async fn form(seat: Seat) -> Page {
    seat.must(Act::EnterScores)?;
    Ok(render(&form_page(&seat, String::new(), None, Vec::new())))
}

/// `POST /reviews/{review}/result/inputs/import`
pub(in crate::result) async fn take(State(house): State<House>, seat: Seat, upload: Upload) -> Page {
    seat.must(Act::EnterScores)?;
    let (say, review) = (seat.say(), seat.review.id);
    let Some(file) = upload.chosen() else {
        let why = say.inputs_file_none_chosen().to_owned();
        return Ok(refused(&form_page(&seat, upload.pasted, Some(why), Vec::new())));
    };
    let basis = match file.name.as_str() {
        "" => say.inputs_file_basis_pasted().to_owned(),
        name => say.inputs_file_basis(name.chars().take(100).collect::<String>()),
    };
    match service::result::preview(house.service(), &seat.account, review, file.bytes, &basis).await {
        Ok(found) => previewed(&seat, &found).say_in(say),
        Err(Error::Refused(why)) => {
            let template = service::cycle::rules(&seat.review).say_in(say)?;
            let slips: Vec<_> =
                slips(&why).iter().map(|slip| say.inputs_slip_is(slip, Some(&template))).collect();
            let whole = if slips.is_empty() { say.refusal(&why) } else { say.inputs_refused().to_owned() };
            Ok(refused(&form_page(&seat, upload.pasted, Some(whole), slips)))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

fn previewed(seat: &Seat, found: &Previewed) -> Result<Response, Error> {
    let (say, review) = (seat.say(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let page = PreviewPage {
        frame,
        workspace,
        back: links::result_inputs(review),
        again: links::result_inputs_import(review),
        action: links::result_inputs(review),
        part: PART,
        wrong: found.slips.iter().map(|slip| say.inputs_slip_is(slip, Some(&template))).collect(),
        lines: found.lines.iter().map(|line| view(say, &template, line, found)).collect(),
    };
    Ok(if page.wrong.is_empty() { render(&page).into_response() } else { refused(&page) })
}

fn view(say: Say, template: &Rules, line: &PreviewLine, found: &Previewed) -> LineView {
    let field: &Field = &line.input.field;
    let wrong = found
        .slips
        .iter()
        .find(|slip| slip.unit == line.reporter.unit.code && slip.field.as_ref() == Some(field));
    let before = line.before.as_ref().and_then(|entry| entry.value.as_ref()).map(Amount::text);
    let (tone, is) = match (wrong, before) {
        (Some(_), _) => ("error", say.inputs_file_error()),
        (None, Some(_)) => ("changed", say.inputs_file_changed()),
        (None, None) => ("new", say.inputs_file_new()),
    };
    LineView {
        name: format!("{}.{field}", line.reporter.id),
        row: line.row,
        unit: line.reporter.unit.name.in_lang(say.lang()).to_owned(),
        what: say.inputs_field(template, field),
        before: before.unwrap_or("–").to_owned(),
        after: line.input.value.clone(),
        note: line.input.note.in_lang(say.lang()).to_owned(),
        seen: line.input.seen,
        tone,
        is,
        why: wrong.map(|slip| say.inputs_mistake(&slip.why)),
    }
}

/// The page of the file, when somebody else was faster than who looked at it.
pub(super) fn overtaken(seat: &Seat) -> ImportPage {
    let why = seat.say().inputs_file_overtaken().to_owned();
    form_page(seat, String::new(), Some(why), Vec::new())
}

fn form_page(seat: &Seat, text: String, refusal: Option<String>, slips: Vec<String>) -> ImportPage {
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let review = seat.review.id;
    ImportPage {
        frame,
        workspace,
        back: links::result_inputs(review),
        limit: FILE_LIMIT / (1024 * 1024),
        text,
        refusal,
        slips,
        export: links::result_inputs_file(review),
    }
}
