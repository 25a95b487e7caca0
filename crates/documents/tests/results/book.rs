//! What stands in the book, without any office suite.

use documents::workbook::{Book, Cell, Outcome, book, result};
use i18n::{Lang, Say};
use review::exact::Exact;

use crate::cases::{Case, all, oracle, values};

/// Where, and which number: typed, or what its formula comes to.
pub fn numbers(book: &Book) -> Vec<(String, u32, u32, Exact)> {
    let mut found = Vec::new();
    for sheet in &book.sheets {
        for (row, line) in (0..).zip(&sheet.lines) {
            for (column, cell) in (0..).zip(&line.cells) {
                let (Cell::Number { value, .. } | Cell::Formula { result: Outcome::Number(value), .. }) =
                    cell
                else {
                    continue;
                };
                found.push((sheet.name.clone(), row, column, value.clone()));
            }
        }
    }
    found
}

fn texts(book: &Book, sheet: usize) -> Vec<Vec<String>> {
    let of = |cell: &Cell| match cell {
        Cell::Text { text, .. }
        | Cell::Head(text)
        | Cell::Title(text)
        | Cell::Remark(text)
        | Cell::Formula { result: Outcome::Text(text), .. } => text.clone(),
        Cell::Number { value, .. } | Cell::Formula { result: Outcome::Number(value), .. } => {
            value.round_half_up(2)
        }
        Cell::Blank => String::new(),
    };
    book.sheets[sheet].lines.iter().map(|line| line.cells.iter().map(of).collect()).collect()
}

/// The rows of the arithmetic, unit by unit: what, how much of it, its value.
fn rows(book: &Book, unit: &str) -> Vec<Exact> {
    let lines = &book.sheets.last().unwrap().lines;
    let of = lines
        .iter()
        .filter(|line| matches!(line.cells.first(), Some(Cell::Text { text, .. }) if text == unit));
    let value = |cell: &Cell| match cell {
        Cell::Formula { result: Outcome::Number(value), .. } => Some(value.clone()),
        _ => None,
    };
    of.filter_map(|line| value(line.cells.get(3)?)).collect()
}

#[test]
fn composites_are_those_of_the_notes() {
    for case in all() {
        let printed: Vec<_> = case
            .scores
            .iter()
            .map(|score| {
                score.as_ref().map_or_else(|_| String::new(), |score| score.value().round_half_up(2))
            })
            .collect();
        assert_eq!(printed, case.printed, "{}", case.name);
    }
}

#[test]
fn every_number_of_every_score_has_its_row() {
    for case in all() {
        let book = book(Say(Lang::En), &case.results());
        for ((_, unit), score) in case.units.iter().zip(&case.scores) {
            let Ok(score) = score else { continue };
            let mut left = rows(&book, unit);
            for value in values(score) {
                let at = left.iter().position(|found| *found == value);
                left.remove(at.unwrap_or_else(|| panic!("{}: {unit} has no {value}", case.name)));
            }
        }
    }
}

#[test]
fn the_summary_goes_from_the_best_down_and_says_what_is_missing() {
    let summary = texts(&book(Say(Lang::En), &oracle().results()), 0);
    assert_eq!(summary[0], ["Results of 2022, 示例超硬材料研究所"]);
    let line = |row: usize| summary[row].join(" | ");
    assert_eq!(
        line(2),
        "Rank | branch | Composite score | On-site evaluation | Annual branch assessment | Grade by score | Suggested grade | Decided grade"
    );
    assert_eq!(line(3), "1.00 | 第1党支部 | 95.44 | 96.86 | 94.50 | Good | Good | Good");
    assert!(
        line(4).starts_with("2.00 | 第2党支部 | 92.69 | 93.71 | 92.00 | Good | Tie of 2 for one place"),
        "{}",
        line(4)
    );
    assert!(line(5).starts_with("2.00 | 第3党支部"), "{}", line(5));
    assert!(line(6).starts_with("4.00 | 第7党支部 | 89.71 | 89.28 | 90.00 | Fairly good | Fairly good"));
    let case = all().into_iter().last().unwrap();
    let summary = texts(&book(Say(Lang::En), &case.results()), 0);
    assert!(summary[9][2].starts_with("No score yet: "), "{:?}", summary[9]);
}

#[test]
fn a_box_that_stays_sealed_has_no_counts() {
    let case = all().into_iter().last().unwrap();
    let counts = texts(&book(Say(Lang::En), &case.results()), 1);
    let sealed: Vec<_> = counts.iter().filter(|line| line[0] == "Box B").collect();
    assert_eq!(sealed, [&["Box B", "Not opened: fewer than 5 ballots"]]);
    // However four ballots got here.
    let few = Case { boxes: crate::support::unmerged().boxes, ..oracle() };
    let counts = texts(&book(Say(Lang::Zh), &few.results()), 1);
    let sealed: Vec<_> = counts.iter().filter(|line| line[0] == "票箱 D").collect();
    assert_eq!(sealed, [&["票箱 D", "未开箱：选票不足 5 张"]]);
}

#[test]
fn counts_entered_scores_and_rules_are_typed_and_nothing_else_is() {
    for case in all() {
        let book = book(Say(Lang::En), &case.results());
        for sheet in &book.sheets {
            let typed = sheet
                .lines
                .iter()
                .flat_map(|line| &line.cells)
                .filter(|cell| matches!(cell, Cell::Number { .. }));
            let may = ["Counts", "Entered scores", "Rules"].contains(&&*sheet.name);
            assert!(may || typed.count() == 0, "{}: a number is typed in {}", case.name, sheet.name);
        }
    }
}

/// No clock anywhere: neither in the file's properties nor in the times of its parts.
#[test]
fn the_same_results_are_the_same_bytes() {
    let bytes = |case: &Case| result(Say(Lang::Zh), &case.results()).unwrap();
    let first = bytes(&oracle());
    assert_eq!(first, bytes(&oracle()));
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    for place in 0..parts.len() {
        let mut part = parts.by_index(place).unwrap();
        let made = part.last_modified().map(|time| (time.year(), time.month(), time.day()));
        assert_eq!(made, Some((1980, 1, 1)));
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        let about = part.name().unwrap() == "docProps/core.xml";
        assert!(!about || text.contains(">2022-01-01T00:00:00Z</dcterms:modified>"), "{text}");
    }
}

/// A unit of two hundred characters, one that tries to be a formula, one with rare characters.
#[test]
fn names_stay_the_texts_they_are() {
    let mut case = oracle();
    let names = ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "<b>&", "㐂𠮷·党支部"];
    let long = "很长的名称".repeat(40);
    for (unit, name) in case.units.iter_mut().zip(names.into_iter().chain([&*long])) {
        name.clone_into(&mut unit.1);
    }
    let file = result(Say(Lang::Zh), &case.results()).unwrap();
    let mut found: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(file)).unwrap();
    let sheets = calamine::Reader::sheet_names(&found);
    assert_eq!(sheets, ["汇总", "票数", "录入分", "规则", "计算过程"]);
    for sheet in sheets.iter().filter(|sheet| *sheet != "规则") {
        let range = calamine::Reader::worksheet_range(&mut found, sheet).unwrap();
        let cells: std::collections::BTreeSet<_> =
            range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        for (_, name) in &case.units {
            assert!(cells.contains(name), "{sheet}: {name}");
        }
    }
    let formulas = calamine::Reader::worksheet_formula(&mut found, "汇总").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| !formula.contains("HYPERLINK")));
}
