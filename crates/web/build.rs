//! Builds the front end with npm and leaves it where `assets` embeds it. `WEB_DIST=folder` embeds a prebuilt one.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

fn main() {
    let front_end = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("../../frontend");
    let dist = PathBuf::from(variable("OUT_DIR")).join("dist");
    for watched in ["src", "package.json", "package-lock.json", "build.mjs"] {
        println!("cargo:rerun-if-changed={}", front_end.join(watched).display());
    }
    println!("cargo:rerun-if-env-changed=WEB_DIST");
    fs::remove_dir_all(&dist).ok();
    fs::create_dir_all(&dist).expect("the output folder can be made");
    if let Some(prebuilt) = env::var_os("WEB_DIST") {
        copy(Path::new(&prebuilt), &dist);
        return;
    }
    let installed = front_end.join("node_modules/.package-lock.json");
    if newer(&front_end.join("package-lock.json"), &installed) {
        npm(&front_end, &["ci", "--no-audit", "--no-fund"], &dist);
    }
    npm(&front_end, &["run", "--silent", "build"], &dist);
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]
fn variable(name: &str) -> String {
    env::var(name).expect("cargo sets it")
}

fn npm(folder: &Path, arguments: &[&str], dist: &Path) {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output =
        Command::new(program).args(arguments).current_dir(folder).env("DIST", dist).output().unwrap_or_else(|why| {
            panic!("cannot start npm ({why}): the front end needs Node.js 20 or later with npm, or WEB_DIST=folder")
        });
    assert!(
        output.status.success(),
        "`npm {}` failed:\n{}\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("WEB_DIST is a folder") {
        let entry = entry.expect("WEB_DIST can be listed");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("WEB_DIST holds plain files");
    }
}

/// Whether `one` changed after `other`, or either cannot be told.
fn newer(one: &Path, other: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    match (changed(one), changed(other)) {
        (Some(one), Some(other)) => one > other,
        (None, _) | (_, None) => true,
    }
}
