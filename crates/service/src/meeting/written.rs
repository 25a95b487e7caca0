//! Meetings that were under way when their log began.

use review::{
    id::{ReporterId, ReviewId},
    meeting::{MeetingState, Part},
    time::Instant,
};
use storage::Tx;

use crate::Error;

/// Whoever has the floor for a report.
fn speaking(state: &MeetingState) -> Option<ReporterId> {
    state.current.filter(|turn| turn.part == Part::Report).map(|turn| turn.reporter)
}

/// The first step of the log may end a report that began before it: its time is noted where its beginning is.
pub(super) async fn end_speech(
    tx: &Tx,
    review: ReviewId,
    before: &MeetingState,
    after: &MeetingState,
    now: Instant,
) -> Result<(), Error> {
    if speaking(before).is_some() && speaking(before) != speaking(after) {
        let clock_ms = before.clock.map(|clock| clock.elapsed_ms(now));
        storage::meeting::end_speech(tx, review, now, clock_ms).await?;
    }
    Ok(())
}
