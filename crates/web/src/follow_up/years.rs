//! A problem through the years, on the page of its item.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{
    id::{ItemId, ReviewId},
    role::Act,
};
use serde::Deserialize;
use service::{
    Error,
    follow_up::years::{How, candidates, history},
};
use storage::{
    cycle::Review,
    follow_up::{Item, years::Past},
};

use super::{
    item,
    item_view::{self, Came, Kept},
    new::{Choice, optional},
    stand::{self, Chip},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Where else the problem stood.
pub(super) struct Years {
    pub(super) lines: Vec<YearLine>,
    /// With what it can be linked, for who verifies.
    pub(super) link: Option<LinkForm>,
}

/// An earlier year.
pub(super) struct YearLine {
    pub(super) year: String,
    pub(super) text: String,
    /// For who has a seat in that review.
    pub(super) path: Option<String>,
    pub(super) how: &'static str,
    pub(super) state: Chip,
}

/// The form by which somebody says that it is the same problem.
pub(super) struct LinkForm {
    pub(super) path: String,
    pub(super) choices: Vec<Choice>,
    /// Whether there is a link to take back.
    pub(super) linked: bool,
}

impl Years {
    pub(super) async fn of(house: &House, seat: &Seat, item: &Item) -> Result<Self, Error> {
        let (reader, say) = (house.reader(), seat.say());
        let found = history(&reader, &seat.review, item).await?;
        let seats = storage::cycle::of_account(&reader, seat.account.id).await?;
        let lines = found.iter().map(|(past, how)| line(say, past, *how, &seats)).collect();
        let may_link = seat.may(Act::VerifyItem) && seat.review.phase.may_change().is_ok();
        let choices =
            if may_link { candidates(&reader, &seat.review, item, &found).await? } else { Vec::new() };
        let linked = item.repeats.is_some();
        let choice = |past: &Past| Choice {
            key: past.item.id.to_string(),
            name: say.follow_up_years_choice(past.year, past.item.text.in_lang(say.lang())),
            chosen: false,
        };
        Ok(Self {
            lines,
            link: (may_link && (linked || !choices.is_empty())).then(|| LinkForm {
                path: links::item_link(seat.review.id, item.id),
                choices: choices.iter().map(choice).collect(),
                linked,
            }),
        })
    }
}

fn line(say: Say, past: &Past, how: How, seats: &[(Review, review::role::Roles)]) -> YearLine {
    let sits = seats.iter().any(|(review, _)| review.id == past.review);
    YearLine {
        year: say.follow_up_origin_year(past.year),
        text: past.item.text.in_lang(say.lang()).to_owned(),
        path: sits.then(|| links::item(past.review, past.item.id)),
        how: match how {
            How::Carried => say.follow_up_years_carried(),
            How::Linked => say.follow_up_years_linked(),
            How::SameWords => say.follow_up_years_same_words(),
        },
        state: stand::state(say, past.item.state),
    }
}

/// The fields of the form; a blank `to` takes the link back.
#[derive(Deserialize)]
pub(super) struct LinkSent {
    revision: i64,
    #[serde(default)]
    to: String,
}

/// `POST /reviews/{review}/items/{item}/link`
pub(super) async fn link(
    State(house): State<House>,
    seat: Seat,
    Path((_, id)): Path<(ReviewId, ItemId)>,
    Checked(typed): Checked<LinkSent>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let to = optional(&typed.to).say_in(say)?;
    let done =
        service::follow_up::years::link(house.service(), &seat.account, review, id, typed.revision, to).await;
    match done {
        Ok(()) => Ok(Redirect::to(&links::item_saved(review, id)).into_response()),
        Err(Error::Refused(why)) => {
            let came = Came::Refused(say.refusal(&why));
            Ok(refused(&item_view::page(&house, &seat, id, Kept::default(), came).await.say_in(say)?))
        }
        Err(Error::Stale) => item::stale(&house, &seat, id, Kept::default()).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}
