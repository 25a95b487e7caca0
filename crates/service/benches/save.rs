//! What the server does with one save of a long report: rights, rules, the draft and its kept copy, on disk.
//!
//! Budget: a report of 20,000 characters saves in under 50 ms. SQLite in a temporary folder, synced at every commit.

use std::sync::Arc;

use divan::Bencher;
use review::{
    id::{ReporterId, ReviewId},
    report::{Body, Why},
    role::Role,
    template::Template,
    time::Instant,
    words::{Lang, Words},
};
use service::{
    Service, SystemClock, SystemDice,
    account::{invite, set_up, set_up_link, who},
    cycle::{NewReview, create, give_role},
    report::{open, save},
    roster::{NewUnit, add_units},
};
use storage::{
    account::Account,
    cycle::Kind,
    testing::{Engine, TestDatabase},
};
use tokio::runtime::Runtime;

fn main() {
    divan::main();
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

/// A reporter at the own desk.
async fn desk(database: &TestDatabase) -> (Service, Account, ReviewId, ReporterId, Body) {
    let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
    let link = set_up_link(&service).await.unwrap().unwrap();
    let session = set_up(&service, link.expose(), "admin", words("Admin"), "a long password").await.unwrap();
    let admin = who(&service, session.expose()).await.unwrap().unwrap();
    let template = Template::parse(include_str!("../../../examples/demonstration/template.toml")).unwrap();
    let sections: Vec<_> = template.report().sections.iter().map(|section| section.key.clone()).collect();
    let new = NewReview {
        kind: Kind::Record,
        year: 2022,
        organisation: words("Institute"),
        place: words("Hall"),
        meets_at: Instant::from_ms(0),
        zone: "UTC".into(),
        template,
    };
    let review = create(&service, &admin, new).await.unwrap().id;
    give_role(&service, &admin, review, admin.id, Role::Organiser).await.unwrap();
    let (rosa, _) = invite(&service, &admin, "rosa", words("Secretary")).await.unwrap();
    give_role(&service, &admin, review, rosa.id, Role::Reporter).await.unwrap();
    let unit = NewUnit {
        code: "B1".into(),
        name: words("Branch"),
        members: 20,
        committee: 4,
        reporter: rosa.id,
        reporter_title: words("Secretary"),
    };
    add_units(&service, &admin, review, &[unit]).await.unwrap();
    let reporter = storage::roster::reporters(&service.reader(), review).await.unwrap().remove(0).id;
    open(&service, &rosa, review, reporter).await.unwrap();
    let each = 20_000 / sections.len();
    let edition = sections.into_iter().map(|key| (key, "述".repeat(each))).collect();
    let body = Body { editions: [(Lang::Zh, edition)].into(), ..Body::default() };
    (service, rosa, review, reporter, body)
}

#[divan::bench(args = [Why::Autosave, Why::Save], sample_count = 100, sample_size = 1)]
fn save_20_000_characters(bencher: Bencher<'_, '_>, why: Why) {
    let runtime = Runtime::new().unwrap();
    let database = runtime.block_on(TestDatabase::on(Engine::Sqlite)).unwrap();
    let (service, rosa, review, reporter, body) = runtime.block_on(desk(&database));
    let mut revision = 1;
    bencher.bench_local(|| {
        revision = runtime.block_on(save(&service, &rosa, review, reporter, revision, &body, why)).unwrap();
    });
}
