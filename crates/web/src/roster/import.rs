//! Where organisers paste units and people.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{role::Act, roster::line::Column};
use serde::Deserialize;
use service::{Error, Service, roster::import};

use crate::{
    fault::{Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    links,
};

/// Two lists, each with a form of its own.
#[derive(Template)]
#[template(path = "roster/import.html")]
struct ImportPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    lists: [ListForm; 2],
}

/// The form of one list.
struct ListForm {
    key: &'static str,
    title: &'static str,
    hint: &'static str,
    /// The first row.
    head: String,
    button: &'static str,
    /// As typed.
    text: String,
    refusal: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum List {
    Units,
    People,
}

/// The fields of either form.
#[derive(Deserialize)]
pub(super) struct Import {
    list: List,
    text: String,
}

/// `GET /reviews/{review}/roster/import`
pub(super) async fn form(seat: Seat) -> Page {
    seat.must(Act::EditRoster)?;
    Ok(render(&page(&seat)))
}

/// `POST /reviews/{review}/roster/import`
pub(super) async fn take(State(service): State<Service>, seat: Seat, Checked(form): Checked<Import>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let taken = match form.list {
        List::Units => import::units(&service, &seat.account, review, &form.text).await,
        List::People => import::people(&service, &seat.account, review, &form.text).await,
    };
    match taken {
        Ok(_) => Ok(Redirect::to(&links::roster(review)).into_response()),
        Err(Error::Refused(why)) => Ok(refused(&again(&seat, form, say.refusal(&why)))),
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// The list comes back as typed.
fn again(seat: &Seat, form: Import, why: String) -> ImportPage {
    let page = page(seat);
    let [units, people] = page.lists;
    let typed = |list| ListForm { text: form.text, refusal: Some(why), ..list };
    let lists = match form.list {
        List::Units => [typed(units), people],
        List::People => [units, typed(people)],
    };
    ImportPage { lists, ..page }
}

fn page(seat: &Seat) -> ImportPage {
    let say = seat.say();
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    let units = ListForm {
        key: "units",
        title: say.roster_import_units(),
        hint: say.roster_import_units_hint(),
        head: Column::head(&Column::UNITS),
        button: say.roster_import_units_button(),
        text: String::new(),
        refusal: None,
    };
    let people = ListForm {
        key: "people",
        title: say.roster_import_people(),
        hint: say.roster_import_people_hint(),
        head: Column::head(&Column::PEOPLE),
        button: say.roster_import_people_button(),
        text: String::new(),
        refusal: None,
    };
    ImportPage { frame, workspace, back: links::roster(seat.review.id), lists: [units, people] }
}
