use ballot::{PrivateCredential, PublicCredential, Uuid};
use review::{
    evaluation::{Refusal, may_discard_cards, may_ready},
    id::BoxId,
    log::{About, Operation},
    role::Act,
};
use storage::{account::Account, evaluation};

use super::{crunch, stage};
use crate::{Error, Fault, Service, access, chance, log};

/// Keeps the public halves of a box's cards, made and printed in the scrutineer's browser. Once, all of them, sorted
/// here: the order in which they were drawn must not reach the database.
pub async fn cards_made(
    service: &Service,
    by: &Account,
    id: &BoxId,
    public: Vec<String>,
) -> Result<(), Error> {
    let bad = || Error::from(review::Refusal::from(Refusal::BadCards));
    let sorted = crunch(move || {
        let mut public = public;
        public.sort_unstable();
        public.dedup();
        let valid = public.iter().all(|text| PublicCredential::parse(text).is_ok());
        valid.then_some(public)
    })
    .await?
    .ok_or_else(bad)?;
    keep(service, by, id, &sorted, Maker::Browser).await
}

/// The codes of cards that the server drew, to be printed once. They are kept nowhere and are wiped with this value;
/// the answer that carries them to the printer is not.
#[derive(Debug)]
pub struct Codes(Vec<PrivateCredential>);

impl Codes {
    /// The texts to print, in random order.
    pub fn expose(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(PrivateCredential::expose)
    }
}

/// Draws a box's cards here, for scrutineers who cannot do it in their browser. Whoever runs the server could have
/// read the codes, and vote with them: the box's board says who made its cards.
pub async fn make_cards(service: &Service, by: &Account, id: &BoxId) -> Result<Codes, Error> {
    let found = evaluation::by_id(&service.reader(), id).await?.ok_or(Error::NotFound)?;
    access::must(&service.reader(), found.review, by, Act::MakeCards).await?;
    let uuid = Uuid::parse(id.as_str()).map_err(Fault::broken)?;
    let mut rng = chance::rng(&*service.dice);
    let (codes, sorted) = crunch(move || {
        let codes: Vec<_> = (0..found.cards).map(|_| PrivateCredential::draw(&mut rng)).collect();
        let mut public: Vec<_> = codes.iter().map(|code| code.public(&uuid).to_string()).collect();
        public.sort_unstable();
        (codes, public)
    })
    .await?;
    keep(service, by, id, &sorted, Maker::Server).await?;
    Ok(Codes(codes))
}

/// Where a box's cards were drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Maker {
    Browser,
    Server,
}

async fn keep(
    service: &Service,
    by: &Account,
    id: &BoxId,
    sorted: &[String],
    maker: Maker,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    access::must(&tx, found.review, by, Act::MakeCards).await?;
    may_ready(stage(&found)?).map_err(review::Refusal::from)?;
    if sorted.len() != found.cards {
        return Err(
            review::Refusal::from(Refusal::CardCount { made: sorted.len(), wanted: found.cards }).into()
        );
    }
    if !evaluation::add_credentials(&tx, id, sorted, now).await? {
        return Err(review::Refusal::from(Refusal::CardsMadeBefore).into());
    }
    match maker {
        Maker::Browser => {}
        Maker::Server => evaluation::note_server_made(&tx, id, now).await?,
    }
    log::keep(service, &tx, found.review, by.id, Operation::CardsMade, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(found.review);
    Ok(())
}

/// Throws a box's cards away, so that they can be made anew: the printer jammed, or the page was closed too early.
/// Only while the box is not set up and no card is in anybody's hands.
pub async fn discard_cards(service: &Service, by: &Account, id: &BoxId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    access::must(&tx, found.review, by, Act::MakeCards).await?;
    let issued = evaluation::issued(&tx, id).await?;
    may_discard_cards(stage(&found)?, &issued).map_err(review::Refusal::from)?;
    if !evaluation::discard_cards(&tx, id).await? {
        return Err(review::Refusal::from(Refusal::CardsMissing { label: found.label }).into());
    }
    log::keep(service, &tx, found.review, by.id, Operation::CardsDiscarded, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(found.review);
    Ok(())
}
