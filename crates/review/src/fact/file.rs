//! Scores and notes out of a spreadsheet: a row a unit, a column a check.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mistake, Refusal, Score, Slip, note};
use crate::id::UnitId;
use crate::roster::cell::{Book, Cell, Row, Sheet, folded};
use crate::roster::cell_text;
use crate::roster::column::{Column, List};
use crate::template::{Check, CheckKey, FactRules};
use crate::words::{Lang, Words};

/// A heading stands among the first rows; below them it is data.
const SOUGHT_ROWS: usize = 30;

/// Words after a check's title that make a column one of notes.
const NOTES: [&str; 7] = ["说明", "备注", "情况说明", "note", "notes", "remark", "remarks"];

/// A unit as the file may call it.
#[derive(Clone, Debug)]
pub struct KnownUnit {
    pub id: UnitId,
    pub code: String,
    pub name: Words,
}

/// What a file says of one unit and check. What it does not say stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    pub unit: UnitId,
    pub check: CheckKey,
    pub score: Option<String>,
    pub note: Option<String>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Code,
    Name,
    Score(CheckKey),
    Note(CheckKey),
}

struct Head<'a> {
    sheet: &'a Sheet,
    index: usize,
    columns: Vec<Option<Holds>>,
}

/// Reads the first sheet that has a heading. All of it, or the whole list of what is wrong.
pub fn lay(rules: &FactRules, units: &[KnownUnit], book: &Book) -> Result<Vec<Laid>, Refusal> {
    let head = book.sheets.iter().find_map(|sheet| find(rules, sheet)).ok_or(Refusal::NoHead)?;
    must_be_once(&head)?;
    let (mut laid, mut slips, mut seen) = (Vec::new(), Vec::new(), BTreeMap::new());
    for row in head.sheet.rows.iter().skip(head.index + 1) {
        let cells = held(&head, row);
        if cells.values().all(|cell| cell.is_empty()) {
            continue;
        }
        match unit(units, &cells).and_then(|unit| once(unit, row.number, &mut seen)) {
            Ok(unit) => read(rules, unit, row.number, &cells, &mut laid, &mut slips),
            Err((named, why)) => {
                slips.push(Slip { row: Some(row.number), unit: named, check: None, why });
            }
        }
    }
    if slips.is_empty() { Ok(laid) } else { Err(Refusal::Slips { slips }) }
}

fn find<'a>(rules: &FactRules, sheet: &'a Sheet) -> Option<Head<'a>> {
    let heads = sheet.rows.iter().take(SOUGHT_ROWS).enumerate().map(|(index, row)| {
        let columns: Vec<_> = row.cells.iter().map(|cell| holds(rules, cell)).collect();
        Head { sheet, index, columns }
    });
    let is_head = |head: &Head<'_>| {
        let named: BTreeSet<_> = head.columns.iter().flatten().collect();
        let unit = named.contains(&Holds::Code) || named.contains(&Holds::Name);
        unit && named.iter().any(|one| matches!(one, Holds::Score(_) | Holds::Note(_)))
    };
    heads.into_iter().find(is_head)
}

fn holds(rules: &FactRules, cell: &Cell) -> Option<Holds> {
    let Cell::Text(heading) = cell else { return None };
    // `台账检查（60分）` is `台账检查`.
    let whole = letters(heading);
    let bare = letters(heading.split(['(', '（']).next().unwrap_or_default());
    let check = rules.checks.iter().find_map(|check| {
        names(check).into_iter().find_map(|name| {
            let is_note = |text: &str| text.strip_prefix(&name).is_some_and(|rest| NOTES.contains(&rest));
            if whole == name || bare == name {
                Some(Holds::Score(check.key.clone()))
            } else {
                is_note(&whole).then(|| Holds::Note(check.key.clone()))
            }
        })
    });
    check.or_else(|| match List::Units.column(heading) {
        Some(Column::Code) => Some(Holds::Code),
        Some(Column::UnitNameZh | Column::UnitNameEn) => Some(Holds::Name),
        Some(_) | None => None,
    })
}

fn names(check: &Check) -> [String; 3] {
    let titles = Lang::ALL.map(|lang| letters(check.title.in_lang(lang)));
    let [zh, en] = titles;
    [zh, en, letters(check.key.as_str())]
}

/// Letters and digits alone, in lower case: how headings are compared.
fn letters(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn must_be_once(head: &Head<'_>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (place, holds) in head.columns.iter().enumerate() {
        // A unit may be named in both languages.
        let Some(holds) = holds.as_ref().filter(|holds| **holds != Holds::Name) else { continue };
        if !seen.insert(holds) {
            let row = head.sheet.rows.get(head.index);
            let heading = row.and_then(|row| row.cells.get(place)).map(Cell::shown).unwrap_or_default();
            return Err(Refusal::ColumnTwice { row: row.map_or(0, |row| row.number), heading });
        }
    }
    Ok(())
}

type Held<'a> = BTreeMap<&'a Holds, &'a Cell>;

fn held<'a>(head: &'a Head<'_>, row: &'a Row) -> Held<'a> {
    let mut cells = Held::new();
    for (holds, cell) in head.columns.iter().zip(&row.cells) {
        if let Some(holds) = holds.as_ref().filter(|_| !cell.is_empty()) {
            cells.entry(holds).or_insert(cell);
        }
    }
    cells
}

/// By its code, where the row has one; else by its name in either language.
fn unit<'a>(units: &'a [KnownUnit], held: &Held<'_>) -> Result<&'a KnownUnit, (String, Mistake)> {
    let text = |holds: Holds| held.get(&holds).map(|cell| cell_text(cell)).transpose();
    let wrong = |why| (String::new(), Mistake::Cell(why));
    let code = text(Holds::Code).map_err(wrong)?;
    let name = text(Holds::Name).map_err(wrong)?;
    let found = match (&code, &name) {
        (Some(code), _) => units.iter().find(|unit| folded(&unit.code) == folded(code)),
        (None, Some(name)) => units
            .iter()
            .find(|unit| Lang::ALL.iter().any(|lang| folded(unit.name.in_lang(*lang)) == folded(name))),
        (None, None) => None,
    };
    found.ok_or_else(|| (code.or(name).unwrap_or_default(), Mistake::NoUnit))
}

fn once<'a>(
    unit: &'a KnownUnit,
    row: usize,
    seen: &mut BTreeMap<UnitId, usize>,
) -> Result<&'a KnownUnit, (String, Mistake)> {
    match seen.insert(unit.id, row) {
        Some(row) => Err((unit.code.clone(), Mistake::UnitTwice { row })),
        None => Ok(unit),
    }
}

fn read(
    rules: &FactRules,
    unit: &KnownUnit,
    row: usize,
    held: &Held<'_>,
    laid: &mut Vec<Laid>,
    slips: &mut Vec<Slip>,
) {
    for check in &rules.checks {
        let key = check.key.clone();
        let cell =
            |holds: Holds| held.get(&holds).map(|cell| cell_text(cell).map_err(Mistake::Cell)).transpose();
        let score = cell(Holds::Score(key.clone())).and_then(|text| {
            Score::read(check, text.as_deref().unwrap_or_default())
                .map(|_| text.filter(|text| !text.is_empty()))
        });
        let note = cell(Holds::Note(key.clone()))
            .and_then(|text| note(text.as_deref().unwrap_or_default()))
            .map(|text| Some(text).filter(|text| !text.is_empty()));
        match (score, note) {
            (Ok(None), Ok(None)) => {}
            (Ok(score), Ok(note)) => laid.push(Laid { unit: unit.id, check: key, score, note }),
            (score, note) => {
                let why = [score.err(), note.err()].into_iter().flatten();
                slips.extend(why.map(|why| Slip {
                    row: Some(row),
                    unit: unit.code.clone(),
                    check: Some(key.clone()),
                    why,
                }));
            }
        }
    }
}
