//! Versions of a report: which drafts are kept, how two texts compare, remarks at passages, files.

use proptest::prelude::*;
use review::id::AccountId;
use review::report::attachment::{Container, FileKind, container, has_room, safe_name};
use review::report::{
    FileRefusal, QUOTE_LIMIT, REMARKS, Refusal, Row, STRETCH_MS, State, Stretch, Why, answer, compare,
    continues, may_remark,
};
use review::template::AttachmentRules;
use review::time::Instant;

fn account(number: u128) -> AccountId {
    AccountId::from_uuid(uuid::Uuid::from_u128(number))
}

#[test]
fn autosaves_of_one_stretch_are_one_draft_and_a_wanted_save_is_never_written_over() {
    let (rosa, paul) = (account(1), account(2));
    let last = |why| Some(Stretch { by: rosa, why, began_at: Instant::from_ms(1_000) });
    let at = |ms| Instant::from_ms(1_000 + ms);
    assert!(continues(last(Why::Autosave), rosa, Why::Autosave, at(STRETCH_MS - 1)));
    assert!(!continues(last(Why::Autosave), rosa, Why::Autosave, at(STRETCH_MS)));
    assert!(!continues(last(Why::Autosave), rosa, Why::Autosave, at(-1)), "a clock that was set back");
    assert!(!continues(last(Why::Autosave), paul, Why::Autosave, at(1)));
    assert!(!continues(last(Why::Autosave), rosa, Why::Save, at(1)));
    assert!(!continues(last(Why::Save), rosa, Why::Autosave, at(1)));
    assert!(!continues(None, rosa, Why::Autosave, at(1)));
}

/// `[…]` around what differs.
fn shown(row: &Row) -> (String, String) {
    let side = |pieces: &Option<Vec<review::report::Piece>>| {
        pieces.as_ref().map_or("–".to_owned(), |pieces| {
            pieces.iter().map(|p| if p.differs { format!("[{}]", p.text) } else { p.text.clone() }).collect()
        })
    };
    (side(&row.before), side(&row.after))
}

#[test]
fn two_texts_differ_by_paragraph_and_by_word() {
    let before = "全年开展主题党日 12 次。\n\n第二段\n要删的一段";
    let after = "新的一段\n全年开展主题党日 24 次。\n第二段";
    let rows: Vec<_> = compare(before, after).iter().map(shown).collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert!(rows.contains(&pair("第二段", "第二段")), "{rows:?}");
    assert!(rows.contains(&pair("[要删的一段]", "–")), "{rows:?}");

    let one = compare("held 12 times a year", "held 24 times a year");
    assert_eq!(shown(&one[0]), pair("held [12] times a year", "held [24] times a year"));
    let one = compare("落实了责任", "落实好了责任");
    assert_eq!(shown(&one[0]), pair("落实了责任", "落实[好]了责任"));
    assert!(compare("同", "同").iter().all(|row| !row.differs()));
}

#[test]
fn two_wholly_different_paragraphs_are_shown_whole() {
    let rows = compare(&"甲".repeat(20_000), &"乙".repeat(20_000));
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].before.as_ref().unwrap().len(), 1);
    assert!(rows[0].differs());
}

proptest! {
    #[test]
    fn nothing_is_lost_in_a_comparison(before in "[a-c一二三 \n]{0,60}", after in "[a-c一二三 \n]{0,60}") {
        let rows = compare(&before, &after);
        let side = |of: fn(&Row) -> &Option<Vec<review::report::Piece>>| -> Vec<String> {
            rows.iter().filter_map(|row| of(row).as_ref())
                .map(|pieces| pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
        };
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        prop_assert_eq!(side(|row| &row.before), lines(&before));
        prop_assert_eq!(side(|row| &row.after), lines(&after));
        prop_assert_eq!(rows.iter().any(Row::differs), lines(&before) != lines(&after));
    }
}

#[test]
fn a_remark_quotes_what_is_there() {
    let text = "支部全年开展主题党日 12 次，\n党员参与率 95%。";
    let remark = |quote: &str, words: &str| may_remark(State::HandedIn, 0, text, quote, words);
    // A browser's selection has other blanks and line ends.
    let kept = remark(" 主题党日 12 次，\r\n  党员 ", " 数据出处？ ").unwrap();
    assert_eq!((kept.words.as_str(), kept.quote.as_str()), ("数据出处？", "主题党日 12 次，\r\n  党员"));
    assert!(remark("", "整段太短").is_ok(), "the section as a whole");
    assert_eq!(remark("13 次", "？"), Err(Refusal::QuoteNotThere));
    assert!(matches!(remark("12 次", "  "), Err(Refusal::Remark(_))));
    let long = "字".repeat(QUOTE_LIMIT + 1);
    assert!(matches!(
        may_remark(State::HandedIn, 0, &long, &long, "长"),
        Err(Refusal::Quote { count: 501, .. })
    ));
    assert!(may_remark(State::Accepted, REMARKS - 1, text, "", "好").is_ok());
    assert!(matches!(
        may_remark(State::Accepted, REMARKS, text, "", "好"),
        Err(Refusal::TooManyRemarks { .. })
    ));
    for state in [State::Drafting, State::Returned] {
        assert_eq!(may_remark(state, 0, text, "", "好"), Err(Refusal::NotHandedIn { state }));
    }
    assert_eq!(answer(" \n"), Err(Refusal::AnswerMissing));
    assert_eq!(answer(" 已补 ").unwrap(), "已补");
}

#[test]
fn a_name_promises_a_kind_and_the_bytes_tell_the_container() {
    assert_eq!(FileKind::promised("述职报告.DOCX").unwrap(), FileKind::Docx);
    assert_eq!(FileKind::promised("a.b.jpeg").unwrap(), FileKind::Jpeg);
    for refused in ["macro.docm", "page.html", "drawing.svg", "README", "run.exe", ""] {
        assert!(matches!(FileKind::promised(refused), Err(FileRefusal::Kind { .. })), "{refused}");
    }
    for kind in FileKind::ALL {
        assert_eq!(kind.ending().parse::<FileKind>().unwrap(), kind);
    }
    assert_eq!(container(b"%PDF-1.7 ..."), Some(Container::Pdf));
    assert_eq!(container(b"PK\x03\x04..."), Some(Container::Zip));
    assert_eq!(container(b"<svg"), None);
    assert_eq!(container(b""), None);
}

#[test]
fn names_are_made_safe() {
    for (given, kept) in [
        ("述职报告（终稿）.docx", "述职报告（终稿）.docx"),
        ("..\\..\\C:/windows/evil.docx", "evil.docx"),
        ("../../etc/passwd.docx", "passwd.docx"),
        ("annex\u{202E}fdp.docx", "annexfdp.docx"),
        ("a\"b\r\nSet-Cookie: x.docx", "abSet-Cookie x.docx"),
        ("...docx", "file.docx"),
        ("photo.exe", "photo.docx"),
    ] {
        assert_eq!(safe_name(given, FileKind::Docx), kept, "{given:?}");
    }
    let long = safe_name(&format!("{}.pdf", "长".repeat(500)), FileKind::Pdf);
    assert_eq!(long.chars().count(), 124);
}

#[test]
fn a_report_has_room_for_so_many_files_of_such_a_size() {
    let rules = AttachmentRules { limit: 2, megabytes: 1 };
    assert!(has_room(&rules, 1, 1 << 20).is_ok());
    assert_eq!(has_room(&rules, 2, 1), Err(FileRefusal::TooMany { limit: 2 }));
    assert_eq!(has_room(&rules, 0, (1 << 20) + 1), Err(FileRefusal::TooLarge { megabytes: 1 }));
    assert_eq!(has_room(&rules, 0, 0), Err(FileRefusal::Empty));
    let greedy = AttachmentRules { limit: 2, megabytes: 9_999 };
    assert_eq!(greedy.bytes(), 32 << 20);
}
