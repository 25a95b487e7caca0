//! The editor's form as the browser sends it.

use std::collections::BTreeMap;

use i18n::Lang;
use review::{
    id::ItemId,
    report::Body,
    template::{SectionKey, Template},
};

/// What the person wants done with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Save,
    HandIn,
}

/// One edition as typed, and over which revision.
#[derive(Debug)]
pub(super) struct EditForm {
    pub(super) action: Action,
    pub(super) revision: i64,
    pub(super) edition: Lang,
    sections: BTreeMap<SectionKey, String>,
    answers: BTreeMap<ItemId, String>,
    oral: Option<String>,
}

impl EditForm {
    /// Reads the fields. `None` when one of the page's own is missing or unreadable: a form cut short on its way must
    /// not empty a report.
    pub(super) fn read(fields: Vec<(String, String)>, template: &Template) -> Option<Self> {
        let (mut named, mut sections, mut answers) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (name, value) in fields {
            if let Some(key) = name.strip_prefix("section.") {
                sections.insert(key.parse().ok()?, clean(&value));
            } else if let Some(item) = name.strip_prefix("answer.") {
                answers.insert(item.parse().ok()?, clean(&value));
            } else {
                named.insert(name, value);
            }
        }
        let is_whole = template.report().sections.iter().all(|section| sections.contains_key(&section.key));
        sections.retain(|key, _| template.report().sections.iter().any(|section| &section.key == key));
        let action = match named.get("action")?.as_str() {
            "save" => Action::Save,
            "hand_in" => Action::HandIn,
            _ => return None,
        };
        is_whole.then_some(())?;
        Some(Self {
            action,
            revision: named.get("revision")?.parse().ok()?,
            edition: named.get("edition")?.parse().ok()?,
            sections,
            answers,
            oral: named.get("oral").map(|text| clean(text)),
        })
    }

    /// The whole report with this edition put in; the other edition stays as it was. Only `items` take an answer.
    pub(super) fn onto(&self, mut body: Body, items: &[ItemId]) -> Body {
        body.editions.entry(self.edition).or_default().extend(self.sections.clone());
        for item in items {
            if let Some(answer) = self.answers.get(item) {
                body.answers.entry(*item).or_default().insert(self.edition, answer.clone());
            }
        }
        if let Some(oral) = &self.oral {
            body.oral.insert(self.edition, oral.clone());
        }
        body
    }
}

/// Browsers send line ends as two characters; nobody types a NUL.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "")
}
