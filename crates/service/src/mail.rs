//! Mail: written with the deed that causes it, sent afterwards by whoever carries it ([`next`], [`sent`], [`failed`]).
//!
//! Acknowledged means on disk: a mail is a row of the same transaction as its cause, and it is sent at least once. Links'
//! secrets are made when a mail leaves, so that none lies in the database; every attempt makes its own, and using one
//! makes the others void.

use review::{
    Refusal,
    id::{AccountId, MailId},
    mail::{self, Address},
    words::{Lang, Words},
};
use storage::{
    Tx,
    account::{Account, Contact, Purpose},
    mail::{Letter, Mail, Notice, Stand},
};

use crate::{Error, Service, access, account::Token, chance};

/// A mail on its way out, to be put into words.
#[derive(Debug)]
pub struct Outgoing {
    mail: Mail,
    /// Where it goes.
    pub to: String,
    /// In which language.
    pub lang: Lang,
    /// What it says.
    pub letter: Letter,
    /// Whom it greets.
    pub reader: Option<Reader>,
    /// The secret of its link.
    pub link: Option<Token>,
}

/// Whom a mail greets.
#[derive(Debug)]
pub struct Reader {
    /// The person's name.
    pub name: Words,
    /// What the person types at sign-in.
    pub sign_in: String,
}

impl Outgoing {
    /// Which mail.
    pub fn id(&self) -> MailId {
        self.mail.id
    }

    /// How often it was tried, this time included.
    pub fn attempts(&self) -> usize {
        self.mail.attempts
    }
}

/// Puts a mail to somebody into the box. Where no mail is sent, or the person has no address, nothing happens and the
/// answer is `false`: the caller says so, or offers a link.
pub(crate) async fn put(
    service: &Service,
    tx: &Tx,
    account: AccountId,
    contact: &Contact,
    letter: Letter,
) -> Result<bool, Error> {
    let Some(email) = contact.email.as_ref().filter(|_| service.sends_mail()) else { return Ok(false) };
    add(service, tx, Some(account), email, contact.lang, letter).await?;
    Ok(true)
}

/// Puts a feature's own words to somebody into the box, in the transaction of the deed that causes them. `false` where
/// no mail is sent or the person has no address.
pub async fn notify(service: &Service, tx: &Tx, account: AccountId, notice: Notice) -> Result<bool, Error> {
    let (subject, text) = mail::notice(&notice.subject, &notice.text).map_err(Refusal::from)?;
    let found = storage::account::details(tx, account).await?.ok_or(Error::NotFound)?;
    if found.deactivated_at.is_some() {
        return Ok(false);
    }
    let letter = Letter::Notice(Notice { subject, text, path: notice.path });
    put(service, tx, account, &found.contact, letter).await
}

/// Asks for a mail that says that mail works. Administrators only.
pub async fn test(service: &Service, by: &Account, to: &str, lang: Lang) -> Result<(), Error> {
    access::administrator(by)?;
    must_send(service)?;
    let to: Address = to.parse().map_err(Refusal::from)?;
    let tx = service.store.write().await?;
    add(service, &tx, None, to.as_str(), lang, Letter::Test).await?;
    tx.commit().await?;
    Ok(())
}

/// Has a mail tried anew, at once. Administrators only.
pub async fn again(service: &Service, by: &Account, id: MailId) -> Result<(), Error> {
    access::administrator(by)?;
    must_send(service)?;
    let now = service.now();
    let tx = service.store.write().await?;
    if !storage::mail::again(&tx, id, now, now.plus_ms(mail::TRIED_MS)).await? {
        return Err(Refusal::from(mail::Refusal::NotWaiting).into());
    }
    tx.commit().await?;
    Ok(())
}

pub(crate) fn must_send(service: &Service) -> Result<(), Error> {
    if service.sends_mail() { Ok(()) } else { Err(Refusal::from(mail::Refusal::NoServer).into()) }
}

async fn add(
    service: &Service,
    tx: &Tx,
    account: Option<AccountId>,
    to: &str,
    lang: Lang,
    letter: Letter,
) -> Result<(), Error> {
    let now = service.now();
    storage::mail::forget(tx, now.minus_ms(mail::KEPT_MS)).await?;
    let new = Mail {
        id: MailId::from_uuid(chance::uuid(&*service.dice, now)),
        account,
        address: to.to_owned(),
        lang,
        letter,
        caused_at: now,
        attempts: 0,
        ends_at: now.plus_ms(mail::TRIED_MS),
        stand: Stand::Waiting { due_at: now },
        reason: None,
    };
    Ok(storage::mail::add(tx, &new).await?)
}

/// Takes the next mail that is due. Whoever took it tells [`sent`] or [`failed`]; whoever falls silent finds it due
/// again after the pause.
pub async fn next(service: &Service) -> Result<Option<Outgoing>, Error> {
    let now = service.now();
    // Most of the time nothing waits, and then nothing is locked.
    if storage::mail::next_due(&service.reader(), now).await?.is_none() {
        return Ok(None);
    }
    let tx = service.store.write().await?;
    let Some(mail) = storage::mail::next_due(&tx, now).await? else { return Ok(None) };
    let due_again = now.plus_ms(mail::pause_ms(mail.attempts + 1));
    if !storage::mail::claim(&tx, &mail, due_again).await? {
        return Ok(None);
    }
    let reader = match mail.account {
        Some(account) => storage::account::by_id(&tx, account).await?,
        None => None,
    };
    let link = match (&mail.letter, &reader) {
        (Letter::Invitation, Some(to)) => Some(link(service, &tx, to.id, Purpose::Invitation).await?),
        (Letter::Reset, Some(to)) => Some(link(service, &tx, to.id, Purpose::Reset).await?),
        (Letter::Test | Letter::Notice(_) | Letter::Duties(_), _)
        | (Letter::Invitation | Letter::Reset, None) => None,
    };
    if mail.account.is_some() && reader.is_none() {
        // Deactivated meanwhile.
        storage::mail::remove(&tx, mail.id).await?;
        tx.commit().await?;
        return Ok(None);
    }
    tx.commit().await?;
    let reader = reader.map(|account| Reader { name: account.name, sign_in: account.sign_in });
    Ok(Some(Outgoing {
        to: mail.address.clone(),
        lang: mail.lang,
        letter: mail.letter.clone(),
        mail: Mail { attempts: mail.attempts + 1, ..mail },
        reader,
        link,
    }))
}

async fn link(service: &Service, tx: &Tx, account: AccountId, purpose: Purpose) -> Result<Token, Error> {
    Ok(crate::account::add_link(tx, service, account, purpose).await?.0)
}

/// Notes that the mail server took a mail.
pub async fn sent(service: &Service, outgoing: &Outgoing) -> Result<(), Error> {
    let tx = service.store.write().await?;
    // Somebody took it back, or had it tried anew, while it was under way: then that stands.
    storage::mail::sent(&tx, &outgoing.mail, service.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes why the mail server did not, and gives the mail up when its time is over. Answers whether it was given up.
pub async fn failed(service: &Service, outgoing: &Outgoing, reason: &str) -> Result<bool, Error> {
    let now = service.now();
    let next = now.plus_ms(mail::pause_ms(outgoing.mail.attempts));
    let over = next > outgoing.mail.ends_at;
    let reason: String = reason.chars().filter(|c| !c.is_control()).take(REASON_LIMIT).collect();
    let tx = service.store.write().await?;
    storage::mail::failed(&tx, &outgoing.mail, &reason, over.then_some(now)).await?;
    tx.commit().await?;
    Ok(over)
}

/// Characters of what a mail server said that are kept.
const REASON_LIMIT: usize = 500;
