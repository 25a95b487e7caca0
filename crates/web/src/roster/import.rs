//! Where organisers choose the file of a roster.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::role::Act;
use service::{Error, Service, roster::import};

use super::upload::Upload;
use crate::{
    fault::{Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    links,
};

/// The form.
#[derive(Template)]
#[template(path = "roster/import.html")]
struct ImportPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    /// Megabytes.
    limit: usize,
    /// As pasted.
    text: String,
    refusal: Option<String>,
    /// Names and addresses.
    examples: [(&'static str, String); 3],
}

/// `GET /reviews/{review}/roster/import`
pub(super) async fn form(seat: Seat) -> Page {
    seat.must(Act::EditRoster)?;
    Ok(render(&page(&seat, String::new(), None)))
}

/// `POST /reviews/{review}/roster/import`
pub(super) async fn take(State(service): State<Service>, seat: Seat, upload: Upload) -> Page {
    seat.must(Act::EditRoster)?;
    let (say, review) = (seat.say(), seat.review.id);
    let Some(file) = upload.chosen() else {
        let why = say.roster_import_nothing_chosen().to_owned();
        return Ok(refused(&page(&seat, upload.pasted, Some(why))));
    };
    match import::preview(&service, &seat.account, review, file).await {
        Ok(import) => Ok(Redirect::to(&links::roster_preview(review, import)).into_response()),
        Err(Error::Refused(why)) => Ok(refused(&page(&seat, upload.pasted, Some(say.refusal(&why))))),
        Err(other) => Err(Trouble::new(say, other)),
    }
}

fn page(seat: &Seat, text: String, refusal: Option<String>) -> ImportPage {
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    let (say, review) = (seat.say(), seat.review.id);
    let examples = [
        (say.roster_import_example_xlsx(), "example.xlsx"),
        (say.roster_import_example_units(), "example-units.csv"),
        (say.roster_import_example_people(), "example-people.csv"),
    ];
    let examples = examples.map(|(name, file)| (name, links::roster_file(review, file)));
    let limit = import::FILE_LIMIT / (1024 * 1024);
    ImportPage { frame, workspace, back: links::roster(review), limit, text, refusal, examples }
}
