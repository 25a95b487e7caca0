//! The workspace of one review: a quiet list of its parts on the left, the page on the right.

use i18n::Say;
use review::{
    phase::Phase,
    role::{Act, Role},
};

use crate::{frame::Frame, gate::Seat, links};

/// Which part of a review a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Overview,
    Roles,
    Rules,
    Calendar,
    Progress,
    Roster,
    Reports,
    Facts,
    Preparation,
    Meeting,
    Comments,
    Questions,
    SummingUp,
    Boxes,
    Cards,
    Papers,
    Trustee,
    Result,
    Documents,
    Letters,
    Items,
    News,
}

/// One line of the list.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) path: String,
    pub(crate) current: bool,
    pub(crate) done: bool,
    pub(crate) now: bool,
}

/// The list beside a review's pages.
pub(crate) struct Workspace {
    pub(crate) organisation: String,
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
}

impl Part {
    const ALL: [Self; 22] = [
        Self::Overview,
        Self::Roles,
        Self::Rules,
        Self::Calendar,
        Self::Progress,
        Self::Roster,
        Self::Reports,
        Self::Facts,
        Self::Preparation,
        Self::Meeting,
        Self::Comments,
        Self::Questions,
        Self::SummingUp,
        Self::Boxes,
        Self::Cards,
        Self::Papers,
        Self::Trustee,
        Self::Result,
        Self::Documents,
        Self::Letters,
        Self::Items,
        Self::News,
    ];

    fn name(self, say: Say) -> &'static str {
        match self {
            Self::Overview => say.cycle_overview(),
            Self::Roles => say.cycle_roles(),
            Self::Rules => say.template_rules(),
            Self::Calendar => say.notice_calendar_title(),
            Self::Progress => say.progress_title(),
            Self::Roster => say.roster_title(),
            Self::Reports => say.report_list_title(),
            Self::Facts => say.fact_title(),
            Self::Preparation => say.preparation_title(),
            Self::Meeting => say.meeting_title(),
            Self::Comments => say.meeting_comments_title(),
            Self::Questions => say.question_title(),
            Self::SummingUp => say.meeting_summing_up_title(),
            Self::Boxes => say.evaluation_title(),
            Self::Cards => say.evaluation_cards_title(),
            Self::Papers => say.paper_title(),
            Self::Trustee => say.evaluation_trustee_title(),
            Self::Result => say.result_title(),
            Self::Documents => say.document_page_title(),
            Self::Letters => say.letters_title(),
            Self::Items => say.follow_up_title(),
            Self::News => say.publication_desk_title(),
        }
    }

    fn path(self, seat: &Seat) -> String {
        let review = seat.review.id;
        match self {
            Self::Overview => links::review(review),
            Self::Roles => links::roles(review),
            Self::Rules => links::rules(review),
            Self::Calendar => links::calendar(review),
            Self::Progress => links::progress(review),
            Self::Roster => links::roster(review),
            Self::Reports => links::reports(review),
            Self::Facts => links::facts(review),
            Self::Preparation => links::preparations(review),
            Self::Meeting => links::meeting(review),
            Self::Comments => links::comments(review),
            Self::Questions => links::questions(review),
            Self::SummingUp => links::summing_up(review),
            Self::Boxes => links::boxes(review),
            Self::Cards => links::cards(review),
            Self::Papers => links::papers(review),
            Self::Trustee => links::trustee(review),
            Self::Result => links::result(review),
            Self::Documents => links::documents(review),
            Self::Letters => links::letters(review),
            Self::Items => links::items(review),
            Self::News => links::news_desk(review),
        }
    }

    /// The phase in which this part is what the review is about, where there is one.
    fn phase(self) -> Option<Phase> {
        match self {
            Self::Roster => Some(Phase::Drafting),
            Self::Reports => Some(Phase::Reporting),
            Self::Meeting => Some(Phase::Meeting),
            Self::Boxes => Some(Phase::Evaluation),
            Self::Result => Some(Phase::Assessment),
            Self::Items => Some(Phase::FollowUp),
            Self::Overview
            | Self::Roles
            | Self::Rules
            | Self::Calendar
            | Self::Progress
            | Self::Facts
            | Self::Preparation
            | Self::Comments
            | Self::Questions
            | Self::SummingUp
            | Self::Cards
            | Self::Papers
            | Self::Trustee
            | Self::Documents
            | Self::Letters
            | Self::News => None,
        }
    }

    /// Whether somebody finds anything there.
    fn concerns(self, seat: &Seat) -> bool {
        match self {
            Self::Overview | Self::Rules | Self::Calendar | Self::Meeting | Self::Items | Self::Boxes => true,
            Self::Roles => seat.may(Act::ManageAccounts),
            Self::Progress => seat.may(Act::FollowProgress) && seat.review.kind.rehearsed().is_none(),
            Self::Reports => seat.may(Act::ReadAllReports) || seat.may(Act::WriteOwnReport),
            Self::Facts | Self::Preparation => seat.may(Act::ReadFacts),
            Self::Roster => seat.may(Act::EditRoster) || seat.may(Act::CheckIn),
            Self::Comments => seat.may(Act::WriteComment) || seat.may(Act::RunMeeting),
            Self::Questions => seat.may(Act::AskQuestion),
            Self::SummingUp => seat.may(Act::WriteSummingUp) || seat.may(Act::RunMeeting),
            Self::Cards => seat.may(Act::MakeCards),
            Self::Papers => seat.may(Act::EnterPaper) || seat.may(Act::RunBoxes),
            Self::Trustee => seat.roles.holds(Role::Trustee),
            Self::Result => crate::result::concerns(seat),
            Self::Documents => crate::document::concerns(seat),
            Self::Letters => {
                let time = seat.review.phase >= Phase::Assessment;
                time && (seat.may(Act::SeeResults) || seat.may(Act::ReadOwnLetter))
            }
            Self::News => {
                seat.may(Act::WriteNews) || seat.may(Act::ApproveNews) || seat.may(Act::ReleaseNews)
            }
        }
    }
}

impl Workspace {
    /// The frame and the list around a page of this part.
    pub(crate) fn around(seat: &Seat, part: Part) -> (Frame, Self) {
        let say = seat.say();
        let entry = |each: Part| Entry {
            name: each.name(say),
            path: each.path(seat),
            current: each == part,
            done: each.phase().is_some_and(|phase| phase < seat.review.phase),
            now: each.phase() == Some(seat.review.phase),
        };
        let workspace = Self {
            organisation: seat.review.organisation.in_lang(say.lang()).to_owned(),
            name: crate::rehearsal::year(say, &seat.review),
            entries: Part::ALL.into_iter().filter(|part| part.concerns(seat)).map(entry).collect(),
        };
        (Frame::seated(seat).live(links::live(seat.review.id), seat.version), workspace)
    }

    /// The name of the part that is shown.
    pub(crate) fn here(&self) -> &'static str {
        self.entries.iter().find(|entry| entry.current).map_or("", |entry| entry.name)
    }
}
