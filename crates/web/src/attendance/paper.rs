//! A signed sheet, entered afterwards: who has signed is ticked, and noted in one write.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{attendance::SHEET_ROWS, id::PersonId, role::Act};
use serde::Deserialize;
use service::Error;
use storage::{cycle::Review, roster::Person};

use super::sheets::{Sheet, Sheets};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
    roster::attendance::GroupMark,
};

#[derive(Template)]
#[template(path = "attendance/paper.html")]
struct PaperPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    print: String,
    action: String,
    /// The sheets to choose from.
    sheets: Vec<Choice>,
    shown: Option<Shown>,
    /// How many were noted just now, or why nobody was.
    told: Option<String>,
    stale: bool,
}

/// A sheet of the list.
struct Choice {
    name: String,
    path: String,
    /// Whether everybody on it is noted or on leave.
    done: bool,
    here: bool,
}

/// The sheet that is entered.
struct Shown {
    group: GroupMark,
    place: String,
    number: usize,
    lines: Vec<Line>,
    next: Option<String>,
}

/// Somebody on it.
struct Line {
    id: String,
    name: String,
    whose: String,
    ticked: bool,
    /// Since when noted.
    since: Option<String>,
    on_leave: bool,
}

/// Which sheet, and how many were noted just now.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    group: Option<String>,
    sheet: Option<usize>,
    noted: Option<usize>,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(super) struct Entry {
    group: String,
    sheet: usize,
    /// Who was shown as missing and not on leave.
    #[serde(default)]
    listed: Vec<PersonId>,
    /// Who is ticked.
    #[serde(default)]
    person: Vec<PersonId>,
    /// Whether all who are listed have signed.
    all: Option<String>,
}

/// What the page says beside the sheet.
enum Came {
    Asked,
    Noted(usize),
    /// Somebody who is ticked is no longer on the roll.
    Stale(BTreeSet<PersonId>),
}

/// `GET /reviews/{review}/check-in/paper`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::CheckIn)?;
    let came = wanted.noted.map_or(Came::Asked, Came::Noted);
    let page = page(&house, &seat, wanted.group.as_deref(), wanted.sheet, came).await;
    Ok(render(&page.say_in(seat.say())?))
}

/// `POST /reviews/{review}/check-in/paper`
pub(super) async fn note(State(house): State<House>, seat: Seat, Checked(form): Checked<Entry>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let mut people: BTreeSet<PersonId> = form.person.into_iter().collect();
    if form.all.is_some() {
        people.extend(form.listed);
    }
    if people.len() > SHEET_ROWS {
        return Err(Trouble::malformed(say));
    }
    match service::attendance::check_in_many(house.service(), &seat.account, review, &people).await {
        Ok(count) => {
            let path = links::signed_sheet_noted(review, &form.group, form.sheet, count);
            Ok(Redirect::to(&path).into_response())
        }
        Err(Error::Stale) => {
            let came = Came::Stale(people);
            let page = page(&house, &seat, Some(&form.group), Some(form.sheet), came).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    group: Option<&str>,
    number: Option<usize>,
    came: Came,
) -> Result<PaperPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let rules = service::cycle::rules(review)?;
    let cut = Sheets::of(house, say, &rules, review.id).await?;
    // The nearest sheet that there is: the roll may have become shorter.
    let fits = |sheet: &Sheet| {
        group.is_none_or(|letter| sheet.group.letter == letter) && sheet.number <= number.unwrap_or(1)
    };
    let at = cut.sheets.iter().rposition(fits).filter(|_| group.is_some()).unwrap_or(0);
    let link = |sheet: &Sheet| links::signed_sheet(review.id, &sheet.group.letter, sheet.number);
    let choice = |(place, sheet): (usize, &Sheet)| Choice {
        name: format!("{}{}", sheet.group.letter, sheet.number),
        path: link(sheet),
        done: sheet.people.iter().all(|(_, person)| is_settled(person)),
        here: place == at,
    };
    let (frame, workspace) = Workspace::around(seat, Part::Roster);
    Ok(PaperPage {
        frame,
        workspace,
        back: links::check_in(review.id),
        print: links::sign_in_sheets(review.id),
        action: links::signed_sheets(review.id),
        sheets: cut.sheets.iter().enumerate().map(choice).collect(),
        shown: cut.sheets.get(at).map(|sheet| Shown {
            group: GroupMark { letter: sheet.group.letter.clone(), colour: sheet.group.colour },
            place: say.attendance_sheet_place(&sheet.whose, sheet.number, sheet.all),
            number: sheet.number,
            lines: sheet.people.iter().map(|one| line(say, review, &cut, one, &came)).collect(),
            next: cut.sheets.get(at + 1).map(link),
        }),
        stale: matches!(came, Came::Stale(_)),
        told: match came {
            Came::Asked => None,
            Came::Noted(count) => Some(say.attendance_paper_saved(count)),
            Came::Stale(_) => Some(say.attendance_paper_stale().to_owned()),
        },
    })
}

/// Whether nothing is awaited from a sheet about somebody.
fn is_settled(person: &Person) -> bool {
    person.present_at.is_some() || person.excused_at.is_some()
}

fn line(say: Say, review: &Review, cut: &Sheets, (place, person): &(usize, Person), came: &Came) -> Line {
    let whose = [person.key(), cut.unit(person), person.title.in_lang(say.lang())];
    let parts: Vec<_> = whose.into_iter().filter(|part| !part.is_empty()).collect();
    Line {
        id: person.id.to_string(),
        name: format!("{place}. {}", person.name.in_lang(say.lang())),
        whose: parts.join(" · "),
        ticked: match came {
            Came::Asked | Came::Noted(_) => false,
            Came::Stale(ticked) => ticked.contains(&person.id),
        },
        since: person.present_at.map(|at| say.attendance_since(moment::time(at, &review.zone))),
        on_leave: person.excused_at.is_some(),
    }
}
