//! Roles that the roster names: whoever's account is known by staff number or e-mail may be given them together.

use std::collections::BTreeMap;

use review::{
    id::{AccountId, ReviewId},
    log::{About, Operation},
    role::{Act, Role, Roles},
};
use storage::{Rows, StorageError, account::Account, cycle::RoleChange, roster::Person};

use crate::{Error, Service, access, log};

/// What the roster says and nobody has been given yet.
#[derive(Clone, Debug, Default)]
pub struct Rostered {
    /// To give: account and role, by the roster's order.
    pub open: Vec<(Account, Role)>,
    /// With roles on the roster, but without an account of that staff number or e-mail. Of somebody whose number and
    /// e-mail are those of two accounts nobody knows which is meant.
    pub unknown: Vec<Person>,
}

/// Compares the roster with the roles that are held. Nothing is written.
pub async fn rostered(rows: &impl Rows, review: ReviewId) -> Result<Rostered, StorageError> {
    let people = storage::roster::people(rows, review).await?;
    let people: Vec<_> = people.into_iter().filter(|person| !person.roles.is_empty()).collect();
    if people.is_empty() {
        return Ok(Rostered::default());
    }
    let held: BTreeMap<_, _> = storage::cycle::everybody(rows, review).await?.into_iter().collect();
    let accounts = Accounts::of(rows).await?;
    let mut found = Rostered::default();
    for person in people {
        let Some(account) = accounts.one(&person) else {
            found.unknown.push(person);
            continue;
        };
        let has = held.get(&account.id).cloned().unwrap_or_else(Roles::none);
        for role in person.roles.iter().filter(|role| !has.holds(*role)) {
            // Two rows may mean one account, by its number and by its e-mail.
            if !found.open.iter().any(|(other, given)| other.id == account.id && *given == role) {
                found.open.push((account.clone(), role));
            }
        }
    }
    Ok(found)
}

/// Gives those of `seen` that the roster still names, and answers how many these are. What the roster has come to say
/// since waits until somebody has seen it.
pub async fn give_rostered(
    service: &Service,
    by: &Account,
    review: ReviewId,
    seen: &[(AccountId, Role)],
) -> Result<usize, Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::ManageAccounts).await?;
    let open = rostered(&tx, review).await?.open;
    let given: Vec<_> = open.into_iter().filter(|(to, role)| seen.contains(&(to.id, *role))).collect();
    for (account, role) in &given {
        storage::cycle::give_role(&tx, review, account.id, *role).await?;
        super::note(&tx, service, review, RoleChange::Given, (by.id, account.id, *role)).await?;
    }
    log::keep(service, &tx, review, by.id, Operation::RolesOfRosterGiven, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(given.len())
}

/// Active accounts by what a roster may call them.
struct Accounts {
    by_sign_in: BTreeMap<String, Account>,
    by_email: BTreeMap<String, AccountId>,
}

impl Accounts {
    async fn of(rows: &impl Rows) -> Result<Self, StorageError> {
        let all = storage::account::all(rows).await?;
        let by_sign_in = all.into_iter().map(|account| (account.sign_in.clone(), account)).collect();
        Ok(Self { by_sign_in, by_email: storage::account::emails(rows).await?.into_iter().collect() })
    }

    fn one(&self, person: &Person) -> Option<&Account> {
        let by_number = person.number.as_ref().and_then(|number| self.by_sign_in.get(&number.to_lowercase()));
        let by_email = person.email.as_ref().and_then(|email| self.by_email.get(email));
        let by_email = by_email.and_then(|id| self.by_sign_in.values().find(|account| account.id == *id));
        match (by_number, by_email) {
            (Some(one), Some(other)) if one.id != other.id => None,
            (Some(one), _) | (None, Some(one)) => Some(one),
            (None, None) => None,
        }
    }
}
