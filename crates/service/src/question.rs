//! Questions at the meeting: asked, answered, written anew, and made an item of the ledger in one action.

use review::{
    Refusal,
    id::{ItemId, QuestionId, ReporterId, ReviewId},
    log::{About, Operation},
    meeting::noted::with,
    question::{self as rules, Asker, QuestionText},
    role::{Act, Role},
    text::TextError,
    time::Day,
    words::Words,
};
use storage::{
    Tx, account::Account, cycle::Review, meeting::said::Said, question::Question, roster::Reporter,
};

use crate::{Error, Service, access, chance, follow_up, log};

/// A question as typed.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// Who asks.
    pub asker: Asker,
    /// What is asked.
    pub text: Said,
    /// What is answered, as far as it is.
    pub answer: Said,
    /// Whether something is to come of it.
    pub follow_up: bool,
}

impl NewQuestion {
    /// By the rules; blanks around the words go.
    async fn checked(&self, tx: &Tx, review: ReviewId) -> Result<Self, Error> {
        let leads = match &self.asker {
            Asker::Leader(id) => storage::cycle::roles(tx, review, *id).await?.holds(Role::Leader),
            Asker::Named(_) => false,
        };
        Ok(Self {
            asker: rules::asker(&self.asker, leads).map_err(Refusal::from)?,
            text: both(&self.text, rules::text)?,
            answer: both(&self.answer, rules::answer)?,
            follow_up: self.follow_up,
        })
    }
}

pub(crate) fn both(
    said: &Said,
    fit: impl Fn(&str) -> Result<String, rules::Refusal>,
) -> Result<Said, Refusal> {
    Ok(Said { zh: fit(&said.zh)?, en: fit(&said.en)? })
}

/// Writes down what is asked of a reporter.
pub async fn ask(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    new: &NewQuestion,
) -> Result<QuestionId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    may_write(&tx, by, review, &new.asker).await?;
    reporter_of(&tx, review, reporter).await?;
    let NewQuestion { asker, text, answer, follow_up } = new.checked(&tx, review).await?;
    let id = QuestionId::from_uuid(chance::uuid(&*service.dice, now));
    let question = Question {
        id,
        reporter,
        asker,
        text,
        answer,
        follow_up,
        asked_at: now,
        revision: 1,
        written_by: by.id,
        written_at: now,
    };
    storage::question::add(&tx, review, &question).await?;
    log::keep(service, &tx, review, by.id, Operation::QuestionAsked, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(id)
}

/// Writes a question anew, over the revision that was read.
pub async fn rewrite(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: QuestionId,
    revision: i64,
    new: &NewQuestion,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let before = storage::question::by_id(&tx, review, id).await?.ok_or(Error::NotFound)?;
    may_write(&tx, by, review, &before.asker).await?;
    may_write(&tx, by, review, &new.asker).await?;
    let NewQuestion { asker, text, answer, follow_up } = new.checked(&tx, review).await?;
    let taken_up = storage::follow_up::of_question(&tx, id).await?.is_some();
    rules::may_stay(taken_up, follow_up).map_err(Refusal::from)?;
    let after = Question {
        asker,
        text,
        answer,
        follow_up,
        revision: revision.saturating_add(1),
        written_by: by.id,
        written_at: now,
        ..before
    };
    if !storage::question::rewrite(&tx, review, revision, &after).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::QuestionRewritten, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Takes an answer down under the last question that was put to a reporter, behind what was answered before.
pub async fn answer(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    words: &str,
) -> Result<QuestionId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let all = storage::question::questions(&tx, review).await?;
    let Some(before) = all.into_iter().rfind(|one| one.reporter == reporter) else {
        may_write(&tx, by, review, &Asker::Leader(by.id)).await?;
        return Err(Refusal::from(rules::Refusal::NothingAsked).into());
    };
    may_write(&tx, by, review, &before.asker).await?;
    let line = rules::answer(words).map_err(Refusal::from)?;
    if line.is_empty() {
        let error = TextError::Empty;
        return Err(Refusal::from(rules::Refusal::Text { text: QuestionText::Answer, error }).into());
    }
    let longer = Said { zh: with(&before.answer.zh, &line), en: with(&before.answer.en, &line) };
    let (id, revision) = (before.id, before.revision);
    let after = Question {
        answer: both(&longer, rules::answer)?,
        revision: revision.saturating_add(1),
        written_by: by.id,
        written_at: now,
        ..before
    };
    if !storage::question::rewrite(&tx, review, revision, &after).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::QuestionAnswered, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(id)
}

/// Takes a question away that was written down by mistake.
pub async fn remove(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: QuestionId,
    revision: i64,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let before = storage::question::by_id(&tx, review, id).await?.ok_or(Error::NotFound)?;
    may_write(&tx, by, review, &before.asker).await?;
    let taken_up = storage::follow_up::of_question(&tx, id).await?.is_some();
    rules::may_stay(taken_up, false).map_err(Refusal::from)?;
    if !storage::question::remove(&tx, review, id, revision).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::QuestionRemoved, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Makes an item of the ledger out of a question that is marked for it: its own words, for the reporter's unit, owned by
/// the reporter. A question becomes one item, once.
pub async fn take_up(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: QuestionId,
    due_on: Day,
) -> Result<ItemId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::ManageItems).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let question = storage::question::by_id(&tx, review, id).await?.ok_or(Error::NotFound)?;
    let taken_up = storage::follow_up::of_question(&tx, id).await?.is_some();
    rules::may_take_up(taken_up, question.follow_up).map_err(Refusal::from)?;
    let reporter = reporter_of(&tx, review, question.reporter).await?;
    let said = follow_up::Said { reporter: &reporter, text: words(&question.text)?, due_on };
    let origin = follow_up::Origin::Question(id);
    let item = follow_up::make(service, &tx, &found, said, origin, now).await?;
    let item = item.ok_or_else(|| Refusal::from(rules::Refusal::TakenUp))?;
    log::keep(service, &tx, review, by.id, Operation::QuestionTakenUp, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(item)
}

/// Until the review is closed, and corrected after the meeting as well: nobody signs the minutes off here.
async fn may_write(tx: &Tx, by: &Account, review: ReviewId, asker: &Asker) -> Result<Review, Error> {
    let found = access::must(tx, review, by, Act::AskQuestion).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let keeps_record = access::roles(tx, review, by).await?.may(Act::RunMeeting);
    rules::may_write(asker, by.id, keeps_record).map_err(Refusal::from)?;
    Ok(found)
}

async fn reporter_of(tx: &Tx, review: ReviewId, reporter: ReporterId) -> Result<Reporter, Error> {
    let known = storage::roster::reporters(tx, review).await?;
    known.into_iter().find(|one| one.id == reporter).ok_or(Error::NotFound)
}

fn words(said: &Said) -> Result<Words, Refusal> {
    // Both say something and are shorter than words may be.
    Words::new(&said.zh, &said.en)
        .map_err(|_| rules::Refusal::Text { text: QuestionText::Question, error: TextError::Empty }.into())
}
