//! What another office suite writes is read as it was meant.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::word::read;
use review::report::manuscript::{ManuscriptError, OtherFile};
use tempfile::TempDir;

/// `LibreOffice`'s word processor. Where there is none the test says so; in CI it must be there.
#[expect(clippy::disallowed_methods, reason = "only a test's surroundings know where the program is")]
fn office() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).map(|folder| folder.join("lowriter")).find(|file| file.is_file());
    if found.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must have LibreOffice");
        eprintln!("skipped: LibreOffice Writer is not installed; `cargo xtask install` does it");
    }
    found
}

/// Lets it open a page and save it as a text, in a profile of its own.
fn saved_as(office: &Path, folder: &TempDir, page: &str, to: &str, ending: &str) -> Vec<u8> {
    let from = folder.path().join("report.html");
    fs::write(&from, page).unwrap();
    let output = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--norestore", "--infilter=HTML (StarWriter)", "--convert-to", to, "--outdir"])
        .arg(folder.path())
        .arg(&from)
        .output()
        .unwrap();
    let made = from.with_extension(ending);
    fs::read(&made).unwrap_or_else(|why| panic!("{}: {why}: {output:?}", made.display()))
}

const PAGE: &str = r#"<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>述职报告</title><body>
<h1>一、思想政治建设情况</h1><p>　　全年学习<b>十二</b>次。</p><p>第二段<br>换行之后。</p>
<h1>二、组织建设情况</h1><ol><li>党员大会四次</li><li>支委会十二次</li></ol>
<table border="1"><tr><td>项目</td><td>数量</td></tr><tr><td>发展党员</td><td>3</td></tr></table>
<p><b>三、存在问题</b></p><p>调研不够深入。</p></body></html>"#;

#[test]
fn what_it_saves_is_read_and_older_formats_are_told() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();

    let ours = read(&saved_as(&office, &folder, PAGE, "docx:MS Word 2007 XML", "docx")).unwrap();
    let told: Vec<_> =
        ours.paragraphs.iter().map(|line| (line.text.as_str(), line.level, line.bold)).collect();
    assert_eq!(
        told,
        [
            ("一、思想政治建设情况", Some(1), true),
            ("全年学习十二次。", None, false),
            ("第二段\n换行之后。", None, false),
            ("二、组织建设情况", Some(1), true),
            ("1. 党员大会四次", None, false),
            ("2. 支委会十二次", None, false),
            ("项目\t数量", None, false),
            ("发展党员\t3", None, false),
            ("三、存在问题", None, true),
            ("调研不够深入。", None, false),
        ]
    );
    assert_eq!(ours.told.tables, 1);

    for (to, ending, kind) in [
        ("doc:MS Word 97", "doc", OtherFile::OldWord),
        ("rtf:Rich Text Format", "rtf", OtherFile::RichText),
        ("odt:writer8", "odt", OtherFile::OpenDocument),
    ] {
        let theirs = read(&saved_as(&office, &folder, PAGE, to, ending));
        assert_eq!(theirs, Err(ManuscriptError::NotWord { kind }), "{ending}");
    }
}
