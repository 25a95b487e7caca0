//! What independent readers find in a PDF: structure, fonts, page, text.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use documents::document::{Block, Document};
use i18n::Lang;
use review::template::{Layout, Template};
use review::time::Instant;
use tempfile::TempDir;

#[path = "../../documents/tests/document/sample.rs"]
mod sample;

/// 10 January 2023, 14:00 in UTC.
const MOMENT: Instant = Instant::from_ms(1_673_359_200_000);

static LAYOUT: LazyLock<Layout> = LazyLock::new(Layout::default);

fn pdf(document: &Document) -> Vec<u8> {
    typesetting::pdf(document, &LAYOUT, MOMENT).unwrap()
}

/// A program of the system. Where there is none the test says so; in CI it must be there.
#[expect(clippy::disallowed_methods, reason = "only a test's surroundings know where the program is")]
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must have {name}");
        eprintln!("skipped: {name} is not installed; `cargo xtask install` does it");
    }
    found
}

/// A file, and what a reader says of it.
struct Read {
    folder: TempDir,
    file: String,
}

impl Read {
    fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("document.pdf");
        fs::write(&file, bytes).unwrap();
        Self { file: file.display().to_string(), folder }
    }

    /// Nothing where there is no such reader.
    fn by(&self, name: &str, arguments: &[&str]) -> Option<String> {
        let program = program(name)?;
        let arguments = arguments.iter().map(|one| one.replace("FILE", &self.file));
        let output = Command::new(program).args(arguments).current_dir(self.folder.path()).output().unwrap();
        assert!(output.status.success(), "{name}: {output:?}");
        // A reader of tags writes their names as they stand in the file.
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Its words without blanks, in reading order.
    fn words(&self) -> Option<String> {
        self.by("pdftotext", &["FILE", "-"]).map(|text| squeezed(&text))
    }
}

/// Readers put blanks where a line ends or scripts meet, and see where a long word may break.
fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace() && *one != '\u{200B}').collect()
}

/// Whether the file says of itself that it keeps both standards.
fn keeps_standards(bytes: &[u8]) -> bool {
    let says = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
    says(b"<pdfaid:part>2</pdfaid:part>")
        && says(b"<pdfaid:conformance>A</pdfaid:conformance>")
        && says(b"<pdfuaid:part>1</pdfuaid:part>")
}

#[test]
fn it_is_sound_tagged_and_of_the_asked_for_size() {
    for document in
        [sample::full(Lang::Zh), sample::full(Lang::En), sample::wide(Lang::Zh), sample::ugly(Lang::En)]
    {
        let bytes = pdf(&document);
        assert!(keeps_standards(&bytes), "{} claims no standard", document.title);
        let read = Read::of(&bytes);
        read.by("qpdf", &["--check", "FILE"]);
        let Some(about) = read.by("pdfinfo", &["FILE"]) else { return };
        assert!(about.contains(&format!("Title:           {}", document.title)), "{about}");
        assert!(about.contains("Tagged:          yes") && about.contains("(A4)"), "{about}");
        assert!(about.contains("Tue Jan 10 14:00:00 2023"), "{about}");
    }
}

#[test]
fn fonts_are_inside_and_no_more_of_them_than_is_used() {
    let bytes = pdf(&sample::full(Lang::Zh));
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    let Some(fonts) = Read::of(&bytes).by("pdffonts", &["FILE"]) else { return };
    let fonts: Vec<_> = fonts.lines().skip(2).collect();
    for name in [
        "NotoSerifSC-Regular",
        "NotoSerifSC-Bold",
        "NotoSansSC-Medium",
        "Tinos-Regular",
        "NotoSerifJP-Regular",
    ] {
        let line =
            fonts.iter().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name}: {fonts:?}"));
        assert!(line.contains("yes yes yes"), "embedded, a part, with its letters named: {line}");
    }
}

#[test]
fn who_does_not_see_it_is_told_what_is_a_heading_a_table_a_list_and_a_picture() {
    let read = Read::of(&pdf(&sample::full(Lang::Zh)));
    let Some(tags) = read.by("pdfinfo", &["-struct-text", "FILE"]) else { return };
    let named = |tag: &str| tags.lines().filter(|line| line.split_whitespace().next() == Some(tag)).count();
    // The title and that of the attachment; levels below them without a gap.
    assert_eq!([named("H1"), named("H2"), named("H3"), named("H4"), named("H5")], [2, 3, 2, 2, 1], "{tags}");
    assert_eq!([named("THead"), named("L"), named("LI")], [1, 1, 2], "{tags}");
    assert!(tags.matches("/Scope /Column").count() == 6 && tags.contains("Figure"), "{tags}");
    for alone in ["各党支部：", "单位：分", "中共星河研究所委员会", "监票人："] {
        let at = tags.find(&format!("\"{alone}")).unwrap_or_else(|| panic!("{alone}: {tags}"));
        let above = tags[..at]
            .lines()
            .rev()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('"'))
            .unwrap();
        assert!(above.starts_with("P "), "{alone} is a paragraph: {above}");
    }
    let Some(outline) = read.by("qpdf", &["--json", "--json-key=outlines", "FILE"]) else { return };
    assert!(outline.contains("一、总体要求") && outline.contains("（1）主会场"), "{outline}");
}

#[test]
fn everything_is_there_in_reading_order() {
    let Some(words) = Read::of(&pdf(&sample::full(Lang::Zh))).words() else { return };
    let order = [
        "关于召开2022年度述职评议会议的通知",
        "各党支部：",
        "会议听取了七名",
        "一、总体要求",
        "（一）时间和地点",
        "1.时间",
        "2023年1月10日（星期二）14:30。",
        "2.地点",
        "（1）主会场",
        "第一会议室",
        "（二）参加人员",
        sample::RARE,
        "阿不都热合曼·吾守尔",
        "二、有关事项",
        "综合评价汇总表",
        "单位：分",
        "序号",
        "71.50",
        "附件：1.综合评价汇总表",
        "2.测评票样",
        "中共星河研究所委员会",
        "2023年1月5日",
        "附件1",
        "登记表",
        "单位：第一支部",
        "一、发放情况",
        "意见建议",
        "监票人：",
        "计票人：",
        "主持人：",
        "填表说明",
        "2.涂改无效。",
    ];
    let mut rest = words.as_str();
    for expected in order {
        let at =
            rest.find(expected).unwrap_or_else(|| panic!("{expected} is not there, or too early:\n{words}"));
        rest = &rest[at + expected.len()..];
    }
    let Some(english) = Read::of(&pdf(&sample::full(Lang::En))).words() else { return };
    for expected in [
        "Toallbranches:",
        "1.Whatisasked",
        "1.1.Whenandwhere",
        "1.1.2.1.Thehall",
        "Attachments:1.Compositeassessment",
        "Scrutineer:",
        "Date:",
        "2.Correctionsarevoid.",
    ] {
        assert!(english.contains(expected), "{expected} is not there:\n{english}");
    }
}

#[test]
fn text_keeps_to_its_margins_and_page_numbers_to_the_outer_edge() {
    let Some(boxes) = Read::of(&pdf(&sample::full(Lang::Zh))).by("pdftotext", &["-bbox", "FILE", "-"]) else {
        return;
    };
    let value = |line: &str, name: &str| -> f64 {
        line.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let pages: Vec<&str> = boxes.split("<page ").skip(1).collect();
    assert!(pages.len() >= 3, "{boxes}");
    for (place, page) in pages.iter().enumerate() {
        // 28 mm, 210 − 26 mm, 37 mm and 297 − 35 mm in points; a letter's box is a little higher than its size.
        let words: Vec<&str> = page.lines().filter(|line| line.contains("<word")).collect();
        let body = words.iter().filter(|line| value(line, "yMin") < 735.0);
        for line in body {
            assert!(value(line, "xMin") > 79.0 && value(line, "xMax") < 522.5, "{line}");
            assert!(value(line, "yMin") > 95.0 && value(line, "yMax") < 748.0, "{line}");
        }
        let number = words
            .iter()
            .find(|line| line.contains(&format!(">{}</word>", place + 1)) && value(line, "yMin") > 735.0);
        let x = value(number.unwrap_or_else(|| panic!("page {} has no number: {page}", place + 1)), "xMin");
        assert!(if place % 2 == 0 { x > 480.0 } else { x < 110.0 }, "page {}: {x}", place + 1);
    }
}

#[test]
fn a_full_page_has_as_many_lines_of_as_many_characters_as_the_standard_wants() {
    let text = "永".repeat(28 * 60);
    let document = Document { blocks: vec![Block::Text(text)], ..sample::full(Lang::Zh) };
    let Some(told) = Read::of(&pdf(&document)).by("pdftotext", &["-layout", "FILE", "-"]) else { return };
    let second = told.split('\u{c}').nth(1).unwrap();
    let lines: Vec<usize> =
        second.lines().map(|line| line.matches('永').count()).filter(|count| *count > 0).collect();
    assert_eq!(lines, vec![28; 22]);
}

#[test]
fn a_table_that_goes_on_repeats_its_head() {
    let Some(pages) = Read::of(&pdf(&sample::wide(Lang::Zh))).by("pdftotext", &["-layout", "FILE", "-"])
    else {
        return;
    };
    let count = pages.matches('\u{c}').count();
    assert!(count >= 3 && pages.matches("述职人").count() == count, "{pages}");
}

#[test]
fn text_is_never_a_command() {
    for lang in Lang::ALL {
        let Some(words) = Read::of(&pdf(&sample::ugly(lang))).words() else { return };
        for text in [
            "{HYPERLINK",
            "</w:t></w:r>",
            "#panic()#read(\"/etc/passwd\")$x^2$*bold*_it_=heading",
            "=1+1@import\\u{41}${jndi}",
            sample::RARE,
            "<script>alert(1)</script>&]]>",
        ] {
            assert!(words.contains(&squeezed(text)), "{text} is lost:\n{words}");
        }
        let url = squeezed(sample::UGLY[9]);
        assert!(words.matches(&url).count() >= 3, "a long word is broken, not cut");
    }
}

#[test]
fn nothing_is_no_fault_and_a_cell_longer_than_a_page_is_not_cut() {
    for lang in Lang::ALL {
        let read = Read::of(&pdf(&sample::odd(lang)));
        let Some(words) = read.words() else { return };
        assert_eq!(words.matches('很').count(), 400);
        assert!(words.contains("结尾") && words.contains("甲乙") && !words.contains('丙'), "{words}");
    }
    assert!(!typesetting::packet(&[], &LAYOUT, MOMENT).unwrap().is_empty());
}

#[test]
fn a_seal_does_not_stand_alone_on_a_page() {
    let Some(text) = Read::of(&pdf(&sample::letter(Lang::Zh, 1))).by("pdftotext", &["FILE", "-"]) else {
        return;
    };
    let pages: Vec<_> = text.split('\u{c}').map(squeezed).collect();
    assert!(!pages[0].contains("2023年1月20日"), "the letter no longer needs a second page: {text}");
    assert!(pages[1].contains("制度执行有时不严") && pages[1].contains("2023年1月20日"), "{text}");
}

#[test]
fn signs_that_no_font_has_spoil_nothing_else() {
    let document = Document {
        blocks: vec![Block::Text("好\u{1F600}好 ᠮᠣᠩ བོད".to_owned())],
        ..sample::full(Lang::Zh)
    };
    let bytes = pdf(&document);
    assert!(!keeps_standards(&bytes), "what cannot be shown is not claimed to be");
    Read::of(&bytes).by("qpdf", &["--check", "FILE"]);
}

#[test]
fn the_same_documents_at_the_same_moment_are_the_same_file() {
    for document in [sample::full(Lang::Zh), sample::ugly(Lang::En)] {
        assert!(pdf(&document) == pdf(&document), "{}", document.title);
    }
    let later =
        typesetting::pdf(&sample::full(Lang::Zh), &LAYOUT, Instant::from_ms(1_673_359_260_000)).unwrap();
    assert!(later != pdf(&sample::full(Lang::Zh)), "another moment is another file");
}

#[test]
fn each_document_of_a_packet_begins_at_page_one() {
    let letters = [sample::full(Lang::Zh), sample::wide(Lang::Zh), sample::letter(Lang::En, 3)];
    let bytes = typesetting::packet(&letters, &LAYOUT, MOMENT).unwrap();
    assert!(keeps_standards(&bytes));
    let Some(text) = Read::of(&bytes).by("pdftotext", &["-layout", "FILE", "-"]) else { return };
    assert_eq!(squeezed(&text).matches("-1-").count(), 3, "{text}");
    assert_eq!(text.matches("关于召开").count(), 1);
    let about = Read::of(&bytes).by("pdfinfo", &["-l", "-1", "FILE"]).unwrap();
    assert!(about.contains("841.89 x 595.276") && about.contains("595.276 x 841.89"), "{about}");
}

#[test]
fn a_layout_of_another_kind_is_followed() {
    let text = include_str!("../../../examples/demonstration/template.toml");
    let own = "[documents.page]\ntop = 20\nleft = 20\nright = 20\nbottom = 20\nlines = 30\ncharacters = 32\nseal_lines = 0\n\
        [documents.sizes]\nbody = 14\n[documents.faces]\nbody = [\"楷体\", \"Noto Sans SC\"]\n\
        [documents.header]\nwords = { zh = \"星河研究所文件\", en = \"Galaxy\" }\n";
    let layout = Template::parse(&format!("{text}\n{own}")).unwrap().documents().clone();
    let read = Read::of(&typesetting::pdf(&sample::full(Lang::Zh), &layout, MOMENT).unwrap());
    let Some(words) = read.words() else { return };
    assert!(words.starts_with("星河研究所文件"), "{words}");
    let boxes = read.by("pdftotext", &["-bbox", "FILE", "-"]).unwrap();
    let addressee = boxes.lines().find(|line| line.contains("\">各")).unwrap();
    // 20 mm are 56.7 points.
    assert!(addressee.contains("xMin=\"56.") || addressee.contains("xMin=\"57."), "{addressee}");
}

#[test]
fn word_files_hold_their_charts() {
    let file = typesetting::word(&sample::full(Lang::Zh), &LAYOUT).unwrap();
    assert!(file == typesetting::word(&sample::full(Lang::Zh), &LAYOUT).unwrap());
    let (Some(office), Some(pictures)) = (program("soffice"), program("pdfimages")) else { return };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("full.docx"), file).unwrap();
    let run = |program: &Path, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    run(&office, &[&profile, "--headless", "--norestore", "--convert-to", "pdf", "full.docx"]);
    let listed = run(&pictures, &["-list", "full.pdf"]);
    let packet =
        typesetting::word_packet(&[sample::full(Lang::Zh), sample::full(Lang::Zh)], &LAYOUT).unwrap();
    assert!(packet.windows(11).filter(|name| name == b"media/2.png").count() > 0, "each has its own picture");
    assert!(listed.lines().any(|line| line.contains("1200") && line.contains("128")), "{listed}");
}
