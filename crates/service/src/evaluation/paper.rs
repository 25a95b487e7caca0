//! Paper ballots: handed out, counted, entered twice, compared, signed by two, or repeated.

mod counting;
mod entering;
mod repeating;
mod signing;
mod state;

pub use counting::{Issue, collect, issue};
pub use entering::{finish, save};
pub use repeating::repeat;
pub use signing::sign;
pub(crate) use state::must_stand;
pub use state::{PaperState, cards_issued, own_row_blank, pending, state, tally};

use review::{evaluation::Refusal, id::BoxId, role::Act, template::Template};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    evaluation::{self, BallotBox},
};

use crate::{Error, access};

/// What every deed needs: the box, which nobody else changes meanwhile, and how its papers stand.
struct Desk {
    one: BallotBox,
    review: Review,
    template: Template,
    state: PaperState,
}

impl Desk {
    async fn open(tx: &Tx, by: &Account, id: &BoxId, act: Act) -> Result<Self, Error> {
        let one = evaluation::locked(tx, id).await?.ok_or(Error::NotFound)?;
        let review = access::must(tx, one.review, by, act).await?;
        let template = access::template(&review)?;
        let state = state(tx, &template, &one).await?;
        Ok(Self { one, review, template, state })
    }
}

fn no(why: impl Into<Refusal>) -> Error {
    review::Refusal::from(why.into()).into()
}
