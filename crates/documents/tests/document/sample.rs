//! Documents that show every kind of block, in both languages, and one that is as ugly as input gets.

use documents::document::{Align, Block, Cell, Column, Document, Level, Paper, Table};
use i18n::Lang;

pub const CHART: &str = "<svg class=\"chart\" viewBox=\"0 0 600 64\" role=\"img\"><title>第一支部: 好 31, 较好 9</title><rect class=\"tone-good\" x=\"0\" y=\"0\" width=\"465\" height=\"64\"/><rect class=\"tone-poor\" x=\"467\" y=\"0\" width=\"133\" height=\"64\"/><text class=\"chart__count on-good\" x=\"232\" y=\"32\">好 31</text><text class=\"chart__count on-poor\" x=\"533\" y=\"32\">差 9</text></svg>";

/// Names that few fonts have.
pub const RARE: &str = "㐂𠮷䶮𬭊";
/// A name with its parts parted.
pub const UYGHUR: &str = "阿不都热合曼·吾守尔";

fn scores(lang: Lang, rows: usize) -> Table {
    let head = |zh: &str, en: &str| match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    };
    let columns = vec![
        Column::marks(head("序号", "No."), 2),
        Column::words(head("单位", "Unit"), 8),
        Column::words(head("述职人", "Reporter"), 5),
        Column::figures(head("现场测评", "Evaluation"), 4),
        Column::figures(head("综合得分", "Composite"), 4),
        Column { title: head("等次", "Grade"), width: 3, align: Align::Middle },
    ];
    let row = |place: usize| -> Vec<Cell> {
        let unit = head("第 支部", "Branch ").replacen(' ', &format!(" {place} "), 1);
        let who = if place == 3 { UYGHUR.to_owned() } else { head("支部书记", "secretary") };
        vec![
            place.to_string().into(),
            unit.into(),
            who.into(),
            format!("{}.25", 70 + place % 30).into(),
            Cell::strong(format!("{}.50", 70 + place % 30)),
            head("好", "good").into(),
        ]
    };
    Table {
        caption: Some(head("综合评价汇总表", "Composite assessment")),
        unit: Some(head("单位：分　2023年1月10日", "Points; 10 January 2023")),
        columns,
        rows: (1..=rows).map(row).collect(),
    }
}

fn text(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// A notice with everything that a document may have.
pub fn full(lang: Lang) -> Document {
    let t = |zh: &str, en: &str| text(lang, zh, en);
    let sentence = t(
        "会议听取了七名支部书记的述职，委员会成员逐一点评，与会人员按照“好、较好、一般、差”四个等次进行了民主测评。",
        "The meeting heard seven branch secretaries, the committee commented on each of them, and everybody present graded them as good, fairly good, average or poor. ",
    );
    Document {
        lang,
        title: t("关于召开2022年度述职评议会议的通知", "Notice of the yearly work review for 2022"),
        paper: Paper::Upright,
        blocks: vec![
            Block::Addressee(t("各党支部", "To all branches")),
            Block::Text(format!("{sentence}\n{sentence}{sentence}")),
            Block::Heading(Level::First, t("总体要求", "What is asked")),
            Block::Heading(Level::Second, t("时间和地点", "When and where")),
            Block::Heading(Level::Third, t("时间", "When")),
            Block::Text(t("2023年1月10日（星期二）14:30。", "Tuesday, 10 January 2023, 14:30.")),
            Block::Heading(Level::Third, t("地点", "Where")),
            Block::Heading(Level::Fourth, t("主会场", "The hall")),
            Block::Item(t("第一会议室", "Meeting room 1")),
            Block::Item(t("分会场不设", "No other place")),
            Block::Heading(Level::Second, t("参加人员", "Who takes part")),
            Block::Text(format!("{RARE} {UYGHUR}")),
            Block::Heading(Level::First, t("有关事项", "Besides")),
            Block::Chart {
                svg: CHART.to_owned(),
                described: t("第一支部：好31，差9", "Branch 1: good 31, poor 9"),
            },
            Block::Table(scores(lang, 7)),
            Block::Attachments(vec![
                t("综合评价汇总表", "Composite assessment"),
                t("测评票样", "Sample ballot"),
            ]),
            Block::Issued {
                by: t("中共星河研究所委员会", "Committee of the Galaxy Institute"),
                day: t("2023年1月5日", "5 January 2023"),
            },
            Block::Part { label: Some(t("附件1", "Attachment 1")), title: t("登记表", "Record") },
            Block::Facts(vec![
                (t("单位", "Unit"), t("第一支部", "Branch 1")),
                (t("日期", "Day"), t("2023年1月10日", "10 January 2023")),
            ]),
            Block::Heading(Level::First, t("发放情况", "Handed out")),
            Block::Room { label: t("意见建议", "Comments"), lines: 4 },
            Block::Signatures(vec![t("监票人", "Scrutineer"), t("计票人", "Teller"), t("主持人", "Chair")]),
            Block::Guidance(vec![
                t("用黑色笔填写。", "Write in black."),
                t("涂改无效。", "Corrections are void."),
            ]),
        ],
    }
}

/// A table that goes on over pages, across the paper.
pub fn wide(lang: Lang) -> Document {
    Document {
        lang,
        title: text(lang, "综合评价汇总表", "Composite assessment"),
        paper: Paper::Across,
        blocks: vec![Block::Table(scores(lang, 60))],
    }
}

/// What a stranger could type.
pub const UGLY: [&str; 12] = [
    "{ HYPERLINK \"http://example.org\" }",
    "</w:t></w:r><w:r><w:t>out",
    "#panic() #read(\"/etc/passwd\") $x^2$ *bold* _it_ = heading",
    "=1+1 @import \\u{41} ${jndi}",
    "a\u{0}b\u{8}c\u{1F}d\u{FFFE}e",
    "مۇختەر · ئابدۇللا",
    "\u{202E}gnitset\u{202C}",
    RARE,
    "中国星河研究设计总院西北分院第三工程技术中心机关与后勤服务保障联合党支部委员会纪律检查小组办公室综合协调处",
    "http://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "tab\there",
    "<script>alert(1)</script> & ]]>",
];

/// A document of it, in every place where text can stand.
pub fn ugly(lang: Lang) -> Document {
    let mut blocks: Vec<_> = UGLY.iter().map(|one| Block::Text((*one).to_owned())).collect();
    let all = || UGLY.iter().map(|one| (*one).to_owned());
    blocks.extend(all().map(|one| Block::Heading(Level::Second, one)));
    blocks.push(Block::Table(Table {
        caption: Some(UGLY[2].to_owned()),
        unit: Some(UGLY[0].to_owned()),
        columns: vec![Column::words(UGLY[1], 1), Column::words(UGLY[9], 1), Column::figures("", 1)],
        rows: all().map(|one| vec![one.clone().into(), one.clone().into(), one.into()]).collect(),
    }));
    blocks.push(Block::Facts(all().map(|one| (one.clone(), one)).collect()));
    blocks.push(Block::Attachments(all().collect()));
    blocks.push(Block::Signatures(all().collect()));
    blocks.push(Block::Guidance(all().collect()));
    blocks.push(Block::Issued { by: UGLY[8].to_owned(), day: UGLY[0].to_owned() });
    blocks.push(Block::Chart { svg: "<svg".to_owned(), described: UGLY[1].to_owned() });
    Document { lang, title: UGLY[2].to_owned(), paper: Paper::Upright, blocks }
}

/// A letter to one of many.
pub fn letter(lang: Lang, place: usize) -> Document {
    let t = |zh: &str, en: &str| text(lang, zh, en);
    let said = t(
        "围绕中心工作抓党建有力，党员教育有声有色；调研不够深入，制度执行有时不严。",
        "Good work in education; more could be done to look into matters on the spot. ",
    );
    Document {
        lang,
        title: t("述职评议反馈意见书", "Feedback on the yearly work review"),
        paper: Paper::Upright,
        blocks: vec![
            Block::Addressee(format!("{}{place}", t("第支部书记", "Branch secretary "))),
            Block::Text(said.repeat(3)),
            Block::Heading(Level::First, t("综合评价", "Result")),
            Block::Table(scores(lang, 4)),
            Block::Heading(Level::First, t("整改要求", "What is asked")),
            Block::Text(said.repeat(2)),
            Block::Issued {
                by: t("中共星河研究所委员会", "Committee of the Galaxy Institute"),
                day: t("2023年1月20日", "20 January 2023"),
            },
        ],
    }
}

/// Blocks with nothing in them, and a cell that fills pages.
pub fn odd(lang: Lang) -> Document {
    let table = |columns, rows| Block::Table(Table { caption: None, unit: None, columns, rows });
    let filling = "很长的单元格内容。".repeat(400);
    Document {
        lang,
        title: String::new(),
        paper: Paper::Upright,
        blocks: vec![
            Block::Text(String::new()),
            Block::Facts(Vec::new()),
            Block::Attachments(Vec::new()),
            Block::Signatures(Vec::new()),
            Block::Guidance(Vec::new()),
            Block::Room { label: String::new(), lines: 0 },
            Block::Item(String::new()),
            table(Vec::new(), Vec::new()),
            table(Vec::new(), vec![vec!["too much".into()]]),
            table(
                vec![Column::words("", 0), Column::words("", 0)],
                vec![Vec::new(), vec!["甲".into(), "乙".into(), "丙".into()]],
            ),
            table(
                vec![Column::words("内容", 9), Column::figures("分", 1)],
                vec![vec![format!("开头{filling}结尾").into(), "1".into()]],
            ),
            Block::Heading(Level::Fourth, String::new()),
            Block::Part { label: None, title: String::new() },
            Block::Issued { by: String::new(), day: String::new() },
        ],
    }
}
