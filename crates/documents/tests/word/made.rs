//! Word files by hand, one habit at a time.

use std::io::{Cursor, Write as _};

use documents::word::read;
use review::report::manuscript::{Manuscript, ManuscriptError, Paragraph};
use zip::{ZipWriter, write::SimpleFileOptions};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="t">
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>"#;

/// An archive of these files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A file with this in its body, and these parts beside it.
pub fn word_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    let files: Vec<_> =
        [("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", document.as_bytes())]
            .into_iter()
            .chain(parts)
            .collect();
    archive(&files)
}

pub fn word(body: &str) -> Vec<u8> {
    word_with(body, &[])
}

pub fn manuscript(body: &str, parts: &[(&str, &str)]) -> Manuscript {
    read(&word_with(body, parts)).unwrap()
}

/// The lines of a body.
pub fn lines(body: &str) -> Vec<String> {
    manuscript(body, &[]).paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

/// The only line of a body.
pub fn line(body: &str) -> Paragraph {
    let mut all = manuscript(body, &[]).paragraphs;
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

pub fn refusal(bytes: &[u8]) -> ManuscriptError {
    read(bytes).expect_err("it is refused")
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
