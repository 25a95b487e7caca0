//! The text itself, element by element.

mod paragraph;
mod tables;

use std::collections::BTreeMap;

use review::report::manuscript::{
    MANUSCRIPT_LIMIT, Manuscript, ManuscriptError, PARAGRAPHS_LIMIT, Paragraph, Told,
};

use self::paragraph::Draft;
use super::damaged;
use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Event, Reader, Tag};

/// Footnotes and endnotes, by their kind and number.
pub(super) type Notes = BTreeMap<String, String>;

/// What is open around the place that is read.
enum Frame {
    Paragraph(Draft),
    Table { has_columns: bool },
    Row(Vec<Vec<Paragraph>>),
    Cell(Vec<Paragraph>),
}

struct Story<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    frames: Vec<Frame>,
    done: Vec<Paragraph>,
    told: Told,
    /// Fields that are open, and whether what is read is still their instruction.
    fields: Vec<bool>,
    instructions: usize,
    in_text: bool,
    /// What a form shows until somebody fills it in, and a table of contents.
    skips_content: bool,
    /// Characters and paragraphs so far.
    length: usize,
    count: usize,
}

/// Reads the main text.
pub(super) fn read(
    part: &str,
    styles: &Styles,
    numbering: Numbering,
    notes: &Notes,
) -> Result<Manuscript, ManuscriptError> {
    let mut reader = Reader::new(part);
    let mut story = Story {
        styles,
        numbering,
        notes,
        frames: Vec::new(),
        done: Vec::new(),
        told: Told::default(),
        fields: Vec::new(),
        instructions: 0,
        in_text: false,
        skips_content: false,
        length: 0,
        count: 0,
    };
    while let Some(event) = reader.next()? {
        match event {
            Event::Open(tag) => story.open(&tag, &mut reader)?,
            Event::Close(name) => story.close(&name)?,
            Event::Text(text) if story.in_text => story.write(&text)?,
            Event::Text(_) => {}
        }
    }
    // A field without end has swallowed what came after it.
    if story.instructions > 0 {
        Err(damaged())
    } else {
        Ok(Manuscript { paragraphs: story.done, told: story.told })
    }
}

/// Reads footnotes and endnotes.
pub(super) fn notes(footnotes: &str, endnotes: &str) -> Result<Notes, ManuscriptError> {
    let mut notes = Notes::new();
    for part in [footnotes, endnotes] {
        let (mut reader, mut now, mut in_text) = (Reader::new(part), None, false);
        while let Some(event) = reader.next()? {
            match event {
                Event::Open(tag) => match tag.name() {
                    name @ ("footnote" | "endnote") => {
                        let id = tag.attribute("id").unwrap_or_default();
                        // The line between text and notes is stored as a note, too.
                        now = Some(format!("{name} {id}")).filter(|_| tag.attribute("type").is_none());
                    }
                    "del" | "Fallback" | "instrText" => reader.skip()?,
                    "t" => in_text = true,
                    _ => {}
                },
                Event::Close(name) if name == "t" => in_text = false,
                Event::Text(text) if in_text => {
                    if let Some(key) = &now {
                        notes.entry(key.clone()).or_default().push_str(&text);
                    }
                }
                Event::Close(_) | Event::Text(_) => {}
            }
        }
    }
    Ok(notes)
}

impl Story<'_> {
    fn open(&mut self, tag: &Tag<'_>, reader: &mut Reader<'_>) -> Result<(), ManuscriptError> {
        match tag.name() {
            "p" => self.frames.push(Frame::Paragraph(Draft::default())),
            "tbl" => self.frames.push(Frame::Table { has_columns: false }),
            "tr" => self.frames.push(Frame::Row(Vec::new())),
            "tc" => self.frames.push(Frame::Cell(Vec::new())),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.write("\t")?,
            "br" | "cr" => self.write("\n")?,
            "noBreakHyphen" => self.write("-")?,
            "del" | "moveFrom" => {
                self.told.changes += 1;
                reader.skip()?;
            }
            "ins" | "moveTo" => self.told.changes += 1,
            // What the text was, what it is told to become, what it looks like, how it is pronounced.
            "delText" | "instrText" | "delInstrText" | "Fallback" | "rt" | "tabs" | "sectPr"
            | "pPrChange" | "rPrChange" | "tblPr" | "trPr" | "tcPr" => reader.skip()?,
            "fldChar" => self.field(tag),
            "footnoteReference" => self.note("footnote", tag)?,
            "endnoteReference" => self.note("endnote", tag)?,
            "commentReference" => self.told.comments += 1,
            "blip" | "imagedata" | "chart" | "relIds" => self.told.pictures += 1,
            "sdt" => self.skips_content = false,
            "showingPlcHdr" => self.skips_content = true,
            "docPartGallery" if tag.value().as_deref() == Some("Table of Contents") => {
                self.told.contents += 1;
                self.skips_content = true;
            }
            "sdtContent" if std::mem::take(&mut self.skips_content) => reader.skip()?,
            _ => self.mark(tag, reader)?,
        }
        Ok(())
    }

    /// Properties of the paragraph or the run that is open.
    fn mark(&mut self, tag: &Tag<'_>, reader: &mut Reader<'_>) -> Result<(), ManuscriptError> {
        let Some(Frame::Paragraph(draft)) = self.frames.last_mut() else { return Ok(()) };
        // How the mark at its end looks says nothing of the paragraph.
        if draft.mark(tag) { reader.skip() } else { Ok(()) }
    }

    fn close(&mut self, name: &str) -> Result<(), ManuscriptError> {
        match name {
            "t" => self.in_text = false,
            "pPr" => {
                if let Some(Frame::Paragraph(draft)) = self.frames.last_mut() {
                    draft.in_properties = false;
                }
            }
            "p" | "tbl" | "tr" | "tc" => match self.frames.pop() {
                Some(Frame::Paragraph(draft)) => self.finish(draft)?,
                Some(Frame::Cell(cell)) => self.finish_cell(cell),
                Some(Frame::Row(row)) => self.finish_row(row),
                Some(Frame::Table { has_columns }) => self.told.tables += usize::from(has_columns),
                None => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// Puts text where it is read, unless nobody would see it.
    fn write(&mut self, text: &str) -> Result<(), ManuscriptError> {
        let is_instruction = self.instructions > 0;
        let Some(Frame::Paragraph(draft)) = self.frames.last_mut() else { return Ok(()) };
        if is_instruction || draft.in_properties {
            return Ok(());
        }
        self.length += draft.write(text, self.styles);
        if self.length > MANUSCRIPT_LIMIT {
            Err(ManuscriptError::TooLong { limit: MANUSCRIPT_LIMIT })
        } else {
            Ok(())
        }
    }

    fn note(&mut self, kind: &str, tag: &Tag<'_>) -> Result<(), ManuscriptError> {
        let id = tag.attribute("id").unwrap_or_default();
        let Some(note) = self.notes.get(&format!("{kind} {id}")) else { return Ok(()) };
        let text = format!("[{}]", note.trim());
        self.told.notes += 1;
        self.write(&text)
    }

    fn field(&mut self, tag: &Tag<'_>) {
        let was = match tag.attribute("fldCharType").as_deref() {
            Some("begin") => {
                self.fields.push(true);
                self.instructions += 1;
                false
            }
            Some("separate") => self.fields.last_mut().is_some_and(std::mem::take),
            Some("end") => self.fields.pop().unwrap_or(false),
            Some(_) | None => false,
        };
        self.instructions = self.instructions.saturating_sub(usize::from(was));
    }

    /// Puts a paragraph that is whole where it belongs: into the text, a cell, or after the paragraph at which its
    /// text box hangs.
    fn put(&mut self, paragraph: Paragraph) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Cell(cell) => return cell.push(paragraph),
                Frame::Paragraph(draft) => return draft.after.push(paragraph),
                Frame::Table { .. } | Frame::Row(_) => {}
            }
        }
        self.done.push(paragraph);
    }

    fn finish(&mut self, draft: Draft) -> Result<(), ManuscriptError> {
        self.count += 1;
        if self.count > PARAGRAPHS_LIMIT {
            return Err(ManuscriptError::TooMany { limit: PARAGRAPHS_LIMIT });
        }
        self.told.hidden += usize::from(draft.hides);
        let (paragraph, after) = draft.finished(self.styles, &mut self.numbering, &mut self.told);
        if let Some(paragraph) = paragraph {
            self.put(paragraph);
        }
        for paragraph in after {
            self.put(paragraph);
        }
        Ok(())
    }
}
