//! What an administrator does with accounts that are there.

use review::{
    account::Refusal,
    id::AccountId,
    words::{Lang, Words},
};
use storage::account::{Account, Deed, Purpose, Taken};

use super::{inviting, note};
use crate::{Error, Service, access};

/// Changes name and mail address. Administrators only: an identity provider tells people apart by the address.
pub async fn change(
    service: &Service,
    by: &Account,
    account: AccountId,
    name: &Words,
    email: &str,
) -> Result<(), Error> {
    access::administrator(by)?;
    let email = inviting::email(email)?;
    let tx = service.store.write().await?;
    let done = storage::account::rename(&tx, account, name, email.as_ref()).await;
    match done {
        Ok(true) => {}
        Ok(false) => return Err(Error::NotFound),
        Err(fault) if fault.is_duplicate() => return Err(review::Refusal::from(Refusal::EmailTaken).into()),
        Err(fault) => return Err(fault.into()),
    }
    note(&tx, service, account, Deed::Renamed, Some(by.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Chooses the language of one's own mails.
pub async fn set_lang(service: &Service, account: &Account, lang: Lang) -> Result<(), Error> {
    let tx = service.store.write().await?;
    if !storage::account::set_lang(&tx, account.id, lang).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Closes an account: its sessions end, its links are void, its mails are not sent. Administrators only.
pub async fn deactivate(service: &Service, by: &Account, account: AccountId) -> Result<(), Error> {
    access::administrator(by)?;
    let tx = service.store.write().await?;
    taken(storage::account::deactivate(&tx, account, service.now()).await?)?;
    inviting::take_back(&tx, account).await?;
    storage::account::revoke_links_of(&tx, account, &[Purpose::Demonstration]).await?;
    storage::account::end_sessions(&tx, account, None).await?;
    note(&tx, service, account, Deed::Deactivated, Some(by.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Opens an account again, with the password and the roles that it had. Administrators only.
pub async fn activate(service: &Service, by: &Account, account: AccountId) -> Result<(), Error> {
    access::administrator(by)?;
    let tx = service.store.write().await?;
    if !storage::account::activate(&tx, account).await? {
        return Err(Error::Stale);
    }
    note(&tx, service, account, Deed::Activated, Some(by.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes somebody an administrator, or no longer. Administrators only.
pub async fn set_administrator(
    service: &Service,
    by: &Account,
    account: AccountId,
    administrator: bool,
) -> Result<(), Error> {
    access::administrator(by)?;
    let tx = service.store.write().await?;
    taken(storage::account::set_administrator(&tx, account, administrator, service.now()).await?)?;
    let deed = if administrator { Deed::MadeAdministrator } else { Deed::AdministratorNoMore };
    note(&tx, service, account, deed, Some(by.id)).await?;
    tx.commit().await?;
    Ok(())
}

fn taken(taken: Taken) -> Result<(), Error> {
    match taken {
        Taken::Done => Ok(()),
        Taken::Nothing => Err(Error::Stale),
        Taken::LastAdministrator => Err(review::Refusal::from(Refusal::LastAdministrator).into()),
    }
}
