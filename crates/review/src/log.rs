//! The operation log: who did what and when, in words that can be read years later. Nothing in it is about a voter: neither
//! cards nor ballots nor comings, of which an order in time would tell too much.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, BoxId, ReporterId};

/// What somebody did. The names are kept in rows and files, and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    ReviewMade,
    DaysSet,
    PhaseMoved,
    ReviewCopied,
    RolesOfRosterGiven,
    RulesTaken,
    UnitsAdded,
    PeopleAdded,
    OrderSet,
    CopiedSettled,
    WaySet,
    RosterImported,
    PersonRemoved,
    ImportUndone,
    ReportHandedIn,
    ReportAccepted,
    ReportReturned,
    ManuscriptTaken,
    FileAttached,
    FileDetached,
    RemarkMade,
    RemarkTakenBack,
    RemarkResolved,
    SlidesBrought,
    SlidesTakenAway,
    FactsEntered,
    DaysMovedOffRest,
    ChatSet,
    ChatRemoved,
    Nudged,
    ArrivalOpened,
    ArrivalClosed,
    MeetingStepped,
    StepUndone,
    AgendaArranged,
    LotDrawn,
    CommentsConfirmed,
    CommentTakenDown,
    Commented,
    ProblemTakenUp,
    SummedUp,
    RequirementStated,
    QuestionAsked,
    QuestionRewritten,
    QuestionAnswered,
    QuestionRemoved,
    QuestionTakenUp,
    RehearsalBegun,
    RehearsalWiped,
    BoxesPlanned,
    CardsMade,
    CardsDiscarded,
    VotingOpened,
    VotingStopped,
    BoxesClosed,
    CardsReconciled,
    PapersCollected,
    PapersEntered,
    CountSigned,
    BallotRepeated,
    CeremonyBegun,
    CeremonyStartedOver,
    CeremonySent,
    CeremonyComplained,
    ShareGiven,
    CommentPartGiven,
    CommentHidden,
    InputsEntered,
    GradesSet,
    GradesFrozen,
    ResultsReleased,
    LettersSent,
    LetterAcknowledged,
    ObjectionMade,
    ObjectionReviewed,
    Talked,
    ScanBrought,
    ScanTakenAway,
    RoleGiven,
    RoleTaken,
    AccountChanged,
    HolidaysChanged,
    TemplateSaved,
    ItemTakenUp,
    ItemStepped,
    NewsDrafted,
    NewsChanged,
    ArchiveTaken,
}

/// What it was about, as far as that is not plain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The review, or the house.
    Nothing,
    /// A reporter.
    Reporter(ReporterId),
    /// A ballot box.
    Box(BoxId),
    /// Somebody's account.
    Account(AccountId),
    /// So many.
    Count(usize),
    /// A name or a reason, as it was then.
    Text(String),
}
