//! Corrections of what was released: written, passed by the same steps as the text, released at once.

use review::{
    id::{NewsCorrectionId, NewsId, ReviewId},
    log::Operation,
    publication::{self, Approval, NewsState},
    role::{Act, Roles},
    template::Template,
};
use storage::{
    Tx,
    account::Account,
    publication::{Body, Correction, News, Passed, Stage},
};

use super::{approval::waited_for, done, refused, with_roles};
use crate::{Error, Service, access, chance, rehearsal};

/// Which correction, as it was on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Read {
    /// Of which review.
    pub review: ReviewId,
    /// Of which item.
    pub news: NewsId,
    /// Which.
    pub correction: NewsCorrectionId,
    /// At this revision.
    pub revision: usize,
}

/// What is done with a correction.
#[derive(Clone, Debug)]
pub enum CorrectionDeed {
    /// Changes its text, which takes its approvals back.
    Write([String; 2]),
    /// Drops it.
    Remove,
    /// Hands it to the first step.
    Submit,
    /// Passes the step that it waits for.
    Approve,
    /// Gives it back, with a reason.
    SendBack(String),
    /// Puts it at the head of its item.
    Release,
}

impl CorrectionDeed {
    fn act(&self) -> Act {
        match self {
            Self::Write(_) | Self::Remove | Self::Submit => Act::WriteNews,
            Self::Approve | Self::SendBack(_) => Act::ApproveNews,
            Self::Release => Act::ReleaseNews,
        }
    }
}

/// Begins a correction of an item that can be read.
pub async fn correct(
    service: &Service,
    by: &Account,
    (review, news): (ReviewId, NewsId),
    text: &[String; 2],
) -> Result<NewsCorrectionId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::WriteNews).await?;
    let item = storage::publication::by_id(&tx, review, news).await?.ok_or(Error::NotFound)?;
    let count = storage::publication::corrections(&tx, news).await?.len();
    publication::another_correction(item.released_at(), now, item.state, count).map_err(refused)?;
    let id = NewsCorrectionId::from_uuid(chance::uuid(&*service.dice, now));
    storage::publication::add_correction(&tx, (id, news), by.id, checked(text)?, now).await?;
    done(service, tx, review, (by.id, Operation::NewsCorrected)).await?;
    Ok(id)
}

/// Does something with a correction.
pub async fn on_correction(
    service: &Service,
    by: &Account,
    read: Read,
    deed: CorrectionDeed,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let (found, roles) = with_roles(&tx, read.review, by, deed.act()).await?;
    let item = storage::publication::by_id(&tx, read.review, read.news).await?.ok_or(Error::NotFound)?;
    let all = storage::publication::corrections(&tx, read.news).await?;
    let correction = all.into_iter().find(|one| one.id == read.correction).ok_or(Error::NotFound)?;
    if correction.revision != read.revision {
        return Err(Error::Stale);
    }
    if matches!(deed, CorrectionDeed::Release) {
        rehearsal::must_count(&found)?;
    }
    let at = At { service, by, template: access::template(&found)?, roles, item, correction };
    if !at.does(&tx, deed).await? {
        return Err(Error::Stale);
    }
    done(service, tx, read.review, (by.id, Operation::CorrectionMoved)).await
}

/// A correction, who has it in hand, and by which rules.
struct At<'a> {
    service: &'a Service,
    by: &'a Account,
    template: Template,
    roles: Roles,
    item: News,
    correction: Correction,
}

impl At<'_> {
    /// `false` when somebody was faster.
    async fn does(&self, tx: &Tx, deed: CorrectionDeed) -> Result<bool, Error> {
        let (id, revision) = (self.correction.id, self.correction.revision);
        let state = self.correction.state;
        let rules = self.template.news();
        let now = self.service.now();
        match deed {
            CorrectionDeed::Write(text) => {
                publication::reopen(state).map_err(refused)?;
                Ok(storage::publication::rewrite_correction(tx, id, revision, checked(&text)?).await?)
            }
            CorrectionDeed::Remove => {
                publication::reopen(state).map_err(refused)?;
                Ok(storage::publication::remove_correction(tx, id, revision).await?)
            }
            CorrectionDeed::Submit => {
                let next = match publication::submit(state, rules).map_err(refused)? {
                    NewsState::Approved => Stage::Approved(now),
                    NewsState::Draft | NewsState::InReview { .. } | NewsState::Released => {
                        Stage::Submitted(now)
                    }
                };
                self.moves(tx, next, None).await
            }
            CorrectionDeed::Approve => self.approves(tx).await,
            CorrectionDeed::SendBack(note) => {
                let (_, note) = publication::send_back(state, rules, &self.roles, &note).map_err(refused)?;
                self.moves(tx, Stage::Draft, Some(note)).await
            }
            CorrectionDeed::Release => {
                publication::release(state).map_err(refused)?;
                // What was withdrawn meanwhile is mended in its text.
                let out = (self.item.released_at(), self.item.state);
                publication::another_correction(out.0, now, out.1, 0).map_err(refused)?;
                self.moves(tx, Stage::Released(now, self.by.id), None).await
            }
        }
    }

    async fn approves(&self, tx: &Tx) -> Result<bool, Error> {
        let one = &self.correction;
        let passed: Vec<_> = one.approvals.iter().map(|passed| passed.approval).collect();
        let next = publication::approve(
            one.state,
            self.template.news(),
            one.author,
            &passed,
            self.by.id,
            &self.roles,
        );
        let now = self.service.now();
        let stage = match next.map_err(refused)? {
            NewsState::Approved => Stage::Approved(now),
            NewsState::Draft | NewsState::InReview { .. } | NewsState::Released => Stage::Passed,
        };
        let approval = Approval { step: waited_for(one.state), by: self.by.id };
        if !self.moves(tx, stage, None).await? {
            return Ok(false);
        }
        storage::publication::approve_correction(tx, one.id, Passed { approval, at: now }).await?;
        Ok(true)
    }

    async fn moves(&self, tx: &Tx, stage: Stage, note: Option<String>) -> Result<bool, Error> {
        let (id, revision) = (self.correction.id, self.correction.revision);
        Ok(storage::publication::move_correction(tx, id, revision, stage, note).await?)
    }
}

fn checked([zh, en]: &[String; 2]) -> Result<Body, Error> {
    Ok(Body {
        zh: publication::correction(zh).map_err(refused)?,
        en: publication::correction(en).map_err(refused)?,
    })
}
