//! `pingyi verify`, on archives that another program made.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// An election of Belenios with weights, blank votes and a ballot cast again, from set-up to result.
const WHOLE: &str = "single";

fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../ballot/tests/vectors/{name}.bel"))
}

fn verify(arguments: &[&str], files: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pingyi")).arg("verify").args(arguments).args(files).output().unwrap()
}

#[track_caller]
fn says(code: i32, output: &Output) -> String {
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}\n{complaint}");
    said
}

#[track_caller]
fn json(code: i32, output: &Output) -> Value {
    serde_json::from_str(&says(code, output)).unwrap()
}

/// A file with these bytes.
struct Saved(TempDir);

impl Saved {
    fn new(bytes: &[u8]) -> Self {
        let saved = Self(TempDir::new().unwrap());
        std::fs::write(saved.path(), bytes).unwrap();
        saved
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("box.bel")
    }
}

#[test]
fn an_archive_that_holds_is_explained_and_its_sums_stand_beside_the_right_answers() {
    let said = says(0, &verify(&[], &[&vector(WHOLE)]));
    for expected in [
        "all holds",
        "Checked:",
        "file: 9 events",
        "trustees: 1 keys, each with the proof",
        "ballots: 4, the replaced ones too",
        "computed anew from the 3 ballots that count",
        "What no archive can show",
    ] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
    // The second question allows blank votes, whose sum comes first.
    let json = json(0, &verify(&["--json"], &[&vector(WHOLE)]));
    let archive = &json[0]["archive"];
    let blank = &archive["sums"][1];
    assert!(said.contains(&format!("blank {}", blank["blank"])), "{said}");
    let answers = blank["answers"].as_array().unwrap();
    let last = answers.last().unwrap();
    assert!(said.contains(&format!("{} {}", last["answer"].as_str().unwrap(), last["sum"])), "{said}");
    assert_eq!(archive["sums"][0]["blank"], Value::Null);
    assert_eq!((&archive["counted"], &archive["replaced"]), (&3.into(), &1.into()));
    assert_eq!((&json[0]["format"], &json[0]["kind"]), (&1.into(), &"archive".into()));
}

#[test]
fn it_speaks_chinese_as_well() {
    let said = says(0, &verify(&["--lang", "zh-CN"], &[&vector(WHOLE)]));
    assert!(said.contains("全部核验通过") && said.contains("已核验") && said.contains("空白票"), "{said}");
    let cut = Saved::new(&std::fs::read(vector(WHOLE)).unwrap()[..2000]);
    let said = says(1, &verify(&["--lang", "zh-CN"], &[&cut.path()]));
    assert!(said.contains("核验未通过") && said.contains("责任方"), "{said}");
}

#[test]
fn every_stage_says_what_is_not_there_yet() {
    for (name, stage, expected) in [
        ("single-open", "open", "since ballots may still come"),
        ("single-closed", "closed", "not there yet"),
        ("single-tallied", "tallied", "opened sums: not there yet"),
    ] {
        assert!(says(0, &verify(&[], &[&vector(name)])).contains(expected), "{name}");
        let json = json(0, &verify(&["--json"], &[&vector(name)]));
        assert_eq!(json[0]["archive"]["stage"], stage);
        assert_eq!(json[0]["archive"]["sums"], Value::Null);
    }
}

#[test]
fn a_shared_key_is_explained_as_one() {
    let said = says(0, &verify(&[], &[&vector("threshold")]));
    assert!(said.contains("trustees: 3 keys, of which 2 suffice"), "{said}");
    assert!(said.contains("trustees’ parts: 2, each with the proof"), "{said}");
    let json = json(0, &verify(&["--json"], &[&vector("threshold")]));
    let archive = &json[0]["archive"];
    assert_eq!((&archive["trustees"], &archive["needed"]), (&3.into(), &2.into()));
    assert_eq!(
        (&archive["parts"], &archive["setAside"]),
        (&serde_json::json!([2, 3]), &serde_json::json!([]))
    );
}

#[test]
fn a_refusal_says_what_is_wrong_where_and_whose() {
    let mut bytes = std::fs::read(vector(WHOLE)).unwrap();
    let last = bytes.len() - 513;
    bytes[last] = 1;
    let file = Saved::new(&bytes);
    let said = says(1, &verify(&[], &[&file.path()]));
    assert!(
        said.contains("REFUSED") && said.contains("Where: record ") && said.contains("Whose: "),
        "{said}"
    );
    let json = json(1, &verify(&["--json"], &[&file.path()]));
    let refusal = &json[0]["refusal"];
    assert_eq!(json[0]["verdict"], "refused");
    assert_eq!((&refusal["check"], &refusal["name"]), (&1.into(), &"frames".into()));
    assert_eq!(refusal["blame"]["who"], "keeper");
    assert!(refusal["record"].is_u64() && refusal["tracker"].is_null(), "{refusal}");
}

#[test]
fn a_later_copy_goes_on_from_an_earlier_one() {
    let (open, whole) = (vector("single-open"), vector(WHOLE));
    let old = open.to_str().unwrap();
    let said = says(0, &verify(&["--extends", old], &[&whole]));
    assert!(said.contains("It goes on from") && said.contains("unchanged"), "{said}");
    let same = says(0, &verify(&["--extends", old], &[&open]));
    assert!(same.contains("It is the same as"), "{same}");
    let json = json(0, &verify(&["--json", "--extends", old], &[&whole]));
    assert_eq!((&json[0]["extends"]["holds"], &json[0]["extends"]["file"]), (&true.into(), &old.into()));
}

#[test]
fn a_copy_from_which_something_was_taken_away_is_refused_even_if_it_holds_alone() {
    let (open, whole) = (vector("single-open"), vector(WHOLE));
    let old = whole.to_str().unwrap();
    says(0, &verify(&[], &[&open]));
    let said = says(1, &verify(&["--extends", old], &[&open]));
    assert!(said.contains("DOES NOT GO ON") && said.contains("What is missing: record "), "{said}");

    let other = vector("threshold");
    let old = other.to_str().unwrap();
    let json = json(1, &verify(&["--json", "--extends", old], &[&open]));
    assert_eq!(json[0]["verdict"], "broken");
    assert_eq!(json[0]["extends"]["holds"], false);
    let extends = &json[0]["extends"];
    assert_eq!((&extends["record"], &extends["shorter"]), (&1.into(), &false.into()), "another election");
}

#[test]
fn what_cannot_be_read_is_not_called_refused() {
    let missing = Path::new("/nowhere/at/all.bel");
    let said = says(2, &verify(&[], &[missing]));
    assert!(said.contains("UNREADABLE") && said.contains("cannot be opened"), "{said}");
    let old = missing.to_str().unwrap();
    let said = says(2, &verify(&["--extends", old], &[&vector(WHOLE)]));
    assert!(said.contains("UNREADABLE") && said.contains("/nowhere/at/all.bel"), "{said}");
    let json = json(2, &verify(&["--json"], &[&vector(WHOLE), missing]));
    assert_eq!((&json[0]["verdict"], &json[1]["verdict"]), (&"holds".into(), &"unreadable".into()));
    assert!(json[1]["reason"].is_string());
    // For one file at a time, so that nobody compares the wrong two.
    let output = verify(&["--extends", old], &[&vector(WHOLE), &vector(WHOLE)]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn names_in_a_file_cannot_steer_the_terminal() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a\u{1b}[2J\u{202e}.bel");
    std::fs::write(&file, "nothing").unwrap();
    let said = says(1, &verify(&[], &[&file]));
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said:?}");
    let said = says(1, &verify(&["--json"], &[&file]));
    assert!(!said.contains('\u{202e}') && said.contains("\\u202e"), "{said}");
}
