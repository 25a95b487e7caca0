//! Who has a turn at the meeting.

use super::{MeetingState, Refusal};
use crate::id::ReporterId;
use crate::report::How;
use crate::template::ReportRules;

/// What stands already when somebody is to report another way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// Boxes are planned, and ask about whom they ask.
    pub boxes: bool,
}

/// Whether a reporter may report that way from now on.
pub fn may_report(
    rules: &ReportRules,
    state: &MeetingState,
    standing: Standing,
    reporter: ReporterId,
    from: How,
    to: How,
) -> Result<(), Refusal> {
    if rules.how(to) != to {
        return Err(Refusal::NoWriting);
    }
    if to == How::Writing && state.reporter() == Some(reporter) {
        return Err(Refusal::HasTheFloor);
    }
    if standing.boxes && rules.on_ballot(from) != rules.on_ballot(to) {
        return Err(Refusal::BoxesPlanned);
    }
    Ok(())
}
