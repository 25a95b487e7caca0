//! Packs the fonts, so that the program needs none of the machine it runs on. `FONTS_DIST=folder` takes packed ones.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

fn main() {
    let fonts = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("fonts");
    let dist = PathBuf::from(variable("OUT_DIR")).join("fonts");
    for watched in ["package.json", "package-lock.json", "pack.mjs"] {
        println!("cargo:rerun-if-changed={}", fonts.join(watched).display());
    }
    println!("cargo:rerun-if-env-changed=FONTS_DIST");
    fs::create_dir_all(&dist).expect("the output folder can be made");
    if let Some(packed) = env::var_os("FONTS_DIST") {
        for entry in fs::read_dir(packed).expect("FONTS_DIST is a folder") {
            let entry = entry.expect("FONTS_DIST can be listed");
            fs::copy(entry.path(), dist.join(entry.file_name())).expect("FONTS_DIST holds plain files");
        }
        return;
    }
    let installed = fonts.join("node_modules/.package-lock.json");
    if newer(&fonts.join("package-lock.json"), &installed) {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(npm, &["ci", "--no-audit", "--no-fund"], &fonts, &dist);
    }
    run("node", &["pack.mjs"], &fonts, &dist);
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]
fn variable(name: &str) -> String {
    env::var(name).expect("cargo sets it")
}

fn run(program: &str, arguments: &[&str], folder: &Path, dist: &Path) {
    let output =
        Command::new(program).args(arguments).current_dir(folder).env("DIST", dist).output().unwrap_or_else(
            |why| panic!("cannot start {program} ({why}): the fonts need Node.js 20 or later with npm, or FONTS_DIST=folder"),
        );
    assert!(
        output.status.success(),
        "`{program} {}` failed:\n{}\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Whether `one` changed after `other`, or either cannot be told.
fn newer(one: &Path, other: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    match (changed(one), changed(other)) {
        (Some(one), Some(other)) => one > other,
        (None, _) | (_, None) => true,
    }
}
