//! One's own entry of the papers: one paper a page.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    evaluation::paper::{Flaw, Mark, Sheet, Stage},
    role::Act,
};
use serde::Deserialize;
use service::{Error, evaluation::paper};

use super::{
    Opened,
    entry_view::{Typed, page},
    words::flaw_key,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Which paper to show; else the first that is not entered yet.
#[derive(Deserialize)]
pub(super) struct Wanted {
    paper: Option<usize>,
}

/// `GET /reviews/{review}/papers/{box}/entry`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Page {
    seat.must(Act::EnterPaper)?;
    Ok(render(&page(&house, &seat, &id, wanted.paper, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/papers/{box}/entry`: `paper`, and either `row-0`, `row-1`, … or `flaw`; `again`
/// where the person has looked twice at a paper that breaks a quota.
pub(super) async fn save(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
    Checked(form): Checked<BTreeMap<String, String>>,
) -> Page {
    seat.must(Act::EnterPaper)?;
    let Some(number) = form.get("paper").and_then(|number| number.parse().ok()) else {
        return Err(Trouble::malformed(seat.say()));
    };
    let done = async {
        let found = Opened::find(&house.reader(), &seat, &id).await?;
        let sheet = sheet(&form, found.one.shape.questions.len());
        let again = form.contains_key("again");
        paper::save(house.service(), &seat.account, &found.one.id, number, &sheet, again).await?;
        Ok(found)
    };
    match done.await {
        Ok(found) => Ok(Redirect::to(&after(&seat, &found)).into_response()),
        Err(Error::Refused(why)) => {
            let typed = Typed { why: seat.say().refusal(&why), form };
            let page = page(&house, &seat, &id, Some(number), Some(typed)).await;
            Ok(refused(&page.say_in(seat.say())?))
        }
        Err(other) => Err(other).say_in(seat.say()),
    }
}

/// To the next paper; from a correction back to the comparison.
fn after(seat: &Seat, found: &Opened) -> String {
    if found.state.stage == Stage::Comparing {
        links::papers_count(seat.review.id, &found.one.id)
    } else {
        links::papers_entry(seat.review.id, &found.one.id)
    }
}

/// What a form says of a paper. Rows that are missing make too few, which the rules refuse.
pub(super) fn sheet(form: &BTreeMap<String, String>, rows: usize) -> Sheet {
    let chosen = form.get("flaw").and_then(|key| Flaw::ALL.into_iter().find(|flaw| flaw_key(*flaw) == key));
    if let Some(flaw) = chosen {
        return Sheet::Void(flaw);
    }
    let mark = |row: usize| match form.get(&format!("row-{row}"))?.as_str() {
        "blank" => Some(Mark::Blank),
        "unclear" => Some(Mark::Unclear),
        answer => answer.parse().ok().map(Mark::Answer),
    };
    Sheet::Marked((0..rows).filter_map(mark).collect())
}

/// `POST /reviews/{review}/papers/{box}/finish`
pub(super) async fn finish(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    let done = async {
        let found = Opened::find(&house.reader(), &seat, &id).await?;
        paper::finish(house.service(), &seat.account, &found.one.id).await?;
        Ok(links::papers_count(seat.review.id, &found.one.id))
    };
    let path: Result<String, Error> = done.await;
    Ok(Redirect::to(&path.say_in(seat.say())?).into_response())
}
