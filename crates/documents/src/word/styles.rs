//! Named styles, as far as they say what a paragraph is.

use std::collections::BTreeMap;

use review::report::manuscript::ManuscriptError;

use super::xml::{Event, Reader, Tag};

/// How far styles build on each other.
const CHAIN: usize = 20;

/// What a paragraph says of itself, or its style for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// As it is stored: the highest is 0, and 9 is none.
    pub(super) outline: Option<u8>,
    /// The list; "0" is none.
    pub(super) list: Option<String>,
    pub(super) list_level: Option<usize>,
    pub(super) bold: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    marks: Marks,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The paragraph style of those that name none.
    usual: Option<String>,
}

/// What a paragraph's style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) marks: Marks,
    /// Of a heading, from 1; 0 is the title.
    pub(super) level: Option<u8>,
    /// A line of a table of contents.
    pub(super) is_contents: bool,
}

impl Marks {
    /// Takes a property in; whether it was one of ours.
    pub(super) fn take(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "outlineLvl" => self.outline = tag.value().and_then(|level| level.parse().ok()),
            "numId" => self.list = tag.value(),
            "ilvl" => self.list_level = tag.value().and_then(|level| level.parse().ok()),
            "b" => self.bold = Some(tag.is_on()),
            _ => return false,
        }
        true
    }

    /// What is not said here is taken from there.
    fn or(&mut self, other: &Self) {
        self.outline = self.outline.or(other.outline);
        self.list_level = self.list_level.or(other.list_level);
        self.bold = self.bold.or(other.bold);
        if self.list.is_none() {
            self.list.clone_from(&other.list);
        }
    }
}

impl Styles {
    pub(super) fn said(&self, id: Option<&str>) -> Said {
        let (mut said, mut next) = (Said::default(), id.or(self.usual.as_deref()));
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            said.marks.or(&style.marks);
            said.level = said.level.or_else(|| level(&style.name));
            said.is_contents |= style.name.starts_with("toc ") || style.name == "toc heading";
            next = style.based_on.as_deref();
        }
        said
    }
}

/// The name stays English where the program speaks Chinese; files that were made elsewhere may not keep to that.
fn level(name: &str) -> Option<u8> {
    if matches!(name, "title" | "标题" | "subtitle" | "副标题") {
        return Some(0);
    }
    let digit =
        ["heading ", "heading", "标题 ", "标题"].into_iter().find_map(|start| name.strip_prefix(start))?;
    digit.parse().ok().filter(|level| (1..=9).contains(level))
}

pub(super) fn read(part: &str) -> Result<Styles, ManuscriptError> {
    let (mut styles, mut reader) = (Styles::default(), Reader::new(part));
    let mut now: Option<(String, Style)> = None;
    while let Some(event) = reader.next()? {
        match event {
            Event::Open(tag) if tag.name() == "style" => {
                let id = tag.attribute("styleId").unwrap_or_default();
                let is_usual = tag.attribute("default").is_some_and(|yes| yes == "1" || yes == "true");
                if is_usual && tag.attribute("type").as_deref() == Some("paragraph") {
                    styles.usual = Some(id.clone());
                }
                now = Some((id, Style::default()));
            }
            Event::Open(tag) => {
                let Some((_, style)) = &mut now else { continue };
                match tag.name() {
                    "name" => style.name = tag.value().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = tag.value(),
                    // How parts of a table look is no paragraph's business.
                    "tblStylePr" => reader.skip()?,
                    _ => _ = style.marks.take(&tag),
                }
            }
            Event::Close(name) if name == "style" => styles.by_id.extend(now.take()),
            Event::Close(_) | Event::Text(_) => {}
        }
    }
    Ok(styles)
}
