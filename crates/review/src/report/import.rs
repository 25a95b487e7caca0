//! A manuscript into the sections of a template.

mod heading;
mod placing;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Body, Edition, SectionCount};
use crate::template::{SectionKey, Template};
use crate::words::Lang;

pub use placing::{Known, pieces};

/// Pieces of a manuscript; what comes after goes with the last.
pub const PIECES_LIMIT: usize = 120;

/// A stretch of a manuscript that goes to one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The heading under which it stands; blank without one.
    pub heading: String,
    pub text: String,
    /// Where it seems to belong; nowhere when the reporter must say.
    pub place: Option<Place>,
}

/// Where a piece goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Section(SectionKey),
    LeaveOut,
}

/// What happens to a section that has a text already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    Replace,
    Append,
}

/// What the reporter decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// For each piece, in their order.
    pub places: Vec<Option<Place>>,
    /// By section; those that are not named follow [`usual`].
    pub how: BTreeMap<SectionKey, How>,
}

impl Choice {
    /// As the pieces seem to belong.
    pub fn suggested(pieces: &[Piece]) -> Self {
        Self { places: pieces.iter().map(|piece| piece.place.clone()).collect(), how: BTreeMap::new() }
    }

    /// Pieces that have no place yet, counted from 1. A section that the template no longer has is none.
    pub fn open(&self, template: &Template, pieces: &[Piece]) -> Vec<usize> {
        let is_there = |place: &&Place| match place {
            Place::Section(key) => template.report().sections.iter().any(|section| section.key == *key),
            Place::LeaveOut => true,
        };
        let place = |at: usize| self.places.get(at).and_then(Option::as_ref).filter(is_there);
        (0..pieces.len()).filter(|at| place(*at).is_none()).map(|at| at + 1).collect()
    }

    pub fn how(&self, section: &SectionKey, now: &str, new: &str) -> How {
        self.how.get(section).copied().unwrap_or_else(|| usual(now, new))
    }
}

/// A text that comes again with the manuscript is replaced, any other stays and the new one comes after it.
pub fn usual(now: &str, new: &str) -> How {
    if flat(new).contains(&flat(now)) { How::Replace } else { How::Append }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What goes to each section, by the reporter's choice. Sections that get nothing are not in it.
pub fn gathered(pieces: &[Piece], choice: &Choice) -> Edition {
    let mut edition = Edition::new();
    for (piece, place) in pieces.iter().zip(&choice.places) {
        let Some(Place::Section(key)) = place else { continue };
        let text = edition.entry(key.clone()).or_default();
        // A heading says what the section's own title says; elsewhere it is needed.
        let moved = piece.place.as_ref() != place.as_ref();
        let heading = Some(piece.heading.as_str()).filter(|heading| moved && !heading.is_empty());
        for part in heading.into_iter().chain(Some(piece.text.as_str())).filter(|part| !part.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(part);
        }
    }
    edition.retain(|_, text| !text.is_empty());
    edition
}

/// The report with the manuscript in it. Whatever gets nothing stays as it was.
pub fn onto(mut body: Body, lang: Lang, pieces: &[Piece], choice: &Choice) -> Body {
    let edition = body.editions.entry(lang).or_default();
    for (key, new) in gathered(pieces, choice) {
        let now = edition.get(&key).map_or("", |text| text.trim_end());
        let text = match choice.how(&key, now, &new) {
            How::Append if !now.is_empty() => format!("{now}\n{new}"),
            How::Append | How::Replace => new,
        };
        edition.insert(key, text);
    }
    body
}

/// The sections' lengths as they would be.
pub fn counts(
    template: &Template,
    body: &Body,
    lang: Lang,
    pieces: &[Piece],
    choice: &Choice,
) -> Vec<SectionCount> {
    onto(body.clone(), lang, pieces, choice).counts(template, lang)
}
