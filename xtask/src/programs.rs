//! Looking for programs on this machine.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child;

/// The first of these names that `PATH` leads to.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&path).map(|dir| dir.join(&file)).find(|program| program.is_file())
    })
}

/// A browser that the end-to-end tests can drive: the one that `CHROMIUM`
/// names, else whatever Chromium is installed.
pub fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from).filter(|program| program.is_file());
    named.or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]))
}

/// The folder of PostgreSQL's *server* programs. Debian keeps them off `PATH`,
/// one folder a version; the newest is taken.
pub fn postgres() -> Option<PathBuf> {
    let whole = |dir: &Path| dir.join("initdb").is_file() && dir.join("pg_ctl").is_file();
    let told = on_path(&["pg_config"])
        .and_then(|program| child::output(Command::new(program).arg("--bindir")).ok())
        .map(|dir| PathBuf::from(dir.trim()))
        .filter(|dir| whole(dir));
    let by_debian =
        || newest(Path::new("/usr/lib/postgresql")).map(|dir| dir.join("bin")).filter(|dir| whole(dir));
    let on_path = || on_path(&["pg_ctl"])?.parent().map(Path::to_path_buf).filter(|dir| whole(dir));
    told.or_else(by_debian).or_else(on_path)
}

/// The sub-folder with the highest number for a name.
fn newest(folder: &Path) -> Option<PathBuf> {
    let versions = folder.read_dir().ok()?.filter_map(Result::ok).filter_map(|entry| {
        let version = entry.file_name().to_str()?.parse::<u32>().ok()?;
        Some((version, entry.path()))
    });
    versions.max().map(|(_, path)| path)
}

pub fn is_root() -> bool {
    child::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
