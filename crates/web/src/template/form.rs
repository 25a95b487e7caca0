//! A template's text as a form to fill in.

use std::collections::BTreeMap;

use i18n::Say;
use review::template::{
    TemplateError,
    form::{Choice, Field, Form, NoSuchPlace, Part, Shape},
};

/// Where names of fields begin that hold a value of the text.
const VALUE: &str = "v.";

/// The form, as it is drawn.
pub(super) struct FormView {
    pub(super) parts: Vec<PartView>,
}

pub(super) struct PartView {
    /// Its anchor on the page.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) path: String,
    pub(super) listed: bool,
    pub(super) optional: bool,
    /// Whether what is wrong is in here.
    pub(super) wrong: bool,
    pub(super) entries: Vec<EntryView>,
}

pub(super) struct EntryView {
    /// Of an entry of a list: which one.
    pub(super) name: String,
    pub(super) key: String,
    pub(super) path: String,
    pub(super) first: bool,
    pub(super) fields: Vec<FieldView>,
}

pub(super) struct FieldView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    /// Of the words that are typed.
    pub(super) lang: Option<&'static str>,
    pub(super) value: String,
    pub(super) control: Control,
}

/// What is typed into.
pub(super) enum Control {
    Whole,
    Number,
    Line,
    Lines,
    One(Vec<Offer>),
    Several(Vec<Offer>),
}

pub(super) struct Offer {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// What a button of the form does, other than to check and to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Add(String),
    Remove(String),
    Raise(String),
}

impl Turn {
    /// As the buttons say it: `add:report.sections`.
    pub(super) fn read(deed: &str) -> Option<Self> {
        let (turn, path) = deed.split_once(':')?;
        match turn {
            "add" => Some(Self::Add(path.to_owned())),
            "remove" => Some(Self::Remove(path.to_owned())),
            "raise" => Some(Self::Raise(path.to_owned())),
            _ => None,
        }
    }

    pub(super) fn make(&self, form: &mut Form) -> Result<(), NoSuchPlace> {
        match self {
            Self::Add(path) => form.add(path),
            Self::Remove(path) => form.remove(path),
            Self::Raise(path) => form.raise(path),
        }
    }
}

/// The values among the fields of a form, each with its path.
pub(super) fn values(fields: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut typed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, value) in fields {
        if let Some(path) = name.strip_prefix(VALUE) {
            typed.entry(path).or_default().push(value.clone());
        }
    }
    // A list of boxes sends a blank first, so that it is there when none is ticked.
    let told = |values: Vec<String>| match values.split_first() {
        Some((blank, rest)) if blank.is_empty() && !rest.is_empty() => rest.to_vec(),
        Some(_) | None => values,
    };
    typed.into_iter().map(|(path, values)| (path.to_owned(), told(values))).collect()
}

/// The part in which a text is wrong, by its path.
pub(super) fn place_of(text: &str, why: &TemplateError) -> Option<String> {
    let told = why.to_string();
    match why {
        TemplateError::TooLong { .. } => None,
        TemplateError::Syntax { line, .. } => {
            let above: Vec<_> = text.lines().take(*line).collect();
            let heading = above.iter().rev().find(|line| line.starts_with('['))?;
            let path = heading.split(['#']).next().unwrap_or_default();
            Some(path.trim().trim_matches(['[', ']']).to_owned())
        }
        TemplateError::OutOfRange { .. }
        | TemplateError::WrongCount { .. }
        | TemplateError::Twice { .. }
        | TemplateError::Unknown { .. }
        | TemplateError::WeightsNotWhole { .. }
        | TemplateError::PointsNotFalling { .. }
        | TemplateError::MergedIntoItself { .. }
        | TemplateError::QuotasOverlap { .. }
        | TemplateError::QuotaBounds { .. }
        | TemplateError::EvaluationInputs { .. }
        | TemplateError::InputNotOfChecks { .. }
        | TemplateError::InputWithoutChecks { .. }
        | TemplateError::BandMissing { .. }
        | TemplateError::BandTooMany { .. }
        | TemplateError::BandsNotFalling { .. }
        | TemplateError::CapOnLast { .. }
        | TemplateError::CapBounds { .. }
        | TemplateError::CapsOverlap { .. }
        | TemplateError::FloorNotLowest
        | TemplateError::CeilingOnBest { .. }
        | TemplateError::NeverReached { .. }
        | TemplateError::GateIdle { .. }
        | TemplateError::TrimShape { .. }
        | TemplateError::NothingToTrim { .. }
        | TemplateError::TrimAboveAlone { .. }
        | TemplateError::JudgesMissing { .. }
        | TemplateError::JudgesElsewhere { .. }
        | TemplateError::PooledZero
        | TemplateError::LeastAboveGreatest
        | TemplateError::BandBeyondGreatest { .. }
        | TemplateError::ReportSlots { .. }
        | TemplateError::OralMinutes { .. }
        | TemplateError::CannotApprove { .. }
        | TemplateError::UnknownFact { .. }
        | TemplateError::FigureNotAllowed { .. } => {
            // Each of them begins with the path of its field.
            let path = told.split([':', ' ']).next().unwrap_or_default();
            Some(path.to_owned())
        }
    }
}

impl FormView {
    pub(super) fn of(say: Say, form: &Form, wrong: Option<&str>) -> Self {
        let parts: Vec<_> = form.parts();
        // The deepest part that holds the place.
        let holds = |part: &&Part| wrong.is_some_and(|path| path.starts_with(&part.path));
        let wrong =
            parts.iter().filter(holds).max_by_key(|part| part.path.len()).map(|part| part.path.clone());
        let view = |part| part_view(say, part, wrong.as_deref());
        Self { parts: parts.into_iter().map(view).collect() }
    }

    /// Where what is wrong stands on the page.
    pub(super) fn wrong(&self) -> Option<&PartView> {
        self.parts.iter().find(|part| part.wrong)
    }
}

fn part_view(say: Say, part: Part, wrong: Option<&str>) -> PartView {
    let listed = part.listed;
    let entries = part.entries.into_iter().enumerate();
    let entries = entries.map(|(place, fields)| entry_view(say, &part.path, listed.then_some(place), fields));
    PartView {
        id: anchor(&part.path),
        title: say.template_form_part(&part.path).map_or_else(|| part.path.clone(), str::to_owned),
        listed,
        optional: part.optional,
        wrong: wrong == Some(&part.path),
        entries: entries.collect(),
        path: part.path,
    }
}

fn anchor(path: &str) -> String {
    format!("part-{}", path.replace('.', "-"))
}

fn entry_view(say: Say, part: &str, place: Option<usize>, fields: Vec<Field>) -> EntryView {
    let value = |name: &str| fields.iter().find(|field| field.name == name).map(|field| field.value.clone());
    let title = value(&format!("title.{}", key_of(say)));
    let key = value("key").unwrap_or_default();
    let name = place.map(|place| match title.filter(|title| !title.is_empty()) {
        Some(title) => format!("{} · {title}", place + 1),
        None => (place + 1).to_string(),
    });
    EntryView {
        name: name.unwrap_or_default(),
        key,
        path: place.map_or_else(|| part.to_owned(), |place| format!("{part}.{place}")),
        first: place == Some(0),
        fields: fields.into_iter().filter_map(|field| field_view(say, part, field)).collect(),
    }
}

fn key_of(say: Say) -> &'static str {
    match say.lang() {
        review::words::Lang::Zh => "zh",
        review::words::Lang::En => "en",
    }
}

fn field_view(say: Say, part: &str, field: Field) -> Option<FieldView> {
    let (key, inner) =
        field.name.split_once('.').map_or((&*field.name, None), |(key, inner)| (key, Some(inner)));
    let label = |key: &str| say.template_label(part, key).map_or_else(|| key.to_owned(), str::to_owned);
    let (label, lang) = match inner {
        Some("zh") => (format!("{} · {}", label(key), say.template_in_chinese()), Some("zh-CN")),
        Some("en") => (format!("{} · {}", label(key), say.template_in_english()), Some("en")),
        Some("operator") => (format!("{} · {}", label(key), label("operator")), None),
        Some(_) | None => (label(key), None),
    };
    let offers = |choices: Vec<Choice>| {
        let chosen: Vec<_> = field.value.split(',').collect();
        let word = inner.unwrap_or(key);
        choices.into_iter().map(|choice| offer(say, word, &chosen, choice)).collect::<Vec<_>>()
    };
    let control = match field.shape {
        Shape::Key => return None,
        Shape::Whole => Control::Whole,
        Shape::Number => Control::Number,
        Shape::Line | Shape::Wholes | Shape::Names => Control::Line,
        Shape::Lines => Control::Lines,
        Shape::Flag => {
            let usual = field.may_be_blank.then(|| usual(say, &field.value));
            let flags = ["true", "false"].map(|word| flag(say, word, &field.value));
            Control::One(usual.into_iter().chain(flags).collect())
        }
        Shape::One(choices) => {
            let mut offers = offers(choices);
            // What is wrong is shown as it stands, not as the first that would be right.
            if offers.iter().all(|offer| !offer.chosen) {
                offers
                    .insert(0, Offer { key: field.value.clone(), label: field.value.clone(), chosen: true });
            }
            Control::One(offers)
        }
        Shape::Several(choices) => Control::Several(offers(choices)),
    };
    Some(FieldView {
        id: field.path.replace('.', "-"),
        name: format!("{VALUE}{}", field.path),
        label,
        lang,
        value: field.value,
        control,
    })
}

fn flag(say: Say, word: &str, value: &str) -> Offer {
    let label = if word == "true" { say.template_yes() } else { say.template_no() };
    Offer { key: word.to_owned(), label: label.to_owned(), chosen: word == value }
}

/// What holds where nothing is said.
fn usual(say: Say, value: &str) -> Offer {
    Offer { key: String::new(), label: say.template_usual().to_owned(), chosen: value.is_empty() }
}

fn offer(say: Say, word: &str, chosen: &[&str], choice: Choice) -> Offer {
    let said = match &choice.title {
        Some((zh, en)) => {
            let title = if key_of(say) == "zh" { zh } else { en };
            if title.is_empty() { choice.key.clone() } else { title.clone() }
        }
        None if choice.key.is_empty() && ["merge_into", "criterion"].contains(&word) => {
            say.template_none().to_owned()
        }
        None if choice.key.is_empty() => return usual(say, chosen.first().unwrap_or(&"")),
        None => say.template_choice(word, &choice.key).unwrap_or(&choice.key).to_owned(),
    };
    Offer { chosen: chosen.contains(&&*choice.key), label: said, key: choice.key }
}
