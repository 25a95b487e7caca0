//! How a value is typed, and which parts a template may do without. The keys are those of `docs/template.md`.

use toml_edit::{Item, Value};

use super::{Form, plain};

/// How a value is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A key that other parts may name: shown, not typed.
    Key,
    /// A whole number, which may be below zero.
    Whole,
    /// Several of them, parted by commas.
    Wholes,
    /// A number of any kind: `3`, `94.5`, `40%`, `2/3`.
    Number,
    /// Words of a line.
    Line,
    /// Words of several lines.
    Lines,
    Flag,
    One(Vec<Choice>),
    Several(Vec<Choice>),
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in the text; blank where none need be chosen.
    pub key: String,
    /// What it is called in the template itself, in Chinese and in English. Nothing for words of the program.
    pub title: Option<(String, String)>,
}

/// What may be absent, with what it begins as. Lists stand in double brackets.
const OPTIONAL: [(&str, &str); 14] = [
    (
        "report.problem",
        "[report.problem]\nsection = \"\"\nminimum = { share = \"1/3\", operator = \"at_least\" }\neffect = \"warn\"\n",
    ),
    ("report.written", "[report.written]\non_ballot = true\n"),
    (
        "facts.checks",
        "[[facts.checks]]\nkey = \"check\"\ntitle = { zh = \"\", en = \"\" }\nkind = \"desk\"\npoints = 100\ndecimals = 1\n",
    ),
    ("report.attachments", "[report.attachments]\nlimit = 10\nmegabytes = 20\n"),
    ("evaluation.trustees", "[evaluation.trustees]\nneeded = 2\n"),
    (
        "evaluation.filling",
        "[evaluation.filling]\nmissing_rows = \"refuse\"\nall_same = \"warn\"\nreveal = \"at_once\"\n",
    ),
    ("evaluation.filling.quotas", "[[evaluation.filling.quotas]]\ngrades = []\nat_most = 2\n"),
    ("evaluation.paper", "[evaluation.paper]\nincomplete = \"count\"\n"),
    (
        "evaluation.comments",
        "[evaluation.comments]\nprompt = { zh = \"意见建议\", en = \"Comments\" }\nlimit = 300\nreaders = [\"organiser\"]\n",
    ),
    ("assessment.caps", "[[assessment.caps]]\ngrade = \"\"\nshare = \"30%\"\n"),
    ("assessment.floors", "[[assessment.floors]]\ngrades = []\nshare = \"10%\"\n"),
    (
        "assessment.triggers",
        "[[assessment.triggers]]\nkey = \"trigger\"\ngrade = \"\"\nthreshold = { share = \"1/3\", operator = \"at_least\" }\nconsequence = { zh = \"\", en = \"\" }\n",
    ),
    ("news.steps", "[[news.steps]]\nkey = \"step\"\ntitle = { zh = \"\", en = \"\" }\nrole = \"approver\"\n"),
    (
        "calendar.deadlines",
        "[[calendar.deadlines]]\nkey = \"deadline\"\ntitle = { zh = \"\", en = \"\" }\ndays = 0\n",
    ),
];

/// The paths of all that may be absent.
pub(super) fn optional() -> impl Iterator<Item = &'static str> {
    OPTIONAL.iter().map(|(path, _)| *path)
}

pub(super) fn may_go(path: &str) -> bool {
    optional().any(|one| one == path)
}

/// What a part begins as.
pub(super) fn beginning(path: &str) -> Option<&'static str> {
    OPTIONAL.iter().find(|(one, _)| *one == path).map(|(_, text)| *text)
}

pub(super) fn is_list(path: &str) -> bool {
    beginning(path).is_some_and(|text| text.starts_with("[["))
}

/// Keys that an entry of a part may have or not.
pub(super) fn optional_keys(part: &str) -> &'static [&'static str] {
    match part {
        "evaluation.groups" => &["merge_into"],
        "evaluation.filling.quotas" => &["criterion", "at_least", "at_most"],
        "report.written" => &["total_limit", "on_ballot"],
        "facts" => &["entered_by", "reporter_reads"],
        "facts.checks" => &["input"],
        "calendar" => &["remind", "remind_hour", "quiet_on_rest_days"],
        "calendar.deadlines" => &["count", "rest_day", "task", "remind"],
        _ => &[],
    }
}

/// The words of the program that may stand somewhere.
fn words(part: &str, name: &str) -> &'static [&'static str] {
    match (part, name) {
        (_, "operator" | "quorum.operator" | "minimum.operator" | "threshold.operator") => {
            &["at_least", "more_than"]
        }
        ("report.problem", "effect") => &["warn", "block"],
        ("meeting.agenda", "kind") => &["opening", "tellers", "reports", "ballot", "summing_up"],
        ("evaluation.grades", "tone") => &["good", "fairly_good", "average", "poor"],
        ("evaluation.groups", "colour") => &["red", "yellow", "blue", "white"],
        ("evaluation.groups", "own_row") => &["skip", "mark"],
        ("evaluation.filling", "missing_rows") => &["refuse", "abstain"],
        ("evaluation.filling", "all_same") => &["warn", "allow"],
        ("evaluation.filling", "reveal") => &["at_once", "after_report"],
        ("evaluation.paper", "incomplete") => &["count", "void"],
        ("evaluation.comments", "readers") => &["organiser", "leader", "reporter"],
        ("assessment.inputs", "source") => &["evaluation", "entered", "checks"],
        ("facts", "entered_by") => &["organiser", "leader"],
        ("facts.checks", "kind") => &["desk", "field"],
        ("news.steps", "role") => &["organiser", "leader", "approver"],
        ("calendar", "next_meeting") => &["same_date", "same_weekday"],
        ("calendar.deadlines", "count") => &["calendar", "working"],
        ("calendar.deadlines", "rest_day") => &["stay", "before", "after"],
        ("calendar.deadlines", "task") => {
            &["roster", "key", "reports", "acceptance", "cards", "grades", "news"]
        }
        _ => &[],
    }
}

/// Keys of whole numbers, whatever stands there at the moment.
const WHOLE: [&str; 17] = [
    "limit",
    "total_limit",
    "megabytes",
    "minutes",
    "report_minutes",
    "question_minutes",
    "comment_minutes",
    "warning_seconds",
    "minimum_group",
    "spare_cards",
    "grace_seconds",
    "needed",
    "decimals",
    "days",
    "at_least",
    "at_most",
    "remind_hour",
];

/// The list whose keys may stand somewhere.
fn named(part: &str, name: &str) -> Option<&'static str> {
    match (part, name) {
        ("report.problem", "section") => Some("report.sections"),
        ("evaluation.groups", "merge_into") => Some("evaluation.groups"),
        ("facts.checks", "input") => Some("assessment.inputs"),
        ("evaluation.filling.quotas", "criterion") => Some("evaluation.criteria"),
        (_, "grade" | "grades") => Some("evaluation.grades"),
        _ => None,
    }
}

impl Form {
    pub(super) fn shape(&self, part: &str, name: &str, value: Option<&Value>) -> Shape {
        let several = matches!(name, "grades" | "readers" | "entered_by");
        let may_be_none = optional_keys(part).contains(&name);
        if let Some(list) = named(part, name) {
            let mut choices = self.entries_of(list);
            if may_be_none {
                choices.insert(0, Choice { key: String::new(), title: None });
            }
            return if several { Shape::Several(choices) } else { Shape::One(choices) };
        }
        let words = words(part, name);
        if !words.is_empty() {
            let mut choices: Vec<_> =
                words.iter().map(|word| Choice { key: (*word).to_owned(), title: None }).collect();
            if may_be_none {
                choices.insert(0, Choice { key: String::new(), title: None });
            }
            return if several { Shape::Several(choices) } else { Shape::One(choices) };
        }
        match (name, value) {
            ("key", _) => Shape::Key,
            ("remind", _) => Shape::Wholes,
            ("quiet_on_rest_days" | "reporter_reads" | "on_ballot", _) | (_, Some(Value::Boolean(_))) => {
                Shape::Flag
            }
            ("weight" | "points" | "bound" | "share", _) => Shape::Number,
            _ if WHOLE.contains(&name) => Shape::Whole,
            _ if name.split('.').next_back() == Some("share") => Shape::Number,
            _ if name.starts_with("guidance.") || name.starts_with("consequence.") => Shape::Lines,
            _ => Shape::Line,
        }
    }

    fn entries_of(&self, list: &str) -> Vec<Choice> {
        let entries = self.at(list).and_then(Item::as_array_of_tables);
        let word = |item: Option<&Item>| item.and_then(Item::as_value).map(plain).unwrap_or_default();
        let choice = |entry: &toml_edit::Table| {
            let title = |lang: &str| word(entry.get("title").and_then(|title| title.get(lang)));
            Choice { key: word(entry.get("key")), title: Some((title("zh"), title("en"))) }
        };
        entries.map(|entries| entries.iter().map(choice).collect()).unwrap_or_default()
    }
}
