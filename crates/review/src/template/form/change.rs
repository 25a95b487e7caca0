//! Typing into a template's text, and letting its lists grow and shrink.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use super::{Field, Form, Shape, shape};

/// The path names nothing that can be typed, or no such list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such place in the template")]
pub struct NoSuchPlace;

impl Form {
    /// Types values, each at its path; several where several may be chosen. What is typed as it stands stays as it is
    /// written.
    ///
    /// # Errors
    ///
    /// [`NoSuchPlace`]: no field has one of the paths.
    pub fn type_in(&mut self, typed: &[(String, Vec<String>)]) -> Result<(), NoSuchPlace> {
        let fields = self.parts().into_iter().flat_map(|part| part.entries.into_iter().flatten());
        let fields: BTreeMap<_, _> = fields.map(|field| (field.path.clone(), field)).collect();
        for (path, values) in typed {
            let field = fields.get(path).ok_or(NoSuchPlace)?;
            if field.shape != Shape::Key && field.value != values.join(",").replace("\r\n", "\n") {
                self.set(field, values)?;
            }
        }
        Ok(())
    }

    fn set(&mut self, field: &Field, typed: &[String]) -> Result<(), NoSuchPlace> {
        let (parent, key) = field.path.rsplit_once('.').ok_or(NoSuchPlace)?;
        let parent = self.at_mut(parent)?;
        let new = written(&field.shape, typed);
        let Some(old) = parent.get(key).is_some().then(|| parent.get_mut(key)).flatten() else {
            parent.as_table_mut().ok_or(NoSuchPlace)?.insert(key, Item::Value(new));
            return Ok(());
        };
        if field.may_be_blank && typed.iter().all(|one| one.trim().is_empty()) {
            parent.as_table_mut().ok_or(NoSuchPlace)?.remove(key);
            return Ok(());
        }
        let old = old.as_value_mut().ok_or(NoSuchPlace)?;
        let decor = old.decor().clone();
        *old = new;
        *old.decor_mut() = decor;
        Ok(())
    }

    /// Adds an entry to a list, as the last one is, under a key of its own; or a part that was absent.
    ///
    /// # Errors
    ///
    /// [`NoSuchPlace`]: no such list, and no part that may be added.
    pub fn add(&mut self, path: &str) -> Result<(), NoSuchPlace> {
        if let Ok(list) = self.list(path)
            && let Some(last) = list.iter().last()
        {
            let mut entry = last.clone();
            // Comments stand before the entry that they are about.
            entry.decor_mut().set_prefix("\n");
            entry.set_position(None);
            rekey(&mut entry, list);
            list.push(entry);
            return Ok(());
        }
        if self.at(path).is_some() {
            return Err(NoSuchPlace);
        }
        let beginning: DocumentMut =
            shape::beginning(path).and_then(|text| text.parse().ok()).ok_or(NoSuchPlace)?;
        let (parent, key) = path.rsplit_once('.').ok_or(NoSuchPlace)?;
        let part = path.split('.').try_fold(beginning.as_item(), |item, step| item.get(step));
        let mut part = part.ok_or(NoSuchPlace)?.clone();
        unplaced(&mut part);
        let above = parent.split('.').try_fold(self.document.as_table_mut(), |table, step| {
            table.entry(step).or_insert_with(|| Item::Table(unwritten())).as_table_mut()
        });
        above.ok_or(NoSuchPlace)?.insert(key, part);
        Ok(())
    }

    /// Takes an entry out of a list, or away a part that the template may do without.
    ///
    /// # Errors
    ///
    /// [`NoSuchPlace`].
    pub fn remove(&mut self, path: &str) -> Result<(), NoSuchPlace> {
        let (parent, step) = path.rsplit_once('.').ok_or(NoSuchPlace)?;
        let Ok(place) = step.parse::<usize>() else {
            let may = shape::may_go(path) && self.at(path).is_some();
            let parent = self.at_mut(parent)?.as_table_mut().filter(|_| may).ok_or(NoSuchPlace)?;
            parent.remove(step);
            return Ok(());
        };
        let list = self.list(parent)?;
        let heading = list.get(place).ok_or(NoSuchPlace)?.decor().clone();
        list.remove(place);
        if place == 0
            && let Some(first) = list.get_mut(0)
        {
            // What introduced the list introduces it still.
            *first.decor_mut() = heading;
        }
        if list.is_empty() {
            let (above, key) = parent.rsplit_once('.').ok_or(NoSuchPlace)?;
            self.at_mut(above)?.as_table_mut().ok_or(NoSuchPlace)?.remove(key);
        }
        Ok(())
    }

    /// Moves an entry one place up in its list. The first stays.
    ///
    /// # Errors
    ///
    /// [`NoSuchPlace`].
    pub fn raise(&mut self, path: &str) -> Result<(), NoSuchPlace> {
        let (list, place) = path.rsplit_once('.').ok_or(NoSuchPlace)?;
        let place = place.parse::<usize>().map_err(|_| NoSuchPlace)?;
        let list = self.list(list)?;
        let mut lower = list.get(place).ok_or(NoSuchPlace)?.clone();
        let Some(above) = place.checked_sub(1) else { return Ok(()) };
        let mut upper = list.get(above).ok_or(NoSuchPlace)?.clone();
        let (high, low) = (upper.position(), lower.position());
        upper.set_position(low);
        lower.set_position(high);
        std::mem::swap(upper.decor_mut(), lower.decor_mut());
        list.replace(above, lower);
        list.replace(place, upper);
        Ok(())
    }

    fn list(&mut self, path: &str) -> Result<&mut ArrayOfTables, NoSuchPlace> {
        self.at_mut(path)?.as_array_of_tables_mut().ok_or(NoSuchPlace)
    }

    /// The item at a path. Looked for first: the way to change something makes what is not there.
    fn at_mut(&mut self, path: &str) -> Result<&mut Item, NoSuchPlace> {
        self.at(path).ok_or(NoSuchPlace)?;
        let found =
            path.split('.').try_fold(self.document.as_item_mut(), |item, step| match step.parse::<usize>() {
                Ok(place) => item.get_mut(place),
                Err(_) => item.get_mut(step),
            });
        found.ok_or(NoSuchPlace)
    }
}

/// A table that has no heading of its own as long as nothing but tables stands in it.
fn unwritten() -> Table {
    let mut table = Table::new();
    table.set_implicit(true);
    table
}

/// A value as a text holds it. A number that cannot be read is kept as typed, for the rules to tell what is wrong.
fn written(shape: &Shape, typed: &[String]) -> Value {
    let last = typed.last().map(|one| one.trim()).unwrap_or_default();
    match shape {
        Shape::Whole | Shape::Number => last.parse::<i64>().map_or_else(|_| Value::from(last), Value::from),
        Shape::Wholes => {
            let parts = last.split([',', '，', '、', ' ']).filter(|part| !part.is_empty());
            parts.map(|part| part.parse::<i64>().map_or_else(|_| Value::from(part), Value::from)).collect()
        }
        Shape::Names => {
            let names = last.split([',', '，', ';', '；', '、']).map(str::trim);
            names.filter(|name| !name.is_empty()).collect()
        }
        Shape::Flag => Value::from(last == "true"),
        Shape::Several(_) => typed.iter().filter(|one| !one.is_empty()).map(String::as_str).collect(),
        Shape::Key | Shape::Line | Shape::Lines | Shape::One(_) => Value::from(last.replace("\r\n", "\n")),
    }
}

/// Gives a copy a key that its list does not have yet: a letter to a group, a number behind it to others.
fn rekey(entry: &mut Table, list: &ArrayOfTables) {
    let key_of = |table: &Table| table.get("key").and_then(Item::as_str).map(str::to_owned);
    let Some(old) = key_of(entry) else { return };
    let taken: Vec<_> = list.iter().filter_map(key_of).collect();
    let letter = old.len() == 1 && old.starts_with(|c: char| c.is_ascii_uppercase());
    let stem = old.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let mut fresh: Box<dyn Iterator<Item = String>> = if letter {
        Box::new(('A'..='Z').map(String::from))
    } else {
        Box::new((2_usize..).map(|n| format!("{}_{n}", stem.get(..24).unwrap_or(stem))))
    };
    if let Some(key) = fresh.find(|key| !taken.contains(key))
        && let Some(value) = entry.get_mut("key").and_then(Item::as_value_mut)
    {
        let decor = value.decor().clone();
        *value = Value::from(key);
        *value.decor_mut() = decor;
    }
}

/// Lets a part that was read elsewhere be written where it is put.
fn unplaced(item: &mut Item) {
    match item {
        Item::Table(table) => {
            table.set_position(None);
            table.decor_mut().set_prefix("\n");
        }
        Item::ArrayOfTables(list) => {
            for table in list.iter_mut() {
                table.set_position(None);
                table.decor_mut().set_prefix("\n");
            }
        }
        Item::Value(_) | Item::None => {}
    }
}
