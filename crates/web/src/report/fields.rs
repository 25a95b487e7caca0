//! The fields of the editor.

use i18n::{Lang, Say};
use review::{
    report::{Body, Finding, Problem, TEXT_LIMIT},
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
    /// What is stored now, where it is not what was typed.
    pub(super) stored: Option<String>,
}

/// One of last year's items with the field for its answer.
pub(super) struct ItemField {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) state: Chip,
    pub(super) due: String,
    pub(super) field: Field,
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
            stored: Some(stored.to_owned()),
        };
        self.finished(field, |problem| match problem {
            Problem::SectionMissing { section: key }
            | Problem::SectionTooLong { section: key, .. }
            | Problem::ProblemShareLow { section: key, .. } => *key == section.key,
            Problem::TotalTooLong { .. } | Problem::ItemUnanswered { .. } | Problem::OralTooLong { .. } => {
                false
            }
        })
    }

    pub(super) fn items(&self) -> Vec<ItemField> {
        self.desk.items.iter().enumerate().map(|(at, item)| self.item(at + 1, item)).collect()
    }

    fn item(&self, number: usize, item: &Item) -> ItemField {
        let say = self.say;
        let field = Field {
            id: format!("answer-{}", item.id),
            name: format!("answer.{}", item.id),
            label: say.report_edit_answer(number),
            hint: String::new(),
            limit: None,
            text: self.body.answer(&item.id, self.edition).to_owned(),
            errors: Vec::new(),
            stored: Some(self.desk.report.draft.answer(&item.id, self.edition).to_owned()),
        };
        ItemField {
            title: say.report_edit_item(number, item.origin_year),
            text: item.text.in_lang(say.lang()).to_owned(),
            state: words::item_state(say, item.state),
            due: say.report_item_due(words::day(say, item.due_on)),
            field: self.finished(field, |problem| match problem {
                Problem::ItemUnanswered { item: id } => *id == item.id,
                Problem::SectionMissing { .. }
                | Problem::SectionTooLong { .. }
                | Problem::ProblemShareLow { .. }
                | Problem::TotalTooLong { .. }
                | Problem::OralTooLong { .. } => false,
            }),
        }
    }

    pub(super) fn oral(&self) -> Field {
        let (say, rule) = (self.say, &self.desk.template.report().oral);
        let field = Field {
            id: "oral".to_owned(),
            name: "oral".to_owned(),
            label: say.report_edit_oral().to_owned(),
            hint: say.report_edit_oral_hint(rule.minutes, rule.limit),
            limit: None,
            text: self.body.oral(self.edition).to_owned(),
            errors: Vec::new(),
            stored: Some(self.desk.report.draft.oral(self.edition).to_owned()),
        };
        self.finished(field, |problem| match problem {
            Problem::OralTooLong { .. } => true,
            Problem::SectionMissing { .. }
            | Problem::SectionTooLong { .. }
            | Problem::ProblemShareLow { .. }
            | Problem::TotalTooLong { .. }
            | Problem::ItemUnanswered { .. } => false,
        })
    }

    /// Puts to a field what is wrong with it, and what is stored where that is another text.
    fn finished(&self, mut field: Field, concerns: impl Fn(&Problem) -> bool) -> Field {
        let length = field.text.trim().chars().count();
        if length > TEXT_LIMIT {
            field.errors.push(self.say.report_finding_kept(length, TEXT_LIMIT));
        }
        let found = self.findings.iter().filter(|finding| concerns(&finding.problem));
        field.errors.extend(found.map(|finding| self.desk.sentence(self.say, &finding.problem)));
        field.stored = field.stored.filter(|stored| self.beside && *stored != field.text);
        field
    }
}
