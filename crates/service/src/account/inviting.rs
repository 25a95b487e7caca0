//! Links by which people come to a password: invitations and resets, handed over or mailed.

use std::{net::IpAddr, time::Duration};

use review::{
    account::SignIn,
    id::AccountId,
    mail::{AGAIN_MS, Address},
    words::{Lang, Words},
};
use storage::{
    account::{Account, Contact, Deed, Details, Purpose},
    mail::{Kind, Letter},
};

use super::{Token, add, add_link, note, throttle};
use crate::{Error, Service, access};

/// Every link by which a password is chosen.
pub(super) const CHOOSING: [Purpose; 2] = [Purpose::Invitation, Purpose::Reset];
/// … and every mail with one.
pub(super) const CHOOSING_MAILS: [Kind; 2] = [Kind::Invitation, Kind::Reset];

/// No answer to a forgotten password comes sooner: how long it took would tell whether there is such an account.
const SLOWEST: Duration = Duration::from_millis(400);

/// Somebody who is to get an account.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// What the person will type at sign-in.
    pub sign_in: &'a str,
    /// The name that others see.
    pub name: Words,
    /// Where mail goes; blank where nowhere.
    pub email: &'a str,
    /// The language of mails.
    pub lang: Lang,
}

/// How a link gets to whom it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The administrator hands it over.
    Link,
    /// By mail, which nobody else reads.
    Mail,
}

/// What was done with a link.
#[derive(Debug)]
pub enum Handed {
    /// To be handed over; shown once.
    Link(Token),
    /// A mail waits to be sent.
    Mailed,
}

/// Somebody who forgot the password, or says so.
#[derive(Clone, Copy, Debug)]
pub struct Forgot<'a> {
    /// Sign-in name or mail address.
    pub name: &'a str,
    /// From where it is asked, where that can be told. Not kept.
    pub address: Option<IpAddr>,
}

/// Adds an account and answers the link to hand over. Administrators only.
pub async fn invite(
    service: &Service,
    by: &Account,
    sign_in: &str,
    name: Words,
) -> Result<(Account, Token), Error> {
    let new = NewAccount { sign_in, name, email: "", lang: Lang::default() };
    match invite_by(service, by, new, Way::Link).await? {
        (account, Handed::Link(token)) => Ok((account, token)),
        (_, Handed::Mailed) => Err(crate::Fault::broken("a link was asked for and mailed").into()),
    }
}

/// Adds an account and hands its invitation over, or mails it. Administrators only.
pub async fn invite_by(
    service: &Service,
    by: &Account,
    new: NewAccount<'_>,
    way: Way,
) -> Result<(Account, Handed), Error> {
    access::administrator(by)?;
    let sign_in: SignIn = new.sign_in.parse().map_err(review::Refusal::from)?;
    let contact = Contact { email: email(new.email)?.map(|email| email.to_string()), lang: new.lang };
    let tx = service.store.write().await?;
    let account = add(&tx, service, &sign_in, new.name, &contact, false).await?;
    note(&tx, service, account.id, Deed::Invited, Some(by.id)).await?;
    let handed = hand(&tx, service, account.id, &contact, Purpose::Invitation, way).await?;
    tx.commit().await?;
    Ok((account, handed))
}

/// The address that was typed; `None` for a blank.
pub(super) fn email(text: &str) -> Result<Option<Address>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(text.parse().map_err(review::Refusal::from)?))
}

/// Makes a new link to a password: another invitation for who never chose one, a reset for who did. Links made before
/// are void. Administrators only.
pub async fn send_link(
    service: &Service,
    by: &Account,
    account: AccountId,
    way: Way,
) -> Result<Handed, Error> {
    access::administrator(by)?;
    let tx = service.store.write().await?;
    let found = active(&tx, account).await?;
    take_back(&tx, account).await?;
    let purpose = if found.has_password { Purpose::Reset } else { Purpose::Invitation };
    note(&tx, service, account, Deed::LinkGiven, Some(by.id)).await?;
    let handed = hand(&tx, service, account, &found.contact, purpose, way).await?;
    tx.commit().await?;
    Ok(handed)
}

/// Makes all links to a password of an account void. Administrators only.
pub async fn withdraw(service: &Service, by: &Account, account: AccountId) -> Result<(), Error> {
    access::administrator(by)?;
    let tx = service.store.write().await?;
    active(&tx, account).await?;
    take_back(&tx, account).await?;
    note(&tx, service, account, Deed::LinkWithdrawn, Some(by.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Mails a link to whoever forgot the password. The answer, and how long it takes, is the same whether there is such an
/// account or not.
pub async fn forgot(service: &Service, who: Forgot<'_>) -> Result<(), Error> {
    crate::mail::must_send(service)?;
    let from = throttle::From::Unknown { address: who.address };
    let name = format!("forgot {}", who.name.trim().to_lowercase());
    // Not taken back: asking costs others a mail, so that it counts like a wrong password.
    let _counted = service.throttle.charge(&name, from, service.now()).map_err(review::Refusal::from)?;
    let (done, ()) = tokio::join!(mail_reset(service, who.name), tokio::time::sleep(SLOWEST));
    done
}

async fn mail_reset(service: &Service, name: &str) -> Result<(), Error> {
    let Some(account) = named(&service.reader(), name).await? else { return Ok(()) };
    let now = service.now();
    let tx = service.store.write().await?;
    let latest = storage::mail::latest(&tx, account.id, Kind::Reset).await?;
    let found = active(&tx, account.id).await?;
    if latest.is_none_or(|at| now.since(at) >= AGAIN_MS)
        && crate::mail::put(service, &tx, account.id, &found.contact, Letter::Reset).await?
    {
        note(&tx, service, account.id, Deed::LinkGiven, None).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The active account of a sign-in name or a mail address.
async fn named(rows: &impl storage::Rows, name: &str) -> Result<Option<Account>, Error> {
    let name = name.trim().to_lowercase();
    if let Some((account, _)) = storage::account::by_sign_in(rows, &name).await? {
        return Ok(Some(account));
    }
    Ok(storage::account::by_email(rows, &name).await?)
}

/// The account, if it is open.
pub(super) async fn active(tx: &storage::Tx, account: AccountId) -> Result<Details, Error> {
    let found = storage::account::details(tx, account).await?.ok_or(Error::NotFound)?;
    if found.deactivated_at.is_some() { Err(Error::Stale) } else { Ok(found) }
}

/// Makes links and waiting mails of an account void.
pub(super) async fn take_back(tx: &storage::Tx, account: AccountId) -> Result<(), Error> {
    storage::account::revoke_links_of(tx, account, &CHOOSING).await?;
    Ok(storage::mail::take_back(tx, account, &CHOOSING_MAILS).await?)
}

async fn hand(
    tx: &storage::Tx,
    service: &Service,
    account: AccountId,
    contact: &Contact,
    purpose: Purpose,
    way: Way,
) -> Result<Handed, Error> {
    match way {
        Way::Link => Ok(Handed::Link(add_link(tx, service, account, purpose).await?.0)),
        Way::Mail => {
            crate::mail::must_send(service)?;
            let letter = if purpose == Purpose::Reset { Letter::Reset } else { Letter::Invitation };
            if crate::mail::put(service, tx, account, contact, letter).await? {
                Ok(Handed::Mailed)
            } else {
                Err(review::Refusal::from(review::mail::Refusal::NoAddress).into())
            }
        }
    }
}
