use ballot::{
    Comment, CommentBox, CommentError, CommentPart, SealedComment, TrusteeKey, TrusteeNumber, Trustees,
    group::Point,
};
use review::{
    comment::{Refusal, kept, may_open},
    evaluation::BoxStage,
    id::{BoxId, ReporterId},
    log::{About, Operation},
    role::Act,
};
use storage::{
    Rows, Tx,
    account::Account,
    comment::OpenedComment,
    evaluation::{self, BallotBox},
};

use super::{fresh_ids, limit, rules, shuffled};
use crate::{
    Error, Fault, Service, access,
    evaluation::{crunch, paper, setup, stage},
    log,
    result::number_of,
};

/// What a trustee's browser needs for its part.
#[derive(Clone, Debug)]
pub struct SealedComments {
    /// Characters of the longest lawful one: it gives the length that all must have.
    pub limit: usize,
    /// Their texts, in the order in which the part must follow.
    pub texts: Vec<String>,
}

/// The sealed comments of a closed box, for a trustee.
pub async fn sealed(service: &Service, by: &Account, id: &BoxId) -> Result<SealedComments, Error> {
    let reader = service.reader();
    let one = evaluation::by_id(&reader, id).await?.ok_or(Error::NotFound)?;
    if !access::roles(&reader, one.review, by).await?.may(Act::HoldShare) {
        return Err(Error::Forbidden);
    }
    may_open(stage(&one)?).map_err(review::Refusal::from)?;
    let rules = rules(&reader, &one).await?.ok_or(Error::NotFound)?;
    let texts = storage::comment::sealed(&reader, id).await?;
    Ok(SealedComments { limit: limit(&rules)?, texts })
}

/// Takes a trustee's part of a box's comments. Giving it twice is no error, nor is giving it when there are none left
/// to open. Where the sums are open already, the last part opens the comments; else the sums' opening does.
pub async fn give_part(service: &Service, by: &Account, id: &BoxId, text: Vec<u8>) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let one = evaluation::locked(&tx, id).await?.ok_or(Error::NotFound)?;
    access::must(&tx, one.review, by, Act::HoldShare).await?;
    let now_at = stage(&one)?;
    may_open(now_at).map_err(review::Refusal::from)?;
    paper::must_stand(&tx, &one).await?;
    let number = number_of(&tx, one.review, by).await?;
    let given = storage::comment::parts(&tx, id).await?;
    let Some(opening) = Opening::of(&tx, &one).await? else { return Ok(()) };
    if given.iter().any(|(owner, _)| *owner == number.get()) {
        return Ok(());
    }
    let part = crunch(move || opening.part(number, &text).map(|part| part.text())).await??;
    storage::comment::add_part(&tx, id, number.get(), part).await?;
    if now_at == BoxStage::Opened {
        open_ready(service, &tx, id).await?;
    }
    log::keep(service, &tx, one.review, by.id, Operation::CommentPartGiven, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(one.review);
    Ok(())
}

/// Opens a box's comments if enough trustees have given their parts, mixes them, and keeps nothing sealed.
pub(crate) async fn open_ready(service: &Service, tx: &Tx, id: &BoxId) -> Result<(), Error> {
    let one = evaluation::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let Some(opening) = Opening::of(tx, &one).await? else { return Ok(()) };
    let parts = storage::comment::parts(tx, id).await?;
    let Some(comments) = crunch(move || opening.open(&parts)).await?? else { return Ok(()) };
    let reporters = one.shape.reporters();
    let said: Vec<_> = comments.iter().flatten().filter_map(|one| of_reporter(&reporters, one)).collect();
    let ids = fresh_ids(service, tx, said.len()).await?;
    let opened = shuffled(service, said).into_iter().zip(ids);
    let opened = opened.map(|((reporter, words), id)| OpenedComment { id, reporter, words, hidden: None });
    storage::comment::add_opened(tx, id, &opened.collect::<Vec<_>>()).await?;
    Ok(storage::comment::forget(tx, id).await?)
}

/// Whom a comment is about, and what of it is kept. A place that the ballot does not have is nobody.
fn of_reporter(reporters: &[ReporterId], comment: &Comment) -> Option<(ReporterId, String)> {
    let reporter = reporters.get(usize::from(comment.reporter).checked_sub(1)?)?;
    Some((*reporter, kept(&comment.text)?))
}

/// A box's sealed comments with all that opening them takes.
struct Opening {
    comments: CommentBox,
    trustees: Trustees,
    texts: Vec<String>,
}

impl Opening {
    /// `None` when there is nothing to open.
    async fn of(rows: &impl Rows, one: &BallotBox) -> Result<Option<Self>, Error> {
        let texts = storage::comment::sealed(rows, &one.id).await?;
        if texts.is_empty() {
            return Ok(None);
        }
        let rules = rules(rows, one).await?.ok_or_else(|| Fault::broken("comments without rules"))?;
        let (election, trustees, _) = setup(rows, &one.id).await?;
        Ok(Some(Self { comments: CommentBox::new(&election, limit(&rules)?), trustees, texts }))
    }

    fn sealed(&self) -> Result<Vec<SealedComment>, Fault> {
        let checked = self.texts.iter().map(|text| self.comments.check(text.as_bytes()));
        checked.collect::<Result<_, _>>().map_err(Fault::broken)
    }

    fn part(&self, number: TrusteeNumber, text: &[u8]) -> Result<CommentPart, Error> {
        let key = self.key(number).ok_or(Error::Forbidden)?;
        CommentPart::check(&self.comments, &self.sealed()?, key, text).map_err(|why| {
            tracing::info!(%why, trustee = number.get(), "a trustee's part of the comments is refused");
            review::Refusal::from(Refusal::BadPart).into()
        })
    }

    /// The key that a trustee's factors must fit.
    fn key(&self, number: TrusteeNumber) -> Option<&Point> {
        self.trustees.get(number).map(TrusteeKey::point)
    }

    /// `None` while parts are missing.
    fn open(&self, parts: &[(usize, String)]) -> Result<Option<Vec<Option<Comment>>>, Error> {
        let sealed = self.sealed()?;
        let mut checked = Vec::with_capacity(parts.len());
        for (owner, text) in parts {
            let number = TrusteeNumber::at(owner.saturating_sub(1));
            let key = self.key(number).ok_or_else(|| Fault::broken("a part of no trustee"))?;
            let part = CommentPart::check(&self.comments, &sealed, key, text.as_bytes());
            checked.push((number, part.map_err(Fault::broken)?));
        }
        match self.comments.open(&self.trustees, &sealed, &checked) {
            Ok(comments) => Ok(Some(comments)),
            Err(CommentError::Missing { .. }) => Ok(None),
            Err(why @ CommentError::Shape) => Err(Fault::broken(why).into()),
        }
    }
}
