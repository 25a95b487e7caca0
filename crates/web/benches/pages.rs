//! The pages of a review with 100 reporters and 2,000 people before its meeting. Each report has 20,000 characters, each
//! unit what the checks found; the ledger has 10,000 items. One organiser, who is leader too, asks for them; the first reporter for the own editor.
//!
//! Budget: each page takes under 50 ms. SQLite in a temporary folder.

use std::sync::{Arc, LazyLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use divan::Bencher;
use review::{
    follow_up::{ItemState, Source},
    id::{ItemId, ReportId, ReporterId, ReviewId},
    report::Body as Text,
    role::Role,
    template::Template,
    time::{Day, Instant},
    words::{Lang, Words},
};
use service::{
    Service, SystemClock, SystemDice,
    account::{choose_by_link, invite, set_up, set_up_link, who},
    cycle::{NewReview, create, give_role},
    fact::NewEntry,
    roster::{NewPerson, NewUnit, add_people, add_units},
};
use storage::{
    account::Account,
    cycle::{Kind, Review},
    follow_up::Item,
    meeting::said::Said,
    report::Report,
    roster::Reporter,
    testing::{Engine, TestDatabase},
};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use web::links;

/// Made once; filling it takes seconds.
static OFFICE: LazyLock<(Runtime, Office)> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let office = runtime.block_on(Office::new());
    (runtime, office)
});

const REPORTERS: usize = 100;
const PEOPLE: usize = 2_000;
const CHARACTERS: usize = 20_000;
const ITEMS: usize = 10_000;

fn main() {
    divan::main();
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

/// A page, and where it is.
type Page = (&'static str, fn(&Office) -> String);

const PAGES: [Page; 29] = [
    ("tasks", |_| links::tasks()),
    ("overview", |office| links::review(office.review)),
    ("calendar", |office| links::calendar(office.review)),
    ("progress", |office| links::progress(office.review)),
    ("roles", |office| links::roles(office.review)),
    ("rules", |office| links::rules(office.review)),
    ("roster", |office| links::roster(office.review)),
    ("roster by strokes", |office| links::roster_page(office.review, "strokes", 20)),
    ("check-in", |office| links::check_in(office.review)),
    ("reports", |office| links::reports(office.review)),
    ("report", |office| links::report(office.review, office.reporter)),
    ("editor", |office| links::report_edit(office.review, office.reporter)),
    ("facts", |office| links::facts(office.review)),
    ("preparations", |office| links::preparations(office.review)),
    ("preparation", |office| links::preparation(office.review, office.reporter)),
    ("meeting", |office| links::meeting(office.review)),
    ("projector", |office| links::projector(office.review)),
    ("comments", |office| links::comments(office.review)),
    ("boxes", |office| links::boxes(office.review)),
    ("ledger", |office| links::items(office.review)),
    ("ledger, last page", |office| links::items_asked(office.review, &[("page", "200")])),
    ("ledger, by words", |office| links::items_asked(office.review, &[("text", "Item 77")])),
    ("ledger, overdue", |office| links::items_overdue(office.review)),
    ("ledger by unit", |office| links::items_by_unit(office.review)),
    ("ledger by quarter", |office| links::items_by_quarter(office.review)),
    ("ledger over time", |office| links::items_over_time(office.review)),
    ("ledger, look back", |office| links::look_back(office.review)),
    ("three lists", |office| links::three_lists(office.review)),
    ("requirements", |office| links::asked(office.review)),
];

struct Office {
    site: Router,
    organiser: String,
    /// Whose report it is.
    author: String,
    review: ReviewId,
    reporter: ReporterId,
    _database: TestDatabase,
}

impl Office {
    async fn new() -> Self {
        let database = TestDatabase::on(Engine::Sqlite).await.unwrap();
        let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
        let link = set_up_link(&service).await.unwrap().unwrap();
        let session = set_up(&service, link.expose(), "olga", words("Organiser"), "a long password").await;
        let organiser = session.unwrap().expose().to_owned();
        let olga = who(&service, &organiser).await.unwrap().unwrap();
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
        for role in [Role::Organiser, Role::Leader] {
            give_role(&service, &olga, review.id, olga.id, role).await.unwrap();
        }
        let author = fill(&service, &database, &olga, &review).await;
        let reporters = storage::roster::reporters(&service.reader(), review.id).await.unwrap();
        checks(&service, &olga, &review, &reporters).await;
        ledger(&database, &review, &reporters).await;
        let reporter = reporters.iter().find(|one| one.unit.code == "U000").unwrap().id;
        let site = web::site(web::House::new(service));
        Self { site, organiser, author, review: review.id, reporter, _database: database }
    }

    async fn get(&self, (name, path): Page) -> usize {
        let session = if name == "editor" { &self.author } else { &self.organiser };
        let request = Request::get(path(self)).header(header::COOKIE, format!("session={session}"));
        let answer = self.site.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{name}");
        to_bytes(answer.into_body(), usize::MAX).await.unwrap().len()
    }
}

/// Answers the session of the first reporter.
async fn fill(service: &Service, database: &TestDatabase, olga: &Account, review: &Review) -> String {
    let (mut units, mut first) = (Vec::new(), None);
    for n in 0..REPORTERS {
        let (reporter, link) =
            invite(service, olga, &format!("reporter{n}"), words("Reporter")).await.unwrap();
        first.get_or_insert(link);
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
    let session = choose_by_link(service, first.unwrap().expose(), "another long password").await.unwrap();
    session.expose().to_owned()
}

async fn checks(service: &Service, olga: &Account, review: &Review, reporters: &[Reporter]) {
    let rules = service::cycle::rules(review).unwrap();
    let note = Said { zh: "记录齐全".into(), en: "Records are complete.".into() };
    let entry = |unit, check| NewEntry { unit, check, seen: 0, score: "35".into(), note: note.clone() };
    let checks: Vec<_> = rules.facts().checks.iter().map(|check| check.key.clone()).collect();
    let of_unit =
        |one: &Reporter| checks.iter().map(|key| entry(one.unit.id, key.clone())).collect::<Vec<_>>();
    let entries: Vec<_> = reporters.iter().flat_map(of_unit).collect();
    service::fact::save(service, olga, review.id, &entries).await.unwrap();
}

/// Items of this year and the year before, every state, due over three years.
async fn ledger(database: &TestDatabase, review: &Review, reporters: &[Reporter]) {
    let tx = database.store.write().await.unwrap();
    let states = [
        ItemState::Open,
        ItemState::InProgress,
        ItemState::Submitted,
        ItemState::Returned,
        ItemState::Verified,
    ];
    for n in 0..ITEMS {
        let reporter = &reporters[n % reporters.len()];
        let due = Day::new(2022, 1, 1).unwrap().plus_days(i32::try_from(n % 1_000).unwrap()).unwrap();
        let text = words(&format!("Item {n}"));
        let id: ItemId = format!("00000000-0000-7000-8000-{n:012x}").parse().unwrap();
        // One in a hundred is last year's: every report answers its own.
        let year = review.year - i16::from(n % 10_000 < 100);
        let made_at = Instant::from_ms(review.meets_at.ms() - 86_400_000 * i64::try_from(n % 300).unwrap());
        let item = Item {
            unit: Some(reporter.unit.id),
            owner_account: Some(reporter.account),
            state: states[n / 100 % states.len()],
            ..Item::new(id, Source::Comment, year, text, words("Head"), due, made_at)
        };
        storage::follow_up::add_item(&tx, review.id, &item, made_at).await.unwrap();
    }
    tx.commit().await.unwrap();
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

#[divan::bench(args = PAGES.map(|(name, _)| name), sample_count = 40, sample_size = 1)]
fn page(bencher: Bencher<'_, '_>, name: &str) {
    let (runtime, office) = &*OFFICE;
    let page = *PAGES.iter().find(|page| page.0 == name).unwrap();
    bencher.bench_local(|| runtime.block_on(office.get(page)));
}
