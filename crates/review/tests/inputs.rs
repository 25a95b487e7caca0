//! What comes in by hand: how it is read, when it is refused, how a spreadsheet is laid.

use proptest::prelude::*;
use review::fact::KnownUnit;
use review::id::UnitId;
use review::result::input::{
    ADJUSTMENTS_LIMIT, Amount, Field, JUDGES_LIMIT, Laid, Mistake, Refusal, Slip, known, lay, read, take,
    too_many,
};
use review::result::{Refusal as ResultRefusal, Scoring};
use review::roster::cell::{Book, Cell, Format, Row, Sheet};
use review::template::Template;
use review::words::Words;
use uuid::Uuid;

use crate::support::{DEMONSTRATION, exact, input, reporter, retabled};

fn rules() -> Template {
    let inputs = "[[assessment.inputs]]\nkey = \"ballots\"\nweight = \"40%\"\nsource = \"evaluation\"\n\
         title = { zh = \"测评\", en = \"Ballots\" }\n\
         [[assessment.inputs]]\nkey = \"panel\"\nweight = \"20%\"\nsource = \"judges\"\njudges = 2\n\
         title = { zh = \"评委打分\", en = \"Panel\" }\n\
         [[assessment.inputs]]\nkey = \"annual\"\nweight = \"40%\"\nsource = \"entered\"\n\
         title = { zh = \"年度考核\", en = \"Annual assessment\" }\n\
         [[assessment.vetoes]]\nkey = \"accident\"\nceiling = \"average\"\n\
         title = { zh = \"安全事故\", en = \"Accident\" }\n";
    let text = retabled(DEMONSTRATION, "facts.checks", "");
    Template::parse(&retabled(&text, "assessment.inputs", inputs))
        .expect("a template with all kinds of inputs")
}

fn score() -> Field {
    Field::Score(input("annual"))
}

fn judge(name: &str) -> Field {
    Field::Judge { input: input("panel"), judge: name.to_owned() }
}

fn veto() -> Field {
    Field::Veto("accident".parse().unwrap())
}

fn kept(field: &Field, value: &str, note: &str) -> Result<String, Mistake> {
    read(field, value, note, None)
        .map(|(amount, _)| amount.map(|one| one.text().to_owned()).unwrap_or_default())
}

#[test]
fn a_number_is_kept_as_it_was_typed_in_plain_digits() {
    for (typed, text) in
        [("94.5", "94.5"), (" ９４．５ ", "94.5"), ("+3", "3"), ("100", "100"), ("0", "0"), ("", "")]
    {
        let note = if typed.is_empty() { "" } else { "x" };
        assert_eq!(kept(&score(), typed, note), Ok(text.to_owned()), "{typed}");
    }
    for typed in ["101", "-1", "1/2", "50%", "good", "1e2", ".5", "5."] {
        assert!(matches!(kept(&score(), typed, "x"), Err(Mistake::NotAScore { .. })), "{typed}");
        assert!(matches!(kept(&judge("1"), typed, ""), Err(Mistake::NotAScore { .. })), "{typed}");
    }
    for typed in ["-2", "−2", "－2", "+1.5", "100"] {
        assert!(kept(&Field::Adjustment(1), typed, "x").is_ok(), "{typed}");
    }
    for typed in ["0", "0.0", "100.1", "-100.01", "two"] {
        assert!(matches!(kept(&Field::Adjustment(1), typed, "x"), Err(Mistake::NotPoints { .. })), "{typed}");
    }
}

#[test]
fn what_it_rests_on_is_said_and_so_is_why_it_goes() {
    for field in [score(), Field::Adjustment(1), veto()] {
        assert_eq!(kept(&field, "1", "  "), Err(Mistake::NoNote), "{field}");
    }
    assert_eq!(kept(&judge("1"), "90", ""), Ok("90".to_owned()));
    assert_eq!(kept(&score(), "", "a note"), Err(Mistake::NoteAlone));
    let gone = |note: &str| read(&veto(), "", note, Some("Fire in May"));
    assert_eq!(gone(""), Err(Mistake::WhyTakenBack));
    assert_eq!(gone("Fire in May"), Err(Mistake::WhyTakenBack));
    assert_eq!(gone("Not ours"), Ok((None, "Not ours".to_owned())));
    let long = "字".repeat(501);
    assert_eq!(kept(&score(), "90", &long), Err(Mistake::NoteTooLong { count: 501, limit: 500 }));
}

#[test]
fn a_judge_has_a_name_and_one_column() {
    assert_eq!(kept(&judge(" "), "90", ""), Err(Mistake::NoJudge));
    assert_eq!(kept(&judge(&"j".repeat(41)), "90", ""), Err(Mistake::JudgeTooLong { count: 41, limit: 40 }));
    let twice = [judge("Judge 1"), judge("ｊｕｄｇｅ1")];
    assert_eq!(too_many(twice.iter()), Some((twice[1].clone(), Mistake::JudgeTwice)));
    let many: Vec<_> = (0..=JUDGES_LIMIT).map(|number| judge(&number.to_string())).collect();
    assert!(matches!(too_many(many.iter()), Some((_, Mistake::TooManyJudges { .. }))));
    assert_eq!(too_many(many[1..].iter()), None);
    let last = Field::Adjustment(ADJUSTMENTS_LIMIT + 1);
    assert!(matches!(too_many([&last].into_iter()), Some((_, Mistake::TooManyAdjustments { .. }))));
}

#[test]
fn only_what_the_rules_have_is_entered() {
    let rules = rules();
    for field in [score(), judge("1"), Field::Adjustment(3), veto()] {
        assert_eq!(known(&rules, &field), Ok(()), "{field}");
    }
    let ballots = Field::Score(input("ballots"));
    assert!(matches!(known(&rules, &ballots), Err(ResultRefusal::InputNotEntered { .. })));
    let annual = Field::Judge { input: input("annual"), judge: "1".into() };
    assert!(matches!(known(&rules, &annual), Err(ResultRefusal::InputNotJudged { .. })));
    let strange = Field::Veto("strange".parse().unwrap());
    assert!(matches!(known(&rules, &strange), Err(ResultRefusal::UnknownVeto { .. })));
    // What the rules have no longer, since they were replaced, counts for nothing.
    let mut scoring = Scoring::default();
    take(&rules, &mut scoring, reporter(1), &ballots, &exact("90"), "x").unwrap();
    take(&rules, &mut scoring, reporter(1), &strange, &exact("1"), "x").unwrap();
    assert!(scoring.entered.is_empty() && scoring.vetoed.is_empty());
    take(&rules, &mut scoring, reporter(1), &veto(), &exact("1"), "Fire").unwrap();
    take(&rules, &mut scoring, reporter(1), &Field::Adjustment(2), &exact("-2"), "Late").unwrap();
    assert_eq!(scoring.vetoed[&reporter(1)][0].reason, "Fire");
    assert_eq!(scoring.adjustments[&reporter(1)][0].points(), &exact("-2"));
}

fn units() -> [KnownUnit; 2] {
    [(1, "B1", "研发"), (2, "B2", "生产")].map(|(n, code, name)| KnownUnit {
        id: UnitId::from_uuid(Uuid::from_u128(n)),
        code: code.into(),
        name: Words::new(name, &format!("Unit {n}")).unwrap(),
    })
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
fn a_sheet_names_units_inputs_judges_and_bonuses_in_either_language() {
    let rows: [&[&str]; 4] = [
        &["Scores of 2026"],
        &[
            "代号",
            "年度考核",
            "年度考核依据",
            "评委打分 · 李评委",
            "Panel: 2",
            "加减分1",
            "Bonus or deduction 1, reason",
        ],
        &["B1", "94.5", "年度考核会议", "90", "80", "-1", "=迟交"],
        &["b2", "", "", "70", "", "", ""],
    ];
    let laid = lay(&rules(), &units(), &book(&rows)).unwrap();
    let said: Vec<_> = laid
        .iter()
        .map(|Laid { row, field, value, note, .. }| (*row, field.to_string(), value.clone(), note.clone()))
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        said,
        [
            (3, "score:annual".to_owned(), text("94.5"), text("年度考核会议")),
            (3, "judge:panel:2".to_owned(), text("80"), None),
            (3, "judge:panel:李评委".to_owned(), text("90"), None),
            (3, "adjustment:1".to_owned(), text("-1"), text("=迟交")),
            (4, "judge:panel:李评委".to_owned(), text("70"), None),
        ]
    );
}

#[test]
fn a_sheet_that_cannot_be_read_says_where() {
    let wrong = |rows: &[&[&str]]| lay(&rules(), &units(), &book(rows)).unwrap_err();
    assert_eq!(wrong(&[&["what", "ever"], &["1", "2"]]), Refusal::NoHead);
    let twice = wrong(&[&["code", "annual", "年度考核"], &["B1", "1", "2"]]);
    assert_eq!(twice, Refusal::ColumnTwice { row: 1, heading: "年度考核".into() });
    let found = wrong(&[&["code", "annual"], &["B1", "=1+1"], &["B9", "90"], &["B1", "90"]]);
    let Refusal::Slips { slips } = found else { panic!("{found:?}") };
    let told: Vec<_> = slips.iter().map(|Slip { row, unit, .. }| (row.unwrap(), unit.as_str())).collect();
    assert_eq!(told, [(2, "B1"), (3, "B9"), (4, "B1")]);
    assert!(matches!(slips[0].why, Mistake::Cell(_)), "a formula is no score");
    assert_eq!((&slips[1].why, &slips[2].why), (&Mistake::NoUnit, &Mistake::UnitTwice { row: 2 }));
}

#[test]
fn a_veto_is_found_or_lifted_by_a_word_that_says_so() {
    let rows: [&[&str]; 5] = [
        &["代号", "安全事故", "Accident, basis"],
        &["B1", "已查实", "Fire in May"],
        &["B2", "No", ""],
        &["", "", ""],
        &["", "", ""],
    ];
    let laid = lay(&rules(), &units(), &book(&rows)).unwrap();
    let said: Vec<_> =
        laid.iter().map(|one| (one.field.clone(), one.value.as_deref(), one.note.as_deref())).collect();
    assert_eq!(said, [(veto(), Some("1"), Some("Fire in May")), (veto(), Some(""), None)]);
    for (word, found) in [("√", "1"), ("YES", "1"), ("是", "1"), ("无", ""), ("0", "")] {
        let laid = lay(&rules(), &units(), &book(&[&["code", "accident"], &["B1", word]])).unwrap();
        assert_eq!(laid[0].value.as_deref(), Some(found), "{word}");
    }
    let Err(Refusal::Slips { slips }) =
        lay(&rules(), &units(), &book(&[&["code", "accident"], &["B1", "perhaps"]]))
    else {
        panic!("a veto was guessed")
    };
    assert_eq!(slips[0].why, Mistake::NotATick { found: "perhaps".into() });
}

proptest! {
    /// What is stored is read back the same, whatever a judge is called.
    #[test]
    fn a_field_survives_its_text(name in "[^\\p{Cc}]{1,40}", number in 1_u8..) {
        for field in [judge(&name), Field::Adjustment(number), score(), veto()] {
            prop_assert_eq!(field.to_string().parse::<Field>(), Ok(field));
        }
    }

    #[test]
    fn an_amount_survives_its_text(text in "-?[0-9]{1,3}(\\.[0-9]{1,4})?") {
        let amount = Amount::stored(&text).unwrap();
        prop_assert_eq!(amount.text(), text);
    }
}
