use tempfile::TempDir;

use crate::support::{Held, ends_with, pingyi, text};

#[test]
fn a_good_archive_ends_with_0_and_tells_its_sums() {
    let archive = Held::shared().archive("C+D");
    let said = text(&ends_with(0, pingyi().arg("verify").arg(&archive)).stdout);
    assert!(said.contains("all holds"), "{said}");
    assert!(said.contains("Ballots: 24 count, 3 replaced by later ones, 27 cards"), "{said}");
    assert!(said.contains("Trustees: 3; parts given: 2"), "{said}");
    assert!(said.contains("好 / Good 20"), "{said}");
    let said = text(&ends_with(0, pingyi().args(["verify", "--lang", "zh-CN"]).arg(&archive)).stdout);
    assert!(said.contains("全部核验通过"), "{said}");
}

#[test]
fn one_changed_byte_ends_with_1_and_says_where() {
    let mut bytes = std::fs::read(Held::shared().archive("A")).unwrap();
    let text_of = |bytes: &[u8], from: usize| String::from_utf8_lossy(&bytes[from..from + 12]).into_owned();
    let digit = bytes.windows(12).position(|window| window == b"\"response\":\"").unwrap() + 12;
    assert!(text_of(&bytes, digit).starts_with(|first: char| first.is_ascii_digit()));
    bytes[digit] = if bytes[digit] == b'1' { b'2' } else { b'1' };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("changed.bel");
    std::fs::write(&file, bytes).unwrap();
    let said = text(&ends_with(1, pingyi().arg("verify").arg(&file)).stdout);
    assert!(said.contains("REFUSED") && said.contains("Check 2 failed: names and times"), "{said}");
    assert!(said.contains("Where: record "), "{said}");
}

#[test]
fn every_cut_of_an_archive_ends_with_1() {
    let bytes = std::fs::read(Held::shared().archive("A")).unwrap();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("cut.bel");
    for length in [0, 100, 512, 1_000, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&file, &bytes[..length]).unwrap();
        ends_with(1, pingyi().arg("verify").arg(&file));
    }
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let folder = TempDir::new().unwrap();
    let said = text(&ends_with(2, pingyi().arg("verify").arg(folder.path())).stdout);
    assert!(said.contains("UNREADABLE") && said.contains("it is a folder"), "{said}");
    ends_with(2, pingyi().arg("verify").arg(folder.path().join("nothing.bel")));
}

#[test]
fn a_file_longer_than_the_memory_is_no_matter() {
    let folder = TempDir::new().unwrap();
    let large = folder.path().join("large.bel");
    let bytes = std::fs::read(Held::shared().archive("A")).unwrap();
    std::fs::write(&large, &bytes).unwrap();
    // Zeros that take no space on the disk.
    std::fs::OpenOptions::new().write(true).open(&large).unwrap().set_len(1 << 40).unwrap();
    let said = text(&ends_with(1, pingyi().arg("verify").arg(&large)).stdout);
    assert!(said.contains("Check 1 failed"), "{said}");
}

#[test]
fn the_worst_of_several_files_decides_and_json_tells_each() {
    let folder = TempDir::new().unwrap();
    let bad = folder.path().join("bad.bel");
    std::fs::write(&bad, "not an archive").unwrap();
    let good = Held::shared().archive("B");
    let output = ends_with(1, pingyi().args(["verify", "--json"]).arg(&good).arg(&bad));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json[0]["verdict"], &json[1]["verdict"]), (&"holds".into(), &"refused".into()));
    assert_eq!(json[0]["archive"]["counted"], 7);
    assert_eq!(json[1]["refusal"]["check"], 1);
    let missing = folder.path().join("missing.bel");
    ends_with(2, pingyi().args(["verify", "--json"]).arg(&good).arg(&bad).arg(&missing));
}
