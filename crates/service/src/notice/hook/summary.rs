//! What a chat is told: how many people have what to do, and how many are late.

use std::collections::{BTreeMap, BTreeSet};

use review::{
    id::AccountId,
    notice::{Facts, RestDays, Task, duties},
    phase::Phase,
    template::Template,
    time::{Day, Instant},
};
use storage::{
    cycle::Review,
    notice::hook::{Part, PostKind, Summary},
};

use super::super::{facts, reminding::is_open_hour};
use crate::{Error, Service, access, follow_up::today};

/// So many days before something is due it is told.
const SOON: i32 = 3;

/// Writes the summaries that are due now: one a day for each chat, when anything is due soon or late. Answers how many.
pub async fn summarise_due(service: &Service) -> Result<usize, Error> {
    let (now, reader) = (service.now(), service.reader());
    let rest = storage::notice::rest_days(&reader).await?;
    let mut written = 0;
    for hook in storage::notice::hook::all(&reader).await? {
        let Some(review) = storage::cycle::by_id(&reader, hook.review).await? else { continue };
        if is_due(service, &review, &rest, now).await? && write(service, &review, now).await? {
            written += 1;
        }
    }
    Ok(written)
}

async fn is_due(service: &Service, review: &Review, rest: &RestDays, now: Instant) -> Result<bool, Error> {
    let today = today(now, &review.zone)?;
    Ok(review.phase != Phase::Closed
        && is_open_hour(review, rest, now)?
        && !storage::notice::hook::had_summary(&service.reader(), review.id, today).await?)
}

/// `false` when nothing is due, or another server was faster.
async fn write(service: &Service, review: &Review, now: Instant) -> Result<bool, Error> {
    let tx = service.store.write().await?;
    let facts = facts(&tx, review, now).await?;
    let summary = of(review, &access::template(review)?, &facts);
    if summary.parts.is_empty() {
        return Ok(false);
    }
    let post = super::post(service, review.id, PostKind::Summary, summary);
    match storage::notice::hook::add_post(&tx, &post).await {
        Err(fault) if fault.is_duplicate() => return Ok(false),
        done => done?,
    }
    tx.commit().await?;
    Ok(true)
}

/// What is due soon or late in a review. People are counted, none is named.
pub(super) fn of(review: &Review, template: &Template, facts: &Facts) -> Summary {
    let mut parts: BTreeMap<(Day, String), (Task, BTreeSet<AccountId>)> = BTreeMap::new();
    let mut late = BTreeSet::new();
    for duty in duties(template, facts) {
        let Some(due) = duty.due.filter(|due| facts.today.days_to(*due) <= SOON) else { continue };
        if due < facts.today {
            late.insert(duty.account);
        }
        let key = duty.task.key();
        let kind = key.split(':').next().unwrap_or_default().to_owned();
        parts.entry((due, kind)).or_insert_with(|| (duty.task, BTreeSet::new())).1.insert(duty.account);
    }
    let part = |((due, _), (task, people)): ((Day, String), (Task, BTreeSet<AccountId>))| Part {
        task,
        people: people.len(),
        due,
    };
    Summary {
        organisation: review.organisation.clone(),
        year: review.year,
        day: facts.today,
        late: late.len(),
        parts: parts.into_iter().map(part).collect(),
    }
}
