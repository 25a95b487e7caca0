//! What another office suite prints of a Word file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::document::{Document, word, word_packet};
use i18n::Lang;
use review::template::Layout;

use crate::sample;

/// A program of the system. Where there is none the test says so; in CI it must be there.
#[expect(clippy::disallowed_methods, reason = "only a test's surroundings know where the program is")]
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must have {name}");
        eprintln!("skipped: {name} is not installed; `cargo xtask install` does it");
    }
    found
}

pub fn told(program: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Without blanks: printers put them between scripts.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Lets it print each of these documents, all in one start.
pub fn printed(office: &Path, folder: &Path, documents: &[(&str, Document)]) {
    let mut files = Vec::new();
    for (name, document) in documents {
        let file = folder.join(format!("{name}.docx"));
        fs::write(&file, word(document, &Layout::default(), &|_| None).unwrap()).unwrap();
        files.push(file);
    }
    let output = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(&files)
        .output()
        .unwrap();
    assert!(files.iter().all(|file| file.with_extension("pdf").is_file()), "{output:?}");
}

#[test]
fn it_prints_the_page_that_the_layout_asks_for() {
    let (Some(office), Some(text), Some(info)) =
        (program("soffice"), program("pdftotext"), program("pdfinfo"))
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    printed(
        &office,
        folder.path(),
        &[
            ("full", sample::full(Lang::Zh)),
            ("english", sample::full(Lang::En)),
            ("wide", sample::wide(Lang::Zh)),
            ("ugly", sample::ugly(Lang::Zh)),
            ("odd", sample::odd(Lang::Zh)),
        ],
    );

    let about = told(&info, &[&at("full.pdf")]);
    assert!(about.contains("关于召开2022年度述职评议会议的通知"), "{about}");
    assert!(about.contains("(A4)"), "{about}");
    let full = squeezed(&told(&text, &[&at("full.pdf"), "-"]));
    for expected in [
        "各党支部：",
        "一、总体要求",
        "（一）时间和地点",
        "1.时间",
        "2.地点",
        "（1）主会场",
        "二、有关事项",
        "附件：1. 综合评价汇总表",
        "- 1 -",
        "- 2 -",
        "附件1",
        "一、发放情况",
        "监票人：",
        sample::RARE,
        sample::UYGHUR,
    ] {
        assert!(full.contains(&squeezed(expected)), "{expected} is not printed:\n{full}");
    }
    let english = squeezed(&told(&text, &[&at("english.pdf"), "-"]));
    for expected in [
        "To all branches:",
        "1. What is asked",
        "1.1. When and where",
        "1.1.2. Where",
        "Scrutineer:",
        "Date:",
    ] {
        assert!(english.contains(&squeezed(expected)), "{expected} is not printed:\n{english}");
    }
    let pages = told(&text, &["-layout", &at("wide.pdf"), "-"]);
    let heads = pages.matches("述职人").count();
    assert!(heads >= 3 && heads == pages.matches('\u{c}').count(), "a head on each page:\n{pages}");
    let odd = squeezed(&told(&text, &[&at("odd.pdf"), "-"]));
    assert_eq!(odd.matches('很').count(), 400, "a cell that is longer than a page is not cut");
    let ugly = squeezed(&told(&text, &[&at("ugly.pdf"), "-"]));
    assert!(ugly.contains("HYPERLINK") && ugly.contains("#panic()"), "{ugly}");
}

#[test]
fn text_begins_where_the_margins_end() {
    let (Some(office), Some(text)) = (program("soffice"), program("pdftotext")) else { return };
    let folder = tempfile::tempdir().unwrap();
    printed(&office, folder.path(), &[("full", sample::full(Lang::Zh))]);
    let file = folder.path().join("full.pdf").display().to_string();
    let boxes = told(&text, &["-bbox", &file, "-"]);
    let of = |word: &str, attribute: &str| -> f64 {
        let line = boxes.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{boxes}"));
        let value = line.split(&format!("{attribute}=\"")).nth(1).unwrap();
        value.split('"').next().unwrap().parse().unwrap()
    };
    // 28 mm from the left and 37 from above: 79.4 and 104.9 points. A character is not as high as its line.
    let addressee = of("\">各", "xMin");
    assert!((addressee - 79.4).abs() < 2.0, "{addressee}");
    let title = of("\">关", "yMin");
    assert!((100.0..118.0).contains(&title), "{title}");
}

#[test]
fn each_document_of_a_packet_has_its_own_paper_and_begins_at_page_one() {
    let (Some(office), Some(text), Some(info)) =
        (program("soffice"), program("pdftotext"), program("pdfinfo"))
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let letters = [sample::letter(Lang::Zh, 1), sample::wide(Lang::Zh), sample::full(Lang::Zh)];
    let file = folder.path().join("packet.docx");
    fs::write(&file, word_packet(&letters, &Layout::default(), &|_| None).unwrap()).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let out = folder.path().display().to_string();
    told(
        &office,
        &[
            &profile,
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            &out,
            &file.display().to_string(),
        ],
    );
    let file = file.with_extension("pdf").display().to_string();
    let words = squeezed(&told(&text, &[&file, "-"]));
    assert_eq!(words.matches("-1-").count(), 3, "{words}");
    assert_eq!(words.matches("一、总体要求").count(), 1, "headings are numbered anew: {words}");
    let about = told(&info, &["-l", "-1", &file]);
    // "Page    3 size:  841.9 x 595.3 pts (A4)"
    let wide = |line: &str| -> Option<bool> {
        let (width, height) = line.split_once("size:")?.1.split_once(" pts")?.0.split_once(" x ")?;
        Some(width.trim().parse::<f64>().ok()? > height.trim().parse::<f64>().ok()?)
    };
    let pages: Vec<_> = about.lines().filter_map(wide).collect();
    let turns = pages.windows(2).filter(|two| two[0] != two[1]).count();
    assert!(turns == 2 && !pages[0] && !pages[pages.len() - 1], "{about}");
}
