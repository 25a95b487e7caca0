//! A roster of 5,000 people: from the bytes of a workbook to its preview, and from there onto the roll.
//!
//! Budget: the preview takes under 2 s, the import under 5 s. SQLite in a temporary folder, synced at every commit.

use std::sync::Arc;

use divan::{Bencher, counter::ItemsCount};
use documents::roster::{Roster, workbook};
use i18n::{Lang, Say};
use review::{
    id::ReviewId,
    role::{Role, Roles},
    roster::entry::PersonEntry,
    template::Template,
    time::Instant,
    words::Words,
};
use service::{
    Service, SystemClock, SystemDice,
    account::{set_up, set_up_link, who},
    cycle::{NewReview, create, give_role},
    roster::import::{Upload, confirm, preview},
};
use storage::{
    account::Account,
    cycle::Kind,
    testing::{Engine, TestDatabase},
};
use tokio::runtime::Runtime;

const PEOPLE: usize = 5_000;

fn main() {
    divan::main();
}

fn template() -> Template {
    Template::parse(include_str!("../../../examples/demonstration/template.toml")).unwrap()
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

struct Desk {
    service: Service,
    organiser: Account,
    review: ReviewId,
    _database: TestDatabase,
}

impl Desk {
    async fn new() -> Self {
        let database = TestDatabase::on(Engine::Sqlite).await.unwrap();
        let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
        let link = set_up_link(&service).await.unwrap().unwrap();
        let session = set_up(&service, link.expose(), "olga", words("Organiser"), "a long password").await;
        let organiser = who(&service, session.unwrap().expose()).await.unwrap().unwrap();
        let new = NewReview {
            kind: Kind::Record,
            year: 2022,
            organisation: words("Institute"),
            place: words("Hall"),
            meets_at: Instant::from_ms(0),
            zone: "UTC".into(),
            template: template(),
        };
        let review = create(&service, &organiser, new).await.unwrap().id;
        give_role(&service, &organiser, review, organiser.id, Role::Organiser).await.unwrap();
        Self { service, organiser, review, _database: database }
    }

    async fn preview(&self, bytes: Vec<u8>) -> review::id::ImportId {
        let upload = Upload { name: "roster.xlsx".into(), bytes };
        preview(&self.service, &self.organiser, self.review, upload).await.unwrap()
    }

    /// Answers how many were written.
    async fn import(&self, bytes: Vec<u8>) -> usize {
        let which = self.preview(bytes).await;
        let version = storage::roster::revision::version(&self.service.reader(), self.review).await.unwrap();
        confirm(&self.service, &self.organiser, self.review, which, version).await.unwrap()
    }
}

fn file(post: &str) -> Vec<u8> {
    let groups = ["A", "B", "C", "D"];
    let person = |n: usize| PersonEntry {
        number: Some(format!("{n:05}")),
        email: Some(format!("person{n}@example.org")),
        name: Words::new(&format!("人员{n}"), &format!("Person {n}")).unwrap(),
        title: words(post),
        unit: None,
        group: groups[n % groups.len()].parse().unwrap(),
        on_leave: n.is_multiple_of(20),
        roles: Roles::none(),
    };
    let roster = Roster { units: Vec::new(), people: (0..PEOPLE).map(person).collect() };
    workbook(Say(Lang::Zh), &template(), &roster, Instant::from_ms(0)).unwrap()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn preview_of_new_people(bencher: Bencher<'_, '_>) {
    let (runtime, bytes) = (Runtime::new().unwrap(), file("职员"));
    let desk = runtime.block_on(Desk::new());
    bencher
        .counter(ItemsCount::new(PEOPLE))
        .with_inputs(|| bytes.clone())
        .bench_local_values(|bytes| runtime.block_on(desk.preview(bytes)));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn preview_beside_a_full_roll(bencher: Bencher<'_, '_>) {
    let (runtime, bytes) = (Runtime::new().unwrap(), file("主任"));
    let desk = runtime.block_on(Desk::new());
    assert_eq!(runtime.block_on(desk.import(file("职员"))), PEOPLE);
    bencher
        .counter(ItemsCount::new(PEOPLE))
        .with_inputs(|| bytes.clone())
        .bench_local_values(|bytes| runtime.block_on(desk.preview(bytes)));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn preview_and_import_of_new_people(bencher: Bencher<'_, '_>) {
    let (runtime, bytes) = (Runtime::new().unwrap(), file("职员"));
    bencher
        .counter(ItemsCount::new(PEOPLE))
        .with_inputs(|| (runtime.block_on(Desk::new()), bytes.clone()))
        .bench_local_values(|(desk, bytes)| assert_eq!(runtime.block_on(desk.import(bytes)), PEOPLE));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn preview_and_import_of_changes(bencher: Bencher<'_, '_>) {
    let (runtime, old, new) = (Runtime::new().unwrap(), file("职员"), file("主任"));
    bencher
        .counter(ItemsCount::new(PEOPLE))
        .with_inputs(|| {
            let desk = runtime.block_on(Desk::new());
            runtime.block_on(desk.import(old.clone()));
            (desk, new.clone())
        })
        .bench_local_values(|(desk, bytes)| assert_eq!(runtime.block_on(desk.import(bytes)), PEOPLE));
}
