use review::{
    Refusal,
    id::ReviewId,
    log::{About, Operation},
    notice::{RestDays, SpecialDay, lines},
    phase::Phase,
    role::{Act, Role},
    template::Template,
    time::Day,
};
use storage::{Rows, account::Account, cycle::days::Days, log::Chain};

use crate::{Error, Service, access, log};

/// Whoever may change the organisation's days: administrators, and who runs one of its reviews.
pub async fn put_days(rows: &impl Rows, by: &Account) -> Result<(), Error> {
    if by.administrator {
        return Ok(());
    }
    let held = storage::cycle::of_account(rows, by.id).await?;
    let runs =
        held.iter().any(|(review, roles)| roles.holds(Role::Organiser) && review.phase != Phase::Closed);
    if runs { Ok(()) } else { Err(Error::Forbidden) }
}

/// Notes what was pasted or typed, a line a day or a stretch of days, in place of what stood there. All or nothing.
pub async fn add_days(service: &Service, by: &Account, text: &str) -> Result<usize, Error> {
    let days = lines(text).map_err(Refusal::from)?;
    write(service, by, &days).await
}

async fn write(service: &Service, by: &Account, days: &[SpecialDay]) -> Result<usize, Error> {
    let tx = service.store.write().await?;
    put_days(&tx, by).await?;
    storage::notice::put_days(&tx, days).await?;
    let count = About::Count(days.len());
    log::keep_in(service, &tx, Chain::House, Some(by.id), Operation::HolidaysChanged, count).await?;
    tx.commit().await?;
    Ok(days.len())
}

/// Takes a day off the list.
pub async fn remove_day(service: &Service, by: &Account, day: Day) -> Result<(), Error> {
    let tx = service.store.write().await?;
    put_days(&tx, by).await?;
    if !storage::notice::remove_day(&tx, day).await? {
        return Err(Error::Stale);
    }
    let what = (Operation::HolidaysChanged, About::Text(day.to_string()));
    log::keep_in(service, &tx, Chain::House, Some(by.id), what.0, what.1).await?;
    tx.commit().await?;
    Ok(())
}

/// Where the deadlines would go that fall on rest days, by the template's own rule; those that stay are left out.
pub fn off_rest_days(template: &Template, days: &Days, rest: &RestDays) -> Days {
    let moved = template.calendar().deadlines.iter().filter_map(|one| {
        let day = *days.get(&one.key)?;
        let to = rest.moved(day, one.rest_day)?;
        (to != day).then(|| (one.key.clone(), to))
    });
    moved.collect()
}

/// Moves them there.
pub async fn move_off_rest_days(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditTemplate).await?;
    found.phase.may_change().map_err(Refusal::from)?;
    let days = storage::cycle::days::of(&tx, review).await?;
    let rest = storage::notice::rest_days(&tx).await?;
    for (key, day) in off_rest_days(&access::template(&found)?, &days, &rest) {
        if !storage::cycle::days::set(&tx, review, &key, day).await? {
            return Err(Error::Stale);
        }
    }
    log::keep(service, &tx, review, by.id, Operation::DaysMovedOffRest, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
