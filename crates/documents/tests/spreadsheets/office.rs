//! Another office suite writes what we read and opens what we write.

use std::fs;
use std::path::Path;
use std::process::Command;

use documents::roster::{Roster, csv, example, workbook};
use documents::sheets::read;
use i18n::{Lang, Say};
use review::roster::cell::Format;
use review::roster::column::List;
use review::time::Instant;
use tempfile::TempDir;

use crate::round::{same, template};
use crate::soffice::office;

/// Lets it open a file and save it as something else; a profile of its own, so that nobody's open window is in the way.
fn converted(office: &Path, folder: &TempDir, from: &Path, to: &str, ending: &str) -> Vec<u8> {
    let out = folder.path().join("out");
    let mut command = Command::new(office);
    command.arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()));
    if from.extension().is_some_and(|ending| ending == "csv") {
        // Commas (44), quotes (34), UTF-8 (76), whatever this machine's locale says.
        command.arg("--infilter=CSV:44,34,76");
    }
    command.args(["--headless", "--norestore", "--convert-to", to, "--outdir"]).arg(&out).arg(from);
    let output = command.output().unwrap();
    let made = out.join(from.file_name().unwrap()).with_extension(ending);
    fs::read(&made).unwrap_or_else(|why| panic!("{}: {why}: {output:?}", made.display()))
}

#[test]
fn what_it_saves_says_the_same_as_what_we_gave_it() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let roster: Roster = example(&template());
    let ours = workbook(Say(Lang::Zh), &template(), &roster, Instant::from_ms(0)).unwrap();
    let file = folder.path().join("roster.xlsx");
    fs::write(&file, ours).unwrap();

    let theirs = converted(&office, &folder, &file, "xlsx", "xlsx");
    let (count, others) = same(&[theirs], &roster);
    assert_eq!(count, 6, "{others}");

    let people = folder.path().join("people.csv");
    fs::write(&people, csv(Say(Lang::Zh), List::People, &roster)).unwrap();
    let theirs = converted(&office, &folder, &people, "xlsx:Calc MS Excel 2007 XML", "xlsx");
    let (count, others) = same(&[theirs], &roster);
    assert_eq!(count, 4, "what it took for numbers is still the same: {others}");

    // 59: semicolons; 34: quotes; 76 would be UTF-8, 85 is GB 18030.
    let theirs = converted(&office, &folder, &people, "csv:Text - txt - csv (StarCalc):59,34,85", "csv");
    let format = read(&theirs).unwrap().format;
    assert_eq!(format, Format::Csv { encoding: "gb18030".into(), separator: ';' });
    let (count, others) = same(&[theirs], &roster);
    assert_eq!(count, 4, "{others}");
}
