//! Roles that the roster names and nobody has been given yet, on the page of roles.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{
    id::{AccountId, ReviewId},
    role::Role,
};
use service::{Error, Service, cycle::rostered::give_rostered};
use storage::Reader;

use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::{Checked, Seat},
    links,
};

/// The part of the page.
pub(super) struct RosteredView {
    pub(super) path: String,
    pub(super) open: Vec<Open>,
    /// Who has roles on the roster but no account that is known by it.
    pub(super) unknown: Vec<String>,
}

/// A role to give.
pub(super) struct Open {
    pub(super) name: String,
    pub(super) sign_in: String,
    pub(super) role: &'static str,
    /// As the form sends it: `account:role`.
    pub(super) value: String,
}

impl RosteredView {
    /// `None` where the roster names no roles that are not given.
    pub(super) async fn of(reader: &Reader, say: Say, review: ReviewId) -> Result<Option<Self>, Error> {
        let found = service::cycle::rostered::rostered(reader, review).await?;
        let open = |(account, role): (storage::account::Account, Role)| Open {
            name: account.name.in_lang(say.lang()).to_owned(),
            role: say.role_name(role),
            value: format!("{}:{}", account.id, role.key()),
            sign_in: account.sign_in,
        };
        let unknown = |person: &storage::roster::Person| {
            let roles: Vec<_> = person.roles.iter().map(|role| say.role_name(role)).collect();
            say.cycle_rostered_unknown_one(
                person.name.in_lang(say.lang()),
                roles.join(say.frame_list_comma()),
            )
        };
        let view = Self {
            path: links::roles_rostered(review),
            unknown: found.unknown.iter().map(unknown).collect(),
            open: found.open.into_iter().map(open).collect(),
        };
        Ok((!view.open.is_empty() || !view.unknown.is_empty()).then_some(view))
    }
}

/// `POST /reviews/{review}/roles/rostered`, with a field `give` for each role that the page showed.
pub(super) async fn give(
    State(service): State<Service>,
    seat: Seat,
    Checked(fields): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let shown = fields.iter().filter(|(name, _)| name == "give").map(|(_, value)| pair(value));
    let shown: Vec<_> = shown.collect::<Option<_>>().ok_or_else(|| Trouble::malformed(say))?;
    give_rostered(&service, &seat.account, review, &shown).await.say_in(say)?;
    Ok(Redirect::to(&links::roles(review)).into_response())
}

fn pair(value: &str) -> Option<(AccountId, Role)> {
    let (account, role) = value.split_once(':')?;
    Some((account.parse().ok()?, role.parse().ok()?))
}
