use std::path::PathBuf;

/// `LibreOffice`. Where there is none the test says so; in CI it must be there.
#[expect(clippy::disallowed_methods, reason = "only a test's surroundings know where the program is")]
pub fn office() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join("soffice")).find(|file| file.is_file());
    if found.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must have LibreOffice");
        eprintln!("skipped: LibreOffice is not installed; `cargo xtask install` does it");
    }
    found
}
