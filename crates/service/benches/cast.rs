//! What the server does with one ballot: verify every proof, append it, and have it on disk.
//!
//! Budget: verifying and storing one ballot of 7 reporters × 5 answers takes under 5 ms of one core. (`verify` in the
//! crate `ballot`'s benches is the part without the database.) SQLite in a temporary folder, synced at every commit.

use std::sync::Arc;

use ballot::{Election, PrivateCredential, SecretKey, TrusteeKey, Uuid, seal};
use divan::{Bencher, counter::ItemsCount};
use rand::{SeedableRng, rngs::StdRng};
use review::{
    evaluation::ceremony::Message, id::BoxId, role::Role, template::Template, time::Instant, words::Words,
};
use service::{
    Service, SystemClock, SystemDice,
    account::{invite, set_up, set_up_link, who},
    cycle::{NewReview, create, give_role},
    evaluation::{cards_made, cast, ceremony, facts, open, plan},
    roster::{NewPerson, NewUnit, add_people, add_units},
};
use storage::{
    account::Account,
    cycle::Kind,
    testing::{Engine, TestDatabase},
};
use tokio::runtime::Runtime;

const BALLOTS: usize = 60;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn cast_one_ballot(bencher: Bencher<'_, '_>) {
    let runtime = Runtime::new().unwrap();
    let (_database, service, id, ballots) = runtime.block_on(open_box());
    let mut ballots = ballots.into_iter();
    bencher.counter(ItemsCount::new(1_u32)).with_inputs(|| ballots.next().unwrap()).bench_local_values(
        |ballot| {
            let received = runtime.block_on(cast(&service, &id, ballot)).unwrap();
            assert!(!received.replaced);
        },
    );
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

/// An open box of seven reporters, and a sealed ballot for each of its cards.
async fn open_box() -> (TestDatabase, Service, BoxId, Vec<Vec<u8>>) {
    let mut rng = StdRng::seed_from_u64(42); // the same ballots at every run
    let database = TestDatabase::on(Engine::Sqlite).await.unwrap();
    let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
    let link = set_up_link(&service).await.unwrap().unwrap();
    let session = set_up(&service, link.expose(), "admin", words("Admin"), "a long password").await.unwrap();
    let admin = who(&service, session.expose()).await.unwrap().unwrap();
    let template = Template::parse(include_str!("../../../examples/demonstration/template.toml")).unwrap();
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
    for role in [Role::Organiser, Role::Scrutineer, Role::Trustee] {
        give_role(&service, &admin, review, admin.id, role).await.unwrap();
    }
    fill(&service, &admin, review).await;
    let boxes = plan(&service, &admin, review).await.unwrap();
    let key = TrusteeKey::make(&SecretKey::draw(&mut rng), None, &mut rng).text();
    ceremony::begin(&service, &admin, review, true).await.unwrap();
    ceremony::send(&service, &admin, review, Message::Key, key).await.unwrap();
    let mut codes = Vec::new();
    for one in &boxes {
        let uuid = Uuid::parse(one.id.as_str()).unwrap();
        let drawn: Vec<_> = (0..one.cards).map(|_| PrivateCredential::draw(&mut rng)).collect();
        let public = drawn.iter().map(|code| code.public(&uuid).to_string()).collect();
        cards_made(&service, &admin, &one.id, public).await.unwrap();
        codes.push(drawn);
    }
    open(&service, &admin, review, true).await.unwrap();
    let id = boxes[0].id.clone();
    let facts = facts(&service.reader(), &id).await.unwrap();
    let election = Election::parse(facts.election.as_bytes()).unwrap();
    assert_eq!((election.questions().len(), election.questions()[0].choices()), (7, 5));
    let votes = vec![vec![1, 0, 0, 0, 0]; 7];
    let ballots =
        codes[0].iter().map(|code| seal(&election, code, &votes, &mut rng).unwrap().text().into()).collect();
    (database, service, id, ballots)
}

async fn fill(service: &Service, admin: &Account, review: review::id::ReviewId) {
    let mut units = Vec::new();
    for number in 1..=7 {
        let (reporter, _) = invite(service, admin, &format!("b{number}"), words("Secretary")).await.unwrap();
        units.push(NewUnit {
            code: format!("B{number}"),
            name: words(&format!("Branch {number}")),
            members: 20,
            committee: 4,
            reporter: reporter.id,
            reporter_title: words("Secretary"),
        });
    }
    add_units(service, admin, review, &units).await.unwrap();
    let people: Vec<_> = ["A", "B", "C", "D"]
        .into_iter()
        .flat_map(|group| (0..BALLOTS).map(move |number| (group, number)))
        .map(|(group, number)| NewPerson {
            number: format!("{group}{number}"),
            name: words("Person"),
            title: words("Member"),
            unit: None,
            group: group.parse().unwrap(),
            on_leave: false,
        })
        .collect();
    add_people(service, admin, review, &people).await.unwrap();
}
