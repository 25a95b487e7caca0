use review::{
    exact::Exact,
    id::{ReporterId, ReviewId},
    result::Refusal,
    role::Act,
    template::{InputKey, Source},
    words::Words,
};
use storage::{account::Account, result::EnteredScore};

use crate::{Error, Service, access};

/// A score that does not come from the boxes.
#[derive(Clone, Debug)]
pub struct NewScore {
    /// Whose.
    pub reporter: ReporterId,
    /// Which input of the template.
    pub input: InputKey,
    /// The decimal as typed: 0 to 100.
    pub value: String,
    /// What it rests on.
    pub note: Words,
}

/// Enters a score, or corrects it. A correction leaves decided grades as they are: each keeps what was suggested then.
pub async fn enter(service: &Service, by: &Account, review: ReviewId, new: &NewScore) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EnterScores).await?;
    let template = access::template(&found)?;
    if template.input(&new.input).map(|input| input.source) != Some(Source::Entered) {
        return Err(review::Refusal::from(Refusal::InputNotEntered { input: new.input.clone() }).into());
    }
    let value = new.value.trim().parse::<Exact>().ok().filter(in_range);
    let value = value.ok_or_else(|| review::Refusal::from(Refusal::NotAScore))?;
    let reporters = storage::roster::reporters(&tx, review).await?;
    reporters.iter().find(|reporter| reporter.id == new.reporter).ok_or(Error::NotFound)?;
    let score =
        EnteredScore { reporter: new.reporter, input: new.input.clone(), value, note: new.note.clone() };
    storage::result::enter(&tx, &score, new.value.trim(), by.id, service.now()).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

fn in_range(value: &Exact) -> bool {
    *value >= Exact::zero() && *value <= Exact::whole(100)
}
