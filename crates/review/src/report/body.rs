//! The text of a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Refusal, TEXT_LIMIT};
use crate::id::ItemId;
use crate::template::{SectionKey, Template};
use crate::text::{count_characters, fitting};
use crate::words::Lang;

/// Text by section. Sections the template does not have are kept, and neither
/// shown nor counted: a template may change while people write.
pub type Edition = BTreeMap<SectionKey, String>;

/// All that a reporter writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    #[serde(default)]
    pub editions: BTreeMap<Lang, Edition>,
    /// To last year's problems, one by one.
    #[serde(default)]
    pub answers: BTreeMap<ItemId, BTreeMap<Lang, String>>,
    /// How far each of last year's problems is, as the reporter puts it.
    #[serde(default)]
    pub outcomes: BTreeMap<ItemId, Outcome>,
    /// The text to be spoken, where one is filed.
    #[serde(default)]
    pub oral: BTreeMap<Lang, String>,
}

/// What became of one of last year's problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Partly,
    NotDone,
}

impl Outcome {
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::NotDone];

    /// As a form sends it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotDone => "not_done",
        }
    }

    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

/// How long one section is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionCount {
    pub key: SectionKey,
    pub count: u32,
    pub limit: u32,
}

impl Body {
    /// A section's text, blank when nothing is written.
    pub fn section(&self, lang: Lang, key: &SectionKey) -> &str {
        self.editions.get(&lang).and_then(|edition| edition.get(key)).map_or("", String::as_str)
    }

    /// The answer to an item, blank when nothing is written.
    pub fn answer(&self, item: &ItemId, lang: Lang) -> &str {
        self.answers.get(item).and_then(|answer| answer.get(&lang)).map_or("", String::as_str)
    }

    pub fn oral(&self, lang: Lang) -> &str {
        self.oral.get(&lang).map_or("", String::as_str)
    }

    /// The length of each of the template's sections, in the template's order.
    pub fn counts(&self, template: &Template, lang: Lang) -> Vec<SectionCount> {
        let count = |key| count_characters(self.section(lang, key));
        let sections = template.report().sections.iter();
        sections.map(|s| SectionCount { key: s.key.clone(), count: count(&s.key), limit: s.limit }).collect()
    }

    /// The length of all the template's sections together; answers and the
    /// oral text do not count.
    pub fn total(&self, template: &Template, lang: Lang) -> u32 {
        self.counts(template, lang).iter().fold(0, |sum, section| sum.saturating_add(section.count))
    }

    /// Whether every single text of it may be kept.
    pub fn must_fit(&self) -> Result<(), Refusal> {
        let sections = self.editions.values().flat_map(BTreeMap::values);
        let answers = self.answers.values().flat_map(BTreeMap::values);
        for text in sections.chain(answers).chain(self.oral.values()) {
            fitting(text, TEXT_LIMIT).map_err(Refusal::Text)?;
        }
        Ok(())
    }

    fn is_written(&self, lang: Lang) -> bool {
        self.editions.get(&lang).is_some_and(|edition| edition.values().any(|text| !text.trim().is_empty()))
    }
}

/// The edition that is checked and counts: the review's own language, unless
/// only the other one is written.
pub fn main_lang(body: &Body, preferred: Lang) -> Lang {
    if !body.is_written(preferred) && body.is_written(preferred.other()) {
        preferred.other()
    } else {
        preferred
    }
}
