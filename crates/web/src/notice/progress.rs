//! Who is where, what is late, and a call to hurry. Nothing here tells of a vote.

mod chat;
mod gather;
mod others;
mod page;
mod rows;

use std::collections::BTreeSet;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{id::AccountId, role::Act};
use serde::Deserialize;
use service::{Error, notice::Nudged};

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Which reports, which page of them, and what a call to hurry came to.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    show: Option<String>,
    page: Option<String>,
    mailed: Option<usize>,
    shown: Option<usize>,
    before: Option<usize>,
}

/// `GET /reviews/{review}/progress`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::FollowProgress)?;
    let say = seat.say();
    let mut page = page::page(&house, &seat, &wanted).await.say_in(say)?;
    let nudged = wanted.mailed.map(|mailed| Nudged {
        mailed,
        shown: wanted.shown.unwrap_or_default(),
        before: wanted.before.unwrap_or_default(),
    });
    page.nudged = nudged.map(|one| page::nudged(say, one));
    Ok(render(&page))
}

/// `POST /reviews/{review}/progress/nudge`: `deed` (`selected` or `late`), `who` for each who is chosen, `note`.
pub(super) async fn nudge(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let field = |wanted: &str| form.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let chosen = chosen(&form).ok_or_else(|| Trouble::malformed(say))?;
    let whom = (field("deed") != Some("late")).then_some(&chosen);
    let note = field("note").unwrap_or_default();
    match service::notice::nudge(house.service(), &seat.account, review, whom, note).await {
        Ok(done) => {
            let to = links::nudged(review, done.mailed, done.shown, done.before);
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Refused(why)) => {
            let mut page = page::page(&house, &seat, &Wanted::default()).await.say_in(say)?.choosing(&chosen);
            (page.refusal, page.note) = (Some(say.refusal(&why)), note.to_owned());
            Ok(refused(&page))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `None` where one of them is no account's id.
fn chosen(form: &[(String, String)]) -> Option<BTreeSet<AccountId>> {
    form.iter().filter(|(name, _)| name == "who").map(|(_, id)| id.parse().ok()).collect()
}
