//! The hall's projectors: the chair holds a scene; the organiser writes down the hall's network.

use review::{
    id::ReviewId,
    projector::{Scene, Wifi},
    role::Act,
};
use storage::account::Account;

use crate::{Error, Service, access};

/// Shows a scene on all projectors until another word, or lets them follow the meeting.
pub async fn hold(service: &Service, by: &Account, review: ReviewId, scene: Scene) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunMeeting).await?;
    scene.may_hold(found.released_at.is_some()).map_err(review::Refusal::from)?;
    storage::projector::hold(&tx, review, scene).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Writes down the hall's network over the revision that was read. Blank, it is no longer told.
pub async fn tell_wifi(
    service: &Service,
    by: &Account,
    review: ReviewId,
    revision: i64,
    name: &str,
    password: &str,
) -> Result<(), Error> {
    let wifi = Wifi::new(name, password).map_err(review::Refusal::from)?;
    let tx = service.store.write().await?;
    access::must(&tx, review, by, Act::RunMeeting).await?;
    if !storage::projector::tell_wifi(&tx, review, revision, wifi.as_ref()).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
