//! Voters' comments: how many are sent, what of them is kept, who reads them and when.

use crate::evaluation::BoxStage;
use crate::role::{Act, Role, Roles};
use crate::template::{CommentReader, CommentRules};
use crate::text::{self, TextError};

/// Characters of the reason for which a comment is hidden.
pub const REASON_LIMIT: usize = 300;

/// Why comments are not taken, opened, shown or hidden.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The template has no comments.
    #[error("this review takes no comments")]
    NotAsked,
    /// Phones send one for each reporter, empty or not, so that the number tells nothing.
    #[error("{sent} comments were sent for {reporters} reporters")]
    WrongNumber { sent: usize, reporters: usize },
    /// Not a sealed comment of this box, or sent before.
    #[error("not a comment of this box")]
    BadComment,
    /// Comments are opened after closing, with the box's sums.
    #[error("the box is {stage:?}")]
    WrongStage { stage: BoxStage },
    /// Not this trustee's part of these comments, or its proofs do not hold.
    #[error("not a trustee's part of the comments")]
    BadPart,
    #[error("the reason: {0}")]
    Reason(TextError),
}

/// How much of the comments somebody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    All,
    /// Those on the reporter's own work.
    Own,
    Nothing,
}

/// Whether so many sealed comments may come with a ballot: none, or one for each reporter.
pub fn may_send(rules: Option<&CommentRules>, sent: usize, reporters: usize) -> Result<(), Refusal> {
    match rules {
        _ if sent == 0 => Ok(()),
        None => Err(Refusal::NotAsked),
        Some(_) if sent == reporters => Ok(()),
        Some(_) => Err(Refusal::WrongNumber { sent, reporters }),
    }
}

/// Trustees see sealed comments, and give their parts, only once no ballot can come any more. Those of a box that stays
/// sealed stay sealed too.
pub fn may_open(stage: BoxStage) -> Result<(), Refusal> {
    match stage {
        BoxStage::Closed | BoxStage::Opened => Ok(()),
        BoxStage::Preparing | BoxStage::Ready | BoxStage::Open | BoxStage::TooSmall => {
            Err(Refusal::WrongStage { stage })
        }
    }
}

/// What the roles let somebody read. Who is not named to the voters reads nothing, whatever the role.
pub fn sight(named: &CommentRules, roles: &Roles, released: bool) -> Sight {
    let reads = |reader| named.readers.contains(&reader);
    let all = reads(CommentReader::Organiser) && roles.holds(Role::Organiser)
        || reads(CommentReader::Leader) && roles.holds(Role::Leader);
    if all {
        Sight::All
    } else if reads(CommentReader::Reporter) && roles.holds(Role::Reporter) && released {
        Sight::Own
    } else {
        Sight::Nothing
    }
}

/// Whether somebody may hide an abusive comment: an organiser who reads them.
pub fn may_hide(named: &CommentRules, roles: &Roles) -> bool {
    roles.may(Act::HideComment) && named.readers.contains(&CommentReader::Organiser)
}

/// The reason for hiding a comment, which everybody reads in its place.
pub fn reason(typed: &str) -> Result<String, Refusal> {
    text::bounded(typed, REASON_LIMIT).map_err(Refusal::Reason)
}

/// What is kept of an opened comment; `None` when it says nothing.
///
/// Characters that move a cursor or are not seen could tell a writer apart or trick a reader: they go. Line breaks stay.
pub fn kept(text: &str) -> Option<String> {
    let unseen = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let text: String = text.replace("\r\n", "\n").chars().filter(|c| !unseen(*c)).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
