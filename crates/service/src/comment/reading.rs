use review::{
    comment::{Sight, may_hide, reason, sight},
    evaluation::may_score,
    id::{ReporterId, ReviewId},
    log::{About, Operation},
    role::{Act, Roles},
};
use storage::{
    Rows,
    account::Account,
    comment::{Hidden, OpenedComment},
    cycle::Review,
    roster::Reporter,
};

use crate::{
    Error, Service, access,
    evaluation::{paper, stage},
    log,
};

/// What somebody may read of the voters' comments.
#[derive(Debug)]
pub enum Reading {
    /// Boxes are still to be opened, or papers to be signed, as for the results. What one box said would tell, beside the next one's, who voted in which.
    NotYet,
    /// For the reporter concerned, once the results are released.
    NotReleased,
    /// The comments.
    Comments {
        /// In running order; with own comments only, the own line.
        lines: Vec<ReporterComments>,
        /// Whether this reader may hide one.
        may_hide: bool,
    },
}

/// The comments on one reporter's work, mixed.
#[derive(Debug)]
pub struct ReporterComments {
    /// Whose.
    pub reporter: Reporter,
    /// What was said.
    pub comments: Vec<OpenedComment>,
}

/// Reads the comments of a review. Forbidden to whom the template does not name; no such thing where it has none.
pub async fn read(rows: &impl Rows, review: &Review, by: &Account, roles: &Roles) -> Result<Reading, Error> {
    let template = access::template(review)?;
    let named = template.evaluation().comments.as_ref().ok_or(Error::NotFound)?;
    let released = review.released_at.is_some();
    let seen = sight(named, roles, released);
    if seen == Sight::Nothing {
        let later = !released && sight(named, roles, true) == Sight::Own;
        return if later { Ok(Reading::NotReleased) } else { Err(Error::Forbidden) };
    }
    let boxes = storage::evaluation::boxes(rows, review.id).await?;
    let stages = boxes.iter().map(stage).collect::<Result<Vec<_>, _>>()?;
    let papers_wait = !paper::pending(rows, review.id).await?.is_empty();
    if stages.is_empty() || may_score(&stages).is_err() || papers_wait {
        return Ok(Reading::NotYet);
    }
    let mut opened = storage::comment::opened(rows, review.id).await?;
    let reporters = storage::roster::reporters(rows, review.id).await?.into_iter();
    let lines = reporters.filter(|one| seen == Sight::All || one.account == by.id).map(|reporter| {
        let (own, others) = opened.drain(..).partition(|comment| comment.reporter == reporter.id);
        opened = others;
        ReporterComments { reporter, comments: own }
    });
    Ok(Reading::Comments { lines: lines.collect(), may_hide: may_hide(named, roles) })
}

/// Hides an abusive comment: it is kept, and everybody else reads the reason in its place.
pub async fn hide(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    comment: i32,
    why: &str,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::HideComment).await?;
    let roles = access::roles(&tx, review, by).await?;
    let template = access::template(&found)?;
    let named = template.evaluation().comments.as_ref().ok_or(Error::NotFound)?;
    if !may_hide(named, &roles) {
        return Err(Error::Forbidden);
    }
    let reporters = storage::roster::reporters(&tx, review).await?;
    if !reporters.iter().any(|one| one.id == reporter) {
        return Err(Error::NotFound);
    }
    let reason = reason(why).map_err(review::Refusal::from)?;
    let hidden = Hidden { reason, by: by.id, at: service.now() };
    if !storage::comment::hide(&tx, reporter, comment, &hidden).await? {
        return Err(Error::Stale);
    }
    log::keep(service, &tx, review, by.id, Operation::CommentHidden, About::Reporter(reporter)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
