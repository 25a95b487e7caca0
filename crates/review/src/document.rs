//! Which documents a review has, who may take them out, and from when on there is something in them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::report::FileRefusal;
use crate::report::attachment::FileKind;
use crate::role::Act;
use crate::template::AttachmentRules;

/// A document of the packet, by its number in the practice (`domain.md` 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Plan,
    Notice,
    Timetable,
    WrittenReport,
    SpokenText,
    SelfAssessment,
    PreReview,
    PreCheck,
    Interview,
    Agenda,
    Script,
    SignIn,
    RunningOrder,
    Comments,
    Forms,
    IssueRecord,
    Tally,
    CountReport,
    Composite,
    Minutes,
    Letter,
    Circular,
    Lists,
    Progress,
    News,
    ArchiveList,
}

/// No document has this number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such document")]
pub struct UnknownDocument;

/// What has to be there before a document says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Needs {
    /// The rules and the roll: there is always something to print.
    Nothing,
    /// Somebody who reports.
    Reporters,
    /// A report that was handed in.
    Report,
    /// A text for the floor that was handed in.
    SpokenText,
    /// A day in the calendar.
    Days,
    /// A check with an entry.
    Check,
    /// The boxes are planned.
    Boxes,
    /// Every box is opened or withheld, and its papers are signed.
    Sums,
    /// The grades are final.
    Grades,
    /// The letters are sent: the grades stand.
    Letters,
    /// An item in the ledger.
    Items,
    /// A news item, drafted at least.
    News,
}

/// Why a document is not made, or its signed copy not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("there is nothing in it yet: it needs {needs:?}")]
    NotYet { needs: Needs },
    #[error("a {kind:?} is no scan")]
    NotAScan { kind: FileKind },
    #[error("the file: {0}")]
    File(FileRefusal),
}

/// How many scans of a document there may be, and how large each: of a hundred letters some are signed twice.
pub const SCANS: AttachmentRules = AttachmentRules { limit: 400, megabytes: 20 };

/// A signed document comes back as a PDF or a picture.
pub fn must_be_scan(kind: FileKind) -> Result<(), Refusal> {
    match kind {
        FileKind::Pdf | FileKind::Jpeg | FileKind::Png => Ok(()),
        FileKind::Docx | FileKind::Pptx | FileKind::Xlsx | FileKind::Doc | FileKind::Wps => {
            Err(Refusal::NotAScan { kind })
        }
    }
}

impl DocumentKind {
    pub const ALL: [Self; 26] = [
        Self::Plan,
        Self::Notice,
        Self::Timetable,
        Self::WrittenReport,
        Self::SpokenText,
        Self::SelfAssessment,
        Self::PreReview,
        Self::PreCheck,
        Self::Interview,
        Self::Agenda,
        Self::Script,
        Self::SignIn,
        Self::RunningOrder,
        Self::Comments,
        Self::Forms,
        Self::IssueRecord,
        Self::Tally,
        Self::CountReport,
        Self::Composite,
        Self::Minutes,
        Self::Letter,
        Self::Circular,
        Self::Lists,
        Self::Progress,
        Self::News,
        Self::ArchiveList,
    ];

    /// As addresses and archives call it: `D01` to `D26`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plan => "D01",
            Self::Notice => "D02",
            Self::Timetable => "D03",
            Self::WrittenReport => "D04",
            Self::SpokenText => "D05",
            Self::SelfAssessment => "D06",
            Self::PreReview => "D07",
            Self::PreCheck => "D08",
            Self::Interview => "D09",
            Self::Agenda => "D10",
            Self::Script => "D11",
            Self::SignIn => "D12",
            Self::RunningOrder => "D13",
            Self::Comments => "D14",
            Self::Forms => "D15",
            Self::IssueRecord => "D16",
            Self::Tally => "D17",
            Self::CountReport => "D18",
            Self::Composite => "D19",
            Self::Minutes => "D20",
            Self::Letter => "D21",
            Self::Circular => "D22",
            Self::Lists => "D23",
            Self::Progress => "D24",
            Self::News => "D25",
            Self::ArchiveList => "D26",
        }
    }

    /// One for each reporter, in one file: what is printed for everybody at once.
    pub const fn is_per_reporter(self) -> bool {
        matches!(
            self,
            Self::WrittenReport
                | Self::SpokenText
                | Self::SelfAssessment
                | Self::PreReview
                | Self::PreCheck
                | Self::Interview
                | Self::Letter
                | Self::Progress
        )
    }

    /// Tables that somebody goes on working with.
    pub const fn is_sheet(self) -> bool {
        matches!(
            self,
            Self::Timetable
                | Self::PreCheck
                | Self::SignIn
                | Self::RunningOrder
                | Self::IssueRecord
                | Self::Tally
                | Self::Composite
                | Self::Lists
                | Self::ArchiveList
        )
    }

    /// What a role has to allow besides [`Act::ExportDocuments`]; either is enough. A reporter takes out the own letter
    /// and the own report on their own pages.
    pub const fn act(self) -> Act {
        match self {
            Self::Plan
            | Self::Notice
            | Self::Timetable
            | Self::SelfAssessment
            | Self::Interview
            | Self::Script
            | Self::Letter
            | Self::ArchiveList => Act::ExportDocuments,
            Self::WrittenReport | Self::SpokenText | Self::PreReview | Self::Agenda | Self::RunningOrder => {
                Act::ReadAllReports
            }
            Self::PreCheck => Act::ReadFacts,
            Self::SignIn => Act::CheckIn,
            Self::Forms | Self::IssueRecord | Self::CountReport => Act::WatchCount,
            Self::Comments | Self::Tally | Self::Composite | Self::Minutes | Self::Circular => {
                Act::SeeResults
            }
            Self::Lists | Self::Progress => Act::VerifyItem,
            Self::News => Act::ApproveNews,
        }
    }

    pub const fn needs(self) -> Needs {
        match self {
            Self::Plan | Self::Notice | Self::Agenda | Self::Script | Self::SignIn | Self::ArchiveList => {
                Needs::Nothing
            }
            Self::Timetable => Needs::Days,
            Self::SpokenText => Needs::SpokenText,
            Self::SelfAssessment | Self::Interview | Self::RunningOrder | Self::Comments | Self::Forms => {
                Needs::Reporters
            }
            Self::WrittenReport | Self::PreReview => Needs::Report,
            Self::PreCheck => Needs::Check,
            Self::IssueRecord => Needs::Boxes,
            Self::Tally | Self::CountReport | Self::Composite => Needs::Sums,
            Self::Minutes | Self::Circular => Needs::Grades,
            Self::Letter => Needs::Letters,
            Self::Lists | Self::Progress => Needs::Items,
            Self::News => Needs::News,
        }
    }
}

impl FromStr for DocumentKind {
    type Err = UnknownDocument;

    fn from_str(code: &str) -> Result<Self, UnknownDocument> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(UnknownDocument)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::{Role, may};

    #[test]
    fn each_document_is_found_by_its_number() {
        for (at, kind) in DocumentKind::ALL.into_iter().enumerate() {
            assert_eq!(kind.code(), format!("D{:02}", at + 1));
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert_eq!("D27".parse::<DocumentKind>(), Err(UnknownDocument));
    }

    #[test]
    fn no_figures_of_the_ballot_are_for_reporters_voters_or_the_press() {
        let figures = [
            DocumentKind::Tally,
            DocumentKind::CountReport,
            DocumentKind::Composite,
            DocumentKind::Minutes,
            DocumentKind::Circular,
            DocumentKind::Letter,
        ];
        for kind in figures {
            for role in [Role::Reporter, Role::Observer, Role::Correspondent, Role::Administrator] {
                assert!(!may(role, kind.act()), "{kind:?} for {role:?}");
            }
        }
    }
}
