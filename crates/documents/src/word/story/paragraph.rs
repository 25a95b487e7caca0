//! A paragraph while it is read.

use review::report::manuscript::{Paragraph, Told};

use super::super::numbering::Numbering;
use super::super::styles::{Marks, Styles};
use super::super::xml::Tag;

#[derive(Default)]
pub(super) struct Draft {
    text: String,
    style: Option<String>,
    marks: Marks,
    pub(super) in_properties: bool,
    run_bold: Option<bool>,
    run_hidden: bool,
    /// Whether anything of it is not bold, and anything is.
    has_plain: bool,
    has_bold: bool,
    pub(super) hides: bool,
    /// Text boxes that hang at it.
    pub(super) after: Vec<Paragraph>,
}

impl Draft {
    /// Takes in a property. `true` when what is in the element concerns nobody.
    pub(super) fn mark(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "pPr" => self.in_properties = true,
            "rPr" => return self.in_properties,
            "pStyle" if self.in_properties => self.style = tag.value(),
            "r" => (self.run_bold, self.run_hidden) = (None, false),
            "b" if !self.in_properties => self.run_bold = Some(tag.is_on()),
            "vanish" if !self.in_properties => self.run_hidden = tag.is_on(),
            _ if self.in_properties => _ = self.marks.take(tag),
            _ => {}
        }
        false
    }

    /// Answers how many characters longer it became.
    pub(super) fn write(&mut self, text: &str, styles: &Styles) -> usize {
        if self.run_hidden {
            self.hides |= !text.trim().is_empty();
            return 0;
        }
        if !text.trim().is_empty() {
            let of_style = || styles.said(self.style.as_deref()).marks.bold;
            let is_bold = self.run_bold.or_else(of_style).unwrap_or(false);
            self.has_bold |= is_bold;
            self.has_plain |= !is_bold;
        }
        // Nobody sees a NUL, and no database keeps one.
        self.text.extend(text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')));
        text.chars().count()
    }

    /// The paragraph as it is seen, and those of its text boxes.
    pub(super) fn finished(
        self,
        styles: &Styles,
        numbering: &mut Numbering,
        told: &mut Told,
    ) -> (Option<Paragraph>, Vec<Paragraph>) {
        let said = styles.said(self.style.as_deref());
        if said.is_contents {
            told.contents += 1;
            return (None, self.after);
        }
        let list = self.marks.list.clone().or(said.marks.list).filter(|list| list != "0");
        let depth = self.marks.list_level.or(said.marks.list_level).unwrap_or(0);
        // A blank item counts as well.
        let number = list.and_then(|list| numbering.next(&list, depth)).unwrap_or_default();
        if self.text.trim().is_empty() {
            return (None, self.after);
        }
        let outline = self.marks.outline.or(said.marks.outline);
        let level = match outline {
            Some(level @ 0..=8) => Some(level + 1),
            Some(_) => None,
            None => said.level,
        };
        let text = format!("{number}{}", self.text.trim_matches(char::is_whitespace));
        (Some(Paragraph { text, level, bold: self.has_bold && !self.has_plain }), self.after)
    }
}
