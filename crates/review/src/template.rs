//! Every rule and number of a review. Never in code: in one text, read here.

mod advice;
pub mod agenda;
mod assessment;
mod bundled;
mod calendar;
mod ceiling;
mod check;
mod comment;
mod counting;
mod error;
mod evaluation;
mod fact;
mod feedback;
mod filling;
pub mod form;
mod identity;
mod key;
mod layout;
mod news;
mod release;
mod report;

use std::str::FromStr;

use serde::Deserialize;

use crate::words::Words;

pub use advice::Advice;
pub use agenda::{MeetingRules, Slot, SlotKind};
pub use assessment::{AssessmentRules, Band, Cap, Floor, Input, Source, Trigger};
pub use bundled::{BUNDLED, Bundled};
pub use calendar::{CalendarRules, DayCount, Deadline, DeadlineTask, NextMeeting, RestDay};
pub use ceiling::{Consequence, Gate, Majority, Veto};
pub use comment::{CommentReader, CommentRules};
pub use counting::{Absent, AdjustmentRules, Mean, Ties};
pub use error::{Flaw, TemplateError};
pub use evaluation::{
    Abstain, Colour, Criterion, EvaluationRules, Grade, Group, OwnRow, PaperRules, Tone, TrusteeRules,
};
pub use fact::{Check, CheckKind, Checker, FactRules};
pub use feedback::{FeedbackRules, Shows};
pub use filling::{AllSame, FillingRules, MissingRows, Quota, Reveal};
pub use identity::{Identity, Vocabulary};
pub use key::{
    CheckKey, CriterionKey, DeadlineKey, GateKey, GradeKey, GroupKey, InputKey, KeyError, MajorityKey,
    SectionKey, SlotKey, StepKey, TemplateKey, TriggerKey, VetoKey,
};
pub use layout::{FaceName, FaceNameError, Faces, Layout, Letterhead, Page, Sizes};
pub use news::{NewsRules, NewsStep};
pub use release::{OthersSee, ReleaseRules, ReportersFrom, ReportersSee};
pub use report::{AttachmentRules, Effect, OralRule, ProblemRule, ReportRules, Section, WrittenRule};

/// The rules of a review, checked as a whole.
///
/// Always holds: weights of criteria, groups and inputs each add up to exactly
/// one; keys are unique in their list; whatever is named exists; grades go from
/// the best down. Keeps the text it was read from, byte for byte: that text is
/// what a fingerprint is taken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    text: String,
    rules: Rules,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    template: Identity,
    vocabulary: Vocabulary,
    report: ReportRules,
    meeting: MeetingRules,
    evaluation: EvaluationRules,
    assessment: AssessmentRules,
    #[serde(default)]
    facts: FactRules,
    news: NewsRules,
    #[serde(default)]
    calendar: CalendarRules,
    #[serde(default)]
    documents: Layout,
}

impl Template {
    /// In bytes; a template is typed by people.
    pub const TEXT_LIMIT: usize = 256 * 1024;

    /// Reads the TOML of a template and checks all of it.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks, with the field's path.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        if text.len() > Self::TEXT_LIMIT {
            return Err(TemplateError::TooLong { limit: Self::TEXT_LIMIT });
        }
        let rules: Rules = toml::from_str(text).map_err(|e| TemplateError::syntax(text, &e))?;
        check::all(&rules)?;
        Ok(Self { text: text.to_owned(), rules })
    }

    /// The text as it was read: what a fingerprint is taken of.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn identity(&self) -> &Identity {
        &self.rules.template
    }

    pub fn vocabulary(&self) -> &Vocabulary {
        &self.rules.vocabulary
    }

    pub fn report(&self) -> &ReportRules {
        &self.rules.report
    }

    pub fn meeting(&self) -> &MeetingRules {
        &self.rules.meeting
    }

    pub fn evaluation(&self) -> &EvaluationRules {
        &self.rules.evaluation
    }

    pub fn assessment(&self) -> &AssessmentRules {
        &self.rules.assessment
    }

    pub fn facts(&self) -> &FactRules {
        &self.rules.facts
    }

    pub fn news(&self) -> &NewsRules {
        &self.rules.news
    }

    pub fn calendar(&self) -> &CalendarRules {
        &self.rules.calendar
    }

    /// How this review's documents look on paper.
    pub fn documents(&self) -> &Layout {
        &self.rules.documents
    }

    pub fn section(&self, key: &SectionKey) -> Option<&Section> {
        self.report().sections.iter().find(|s| &s.key == key)
    }

    pub fn criterion(&self, key: &CriterionKey) -> Option<&Criterion> {
        self.evaluation().criteria.iter().find(|c| &c.key == key)
    }

    pub fn grade(&self, key: &GradeKey) -> Option<&Grade> {
        self.evaluation().grades.iter().find(|g| &g.key == key)
    }

    pub fn group(&self, key: &GroupKey) -> Option<&Group> {
        self.evaluation().groups.iter().find(|g| &g.key == key)
    }

    pub fn input(&self, key: &InputKey) -> Option<&Input> {
        self.assessment().inputs.iter().find(|i| &i.key == key)
    }

    pub fn trigger(&self, key: &TriggerKey) -> Option<&Trigger> {
        self.assessment().triggers.iter().find(|t| &t.key == key)
    }

    pub fn veto(&self, key: &VetoKey) -> Option<&Veto> {
        self.assessment().vetoes.iter().find(|v| &v.key == key)
    }

    /// What follows from a decided grade, and from the one of last year where a rule looks back, in the order of the
    /// text.
    pub fn consequences<'a>(
        &'a self,
        grade: &'a GradeKey,
        last: Option<&'a GradeKey>,
    ) -> impl Iterator<Item = &'a Words> {
        let all = self.assessment().consequences.iter();
        all.filter(move |one| one.follows(grade, last)).map(|one| &one.consequence)
    }

    /// Position among the grades; 0 is the best.
    pub fn grade_rank(&self, key: &GradeKey) -> Option<usize> {
        self.evaluation().grades.iter().position(|g| &g.key == key)
    }
}

impl FromStr for Template {
    type Err = TemplateError;

    fn from_str(text: &str) -> Result<Self, TemplateError> {
        Self::parse(text)
    }
}
