//! Papers in the reader's words.

use i18n::{Lang, Say};
use review::{
    evaluation::{
        Answer,
        paper::{Differing, Flaw, Mark, Sheet, Stage, Why},
    },
    template::{Quota, Template},
};
use storage::{evaluation::BallotBox, roster::Reporter};

pub(super) fn stage_name(say: Say, stage: Stage) -> &'static str {
    match stage {
        Stage::Issuing => say.paper_stage_issuing(),
        Stage::Counting => say.paper_stage_counting(),
        Stage::Void => say.paper_stage_void(),
        Stage::Entering => say.paper_stage_entering(),
        Stage::Comparing => say.paper_stage_comparing(),
        Stage::Signing => say.paper_stage_signing(),
        Stage::Done => say.paper_stage_done(),
    }
}

/// In which of the product's states a stage is drawn.
pub(super) fn stage_chip(stage: Stage) -> &'static str {
    match stage {
        Stage::Issuing => "quiet",
        Stage::Counting | Stage::Entering | Stage::Comparing | Stage::Signing => "due",
        Stage::Void => "alarm",
        Stage::Done => "done",
    }
}

pub(super) fn why(say: Say, why: Why) -> &'static str {
    match why {
        Why::Flaw(flaw) => self::flaw(say, flaw),
        Why::Empty => say.paper_why_empty(),
        Why::Incomplete => say.paper_why_incomplete(),
        Why::Quota => say.paper_why_quota(),
    }
}

pub(super) fn flaw(say: Say, flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Identified => say.paper_why_identified(),
        Flaw::Foreign => say.paper_why_foreign(),
        Flaw::Illegible => say.paper_why_illegible(),
    }
}

/// As forms send it.
pub(super) const fn flaw_key(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Identified => "identified",
        Flaw::Foreign => "foreign",
        Flaw::Illegible => "illegible",
    }
}

/// What a quota counts: grades, and the criterion where it counts on one only.
pub(super) fn counted(say: Say, template: &Template, quota: &Quota) -> String {
    let lang = say.lang();
    let name = |key| template.grade(key).map_or_else(String::new, |one| one.title.in_lang(lang).to_owned());
    let grades = quota.grades.iter().map(name).collect::<Vec<_>>().join(match lang {
        Lang::Zh => "”“",
        Lang::En => "” + “",
    });
    match quota.criterion.as_ref().and_then(|key| template.criterion(key)) {
        Some(criterion) => say.paper_quota_grades_of(criterion.title.in_lang(lang), grades),
        None => say.paper_quota_grades(grades),
    }
}

/// How often it may or must stand on a paper.
pub(super) fn range(say: Say, quota: &Quota) -> String {
    match (quota.at_least, quota.at_most) {
        (None, None) => String::new(),
        (None, Some(most)) => say.paper_quota_most(most),
        (Some(least), None) => say.paper_quota_least(least),
        (Some(least), Some(most)) if least == most => say.paper_quota_exactly(most),
        (Some(least), Some(most)) => say.paper_quota_between(least, most),
    }
}

/// The names of a box's questions and answers.
pub(super) struct Names {
    /// Unit and criterion of each question; the criterion alone says nothing where there is but one.
    pub(super) rows: Vec<RowName>,
    pub(super) answers: Vec<String>,
}

pub(super) struct RowName {
    pub(super) unit: String,
    pub(super) title: String,
    /// Empty where the template has only one.
    pub(super) criterion: String,
    /// Whether a new reporter begins here.
    pub(super) first: bool,
}

impl RowName {
    pub(super) fn full(&self) -> String {
        if self.criterion.is_empty() {
            self.unit.clone()
        } else {
            format!("{} · {}", self.unit, self.criterion)
        }
    }
}

impl Names {
    pub(super) fn of(say: Say, template: &Template, one: &BallotBox, reporters: &[Reporter]) -> Self {
        let lang = say.lang();
        let answers = one.shape.answers.iter().map(|answer| answer_name(lang, template, answer)).collect();
        let single = template.evaluation().criteria.len() == 1;
        let mut before = None;
        let rows = one.shape.questions.iter().map(|question| {
            let reporter = reporters.iter().find(|reporter| reporter.id == question.reporter);
            let criterion = template.criterion(&question.criterion).filter(|_| !single);
            RowName {
                unit: reporter.map_or_else(String::new, |one| one.unit.name.in_lang(lang).to_owned()),
                title: reporter.map_or_else(String::new, |one| one.title.in_lang(lang).to_owned()),
                criterion: criterion.map_or_else(String::new, |one| one.title.in_lang(lang).to_owned()),
                first: before.replace(question.reporter) != Some(question.reporter),
            }
        });
        Self { rows: rows.collect(), answers }
    }

    /// What a row says.
    pub(super) fn mark(&self, say: Say, mark: Mark) -> String {
        match mark {
            Mark::Answer(answer) => self.answers.get(answer).cloned().unwrap_or_default(),
            Mark::Blank => say.paper_blank().to_owned(),
            Mark::Unclear => say.paper_unclear_long().to_owned(),
        }
    }

    /// What an entry says of a row or of the paper as a whole.
    pub(super) fn entered(&self, say: Say, sheet: Option<&Sheet>, what: Differing) -> String {
        match (sheet, what) {
            (None, _) => say.paper_missing().to_owned(),
            (Some(Sheet::Void(flaw)), _) => say.paper_void_as(self::flaw(say, *flaw)),
            (Some(Sheet::Marked(_)), Differing::Whole) => say.paper_valid().to_owned(),
            (Some(Sheet::Marked(marks)), Differing::Row(row)) => {
                marks.get(row).map(|mark| self.mark(say, *mark)).unwrap_or_default()
            }
        }
    }

    /// Where something differs.
    pub(super) fn place(&self, say: Say, what: Differing) -> String {
        match what {
            Differing::Whole => say.paper_whole().to_owned(),
            Differing::Row(row) => self.rows.get(row).map(RowName::full).unwrap_or_default(),
        }
    }
}

fn answer_name(lang: Lang, template: &Template, answer: &Answer) -> String {
    match answer {
        Answer::Grade(key) => {
            template.grade(key).map_or_else(|| key.to_string(), |grade| grade.title.in_lang(lang).to_owned())
        }
        Answer::Abstain => template.evaluation().abstain.title.in_lang(lang).to_owned(),
    }
}
