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
use storage::{
    Reader,
    account::Account,
    cycle::{RoleChange, RoleDeed},
};

use super::rostered::RosteredView;
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
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
    take_path: String,
    rostered: Option<RosteredView>,
    history: Vec<Step>,
}

struct Holder {
    name: String,
    sign_in: String,
    account: String,
    roles: Vec<HeldRole>,
}

struct HeldRole {
    key: &'static str,
    name: &'static str,
    take: String,
}

/// Who gave or took a role.
struct Step {
    what: String,
    when: String,
    machine: String,
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

/// `POST /reviews/{review}/roles/take`
pub(super) async fn take(State(service): State<Service>, seat: Seat, Checked(form): Checked<Give>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    service::cycle::take_role(&service, &seat.account, review, form.account, form.role).await.say_in(say)?;
    Ok(Redirect::to(&links::roles(review)).into_response())
}

async fn page(house: &House, seat: &Seat) -> Result<RolesPage, Error> {
    let (say, reader) = (seat.say(), house.reader());
    let accounts = storage::account::all(&reader).await?;
    // Whoever's account was closed may still hold a role, which can be taken back.
    let everybody = storage::account::everybody(&reader).await?;
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
        holders: everybody.iter().filter_map(|account| holder(say, account, &held)).collect(),
        accounts: accounts.iter().map(choice).collect(),
        roles: given
            .map(|role| Choice { key: role.key().to_owned(), name: say.role_name(role).to_owned() })
            .collect(),
        take_path: links::roles_take(seat.review.id),
        rostered: RosteredView::of(&reader, say, seat.review.id).await?,
        history: history(&reader, seat).await?,
    })
}

/// `None` for who holds no role.
fn holder(say: Say, account: &Account, held: &[(AccountId, Roles)]) -> Option<Holder> {
    let (_, roles) = held.iter().find(|(id, _)| *id == account.id)?;
    Some(Holder {
        name: account.name.in_lang(say.lang()).to_owned(),
        sign_in: account.sign_in.clone(),
        account: account.id.to_string(),
        roles: roles.iter().map(|role| held_role(say, role)).collect(),
    })
}

fn held_role(say: Say, role: Role) -> HeldRole {
    let name = say.role_name(role);
    HeldRole { key: role.key(), name, take: say.cycle_roles_take_which(name) }
}

async fn history(reader: &Reader, seat: &Seat) -> Result<Vec<Step>, Error> {
    let say = seat.say();
    let accounts = storage::account::everybody(reader).await?;
    let name = |id| {
        let account = accounts.iter().find(|account| account.id == id);
        account.map_or("", |account| account.name.in_lang(say.lang()))
    };
    let step = |deed: RoleDeed| {
        let (who, role, by) = (name(deed.account), say.role_name(deed.role), name(deed.by));
        let what = match deed.change {
            RoleChange::Given => say.cycle_roles_given(who, role, by),
            RoleChange::Taken => say.cycle_roles_taken(who, role, by),
        };
        let when = moment::minute(say, deed.at, &seat.review.zone);
        Step { what, when, machine: moment::machine(deed.at) }
    };
    let deeds = storage::cycle::role_deeds(reader, seat.review.id).await?;
    Ok(deeds.into_iter().map(step).collect())
}
