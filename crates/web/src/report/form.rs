//! The editor's form as the browser sends it.

use std::collections::{BTreeMap, BTreeSet};

use i18n::Lang;
use review::{
    id::ItemId,
    report::{Body, Outcome},
    template::{SectionKey, Template},
};

/// What the person wants done with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Save,
    /// The browser did, while the person was typing.
    Autosave,
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
    outcomes: BTreeMap<ItemId, Outcome>,
    oral: Option<String>,
    /// Fields for which the person took what is stored instead of what was typed.
    taken: BTreeSet<String>,
}

impl EditForm {
    /// Reads the fields. `None` when one of the page's own is missing or unreadable: a form cut short on its way must
    /// not empty a report.
    pub(super) fn read(fields: Vec<(String, String)>, template: &Template) -> Option<Self> {
        let (mut named, mut sections, mut answers) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut outcomes, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (name, value) in fields {
            if let Some(key) = name.strip_prefix("section.") {
                sections.insert(key.parse().ok()?, clean(&value));
            } else if let Some(item) = name.strip_prefix("answer.") {
                answers.insert(item.parse().ok()?, clean(&value));
            } else if let Some(item) = name.strip_prefix("outcome.") {
                outcomes.insert(item.parse().ok()?, Outcome::by_key(&value)?);
            } else if let Some(field) = name.strip_prefix("take.") {
                taken.insert(field.to_owned());
            } else {
                named.insert(name, value);
            }
        }
        let is_whole = template.report().sections.iter().all(|section| sections.contains_key(&section.key));
        sections.retain(|key, _| template.report().sections.iter().any(|section| &section.key == key));
        let action = match named.get("action")?.as_str() {
            "save" => Action::Save,
            "autosave" => Action::Autosave,
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
            outcomes,
            taken,
            oral: named.get("oral").map(|text| clean(text)),
        })
    }

    /// The whole report with this edition put in; the other edition stays as it was, and so does every field for
    /// which what is stored was taken. Only `items` take an answer.
    pub(super) fn onto(&self, mut body: Body, items: &[ItemId]) -> Body {
        let keeps = |field: String| self.taken.contains(&field);
        let edition = body.editions.entry(self.edition).or_default();
        for (key, text) in &self.sections {
            if !keeps(format!("section.{key}")) {
                edition.insert(key.clone(), text.clone());
            }
        }
        for item in items {
            if let Some(answer) = self.answers.get(item)
                && !keeps(format!("answer.{item}"))
            {
                body.answers.entry(*item).or_default().insert(self.edition, answer.clone());
            }
            if let Some(outcome) = self.outcomes.get(item) {
                body.outcomes.insert(*item, *outcome);
            }
        }
        if let Some(oral) = &self.oral
            && !keeps("oral".to_owned())
        {
            body.oral.insert(self.edition, oral.clone());
        }
        body
    }
}

/// The texts of one edition under the names that its form gives them.
pub(super) fn texts(
    body: &Body,
    template: &Template,
    items: &[ItemId],
    edition: Lang,
) -> BTreeMap<String, String> {
    let sections = template.report().sections.iter();
    let sections = sections.map(|s| (format!("section.{}", s.key), body.section(edition, &s.key)));
    let answers = items.iter().map(|item| (format!("answer.{item}"), body.answer(item, edition)));
    let outcomes = items
        .iter()
        .filter_map(|item| body.outcomes.get(item).map(|outcome| (format!("outcome.{item}"), outcome.key())));
    let oral = std::iter::once(("oral".to_owned(), body.oral(edition)));
    sections.chain(answers).chain(outcomes).chain(oral).map(|(name, text)| (name, text.to_owned())).collect()
}

/// Browsers send line ends as two characters; nobody types a NUL.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "")
}
