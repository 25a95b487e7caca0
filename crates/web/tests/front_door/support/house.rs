use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use axum::Router;
use review::{id::ReviewId, role::Role, template::Template, time::Instant, words::Words};
use service::{
    Clock, Dice, Seal, Service, SystemDice, account,
    cycle::{self, NewReview},
    mail,
    roster::{self, NewPerson, NewUnit},
};
use storage::{
    account::Account,
    cycle::{Kind, Review},
    roster::Reporter,
    testing::TestDatabase,
};

use super::Guest;

/// 10 January 2023, 14:00 in Shanghai: the day of the meeting.
pub const MEETING_DAY: i64 = 1_673_330_400_000;

/// How people reach a house that sends mail, and in whose name it does.
pub const ADDRESS: &str = "https://review.example.org";
pub const SENDER: &str = "Work review <review@example.org>";

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.load(Ordering::SeqCst))
    }
}

impl TestClock {
    pub fn shows(&self, ms: i64) {
        self.0.store(ms, Ordering::SeqCst);
    }

    pub fn passes(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

/// The real service and site over a database of its own.
pub struct TestHouse {
    pub service: Service,
    pub clock: Arc<TestClock>,
    pub site: Router,
    pub administrator: Account,
    pub database: TestDatabase,
}

/// A small institute: three branches, their secretaries, two leaders, and those who run the meeting.
pub struct Institute {
    pub review: Review,
    /// In running order: Research, Process, Testing.
    pub reporters: Vec<Reporter>,
    pub accounts: Vec<Account>,
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

impl TestHouse {
    pub async fn open(database: TestDatabase) -> Self {
        Self::open_with(database, Arc::new(SystemDice)).await
    }

    /// The same, whose chance is given.
    pub async fn open_with(database: TestDatabase, dice: Arc<dyn Dice>) -> Self {
        let clock = Arc::new(TestClock(AtomicI64::new(MEETING_DAY)));
        let service = Service::new(database.store.clone(), clock.clone(), dice);
        let site = web::site(web::House::new(service.clone()));
        let link = account::set_up_link(&service).await.unwrap().unwrap();
        let session =
            account::set_up(&service, link.expose(), "admin", words("Administrator"), "a long password")
                .await
                .unwrap();
        let administrator = account::who(&service, session.expose()).await.unwrap().unwrap();
        Self { service, clock, site, administrator, database }
    }

    /// The same house, which sends mail.
    pub fn mailing(self) -> Self {
        let service = self.service.clone().sending_mail();
        let house = web::House::new(service.clone()).reached_at(ADDRESS).mailing_as(SENDER);
        Self { site: web::site(house), service, ..self }
    }

    /// The same house, which keeps addresses of chats, sealed, and may post to chats in its own network.
    pub fn chatting(self) -> Self {
        let service = self.service.clone().sealing(Seal::new([7; 32])).posting_inside();
        let house = web::House::new(service.clone()).reached_at(ADDRESS);
        Self { site: web::site(house), service, ..self }
    }

    /// What a postman would carry now, in words; whatever became of it is told to the box.
    pub async fn carries(&self, taken: Result<(), &str>) -> Option<web::mail::Message> {
        let outgoing = mail::next(&self.service).await.unwrap()?;
        match taken {
            Ok(()) => mail::sent(&self.service, &outgoing).await.unwrap(),
            Err(why) => drop(mail::failed(&self.service, &outgoing, why).await.unwrap()),
        }
        Some(web::mail::message(ADDRESS, &outgoing))
    }

    /// The rows themselves, for what no use case makes yet.
    pub fn store(&self) -> &storage::Store {
        &self.database.store
    }

    pub fn passer_by(&self) -> Guest {
        Guest::passer_by(&self.site)
    }

    /// Where the rows are, for another process.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// Somebody at the door of another server over the same database.
    pub async fn second_server(&self) -> Guest {
        let store = storage::Store::open(&self.database.url).await.unwrap();
        let service = Service::new(store, self.clock.clone(), Arc::new(SystemDice));
        Guest::passer_by(&web::site(web::House::new(service)))
    }

    /// Lets a known account in.
    pub async fn guest(&self, account: &Account) -> Guest {
        let link = account::demonstration_link(&self.service, &self.administrator, account.id).await.unwrap();
        let session = account::follow_link(&self.service, link.expose()).await.unwrap();
        Guest { cookie: format!("session={}", session.expose()), ..self.passer_by() }
    }

    async fn account(&self, sign_in: &str) -> Account {
        account::invite(&self.service, &self.administrator, sign_in, words(sign_in)).await.unwrap().0
    }

    async fn roles(&self, review: ReviewId, account: &Account, roles: &[Role]) {
        for role in roles {
            cycle::give_role(&self.service, &self.administrator, review, account.id, *role).await.unwrap();
        }
    }

    /// The institute on the day of its meeting, with nobody checked in yet.
    pub async fn institute(&self) -> Institute {
        self.institute_by(DEMONSTRATION).await
    }

    /// The same under rules of its own.
    pub async fn institute_by(&self, template: &str) -> Institute {
        let template = Template::parse(template).unwrap();
        let review = cycle::create(
            &self.service,
            &self.administrator,
            NewReview {
                kind: Kind::Record,
                year: 2022,
                organisation: words("Test Institute"),
                place: words("Hall A"),
                meets_at: Instant::from_ms(MEETING_DAY),
                zone: "Asia/Shanghai".into(),
                template,
            },
        )
        .await
        .unwrap();
        let mut accounts = Vec::new();
        for (name, roles) in PEOPLE {
            let account = self.account(name).await;
            self.roles(review.id, &account, roles).await;
            accounts.push(account);
        }
        let mut institute = Institute { review, reporters: Vec::new(), accounts };
        self.fill(&mut institute).await;
        institute
    }

    /// The dress rehearsal of an institute, with the same people.
    pub async fn rehearsal_of(&self, institute: &Institute) -> Institute {
        let reader = self.service.reader();
        let id = storage::rehearsal::of(&reader, institute.review.id).await.unwrap().expect("a rehearsal");
        Institute {
            review: storage::cycle::by_id(&reader, id).await.unwrap().unwrap(),
            reporters: storage::roster::reporters(&reader, id).await.unwrap(),
            accounts: institute.accounts.clone(),
        }
    }

    async fn fill(&self, institute: &mut Institute) {
        let organiser = institute.account("olga");
        let unit = |code: &str, name: &str, reporter: &str| NewUnit {
            code: code.into(),
            name: words(name),
            members: 20,
            committee: 4,
            reporter: institute.account(reporter).id,
            reporter_title: words(&format!("Secretary, {name} branch")),
        };
        let units =
            [unit("B1", "Research", "rosa"), unit("B2", "Process", "paul"), unit("B3", "Testing", "tina")];
        let review = institute.review.id;
        roster::add_units(&self.service, organiser, review, &units).await.unwrap();
        let person = |group: &str, number: usize| NewPerson {
            number: format!("{group}{number:02}"),
            name: words(&format!("Person {group}{number}")),
            title: words("Member"),
            unit: None,
            group: group.parse().unwrap(),
            on_leave: false,
        };
        let rules = cycle::rules(&institute.review).unwrap();
        let people: Vec<_> = [("A", 5), ("B", 5), ("C", 6), ("D", 5)]
            .into_iter()
            .filter(|(group, _)| rules.group(&group.parse().unwrap()).is_some())
            .flat_map(|(group, count)| (1..=count).map(move |number| person(group, number)))
            .collect();
        roster::add_people(&self.service, organiser, review, &people).await.unwrap();
        institute.reporters = storage::roster::reporters(&self.service.reader(), review).await.unwrap();
    }
}

/// The rules of the demonstration.
pub const DEMONSTRATION: &str = include_str!("../../../../../examples/demonstration/template.toml");

/// The people of the institute and their roles.
const PEOPLE: [(&str, &[Role]); 12] = [
    ("olga", &[Role::Organiser]),
    ("rosa", &[Role::Reporter]),
    ("paul", &[Role::Reporter]),
    ("tina", &[Role::Reporter]),
    ("lena", &[Role::Leader]),
    ("lars", &[Role::Leader]),
    ("sara", &[Role::Scrutineer]),
    ("tom", &[Role::Trustee]),
    ("tess", &[Role::Trustee]),
    ("theo", &[Role::Trustee]),
    ("cora", &[Role::Correspondent]),
    ("anna", &[Role::Approver]),
];

impl Institute {
    /// Somebody of the institute by name.
    pub fn account(&self, name: &str) -> &Account {
        self.accounts
            .iter()
            .find(|account| account.sign_in == name)
            .unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// A path in the review's workspace.
    pub fn path(&self, rest: &str) -> String {
        format!("/reviews/{}{rest}", self.review.id)
    }
}
