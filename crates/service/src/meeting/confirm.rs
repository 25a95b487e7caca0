//! After the meeting a leader confirms the own comments: drafts, and what was taken down in the leader's name.

use review::{
    Refusal,
    id::{NotedId, ReporterId, ReviewId},
    log::{About, Operation},
    meeting as rules,
    role::Act,
    time::Instant,
};
use storage::{
    Tx,
    account::Account,
    meeting::{
        draft::{self, Texts},
        noted,
        said::{Comment, comment_of},
    },
};

use super::{
    draft::{is_of, put},
    said::{NewComment, write},
};
use crate::{Error, Service, access, log};

/// One report's comment, as its leader read it and as it is to be.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// On whose report.
    pub reporter: ReporterId,
    /// The comment that stood there; 0 where there was none.
    pub revision: i64,
    /// The draft that stood in the fields; 0 where there was none.
    pub draft: i64,
    /// What becomes of it.
    pub fate: Fate,
}

/// Confirmed, or left for later.
#[derive(Clone, Debug)]
pub enum Fate {
    /// Goes into the record, with the lines that it takes in or strikes.
    Confirmed {
        /// The words, those of the lines among them.
        comment: NewComment,
        /// The lines as they were read.
        lines: Vec<(NotedId, i64)>,
    },
    /// Stays a draft, as it was typed.
    Kept(Texts),
}

/// Confirms what is ticked and keeps the rest: all of it or nothing. Answers how many went into the record.
pub async fn confirm(
    service: &Service,
    by: &Account,
    review: ReviewId,
    sheets: &[Sheet],
) -> Result<usize, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::WriteComment).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let mut confirmed = 0;
    for sheet in sheets {
        is_of(&tx, review, sheet.reporter).await?;
        match &sheet.fate {
            Fate::Kept(texts) => keep(&tx, by, sheet, texts, now).await?,
            Fate::Confirmed { comment, lines } => {
                store(&tx, service, by, sheet, comment, lines.is_empty(), now).await?;
                for line in lines {
                    if !noted::settle(&tx, by.id, sheet.reporter, *line, now).await? {
                        return Err(Error::Stale);
                    }
                }
                confirmed += 1;
            }
        }
    }
    if confirmed == 0 {
        return Err(Refusal::from(rules::Refusal::NothingToConfirm).into());
    }
    log::keep(service, &tx, review, by.id, Operation::CommentsConfirmed, About::Count(sheets.len())).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(confirmed)
}

/// The comment of a confirmed sheet. Where every line was struck and nothing else is said there is none.
async fn store(
    tx: &Tx,
    service: &Service,
    by: &Account,
    sheet: &Sheet,
    comment: &NewComment,
    must_say_something: bool,
    now: Instant,
) -> Result<(), Error> {
    let before = comment_of(tx, sheet.reporter, by.id).await?;
    if !must_say_something && before.is_none() && is_blank(comment) {
        draft::discard(tx, sheet.reporter, by.id, sheet.draft).await?;
        return Ok(());
    }
    let draft = Some(sheet.draft).filter(|draft| *draft > 0);
    let new = NewComment { draft, ..comment.checked()? };
    if before.as_ref().is_some_and(|before| before.revision != sheet.revision && says(before, &new)) {
        return Err(Refusal::from(rules::Refusal::ConfirmedBefore).into());
    }
    write(tx, service, by, sheet.reporter, sheet.revision, &new, now).await
}

/// What is not ticked stays a draft, if it is one.
async fn keep(tx: &Tx, by: &Account, sheet: &Sheet, texts: &Texts, now: Instant) -> Result<(), Error> {
    let stored = draft::own_on(tx, sheet.reporter, by.id).await?;
    let same = match &stored {
        Some(stored) => stored.texts == *texts,
        None if texts.is_blank() => true,
        None => {
            let comment = comment_of(tx, sheet.reporter, by.id).await?;
            comment.is_some_and(|one| {
                one.praise == texts.praise && one.problem == texts.problem && one.direction == texts.direction
            })
        }
    };
    if !same {
        put(tx, by, sheet.reporter, sheet.draft, texts, now).await?;
    }
    Ok(())
}

fn is_blank(comment: &NewComment) -> bool {
    let NewComment { praise, problem, direction, draft: _ } = comment.clone();
    Texts { praise, problem, direction }.is_blank()
}

fn says(before: &Comment, new: &NewComment) -> bool {
    before.praise == new.praise && before.problem == new.problem && before.direction == new.direction
}
