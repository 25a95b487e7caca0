//! Scores, bonuses, deductions and vetoes out of a spreadsheet: a row a unit, a column what is entered.

use std::collections::{BTreeMap, BTreeSet};

use super::{Amount, Field, Mistake, Refusal, Slip};
use crate::fact::KnownUnit;
use crate::id::UnitId;
use crate::roster::cell::{Book, Cell, Row, Sheet, folded, narrow};
use crate::roster::cell_text;
use crate::roster::column::{Column, List};
use crate::roster::mistake::CellError;
use crate::template::{Source, Template};
use crate::words::{Lang, Words};

/// A heading stands among the first rows; below them it is data.
const SOUGHT_ROWS: usize = 30;

/// Words at the end of a heading that make a column one of notes.
const NOTES: [&str; 8] = ["理由", "依据", "说明", "备注", "reason", "basis", "note", "notes"];

/// What a column of bonuses and deductions is called, before its number.
const ADJUSTMENTS: [&str; 4] = ["加减分", "加扣分", "bonusordeduction", "adjustment"];

/// Words that find a veto, as [`folded`] leaves them.
const FOUND: [&str; 10] = ["1", "是", "有", "已查实", "√", "✓", "x", "yes", "true", "found"];

/// Words that find none.
const NOT_FOUND: [&str; 8] = ["0", "否", "无", "未查实", "no", "none", "false", "notfound"];

/// What stands between an input and its judge.
const BETWEEN: [char; 4] = ['·', ':', '：', '｜'];

/// What a file says of one unit's field. What it does not say stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    pub row: usize,
    pub unit: UnitId,
    pub field: Field,
    pub value: Option<String>,
    pub note: Option<String>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Code,
    Name,
    Value(Field),
    Note(Field),
}

struct Head<'a> {
    sheet: &'a Sheet,
    index: usize,
    columns: Vec<Option<Holds>>,
}

/// Reads the first sheet that has a heading. All of it, or the whole list of what cannot be read. Whether a value is
/// lawful, the fields' own rule says.
pub fn lay(template: &Template, units: &[KnownUnit], book: &Book) -> Result<Vec<Laid>, Refusal> {
    let head = book.sheets.iter().find_map(|sheet| find(template, sheet)).ok_or(Refusal::NoHead)?;
    must_be_once(&head)?;
    let (mut laid, mut slips, mut seen) = (Vec::new(), Vec::new(), BTreeMap::new());
    for row in head.sheet.rows.iter().skip(head.index + 1) {
        let cells = held(&head, row);
        if cells.values().all(|cell| cell.is_empty()) {
            continue;
        }
        match unit(units, &cells).and_then(|unit| once(unit, row.number, &mut seen)) {
            Ok(unit) => read(unit, row.number, &cells, &mut laid, &mut slips),
            Err((named, why)) => {
                slips.push(Slip { row: Some(row.number), unit: named, field: None, why });
            }
        }
    }
    if slips.is_empty() { Ok(laid) } else { Err(Refusal::Slips { slips }) }
}

fn find<'a>(template: &Template, sheet: &'a Sheet) -> Option<Head<'a>> {
    let heads = sheet.rows.iter().take(SOUGHT_ROWS).enumerate().map(|(index, row)| {
        let columns: Vec<_> = row.cells.iter().map(|cell| holds(template, cell)).collect();
        Head { sheet, index, columns }
    });
    let is_head = |head: &Head<'_>| {
        let named: BTreeSet<_> = head.columns.iter().flatten().collect();
        let unit = named.contains(&Holds::Code) || named.contains(&Holds::Name);
        unit && named.iter().any(|one| matches!(one, Holds::Value(_) | Holds::Note(_)))
    };
    heads.into_iter().find(is_head)
}

fn holds(template: &Template, cell: &Cell) -> Option<Holds> {
    let Cell::Text(heading) = cell else { return None };
    let found = judge(template, heading).map(Holds::Value);
    let found = found.or_else(|| score(template, heading)).or_else(|| veto(template, heading));
    let found = found.or_else(|| adjustment(heading));
    found.or_else(|| match List::Units.column(heading) {
        Some(Column::Code) => Some(Holds::Code),
        Some(Column::UnitNameZh | Column::UnitNameEn) => Some(Holds::Name),
        Some(_) | None => None,
    })
}

/// `Panel · Judge 1`
fn judge(template: &Template, heading: &str) -> Option<Field> {
    let (title, judge) = heading.split_once(BETWEEN)?;
    let named = letters(title);
    let inputs = template.assessment().inputs.iter();
    let mut judged = inputs.filter(|input| input.source == Source::Judges);
    let input = judged.find(|input| {
        letters(input.key.as_str()) == named
            || Lang::ALL.iter().any(|lang| letters(input.title.in_lang(*lang)) == named)
    })?;
    let judge = judge.trim().to_owned();
    (!judge.is_empty()).then(|| Field::Judge { input: input.key.clone(), judge })
}

fn score(template: &Template, heading: &str) -> Option<Holds> {
    let inputs = template.assessment().inputs.iter().filter(|input| input.source == Source::Entered);
    let mut named = inputs.map(|input| (&input.title, input.key.as_str(), Field::Score(input.key.clone())));
    named.find_map(|(title, key, field)| called(heading, title, key, field))
}

fn veto(template: &Template, heading: &str) -> Option<Holds> {
    let vetoes = template.assessment().vetoes.iter();
    let mut named = vetoes.map(|veto| (&veto.title, veto.key.as_str(), Field::Veto(veto.key.clone())));
    named.find_map(|(title, key, field)| called(heading, title, key, field))
}

/// Whether a heading is the field's title in either language, or its key, alone or with a word for a note behind it.
fn called(heading: &str, title: &Words, key: &str, field: Field) -> Option<Holds> {
    let whole = letters(heading);
    let [zh, en] = Lang::ALL.map(|lang| letters(title.in_lang(lang)));
    let mut rests = [zh, en, letters(key)].into_iter().filter_map(|name| whole.strip_prefix(name.as_str()));
    let rest = rests.find(|rest| rest.is_empty() || NOTES.contains(rest))?;
    Some(if rest.is_empty() { Holds::Value(field) } else { Holds::Note(field) })
}

fn adjustment(heading: &str) -> Option<Holds> {
    let whole = letters(heading);
    let rest = ADJUSTMENTS.iter().find_map(|name| whole.strip_prefix(name))?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, what) = rest.split_at_checked(end)?;
    let number = if number.is_empty() { 1 } else { number.parse().ok()? };
    match what {
        "" => Some(Holds::Value(Field::Adjustment(number))),
        what => NOTES.contains(&what).then_some(Holds::Note(Field::Adjustment(number))),
    }
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

fn read(unit: &KnownUnit, row: usize, held: &Held<'_>, laid: &mut Vec<Laid>, slips: &mut Vec<Slip>) {
    let fields: BTreeSet<_> = held
        .keys()
        .filter_map(|holds| match holds {
            Holds::Value(field) | Holds::Note(field) => Some(field.clone()),
            Holds::Code | Holds::Name => None,
        })
        .collect();
    for field in fields {
        let value = held.get(&Holds::Value(field.clone())).map(|cell| value(&field, cell)).transpose();
        let note = held.get(&Holds::Note(field.clone())).map(|cell| note(cell)).transpose();
        match (value, note) {
            (Ok(value), Ok(note)) => laid.push(Laid { row, unit: unit.id, field, value, note }),
            (Err(why), _) => slips.push(slip(unit, row, field, why)),
            (_, Err(why)) => slips.push(slip(unit, row, field, Mistake::Cell(why))),
        }
    }
}

fn slip(unit: &KnownUnit, row: usize, field: Field, why: Mistake) -> Slip {
    Slip { row: Some(row), unit: unit.code.clone(), field: Some(field), why }
}

/// What is said of a veto: only a word that surely says so finds it, or lifts it.
fn tick(cell: &Cell) -> Result<String, Mistake> {
    let said = match cell {
        Cell::Flag(found) => return Ok(if *found { "1" } else { "" }.to_owned()),
        Cell::Text(_) | Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Formula(_) | Cell::Broken(_) => {
            cell_text(cell).map_err(Mistake::Cell)?
        }
    };
    let word = folded(&said);
    if FOUND.contains(&word.as_str()) {
        Ok("1".to_owned())
    } else if NOT_FOUND.contains(&word.as_str()) {
        Ok(String::new())
    } else {
        Err(Mistake::NotATick { found: said.trim().chars().take(40).collect() })
    }
}

fn value(field: &Field, cell: &Cell) -> Result<String, Mistake> {
    match field {
        Field::Veto(_) => tick(cell),
        Field::Score(_) | Field::Judge { .. } | Field::Adjustment(_) => number(cell).map_err(Mistake::Cell),
    }
}

/// A deduction begins with its sign: that makes it no formula.
fn number(cell: &Cell) -> Result<String, CellError> {
    match cell {
        Cell::Text(text) if Amount::stored(unsigned(&narrow(text))).is_some() => Ok(text.clone()),
        Cell::Text(_)
        | Cell::Empty
        | Cell::Number(_)
        | Cell::Day(_)
        | Cell::Flag(_)
        | Cell::Formula(_)
        | Cell::Broken(_) => cell_text(cell),
    }
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// Text is text whatever it begins with: it is written back as text.
fn note(cell: &Cell) -> Result<String, CellError> {
    match cell {
        Cell::Text(text) => Ok(text.strip_prefix('\'').unwrap_or(text).trim().to_owned()),
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Flag(_) | Cell::Formula(_) | Cell::Broken(_) => {
            cell_text(cell)
        }
    }
}
