//! From trustees' parts to sums, from sums to scores, from scores to grades.

mod assessment;
mod before;
mod deciding;
mod entering;
mod importing;
mod letters;
mod opening;
mod sight;
mod versions;
mod writing;

use review::id::ReviewId;
use review::log::{About, Operation};
use storage::account::Account;

use crate::{Error, Service, access, log};

pub use assessment::{Assessment, Line, assess, parts};
pub use before::before;
pub use deciding::{NewGrade, NewSitting, Sitting, committee, freeze, set, sitting};
pub use entering::{NewInput, enter};
pub use importing::{PreviewLine, Previewed, preview};
pub use letters::{Answer, acknowledge, object_to, open_letter, release_letters, review_objection, talked};
pub use opening::give_share;
pub(crate) use opening::settle_phase;
pub use sight::sight;
pub(crate) use versions::{Deed, keep};
pub use versions::{Told, versions};
pub use writing::{Letter, letter, letters};

pub(crate) use opening::number_of;

/// Shows the results to reporters and observers. Releasing twice is no error. From now on no ballot is expected to be
/// void, so it is forgotten of which box a voter's comment came.
pub async fn release(service: &Service, by: &Account, review: ReviewId) -> Result<(), Error> {
    let tx = service.store.write().await?;
    access::must(&tx, review, by, review::role::Act::ReleaseResults).await?;
    storage::cycle::release(&tx, review, service.now()).await?;
    storage::comment::forget_boxes(&tx, review).await?;
    log::keep(service, &tx, review, by.id, Operation::ResultsReleased, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
