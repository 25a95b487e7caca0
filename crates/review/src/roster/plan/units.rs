//! Units beside those that are known.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cell::{Cell, folded};
use super::super::column::Column;
use super::super::entry::{Reading, UnitEntry};
use super::super::head::ListRow;
use super::super::mistake::CellError;
use super::super::read;
use super::{Deed, Fate, Known, Line, fate, label, line};
use crate::id::UnitId;
use crate::template::Template;
use crate::words::Lang;

/// Units as they will be once the rows so far are taken.
pub(super) struct Units<'a> {
    known: BTreeMap<String, &'a (UnitId, UnitEntry)>,
    /// Loose code to row, of those in the file.
    seen: BTreeMap<String, usize>,
    /// Code and folded names.
    codes: BTreeMap<String, String>,
    names: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Units<'a> {
    pub(super) fn of(known: &'a Known) -> Self {
        let mut units = Self {
            known: known.units.iter().map(|unit| (unit.1.code.clone(), unit)).collect(),
            seen: BTreeMap::new(),
            codes: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        known.units.iter().for_each(|(_, unit)| units.learn(unit));
        units
    }

    fn learn(&mut self, unit: &UnitEntry) {
        self.codes.insert(read::loose(&unit.code), unit.code.clone());
        for lang in Lang::ALL {
            self.names.entry(folded(unit.name.in_lang(lang))).or_default().insert(unit.code.clone());
        }
    }

    /// The code of the unit that a cell names by code or by name.
    pub(super) fn find(&self, cell: &Cell) -> Result<Option<String>, CellError> {
        let Some(key) = read::key(cell)? else { return Ok(None) };
        if let Some(code) =
            self.known.get(&key).map(|unit| &unit.1.code).or_else(|| self.codes.get(&read::loose(&key)))
        {
            return Ok(Some(code.clone()));
        }
        let found = cell.shown();
        match self.names.get(&folded(&found)) {
            None => Err(CellError::NoUnit { found }),
            Some(codes) if codes.len() > 1 => Err(CellError::UnitUnclear { found }),
            Some(codes) => Ok(codes.first().cloned()),
        }
    }

    pub(super) fn judge(
        &mut self,
        row: &ListRow,
        template: &Template,
        known: &Known,
    ) -> (Line, Option<Deed>) {
        let mut reading = Reading::new(&row.cells);
        let called = label(row, &[Column::UnitNameZh, Column::UnitNameEn, Column::Code]);
        let code = reading.get(Column::Code, read::key).flatten();
        let Some(code) = code else {
            if reading.mistakes.is_empty() {
                reading.wrong(Column::Code, CellError::Missing);
            }
            return (line(row, called, Fate::Error(reading.mistakes)), None);
        };
        if let Some(first) = self.seen.insert(read::loose(&code), row.number) {
            reading.wrong(Column::Code, CellError::Twice { found: code.clone(), row: first });
        }
        let same = self.known.get(&code).or_else(|| self.known.get(self.codes.get(&read::loose(&code))?));
        let before = same.copied();
        let code = before.map_or(code, |unit| unit.1.code.clone());
        let unit = reading.unit(code, before.map(|unit| &unit.1), template);
        let account = unit.as_ref().and_then(|unit| unit.reporter.as_ref()).map(|(sign_in, _)| sign_in);
        if let Some(found) = account.filter(|sign_in| !known.accounts.contains(*sign_in)) {
            reading.wrong(Column::Reporter, CellError::NoAccount { found: found.clone() });
        }
        let Some(unit) = unit.filter(|_| reading.mistakes.is_empty()) else {
            return (line(row, called, Fate::Error(reading.mistakes)), None);
        };
        self.learn(&unit);
        let fate = fate(before.map(|unit| unit.1.fields()), unit.fields());
        let deed = match (&fate, before) {
            (Fate::New(_), _) => Some(Deed::AddUnit(unit)),
            (Fate::Changed(_), Some((id, _))) => Some(Deed::ChangeUnit(*id, unit)),
            (Fate::Changed(_), None) | (Fate::Same | Fate::Error(_), _) => None,
        };
        (line(row, called, fate), deed)
    }
}
