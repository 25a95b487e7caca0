//! A report that was written in an office suite: its text, as a reader sees it.

mod numbering;
mod package;
mod story;
mod styles;
mod xml;

use review::report::FileRefusal;
use review::report::manuscript::{MANUSCRIPT_LIMIT, Manuscript, ManuscriptError, PARAGRAPHS_LIMIT};
use review::template::AttachmentRules;

/// Megabytes of the largest file; pictures make them large.
pub const MEGABYTES: usize = AttachmentRules::MEGABYTES;

/// Reads a `.docx`, whatever it is called.
pub fn read(bytes: &[u8]) -> Result<Manuscript, ManuscriptError> {
    if bytes.len() > MEGABYTES << 20 {
        return Err(ManuscriptError::File(FileRefusal::TooLarge { megabytes: MEGABYTES }));
    }
    package::must_be_word(bytes)?;
    let mut package = package::Package::open(bytes)?;
    let styles = styles::read(&package.part("styles")?)?;
    let numbering = numbering::read(&package.part("numbering")?)?;
    let notes = story::notes(&package.part("footnotes")?, &package.part("endnotes")?)?;
    let text = package.part("document.main")?;
    let manuscript = story::read(&text, &styles, numbering, &notes)?;
    if manuscript.paragraphs.iter().all(|paragraph| paragraph.text.trim().is_empty()) {
        return Err(ManuscriptError::NoText);
    }
    if manuscript.paragraphs.len() > PARAGRAPHS_LIMIT {
        return Err(ManuscriptError::TooMany { limit: PARAGRAPHS_LIMIT });
    }
    let count: usize = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.chars().count()).sum();
    if count > MANUSCRIPT_LIMIT {
        return Err(ManuscriptError::TooLong { limit: MANUSCRIPT_LIMIT });
    }
    Ok(manuscript)
}

fn damaged() -> ManuscriptError {
    ManuscriptError::File(FileRefusal::Damaged)
}
