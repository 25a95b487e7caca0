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
    /// Several names, parted by commas.
    Names,
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
const OPTIONAL: [(&str, &str); 24] = [
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
    (
        "assessment.adjustments",
        "[assessment.adjustments]\nbonus = 5\ndeduction = 5\ngreatest = 100\nleast = 0\n",
    ),
    (
        "assessment.gates",
        "[[assessment.gates]]\nkey = \"gate\"\ntitle = { zh = \"\", en = \"\" }\ninput = \"\"\nbound = 90\noperator = \"at_least\"\nceiling = \"\"\n",
    ),
    (
        "assessment.majorities",
        "[[assessment.majorities]]\nkey = \"majority\"\ntitle = { zh = \"\", en = \"\" }\ngrades = []\nthreshold = { share = \"1/2\", operator = \"more_than\" }\nceiling = \"\"\n",
    ),
    (
        "assessment.vetoes",
        "[[assessment.vetoes]]\nkey = \"veto\"\ntitle = { zh = \"\", en = \"\" }\nceiling = \"\"\n",
    ),
    (
        "assessment.consequences",
        "[[assessment.consequences]]\ngrades = []\nconsequence = { zh = \"\", en = \"\" }\n",
    ),
    (
        "assessment.feedback",
        "[assessment.feedback]\nacknowledge_days = 7\nobjection_days = 7\nshows = [\"grade\"]\n",
    ),
    ("news.steps", "[[news.steps]]\nkey = \"step\"\ntitle = { zh = \"\", en = \"\" }\nrole = \"approver\"\n"),
    (
        "calendar.deadlines",
        "[[calendar.deadlines]]\nkey = \"deadline\"\ntitle = { zh = \"\", en = \"\" }\ndays = 0\n",
    ),
    (
        "documents.page",
        "[documents.page]\ntop = 37\nbottom = 35\nleft = 28\nright = 26\nlines = 22\ncharacters = 28\nseal_lines = 3\n",
    ),
    (
        "documents.sizes",
        "[documents.sizes]\ntitle = 22\nbody = 16\ntable = 12\nnote = 12\npage_number = 14\n",
    ),
    (
        "documents.faces",
        "[documents.faces]\ntitle = [\"方正小标宋简体\", \"华文中宋\"]\nfirst = [\"黑体\"]\nsecond = [\"楷体_GB2312\", \"楷体\"]\nbody = [\"仿宋_GB2312\", \"仿宋\"]\ntable = [\"宋体\"]\npage_number = [\"宋体\"]\nlatin = [\"Times New Roman\"]\n",
    ),
    ("documents.header", "[documents.header]\nwords = { zh = \"\", en = \"\" }\n"),
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
        "assessment" => &["mean", "absent", "ties", "tie_break"],
        "assessment.inputs" => &["judges", "trim", "trim_above"],
        "assessment.triggers" => &["ceiling"],
        "assessment.adjustments" => &["bonus", "deduction", "greatest", "least"],
        "assessment.feedback" => &["acknowledge_days", "objection_days", "shows"],
        "calendar" => &["remind", "remind_items", "remind_hour", "quiet_on_rest_days"],
        "documents.page" => &["top", "bottom", "left", "right", "lines", "characters", "seal_lines"],
        "documents.sizes" => &["title", "body", "table", "note", "page_number"],
        "documents.faces" => &["title", "first", "second", "body", "table", "page_number", "latin"],
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
        ("assessment.inputs", "source") => &["evaluation", "entered", "checks", "judges"],
        ("assessment", "mean") => &["by_group", "pooled"],
        ("assessment", "absent") => &["share_out", "zero", "refuse"],
        ("assessment", "ties") => &["committee", "higher", "lower"],
        ("assessment.feedback", "shows") => &["grade", "score", "distribution"],
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
const WHOLE: [&str; 26] = [
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
    "judges",
    "trim_above",
    "top",
    "bottom",
    "left",
    "right",
    "lines",
    "characters",
    "seal_lines",
];

/// The list whose keys may stand somewhere.
fn named(part: &str, name: &str) -> Option<&'static str> {
    match (part, name) {
        ("report.problem", "section") => Some("report.sections"),
        ("evaluation.groups", "merge_into") => Some("evaluation.groups"),
        ("facts.checks" | "assessment.gates", "input") | ("assessment", "tie_break") => {
            Some("assessment.inputs")
        }
        ("evaluation.filling.quotas", "criterion") => Some("evaluation.criteria"),
        (_, "grade" | "grades" | "ceiling") => Some("evaluation.grades"),
        _ => None,
    }
}

impl Form {
    pub(super) fn shape(&self, part: &str, name: &str, value: Option<&Value>) -> Shape {
        let several = matches!(name, "grades" | "readers" | "entered_by" | "tie_break");
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
        match (part, name) {
            ("documents.faces", _) => return Shape::Names,
            ("documents.sizes", _) => return Shape::Number,
            _ => {}
        }
        match (name, value) {
            ("key", _) => Shape::Key,
            ("remind" | "remind_items", _) => Shape::Wholes,
            ("quiet_on_rest_days" | "reporter_reads" | "on_ballot", _) | (_, Some(Value::Boolean(_))) => {
                Shape::Flag
            }
            (
                "weight" | "points" | "bound" | "share" | "trim" | "bonus" | "deduction" | "greatest"
                | "least",
                _,
            ) => Shape::Number,
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
