//! A document as a Word file: named styles, Word's own numbers, the standard's grid, and no time in it.

mod body;
mod fonts;
mod numbering;
mod parts;
mod sheet;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use i18n::Lang;
use review::template::Layout;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::{Document, Paper};
use body::Body;
use sheet::Sheet;

/// A drawing as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The file.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The archive around the text could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WordError {
    #[error(transparent)]
    Archive(#[from] zip::result::ZipError),
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// Turns a chart into a picture, where it can.
pub type Draw<'a> = &'a dyn Fn(&str) -> Option<Drawn>;

/// The file. Where a chart cannot be drawn, what it shows is said in words.
pub fn word(document: &Document, layout: &Layout, draw: Draw<'_>) -> Result<Vec<u8>, WordError> {
    word_packet(std::slice::from_ref(document), layout, draw)
}

/// Several documents as one file, each beginning on a page of its own that bears the number 1. The first gives the file
/// its title and its language.
pub fn word_packet(documents: &[Document], layout: &Layout, draw: Draw<'_>) -> Result<Vec<u8>, WordError> {
    let lang = documents.first().map_or(Lang::Zh, |document| document.lang);
    let title = documents.first().map(|document| document.title.as_str()).unwrap_or_default();
    let sheet = Sheet::of(documents.first().map_or(Paper::Upright, |document| document.paper), layout);
    let Body { xml, pictures, parts, .. } = written(documents, layout, Body::new(lang, sheet, layout, draw));
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE.to_owned()),
        ("docProps/core.xml", parts::core(lang, title)),
        ("docProps/app.xml", parts::APP.to_owned()),
        ("word/document.xml", parts::document(&xml)),
        ("word/_rels/document.xml.rels", parts::relations(pictures.len())),
        ("word/styles.xml", styles::part(lang, layout, &sheet)),
        ("word/numbering.xml", numbering::part(lang, &sheet, parts)),
        ("word/settings.xml", parts::settings(lang)),
        ("word/fontTable.xml", fonts::part(layout)),
        ("word/footer1.xml", parts::footer(lang, layout, true)),
        ("word/footer2.xml", parts::footer(lang, layout, false)),
    ];
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    for (place, picture) in (1..).zip(pictures) {
        archive.start_file(format!("word/media/{place}.png"), options)?;
        archive.write_all(&picture)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Each document as a section, whose paper and page numbers are its own.
fn written<'a>(documents: &[Document], layout: &Layout, mut body: Body<'a>) -> Body<'a> {
    for (place, document) in documents.iter().enumerate() {
        if place > 0 {
            body.end_section();
        }
        body.sheet = Sheet::of(document.paper, layout);
        if let Some(header) = layout.header.as_ref().filter(|_| document.is_issued()) {
            body.line("Letterhead", "", header.words.in_lang(document.lang));
        }
        body.title(document);
        for (place, block) in document.blocks.iter().enumerate() {
            body.block(block, document.blocks.get(place + 1));
        }
    }
    body.xml.push_str(&parts::section(&body.sheet));
    body
}

/// The language that a spelling checker is told.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-GB",
    }
}
