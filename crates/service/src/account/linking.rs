//! Following a link.

use review::account::may_choose;
use storage::account::{Account, Deed, Means, Purpose};

use super::{Token, inviting, note, password, start_session, valid_link, void};
use crate::{Error, Service, chance};

/// Where a link leads.
#[derive(Debug)]
pub enum Opens {
    /// To a password that is to be chosen, and signed in with it. Looking at it uses nothing up: programs that check
    /// mails follow every link in them.
    Password {
        /// Whose.
        account: Account,
        /// Whether there was none before.
        invited: bool,
    },
    /// Into the demonstration, at once.
    Demonstration,
}

/// What a link opens.
pub async fn opens(service: &Service, link: &str) -> Result<Opens, Error> {
    let rows = service.reader();
    let found = valid_link(&rows, &chance::token_hash(link), service.now()).await?;
    let id = found.account.ok_or_else(void)?;
    let account = storage::account::by_id(&rows, id).await?.ok_or_else(void)?;
    match found.purpose {
        Purpose::Setup => Err(void()),
        Purpose::Invitation => Ok(Opens::Password { account, invited: true }),
        Purpose::Reset => Ok(Opens::Password { account, invited: false }),
        Purpose::Demonstration => Ok(Opens::Demonstration),
    }
}

/// Signs in by a link of the demonstration, as often as wanted.
pub async fn follow_link(service: &Service, link: &str) -> Result<Token, Error> {
    let tx = service.store.write().await?;
    let found = valid_link(&tx, &chance::token_hash(link), service.now()).await?;
    let id = found.account.filter(|_| found.purpose == Purpose::Demonstration).ok_or_else(void)?;
    let account = storage::account::by_id(&tx, id).await?.ok_or_else(void)?;
    let session = start_session(&tx, service, account.id, Means::Link).await?;
    tx.commit().await?;
    Ok(session)
}

/// Chooses a password by an invitation or a reset, once, and signs in. All sessions from before end, all other links to
/// a password are void.
pub async fn choose_by_link(service: &Service, link: &str, password: &str) -> Result<Token, Error> {
    may_choose(password).map_err(review::Refusal::from)?;
    let hash = password::hash(service, password).await?;
    let now = service.now();
    let tx = service.store.write().await?;
    let link_hash = chance::token_hash(link);
    let found = valid_link(&tx, &link_hash, now).await?;
    let id = found.account.filter(|_| inviting::CHOOSING.contains(&found.purpose)).ok_or_else(void)?;
    let used = storage::account::use_up_link(&tx, &link_hash, now).await?;
    if !used || !storage::account::set_password(&tx, id, &hash).await? {
        return Err(void());
    }
    inviting::take_back(&tx, id).await?;
    storage::account::end_sessions(&tx, id, None).await?;
    note(&tx, service, id, Deed::PasswordChosen, Some(id)).await?;
    let session = start_session(&tx, service, id, Means::Link).await?;
    tx.commit().await?;
    Ok(session)
}
