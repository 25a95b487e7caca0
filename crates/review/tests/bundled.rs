//! The templates that come with the program.

use std::collections::BTreeSet;

use review::template::{Advice, BUNDLED, Bundled, Flaw, NextMeeting, Template, TemplateError};
use review::time::Day;
use review::words::Lang;

use crate::support::DEMONSTRATION;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn each_bundled_template_holds_under_its_own_key_and_name() {
    let mut names = Vec::new();
    for one in BUNDLED {
        let template = one.read().unwrap_or_else(|why| panic!("{}: {why}", one.key));
        assert_eq!(template.identity().key.as_str(), one.key);
        assert_eq!(Bundled::named(one.key), Some(one));
        assert!(!template.calendar().deadlines.is_empty(), "{} has no calendar", one.key);
        names.push(Lang::ALL.map(|lang| template.identity().name.in_lang(lang).to_owned()));
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), BUNDLED.len(), "two templates bear one name");
    assert_eq!(Bundled::named("demonstration"), None);
}

#[test]
fn the_party_branches_have_the_rules_of_the_demonstration() {
    let (bundled, shown) = (BUNDLED[0].read().unwrap(), Template::parse(DEMONSTRATION).unwrap());
    assert_eq!((bundled.report(), bundled.meeting()), (shown.report(), shown.meeting()));
    assert_eq!((bundled.assessment(), bundled.news()), (shown.assessment(), shown.news()));
    assert_eq!(bundled.facts(), shown.facts());
    assert_eq!(bundled.evaluation().groups, shown.evaluation().groups);
    assert_eq!(bundled.evaluation().grades, shown.evaluation().grades);
}

#[test]
fn no_words_of_the_neutral_template_are_those_of_a_party() {
    let text = Bundled::named("neutral").unwrap().text;
    for word in ["Party", "party", "党", "secretary", "书记", "branch"] {
        assert!(!text.contains(word), "the neutral template says {word:?}");
    }
}

#[test]
fn days_count_from_the_meeting_over_months_and_leap_years() {
    for (from, days, to) in [
        ("2023-01-10", -10, "2022-12-31"),
        ("2023-12-21", -41, "2023-11-10"),
        ("2023-12-21", 8, "2023-12-29"),
        ("2024-02-28", 2, "2024-03-01"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2024-03-01", -366, "2023-03-01"),
    ] {
        assert_eq!(day(from).plus_days(days), Some(day(to)), "{from} {days}");
    }
    assert_eq!(day("9999-12-31").plus_days(1), None);
    assert_eq!(day("0001-01-01").plus_days(-1), None);
    assert_eq!(NextMeeting::SameDate.after(day("2024-02-29")), Some(day("2025-02-28")));
    assert_eq!(NextMeeting::SameWeekday.after(day("2023-01-10")), Some(day("2024-01-09")));
}

fn broken(from: &str, to: &str) -> TemplateError {
    let text = BUNDLED[0].text;
    assert!(text.contains(from), "the template has no {from}");
    Template::parse(&text.replacen(from, to, 1)).expect_err("the text was broken on purpose")
}

#[test]
fn a_line_that_cannot_be_read_tells_its_number_and_what_is_wrong() {
    for (from, to, expected) in [
        (
            "total_limit = 4000",
            "totel_limit = 4000",
            Flaw::UnknownKey {
                key: "totel_limit".into(),
                among: "total_limit, sections, problem, oral, written, attachments".into(),
            },
        ),
        ("decimals = 2", "", Flaw::MissingKey { key: "decimals".into() }),
        ("decimals = 2", "decimals = 2\ndecimals = 3", Flaw::TwiceKey { key: "decimals".into() }),
        (
            "tone = \"good\"",
            "tone = \"gold\"",
            Flaw::UnknownWord { word: "gold".into(), among: "good, fairly_good, average, poor".into() },
        ),
        ("decimals = 2", "decimals = two", Flaw::Other),
    ] {
        let TemplateError::Syntax { line, flaw, message } = broken(from, to) else { panic!("{to} was read") };
        assert_eq!(flaw, expected, "{message}");
        assert!(line > 1, "{message} in line {line}");
    }
}

#[test]
fn what_is_lawful_but_may_be_a_slip_is_told() {
    let advice =
        |from: &str, to: &str| Template::parse(&BUNDLED[0].text.replacen(from, to, 1)).unwrap().advice();
    let alone =
        ["A", "B", "C"].map(|group| Advice::NobodyToMergeWith { group: group.parse().unwrap(), minimum: 5 });
    assert_eq!(advice("", ""), alone);
    let found = advice("total_limit = 4000", "total_limit = 4300");
    assert_eq!(found.first(), Some(&Advice::TotalOutOfReach { sum: 4200, total: 4300 }));
    let found = advice("share = \"15%\"", "share = \"61%\"");
    let cap = Advice::CapOutOfReach { grade: "good".parse().unwrap() };
    assert_eq!((found.len(), found.last()), (4, Some(&cap)), "39 % are left of 40 %");
    let days = BUNDLED[0].text.find("[[calendar.deadlines]]").unwrap();
    assert_eq!(Template::parse(&BUNDLED[0].text[..days]).unwrap().advice().last(), Some(&Advice::NoCalendar));
}

const REFERENCE: &str = include_str!("../../../docs/template.md");

/// The keys of a table as the reference writes them: `report.sections.limit`. Words and thresholds end a path.
fn paths(table: &toml::Table, above: &str, found: &mut BTreeSet<String>) {
    for (key, value) in table {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        let tables: Vec<_> = match value {
            toml::Value::Table(inner) if !inner.contains_key("zh") && !inner.contains_key("share") => {
                vec![inner]
            }
            toml::Value::Array(entries) => entries.iter().filter_map(toml::Value::as_table).collect(),
            _ => Vec::new(),
        };
        if tables.is_empty() {
            found.insert(path.clone());
        }
        for inner in tables {
            paths(inner, &path, found);
        }
    }
}

fn documented() -> BTreeSet<String> {
    let rows = REFERENCE.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).map(str::to_owned).collect()
}

#[test]
fn the_reference_names_each_key_of_the_bundled_templates() {
    let documented = documented();
    for one in BUNDLED {
        let mut used = BTreeSet::new();
        paths(&one.text.parse().unwrap(), "", &mut used);
        let missing: Vec<_> = used.difference(&documented).collect();
        assert!(missing.is_empty(), "docs/template.md does not tell of {missing:?} in {}", one.key);
    }
}

#[test]
fn each_key_of_the_reference_is_one_that_the_program_reads() {
    for path in documented() {
        let (table, key) = path.rsplit_once('.').unwrap();
        // Where such a table stands in a text, a key that nobody reads is refused with those that may stand there.
        let tables = "\n[[evaluation.filling.quotas]]\ngrades = [\"good\"]\nat_most = 3\n\
            [report.written]\non_ballot = true\n[report.attachments]\nlimit = 10\nmegabytes = 20\n";
        let at = BUNDLED[1].text.find("\n[evaluation.paper]").unwrap();
        let (before, after) = BUNDLED[1].text.split_at(at);
        let caps = "\n[[assessment.caps]]\ngrade = \"good\"\nshare = \"40%\"\n[assessment.adjustments]\nbonus = 5\n\
            [assessment.feedback]\nobjection_days = 5\n[assessment.release]\nnames = true\n\
            [[assessment.gates]]\nkey = \"a\"\ntitle = { zh = \"甲\", en = \"A\" }\ninput = \"branch\"\nbound = 90\n\
            operator = \"at_least\"\nceiling = \"average\"\n[[assessment.majorities]]\nkey = \"a\"\n\
            title = { zh = \"甲\", en = \"A\" }\ngrades = [\"good\"]\n\
            threshold = { share = \"1/2\", operator = \"at_least\" }\nceiling = \"average\"\n\
            [[assessment.consequences]]\ngrades = [\"good\"]\nconsequence = { zh = \"甲\", en = \"A\" }\n\
            [[assessment.vetoes]]\nkey = \"a\"\ntitle = { zh = \"甲\", en = \"A\" }\nceiling = \"average\"\n\
            [[news.sentences]]\nparagraph = \"lead\"\ntext = { zh = \"甲\", en = \"A\" }\n\
            [documents.page]\ntop = 30\n[documents.sizes]\nbody = \"14.5\"\n[documents.faces]\n\
            body = [\"宋体\"]\n[documents.header]\nwords = { zh = \"甲\", en = \"A\" }\n";
        let text = format!("{before}{tables}{after}{caps}");
        let head = [format!("[{table}]\n"), format!("[[{table}]]\n")];
        let found = head.iter().find(|head| text.contains(head.as_str()));
        let head = found.unwrap_or_else(|| panic!("no template has [{table}]"));
        let strange = text.replacen(head, &format!("{head}strange = 1\n"), 1);
        let TemplateError::Syntax { flaw: Flaw::UnknownKey { among, .. }, message, .. } =
            Template::parse(&strange).expect_err("nobody reads this key")
        else {
            panic!("{path}: another error");
        };
        assert!(among.split(", ").any(|known| known == key), "{path}: {message}");
    }
}
