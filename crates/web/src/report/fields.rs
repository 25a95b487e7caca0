//! The fields of the editor.

use i18n::{Lang, Say};
use review::{
    report::{Body, Finding, Outcome, Problem, Row, TEXT_LIMIT, compare},
    template::{Section, SectionKey},
};
use storage::follow_up::Item;

use super::{
    editor::Desk,
    words::{self, Chip},
};

/// One text field with everything around it.
pub(super) struct Field {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    /// Characters, where the edition is the one that counts.
    pub(super) limit: Option<u32>,
    pub(super) text: String,
    pub(super) errors: Vec<String>,
    /// What is stored now beside what was typed, where the two differ.
    pub(super) stored: Option<Vec<Row>>,
    /// What the organiser remarked, and the way to answer it.
    pub(super) remarks: Vec<FieldRemark>,
}

/// A remark in short.
pub(super) struct FieldRemark {
    pub(super) quote: String,
    pub(super) words: String,
    pub(super) resolved: bool,
    pub(super) path: String,
}

/// One of last year's items with the field for its answer.
pub(super) struct ItemField {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) state: Chip,
    pub(super) due: String,
    pub(super) outcomes: Vec<Choice>,
    /// What is wrong with the choice.
    pub(super) undecided: Option<String>,
    pub(super) field: Field,
}

/// One of the words for how far an item is.
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) value: &'static str,
    pub(super) text: &'static str,
    pub(super) chosen: bool,
}

/// What the fields of one page are made of.
pub(super) struct Sheet<'a> {
    pub(super) say: Say,
    pub(super) desk: &'a Desk,
    pub(super) edition: Lang,
    /// As it stands in the form.
    pub(super) body: &'a Body,
    pub(super) counts: bool,
    /// To be shown at the fields; empty until somebody tried to hand in.
    pub(super) findings: &'a [Finding],
    /// Whether what is stored is shown beside what was typed.
    pub(super) beside: bool,
}

pub(super) fn section_id(key: &SectionKey) -> String {
    format!("section-{key}")
}

impl Sheet<'_> {
    pub(super) fn sections(&self) -> Vec<Field> {
        self.desk.template.report().sections.iter().map(|section| self.section(section)).collect()
    }

    fn section(&self, section: &Section) -> Field {
        let stored = self.desk.report.draft.section(self.edition, &section.key);
        let field = Field {
            id: section_id(&section.key),
            name: format!("section.{}", section.key),
            label: section.title.in_lang(self.say.lang()).to_owned(),
            hint: section.guidance.in_lang(self.say.lang()).to_owned(),
            limit: self.counts.then_some(section.limit),
            text: self.body.section(self.edition, &section.key).to_owned(),
            errors: Vec::new(),
            stored: None,
            remarks: self.desk.remarks_on(self.edition, &section.key),
        };
        self.finished(field, stored, |problem| match problem {
            Problem::SectionMissing { section: key }
            | Problem::SectionTooLong { section: key, .. }
            | Problem::ProblemShareLow { section: key, .. } => *key == section.key,
            Problem::TotalTooLong { .. }
            | Problem::ItemUnanswered { .. }
            | Problem::ItemUndecided { .. }
            | Problem::OralTooLong { .. } => false,
        })
    }

    pub(super) fn items(&self) -> Vec<ItemField> {
        self.desk.items.iter().enumerate().map(|(at, item)| self.item(at + 1, item)).collect()
    }

    fn item(&self, number: usize, item: &Item) -> ItemField {
        let say = self.say;
        let stored = self.desk.report.draft.answer(&item.id, self.edition);
        let field = Field {
            id: format!("answer-{}", item.id),
            name: format!("answer.{}", item.id),
            label: say.report_edit_answer(number),
            hint: String::new(),
            limit: None,
            text: self.body.answer(&item.id, self.edition).to_owned(),
            errors: Vec::new(),
            stored: None,
            remarks: Vec::new(),
        };
        ItemField {
            title: say.report_edit_item(number, item.origin_year),
            text: item.text.in_lang(say.lang()).to_owned(),
            state: words::item_state(say, item.state),
            due: say.report_item_due(words::day(say, item.due_on)),
            outcomes: Outcome::ALL.into_iter().map(|outcome| self.choice(item, outcome)).collect(),
            undecided: self.undecided(item),
            field: self.finished(field, stored, |problem| match problem {
                Problem::ItemUnanswered { item: id } => *id == item.id,
                Problem::SectionMissing { .. }
                | Problem::SectionTooLong { .. }
                | Problem::ProblemShareLow { .. }
                | Problem::TotalTooLong { .. }
                | Problem::ItemUndecided { .. }
                | Problem::OralTooLong { .. } => false,
            }),
        }
    }

    fn choice(&self, item: &Item, outcome: Outcome) -> Choice {
        Choice {
            id: format!("outcome-{}-{}", item.id, outcome.key()),
            name: format!("outcome.{}", item.id),
            value: outcome.key(),
            text: words::outcome(self.say, outcome),
            chosen: self.body.outcomes.get(&item.id) == Some(&outcome),
        }
    }

    fn undecided(&self, item: &Item) -> Option<String> {
        let is_it = |problem: &Problem| *problem == Problem::ItemUndecided { item: item.id };
        let found = self.findings.iter().find(|finding| is_it(&finding.problem))?;
        Some(self.desk.sentence(self.say, &found.problem))
    }

    pub(super) fn oral(&self) -> Field {
        let (say, rule) = (self.say, &self.desk.template.report().oral);
        let stored = self.desk.report.draft.oral(self.edition);
        let field = Field {
            id: "oral".to_owned(),
            name: "oral".to_owned(),
            label: say.report_edit_oral().to_owned(),
            hint: say.report_edit_oral_hint(rule.minutes, rule.limit),
            limit: self.counts.then_some(rule.limit),
            text: self.body.oral(self.edition).to_owned(),
            errors: Vec::new(),
            stored: None,
            remarks: Vec::new(),
        };
        self.finished(field, stored, |problem| match problem {
            Problem::OralTooLong { .. } => true,
            Problem::SectionMissing { .. }
            | Problem::SectionTooLong { .. }
            | Problem::ProblemShareLow { .. }
            | Problem::TotalTooLong { .. }
            | Problem::ItemUnanswered { .. }
            | Problem::ItemUndecided { .. } => false,
        })
    }

    /// Puts to a field what is wrong with it, and what is stored where that is another text.
    fn finished(&self, mut field: Field, stored: &str, concerns: impl Fn(&Problem) -> bool) -> Field {
        let length = field.text.trim().chars().count();
        if length > TEXT_LIMIT {
            field.errors.push(self.say.report_finding_kept(length, TEXT_LIMIT));
        }
        let found = self.findings.iter().filter(|finding| concerns(&finding.problem));
        field.errors.extend(found.map(|finding| self.desk.sentence(self.say, &finding.problem)));
        field.stored = Some(compare(stored, &field.text)).filter(|_| self.beside && stored != field.text);
        field
    }
}
