//! What checks have found: how it is read, when it is frozen, what it makes of the composite.

use review::fact::{KnownUnit, Mistake, Refusal, Score, Slip, Stand, lay, may_change, may_enter, note};
use review::id::UnitId;
use review::result::{Formula, Kind, score};
use review::role::{Role, Roles};
use review::roster::cell::{Book, Cell, Format, Row, Sheet};
use review::template::{Check, CheckKey, Template, TemplateError};
use review::words::Words;
use uuid::Uuid;

use crate::support::{demonstration, exact, found, merged, replaced, reporter, template};

fn records() -> Check {
    demonstration().facts().checks[0].clone()
}

#[test]
fn a_score_is_a_decimal_within_the_points_however_it_was_typed() {
    for (typed, kept) in
        [("57.5", "57.5"), (" ５７．５ ", "57.5"), ("60", "60"), ("60.00", "60.00"), ("0", "0")]
    {
        let score = Score::read(&records(), typed).unwrap().unwrap();
        assert_eq!((score.text(), score.value()), (kept, &exact(kept)), "{typed}");
    }
    assert_eq!(Score::read(&records(), "  "), Ok(None));
}

#[test]
fn what_is_no_score_is_told_apart() {
    let why = |typed: &str| Score::read(&records(), typed).unwrap_err();
    for typed in ["good", "-1", "1/2", "50%", "1e2", ".5", "5.", "12345678901234567890123"] {
        assert!(matches!(why(typed), Mistake::NotANumber { .. }), "{typed}");
    }
    assert_eq!(why("60.1"), Mistake::OutOfRange { found: "60.1".into(), points: exact("60") });
    assert_eq!(why("57.25"), Mistake::TooPrecise { found: "57.25".into(), decimals: 1 });
    assert_eq!(note(&"a".repeat(1_001)), Err(Mistake::NoteTooLong { count: 1_001, limit: 1_000 }));
}

#[test]
fn once_a_box_is_open_what_stands_stands_and_what_is_missing_may_come() {
    assert_eq!(may_change(Stand::Open, true), Ok(()));
    assert_eq!(may_change(Stand::Counted, false), Ok(()));
    assert_eq!(may_change(Stand::Counted, true), Err(Mistake::Counted));
    assert_eq!(may_change(Stand::Released, false), Err(Mistake::Counted));
}

#[test]
fn those_enter_whom_the_template_names() {
    let (both, one) =
        (demonstration(), template("entered_by = [\"organiser\", \"leader\"]", "entered_by = [\"leader\"]"));
    let roles = |role| [role].into_iter().collect::<Roles>();
    for (role, by_both, by_one) in [
        (Role::Organiser, true, false),
        (Role::Leader, true, true),
        (Role::Reporter, false, false),
        (Role::Administrator, false, false),
    ] {
        assert_eq!(
            (may_enter(&both, &roles(role)), may_enter(&one, &roles(role))),
            (by_both, by_one),
            "{role:?}"
        );
    }
}

#[test]
fn checks_make_their_input_by_their_points() {
    let mut scoring = merged();
    let uneven = [("records".parse().unwrap(), exact("45")), ("visit".parse().unwrap(), exact("39.5"))];
    scoring.checked.insert(reporter(1), uneven.into());
    let one = score(&demonstration(), reporter(1), &scoring).unwrap();
    let input = &one.composite.parts[1].of;
    assert_eq!((input.kind.formula(), &input.value), (Formula::Mean, &exact("84.5")));
    assert_eq!(
        input.parts.iter().map(|part| &part.of.value).collect::<Vec<_>>(),
        [&exact("75"), &exact("98.75")]
    );
    assert!(matches!(input.kind, Kind::Checks { .. }) && one.composite.holds());
    assert_eq!(found(&exact("90")).values().fold(exact("0"), |sum, one| sum.plus(one)), exact("90"));
}

#[test]
fn an_input_has_one_source() {
    let broken = |from: &str, to: &str| Template::parse(&replaced(from, to)).unwrap_err();
    let (records, branch) = (CheckKey::new("records").unwrap(), "branch".parse().unwrap());
    let found = broken("source = \"checks\"", "source = \"entered\"");
    assert_eq!(found, TemplateError::InputNotOfChecks { check: records, input: branch });
    let found = broken("input = \"branch\"", "input = \"bench\"");
    let field = "facts.checks.records.input".into();
    assert_eq!(found, TemplateError::Unknown { field, key: "bench".into() });
    let alone = replaced("decimals = 1\ninput = \"branch\"", "decimals = 1");
    let alone = Template::parse(&alone.replacen("decimals = 1\ninput = \"branch\"", "decimals = 1", 1));
    assert_eq!(alone.unwrap_err(), TemplateError::InputWithoutChecks { input: "branch".parse().unwrap() });
}

fn unit(n: u128, code: &str, name: &str) -> KnownUnit {
    let name = Words::new(name, &format!("Unit {n}")).unwrap();
    KnownUnit { id: UnitId::from_uuid(Uuid::from_u128(n)), code: code.into(), name }
}

fn book(rows: &[&[&str]]) -> Book {
    let row = |(index, cells): (usize, &&[&str])| Row {
        number: index + 1,
        cells: cells.iter().map(|text| Cell::text(text)).collect(),
    };
    let rows = rows.iter().enumerate().map(row).collect();
    Book { format: Format::Xlsx, sheets: vec![Sheet { name: String::new(), rows }], hidden: Vec::new() }
}

#[test]
fn a_file_is_laid_out_by_its_headings_in_either_language() {
    let units = [unit(1, "B1", "研发中心党支部"), unit(2, "B2", "工艺技术党支部")];
    let template = demonstration();
    let found = lay(
        template.facts(),
        &units,
        &book(&[
            &["2022 年度述前核查"],
            &["代号", "单位", "台账资料核查（60分）", "台账资料核查 说明", "Visit to the branch"],
            &["b2", "", "５７", "记录当日成册", ""],
            &[],
            &["", "研发中心党支部", "", "", "37.5"],
        ]),
    )
    .unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.unit, one.check.as_str(), one.score.as_deref(), one.note.as_deref()))
        .collect();
    let expected = [
        (units[1].id, "records", Some("５７"), Some("记录当日成册")),
        (units[0].id, "visit", Some("37.5"), None),
    ];
    assert_eq!(told, expected);
}

#[test]
fn one_bad_cell_keeps_the_whole_file_out_and_all_of_them_are_named() {
    let units = [unit(1, "B1", "研发中心党支部"), unit(2, "B2", "工艺技术党支部")];
    let template = demonstration();
    let found = lay(
        template.facts(),
        &units,
        &book(&[
            &["代号", "records", "visit"],
            &["B1", "61", "30"],
            &["B9", "50", ""],
            &["B1", "50", ""],
            &["B2", "=1+1", "x"],
        ]),
    );
    let Err(Refusal::Slips { slips }) = found else { panic!("{found:?}") };
    let slip = |row, unit: &str, check: Option<&str>, why: Mistake| Slip {
        row: Some(row),
        unit: unit.into(),
        check: check.map(|key| key.parse().unwrap()),
        why,
    };
    assert_eq!(
        slips[0],
        slip(2, "B1", Some("records"), Mistake::OutOfRange { found: "61".into(), points: exact("60") })
    );
    assert_eq!(slips[1], slip(3, "B9", None, Mistake::NoUnit));
    assert_eq!(slips[2], slip(4, "B1", None, Mistake::UnitTwice { row: 2 }));
    assert!(matches!(slips[3].why, Mistake::Cell(_)), "{:?}", slips[3]);
    assert_eq!(slips[4], slip(5, "B2", Some("visit"), Mistake::NotANumber { found: "x".into() }));
    assert_eq!(slips.len(), 5);
}

#[test]
fn a_file_without_a_heading_or_with_one_twice_is_refused() {
    let template = demonstration();
    let read = |rows: &[&[&str]]| lay(template.facts(), &[unit(1, "B1", "甲")], &book(rows)).unwrap_err();
    assert_eq!(read(&[&["B1", "57"]]), Refusal::NoHead);
    assert_eq!(read(&[&["代号", "人数"], &["B1", "57"]]), Refusal::NoHead);
    let twice = Refusal::ColumnTwice { row: 1, heading: "台账资料核查".into() };
    assert_eq!(read(&[&["代号", "records", "台账资料核查"], &["B1", "57", "58"]]), twice);
}
