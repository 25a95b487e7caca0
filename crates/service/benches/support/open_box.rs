//! A box that takes ballots, and a ballot for each card: the same at every run.

use std::sync::Arc;

use ballot::{Election, PrivateCredential, SecretKey, TrusteeKey, Uuid, seal};
use rand::{SeedableRng, rngs::StdRng};
use review::{
    evaluation::ceremony::Message,
    id::{BoxId, ReviewId},
    role::Role,
    template::Template,
    time::Instant,
    words::Words,
};
use service::{
    Service, SystemClock, SystemDice,
    account::{invite, set_up, set_up_link, who},
    cycle::{NewReview, create, give_role},
    evaluation::{cards_made, ceremony, facts, open, plan},
    roster::{NewPerson, NewUnit, add_people, add_units},
};
use storage::{
    account::Account,
    cycle::Kind,
    testing::{Engine, TestDatabase},
};

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

/// An open box of seven reporters, and a sealed ballot for each of its cards.
pub struct OpenBox {
    pub service: Service,
    pub id: BoxId,
    pub ballots: Vec<Vec<u8>>,
    /// It goes when this is dropped.
    pub database: TestDatabase,
}

impl OpenBox {
    pub async fn new(voters: usize) -> Self {
        let database = TestDatabase::on(Engine::Sqlite).await.unwrap();
        let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
        let link = set_up_link(&service).await.unwrap().unwrap();
        let session =
            set_up(&service, link.expose(), "admin", words("Admin"), "a long password").await.unwrap();
        let admin = who(&service, session.expose()).await.unwrap().unwrap();
        let template =
            Template::parse(include_str!("../../../../examples/demonstration/template.toml")).unwrap();
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
        fill(&service, &admin, review, voters).await;
        let (id, ballots) = ballots(&service, &admin, review).await;
        Self { service, id, ballots, database }
    }
}

/// Opens the boxes; the first one's ballots.
async fn ballots(service: &Service, admin: &Account, review: ReviewId) -> (BoxId, Vec<Vec<u8>>) {
    let mut rng = StdRng::seed_from_u64(42);
    let boxes = plan(service, admin, review).await.unwrap();
    let key = TrusteeKey::make(&SecretKey::draw(&mut rng), None, &mut rng).text();
    ceremony::begin(service, admin, review, true).await.unwrap();
    ceremony::send(service, admin, review, Message::Key, key).await.unwrap();
    let mut codes = Vec::new();
    for one in &boxes {
        let uuid = Uuid::parse(one.id.as_str()).unwrap();
        let drawn: Vec<_> = (0..one.cards).map(|_| PrivateCredential::draw(&mut rng)).collect();
        let public = drawn.iter().map(|code| code.public(&uuid).to_string()).collect();
        cards_made(service, admin, &one.id, public).await.unwrap();
        codes.push(drawn);
    }
    open(service, admin, review, true).await.unwrap();
    let id = boxes[0].id.clone();
    let facts = facts(&service.reader(), &id).await.unwrap();
    let election = Election::parse(facts.election.as_bytes()).unwrap();
    assert_eq!((election.questions().len(), election.questions()[0].choices()), (7, 5));
    let votes = vec![vec![1, 0, 0, 0, 0]; 7];
    let ballots =
        codes[0].iter().map(|code| seal(&election, code, &votes, &mut rng).unwrap().text().into()).collect();
    (id, ballots)
}

async fn fill(service: &Service, admin: &Account, review: ReviewId, voters: usize) {
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
        .flat_map(|group| (0..voters).map(move |number| (group, number)))
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
