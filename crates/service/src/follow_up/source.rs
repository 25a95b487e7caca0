//! Problems that reports and voters name become items, in one action, once.

use review::{
    Refusal,
    follow_up::{self as rules, Source, words_key},
    id::{ItemId, ReporterId, ReviewId},
    role::Act,
    words::{Lang, Words},
};
use storage::{Tx, account::Account, cycle::Review, roster::Reporter};

use super::{Origin, Said, make, suggested_due};
use crate::{
    Error, Service, access,
    comment::{Reading, read},
};

/// Where a problem is named.
#[derive(Clone, Debug)]
pub enum Named {
    /// In the section on problems of a report that was handed in: a paragraph of it, word by word.
    Report {
        /// Of which edition.
        lang: Lang,
        /// The paragraph.
        text: String,
    },
    /// By a voter. The ledger has more readers than voters' comments: it gets the words of whoever makes the item.
    Opinion {
        /// Which comment.
        comment: i32,
        /// What is to be mended, in words that tell nobody who wrote it.
        text: String,
    },
}

/// What a paragraph of a report is known by in the ledger.
pub fn report_key(reporter: ReporterId, text: &str) -> String {
    format!("report:{reporter}:{}", words_key(text))
}

/// … and a voter's comment.
pub fn opinion_key(comment: i32) -> String {
    format!("opinion:{comment}")
}

/// Makes an item of a problem of a reporter's, due with the others.
pub async fn join(
    service: &Service,
    by: &Account,
    review: ReviewId,
    reporter: ReporterId,
    named: &Named,
) -> Result<ItemId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::ManageItems).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let reporters = storage::roster::reporters(&tx, review).await?;
    let reporter = reporters.iter().find(|one| one.id == reporter).ok_or(Error::NotFound)?;
    let (text, origin) = match named {
        Named::Report { lang, text } => {
            must_stand(&tx, &found, reporter, *lang, text).await?;
            (text, Origin::Words(Source::Report, report_key(reporter.id, text)))
        }
        Named::Opinion { comment, text } => {
            must_be_read(&tx, &found, by, reporter, *comment).await?;
            (text, Origin::Words(Source::Opinion, opinion_key(*comment)))
        }
    };
    let words = review::text::bounded(text, rules::TEXT_LIMIT);
    let words = words.map_err(|why| Refusal::from(rules::Refusal::Text(why)))?;
    let text = Words::new(&words, &words);
    let text = text.map_err(|_| Refusal::from(rules::Refusal::Text(review::text::TextError::Empty)))?;
    let due_on = suggested_due(&tx, &found, now).await?;
    let item = make(service, &tx, &found, Said { reporter, text, due_on }, origin, now).await?;
    let item = item.ok_or_else(|| Refusal::from(rules::Refusal::TakenUp))?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(item)
}

/// The paragraph is still one of what the report says about problems. [`Error::Stale`] when it was written anew.
async fn must_stand(
    tx: &Tx,
    review: &Review,
    reporter: &Reporter,
    lang: Lang,
    text: &str,
) -> Result<(), Error> {
    let template = access::template(review)?;
    let rule = template.report().problem.as_ref().ok_or(Error::NotFound)?;
    let report = storage::report::of_reporter(tx, reporter.id).await?.ok_or(Error::NotFound)?;
    let versions = storage::report::versions(tx, report.id).await?;
    let last = versions.last().ok_or(Error::NotFound)?;
    let body = storage::report::version_body(tx, report.id, last.number).await?.ok_or(Error::NotFound)?;
    let stands = body.section(lang, &rule.section).lines().any(|line| line.trim() == text.trim());
    if stands && !text.trim().is_empty() { Ok(()) } else { Err(Error::Stale) }
}

/// The comment is open, this person reads it, and nobody has hidden it.
async fn must_be_read(
    tx: &Tx,
    review: &Review,
    by: &Account,
    reporter: &Reporter,
    comment: i32,
) -> Result<(), Error> {
    let roles = access::roles(tx, review.id, by).await?;
    let Reading::Comments { lines, .. } = read(tx, review, by, &roles).await? else {
        return Err(Error::NotFound);
    };
    let own = lines.iter().find(|line| line.reporter.id == reporter.id);
    let known = own.and_then(|line| line.comments.iter().find(|one| one.id == comment));
    if known.is_some_and(|one| one.hidden.is_none()) { Ok(()) } else { Err(Error::NotFound) }
}
