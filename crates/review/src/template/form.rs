//! A template's text as a form: what can be typed where. Whatever is not typed anew stays byte for byte,
//! comments included.

mod change;
mod shape;

use toml_edit::{DocumentMut, Item, Table, Value};

use super::TemplateError;
pub use change::NoSuchPlace;
pub use shape::{Choice, Shape};

/// A text that is TOML, whether or not its rules hold.
#[derive(Clone, Debug)]
pub struct Form {
    document: DocumentMut,
}

/// A table of the text, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Such as `report.sections`.
    pub path: String,
    /// Whether it is a list, which may grow and shrink.
    pub listed: bool,
    /// Whether the template may do without it.
    pub optional: bool,
    /// One for a table that is there.
    pub entries: Vec<Vec<Field>>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it stands, entries counted from 0: `report.sections.0.title.zh`.
    pub path: String,
    /// The same within its part: `title.zh`.
    pub name: String,
    pub shape: Shape,
    /// Whether the entry may do without it.
    pub may_be_blank: bool,
    /// As it stands in the text without its quotation marks; several are parted by commas.
    pub value: String,
}

impl Form {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// The text is too long or is no TOML; told as [`super::Template::parse`] tells it.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        if text.len() > super::Template::TEXT_LIMIT {
            return Err(TemplateError::TooLong { limit: super::Template::TEXT_LIMIT });
        }
        // The other reader goes first: its complaint is the one that is worded.
        toml::from_str::<toml::Table>(text).map_err(|why| TemplateError::syntax(text, &why))?;
        let document = text.parse().map_err(|_| TemplateError::unreadable())?;
        Ok(Self { document })
    }

    /// The text, with what was changed.
    pub fn text(&self) -> String {
        self.document.to_string()
    }

    /// Everything that can be typed, in the order of the text; what may be added comes after its part.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (key, item) in self.document.iter() {
            self.collect(key, item, &mut parts);
        }
        for path in shape::optional() {
            if parts.iter().all(|part| part.path != path) {
                let top = path.split('.').next().unwrap_or(path);
                let after = parts.iter().rposition(|part| part.path.split('.').next() == Some(top));
                let part = Part {
                    path: path.to_owned(),
                    listed: shape::is_list(path),
                    optional: true,
                    entries: Vec::new(),
                };
                parts.insert(after.map_or(parts.len(), |place| place + 1), part);
            }
        }
        parts
    }

    fn collect(&self, path: &str, item: &Item, parts: &mut Vec<Part>) {
        let part =
            |listed, entries| Part { path: path.to_owned(), listed, optional: shape::may_go(path), entries };
        match item {
            Item::Table(table) => {
                let fields = self.fields(path, path, table);
                if !fields.is_empty() {
                    parts.push(part(false, vec![fields]));
                }
                for (key, below) in table {
                    self.collect(&format!("{path}.{key}"), below, parts);
                }
            }
            Item::ArrayOfTables(list) => {
                let entry =
                    |(place, table): (usize, &Table)| self.fields(path, &format!("{path}.{place}"), table);
                parts.push(part(true, list.iter().enumerate().map(entry).collect()));
            }
            Item::Value(_) | Item::None => {}
        }
    }

    /// The values of one table, those it may have and has not among them.
    fn fields(&self, part: &str, path: &str, table: &Table) -> Vec<Field> {
        let mut fields = Vec::new();
        for (key, item) in table {
            match item {
                Item::Value(Value::InlineTable(inner)) => {
                    for (below, value) in inner {
                        fields.push(self.field(part, path, &format!("{key}.{below}"), Some(value)));
                    }
                }
                Item::Value(value) => fields.push(self.field(part, path, key, Some(value))),
                Item::Table(_) | Item::ArrayOfTables(_) | Item::None => {}
            }
        }
        for key in shape::optional_keys(part) {
            if !table.contains_key(key) {
                fields.push(self.field(part, path, key, None));
            }
        }
        fields
    }

    fn field(&self, part: &str, path: &str, name: &str, value: Option<&Value>) -> Field {
        Field {
            path: format!("{path}.{name}"),
            name: name.to_owned(),
            shape: self.shape(part, name, value),
            may_be_blank: shape::optional_keys(part).contains(&name),
            value: value.map(plain).unwrap_or_default(),
        }
    }

    /// The item at a path, where there is one.
    fn at(&self, path: &str) -> Option<&Item> {
        path.split('.').try_fold(self.document.as_item(), |item, step| match step.parse::<usize>() {
            Ok(place) => item.get(place),
            Err(_) => item.get(step),
        })
    }
}

/// A value without its quotation marks.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.value().clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(","),
        Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_)
        | Value::InlineTable(_) => value.clone().decorated("", "").to_string(),
    }
}
