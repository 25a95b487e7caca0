//! What is refused, and as what.

use review::report::FileRefusal;
use review::report::manuscript::{MANUSCRIPT_LIMIT, ManuscriptError, OtherFile, PARAGRAPHS_LIMIT};

use crate::made::{archive, p, refusal, word, word_with};

fn other(kind: OtherFile) -> ManuscriptError {
    ManuscriptError::NotWord { kind }
}

#[test]
fn another_file_is_called_by_its_name() {
    let compound = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(refusal(&compound("WordDocument")), other(OtherFile::OldWord));
    assert_eq!(refusal(&compound("EncryptedPackage")), ManuscriptError::Locked);
    assert_eq!(refusal(b"{\\rtf1\\ansi}"), other(OtherFile::RichText));
    assert_eq!(refusal(b"%PDF-1.7"), other(OtherFile::Pdf));
    assert_eq!(refusal(b"\x89PNG\r\n\x1A\n"), other(OtherFile::Picture));
    assert_eq!(refusal("述职报告".as_bytes()), other(OtherFile::Other));
    assert_eq!(refusal(&[]), ManuscriptError::File(FileRefusal::Empty));
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    assert_eq!(refusal(&archive(&[types, ("xl/workbook.xml", b"<w/>")])), other(OtherFile::Workbook));
    assert_eq!(refusal(&archive(&[types, ("ppt/presentation.xml", b"<p/>")])), other(OtherFile::Slides));
    assert_eq!(refusal(&archive(&[("notes.txt", b"hello")])), other(OtherFile::Other));
}

#[test]
fn macros_bombs_and_damage() {
    let macros = word_with(&p("一"), &[("word/vbaProject.bin", "..")]);
    assert_eq!(refusal(&macros), ManuscriptError::File(FileRefusal::Macros));
    let zeros = " ".repeat(20 << 20);
    let bomb = word_with(&p("一"), &[("word/styles.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal(&bomb), ManuscriptError::File(FileRefusal::Unpacks));
    let mut cut = word(&p("一"));
    cut.truncate(cut.len() / 2);
    assert_eq!(refusal(&cut), ManuscriptError::File(FileRefusal::Damaged));
    let damaged =
        |body: &str| assert_eq!(refusal(&word(body)), ManuscriptError::File(FileRefusal::Damaged), "{body}");
    damaged("<w:p><w:r></w:p>");
    damaged("<w:p><w:r><w:t>&unknown;</w:t></w:r></w:p>");
    damaged(&("<w:a>".repeat(1_000) + &"</w:a>".repeat(1_000)));
    damaged(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p><w:r><w:t>verloren</w:t></w:r></w:p>"#,
    );
}

#[test]
fn entities_of_its_own_are_not_opened() {
    let document = r#"<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"#;
    let file = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())]);
    assert_eq!(refusal(&file), ManuscriptError::File(FileRefusal::Damaged));
}

#[test]
fn a_text_without_end_and_one_without_a_word() {
    assert_eq!(refusal(&word("")), ManuscriptError::NoText);
    assert_eq!(refusal(&word(&p("　 "))), ManuscriptError::NoText);
    let long = p(&"述".repeat(MANUSCRIPT_LIMIT + 1));
    assert_eq!(refusal(&word(&long)), ManuscriptError::TooLong { limit: MANUSCRIPT_LIMIT });
    let many = p("一").repeat(PARAGRAPHS_LIMIT + 1);
    assert_eq!(refusal(&word(&many)), ManuscriptError::TooMany { limit: PARAGRAPHS_LIMIT });
}

#[test]
fn a_long_note_is_not_told_a_thousand_times() {
    let note = format!(
        r#"<w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
        "注".repeat(10_000)
    );
    let body = r#"<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#.repeat(1_000);
    let file = word_with(&body, &[("word/footnotes.xml", &note)]);
    assert_eq!(refusal(&file), ManuscriptError::TooLong { limit: MANUSCRIPT_LIMIT });
}
