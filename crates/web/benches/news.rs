//! The news site with 1,000 items: how long its pages take when they are drawn anew, and how many requests a second a
//! crowd gets answered that reads one item. Every connection is a reader of its own, and all must be counted.
//!
//! Budget: each page under 50 ms; over 3,000 requests a second on two cores, with exact views. SQLite in a temporary
//! folder, server and readers in one process. A number says for how many seconds the crowd reads: `-- 30`.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant as Stopwatch},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use review::{
    id::NewsId,
    publication::{Circle, ItemKind, Slug},
    template::Template,
    time::Instant,
    words::Words,
};
use service::{
    Service, SystemClock, SystemDice,
    account::{set_up, set_up_link, who},
    cycle::{NewReview, create},
};
use storage::{
    cycle::Kind,
    publication::{Body as Text, Stage},
    testing::{Engine, TestDatabase},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tower::ServiceExt as _;

const ITEMS: u128 = 1_000;
const READERS: usize = 64;
const ROUNDS: usize = 40;
const PAGES: [&str; 7] = [
    "/news",
    "/news?page=50",
    "/news?q=meeting%20999",
    "/news?year=2023&by=Officer",
    "/news/item-500",
    "/feeds/en.atom",
    "/sitemap.xml",
];

fn words(text: &str) -> Words {
    Words::new(text, text).expect("words")
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let database = TestDatabase::on(Engine::Sqlite).await.expect("a database");
    let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
    filled(&service, &database).await;
    for path in PAGES {
        drawn_anew(&service, path).await;
    }
    crowd(&service).await;
}

async fn filled(service: &Service, database: &TestDatabase) {
    let link = set_up_link(service).await.unwrap().unwrap();
    let session =
        set_up(service, link.expose(), "olga", words("Organiser"), "a long password").await.unwrap();
    let olga = who(service, session.expose()).await.unwrap().unwrap();
    let new = NewReview {
        kind: Kind::Record,
        year: 2022,
        organisation: words("Institute"),
        place: words("Hall"),
        meets_at: service.now(),
        zone: "Asia/Shanghai".into(),
        template: Template::parse(include_str!("../../../examples/demonstration/template.toml")).unwrap(),
    };
    let review = create(service, &olga, new).await.unwrap().id;
    let tx = database.store.write().await.unwrap();
    for n in 0..ITEMS {
        let id = NewsId::from_uuid(uuid_of(n));
        let body = format!("The meeting {n} heard the reports.\n\n").repeat(40);
        let text = storage::publication::Text {
            slug: Slug::new(&format!("item-{n}")).unwrap(),
            title: words(&format!("Meeting {n} held")),
            body: Text { zh: body.clone(), en: body },
            correspondent: words("Officer"),
            circle: Circle::Public,
        };
        let at = Instant::from_ms(1_673_330_400_000 + i64::try_from(n).unwrap());
        storage::publication::add(&tx, (id, review), olga.id, (ItemKind::News, text), at).await.unwrap();
        storage::publication::move_to(&tx, id, 0, Stage::Released(at, olga.id)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn uuid_of(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n + 1)
}

/// Every time by a site that has nothing ready.
async fn drawn_anew(service: &Service, path: &str) {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let site: Router = web::site(web::House::new(service.clone()));
        let began = Stopwatch::now();
        let answer = site.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        times.push(began.elapsed());
    }
    times.sort();
    println!("{path}: median {:.1?}, slowest of {ROUNDS} {:.1?}", times[ROUNDS / 2], times[ROUNDS - 1]);
}

async fn crowd(service: &Service) {
    let seconds = std::env::args().find_map(|text| text.parse().ok()).unwrap_or(10);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let site = web::site(web::House::new(service.clone()));
    let site = site.into_make_service_with_connect_info::<SocketAddr>();
    let served = tokio::spawn(async move { axum::serve(listener, site).await });
    let before = views(service).await;
    let (until, total) = (Stopwatch::now() + Duration::from_secs(seconds), Arc::new(AtomicU64::new(0)));
    let readers = (0..READERS).map(|number| tokio::spawn(reads(address, number, until, total.clone())));
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap();
    }
    served.abort();
    let counted = views(service).await - before;
    let total = total.load(Ordering::Relaxed);
    println!("/news/item-7: {} requests a second by {READERS} readers; {counted} counted", total / seconds);
    assert_eq!(counted, READERS, "every reader is counted once");
}

async fn views(service: &Service) -> usize {
    let (reader, id) = (service.reader(), NewsId::from_uuid(uuid_of(7)));
    storage::publication::by_news_id(&reader, id).await.unwrap().unwrap().views
}

/// One reader on one connection, as fast as the answers come.
async fn reads(address: SocketAddr, number: usize, until: Stopwatch, total: Arc<AtomicU64>) {
    let mut line = TcpStream::connect(address).await.unwrap();
    let asked = format!("GET /news/item-7 HTTP/1.1\r\nHost: x\r\nUser-Agent: reader {number}\r\n\r\n");
    let mut buffer = vec![0; 64 * 1024];
    while Stopwatch::now() < until {
        line.write_all(asked.as_bytes()).await.unwrap();
        let mut read = 0;
        let whole = loop {
            read += line.read(&mut buffer[read..]).await.unwrap();
            if let Some(length) = length_of(&buffer[..read]) {
                break length;
            }
        };
        if read < whole {
            line.read_exact(&mut buffer[read..whole]).await.unwrap();
        }
        assert!(buffer.starts_with(b"HTTP/1.1 200"));
        total.fetch_add(1, Ordering::Relaxed);
    }
}

/// Bytes of the answer, once its head has come.
fn length_of(begun: &[u8]) -> Option<usize> {
    let head = begun.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&begun[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    Some(head + length.unwrap_or(0))
}
