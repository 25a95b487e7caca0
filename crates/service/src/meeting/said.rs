use review::{
    Refusal,
    id::{CommentId, ItemId, ReporterId, RequirementId, ReviewId, UnitId},
    meeting::{self as rules, CommentText},
    role::Act,
    text::TextError,
    time::{Day, Instant},
    words::Words,
};
use storage::{
    Tx,
    account::Account,
    meeting::{
        SummingUp,
        said::{Comment, Requirement, Said},
    },
};

use crate::{Error, Service, access, chance, follow_up};

/// A leader's comment as typed.
#[derive(Clone, Debug, Default)]
pub struct NewComment {
    /// What was good.
    pub praise: Said,
    /// What was not.
    pub problem: Said,
    /// Where to go from here.
    pub direction: Said,
    /// Which revision of the own draft it was taken from: with the comment stored, that draft has served.
    pub draft: Option<i64>,
}

impl NewComment {
    /// Each language by the rules; blanks around the words go.
    pub(super) fn checked(&self) -> Result<Self, Refusal> {
        let in_zh = rules::Comment::new(&self.praise.zh, &self.problem.zh, &self.direction.zh)?;
        let in_en = rules::Comment::new(&self.praise.en, &self.problem.en, &self.direction.en)?;
        let both = |zh: &str, en: &str| Said { zh: zh.to_owned(), en: en.to_owned() };
        Ok(Self {
            praise: both(in_zh.praise(), in_en.praise()),
            problem: both(in_zh.problem(), in_en.problem()),
            direction: both(in_zh.direction(), in_en.direction()),
            draft: self.draft,
        })
    }
}

/// Writes a leader's own comment on a report. `revision` is what the leader saw; 0 where there was none.
pub async fn comment(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    revision: i64,
    new: &NewComment,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::WriteComment).await?;
    let known = storage::roster::reporters(&tx, review).await?.iter().any(|one| one.id == reporter);
    if !known {
        return Err(Error::NotFound);
    }
    write(&tx, service, by, reporter, revision, &new.checked()?, now).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The comment over the revision that was read, in a transaction of others.
pub(super) async fn write(
    tx: &Tx,
    service: &Service,
    by: &Account,
    reporter: ReporterId,
    revision: i64,
    new: &NewComment,
    now: Instant,
) -> Result<(), Error> {
    let NewComment { praise, problem, direction, draft } = new.clone();
    let before = storage::meeting::said::comment_of(tx, reporter, by.id).await?;
    if before.as_ref().map_or(0, |comment| comment.revision) != revision {
        return Err(Error::Stale);
    }
    let id =
        before.as_ref().map_or_else(|| CommentId::from_uuid(chance::uuid(&*service.dice, now)), |old| old.id);
    let written = Comment {
        id,
        reporter,
        author: by.id,
        praise,
        problem,
        direction,
        revision: revision + 1,
        written_at: now,
    };
    let stored = match before {
        None => storage::meeting::said::add_comment(tx, &written).await.map(|()| true),
        Some(_) => storage::meeting::said::rewrite_comment(tx, revision, &written).await,
    };
    stale_unless(stored)?;
    if let Some(draft) = draft {
        // One that was written on meanwhile stays.
        storage::meeting::draft::discard(tx, reporter, by.id, draft).await?;
    }
    Ok(())
}

/// Makes an item of the ledger out of the problem that a comment names: its own words, for the reporter's unit, owned by
/// the reporter. A comment becomes one item, once.
pub async fn take_up(
    service: &Service,
    by: &Account,
    review: ReviewId,
    id: CommentId,
    due_on: Day,
) -> Result<ItemId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::ManageItems).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let comment = storage::meeting::said::comment_by_id(&tx, review, id).await?.ok_or(Error::NotFound)?;
    let taken_up = storage::follow_up::of_comment(&tx, id).await?.is_some();
    rules::noted::may_take_up(taken_up, &comment.problem.zh).map_err(Refusal::from)?;
    let reporters = storage::roster::reporters(&tx, review).await?;
    let reporter = reporters.iter().find(|one| one.id == comment.reporter).ok_or(Error::NotFound)?;
    // A problem says something in both languages, or in neither.
    let text = Words::new(&comment.problem.zh, &comment.problem.en);
    let text = text.map_err(|_| Refusal::from(rules::Refusal::NoProblem))?;
    let said = follow_up::Said { reporter, text, due_on };
    let item = follow_up::make(service, &tx, &found, said, follow_up::Origin::Comment(id), now).await?;
    let item = item.ok_or_else(|| Refusal::from(rules::Refusal::TakenUp))?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(item)
}

/// Somebody else was faster: the row was there before, or is no longer what it was.
fn stale_unless(stored: Result<bool, storage::StorageError>) -> Result<(), Error> {
    match stored {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::Stale),
        Err(fault) if fault.is_duplicate() => Err(Error::Stale),
        Err(fault) => Err(fault.into()),
    }
}

/// Writes the summing-up. `revision` is what the leader saw; 0 where there was none.
pub async fn sum_up(
    service: &Service,
    by: &Account,
    review: ReviewId,
    revision: i64,
    text: &Said,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::WriteSummingUp).await?;
    let zh = rules::summing_up(&text.zh).map_err(Refusal::from)?;
    let en = rules::summing_up(&text.en).map_err(Refusal::from)?;
    let new = SummingUp { text: Said { zh, en }, by: by.id, at: now };
    if !storage::meeting::sum_up(&tx, review, revision, &new).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// States what is asked of one unit, or of all. Stating the same again is no error and states nothing more, such as when
/// a form is sent twice.
pub async fn state_requirement(
    service: &Service,
    by: &Account,
    review: ReviewId,
    unit: Option<UnitId>,
    text: &Said,
) -> Result<RequirementId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::StateRequirement).await?;
    let known = storage::roster::units(&tx, review).await?;
    if unit.is_some_and(|unit| !known.iter().any(|one| one.id == unit)) {
        return Err(Error::NotFound);
    }
    let text = requirement_words(text)?;
    // Of two forms sent at once the second waits here, and finds what the first has stated.
    storage::meeting::locked(&tx, review).await?.ok_or(Error::NotFound)?;
    let stated = storage::meeting::said::requirements(&tx, review).await?;
    if let Some(same) = stated.iter().find(|one| one.by == by.id && one.unit == unit && one.text == text) {
        return Ok(same.id);
    }
    let new = Requirement {
        id: RequirementId::from_uuid(chance::uuid(&*service.dice, now)),
        unit,
        text,
        by: by.id,
        at: now,
        none: None,
    };
    storage::meeting::said::add_requirement(&tx, review, &new).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(new.id)
}

fn requirement_words(text: &Said) -> Result<Words, Refusal> {
    let zh = rules::requirement(&text.zh)?;
    let en = rules::requirement(&text.en)?;
    // Both say something and are shorter than words may be.
    Words::new(&zh, &en)
        .map_err(|_| rules::Refusal::Text { text: CommentText::Requirement, error: TextError::Empty }.into())
}
