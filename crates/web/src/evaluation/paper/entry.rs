//! One's own entry of the papers: one paper a page.

use std::collections::BTreeMap;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    evaluation::paper::{Flaw, Mark, Sheet, Stage},
    role::Act,
};
use serde::Deserialize;
use service::{Error, evaluation::paper};

use super::{
    AtBox, Opened,
    entry_view::{Typed, page},
    words::flaw_key,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::Checked,
    house::House,
    links,
};

/// Which paper to show; else the first that is not entered yet.
#[derive(Deserialize)]
pub(super) struct Wanted {
    paper: Option<usize>,
}

/// `GET /reviews/{review}/papers/{box}/entry`
pub(super) async fn show(State(house): State<House>, at: AtBox, Query(wanted): Query<Wanted>) -> Page {
    at.seat.must(Act::EnterPaper)?;
    Ok(render(&page(&house, &at, wanted.paper, None).await.say_in(at.seat.say())?))
}

/// `POST /reviews/{review}/papers/{box}/entry`: `paper`, and either `row-0`, `row-1`, … or `flaw`; `again`
/// where the person has looked twice at a paper that breaks a quota.
pub(super) async fn save(
    State(house): State<House>,
    at: AtBox,
    Checked(form): Checked<BTreeMap<String, String>>,
) -> Page {
    at.seat.must(Act::EnterPaper)?;
    let Some(number) = form.get("paper").and_then(|number| number.parse().ok()) else {
        return Err(Trouble::malformed(at.seat.say()));
    };
    let say = at.seat.say();
    let sheet = sheet(&form, at.one.shape.questions.len());
    let again = form.contains_key("again");
    let found = Opened::of(&house.reader(), &at).await.say_in(say)?;
    match paper::save(house.service(), &at.seat.account, &at.one.id, number, &sheet, again).await {
        Ok(()) => Ok(Redirect::to(&after(&at, found.state.stage)).into_response()),
        Err(Error::Refused(why)) => {
            let typed = Typed { why: say.refusal(&why), form };
            Ok(refused(&page(&house, &at, Some(number), Some(typed)).await.say_in(say)?))
        }
        Err(other) => Err(other).say_in(say),
    }
}

/// To the next paper; from a correction back to the comparison.
fn after(AtBox { seat, one }: &AtBox, stage: Stage) -> String {
    if stage == Stage::Comparing {
        links::papers_count(seat.review.id, &one.id)
    } else {
        links::papers_entry(seat.review.id, &one.id)
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
pub(super) async fn finish(State(house): State<House>, AtBox { seat, one }: AtBox) -> Page {
    paper::finish(house.service(), &seat.account, &one.id).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::papers_count(seat.review.id, &one.id)).into_response())
}
