//! The server as a process of its own, and how others find it.

use std::{
    env, fs,
    future::IntoFuture as _,
    io::{BufRead as _, BufReader, Write as _},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use service::account::{Attempt, sign_in};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::open_box::OpenBox;

/// The argument by which this program knows that it is the server.
pub const ROLE: &str = "serve";

/// What the server tells of itself.
#[derive(Serialize, Deserialize)]
struct Told {
    address: SocketAddr,
    cookie: String,
    review: String,
    ballot_box: String,
}

/// A running server; ended when the last who knows it is gone.
#[derive(Clone)]
pub struct Server {
    /// Where screens connect; a proxy has its own.
    pub address: SocketAddr,
    pub cookie: String,
    pub review: String,
    pub ballot_box: String,
    pub ballots: Arc<Vec<String>>,
    process: Arc<Process>,
}

struct Process {
    child: Child,
    _folder: TempDir,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    pub async fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("ballots.json");
        let mut child = Command::new(env::current_exe().unwrap())
            .arg(ROLE)
            .arg(&file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = child.stdout.take().unwrap();
        let line = tokio::task::spawn_blocking(move || BufReader::new(out).lines().next());
        let line = line.await.unwrap().expect("the server tells where it is").unwrap();
        let Told { address, cookie, review, ballot_box } = serde_json::from_str(&line).unwrap();
        let ballots = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let process = Arc::new(Process { child, _folder: folder });
        Self { address, cookie, review, ballot_box, ballots: Arc::new(ballots), process }
    }

    /// The same server by another way.
    pub fn through(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// Megabytes now, and at the most so far.
    pub fn memory(&self) -> (u64, u64) {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.process.child.id())).unwrap_or_default();
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or_default()
                / 1024
        };
        (of("VmRSS:"), of("VmHWM:"))
    }

    /// Seconds of processor time so far.
    pub fn processor(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.child.id())).unwrap_or_default();
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks =
            |place| after.split_whitespace().nth(place).and_then(|text: &str| text.parse::<f64>().ok());
        (ticks(11).unwrap_or_default() + ticks(12).unwrap_or_default()) / 100.0
    }
}

/// What the process does: a meeting with an open box, until it is ended.
pub async fn serve(ballots: &Path, voters: usize) {
    let OpenBox { service, id, ballots: sealed, database: _database } = OpenBox::new(voters).await;
    let sealed: Vec<_> = sealed.into_iter().map(|one| String::from_utf8(one).unwrap()).collect();
    fs::write(ballots, serde_json::to_vec(&sealed).unwrap()).unwrap();
    let found = storage::evaluation::by_id(&service.reader(), &id).await.unwrap().unwrap();
    let attempt = Attempt { sign_in: "admin", password: "a long password", address: None, browser: None };
    let session = sign_in(&service, &attempt).await.unwrap().session;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let told = Told {
        address: listener.local_addr().unwrap(),
        cookie: format!("session={}; language=zh-CN", session.expose()),
        review: found.review.to_string(),
        ballot_box: id.to_string(),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string(&told).unwrap()).unwrap();
    out.flush().unwrap();
    drop(out);
    // As the program serves: a router as it is would be taken apart anew for each connection.
    let site = web::site(web::House::new(service)).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, site).into_future().await.unwrap();
}
