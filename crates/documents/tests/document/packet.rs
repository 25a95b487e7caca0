//! The packet as an office suite prints it: every document, in both languages, with names that are hard to print.

use documents::{
    document::Document,
    news::Draft,
    packet::{
        Occasion, Speaker, after,
        ballot::{self, Counted, Row, Signed, Tally},
        before::{self, Due, Preparation},
        day::{self, Guest, Heard, Lot, Point, Remark, ScriptLine, ScriptPoint},
        grades::{self, Graded, Letter, Sitting},
        report,
    },
};
use review::{
    exact::Exact,
    follow_up::ItemState,
    template::{CheckKind, DeadlineTask, Template},
    time::{Day, Instant},
    words::{Lang, Words},
};

use crate::office::{printed, program, told};

const RARE: &str = "㐂𠮷党支部";
const UYGHUR: &str = "阿依古丽·买买提明";

fn words(zh: &str, en: &str) -> Words {
    Words::new(zh, en).unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

/// 10 January 2023, 14:00 in Shanghai.
const AT: Instant = Instant::from_ms(1_673_330_400_000);

fn occasion() -> Occasion {
    Occasion {
        organisation: words("示例超硬材料研究所", "Demonstration Institute of Superhard Materials"),
        year: 2022,
        place: words("一号楼A会议厅", "Hall A"),
        meets_at: AT,
        zone: "Asia/Shanghai".into(),
        template: Template::parse(include_str!("../../../../examples/demonstration/template.toml")).unwrap(),
    }
}

fn speakers() -> Vec<Speaker> {
    let long = "很长很长的单位名称".repeat(8);
    let units = [("研发中心党支部", "R&D <b>branch"), (RARE, "Rare branch"), (&*long, "=1+1 branch")];
    units
        .iter()
        .map(|(zh, en)| Speaker { unit: words(zh, en), title: words("党支部书记", "branch secretary") })
        .collect()
}

fn preparation() -> Preparation {
    let due = |zh, en, day: &str, task| Due { title: words(zh, en), day: day.parse().unwrap(), task };
    Preparation {
        units: speakers().into_iter().map(|one| one.unit).collect(),
        days: vec![
            due("提交述职报告", "Reports are in", "2023-01-05", Some(DeadlineTask::Reports)),
            due("等次审定", "Grades are set", "2023-01-20", Some(DeadlineTask::Grades)),
        ],
    }
}

fn reports(speaker: &Speaker, on: &Occasion, lang: Lang) -> Vec<(&'static str, Document)> {
    let sections = on.template.report().sections.iter();
    let text = report::Report {
        speaker: speaker.clone(),
        sections: sections.map(|one| (one.title.clone(), "一年来的工作。\n第二段。".to_owned())).collect(),
        answers: vec![(words("支委缺额", "Seats vacant"), "已补选。".into())],
        spoken: "各位领导、同志们。".into(),
        handed_in: (AT, 2),
    };
    let version = report::Review {
        version: 1,
        handed_in: AT,
        decided: Some(report::Decided {
            accepted: false,
            by: words(UYGHUR, "Aygul"),
            at: AT,
            note: "请补充数据".into(),
        }),
    };
    let found = report::Found {
        check: words("台账资料", "Ledgers"),
        kind: CheckKind::Desk,
        score: Some("56.5 / 60".into()),
        note: "齐全".into(),
        by: words(UYGHUR, "Aygul"),
    };
    vec![
        ("D04", report::written(lang, on, &text)),
        ("D05", report::spoken(lang, on, &text)),
        ("D06", report::self_assessment(lang, on, speaker)),
        ("D07", report::pre_review(lang, on, speaker, &[version])),
        ("D08", report::pre_check(lang, on, speaker, &[found])),
        ("D09", report::interview(lang, on, speaker)),
    ]
}

fn of_the_day(on: &Occasion, lang: Lang) -> Vec<(&'static str, Document)> {
    let agenda = on.template.meeting().agenda.iter();
    let points: Vec<_> = agenda.map(|slot| Point { slot: slot.clone(), skipped: false }).collect();
    let script = ScriptPoint {
        title: "开会".into(),
        when: "14:00–14:05".into(),
        lines: vec![
            ScriptLine::Said("同志们，现在开会。".into()),
            ScriptLine::List(vec!["议程一".into()]),
            ScriptLine::Cue("先清点人数".into()),
        ],
    };
    let guest = |name: &str, group: &str| Guest {
        name: words(name, name),
        title: words("支部委员", "Committee member"),
        unit: Some(words(RARE, "Rare branch")),
        group: group.parse().unwrap(),
    };
    let lot = Lot {
        seed: "9f86d081".into(),
        witness: "纪检委员".into(),
        at: AT,
        number: 2,
        reason: Some("首次抽签漏了一个单位".into()),
        moved: true,
    };
    let heard = Heard {
        speaker: speakers().remove(0),
        remarks: vec![Remark {
            leader: words("党委副书记", "Deputy secretary"),
            praise: "工作扎实。".into(),
            problem: "台账不全。".into(),
            direction: String::new(),
        }],
        requirements: vec![words("按月更新台账", "Keep the ledger month by month")],
    };
    let all = [words("把党建与中心工作一起谋划", "Plan both together")];
    vec![
        ("D10", day::agenda(lang, on, &points, &speakers())),
        ("D11", day::script(lang, on, &[script])),
        ("D12", day::sign_in(lang, on, vec![guest(UYGHUR, "A"), guest("委员甲", "C")])),
        ("D13", day::running_order(lang, on, &speakers(), Some(&lot))),
        ("D14", day::comments(lang, on, &[heard], "讲成绩实事求是。", &all)),
    ]
}

fn of_the_count(on: &Occasion, lang: Lang) -> Vec<(&'static str, Document)> {
    let signed = Signed { issued: 25, collected: 25, valid: 24, invalid: 1 };
    let counted = |label: &str| Counted {
        label: label.into(),
        groups: vec![words("支部委员", "Committee members")],
        roll: 26,
        present: 25,
        signed: Some(signed),
        replaced: 1,
        prints: ["ab12".repeat(16), "cd34".repeat(16), String::new()],
    };
    let row = |unit: &Speaker| Row {
        unit: unit.unit.clone(),
        criterion: words("总体评价", "Overall"),
        votes: vec![17, 3, 1, 12],
        abstained: 1,
    };
    let counted = [counted("A"), counted("C+D")];
    let tallies = [
        Tally { label: "A".into(), rows: Some(speakers().iter().map(row).collect()) },
        Tally { label: "C+D".into(), rows: None },
    ];
    vec![
        ("D15", ballot::forms(lang, on, &speakers())),
        ("D16", ballot::issue_record(lang, on, &counted)),
        ("D17", ballot::tally(lang, on, &tallies)),
        ("D18", ballot::count_report(lang, on, &counted, &tallies)),
    ]
}

fn of_the_grades(on: &Occasion, lang: Lang) -> Vec<(&'static str, Document)> {
    let grade = |at: usize| Some(on.template.evaluation().grades[at].key.clone());
    let graded = |speaker: Speaker, composite: &str, decided: usize, reason: &str| Graded {
        speaker,
        inputs: vec![Some(exact("96.8571")), Some(exact("94.5"))],
        adjusted: exact("-0.5"),
        composite: Some(exact(composite)),
        suggested: None,
        decided: grade(decided),
        reason: reason.into(),
    };
    let lines: Vec<_> = speakers()
        .into_iter()
        .zip([("95.44", 0, ""), ("92.69", 0, "上年问题全部销号"), ("72.31", 2, "")])
        .map(|(speaker, (composite, decided, reason))| graded(speaker, composite, decided, reason))
        .collect();
    let sitting = Sitting {
        day: Day::new(2023, 1, 18).ok(),
        chair: "党委书记".into(),
        present: vec!["党委副书记".into(), UYGHUR.into()],
        keeper: "党委工作部部长".into(),
        breach: "“好”多一个名额：两个单位并列".into(),
    };
    let letter = Letter {
        speaker: speakers().remove(1),
        grade: grade(0),
        composite: Some(exact("92.69")),
        remarks: Vec::new(),
        marks: Some((vec![17, 3, 1, 0], 1)),
        problems: vec![words("台账不全", "Ledgers incomplete")],
        requirements: vec![words("按月更新台账", "Keep the ledger")],
        consequences: vec![words("由党委约谈并限期整改", "A talk")],
        until: [Day::new(2023, 1, 25), Day::new(2023, 1, 27)].map(Result::ok),
    };
    vec![
        ("D19", grades::composite(lang, on, &lines, Vec::new())),
        ("D20", grades::minutes(lang, on, &lines, &sitting)),
        ("D21", grades::letter(lang, on, &letter)),
        ("D22", grades::circular(lang, on, &lines)),
    ]
}

fn of_afterwards(on: &Occasion, lang: Lang) -> Vec<(&'static str, Document)> {
    let item = after::Item {
        unit: Some(words(RARE, "Rare branch")),
        origin_year: 2021,
        text: words("主题党日记录不完整", "Records incomplete"),
        measure: Some(words("逐月补齐记录", "Fill in the records month by month")),
        owner: words("组织委员", "Organisation member"),
        due_on: Day::new(2023, 3, 31).unwrap(),
        state: ItemState::Submitted,
        note: "已补齐。".into(),
    };
    let news = after::News {
        draft: Draft {
            title: "示例研究所召开述职评议会".into(),
            body: "## 概况\n正文**重点**。\n\n- 一项要求".into(),
        },
        byline: words("通讯员", "Correspondent"),
        passed: vec![
            (words("一审", "First review"), Some(words(UYGHUR, "Aygul"))),
            (words("二审", "Second"), None),
        ],
    };
    let filed = after::Filed {
        code: "D18".into(),
        title: "测评结果报告单".into(),
        file: "D18 测评结果报告单.docx".into(),
        hash: "ab12".repeat(16),
    };
    vec![
        ("D23", after::lists(lang, on, std::slice::from_ref(&item))),
        ("D24", after::progress(lang, on, &speakers()[1], &[item])),
        ("D25", after::news(lang, on, &news)),
        ("D26", after::archive_list(lang, on, &[filed])),
    ]
}

fn packet(lang: Lang) -> Vec<(&'static str, Document)> {
    let on = occasion();
    let facts = preparation();
    let before = vec![
        ("D01", before::plan(lang, &on, &facts)),
        ("D02", before::notice(lang, &on, &facts)),
        ("D03", before::timetable(lang, &on, &facts)),
    ];
    let rest = [
        reports(&speakers()[1], &on, lang),
        of_the_day(&on, lang),
        of_the_count(&on, lang),
        of_the_grades(&on, lang),
        of_afterwards(&on, lang),
    ];
    before.into_iter().chain(rest.into_iter().flatten()).collect()
}

/// What has to be read on some of them, whatever else is.
const ZH: [(&str, &[&str]); 12] = [
    ("D01", &["一、评议范围", "共 3 人", RARE, "（一）测评内容及权重", "提交述职报告", "2023年1月5日"]),
    ("D02", &["各党支部：", "2023年1月10日 14:00", "提交述职报告：2023年1月5日前完成"]),
    ("D04", &["㐂𠮷党支部2022年度述职报告", "一、思想政治建设情况", "已补选。", "第 2 稿"]),
    ("D10", &["14:00", "14:05", "述职顺序"]),
    ("D12", &[UYGHUR, "委员甲", "签名"]),
    ("D13", &["纪检委员", "9f86d081", "抽签后人工调整过顺序"]),
    ("D15", &["测评表（A票）", "测评表（D票）", "□"]),
    ("D16", &["C+D", "50", "48", "总监票人："]),
    ("D17", &["17", "12", "票箱不开封"]),
    ("D19", &["95.44", "92.69", "72.31", "-0.50", "复核人："]),
    ("D20", &["2023年1月18日", UYGHUR, "上年问题全部销号", "两个单位并列"]),
    ("D21", &["92.69", "台账不全", "2023年1月25日前签收", "由党委约谈并限期整改", "回执"]),
];

#[test]
fn every_document_is_printed_by_another_office_suite() {
    let (Some(office), Some(text), Some(info)) =
        (program("lowriter"), program("pdftotext"), program("pdfinfo"))
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let [zh, en] = [Lang::Zh, Lang::En].map(packet);
    assert_eq!((zh.len(), en.len()), (26, 26));
    let named: Vec<_> = zh
        .iter()
        .map(|(code, document)| (format!("{code}-zh"), document.clone()))
        .chain(en.iter().map(|(code, document)| (format!("{code}-en"), document.clone())))
        .collect();
    let files: Vec<_> = named.iter().map(|(name, document)| (name.as_str(), document.clone())).collect();
    printed(&office, folder.path(), &files);
    for (name, document) in &named {
        let file = folder.path().join(format!("{name}.pdf")).display().to_string();
        let said = told(&text, &["-layout", &file, "-"]).replace([' ', '\n'], "");
        let title = document.title.replace([' ', '\n'], "");
        assert!(said.contains(&title), "{name} has no title {title}:\n{said}");
        let about = told(&info, &[&file]);
        assert!(about.contains("841.8") && about.contains("595.3"), "{name} is not A4:\n{about}");
        // A rule, a field or a formula that came to life would have eaten its own text.
        assert!(!said.contains("Error:") && !said.contains("{$"), "{name}:\n{said}");
    }
    for (code, expected) in ZH {
        let file = folder.path().join(format!("{code}-zh.pdf")).display().to_string();
        let said = told(&text, &["-layout", &file, "-"]).replace([' ', '\n'], "");
        for words in expected {
            assert!(said.contains(&words.replace(' ', "")), "{code} does not say {words}:\n{said}");
        }
    }
}

/// What Excel is given: numbers where figures stand, text everywhere else.
#[test]
fn tables_become_sheets_whose_formulas_stay_text() {
    use calamine::{Data, Reader, Xlsx};
    let on = occasion();
    let documents = [grades::composite(Lang::En, &on, &[graded_by_a_formula()], Vec::new())];
    let bytes = documents::document::sheets::workbook(&documents, AT).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let cells = book.worksheet_range(&name).unwrap();
    let all: Vec<_> = cells.rows().flatten().collect();
    assert!(all.contains(&&Data::Float(95.44)), "{all:?}");
    assert!(all.contains(&&Data::String("=1+1 branch".into())), "{all:?}");
    assert!(book.worksheet_formula(&name).unwrap().rows().flatten().all(String::is_empty));
}

fn graded_by_a_formula() -> Graded {
    Graded {
        speaker: speakers().remove(2),
        inputs: vec![None, None],
        adjusted: Exact::zero(),
        composite: Some(exact("95.44")),
        suggested: None,
        decided: None,
        reason: String::new(),
    }
}
