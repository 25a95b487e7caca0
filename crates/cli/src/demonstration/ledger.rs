use anyhow::{Context as _, Result};
use review::id::ReviewId;
use service::{
    Service,
    follow_up::{self, CarriedItem},
};
use storage::account::Account;

use super::files::Files;

/// Brings last year's items in.
pub(super) async fn carry_in(
    service: &Service,
    organiser: &Account,
    review: ReviewId,
    files: &Files,
) -> Result<()> {
    let reader = service.reader();
    let units = storage::roster::units(&reader, review).await?;
    let mut items = Vec::with_capacity(files.items.len());
    for one in &files.items {
        let unit = units.iter().find(|unit| unit.code == one.unit);
        let reporter = files.institute.reporter(&one.unit)?;
        let owner = storage::account::by_sign_in(&reader, &reporter.sign_in).await?;
        items.push(CarriedItem {
            unit: Some(unit.with_context(|| format!("there is no unit {}", one.unit))?.id),
            origin_year: files.institute.year - 1,
            text: one.text.clone(),
            owner: one.owner.clone(),
            owner_account: owner.map(|(account, _)| account.id),
            due_on: one.due,
            state: one.state,
            note: String::new(),
        });
    }
    follow_up::carry_in(service, organiser, review, &items).await?;
    Ok(())
}
