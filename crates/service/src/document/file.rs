use documents::document::{Document, sheets};
use review::{document::DocumentKind, template::Layout, time::Instant};

use crate::{Error, Fault, evaluation::crunch};

/// How a document leaves the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// To go on writing.
    Word,
    /// To print, sign and keep.
    Pdf,
    /// To work on with tables.
    Sheet,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Word, Self::Pdf, Self::Sheet];

    /// How its file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Pdf => "pdf",
            Self::Sheet => "xlsx",
        }
    }

    /// As the web calls it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Sheet => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Whether a document is made in it.
    pub const fn is_for(self, kind: DocumentKind) -> bool {
        match self {
            Self::Word | Self::Pdf => true,
            Self::Sheet => kind.is_sheet(),
        }
    }
}

/// The file. Off the event loop: a hundred letters take a while.
pub async fn file(
    documents: Vec<Document>,
    layout: Layout,
    format: Format,
    at: Instant,
) -> Result<Vec<u8>, Error> {
    crunch(move || made(&documents, &layout, format, at)).await?
}

fn made(documents: &[Document], layout: &Layout, format: Format, at: Instant) -> Result<Vec<u8>, Error> {
    if documents.is_empty() {
        return Err(Fault::broken("no document is a file of none").into());
    }
    let bytes = match format {
        Format::Sheet => sheets::workbook(documents, at).map_err(Fault::broken)?,
        // Each with pages numbered from 1: they are handed out one by one.
        Format::Word => typesetting::word_packet(documents, layout).map_err(Fault::broken)?,
        Format::Pdf => typesetting::packet(documents, layout, at).map_err(Fault::broken)?,
    };
    Ok(bytes)
}
