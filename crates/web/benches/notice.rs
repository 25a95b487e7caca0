//! Who is where in a review of 100 reporters and 2,000 people, each with a draft of 20,000 characters.
//!
//! Budget: each page takes under 50 ms. SQLite in a temporary folder.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use divan::Bencher;
use review::{
    id::{ReportId, ReviewId},
    report::Body as Text,
    role::Role,
    template::Template,
    time::Instant,
    words::{Lang, Words},
};
use service::{
    Service, SystemClock, SystemDice,
    account::{invite, set_up, set_up_link, who},
    cycle::{NewReview, create, give_role},
    roster::{NewPerson, NewUnit, add_people, add_units},
};
use storage::{
    account::Account,
    cycle::{Kind, Review},
    report::Report,
    testing::{Engine, TestDatabase},
};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

const REPORTERS: usize = 100;
const PEOPLE: usize = 2_000;
const CHARACTERS: usize = 20_000;

fn main() {
    divan::main();
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

struct Office {
    site: Router,
    session: String,
    review: ReviewId,
    _database: TestDatabase,
}

impl Office {
    async fn new() -> Self {
        let database = TestDatabase::on(Engine::Sqlite).await.unwrap();
        let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
        let link = set_up_link(&service).await.unwrap().unwrap();
        let session = set_up(&service, link.expose(), "olga", words("Organiser"), "a long password").await;
        let session = session.unwrap().expose().to_owned();
        let olga = who(&service, &session).await.unwrap().unwrap();
        let text = include_str!("../../../examples/demonstration/template.toml");
        let new = NewReview {
            kind: Kind::Record,
            year: 2022,
            organisation: words("Institute"),
            place: words("Hall"),
            meets_at: service.now(),
            zone: "UTC".into(),
            template: Template::parse(text).unwrap(),
        };
        let review = create(&service, &olga, new).await.unwrap();
        give_role(&service, &olga, review.id, olga.id, Role::Organiser).await.unwrap();
        fill(&service, &database, &olga, &review).await;
        let site = web::site(web::House::new(service));
        Self { site, session, review: review.id, _database: database }
    }

    async fn get(&self, path: &str) -> usize {
        let request = Request::get(path).header(header::COOKIE, format!("session={}", self.session));
        let answer = self.site.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        to_bytes(answer.into_body(), usize::MAX).await.unwrap().len()
    }
}

async fn fill(service: &Service, database: &TestDatabase, olga: &Account, review: &Review) {
    let mut units = Vec::new();
    for n in 0..REPORTERS {
        let reporter = invite(service, olga, &format!("reporter{n}"), words("Reporter")).await.unwrap().0;
        give_role(service, olga, review.id, reporter.id, Role::Reporter).await.unwrap();
        units.push(NewUnit {
            code: format!("U{n:03}"),
            name: words(&format!("Unit {n}")),
            members: 20,
            committee: 4,
            reporter: reporter.id,
            reporter_title: words("Head"),
        });
    }
    add_units(service, olga, review.id, &units).await.unwrap();
    let groups = ["A", "B", "C", "D"];
    let person = |n: usize| NewPerson {
        number: format!("{n:05}"),
        name: words("Person"),
        title: words("Member"),
        unit: None,
        group: groups[n % groups.len()].parse().unwrap(),
        on_leave: false,
    };
    let people: Vec<_> = (0..PEOPLE).map(person).collect();
    add_people(service, olga, review.id, &people).await.unwrap();
    drafts(service, database, review).await;
}

async fn drafts(service: &Service, database: &TestDatabase, review: &Review) {
    let rules = service::cycle::rules(review).unwrap();
    let sections = &rules.report().sections;
    let each = "述".repeat(CHARACTERS / sections.len());
    let edition = sections.iter().map(|section| (section.key.clone(), each.clone())).collect();
    let draft = Text { editions: [(Lang::Zh, edition)].into(), ..Text::default() };
    let reporters = storage::roster::reporters(&service.reader(), review.id).await.unwrap();
    let tx = database.store.write().await.unwrap();
    for reporter in reporters {
        let id = ReportId::from_uuid(*reporter.id.as_uuid());
        let saved_at = Instant::from_ms(0);
        let report = Report { id, reporter: reporter.id, draft: draft.clone(), revision: 2, saved_at };
        storage::report::add(&tx, &report).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn page(bencher: Bencher<'_, '_>, path: impl Fn(ReviewId) -> String) {
    let runtime = Runtime::new().unwrap();
    let office = runtime.block_on(Office::new());
    let path = path(office.review);
    bencher.bench_local(|| runtime.block_on(office.get(&path)));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn tasks(bencher: Bencher<'_, '_>) {
    page(bencher, |_| "/tasks".to_owned());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn calendar(bencher: Bencher<'_, '_>) {
    page(bencher, web::links::calendar);
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn progress(bencher: Bencher<'_, '_>) {
    page(bencher, web::links::progress);
}
