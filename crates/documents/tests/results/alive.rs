//! The formulas follow whatever is typed: in each case, other numbers go into the file's typed cells, and the office suite
//! comes to what we reckon from these numbers.

use std::fs;

use documents::workbook::{Book, Cell, book, result};
use i18n::{Lang, Say};
use review::exact::Exact;
use review::result::{Adjustment, Row, Scoring};

use crate::cases::{Case, all};
use crate::office::{cell, edited, forgotten, reckoned, same};
use crate::soffice::office;

/// Each mark is as many steps worse as it was better before.
fn turned(from: &Scoring) -> Scoring {
    each_row(from, |row| {
        let votes: Vec<_> = row.grades.values().copied().rev().collect();
        for (own, other) in row.grades.values_mut().zip(votes) {
            *own = other;
        }
    })
}

/// In the first box everybody abstains.
fn silent(from: &Scoring) -> Scoring {
    let mut from = from.clone();
    for row in
        from.boxes.iter_mut().take(1).filter_map(|sums| sums.rows.as_mut()).flat_map(|rows| rows.values_mut())
    {
        for row in row.values_mut() {
            row.abstained += row.grades.values_mut().map(std::mem::take).sum::<u64>();
        }
    }
    from
}

/// More ballots, and other scores by hand: what was above a limit is below, and the other way round.
fn moved(from: &Scoring) -> Scoring {
    let mut from = each_row(from, |row| {
        for (place, votes) in (1..).zip(row.grades.values_mut()) {
            *votes += 2 * place;
        }
    });
    for score in from.judged.values_mut().flat_map(|inputs| inputs.values_mut()).flatten() {
        *score = Exact::whole(130).minus(score);
    }
    for score in from.entered.values_mut().flat_map(|inputs| inputs.values_mut()) {
        *score = score.over(&Exact::whole(2)).unwrap();
    }
    for found in from.checked.values_mut().flat_map(|checks| checks.values_mut()) {
        *found = found.over(&Exact::whole(3)).unwrap();
    }
    for one in from.adjustments.values_mut().flatten() {
        let points = Exact::whole(-2).times(one.points()).over(&Exact::whole(3)).unwrap();
        *one = Adjustment::new(points, one.reason()).unwrap();
    }
    from
}

fn each_row(from: &Scoring, change: impl Fn(&mut Row)) -> Scoring {
    let mut from = from.clone();
    let rows = from.boxes.iter_mut().filter_map(|sums| sums.rows.as_mut());
    rows.flat_map(|rows| rows.values_mut()).flat_map(|rows| rows.values_mut()).for_each(change);
    from
}

/// The file of one book with the typed numbers of another, which has them in the same cells.
fn typed(say: Say, case: &Case, to: &Book) -> Vec<u8> {
    let from = book(say, &case.results());
    edited(&result(say, &case.results()).unwrap(), |name, text| {
        let mut text = forgotten(name, text);
        for (place, (from, to)) in (1..).zip(from.sheets.iter().zip(&to.sheets)) {
            if name == format!("xl/worksheets/sheet{place}.xml") {
                assert_eq!(from.lines.len(), to.lines.len(), "{}: {}", case.name, from.name);
                retyped(&mut text, from, to);
            }
        }
        text
    })
}

fn retyped(text: &mut String, from: &documents::workbook::Sheet, to: &documents::workbook::Sheet) {
    for (row, (old, new)) in (0..).zip(from.lines.iter().zip(&to.lines)) {
        for (column, (old, new)) in (0..).zip(old.cells.iter().zip(&new.cells)) {
            let (Cell::Number { .. }, Some(value)) = (old, number(new)) else { continue };
            let at = rust_xlsxwriter::utility::row_col_to_cell(row, column);
            let begin = text.find(&format!("<c r=\"{at}\"")).unwrap();
            let begin = begin + text[begin..].find("<v>").unwrap() + 3;
            let end = begin + text[begin..].find("</v>").unwrap();
            text.replace_range(begin..end, &value.to_f64().to_string());
        }
    }
}

/// A typed number; a third is typed as a fraction.
fn number(cell: &Cell) -> Option<&Exact> {
    match cell {
        Cell::Number { value, .. }
        | Cell::Formula { result: documents::workbook::Outcome::Number(value), .. } => Some(value),
        _ => None,
    }
}

#[test]
fn whatever_is_typed_the_office_suite_comes_to_our_numbers() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let say = Say(Lang::En);
    let (mut expected, mut files) = (Vec::new(), Vec::new());
    for (place, case) in all().iter().enumerate() {
        for (way, change) in [turned, silent, moved].iter().enumerate() {
            let other = case.over(&change(&case.from));
            // Without a score there are no rows; then the workbook must come to none either.
            let known = other.scores.iter().zip(&case.scores).all(|(new, old)| new.is_ok() == old.is_ok());
            let with = if known { book(say, &other.results()) } else { silenced(say, case, &other) };
            let file = folder.path().join(format!("{place}-{way}.xlsx"));
            fs::write(&file, typed(say, case, &with)).unwrap();
            files.push(file);
            expected.push((format!("{} {way}", case.name), known.then_some(with)));
        }
    }
    for ((name, book), mut found) in expected.iter().zip(reckoned(&office, &folder, &files)) {
        match book {
            // The summary is sorted anew when it is made, not when a count changes.
            Some(book) => {
                let sheets = book.sheets.iter().filter(|sheet| sheet.name != "Summary").cloned().collect();
                same(name, &Book { sheets, ..book.clone() }, &mut found);
            }
            None => assert_eq!(cell(&mut found, "Arithmetic", 1, 3), None, "{name} has a composite"),
        }
    }
}

/// The book of a case with the counts of another that has no score.
fn silenced(say: Say, case: &Case, other: &Case) -> Book {
    let (mut with, counts) = (book(say, &case.results()), book(say, &other.results()));
    for sheet in &mut with.sheets {
        if let Some(found) = counts.sheets.iter().find(|one| one.name == "Counts" && one.name == sheet.name) {
            sheet.lines.clone_from(&found.lines);
        }
    }
    with
}
