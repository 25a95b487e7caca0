//! The dress rehearsal: the whole room tries the meeting on a copy, of which nothing counts.

use crate::meeting::Stage;
use crate::phase::Phase;

/// Why a rehearsal does not do that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Two halls side by side would not know which of them counts.
    #[error("the meeting was opened or the review is closed")]
    TooLate,
    /// A rehearsal is rehearsed by starting it over.
    #[error("this is a rehearsal itself")]
    IsRehearsal,
    /// No mail, no chat, no news, no year to come out of what does not count.
    #[error("nothing leaves a rehearsal")]
    StaysHere,
}

/// A review is rehearsed before its meeting has been opened.
pub fn may_begin(phase: Phase, stage: &Stage) -> Result<(), Refusal> {
    if phase == Phase::Closed || *stage != Stage::Waiting { Err(Refusal::TooLate) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_rehearsed_until_its_meeting_opens() {
        assert_eq!(may_begin(Phase::Drafting, &Stage::Waiting), Ok(()));
        assert_eq!(may_begin(Phase::Meeting, &Stage::Waiting), Ok(()));
        assert_eq!(may_begin(Phase::Meeting, &Stage::Closed), Err(Refusal::TooLate));
        assert_eq!(may_begin(Phase::Closed, &Stage::Waiting), Err(Refusal::TooLate));
    }
}
