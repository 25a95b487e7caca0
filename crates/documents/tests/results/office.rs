//! Another office suite reckons every cell anew and comes to our exact numbers.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use documents::workbook::{Book, book, result};
use i18n::{Lang, Say};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::book::numbers;
use crate::cases::{Case, all, gated, oracle};
use crate::soffice::office;

/// Reckon everything when a file is opened, whoever made it.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"#;

/// Lets it reckon all files anew, in one go.
pub fn reckoned(office: &Path, folder: &TempDir, files: &[PathBuf]) -> Vec<Xlsx<Cursor<Vec<u8>>>> {
    let (profile, out) = (folder.path().join("profile"), folder.path().join("out"));
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let mut command = Command::new(office);
    command.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    command.args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"]).arg(&out).args(files);
    let output = command.output().unwrap();
    let read = |file: &PathBuf| {
        let bytes =
            fs::read(out.join(file.file_name().unwrap())).unwrap_or_else(|why| panic!("{why}: {output:?}"));
        open_workbook_from_rs(Cursor::new(bytes)).unwrap()
    };
    files.iter().map(read).collect()
}

/// The file with its sheets rewritten.
pub fn edited(file: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut entry = from.by_index(place).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        to.start_file(&name, SimpleFileOptions::default()).unwrap();
        to.write_all(edit(&name, text).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// Without what the formulas come to: whoever has a number afterwards has reckoned it.
pub fn forgotten(name: &str, text: String) -> String {
    if !name.starts_with("xl/worksheets/") {
        return text;
    }
    let mut parts = text.split("</f><v>");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| format!("{all}</f><v>{}", &part[part.find("</v>").unwrap()..]))
}

fn number(range: &Range<Data>, row: u32, column: u32) -> Option<f64> {
    match range.get_value((row, column))? {
        Data::Float(found) => Some(*found),
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        Data::Int(found) => Some(*found as f64),
        _ => None,
    }
}

pub fn cell(found: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: u32, column: u32) -> Option<f64> {
    number(&found.worksheet_range(sheet).unwrap(), row, column)
}

pub fn same(name: &str, book: &Book, found: &mut Xlsx<Cursor<Vec<u8>>>) {
    for sheet in &book.sheets {
        let range = found.worksheet_range(&sheet.name).unwrap();
        for (_, row, column, exact) in numbers(book).into_iter().filter(|one| one.0 == sheet.name) {
            let place = format!("{name}: {} row {} column {}", sheet.name, row + 1, column + 1);
            let value = number(&range, row, column)
                .unwrap_or_else(|| panic!("{place}: {:?}", range.get_value((row, column))));
            assert!((value - exact.to_f64()).abs() < 1e-9, "{place}: {value} is not {exact}");
        }
    }
}

#[test]
fn libreoffice_reckons_every_cell_as_we_do() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let cases = all();
    let write = |(place, case): (usize, &Case)| {
        let say = Say(if place % 2 == 0 { Lang::Zh } else { Lang::En });
        let file = folder.path().join(format!("{place}.xlsx"));
        fs::write(&file, edited(&result(say, &case.results()).unwrap(), forgotten)).unwrap();
        (book(say, &case.results()), file)
    };
    let (books, files): (Vec<_>, Vec<_>) = cases.iter().enumerate().map(write).unzip();
    let found = reckoned(&office, &folder, &files);
    for ((case, book), mut found) in cases.iter().zip(&books).zip(found) {
        same(case.name, book, &mut found);
        // What is no number is the same as well.
        let summary = found.worksheet_range(&book.sheets[0].name).unwrap();
        let band =
            summary.get_value((3, 2 + u32::try_from(case.template.assessment().inputs.len()).unwrap() + 1));
        let suggested = case.suggestions.iter().max_by_key(|one| one.composite.clone()).map(|one| &one.band);
        if let Some(key) = suggested {
            let titles = &case.template.grade(key).unwrap().title;
            let band = band.unwrap().to_string();
            assert!(
                [Lang::Zh, Lang::En].map(|lang| titles.in_lang(lang)).contains(&&*band),
                "{}: {band}",
                case.name
            );
        }
    }
}

/// B6 has eight votes for the worst grade in C and D's box; four hundred for the best one lift it.
#[test]
fn who_changes_a_count_sees_score_rank_and_grade_follow() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let case = oracle();
    let say = Say(Lang::En);
    let book = book(say, &case.results());
    let counts = book.sheets.iter().position(|sheet| sheet.name == "Counts").unwrap();
    let row = book.sheets[counts]
        .lines
        .iter()
        .position(|line| format!("{:?}", line.cells).contains("Box C+D"))
        .unwrap()
        + 5;
    let (from, at) = (format!("r=\"D{}\"", row + 1), format!("xl/worksheets/sheet{}.xml", counts + 1));
    let before = result(say, &case.results()).unwrap();
    let changed = edited(&before, |name, text| {
        if name != at {
            return text;
        }
        let begin = text.find(&from).unwrap();
        let value = begin + text[begin..].find("<v>4</v>").unwrap();
        format!("{}<v>400</v>{}", &text[..value], &text[value + "<v>4</v>".len()..])
    });
    let files = ["before.xlsx", "after.xlsx"].map(|name| folder.path().join(name));
    for (file, bytes) in files.iter().zip([before, changed]) {
        fs::write(file, bytes).unwrap();
    }
    let mut found = reckoned(&office, &folder, &files);
    // 400 × 100 + 6 × 80 + 4 × 60 + 9 × 40, of 419 votes.
    let lifted = 0.4 * (0.4 * (460.0 / 7.0) + 0.2 * 70.0 + 0.4 * (41_080.0 / 419.0)) + 0.6 * 76.5;
    let last = 9;
    assert!((cell(&mut found[0], "Summary", last, 2).unwrap() - 72.31).abs() < 0.005);
    let after = cell(&mut found[1], "Summary", last, 2).unwrap();
    assert!((after - lifted).abs() < 1e-9, "{after} is not {lifted}");
    let band = |found: &mut Xlsx<_>| {
        found.worksheet_range("Summary").unwrap().get_value((last, 5)).unwrap().to_string()
    };
    assert_eq!([band(&mut found[0]), band(&mut found[1])], ["Average", "Fairly good"]);
}

/// The grade under the gates, and how many a cap leaves: both are the office suite's own.
#[test]
fn gates_and_the_places_of_caps_are_reckoned_as_well() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (case, say) = (gated(), Say(Lang::En));
    let file = folder.path().join("gated.xlsx");
    fs::write(&file, edited(&result(say, &case.results()).unwrap(), forgotten)).unwrap();
    let mut found = reckoned(&office, &folder, &[file]).remove(0);
    same("gated", &book(say, &case.results()), &mut found);
    let summary = found.worksheet_range("Summary").unwrap();
    let column = 2 + u32::try_from(case.template.assessment().inputs.len()).unwrap() + 4;
    assert_eq!(summary.get_value((2, column)).unwrap().to_string(), "By score and gates");
    let grades: Vec<_> = (3..10).map(|row| summary.get_value((row, column)).unwrap().to_string()).collect();
    let expected = ["Good", "Average", "Average", "Average", "Average", "Average", "Average"];
    assert_eq!(grades, expected);
    let rules = found.worksheet_range("Rules").unwrap();
    let rows: Vec<_> = rules.rows().map(|row| (row[0].to_string(), row[2].to_string())).collect();
    let places = |what: &str| rows.iter().filter(|row| row.0 == what).map(|row| &*row.1).collect::<Vec<_>>();
    assert_eq!(places("places among 7"), ["2", "2"], "a cap of 40 % and a floor of 15 %");
    assert_eq!(places("places among 6"), ["1"]);
}
