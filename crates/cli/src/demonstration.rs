//! The demonstration: a made-up institute, loaded from `examples/demonstration` as people would enter it.

mod accounts;
pub mod files;
mod ledger;
mod load;
mod reports;

use anyhow::{Context as _, Result, bail};
use review::{id::ReviewId, phase::Phase, role::Role};
use service::Service;
use storage::{
    account::Account,
    cycle::{Kind, Review},
};
use web::{Demonstration, DemonstrationLink, links};

use files::Files;

/// The roles in the order in which a meeting needs them.
const ORDER: [Role; 9] = [
    Role::Organiser,
    Role::Leader,
    Role::Reporter,
    Role::Scrutineer,
    Role::Trustee,
    Role::Correspondent,
    Role::Approver,
    Role::Observer,
    Role::Administrator,
];

/// Loads the demonstration if the database is empty, and makes a way in for each of its people.
pub async fn ready(service: &Service) -> Result<Demonstration> {
    let files = Files::read()?;
    if !storage::account::anybody(&service.reader()).await? {
        load::everything(service, &files).await.context("the demonstration cannot be loaded")?;
    }
    let review = found(service).await?;
    let admin = account(service, "admin").await?;
    let mut links = Vec::new();
    for one in &files.institute.accounts {
        let account = account(service, &one.sign_in).await?;
        let token = service::account::demonstration_link(service, &admin, account.id).await?;
        let role = one.roles.first().with_context(|| format!("{} has no role", one.sign_in))?;
        links.push(DemonstrationLink {
            role: role.key().to_owned(),
            sign_in: account.sign_in,
            name: account.name,
            path: links::follow(token.expose()),
        });
    }
    let place = |role: &str| ORDER.iter().position(|one| one.key() == role);
    links.sort_by_key(|link| place(&link.role));
    tracing::debug!(%review, "the demonstration is ready");
    Ok(Demonstration { links })
}

/// The demonstration's review. What a database holds besides is somebody's own, and left alone.
async fn found(service: &Service) -> Result<ReviewId> {
    let foreign = "the database is not a demonstration's; choose an empty folder with --data";
    let organiser = account(service, "organiser").await.context(foreign)?;
    let held = storage::cycle::of_account(&service.reader(), organiser.id).await?;
    let is_ours = |review: &&Review| review.kind == Kind::Demonstration;
    let review = held.iter().map(|(review, _)| review).find(is_ours).context(foreign)?;
    if review.phase < Phase::Meeting {
        bail!("the demonstration was not loaded to its end; start once with --fresh");
    }
    Ok(review.id)
}

async fn account(service: &Service, sign_in: &str) -> Result<Account> {
    let found = storage::account::by_sign_in(&service.reader(), sign_in).await?;
    Ok(found.with_context(|| format!("nobody signs in as {sign_in}"))?.0)
}
