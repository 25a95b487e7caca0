//! The requirements of the summing-up: each becomes items of the ledger, or there is a reason why not.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{
    id::{RequirementId, ReviewId},
    role::Act,
    time::Instant,
};
use serde::Deserialize;
use service::{Error, follow_up::requirement::Asked};
use storage::{account::Account, roster::Unit};

use super::{ledger::unit_name, stand::Chip};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

/// All requirements.
#[derive(Template)]
#[template(path = "follow_up/asked.html")]
struct AskedPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    lines: Vec<Line>,
    summing_up: String,
}

/// One of them, and what became of it.
struct Line {
    anchor: String,
    of: String,
    text: String,
    by: String,
    chip: Chip,
    /// Its items, where it has any.
    items: Option<(String, String)>,
    /// Why there are none, and who said so when.
    none: Option<(String, String)>,
    /// When that was, as the form sends it.
    seen: String,
    /// For who keeps the ledger, while the review is open.
    keeps: Option<Keeps>,
}

/// What an organiser may do with one.
struct Keeps {
    split: String,
    settle: String,
    take_back: String,
    /// The reason as it was typed, and why it was not kept.
    reason: String,
    refusal: Option<String>,
}

/// A reason that was not kept.
struct Again {
    id: RequirementId,
    reason: String,
    why: String,
}

/// Why there is no item; `seen` is when the reason was given that stood on the page.
#[derive(Deserialize)]
pub(super) struct ReasonForm {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    reason: String,
}

/// `GET /reviews/{review}/requirements`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::VerifyItem)?;
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/requirements/{requirement}`
pub(super) async fn settle(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, RequirementId)>,
    Checked(form): Checked<ReasonForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::ManageItems)?;
    let (account, seen) = (&seat.account, form.seen());
    let done =
        service::follow_up::requirement::settle(house.service(), account, review, id, seen, &form.reason);
    match done.await {
        Ok(()) => Ok(Redirect::to(&links::asked_at(review, id)).into_response()),
        Err(Error::Refused(why)) => {
            let again = Again { id, reason: form.reason, why: say.refusal(&why) };
            Ok(refused(&page(&house, &seat, Some(again)).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let again = Again { id, reason: form.reason, why: say.follow_up_asked_stale().to_owned() };
            let page = page(&house, &seat, Some(again)).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/requirements/{requirement}/take-back`
pub(super) async fn take_back(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, RequirementId)>,
    Checked(form): Checked<ReasonForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::ManageItems)?;
    let seen = form.seen().ok_or(Error::Stale).say_in(say)?;
    let done = service::follow_up::requirement::take_back(house.service(), &seat.account, review, id, seen);
    done.await.say_in(say)?;
    Ok(Redirect::to(&links::asked_at(review, id)).into_response())
}

impl ReasonForm {
    fn seen(&self) -> Option<Instant> {
        self.seen.parse().ok().map(Instant::from_ms)
    }
}

async fn page(house: &House, seat: &Seat, again: Option<Again>) -> Result<AskedPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let asked = service::follow_up::requirement::all(&reader, review).await?;
    let units = storage::roster::units(&reader, review).await?;
    let accounts = storage::account::everybody(&reader).await?;
    let settled = asked.iter().filter(|one| one.is_settled()).count();
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(AskedPage {
        frame,
        workspace,
        stand: say.follow_up_asked_stand(settled, asked.len()),
        lines: asked.iter().map(|one| line(seat, one, &units, &accounts, again.as_ref())).collect(),
        summing_up: links::summing_up(review),
    })
}

fn line(seat: &Seat, one: &Asked, units: &[Unit], accounts: &[Account], again: Option<&Again>) -> Line {
    let (say, review) = (seat.say(), seat.review.id);
    let stated = &one.requirement;
    let by = |id, at| {
        let name = accounts.iter().find(|account| account.id == id);
        let name = name.map_or("", |account| account.name.in_lang(say.lang()));
        say.follow_up_asked_none_by(name, moment::minute(say, at, &seat.review.zone))
    };
    let chip = match (one.items, &stated.none) {
        (0, None) => Chip { kind: "chip--due", word: say.follow_up_asked_waits() },
        (0, Some(_)) => Chip { kind: "", word: say.follow_up_asked_none() },
        (_, _) => Chip { kind: "chip--done", word: say.follow_up_asked_done() },
    };
    Line {
        anchor: format!("r-{}", stated.id),
        of: unit_name(seat, stated.unit, units),
        text: stated.text.in_lang(say.lang()).to_owned(),
        by: by(stated.by, stated.at),
        chip,
        items: (one.items > 0).then(|| {
            (links::items_of(review, stated.id), say.follow_up_asked_items(one.items, one.verified))
        }),
        none: stated
            .none
            .as_ref()
            .map(|none| (say.follow_up_asked_none_why(&none.why), by(none.by, none.at))),
        seen: stated.none.as_ref().map(|none| none.at.ms().to_string()).unwrap_or_default(),
        keeps: keeps(seat, stated.id, again),
    }
}

fn keeps(seat: &Seat, id: RequirementId, again: Option<&Again>) -> Option<Keeps> {
    if !seat.may(Act::ManageItems) || seat.review.phase.may_change().is_err() {
        return None;
    }
    let again = again.filter(|again| again.id == id);
    let settle = links::settle(seat.review.id, id);
    Some(Keeps {
        split: links::item_of(seat.review.id, id),
        take_back: format!("{settle}/take-back"),
        settle,
        reason: again.map(|again| again.reason.clone()).unwrap_or_default(),
        refusal: again.map(|again| again.why.clone()),
    })
}
