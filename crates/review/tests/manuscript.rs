//! A report that was written elsewhere finds its sections.

use review::report::Body;
use review::report::import::{Choice, How, Known, PIECES_LIMIT, Piece, Place, gathered, onto, pieces, usual};
use review::report::manuscript::{Manuscript, Paragraph, Told};
use review::template::SectionKey;
use review::words::Lang;

use crate::support::demonstration;

fn key(key: &str) -> SectionKey {
    SectionKey::new(key).unwrap()
}

fn text(text: &str) -> Paragraph {
    Paragraph { text: text.into(), ..Paragraph::default() }
}

fn bold(line: &str) -> Paragraph {
    Paragraph { bold: true, ..text(line) }
}

fn heading(line: &str, level: u8) -> Paragraph {
    Paragraph { level: Some(level), ..text(line) }
}

fn cut(paragraphs: Vec<Paragraph>) -> Vec<Piece> {
    let known = Known {
        names: vec!["第二研究所党支部".into(), "Second Institute branch".into(), "罗莎".into()],
    };
    pieces(&demonstration(), &known, &Manuscript { paragraphs, told: Told::default() })
}

/// Where each piece goes, by its section's key; `-` is left out, `?` nowhere.
fn places(pieces: &[Piece]) -> Vec<(&str, &str, &str)> {
    let place = |piece: &Piece| match &piece.place {
        Some(Place::Section(key)) => {
            let all = [
                "ideology",
                "organisation",
                "integration",
                "three_colours",
                "integrity",
                "performance",
                "problems",
                "next_steps",
            ];
            all.into_iter().find(|one| *one == key.to_string()).unwrap()
        }
        Some(Place::LeaveOut) => "-",
        None => "?",
    };
    pieces.iter().map(|piece| (place(piece), piece.heading.as_str(), piece.text.as_str())).collect()
}

#[test]
fn headings_that_are_only_text_find_their_sections() {
    let read = cut(vec![
        text("第二研究所党支部2026年度述职报告"),
        text("罗莎"),
        text("（2026年12月）"),
        text("各位领导、各位同事："),
        text("　　一、思想政治建设情况"),
        text("　　全年学习十二次。"),
        text("二、组织建设工作情况"),
        text("四次党员大会。"),
        text("三、存在的主要问题及原因分析"),
        text("（一）思想政治建设方面"),
        text("学习不够系统。"),
        text("（二）组织建设方面"),
        text("活动形式单一。"),
        text("四、获奖情况"),
        text("先进集体。"),
        text("五、下一步工作思路"),
        text("抓好整改。"),
    ]);
    assert_eq!(
        places(&read),
        [
            ("-", "", "第二研究所党支部2026年度述职报告\n罗莎\n（2026年12月）"),
            ("?", "", "各位领导、各位同事："),
            ("ideology", "一、思想政治建设情况", "全年学习十二次。"),
            ("organisation", "二、组织建设工作情况", "四次党员大会。"),
            (
                "problems",
                "三、存在的主要问题及原因分析",
                "（一）思想政治建设方面\n学习不够系统。\n（二）组织建设方面\n活动形式单一。"
            ),
            ("?", "四、获奖情况", "先进集体。"),
            ("next_steps", "五、下一步工作思路", "抓好整改。"),
        ]
    );
}

#[test]
fn sections_below_a_chapter_find_their_places_as_well() {
    let read = cut(vec![
        text("第一部分 履职情况"),
        text("（一）思想政治建设"),
        text("甲"),
        text("1.认真学习"),
        text("（二）组织建设"),
        text("乙"),
        text("第二部分 存在问题"),
        text("丙"),
    ]);
    assert_eq!(
        places(&read),
        [
            ("?", "第一部分 履职情况", ""),
            ("ideology", "（一）思想政治建设", "甲\n1.认真学习"),
            ("organisation", "（二）组织建设", "乙"),
            ("problems", "第二部分 存在问题", "丙"),
        ]
    );
}

#[test]
fn styles_bold_lines_and_the_other_language_are_understood() {
    let styled = cut(vec![
        heading("述职报告", 0),
        heading("Ideological and Political Work", 1),
        text("Twelve sessions."),
        heading("Figures", 2),
        text("12"),
        heading("ORGANISATION  BUILDING", 1),
        text("Four meetings."),
        heading("Thanks", 1),
        text("To all."),
    ]);
    assert_eq!(
        places(&styled),
        [
            ("-", "", "述职报告"),
            ("ideology", "Ideological and Political Work", "Twelve sessions.\nFigures\n12"),
            ("organisation", "ORGANISATION  BUILDING", "Four meetings."),
            ("?", "Thanks", "To all."),
        ]
    );
    let by_type = cut(vec![
        bold("组织建设情况"),
        text("一"),
        bold("小结"),
        text("二"),
        text("思想政治建设情况"),
        text("三"),
    ]);
    assert_eq!(
        places(&by_type),
        [("organisation", "组织建设情况", "一\n小结\n二"), ("ideology", "思想政治建设情况", "三")]
    );
}

#[test]
fn a_number_goes_on_where_the_style_was_forgotten() {
    let read = cut(vec![
        heading("一、思想政治建设情况", 1),
        text("甲"),
        text("（一）学习"),
        text("二、获奖情况"),
        text("乙"),
        heading("三、组织建设情况", 1),
        text("丙"),
        text("1.一季度"),
    ]);
    assert_eq!(
        places(&read),
        [
            ("ideology", "一、思想政治建设情况", "甲\n（一）学习"),
            ("?", "二、获奖情况", "乙"),
            ("organisation", "三、组织建设情况", "丙\n1.一季度"),
        ]
    );
}

#[test]
fn a_heading_may_share_its_paragraph_or_its_row_with_the_text() {
    let read = cut(vec![
        text("一、思想政治建设情况。今年以来学习十二次。"),
        text("组织建设情况\t四次党员大会。\n十二次支委会。"),
        text("全年组织建设情况：总体良好，不是标题。"),
    ]);
    assert_eq!(
        places(&read),
        [
            ("ideology", "一、思想政治建设情况", "今年以来学习十二次。"),
            (
                "organisation",
                "组织建设情况",
                "四次党员大会。\n十二次支委会。\n全年组织建设情况：总体良好，不是标题。"
            ),
        ]
    );
}

#[test]
fn without_any_heading_all_of_it_waits_for_the_reporter() {
    let read = cut(vec![text("今年以来，我做了三件事。"), text("第一件是学习。"), text("１．调研")]);
    assert_eq!(places(&read), [("?", "", "今年以来，我做了三件事。\n第一件是学习。"), ("?", "１．调研", "")]);
    let choice = Choice::suggested(&read);
    assert_eq!(choice.open(&demonstration(), &read), [1, 2]);
    assert!(gathered(&read, &choice).is_empty());
    let gone = Choice { places: vec![Some(Place::LeaveOut), Some(Place::Section(key("gone")))], ..choice };
    assert_eq!(gone.open(&demonstration(), &read), [2], "the template has no such section any more");
}

#[test]
fn nothing_is_lost_however_many_headings_there_are() {
    let many: Vec<_> = (1..=300).map(|at| heading(&format!("小节{at}"), 1)).collect();
    let read = cut(many);
    assert_eq!(read.len(), PIECES_LIMIT + 1);
    let all: String = read.iter().flat_map(|piece| [&*piece.heading, "\n", &*piece.text, "\n"]).collect();
    for at in 1..=300 {
        assert!(all.contains(&format!("小节{at}\n")), "{at}");
    }
}

#[test]
fn a_heading_goes_along_when_its_text_is_put_elsewhere() {
    let read = cut(vec![text("一、组织建设情况"), text("甲"), text("二、获奖情况"), text("乙")]);
    let mut choice = Choice::suggested(&read);
    choice.places[1] = Some(Place::Section(key("organisation")));
    let gathered = gathered(&read, &choice);
    assert_eq!(gathered.get(&key("organisation")).unwrap(), "甲\n二、获奖情况\n乙");
}

#[test]
fn a_section_is_replaced_or_goes_on_as_the_reporter_says() {
    let read = cut(vec![text("一、组织建设情况"), text("新")]);
    let mut body = Body::default();
    body.editions.entry(Lang::Zh).or_default().insert(key("organisation"), "旧".into());
    body.editions.entry(Lang::Zh).or_default().insert(key("ideology"), "不动".into());
    let mut choice = Choice::suggested(&read);
    let organisation = |choice: &Choice| {
        let after = onto(body.clone(), Lang::Zh, &read, choice);
        assert_eq!(after.section(Lang::Zh, &key("ideology")), "不动");
        after.section(Lang::Zh, &key("organisation")).to_owned()
    };
    assert_eq!(organisation(&choice), "旧\n新", "what nobody decided is not written over");
    choice.how.insert(key("organisation"), How::Replace);
    assert_eq!(organisation(&choice), "新");
    assert_eq!(usual("第一段。", "第一段。\n第二段。"), How::Replace, "it comes again with the file");
    assert_eq!(usual("", "新"), How::Replace);
}
