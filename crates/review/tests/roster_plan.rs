//! What an import makes of the habits of spreadsheets.

use std::collections::BTreeSet;

use proptest::prelude::*;
use review::id::{PersonId, UnitId};
use review::report::How;
use review::role::Role;
use review::roster::cell::{Book, Cell, Format, Row, Sheet};
use review::roster::column::{Column, List};
use review::roster::entry::{PersonEntry, UnitEntry};
use review::roster::file::FileError;
use review::roster::head::{Lists, lists};
use review::roster::mistake::{CellError, Mistake};
use review::roster::plan::{Deed, Fate, Kind, Known, Plan, plan};
use review::roster::undo::{Bar, Since, may_undo};
use review::template::Template;
use review::words::Words;
use uuid::Uuid;

use crate::support::{demonstration, group, template};

fn sheet(lines: &[&str]) -> Sheet {
    let row = |(index, line): (usize, &&str)| Row {
        number: index + 1,
        cells: line.split(',').map(Cell::text).collect(),
    };
    Sheet { name: "名册".into(), rows: lines.iter().enumerate().map(row).collect() }
}

fn book(sheets: Vec<Sheet>) -> Book {
    Book { format: Format::Xlsx, sheets, hidden: Vec::new() }
}

fn read(lines: &[&str]) -> Lists {
    lists(&book(vec![sheet(lines)])).unwrap()
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

fn person(number: Option<&str>, email: Option<&str>, name: &str) -> PersonEntry {
    PersonEntry {
        number: number.map(Into::into),
        email: email.map(Into::into),
        name: words(name),
        title: words("职员"),
        unit: None,
        group: group("D"),
        on_leave: false,
        roles: review::role::Roles::none(),
    }
}

fn known(people: &[PersonEntry]) -> Known {
    let unit = UnitEntry {
        code: "B1".into(),
        name: Words::new("科研党支部", "Research").unwrap(),
        members: 20,
        committee: 4,
        reporter: Some(("rosa".into(), words("书记"))),
        how: How::InPerson,
    };
    let id = |n: usize| PersonId::from_uuid(Uuid::from_u128(n as u128));
    Known {
        units: vec![(UnitId::from_uuid(Uuid::from_u128(1)), unit)],
        people: people.iter().enumerate().map(|(n, one)| (id(n), one.clone())).collect(),
        accounts: BTreeSet::from(["rosa".into(), "paul".into()]),
    }
}

fn planned(people: &[PersonEntry], lines: &[&str]) -> Plan {
    plan(&demonstration(), &known(people), &read(lines).rows)
}

fn mistakes(people: &[PersonEntry], lines: &[&str]) -> Vec<Mistake> {
    let plan = planned(people, lines);
    assert!(plan.deeds.len() < plan.lines.len(), "a row with a mistake is no deed");
    plan.lines
        .into_iter()
        .flat_map(|line| match line.fate {
            Fate::Error(mistakes) => mistakes,
            Fate::New(_) | Fate::Changed(_) | Fate::Same => Vec::new(),
        })
        .collect()
}

fn wrong(column: Column, why: CellError) -> Vec<Mistake> {
    vec![Mistake { column, why }]
}

#[test]
fn the_heading_is_found_by_its_words_below_title_rows() {
    for head in [
        "职工号,名字,党支部,职位,电子邮箱,票组",
        "Employee number,Full name,Department,Job title,E-mail,Voter group",
        "工号*（必填）, 姓 名 ,所属单位,职务（中文）,邮箱地址,组别",
        "工号 No.,姓名 Name,单位/Unit,职务 Post,邮箱 E-mail,组别 Group",
        "ＮＵＭＢＥＲ,name_zh,unit,title_zh,EMAIL,group",
    ] {
        let found = read(&["2026年度名册", "填表日期：,1月", head, "S1,某人,B1,职员,a@b.c,D"]);
        assert_eq!((found.sheets[0].head_row, found.sheets[0].list), (3, List::People), "{head}");
        assert_eq!(found.sheets[0].unread, Vec::<String>::new(), "{head}");
        let columns: Vec<_> = found.rows[0].cells.keys().copied().collect();
        let expected =
            [Column::Number, Column::Email, Column::NameZh, Column::TitleZh, Column::Unit, Column::Group];
        assert_eq!(columns, expected, "{head}");
    }
}

#[test]
fn what_no_column_means_is_told_and_a_telephone_is_no_staff_number() {
    let found = read(&["工号,姓名,手机号 Phone number,性别", "S1,某人,123,女"]);
    assert_eq!(found.sheets[0].unread, ["手机号 Phone number", "性别"]);
}

#[test]
fn both_lists_may_stand_in_one_file_and_people_belong_to_units_of_it() {
    let units = sheet(&["单位代号,单位名称,人数,班子人数,述职人,职务", "B2,生产党支部,12,3,paul,书记"]);
    let people = sheet(&["工号,姓名,支部,组别", "S1,某人,生产党支部,D", "S2,他人,b1,D"]);
    let rows = lists(&book(vec![people, units])).unwrap().rows;
    let plan = plan(&demonstration(), &known(&[]), &rows);
    assert_eq!(plan.count(Kind::New), 3, "{plan:?}");
    assert!(matches!(&plan.deeds[0], Deed::AddUnit(unit) if unit.code == "B2"));
    assert!(matches!(&plan.deeds[1], Deed::AddPerson(one) if one.unit.as_deref() == Some("B2")));
    assert!(matches!(&plan.deeds[2], Deed::AddPerson(one) if one.unit.as_deref() == Some("B1")));
}

#[test]
fn a_unit_s_row_says_how_its_reporter_reports() {
    let written = template("[report.oral]", "[report.written]\n\n[report.oral]");
    let head = "单位代号,单位名称,人数,班子人数,述职人,职务,述职形式";
    let judged = |template: &Template, how: &str| {
        let row = format!("B1,科研党支部,20,4,rosa,书记,{how}");
        let rows = lists(&book(vec![sheet(&[head, &row])])).unwrap().rows;
        plan(template, &known(&[]), &rows).lines.remove(0).fate
    };
    let to_writing = Fate::Changed(vec![(Column::How, "in_person".into(), "writing".into())]);
    for how in ["书面述职", "书 面", "In writing", "written", "ＷＲＩＴＩＮＧ"] {
        assert_eq!(judged(&written, how), to_writing, "{how}");
    }
    for how in ["现场述职", "in-person", ""] {
        assert_eq!(judged(&written, how), Fate::Same, "{how}");
    }
    let no_way = Fate::Error(wrong(Column::How, CellError::NoWay { found: "by letter".into() }));
    assert_eq!(judged(&written, "by letter"), no_way);
    let no_writing = Fate::Error(wrong(Column::How, CellError::NoWriting));
    assert_eq!(judged(&demonstration(), "书面述职"), no_writing, "the rules know no reports in writing");
}

#[test]
fn a_file_without_a_usable_heading_is_refused_by_what_is_missing() {
    let refused = |lines: &[&str]| lists(&book(vec![sheet(lines)])).unwrap_err();
    assert_eq!(refused(&["1,2", "3,4"]), FileError::NoHead);
    assert_eq!(refused(&["工号,姓名"]), FileError::NoRows);
    let missing = FileError::ColumnMissing {
        sheet: "名册".into(),
        row: 1,
        one_of: vec![Column::Number, Column::Email],
    };
    assert_eq!(refused(&["姓名,组别", "某人,A"]), missing);
    let twice = FileError::ColumnTwice { sheet: "名册".into(), row: 1, column: Column::NameZh };
    assert_eq!(refused(&["工号,姓名,名字", "1,某人,某人"]), twice);
    let hidden = Book { format: Format::Xlsx, sheets: Vec::new(), hidden: vec!["名册".into()] };
    assert_eq!(lists(&hidden), Err(FileError::OnlyHidden { sheets: vec!["名册".into()] }));
}

#[test]
fn somebody_is_known_again_by_number_or_by_mail_under_any_name() {
    let there = [person(Some("007"), Some("a@b.c"), "甲"), person(None, Some("d@e.f"), "乙")];
    let plan = planned(&there, &["工号,邮箱,姓名,组别", "７.0,a@b.c,甲,D", "S2,D@E.F,丙,D"]);
    assert_eq!(plan.lines[0].fate, Fate::Same, "a spreadsheet ate the zeros");
    let Fate::Changed(fields) = &plan.lines[1].fate else { panic!("{plan:?}") };
    let columns: Vec<_> = fields.iter().map(|(column, ..)| *column).collect();
    assert_eq!(columns, [Column::Number, Column::NameZh, Column::NameEn]);
    assert_eq!(plan.absent, 0);
}

#[test]
fn columns_that_a_file_leaves_out_are_left_alone() {
    let mut there = person(Some("S1"), Some("a@b.c"), "甲");
    there.name = Words::new("甲", "Jia").unwrap();
    there.on_leave = true;
    there.roles = [Role::Scrutineer].into_iter().collect();
    let plan = planned(&[there.clone()], &["工号,姓名", "S1,甲"]);
    assert_eq!(plan.lines[0].fate, Fate::Same);
    let plan = planned(&[there], &["工号,姓名,邮箱,角色", "S1,乙,,"]);
    let Some(Deed::ChangePerson(_, after)) = plan.deeds.first() else { panic!("{plan:?}") };
    assert_eq!(after.name, Words::new("乙", "Jia").unwrap());
    assert_eq!((after.email.as_deref(), after.roles.is_empty(), after.on_leave), (None, true, true));
}

#[test]
fn several_roles_and_every_way_to_say_yes_are_read() {
    let lines = [
        "工号,姓名,组别,角色,请假",
        "S1,甲,D,监票人、Observer,是",
        "S2,乙,D 组,,√",
        "S3,丙,党委委员,,2026年1月9日",
    ];
    let plan = planned(&[], &lines);
    let people: Vec<_> = plan
        .deeds
        .iter()
        .map(|deed| match deed {
            Deed::AddPerson(person) => person,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(people[0].roles.holds(Role::Scrutineer) && people[0].roles.holds(Role::Observer));
    assert!(people.iter().all(|person| person.on_leave));
    assert_eq!(people[2].group, group("A"));
    assert_eq!(people[2].title, demonstration().group(&group("A")).unwrap().title.clone());
}

#[test]
fn every_slip_is_named_by_its_column() {
    let head = "工号,邮箱,姓名,单位,组别,请假,角色";
    let found = |text: &str| text.to_owned();
    for (row, column, why) in [
        (",,某人,,D,,", Column::Number, CellError::NoKey),
        ("S1,,,,D,,", Column::NameZh, CellError::Missing),
        (
            "S1,,=HYPERLINK(\"x\"),,D,,",
            Column::NameZh,
            CellError::Formula { found: found("=HYPERLINK(\"x\")") },
        ),
        ("S1,,＝1+1,,D,,", Column::NameZh, CellError::Formula { found: found("＝1+1") }),
        ("S1,,'@sum,,D,,", Column::NameZh, CellError::Formula { found: found("@sum") }),
        ("S1,a@b@c,某人,,D,,", Column::Email, CellError::NotAnEmail { found: found("a@b@c") }),
        ("S1,,某人,B9,D,,", Column::Unit, CellError::NoUnit { found: found("B9") }),
        ("S1,,某人,,Z,,", Column::Group, CellError::NoGroup { found: found("Z") }),
        ("S1,,某人,,A、C,,", Column::Group, CellError::SeveralGroups { found: found("A、C") }),
        ("S1,,某人,,,,", Column::Group, CellError::Missing),
        ("S1,,某人,,D,也许,", Column::OnLeave, CellError::NotYesNo { found: found("也许") }),
        ("S1,,某人,,D,,管理员", Column::Roles, CellError::NoRole { found: found("管理员") }),
    ] {
        assert_eq!(mistakes(&[], &[head, row]), wrong(column, why), "{row}");
    }
    let long = "名".repeat(201);
    let row = format!("S1,,{long},,D,,");
    let why = CellError::TooLong { count: 201, limit: 200 };
    assert_eq!(mistakes(&[], &[head, &row]), wrong(Column::NameZh, why));
}

#[test]
fn every_slip_in_a_unit_is_named_by_its_column() {
    let head = "code,name,members,committee,reporter,post";
    for (row, column, why) in [
        (",科研,20,4,rosa,书记", Column::Code, CellError::Missing),
        ("B7,科研,-1,4,rosa,书记", Column::Members, CellError::NotANumber { found: "-1".into() }),
        ("B7,科研,许多,4,rosa,书记", Column::Members, CellError::NotANumber { found: "许多".into() }),
        ("B7,科研,20,,rosa,书记", Column::Committee, CellError::Missing),
        ("B7,科研,３人,4.0,rosa,书记", Column::Committee, CellError::MoreThanMembers),
        ("B7,科研,20,4,nemo,书记", Column::Reporter, CellError::NoAccount { found: "nemo".into() }),
        ("B7,科研,20,4,,书记", Column::Reporter, CellError::Missing),
        ("B7,科研,20,4,rosa,", Column::ReporterTitleZh, CellError::Missing),
    ] {
        assert_eq!(mistakes(&[], &[head, row]), wrong(column, why), "{row}");
    }
}

#[test]
fn nobody_stands_in_a_file_twice_nor_in_two_groups() {
    let head = "工号,邮箱,姓名,组别";
    let twice = CellError::Twice { found: "S1".into(), row: 2 };
    assert_eq!(mistakes(&[], &[head, "S1,,甲,A", "S1,,甲,A"]), wrong(Column::Number, twice.clone()));
    let two = CellError::InTwoGroups { found: "S1".into(), row: 2, group: group("A") };
    assert_eq!(mistakes(&[], &[head, "S1,,甲,A", "S1,,甲,B"]), wrong(Column::Group, two));
    let mailed = CellError::Twice { found: "a@b.c".into(), row: 2 };
    assert_eq!(mistakes(&[], &[head, ",a@b.c,甲,A", ",A@B.C,甲,A"]), wrong(Column::Email, mailed));
    let alike = CellError::Twice { found: "7".into(), row: 2 };
    assert_eq!(mistakes(&[], &[head, "007,,甲,A", "7,,乙,A"]), wrong(Column::Number, alike));
    let there = [person(Some("S1"), Some("a@b.c"), "甲")];
    let met = CellError::Twice { found: "S1".into(), row: 2 };
    assert_eq!(
        mistakes(&there, &[head, "S1,a@b.c,甲,D", ",a@b.c,甲,D"]).last().unwrap().column,
        Column::Email
    );
    assert_eq!(mistakes(&there, &[head, "S1,a@b.c,甲,D", "s1,a@b.c,甲,D"]), wrong(Column::Number, met));
}

#[test]
fn number_and_mail_of_two_people_are_no_third() {
    let there = [person(Some("S1"), None, "甲"), person(None, Some("d@e.f"), "乙")];
    let why = CellError::SomebodyElses { found: "d@e.f".into() };
    assert_eq!(mistakes(&there, &["工号,邮箱,姓名,组别", "S1,d@e.f,甲,D"]), wrong(Column::Email, why));
}

#[test]
fn what_a_spreadsheet_made_of_a_cell_is_not_guessed_at() {
    let head = sheet(&["工号,姓名,组别"]).rows.remove(0);
    for (cell, why) in [
        (Cell::Day("2026-01-02".into()), CellError::MadeADay { found: "2026-01-02".into() }),
        (Cell::Formula("A1+1".into()), CellError::Formula { found: "=A1+1".into() }),
        (Cell::Broken("#REF!".into()), CellError::Broken { found: "#REF!".into() }),
    ] {
        let row = Row { number: 2, cells: vec![cell, Cell::text("某人"), Cell::text("D")] };
        let sheet = Sheet { name: String::new(), rows: vec![head.clone(), row] };
        let rows = lists(&book(vec![sheet])).unwrap().rows;
        let plan = plan(&demonstration(), &known(&[]), &rows);
        assert_eq!(plan.lines[0].fate, Fate::Error(wrong(Column::Number, why)));
    }
}

#[test]
fn an_import_is_taken_back_only_while_nothing_hangs_on_it() {
    assert_eq!(may_undo(Since::default()), Ok(()));
    let since = Since { changed: true, ..Since::default() };
    assert_eq!(may_undo(since), Err(Bar::Changed));
    assert_eq!(may_undo(Since { reports: 1, ..since }), Err(Bar::Reports { count: 1 }));
    assert_eq!(may_undo(Since { checked_in: 2, ..since }), Err(Bar::CheckedIn { count: 2 }));
    assert_eq!(may_undo(Since { boxes: 1, checked_in: 2, ..since }), Err(Bar::Boxes));
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[一-龥]{1,4}", "[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}", "欧阳·[A-Z][a-z]{2,5}"]
}

fn anybody() -> impl Strategy<Value = PersonEntry> {
    let names = (name(), name(), "[一-龥]{2,6}", "[A-Z][a-z]{2,9}");
    let rest = (prop::sample::select(vec!["A", "B", "C", "D"]), any::<bool>(), any::<bool>(), 0_u8..4);
    (names, rest).prop_map(|((zh, en, post_zh, post_en), (in_group, on_leave, in_unit, roles))| PersonEntry {
        number: None,
        email: None,
        name: Words::new(&zh, &en).unwrap(),
        title: Words::new(&post_zh, &post_en).unwrap(),
        unit: in_unit.then(|| "B1".into()),
        group: group(in_group),
        on_leave,
        roles: [Role::Scrutineer, Role::Observer, Role::Leader].into_iter().take(roles.into()).collect(),
    })
}

proptest! {
    #[test]
    fn what_is_written_out_as_it_stands_is_the_same_when_it_is_read_again(
        people in prop::collection::vec((anybody(), 0_u8..3), 1..20),
    ) {
        let people: Vec<_> = people.into_iter().enumerate().map(|(n, (mut one, keys))| {
            one.number = (keys != 1).then(|| format!("{n:03}"));
            one.email = (keys != 0).then(|| format!("p{n}@example.org"));
            one
        }).collect();
        let head = Column::PEOPLE.map(|column| Cell::Text(column.key().into()));
        let mut rows = vec![Row { number: 1, cells: head.into() }];
        for (n, one) in people.iter().enumerate() {
            let cells = one.fields().into_iter().map(|(_, value)| Cell::text(&value)).collect();
            rows.push(Row { number: n + 2, cells });
        }
        let sheet = Sheet { name: String::new(), rows };
        let rows = lists(&book(vec![sheet])).unwrap().rows;
        let plan = plan(&demonstration(), &known(&people), &rows);
        prop_assert_eq!(plan.count(Kind::Same), people.len(), "{:?}", plan.lines);
        prop_assert_eq!(plan.absent, 0);
    }
}
