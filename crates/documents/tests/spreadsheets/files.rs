//! Workbooks with the habits of people and the tricks of others.

use std::io::{Cursor, Write};

use documents::sheets::read;
use review::roster::cell::{Cell, Format as Read, Sheet};
use review::roster::file::{FileError, FileKind};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn workbook(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet()).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn sheet(bytes: &[u8]) -> Sheet {
    let book = read(bytes).unwrap();
    assert_eq!(book.format, Read::Xlsx);
    book.sheets.into_iter().next().unwrap()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same workbook with one file more, or another in its place.
fn with(workbook: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut files = vec![(name.to_owned(), bytes.to_vec())];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let found = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        if found != name {
            files.push((found, bytes));
        }
    }
    let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    packed(&files)
}

#[test]
fn every_kind_of_cell_is_read_as_what_it_is() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "  Ａ０１　")?.write(0, 1, 7.0)?.write(0, 2, 0.5)?.write(0, 3, true)?;
        let day = ExcelDateTime::from_ymd(2026, 1, 10)?;
        sheet.write_with_format(0, 4, &day, &Format::new().set_num_format("yyyy-mm-dd"))?;
        sheet.write(0, 5, Formula::new("=HYPERLINK(\"x\",\"y\")").set_result("y"))?;
        sheet.write(0, 7, "'007")?;
        sheet.write(4, 0, "some rows further")?;
        Ok(())
    });
    let sheet = sheet(&bytes);
    let cells = &sheet.rows[0].cells;
    assert_eq!(cells[0], Cell::Text("Ａ０１".into()));
    assert_eq!((&cells[1], &cells[2]), (&Cell::Number("7".into()), &Cell::Number("0.5".into())));
    assert_eq!((&cells[3], &cells[4]), (&Cell::Flag(true), &Cell::Day("2026-01-10".into())));
    assert!(matches!(&cells[5], Cell::Formula(formula) if formula.starts_with("HYPERLINK")), "{cells:?}");
    assert_eq!((&cells[6], &cells[7]), (&Cell::Empty, &Cell::Text("'007".into())));
    assert_eq!((sheet.rows.len(), sheet.rows[1].number), (2, 5));
}

#[test]
fn a_cell_that_is_merged_over_rows_stands_in_each_and_a_title_in_one() {
    let bytes = workbook(|sheet| {
        let format = Format::new();
        sheet.merge_range(0, 0, 0, 2, "2026年度名册", &format)?;
        sheet.merge_range(1, 0, 3, 0, "科研党支部", &format)?;
        sheet.write(1, 1, "甲")?.write(2, 1, "乙")?.write(3, 1, "丙")?.write(4, 1, "丁")?;
        Ok(())
    });
    let rows = sheet(&bytes).rows;
    assert_eq!(rows[0].cells, [Cell::Text("2026年度名册".into())]);
    let branch = Cell::Text("科研党支部".into());
    assert!(rows[1..4].iter().all(|row| row.cells[0] == branch), "{rows:?}");
    assert_eq!(rows[4].cells[0], Cell::Empty);
}

#[test]
fn hidden_sheets_are_named_and_not_read() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("名册").unwrap().write(0, 0, "seen").unwrap();
    workbook.add_worksheet().set_name("旧").unwrap().set_hidden(true).write(0, 0, "unseen").unwrap();
    let book = read(&workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!((book.sheets.len(), book.hidden), (1, vec!["旧".to_owned()]));
}

#[test]
fn a_cell_at_the_far_corner_costs_no_memory() {
    let bytes = workbook(|sheet| sheet.write(1_048_575, 3, "x")?.write(0, 0, "y").map(drop));
    assert_eq!(sheet(&bytes).rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 1_048_576]);
    let bytes = workbook(|sheet| sheet.write(0, 16_383, "x").map(drop));
    assert_eq!(read(&bytes), Err(FileError::TooManyColumns { limit: 200 }));
}

#[test]
fn more_rows_than_a_roster_has_are_refused() {
    let bytes = workbook(|sheet| (0..=20_000).try_for_each(|row| sheet.write(row, 0, 1).map(drop)));
    assert_eq!(read(&bytes), Err(FileError::TooManyRows { limit: 20_000 }));
}

#[test]
fn what_unpacks_out_of_proportion_is_not_unpacked() {
    let good = workbook(|sheet| sheet.write(0, 0, "x").map(drop));
    let bomb = with(&good, "xl/media/picture.bin", &vec![0; 70 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024, "it is small as long as it is packed: {}", bomb.len());
    assert!(matches!(read(&bomb), Err(FileError::Bomb { .. })));
    let two = vec![0; 40 * 1024 * 1024];
    let bomb = with(&with(&good, "xl/a.bin", &two), "xl/b.bin", &two);
    assert!(matches!(read(&bomb), Err(FileError::Bomb { .. })), "together they are too much");
}

#[test]
fn macros_are_refused_by_what_is_in_the_file() {
    let good = workbook(|sheet| sheet.write(0, 0, "x").map(drop));
    assert_eq!(read(&with(&good, "xl/vbaProject.bin", b"a program")), Err(FileError::Macros));
    let types =
        b"<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    assert_eq!(read(&with(&good, "[Content_Types].xml", types)), Err(FileError::Macros));
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let good = workbook(|sheet| sheet.write(0, 0, "x").map(drop));
    let kind = |bytes: &[u8]| match read(bytes) {
        Err(FileError::WrongKind { kind }) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(&packed(&[("word/document.xml", b"<x/>")])), FileKind::Word);
    assert_eq!(kind(&packed(&[("ppt/presentation.xml", b"<x/>")])), FileKind::Slides);
    let open = packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]);
    assert_eq!(kind(&open), FileKind::OpenDocument);
    assert_eq!(kind(&packed(&[("notes.txt", b"x")])), FileKind::Archive);
    assert_eq!(kind(b"\x89PNG\r\n\x1a\n"), FileKind::Picture);
    assert_eq!(kind(b"a,b,c,d,e\0f,g,h,i\n"), FileKind::Unknown);
    assert_eq!(read(b""), Err(FileError::Empty));
    assert!(matches!(read(&good[..good.len() / 2]), Err(FileError::Damaged { .. })));
    let broken = with(&good, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c>");
    assert!(matches!(read(&broken), Err(FileError::Damaged { .. })));
    assert_eq!(read(&vec![b'a'; 9 * 1024 * 1024]), Err(FileError::TooLarge { limit: 8 * 1024 * 1024 }));
}
