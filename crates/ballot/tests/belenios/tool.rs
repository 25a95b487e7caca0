//! Runs belenios-tool, each time in a folder of its own.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub struct Tool(PathBuf);

impl Tool {
    /// The tool named by `BELENIOS_TOOL`. Where there is none the test says so; in CI it must be there.
    #[expect(clippy::disallowed_methods, reason = "only a test's surroundings know where the tool is")]
    pub fn find() -> Option<Self> {
        if let Ok(path) = std::env::var("BELENIOS_TOOL") {
            return Some(Self(path.into()));
        }
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must set BELENIOS_TOOL");
        eprintln!("skipped: BELENIOS_TOOL does not name the program to compare with");
        None
    }

    /// The first two numbers of its version.
    pub fn version(&self) -> (u32, u32) {
        let output = Command::new(&self.0).arg("--version").output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let mut numbers = said.split(['.', ' ', '+', '-']).map(|number| number.parse().unwrap());
        (numbers.next().unwrap(), numbers.next().unwrap())
    }

    pub fn folder(&self) -> Folder {
        Folder { tool: self.0.clone(), at: tempfile::tempdir().unwrap() }
    }
}

pub struct Folder {
    tool: PathBuf,
    at: TempDir,
}

impl Folder {
    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.at.path().join(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.at.path().join(name)).unwrap()
    }

    /// A file of one line.
    pub fn read_text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap().trim_ascii().to_owned()
    }

    /// A text a line.
    pub fn write_lines<T: AsRef<str>>(&self, name: &str, lines: &[T]) {
        let lines: Vec<_> = lines.iter().flat_map(|line| [line.as_ref(), "\n"]).collect();
        self.write(name, lines.concat().as_bytes());
    }

    /// The names of the files that end like this, sorted.
    pub fn all(&self, end: &str) -> Vec<String> {
        let files = fs::read_dir(self.at.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name.ends_with(end)).collect();
        names.sort();
        names
    }

    /// The one file that ends like this.
    pub fn read_only(&self, end: &str) -> Vec<u8> {
        let [name] = <[String; 1]>::try_from(self.all(end)).unwrap();
        self.read(&name)
    }

    /// Runs a command that must succeed, and returns what it prints.
    pub fn run(&self, command: &str) -> String {
        self.feed(command, "")
    }

    /// The same with something on its standard input.
    pub fn feed(&self, command: &str, input: &str) -> String {
        let output = self.start(command, input);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "belenios-tool {command}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must fail.
    pub fn refuses(&self, command: &str) {
        assert!(!self.start(command, "").status.success(), "belenios-tool {command} says yes");
    }

    fn start(&self, command: &str, input: &str) -> Output {
        let mut child = Command::new(&self.tool)
            .args(command.split(' '))
            .current_dir(self.at.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may be gone before everything is written.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }
}
