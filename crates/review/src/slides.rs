//! Slides: how many there may be, who may bring them, see them and turn them.

use crate::{
    id::ReporterId,
    meeting::{MeetingState, Stage},
    role::{Act, Roles},
};

/// What is wrong with a file of slides, or with turning them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("slides come as a PDF")]
    NotPdf,
    #[error("the file is larger than {megabytes} MB")]
    TooLarge { megabytes: usize },
    #[error("{pages} pages are too many; {limit} are shown")]
    TooManyPages { pages: usize, limit: usize },
    #[error("the file is protected by a password")]
    Locked,
    /// Damaged, or of a kind that cannot be drawn.
    #[error("the file cannot be shown")]
    CannotBeShown,
    #[error("drawing the file takes too long")]
    TooSlow,
    #[error("the meeting is closed")]
    Closed,
}

/// Pages that are drawn.
pub const PAGE_LIMIT: usize = 80;
/// Megabytes of a file.
pub const MEGABYTES: usize = 30;

/// The way a page is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Forward,
    Back,
    First,
}

impl Turn {
    /// The page after turning; at either end it stays.
    pub fn from(self, page: usize, pages: usize) -> usize {
        match self {
            Self::Forward => (page + 1).min(pages),
            Self::Back => page.saturating_sub(1).max(1),
            Self::First => 1,
        }
    }
}

/// Whether a file of this size may be tried.
pub fn may_try(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > MEGABYTES * 1024 * 1024 {
        return Err(Refusal::TooLarge { megabytes: MEGABYTES });
    }
    // Some programs put a line or a mark before it; readers look for it near the beginning.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|five| five == b"%PDF-") { Ok(()) } else { Err(Refusal::NotPdf) }
}

/// Who may bring slides or take them away: the reporter whose they are, and who runs the meeting.
pub fn may_bring(roles: &Roles, own: bool) -> bool {
    own && roles.may(Act::WriteOwnReport) || roles.may(Act::RunMeeting)
}

/// Who may turn them: who runs the meeting, and the reporter as long as the floor is the own.
pub fn may_turn(roles: &Roles, own: bool, state: &MeetingState, reporter: ReporterId) -> bool {
    roles.may(Act::RunMeeting) || own && state.reporter() == Some(reporter)
}

/// Who may see them: before and after the reporter's turn those who prepare the meeting and read all reports; in the
/// turn everybody who may see the meeting.
pub fn may_see(roles: &Roles, own: bool, state: &MeetingState, reporter: ReporterId) -> bool {
    own || roles.may(Act::RunMeeting)
        || roles.may(Act::ReadAllReports)
        || !roles.is_empty() && state.reporter() == Some(reporter)
}

/// Slides of a meeting that is over stay as they are.
pub fn may_change(state: &MeetingState) -> Result<(), Refusal> {
    match state.stage {
        Stage::Waiting | Stage::At(_) => Ok(()),
        Stage::Closed => Err(Refusal::Closed),
    }
}
