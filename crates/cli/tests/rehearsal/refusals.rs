use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Stdio},
};

use tempfile::TempDir;

use crate::support::{ends_with, pingyi, text};

/// A demonstration that runs until it is dropped.
struct Demonstration {
    child: Child,
    url: String,
    lines: Vec<String>,
}

impl Demonstration {
    fn start(folder: &TempDir) -> Self {
        let mut command = pingyi();
        command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let url = lines.next().unwrap();
        let lines = lines.by_ref().take_while(|line| !line.starts_with("Ctrl-C")).collect();
        Self { child, url, lines }
    }

    /// Asks it to stop as a service manager does, and waits.
    fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "a graceful stop is no failure");
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_demonstration_is_rehearsed_once_and_kept_over_a_restart() {
    let folder = TempDir::with_prefix("pingyi-test-").unwrap();
    let first = Demonstration::start(&folder);
    assert!(first.url.starts_with("http://127.0.0.1:"), "{}", first.url);
    for role in
        ["organiser", "reporter", "leader", "scrutineer", "trustee", "correspondent", "approver", "observer"]
    {
        let link = format!("{}/link/", first.url);
        let told = |line: &&String| line.trim_start().starts_with(role) && line.contains(&link);
        assert!(first.lines.iter().any(|line| told(&line)), "no way in for {role}: {:#?}", first.lines);
    }
    let json = folder.path().join("held.json");
    let rehearse = |server: &str| {
        let mut command = pingyi();
        command.args(["rehearse", "--fast", "--server", server, "--json"]).arg(&json);
        command
    };
    ends_with(0, &mut rehearse(&first.url));

    let said = text(&ends_with(2, &mut rehearse(&first.url)).stderr);
    assert!(said.contains("boxes are planned already") && said.contains("--fresh"), "{said}");

    first.stop();
    let second = Demonstration::start(&folder);
    let said = text(&ends_with(2, &mut rehearse(&second.url)).stderr);
    assert!(said.contains("boxes are planned already"), "{said}");
    second.stop();
}

#[test]
fn nobody_there_is_told_with_the_mend() {
    let said = text(&ends_with(2, pingyi().args(["rehearse", "--server", "http://127.0.0.1:1"])).stderr);
    assert!(said.contains("pingyi demo"), "{said}");
}

#[test]
fn an_address_in_use_is_told_with_the_mend() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = TempDir::new().unwrap();
    let mut command = pingyi();
    command.args(["serve", "--listen", &address, "--data"]).arg(folder.path());
    let said = text(&ends_with(2, &mut command).stderr);
    assert!(said.contains("--listen"), "{said}");
}

#[test]
fn the_first_start_of_a_server_prints_a_link_to_set_it_up() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("own.db").display());
    let mut server = pingyi();
    server.args(["serve", "--listen", "127.0.0.1:0", "--database", &url, "--data"]).arg(folder.path());
    server.stdout(Stdio::piped());
    let mut child = server.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.next().unwrap().starts_with("Pingyi listens on http://127.0.0.1:"));
    let link = lines.find(|line| line.contains("/set-up/")).expect("the first start prints a link");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(link.len() > 60, "the link holds its secret: {link}");
}

#[test]
fn help_names_every_command() {
    let said = text(&ends_with(0, pingyi().args(["--help"])).stdout);
    assert!(["demo", "serve", "rehearse", "verify"].iter().all(|name| said.contains(name)), "{said}");
}
