//! A server in a process of its own over the rows of a house that a test has set up: it can be killed, and its disk can
//! be full. Its clock is the house's, which it reads from a file.

#[cfg(target_os = "linux")]
pub mod disk;

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
    response::Response,
};
use review::time::Instant;
use service::{Clock, Service, SystemDice};
use tempfile::TempDir;

use super::{Guest, TestHouse};

/// Where the child finds its database and its clock.
const DATABASE: &str = "PINGYI_TEST_DATABASE";
const CLOCK: &str = "PINGYI_TEST_CLOCK";

/// The test that is the child.
const CHILD: [&str; 4] = ["room::serves_until_killed", "--exact", "--ignored", "--nocapture"];

/// What the child is told by its parent.
#[expect(clippy::disallowed_methods, reason = "a test speaks to its child process through the environment")]
pub fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A clock that stands in a file.
struct FileClock(PathBuf);

impl Clock for FileClock {
    fn now(&self) -> Instant {
        Instant::from_ms(std::fs::read_to_string(&self.0).unwrap().parse().unwrap())
    }
}

/// What the child does: serves, and says where.
pub async fn serve() {
    let (Some(database), Some(clock)) = (told(DATABASE), told(CLOCK)) else { return };
    let store = storage::Store::open(&database).await.unwrap();
    let service = Service::new(store, Arc::new(FileClock(clock.into())), Arc::new(SystemDice));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("\nlistens {}", listener.local_addr().unwrap());
    let site = web::site(web::House::new(service)).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, site).await.unwrap();
}

/// The parent's end of it.
pub struct Process {
    child: Child,
    site: Router,
    folder: TempDir,
    database: String,
}

impl Process {
    /// Serves the rows of a house where they are.
    pub fn over(house: &TestHouse) -> Self {
        let folder = TempDir::with_prefix("pingyi-test-").unwrap();
        let database = house.database_url().to_owned();
        let command = Command::new(std::env::current_exe().unwrap());
        Self::start(house, folder, database, command)
    }

    fn start(house: &TestHouse, folder: TempDir, database: String, mut command: Command) -> Self {
        let clock = folder.path().join("clock");
        tells(house, &clock);
        let child = command.args(CHILD).env(DATABASE, &database).env(CLOCK, clock);
        let mut child = child.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listens ").map(str::to_owned))
            .expect("the server starts");
        Self { child, site: way_to(address), folder, database }
    }

    /// Its clock shows what the house's does.
    pub fn sees_the_time_of(&self, house: &TestHouse) {
        tells(house, &self.folder.path().join("clock"));
    }

    /// Somebody with a session at this server instead.
    pub fn guest(&self, guest: &Guest) -> Guest {
        Guest { site: self.site.clone(), ..guest.clone() }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, and starts another over the same rows. On Unix this is `kill -9`: no destructor runs, no
    /// connection is closed.
    pub fn killed_and_started_again(mut self, house: &TestHouse) -> Self {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let folder = std::mem::replace(&mut self.folder, TempDir::new().unwrap());
        let command = Command::new(std::env::current_exe().unwrap());
        Self::start(house, folder, self.database.clone(), command)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn tells(house: &TestHouse, clock: &Path) {
    // Renamed into place: the server never reads half of a number.
    let new = clock.with_extension("new");
    std::fs::write(&new, house.clock.now().ms().to_string()).unwrap();
    std::fs::rename(new, clock).unwrap();
}

/// A router that hands everything on to a server, so that guests need not know where they are.
fn way_to(address: String) -> Router {
    rustls::crypto::ring::default_provider().install_default().ok();
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
    let client = client.unwrap();
    Router::new().fallback(async move |request: Request<Body>| {
        let (parts, body) = request.into_parts();
        let url = format!("http://{address}{}", parts.uri.path_and_query().unwrap());
        let body = to_bytes(body, 64 << 20).await.unwrap();
        let answer =
            client.request(parts.method, url).headers(parts.headers).body(body).send().await.unwrap();
        let mut response = Response::builder().status(answer.status());
        response.headers_mut().unwrap().extend(answer.headers().clone());
        response.body(Body::from(answer.bytes().await.unwrap())).unwrap()
    })
}
