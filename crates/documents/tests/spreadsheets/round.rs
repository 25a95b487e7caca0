//! What is exported says "same" for every row when it is imported again.

use documents::roster::{Roster, csv, example, workbook};
use documents::sheets::read;
use i18n::{Lang, Say};
use proptest::prelude::*;
use proptest::sample::select;
use review::id::{PersonId, UnitId};
use review::report::How;
use review::role::Role;
use review::roster::column::List;
use review::roster::entry::{PersonEntry, UnitEntry};
use review::roster::head::lists;
use review::roster::plan::{Kind, Known, plan};
use review::template::Template;
use review::time::Instant;
use review::words::Words;
use uuid::Uuid;

pub fn template() -> Template {
    let text = include_str!("../../../../examples/demonstration/template.toml");
    // Some report in writing alone.
    Template::parse(&text.replacen("[report.oral]", "[report.written]\n\n[report.oral]", 1)).unwrap()
}

fn known(roster: &Roster) -> Known {
    let id = |n: usize| Uuid::from_u128(n as u128);
    let units = roster.units.iter().cloned().enumerate();
    let people = roster.people.iter().cloned().enumerate();
    Known {
        units: units.map(|(n, one)| (UnitId::from_uuid(id(n)), one)).collect(),
        people: people.map(|(n, one)| (PersonId::from_uuid(id(n)), one)).collect(),
        accounts: roster.units.iter().filter_map(|unit| Some(unit.reporter.clone()?.0)).collect(),
    }
}

/// How many rows are the same, and the others in words.
pub fn same(files: &[Vec<u8>], roster: &Roster) -> (usize, String) {
    let rows: Vec<_> = files.iter().flat_map(|bytes| lists(&read(bytes).unwrap()).unwrap().rows).collect();
    let plan = plan(&template(), &known(roster), &rows);
    let others: Vec<_> = plan.lines.iter().filter(|line| line.fate.kind() != Kind::Same).collect();
    (plan.count(Kind::Same), format!("{others:?}"))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[一-龥]{1,4}", "[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}", "[A-Za-z一-龥][,;\"'a-z一-龥=+-]{0,8}x"]
}

fn people() -> impl Strategy<Value = Vec<PersonEntry>> {
    let one = (text(), text(), text(), text(), select(vec!["A", "B", "C", "D"]));
    let rest = (any::<bool>(), 0_usize..4, 0_u8..3, any::<bool>());
    let person =
        (one, rest).prop_map(|((zh, en, post_zh, post_en, group), (on_leave, roles, keys, in_unit))| {
            let person = PersonEntry {
                number: None,
                email: None,
                name: Words::new(&zh, &en).unwrap(),
                title: Words::new(&post_zh, &post_en).unwrap(),
                unit: in_unit.then(|| "B1".to_owned()),
                group: group.parse().unwrap(),
                on_leave,
                roles: Role::ALL
                    .into_iter()
                    .filter(|role| *role != Role::Administrator)
                    .take(roles)
                    .collect(),
            };
            (person, keys)
        });
    prop::collection::vec(person, 1..12).prop_map(|people| {
        let named = people.into_iter().enumerate().map(|(n, (person, keys))| PersonEntry {
            number: (keys != 1).then(|| format!("{n:03}")),
            email: (keys != 0).then(|| format!("p{n}@example.org")),
            ..person
        });
        named.collect()
    })
}

fn units() -> impl Strategy<Value = Vec<UnitEntry>> {
    (text(), text(), 4_usize..200, select(How::ALL.to_vec())).prop_map(|(zh, en, members, how)| {
        let name = Words::new(&zh, &en).unwrap();
        let reporter = Some(("rosa".to_owned(), name.clone()));
        vec![UnitEntry { code: "B1".into(), name, members, committee: 4, reporter, how }]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_export_is_the_same_when_it_is_imported_again(
        units in units(),
        people in people(),
        lang in select(Lang::ALL.to_vec()),
    ) {
        let roster = Roster { units, people };
        let all = roster.units.len() + roster.people.len();
        let xlsx = workbook(Say(lang), &template(), &roster, Instant::from_ms(0)).unwrap();
        let (count, others) = same(&[xlsx], &roster);
        prop_assert_eq!(count, all, "{}", others);
        let lists = List::ALL.map(|list| csv(Say(lang), list, &roster));
        let (count, others) = same(&lists, &roster);
        prop_assert_eq!(count, all, "{}", others);
    }
}

#[test]
fn a_csv_that_excel_opens_begins_with_a_mark_and_holds_no_formula() {
    let mut roster = example(&template());
    roster.people[0].name = Words::new("=HYPERLINK(\"x\")", "+1").unwrap();
    let text = String::from_utf8(csv(Say(Lang::En), List::People, &roster)).unwrap();
    assert!(text.starts_with("\u{feff}Staff number,E-mail,Name,"), "{text}");
    assert!(text.contains(",\"'=HYPERLINK(\"\"x\"\")\",'+1,"), "{text}");
}

#[test]
fn the_example_can_be_imported_once_its_reporters_have_accounts() {
    for lang in Lang::ALL {
        let roster = example(&template());
        let bytes = workbook(Say(lang), &template(), &roster, Instant::from_ms(0)).unwrap();
        let found = lists(&read(&bytes).unwrap()).unwrap();
        let sheets: Vec<_> = found.sheets.iter().map(|sheet| (sheet.list, sheet.rows)).collect();
        assert_eq!(sheets, [(List::Units, 2), (List::People, 4)], "the instructions are no list");
        let known = Known { accounts: ["reporter1", "reporter2"].map(Into::into).into(), ..Known::default() };
        let plan = plan(&template(), &known, &found.rows);
        assert_eq!(plan.count(Kind::New), 6, "{plan:?}");
    }
}

#[test]
fn every_heading_and_every_role_that_we_write_can_be_read() {
    for lang in Lang::ALL {
        let say = Say(lang);
        for list in List::ALL {
            for column in list.columns() {
                assert_eq!(list.column(say.roster_column(*column)), Some(*column), "{column:?}");
                assert_eq!(list.column(column.key()), Some(*column));
            }
        }
    }
}
