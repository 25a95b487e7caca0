use ballot::{CommentBox, CommentRefusal, Election};
use review::{
    comment::{Refusal, may_send},
    id::BoxId,
    template::CommentRules,
};
use storage::{Rows, Tx, evaluation::BallotBox};

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

/// What the template asks of the comments that come with a ballot.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    comments: CommentBox,
    rules: CommentRules,
    reporters: usize,
}

impl Asked {
    /// For a box whose election stands; `None` where voters say nothing in words.
    pub(crate) async fn of(
        rows: &impl Rows,
        one: &BallotBox,
        election: &Election,
    ) -> Result<Option<Self>, Error> {
        let Some(rules) = rules(rows, one).await? else { return Ok(None) };
        let comments = CommentBox::new(election, limit(&rules)?);
        Ok(Some(Self { comments, rules, reporters: one.shape.reporters().len() }))
    }
}

/// Checks the comments that come with a ballot, before anything is written.
pub(crate) async fn checked(asked: Option<&Asked>, texts: Vec<String>) -> Result<Vec<Checked>, Error> {
    let reporters = asked.map_or(0, |asked| asked.reporters);
    may_send(asked.map(|asked| &asked.rules), texts.len(), reporters).map_err(review::Refusal::from)?;
    let Some(asked) = asked.filter(|_| !texts.is_empty()) else { return Ok(Vec::new()) };
    let comments = asked.comments.clone();
    let each =
        crunch(move || texts.into_iter().map(|text| one_of(&comments, text)).collect::<Result<Vec<_>, _>>());
    Ok(each.await?.map_err(|_| review::Refusal::from(Refusal::BadComment))?)
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
