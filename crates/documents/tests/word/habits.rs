//! What people and their programs do to a text.

use review::report::manuscript::Told;

use crate::made::{line, lines, manuscript, p};

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的小标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="out"><w:name w:val="章"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="b"/><w:basedOn w:val="loop"/></w:style>
</w:styles>"#;

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[test]
fn headings_are_known_by_their_style_whatever_the_language_calls_it() {
    let body = ["t", "1", "x", "own", "out", "a", "loop", "gone"].map(|style| styled(style, style)).concat();
    let read = manuscript(&body, &[("word/styles.xml", STYLES)]).paragraphs;
    let levels: Vec<_> = read.iter().map(|line| (line.text.as_str(), line.level, line.bold)).collect();
    assert_eq!(
        levels,
        [
            ("t", Some(0), false),
            ("1", Some(1), true),
            ("x", Some(2), false),
            ("own", Some(1), true),
            ("out", Some(1), false),
            ("a", None, false),
            ("loop", None, false),
            ("gone", None, false),
        ]
    );
    let direct = r#"<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>direct</w:t></w:r></w:p>"#;
    assert_eq!(line(direct).level, Some(2));
}

#[test]
fn a_paragraph_is_bold_when_all_of_it_is() {
    let run = |bold: &str, text: &str| format!("<w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r>");
    let all = |runs: &[String]| line(&format!("<w:p>{}</w:p>", runs.concat())).bold;
    assert!(all(&[run("<w:b/>", "一"), run("", " "), run("<w:b w:val=\"true\"/>", "二")]));
    assert!(!all(&[run("<w:b/>", "一"), run("", "二")]));
    assert!(!all(&[run("<w:b w:val=\"0\"/>", "一")]));
    let mark_only = "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>";
    assert!(!line(mark_only).bold, "the mark at its end is bold, nobody sees it");
}

#[test]
fn numbers_that_the_suite_puts_before_paragraphs_are_written_out() {
    let numbering = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"#;
    let item = |list: &str, level: usize, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        item("1", 0, "学习"),
        item("1", 1, "甲"),
        item("1", 1, "乙"),
        item("1", 2, "细"),
        item("1", 0, "组织"),
        item("1", 1, "丙"),
        item("2", 0, "a"),
        item("2", 0, "b"),
        item("3", 0, "c"),
        item("4", 0, "d"),
        item("0", 0, "none"),
        item("99", 0, "unknown"),
    ]
    .concat();
    let read = manuscript(&body, &[("word/numbering.xml", numbering)]);
    let read: Vec<_> = read.paragraphs.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        read,
        [
            "一、学习",
            "（一）甲",
            "（二）乙",
            "1.2.1 细",
            "二、组织",
            "（一）丙",
            "1. a",
            "2. b",
            "1. c",
            "• d",
            "none",
            "unknown",
        ]
    );
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>今年</w:t></w:r><w:del><w:r><w:delText>没有</w:delText><w:t>没有</w:t></w:r></w:del>\
                <w:ins><w:r><w:t>完成</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>\
                <w:moveTo><w:r><w:t>三项</w:t></w:r></w:moveTo></w:p>";
    let read = manuscript(body, &[]);
    assert_eq!(read.paragraphs[0].text, "今年完成三项");
    assert_eq!(read.told, Told { changes: 4, ..Told::default() });
}

#[test]
fn fields_and_links_show_what_a_reader_sees() {
    let body = r#"<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink><w:r><w:t>网页</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>PAGE</w:t></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第3页</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:fldSimple w:instr="DATE"><w:r><w:t>，今天</w:t></w:r></w:fldSimple></w:p>"#;
    assert_eq!(line(body).text, "见网页第3页，今天");
}

#[test]
fn tables_become_lines_and_frames_stay_paragraphs() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr><w:ins/></w:tcPr>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell(&p("项目")), cell(&p("数量"))]),
        row(&[cell(&(p("党员") + &p("发展"))), cell(&(p("3") + &p("其中女 1")))]),
    );
    let read = manuscript(&table, &[]);
    assert_eq!(
        read.paragraphs.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
        ["项目\t数量", "党员 发展\t3\n其中女 1"]
    );
    assert_eq!(read.told, Told { tables: 1, ..Told::default() });

    let frame = format!("<w:tbl>{}</w:tbl>", row(&[cell(&(p("一、学习") + &p("正文。") + &table))]));
    assert_eq!(lines(&frame), ["一、学习", "正文。", "项目\t数量", "党员 发展\t3\n其中女 1"]);
}

#[test]
fn text_boxes_come_once_and_after_the_paragraph_at_which_they_hang() {
    let text_box = format!("<w:txbxContent>{}</w:txbxContent>", p("框里"));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing>{text_box}</w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{text_box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>后</w:t></w:r></w:p>"
    );
    assert_eq!(lines(&body), ["前后", "框里"]);
}

#[test]
fn notes_stand_where_they_belong_and_what_is_left_out_is_told() {
    let notes = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t> 据年报</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let body = format!(
        r#"{}<w:p><w:r><w:t>三项</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r>
<w:r><w:commentReference w:id="0"/></w:r><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>"#,
        styled("toc1", "一、学习……1")
    );
    let parts = [("word/styles.xml", STYLES), ("word/footnotes.xml", notes)];
    let read = manuscript(&body, &parts);
    assert_eq!(read.paragraphs.len(), 1);
    assert_eq!(read.paragraphs[0].text, "三项[据年报]。");
    let told = Told { pictures: 1, comments: 1, notes: 1, contents: 1, hidden: 1, ..Told::default() };
    assert_eq!(read.told, told);
}

#[test]
fn what_a_form_or_a_table_of_contents_shows_is_not_text() {
    let sdt = |properties: &str, inside: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let body = sdt("<w:showingPlcHdr/>", &p("单击此处输入文字"))
        + &sdt(r#"<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>"#, &p("目录"))
        + &sdt("<w:tag/>", &p("正文"));
    assert_eq!(lines(&body), ["正文"]);
}

#[test]
fn breaks_entities_and_pronunciation() {
    let body = "<w:p><w:r><w:t>一&amp;二</w:t><w:br/><w:t>三&#x4E00;</w:t><w:tab/><w:t>四</w:t><w:noBreakHyphen/></w:r>\
                <w:r><w:ruby><w:rt><w:r><w:t>pinyin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    assert_eq!(line(body).text, "一&二\n三一\t四-字");
    let tabs =
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>　　缩进</w:t></w:r></w:p>"#;
    assert_eq!(line(tabs).text, "缩进");
}
