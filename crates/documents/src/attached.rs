//! Files that people attach: what they really are, and what of them is kept. Nothing of them is run or shown here.

mod jpeg;
pub(crate) mod office;

use review::report::attachment::{Container, FileKind, FileRefusal, container};

/// Looks at a file that came under this name. Answers what it is and the bytes to keep, which are the ones that came
/// but for a photograph's: those lose what a camera notes of place, time and owner.
pub fn inspect(name: &str, bytes: Vec<u8>) -> Result<(FileKind, Vec<u8>), FileRefusal> {
    let promised = FileKind::promised(name)?;
    if bytes.is_empty() {
        return Err(FileRefusal::Empty);
    }
    if container(&bytes) != Some(promised.container()) {
        return Err(FileRefusal::Lies { promised });
    }
    match promised.container() {
        Container::Pdf | Container::Png => Ok((promised, bytes)),
        Container::Jpeg => Ok((promised, jpeg::without_notes(&bytes).ok_or(FileRefusal::Damaged)?)),
        Container::Zip => {
            if office::kind_in(&bytes)? != Some(promised) {
                return Err(FileRefusal::Lies { promised });
            }
            Ok((promised, bytes))
        }
        Container::Compound => {
            office::must_be_compound_text(promised, &bytes)?;
            Ok((promised, bytes))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use review::report::attachment::{FileKind, FileRefusal};
    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::inspect;

    /// An archive of these files.
    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");

    fn word() -> Vec<u8> {
        archive(&[TYPES, ("word/document.xml", b"<w:document/>")])
    }

    fn refusal(name: &str, bytes: Vec<u8>) -> FileRefusal {
        inspect(name, bytes).expect_err(name)
    }

    #[test]
    fn office_files_are_told_by_what_they_hold() {
        let presentation = archive(&[TYPES, ("ppt/presentation.xml", b"<p/>")]);
        let workbook = archive(&[TYPES, ("xl/workbook.xml", b"<w/>")]);
        for (name, kind, bytes) in [
            ("report.docx", FileKind::Docx, word()),
            ("slides.PPTX", FileKind::Pptx, presentation),
            ("table.xlsx", FileKind::Xlsx, workbook),
            ("scan.pdf", FileKind::Pdf, b"%PDF-1.7\n".to_vec()),
        ] {
            assert_eq!(inspect(name, bytes.clone()).unwrap(), (kind, bytes), "{name}");
        }
    }

    #[test]
    fn a_file_that_lies_about_its_type_is_refused() {
        let lies = |promised| FileRefusal::Lies { promised };
        assert_eq!(refusal("table.xlsx", word()), lies(FileKind::Xlsx));
        assert_eq!(refusal("scan.pdf", word()), lies(FileKind::Pdf));
        assert_eq!(refusal("photo.jpg", b"MZ\x90\0".to_vec()), lies(FileKind::Jpeg));
        assert_eq!(refusal("report.docx", archive(&[("a.txt", b"a")])), lies(FileKind::Docx));
        assert_eq!(refusal("report.docx", b"%PDF-1.7".to_vec()), lies(FileKind::Docx));
        assert_eq!(refusal("report.docx", Vec::new()), FileRefusal::Empty);
        assert!(matches!(refusal("page.html", b"<html>".to_vec()), FileRefusal::Kind { .. }));
    }

    #[test]
    fn macros_are_refused_wherever_they_hide() {
        let hidden = archive(&[TYPES, ("word/document.xml", b"<d/>"), ("word/vbaProject.bin", b"..")]);
        assert_eq!(refusal("report.docx", hidden), FileRefusal::Macros);
        let declared = archive(&[
            ("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml".as_slice()),
            ("word/document.xml", b"<d/>"),
        ]);
        assert_eq!(refusal("report.docx", declared), FileRefusal::Macros);
        let embedded = archive(&[TYPES, ("word/document.xml", b"<d/>"), ("word/embeddings/a.XLSM", b"..")]);
        assert_eq!(refusal("report.docx", embedded), FileRefusal::Macros);
        assert!(matches!(refusal("report.docm", word()), FileRefusal::Kind { .. }));
        assert_eq!(refusal("old.doc", compound(&["WordDocument", "_VBA_PROJECT"])), FileRefusal::Macros);
    }

    #[test]
    fn a_zip_bomb_is_refused() {
        let zeros = vec![0; 20 << 20];
        let bomb = archive(&[TYPES, ("word/document.xml", &zeros)]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(refusal("report.docx", bomb), FileRefusal::Unpacks);
        let many: Vec<_> = (0..6_000).map(|number| format!("word/{number}.xml")).collect();
        let many: Vec<_> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert_eq!(refusal("report.docx", archive(&many)), FileRefusal::Unpacks);
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let mut cut = word();
        cut.truncate(cut.len() / 2);
        assert_eq!(refusal("report.docx", cut), FileRefusal::Damaged);
        assert_eq!(refusal("photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()), FileRefusal::Damaged);
    }

    /// A compound file with streams of these names, as far as we look at it.
    fn compound(streams: &[&str]) -> Vec<u8> {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        for stream in streams {
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        }
        bytes
    }

    #[test]
    fn old_office_files_must_be_texts() {
        assert!(inspect("old.doc", compound(&["WordDocument"])).is_ok());
        assert_eq!(inspect("old.wps", compound(&["WordDocument"])).unwrap().0, FileKind::Wps);
        let lies = FileRefusal::Lies { promised: FileKind::Doc };
        assert_eq!(refusal("table.doc", compound(&["Workbook"])), lies);
    }
}
