use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use review::{id::ReviewId, role::Role, words::Words};
use service::{Service, account, cycle};
use storage::account::Account;

use super::files::Institute;

/// Everybody who signs in, by sign-in name.
pub(super) struct People(BTreeMap<String, Account>);

impl People {
    /// Who signs in by this name.
    pub(super) fn get(&self, sign_in: &str) -> Result<&Account> {
        self.0.get(sign_in).with_context(|| format!("nobody signs in as {sign_in}"))
    }
}

/// The first administrator, by the set-up link. The password is drawn and told nobody: people come by link.
pub(super) async fn administrator(service: &Service, name: &Words) -> Result<Account> {
    let link = account::set_up_link(service).await?.context("somebody has an account already")?;
    let password = format!("{:032x}", rand::random::<u128>());
    let session = account::set_up(service, link.expose(), "admin", name.clone(), &password).await?;
    let found = account::who(service, session.expose())
        .await?
        .context("the administrator's session ended at once")?;
    account::sign_out(service, session.expose()).await?;
    Ok(found)
}

/// Invites everybody else and gives the roles.
pub(super) async fn everybody(
    service: &Service,
    admin: &Account,
    review: ReviewId,
    institute: &Institute,
) -> Result<People> {
    let mut people = BTreeMap::from([(admin.sign_in.clone(), admin.clone())]);
    for one in institute.accounts.iter().filter(|one| one.sign_in != admin.sign_in) {
        let (account, _) = account::invite(service, admin, &one.sign_in, one.name.clone()).await?;
        people.insert(one.sign_in.clone(), account);
    }
    for one in &institute.accounts {
        let account = people.get(&one.sign_in).context("everybody was invited")?;
        // Administrators are so everywhere, without a role in a review.
        for role in one.roles.iter().filter(|role| **role != Role::Administrator) {
            cycle::give_role(service, admin, review, account.id, *role).await?;
        }
    }
    Ok(People(people))
}
