//! One thing that one person has to do.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, ItemId, NewsId, ReporterId};
use crate::template::DeadlineKey;
use crate::time::Day;
use crate::words::Words;

/// What is to be done, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// The roll of the review is empty.
    GatherRoster,
    /// People and roles that came from last year.
    ConfirmCopied {
        waiting: usize,
    },
    /// The key ceremony has not begun.
    BeginCeremony,
    /// A trustee's message in the round that is on.
    MakeKey,
    /// A trustee's part of the test sum.
    RehearseOpening,
    /// The own report.
    HandIn {
        reporter: ReporterId,
    },
    /// The own report came back, with remarks.
    AnswerRemarks {
        reporter: ReporterId,
    },
    /// Reports that wait for a decision.
    Accept {
        waiting: usize,
    },
    MakeCards {
        boxes: usize,
    },
    /// Today the meeting is.
    CheckIn,
    /// A trustee's part of sealed sums.
    OpenSums {
        boxes: usize,
    },
    /// Reporters without a grade.
    SetGrades {
        waiting: usize,
    },
    ApproveNews {
        news: NewsId,
    },
    /// An item of the ledger that is one's own.
    MendItem {
        item: ItemId,
    },
    /// Items of which their owners say that they are done.
    VerifyItems {
        waiting: usize,
    },
    /// The own letter of feedback.
    AcknowledgeLetter {
        reporter: ReporterId,
    },
    /// Objections that wait for the committee's answer.
    ReviewObjections {
        waiting: usize,
    },
    /// Talks that a rule asks for and nobody has marked as held.
    HoldTalks {
        waiting: usize,
    },
}

impl Task {
    /// Stays the same while a number in it changes: by it one knows that somebody was reminded of this before.
    pub fn key(&self) -> String {
        match self {
            Self::GatherRoster => "gather_roster".to_owned(),
            Self::ConfirmCopied { .. } => "confirm_copied".to_owned(),
            Self::BeginCeremony => "begin_ceremony".to_owned(),
            Self::MakeKey => "make_key".to_owned(),
            Self::RehearseOpening => "rehearse_opening".to_owned(),
            Self::HandIn { reporter } => format!("hand_in:{reporter}"),
            Self::AnswerRemarks { reporter } => format!("answer_remarks:{reporter}"),
            Self::Accept { .. } => "accept".to_owned(),
            Self::MakeCards { .. } => "make_cards".to_owned(),
            Self::CheckIn => "check_in".to_owned(),
            Self::OpenSums { .. } => "open_sums".to_owned(),
            Self::SetGrades { .. } => "set_grades".to_owned(),
            Self::ApproveNews { news } => format!("approve_news:{news}"),
            Self::MendItem { item } => format!("mend_item:{item}"),
            Self::VerifyItems { .. } => "verify_items".to_owned(),
            Self::AcknowledgeLetter { reporter } => format!("acknowledge_letter:{reporter}"),
            Self::ReviewObjections { .. } => "review_objections".to_owned(),
            Self::HoldTalks { .. } => "hold_talks".to_owned(),
        }
    }
}

/// What somebody has to do, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Whose it is.
    pub account: AccountId,
    pub task: Task,
    /// Which of many, in the words of whoever wrote it.
    pub about: Option<Words>,
    /// Of which deadline it is.
    pub deadline: Option<DeadlineKey>,
    /// The last day in time.
    pub due: Option<Day>,
}

impl Duty {
    pub fn is_late(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due < today)
    }

    /// What is due first comes first, and what has no day last.
    pub fn order(&self) -> (bool, Option<Day>, Task) {
        (self.due.is_none(), self.due, self.task)
    }
}

/// How a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Done,
    /// Due in so many days; 0 is today.
    In(usize),
    /// So many days late.
    Overdue(usize),
    /// The day is over; whether it was done, nobody tells the program.
    Passed,
}

/// `done` is `None` where the program cannot tell.
pub fn stand(done: Option<bool>, day: Day, today: Day) -> Stand {
    let days = today.days_to(day);
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match done {
        Some(true) => Stand::Done,
        _ if days >= 0 => Stand::In(count),
        Some(false) => Stand::Overdue(count),
        None => Stand::Passed,
    }
}
