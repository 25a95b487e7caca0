//! Who may do what: the table of docs/ARCHITECTURE.md as code.
//!
//! The table says which role an act takes. Whether it may be done now, and to
//! this report or item, is each feature's own rule.

use std::collections::BTreeSet;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What somebody is in one review. A voter needs no role: a code card is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Administrator,
    Organiser,
    Reporter,
    Leader,
    Scrutineer,
    Trustee,
    Correspondent,
    Approver,
    Observer,
}

/// A stored role that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such role")]
pub struct UnknownRole;

impl Role {
    pub const ALL: [Self; 9] = [
        Self::Administrator,
        Self::Organiser,
        Self::Reporter,
        Self::Leader,
        Self::Scrutineer,
        Self::Trustee,
        Self::Correspondent,
        Self::Approver,
        Self::Observer,
    ];

    /// As stored and as written in templates.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Organiser => "organiser",
            Self::Reporter => "reporter",
            Self::Leader => "leader",
            Self::Scrutineer => "scrutineer",
            Self::Trustee => "trustee",
            Self::Correspondent => "correspondent",
            Self::Approver => "approver",
            Self::Observer => "observer",
        }
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(key: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.key() == key).ok_or(UnknownRole)
    }
}

/// Every kind of act that asks for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    ManageAccounts,
    ChangeSettings,
    BackUp,
    CreateReview,
    EditTemplate,
    EditRoster,
    MovePhase,
    WriteOwnReport,
    ReadAllReports,
    /// Accept a report or return it.
    JudgeReport,
    /// What checks before the meeting have found. The template may say that only some of these roles do.
    EnterFacts,
    ReadFacts,
    RunMeeting,
    CheckIn,
    WriteComment,
    /// Put a question to a reporter, and read those of others.
    AskQuestion,
    WriteSummingUp,
    StateRequirement,
    /// Plan boxes, make them, open and close them.
    RunBoxes,
    MakeCards,
    EnterPaper,
    WatchCount,
    SignCount,
    HoldShare,
    /// Hide an abusive comment of a voter, with a reason.
    HideComment,
    EnterScores,
    /// Before they are released.
    SeeResults,
    SetGrades,
    ReleaseResults,
    WriteLetters,
    ReadOwnLetter,
    ManageItems,
    WorkOnOwnItem,
    /// Close out an item or return it.
    VerifyItem,
    WriteNews,
    /// Pass a step of the approval; which step, its rule says.
    ApproveNews,
    ReleaseNews,
    ExportDocuments,
    /// See who is where, and ask those who are late to hurry.
    FollowProgress,
    ReadReleased,
}

/// Whether the role alone allows the act.
pub const fn may(role: Role, act: Act) -> bool {
    use Role::{
        Administrator, Approver, Correspondent, Leader, Observer, Organiser, Reporter, Scrutineer, Trustee,
    };
    match act {
        Act::ManageAccounts | Act::ChangeSettings | Act::BackUp => matches!(role, Administrator),
        Act::CreateReview
        | Act::EditTemplate
        | Act::EditRoster
        | Act::MovePhase
        | Act::JudgeReport
        | Act::RunMeeting
        | Act::RunBoxes
        | Act::HideComment
        | Act::EnterScores
        | Act::ReleaseResults
        | Act::WriteLetters
        | Act::ManageItems
        | Act::FollowProgress
        | Act::ExportDocuments => matches!(role, Organiser),
        Act::WriteOwnReport | Act::ReadOwnLetter | Act::WorkOnOwnItem => matches!(role, Reporter),
        Act::WriteComment | Act::WriteSummingUp | Act::StateRequirement | Act::SetGrades => {
            matches!(role, Leader)
        }
        Act::EnterFacts
        | Act::ReadFacts
        | Act::ReadAllReports
        | Act::AskQuestion
        | Act::SeeResults
        | Act::VerifyItem => matches!(role, Organiser | Leader),
        Act::MakeCards | Act::EnterPaper | Act::WatchCount | Act::SignCount => matches!(role, Scrutineer),
        Act::CheckIn => matches!(role, Organiser | Scrutineer),
        Act::HoldShare => matches!(role, Trustee),
        Act::WriteNews => matches!(role, Correspondent | Organiser),
        Act::ApproveNews => matches!(role, Organiser | Leader | Approver),
        Act::ReleaseNews => matches!(role, Organiser | Approver),
        Act::ReadReleased => matches!(
            role,
            Administrator
                | Organiser
                | Reporter
                | Leader
                | Scrutineer
                | Trustee
                | Correspondent
                | Approver
                | Observer
        ),
    }
}

/// Nobody among the asker's roles may do this.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("none of the roles {roles:?} may {act:?}")]
pub struct Refusal {
    pub act: Act,
    pub roles: Roles,
}

/// The roles somebody holds in one review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roles(BTreeSet<Role>);

impl Roles {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn holds(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    pub fn add(&mut self, role: Role) {
        self.0.insert(role);
    }

    pub fn remove(&mut self, role: Role) {
        self.0.remove(&role);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }

    pub fn may(&self, act: Act) -> bool {
        self.iter().any(|role| may(role, act))
    }

    pub fn must(&self, act: Act) -> Result<(), Refusal> {
        if self.may(act) { Ok(()) } else { Err(Refusal { act, roles: self.clone() }) }
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Self(roles.into_iter().collect())
    }
}
