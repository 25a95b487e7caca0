//! Who holds which role in a review.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{
    id::AccountId,
    role::{Act, Role, Roles},
};
use serde::Deserialize;
use service::{Error, Service};
use storage::account::Account;

use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// Everybody with a role, and the form that gives one.
#[derive(Template)]
#[template(path = "cycle/roles.html")]
struct RolesPage {
    frame: Frame,
    workspace: Workspace,
    accounts_path: String,
    holders: Vec<Holder>,
    accounts: Vec<Choice>,
    roles: Vec<Choice>,
}

struct Holder {
    name: String,
    sign_in: String,
    roles: Vec<&'static str>,
}

/// An entry of a list.
struct Choice {
    key: String,
    name: String,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(super) struct Give {
    account: AccountId,
    role: Role,
}

/// `GET /reviews/{review}/roles`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::ManageAccounts)?;
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/roles`
pub(super) async fn give(State(service): State<Service>, seat: Seat, Checked(form): Checked<Give>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    service::cycle::give_role(&service, &seat.account, review, form.account, form.role).await.say_in(say)?;
    Ok(Redirect::to(&links::roles(review)).into_response())
}

async fn page(house: &House, seat: &Seat) -> Result<RolesPage, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let accounts = storage::account::all(&reader).await?;
    let held = storage::cycle::everybody(&reader, seat.review.id).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Roles);
    let choice = |account: &Account| Choice {
        key: account.id.to_string(),
        name: format!("{} ({})", account.name.in_lang(say.lang()), account.sign_in),
    };
    // Administrators are so in every review: that is no role to be given in one.
    let given = Role::ALL.into_iter().filter(|role| *role != Role::Administrator);
    Ok(RolesPage {
        frame,
        workspace,
        accounts_path: links::accounts(),
        holders: accounts.iter().filter_map(|account| holder(say, account, &held)).collect(),
        accounts: accounts.iter().map(choice).collect(),
        roles: given
            .map(|role| Choice { key: role.key().to_owned(), name: role_name(say, role).to_owned() })
            .collect(),
    })
}

/// `None` for who holds no role.
fn holder(say: Say, account: &Account, held: &[(AccountId, Roles)]) -> Option<Holder> {
    let (_, roles) = held.iter().find(|(id, _)| *id == account.id)?;
    Some(Holder {
        name: account.name.in_lang(say.lang()).to_owned(),
        sign_in: account.sign_in.clone(),
        roles: roles.iter().map(|role| role_name(say, role)).collect(),
    })
}

/// A role's name.
pub(crate) fn role_name(say: Say, role: Role) -> &'static str {
    match role {
        Role::Administrator => say.cycle_role_administrator(),
        Role::Organiser => say.cycle_role_organiser(),
        Role::Reporter => say.cycle_role_reporter(),
        Role::Leader => say.cycle_role_leader(),
        Role::Scrutineer => say.cycle_role_scrutineer(),
        Role::Trustee => say.cycle_role_trustee(),
        Role::Correspondent => say.cycle_role_correspondent(),
        Role::Approver => say.cycle_role_approver(),
        Role::Observer => say.cycle_role_observer(),
    }
}
