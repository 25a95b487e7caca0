use std::sync::Arc;

use ballot::{Checker, CommentBox, CommentRefusal};
use review::{
    comment::{Refusal, may_send},
    id::BoxId,
};
use storage::{Tx, evaluation};

use super::{limit, rules, write_sealed};
use crate::{Error, Service, evaluation::crunch};

/// What a phone sends: a sealed ballot, and sealed comments that it never leads to.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The ballot's text, byte for byte.
    pub ballot: Vec<u8>,
    /// None, or one for each reporter, empty ones included.
    pub comments: Vec<String>,
}

/// A ballot alone.
impl From<Vec<u8>> for Sent {
    fn from(ballot: Vec<u8>) -> Self {
        Self { ballot, comments: Vec::new() }
    }
}

/// A sealed comment whose proof was checked.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(super) alpha: String,
    pub(super) text: String,
}

/// Checks the comments that come with a ballot, before anything is written.
pub(crate) async fn checked(
    service: &Service,
    id: &BoxId,
    checker: &Arc<Checker>,
    texts: Vec<String>,
) -> Result<Vec<Checked>, Error> {
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    let reader = service.reader();
    let one = evaluation::by_id(&reader, id).await?.ok_or(Error::NotFound)?;
    let rules = rules(&reader, &one).await?;
    may_send(rules.as_ref(), texts.len(), one.shape.reporters().len()).map_err(review::Refusal::from)?;
    let limit = rules.as_ref().map_or(Ok(0), limit)?;
    let checker = checker.clone();
    let done = crunch(move || {
        let comments = CommentBox::new(checker.election(), limit);
        texts.into_iter().map(|text| one_of(&comments, text)).collect::<Result<Vec<_>, _>>()
    });
    Ok(done.await?.map_err(|_| review::Refusal::from(Refusal::BadComment))?)
}

pub(super) fn one_of(comments: &CommentBox, text: String) -> Result<Checked, CommentRefusal> {
    let alpha = comments.check(text.as_bytes())?.alpha().to_string();
    Ok(Checked { alpha, text })
}

/// Stores what [`checked`] let pass, in the transaction of its ballot.
pub(crate) async fn store(
    service: &Service,
    tx: &Tx,
    id: &BoxId,
    comments: Vec<Checked>,
) -> Result<(), Error> {
    if comments.is_empty() { Ok(()) } else { write_sealed(service, tx, id, comments).await }
}
