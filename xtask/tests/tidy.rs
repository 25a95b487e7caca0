//! What must hold for files whatever is in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Longer than this, a file has two subjects.
const MOST_LINES: usize = 500;

fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs us");
    Path::new(&here).parent().expect("xtask lies in the tree").to_path_buf()
}

/// Every file that is or may be committed, relative to the root.
fn files() -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).expect("file names are UTF-8");
    // A file that was removed but not yet from the index is no file any more.
    let files = names.split_terminator('\0').map(PathBuf::from).filter(|file| root().join(file).is_file());
    files.collect()
}

/// The Rust files of our crates, without their tests.
fn sources() -> impl Iterator<Item = PathBuf> {
    files().into_iter().filter(|file| {
        let ours = file.starts_with("xtask") || file.starts_with("crates");
        let source = file.components().any(|part| part.as_os_str() == "src");
        ours && source && file.extension().is_some_and(|ending| ending == "rs")
    })
}

/// The text of a file; nothing for pictures and the like.
fn text(file: &Path) -> Option<String> {
    fs::read_to_string(root().join(file)).ok()
}

/// What no file may hold. Put together here, so that this file does not hold it.
fn private_words() -> Vec<String> {
    let folders = ["work"].map(|name| format!("/{name}/"));
    let registries = [["registry.npmjs", "org"], ["static.crates", "io"], ["index.crates", "io"]];
    let mirrors = [["deb.debian", "org"], ["files.pythonhosted", "org"]];
    let hosts = registries.into_iter().chain(mirrors).map(|host| host.join("."));
    folders.into_iter().chain(hosts).collect()
}

#[test]
fn no_file_names_a_folder_of_somebodys_machine_or_a_host_of_a_registry() {
    let words = private_words();
    let mut faults = Vec::new();
    for file in files() {
        let Some(text) = text(&file) else { continue };
        let found = words.iter().filter(|word| text.contains(word.as_str()));
        faults.extend(found.map(|word| format!("{} holds {word}", file.display())));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_it_can_be_read_at_once() {
    let mut looked_at = 0;
    let mut faults = Vec::new();
    for file in sources() {
        let lines = text(&file).expect("source is text").lines().count();
        looked_at += 1;
        if lines > MOST_LINES {
            faults.push(format!("{} has {lines} lines", file.display()));
        }
    }
    assert!(looked_at > 0, "no source file was found");
    assert!(faults.is_empty(), "split by what changes together: {}", faults.join("; "));
}

#[test]
fn a_module_with_parts_is_named_like_its_folder() {
    let odd: Vec<_> = sources().filter(|file| file.ends_with("mod.rs")).collect();
    assert!(odd.is_empty(), "name it after its folder, beside it: {odd:?}");
}

#[test]
fn what_npm_locks_can_be_installed_anywhere() {
    let locks: Vec<_> = files().into_iter().filter(|file| file.ends_with("package-lock.json")).collect();
    assert!(!locks.is_empty(), "no lock file was found");
    for file in locks {
        let text = text(&file).expect("a lock is text");
        let lock: Value = serde_json::from_str(&text).expect("a lock is JSON");
        let packages = lock["packages"].as_object().expect("a lock lists packages");
        let has = |name: &str| packages.keys().any(|path| path.ends_with(&format!("node_modules/{name}")));
        for (path, package) in packages {
            assert!(package["resolved"].is_null(), "{}: {path} names where it came from", file.display());
            // npm leaves out platforms that it could not reach, and then fails on those.
            let optional =
                package["optionalDependencies"].as_object().into_iter().flat_map(|names| names.keys());
            let lacking: Vec<_> = optional.filter(|name| !has(name)).collect();
            assert!(lacking.is_empty(), "{}: {path} lacks {lacking:?}", file.display());
        }
    }
}
