//! `pingyi backup` and `pingyi restore`, as somebody types them.

use std::{
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

fn pingyi(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pingyi"));
    for variable in ["PINGYI_DATABASE", "PINGYI_DATA", "PINGYI_CONFIG"] {
        command.env_remove(variable);
    }
    command.current_dir(folder).args(arguments).output().unwrap()
}

#[track_caller]
fn says(code: i32, output: &Output) -> String {
    let said = String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

/// A data folder with a house in it that nobody has set up yet: a backup put back from nothing makes one.
fn house(folder: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    std::fs::create_dir(folder.join("pingyi-data")).unwrap();
    let url = format!("sqlite:{}", folder.join("pingyi-data/pingyi.db").display());
    runtime.block_on(async {
        let store = storage::Store::open(&url).await.unwrap();
        store.close().await.unwrap();
    });
}

#[test]
fn a_house_goes_out_into_a_file_and_comes_back_elsewhere() {
    let (here, there) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    house(here.path());
    let file = there.path().join("house.backup");
    let name = file.to_str().unwrap();

    let said = says(0, &pingyi(here.path(), &["backup", name]));
    assert!(said.contains("read back and whole"), "{said}");
    let refused = says(2, &pingyi(here.path(), &["backup", name]));
    assert!(refused.contains("is there already"), "{refused}");
    let checked = says(0, &pingyi(there.path(), &["restore", "--check", name]));
    assert!(checked.contains("whole"), "{checked}");
    let restored = says(0, &pingyi(there.path(), &["restore", name]));
    assert!(restored.contains("Everybody signs in anew"), "{restored}");

    assert!(there.path().join("pingyi-data/pingyi.db").is_file());
    let second = there.path().join("second.backup");
    says(0, &pingyi(there.path(), &["backup", second.to_str().unwrap()]));
    let rows = |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rows(&file), rows(&second));
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_backup() {
    use std::os::unix::fs::PermissionsExt as _;
    let here = TempDir::new().unwrap();
    house(here.path());
    says(0, &pingyi(here.path(), &["backup", "house.backup"]));
    let mode = std::fs::metadata(here.path().join("house.backup")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!here.path().join("house.backup.part").exists());
}

#[test]
fn a_damaged_file_is_refused_with_its_line_and_nothing_is_made() {
    let (here, there) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    house(here.path());
    says(0, &pingyi(here.path(), &["backup", "house.backup"]));
    let text = std::fs::read_to_string(here.path().join("house.backup")).unwrap();
    let end = text.lines().count();
    let damaged = there.path().join("house.backup");
    std::fs::write(&damaged, text.replacen("\"end\":true,\"tables\":", "\"end\":true,\"tables\":1", 1))
        .unwrap();

    let said = says(1, &pingyi(there.path(), &["restore", "house.backup"]));

    assert!(said.contains(&format!("line {end} is damaged")), "{said}");
    assert!(!there.path().join("pingyi-data").exists());
}

#[test]
fn a_house_that_is_not_there_is_named_and_not_made() {
    let here = TempDir::new().unwrap();
    let said = says(2, &pingyi(here.path(), &["backup", "house.backup", "--database", "sqlite:nowhere.db"]));
    assert!(said.contains("there is no database nowhere.db"), "{said}");
    assert!(!here.path().join("nowhere.db").exists() && !here.path().join("house.backup").exists());
}
