//! Documents as PDF, and charts as the pictures that Word wants.
//!
//! Values in, bytes out: no files, network, clock or environment; the fonts are inside. The same documents at the same
//! moment are the same file, byte for byte. What it links takes minutes to build, and nobody else waits for it. Setting
//! a document takes a core for some hundredth of a second; whoever asks does so on a thread of its own.

mod copy;
mod fonts;
mod picture;
mod press;

use documents::document::{self, Document, WordError};
use review::{template::Layout, time::Instant};

pub use press::Error;

/// One document as a PDF.
pub fn pdf(document: &Document, layout: &Layout, moment: Instant) -> Result<Vec<u8>, Error> {
    packet(std::slice::from_ref(document), layout, moment)
}

/// Several documents as one PDF, each beginning on a page of its own that bears the number 1. The first gives the file
/// its title and its language.
pub fn packet(documents: &[Document], layout: &Layout, moment: Instant) -> Result<Vec<u8>, Error> {
    press::pdf(documents, layout, moment)
}

/// Several documents as one Word file, as [`packet`] has them, their charts drawn.
pub fn word_packet(documents: &[Document], layout: &Layout) -> Result<Vec<u8>, WordError> {
    document::word_packet(documents, layout, &picture::drawn)
}

/// One document as a Word file, its charts drawn.
pub fn word(document: &Document, layout: &Layout) -> Result<Vec<u8>, WordError> {
    document::word(document, layout, &picture::drawn)
}
