//! News items: drafted from facts, edited, approved step by step, released.
//!
//! Each deed names the revision that its doer read and moves the item on by one, so that nobody approves or releases
//! another text than the one on the screen.

mod approval;
mod correction;
mod draft;
mod picture;
mod readers;
mod release;

use review::{
    id::{AccountId, NewsId, ReviewId},
    log::{About, Operation},
    publication::{self, Circle, Refusal, Slug},
    role::{Act, Roles},
    words::Words,
};
use storage::{
    Tx,
    account::Account,
    cycle::Review,
    publication::{Body, News, Readership, Stage, Text},
};

use crate::{Error, Service, access, log};

pub use approval::{approve, send_back, submit};
pub use correction::{CorrectionDeed, Read, correct, on_correction};
pub use draft::draft;
pub use picture::{NewPicture, add_picture, remove_picture};
pub(crate) use readers::Readers;
pub use readers::{Reading, count_reader, forget_readers, views};
pub use release::{call_off, release, withdraw};

/// An item as it is typed, in both languages.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Its place under `/news/`.
    pub slug: String,
    /// The headline: Chinese, English.
    pub title: [String; 2],
    /// The Markdown.
    pub body: [String; 2],
    /// Who wrote it, as printed.
    pub correspondent: [String; 2],
    /// Who may read it once it is released.
    pub circle: Circle,
}

/// Changes the text. An edit takes all approvals back: what is approved is what was read.
pub async fn edit(
    service: &Service,
    by: &Account,
    review: ReviewId,
    news: NewsId,
    revision: usize,
    typed: &Typed,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::WriteNews).await?;
    let item = as_read(&tx, review, news, revision).await?;
    let state = publication::reopen(item.state).map_err(refused)?;
    publication::edit(state).map_err(refused)?;
    let text = checked(typed).map_err(refused)?;
    publication::circle(text.circle, access::template(&found)?.news().circle).map_err(refused)?;
    match storage::publication::rewrite(&tx, news, revision, &text).await {
        Ok(true) => {}
        Ok(false) => return Err(Error::Stale),
        Err(fault) if fault.is_duplicate() => return Err(refused(Refusal::SlugTaken)),
        Err(fault) => return Err(fault.into()),
    }
    done(service, tx, review, (by.id, Operation::NewsEdited)).await
}

/// Who reads, as far as released items go: an account opens more of them, a role in their review all.
pub async fn readership(service: &Service, account: Option<&Account>) -> Result<Readership, Error> {
    let public = Readership::public(service.now());
    let Some(account) = account else { return Ok(public) };
    let own = storage::cycle::of_account(&service.reader(), account.id).await?;
    let reviews = own.into_iter().map(|(review, _)| review.id).collect();
    Ok(Readership { signed_in: true, reviews, ..public })
}

/// Whether these may read an item of this circle, once it is out.
pub fn may_read(readership: &Readership, circle: Circle, review: ReviewId) -> bool {
    match circle {
        Circle::Public => true,
        Circle::SignedIn => readership.signed_in,
        Circle::Participants => readership.reviews.contains(&review),
    }
}

/// Whether somebody works at the news desk, and so sees what is not released.
pub fn at_the_desk(roles: &Roles) -> bool {
    [Act::WriteNews, Act::ApproveNews, Act::ReleaseNews].into_iter().any(|act| roles.may(act))
}

fn checked(typed: &Typed) -> Result<Text, Refusal> {
    let pair = |[zh, en]: &[String; 2], rule: fn(&str) -> Result<String, Refusal>| {
        Ok::<_, Refusal>((rule(zh)?, rule(en)?))
    };
    let slug = Slug::new(typed.slug.trim())?;
    let (title_zh, title_en) = pair(&typed.title, publication::title)?;
    let (zh, en) = pair(&typed.body, publication::body)?;
    let (correspondent_zh, correspondent_en) = pair(&typed.correspondent, publication::byline)?;
    Ok(Text {
        slug,
        title: words(&title_zh, &title_en, Refusal::Title)?,
        body: Body { zh, en },
        correspondent: words(&correspondent_zh, &correspondent_en, Refusal::Byline)?,
        circle: typed.circle,
    })
}

/// Two texts that their rule let pass are neither blank nor longer than words may be.
fn words(zh: &str, en: &str, why: fn(review::text::TextError) -> Refusal) -> Result<Words, Refusal> {
    Words::new(zh, en).map_err(|_| why(review::text::TextError::Empty))
}

/// The item, if nobody has changed it since it was read.
async fn as_read(tx: &Tx, review: ReviewId, news: NewsId, revision: usize) -> Result<News, Error> {
    let item = storage::publication::by_id(tx, review, news).await?.ok_or(Error::NotFound)?;
    if item.revision == revision { Ok(item) } else { Err(Error::Stale) }
}

/// Moves an item on as it was read.
async fn move_on(tx: &Tx, item: &News, stage: Stage) -> Result<(), Error> {
    let done = storage::publication::move_to(tx, item.id, item.revision, stage).await?;
    if done { Ok(()) } else { Err(Error::Stale) }
}

/// Makes a deed last and tells who is listening.
async fn done(
    service: &Service,
    tx: Tx,
    review: ReviewId,
    (by, what): (AccountId, Operation),
) -> Result<(), Error> {
    log::keep(service, &tx, review, by, what, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The review and the roles of somebody who may do this in it.
async fn with_roles(tx: &Tx, review: ReviewId, by: &Account, act: Act) -> Result<(Review, Roles), Error> {
    let found = access::must(tx, review, by, act).await?;
    Ok((found, access::roles(tx, review, by).await?))
}

fn refused(why: Refusal) -> Error {
    Error::Refused(why.into())
}
