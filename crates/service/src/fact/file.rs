use documents::sheets;
use review::{
    fact::{KnownUnit, Laid, Refusal, lay},
    id::ReviewId,
    roster::file::FileError,
};
use storage::{account::Account, roster::Unit};

use super::must_enter;
use crate::{Error, Service};

/// Lays a spreadsheet's scores and notes beside the units they are about. Nothing is kept: who looked at them saves.
pub async fn read(
    service: &Service,
    by: &Account,
    review: ReviewId,
    bytes: Vec<u8>,
) -> Result<Vec<Laid>, Error> {
    let reader = service.reader();
    let (_, template) = must_enter(&reader, review, by).await?;
    let known = |unit: Unit| KnownUnit { id: unit.id, code: unit.code, name: unit.name };
    let units: Vec<_> = storage::roster::units(&reader, review).await?.into_iter().map(known).collect();
    // Off the event loop, as every reader of strangers' files.
    let work = move || {
        let book = sheets::read(&bytes).map_err(Refusal::File)?;
        lay(template.facts(), &units, &book)
    };
    let laid = tokio::task::spawn_blocking(work).await.unwrap_or_else(|why| {
        tracing::warn!(%why, "a spreadsheet broke its reader");
        Err(Refusal::File(FileError::Damaged { what: why.to_string() }))
    });
    laid.map_err(|why| review::Refusal::from(why).into())
}
