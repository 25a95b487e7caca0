use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub fn pingyi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pingyi"));
    for name in ["PINGYI_LISTEN", "PINGYI_DATABASE", "PINGYI_DATA", "PINGYI_CONFIG", "RUST_LOG"] {
        command.env_remove(name);
    }
    command
}

/// Its answer, with the exit code asserted.
#[track_caller]
pub fn ends_with(code: i32, command: &mut Command) -> Output {
    let output = command.output().expect("the program starts");
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{command:?}\n{out}\n{err}");
    output
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A rehearsal that was held, with all that it left.
pub struct Held {
    pub json: Value,
    pub printed: String,
    _folder: TempDir,
}

impl Held {
    /// Holds one on a database; without one, on a SQLite file of its own.
    pub fn on(database: Option<&str>) -> Self {
        let folder = TempDir::with_prefix("pingyi-test-").unwrap();
        let file = folder.path().join("held.json");
        let mut command = pingyi();
        command.args(["rehearse", "--fast", "--json"]).arg(&file);
        command.args(database.into_iter().flat_map(|url| ["--database", url]));
        let output = ends_with(0, &mut command);
        let json = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        Self { json, printed: text(&output.stdout), _folder: folder }
    }

    /// The one that all tests on SQLite share: it takes seconds, and they only look.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Held> = OnceLock::new();
        SHARED.get_or_init(|| Self::on(None))
    }

    /// The box of a label.
    pub fn ballot_box(&self, label: &str) -> &Value {
        let boxes = self.json["boxes"].as_array().unwrap();
        boxes.iter().find(|one| one["label"] == label).unwrap()
    }

    pub fn archive(&self, label: &str) -> PathBuf {
        PathBuf::from(self.ballot_box(label)["archive"].as_str().unwrap())
    }

    pub fn archives(&self) -> Vec<PathBuf> {
        let paths = self.json["archives"].as_array().unwrap();
        paths.iter().map(|path| Path::new(path.as_str().unwrap()).to_owned()).collect()
    }

    pub fn reporter(&self, unit: &str) -> &Value {
        let lines = self.json["reporters"].as_array().unwrap();
        lines.iter().find(|line| line["unit"] == unit).unwrap()
    }
}
