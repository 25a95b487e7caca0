//! Use cases: one function = one transaction = one answer. Pages, the command line and the clock all come through here.
//!
//! A use case asks the clock once, opens a transaction, reads what it needs, asks the rules of [`review`], writes, and
//! commits; what is not committed never was. Afterwards it tells [`live`] what changed. Time and chance are handed in,
//! so that tests own them.

mod chance;
mod clock;
mod error;
pub mod live;
pub mod log;

pub mod access;
pub mod account;
pub mod archive;
pub mod attendance;
pub mod backup;
pub mod comment;
pub mod cycle;
pub mod document;
pub mod evaluation;
pub mod fact;
pub mod follow_up;
pub mod mail;
pub mod meeting;
pub mod notice;
pub mod projector;
pub mod publication;
pub mod question;
pub mod rehearsal;
pub mod report;
pub mod result;
pub mod roster;
mod seal;
pub mod slides;
pub mod template;

use std::sync::Arc;

use storage::{Reader, Store};
use tokio::sync::Semaphore;

pub use chance::{Dice, SystemDice, sha256_hex};
pub use clock::{Clock, SystemClock};
pub use error::{Error, Fault};
pub use seal::Seal;

/// The house's engine room: rows, time, chance and who is listening. Cloning shares it.
#[derive(Clone)]
pub struct Service {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) dice: Arc<dyn Dice>,
    live: Arc<live::Live>,
    /// Passwords are costly to check on purpose; strangers who guess must not take every core.
    pub(crate) password_checks: Arc<Semaphore>,
    pub(crate) checkers: Arc<evaluation::Checkers>,
    pub(crate) throttle: Arc<account::Throttle>,
    pub(crate) arrivals: Arc<attendance::arrival::Guessing>,
    /// Drawing slides takes a whole core: one file at a time.
    pub(crate) drawing: Arc<Semaphore>,
    pub(crate) packing: Arc<document::Packing>,
    pub(crate) readers: Arc<publication::Readers>,
    mails: bool,
    seal: Option<Arc<Seal>>,
    tickets: Option<Arc<Seal>>,
    posts_inside: bool,
    provider: Option<Arc<account::provider::Provider>>,
}

impl Service {
    /// Puts the use cases to work on a database.
    pub fn new(store: Store, clock: Arc<dyn Clock>, dice: Arc<dyn Dice>) -> Self {
        Self {
            live: Arc::new(live::Live::starting(clock.clone(), store.is_shared())),
            password_checks: Arc::new(Semaphore::new(2)),
            checkers: Arc::default(),
            store,
            clock,
            dice,
            throttle: Arc::default(),
            arrivals: Arc::default(),
            drawing: Arc::new(Semaphore::new(1)),
            packing: Arc::default(),
            readers: Arc::default(),
            mails: false,
            seal: None,
            tickets: None,
            posts_inside: false,
            provider: None,
        }
    }

    /// … in a house that sends mail: somebody takes what is due from [`mail::next`] and carries it.
    #[must_use]
    pub fn sending_mail(mut self) -> Self {
        self.mails = true;
        self
    }

    /// … in which people may also sign in at the organisation's own identity provider.
    #[must_use]
    pub fn trusting(mut self, provider: account::provider::Provider) -> Self {
        self.provider = Some(Arc::new(provider));
        self
    }

    /// … that keeps the addresses of chats, sealed with this key, and makes the hall's codes with it.
    #[must_use]
    pub fn sealing(mut self, seal: Seal) -> Self {
        let seal = Arc::new(seal);
        self.tickets = Some(seal.clone());
        self.seal = Some(seal);
        self
    }

    /// … that makes the hall's codes with this key, but keeps no addresses of chats.
    #[must_use]
    pub fn making_tickets(mut self, seal: Seal) -> Self {
        self.tickets = Some(Arc::new(seal));
        self
    }

    /// … that may post to chats in its own network, too.
    #[must_use]
    pub fn posting_inside(mut self) -> Self {
        self.posts_inside = true;
        self
    }

    /// Whether addresses of chats can be kept at all.
    pub fn keeps_chats(&self) -> bool {
        self.seal.is_some()
    }

    /// Whether people can check themselves in: the hall's codes are made with a key.
    pub fn makes_tickets(&self) -> bool {
        self.tickets.is_some()
    }

    pub(crate) fn seal(&self) -> Option<&Seal> {
        self.seal.as_deref()
    }

    pub(crate) fn tickets(&self) -> Option<&Seal> {
        self.tickets.as_deref()
    }

    pub(crate) fn posts_inside(&self) -> bool {
        self.posts_inside
    }

    /// The identity provider, where there is one.
    pub fn provider(&self) -> Option<&account::provider::Provider> {
        self.provider.as_deref()
    }

    /// Whether mail is sent at all. Without, everything goes by links that people hand over.
    pub fn sends_mail(&self) -> bool {
        self.mails
    }

    /// A view of the rows for pages, which read but never write.
    pub fn reader(&self) -> Reader {
        self.store.reader()
    }

    /// The time that all screens share.
    pub fn now(&self) -> review::time::Instant {
        self.clock.now()
    }

    /// Who is told of changes.
    pub fn live(&self) -> &live::Live {
        &self.live
    }
}
