//! What the first administrator and the first organiser do in the browser, before there is anything to review.

use std::sync::Arc;

use axum::http::StatusCode;
use review::{id::ReviewId, role::Role};
use service::{Service, SystemClock, SystemDice};

use crate::support::{Answer, Guest, TestHouse, imports, on_both};

const TEMPLATE: &str = include_str!("../../../../examples/demonstration/template.toml");
const ROSTER: &str = include_str!("../../../../examples/demonstration/roster.csv");
const UNITS: &str = "code,name_zh,name_en,members,committee,reporter,reporter_title_zh,reporter_title_en";

/// Whoever the answer signed in.
fn signed_in(door: &Guest, answer: &Answer) -> Guest {
    let cookie = answer.cookie.as_deref().and_then(|cookie| cookie.split(';').next()).unwrap();
    Guest { cookie: cookie.to_owned(), ..door.clone() }
}

/// The path of the invitation on the page.
fn invitation(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("data-copy=\"hall.test").expect("the page shows a link");
    rest.split_once('"').unwrap().0.to_owned()
}

/// Invites somebody, who follows the link and chooses a password.
async fn joins(administrator: &Guest, sign_in: &str) -> Guest {
    let fields = [("sign_in", sign_in), ("name", sign_in), ("name_other", "")];
    let page = administrator.post("/accounts", &fields).await.is(StatusCode::OK);
    let door = Guest { cookie: String::new(), ..administrator.clone() };
    let link = invitation(&page);
    door.get(&link).await.is(StatusCode::OK).says(sign_in);
    let password = format!("the password of {sign_in}");
    let answer = door.post(&link, &[("password", &password)]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(answer.location.as_deref(), Some("/tasks"));
    signed_in(&door, &answer)
}

/// The key of the entry that shows somebody's sign-in name in the list of accounts.
fn account_on(page: &Answer, sign_in: &str) -> String {
    let text = page.text();
    let (before, _) = text.split_once(&format!("({sign_in})</option>")).expect("the account is offered");
    before.rsplit_once("value=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
}

async fn give(administrator: &Guest, roles: &str, sign_in: &str, role: &str) {
    let account = account_on(&administrator.get(roles).await.is(StatusCode::OK), sign_in);
    administrator.post(roles, &[("account", &account), ("role", role)]).await.is(StatusCode::SEE_OTHER);
}

fn new_review<'a>(template: &'a str, zone: &'a str, year: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("organisation", "Institute of Hard Things"),
        ("organisation_other", "硬物研究所"),
        ("year", year),
        ("place", "Hall A"),
        ("place_other", ""),
        ("meets_at", "2027-01-12T14:00"),
        ("zone", zone),
        ("template", template),
    ]
}

async fn counts(service: &Service, review: ReviewId) -> (usize, usize, usize) {
    let reader = service.reader();
    (
        storage::roster::units(&reader, review).await.unwrap().len(),
        storage::roster::reporters(&reader, review).await.unwrap().len(),
        storage::roster::people(&reader, review).await.unwrap().len(),
    )
}

storage::on_both!(
    from_the_set_up_link_to_a_review_with_roles_units_and_people,
    async |database: storage::testing::TestDatabase| {
        let service = Service::new(database.store.clone(), Arc::new(SystemClock), Arc::new(SystemDice));
        let door = Guest::passer_by(&web::site(web::House::new(service.clone())));
        let link = service::account::set_up_link(&service).await.unwrap().unwrap();
        let fields = [("name", "Ada"), ("sign_in", "ada"), ("password", "a long password")];
        let answer = door.post(&web::links::set_up(link.expose()), &fields).await.is(StatusCode::SEE_OTHER);
        let ada = signed_in(&door, &answer);
        ada.get("/tasks").await.says("href=\"/accounts\"").says("href=\"/reviews/new\"");

        ada.get("/reviews/new").await.is(StatusCode::OK).says("Asia/Shanghai").says("[[evaluation.groups]]");
        let pasted = TEMPLATE.replace('\n', "\r\n");
        let answer = ada.post("/reviews/new", &new_review(&pasted, "Asia/Shanghai", "2026")).await;
        let roles = answer.is(StatusCode::SEE_OTHER).location.unwrap();
        let path = roles.strip_suffix("/roles").unwrap().to_owned();
        let id: ReviewId = path.strip_prefix("/reviews/").unwrap().parse().unwrap();
        let review = storage::cycle::by_id(&service.reader(), id).await.unwrap().unwrap();
        assert_eq!(
            (review.template.as_str(), review.year),
            (TEMPLATE, 2026),
            "the rules are those of the file"
        );
        assert_eq!(review.meets_at.ms(), 1_799_733_600_000, "14:00 in Shanghai is 6:00 in Greenwich");

        let olga = joins(&ada, "olga").await;
        joins(&ada, "rosa").await;
        ada.get(&roles).await.says("Nobody holds a role yet");
        give(&ada, &roles, "olga", "organiser").await;
        give(&ada, &roles, "rosa", "reporter").await;
        ada.get(&roles).await.says("Organiser</span>").says("Reporter</span>");
        ada.get("/tasks").await.says(&format!("href=\"{roles}\""));

        let import_path = format!("{path}/roster/import");
        olga.get(&format!("{path}/roster")).await.says(&format!("href=\"{import_path}\""));
        olga.get(&import_path).await.is(StatusCode::OK).says("Show what would change");
        let unit = |n| format!("B{n},第{n}党支部,Branch {n},20,4,rosa,书记,");
        let units: Vec<_> = std::iter::once(UNITS.to_owned()).chain((1..=7).map(unit)).collect();
        let done = imports(&olga, &path, "units.csv", units.join("\n").as_bytes()).await;
        assert_eq!(done.location, Some(format!("{path}/roster?imported=7")));
        imports(&olga, &path, "roster.csv", ROSTER.as_bytes()).await;
        olga.get(&format!("{path}/roster")).await.says("40 people on the roll").says("Branch 7");
        assert_eq!(counts(&service, id).await, (7, 7, 40));
    }
);

on_both!(
    roles_that_the_roster_names_are_given_together_once_somebody_has_seen_them,
    async |house: TestHouse| {
        let institute = house.institute().await;
        let ada = house.guest(&house.administrator).await;
        let olga = house.guest(institute.account("olga")).await;
        let roles = institute.path("/roles");
        ada.get(&roles).await.is(StatusCode::OK).hides("Roles on the roster");
        // The staff number is the sign-in name, in whatever letters; nobody is known by the second row.
        let text = "number,name,email,group,roles\n\
                TINA,Tina,,A,reporter、leader\n\
                X1,Unknown,x1@example.org,A,observer\n";
        imports(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
        let page = ada.get(&roles).await.says("Roles on the roster").says("Give this role");
        page.says("Unknown: Observer");
        let tina = institute.account("tina").id;
        let held =
            async || storage::cycle::roles(&house.service.reader(), institute.review.id, tina).await.unwrap();
        let before = held().await;
        assert!(before.holds(Role::Reporter) && !before.holds(Role::Leader), "{before:?}");
        let leader = format!("{tina}:leader");
        let path = format!("{roles}/rostered");
        olga.post(&path, &[("give", &leader)]).await.is(StatusCode::FORBIDDEN);
        // What the roster does not say is not given by this form.
        let trustee = format!("{tina}:trustee");
        ada.post(&path, &[("give", &leader), ("give", &trustee)]).await.is(StatusCode::SEE_OTHER);
        let after = held().await;
        assert!(after.holds(Role::Leader) && !after.holds(Role::Trustee), "{after:?}");
        ada.get(&roles).await.hides("Give this role").says("became Leader, given by");
        ada.post(&path, &[("give", "nobody")]).await.is(StatusCode::BAD_REQUEST);
    }
);

on_both!(two_rows_of_the_roster_that_mean_one_account_give_its_role_once, async |house: TestHouse| {
    let institute = house.institute().await;
    let ada = house.guest(&house.administrator).await;
    let olga = house.guest(institute.account("olga")).await;
    let tina = institute.account("tina").id;
    let known = [("name", "Tina"), ("email", "tina@example.org")];
    ada.post(&web::links::account(tina), &known).await.is(StatusCode::SEE_OTHER);
    let text = "number,name,email,group,roles\n\
                TINA,Tina,,A,leader\n\
                X1,Tina too,tina@example.org,A,leader\n";
    imports(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
    let roles = institute.path("/roles");
    ada.get(&roles).await.says("Give this role");
    let leader = format!("{tina}:leader");
    ada.post(&format!("{roles}/rostered"), &[("give", &leader)]).await.is(StatusCode::SEE_OTHER);
    let held = storage::cycle::roles(&house.service.reader(), institute.review.id, tina).await.unwrap();
    assert!(held.holds(Role::Leader), "{held:?}");
});

on_both!(an_invitation_works_once_and_leads_to_a_password, async |house: TestHouse| {
    let administrator = house.guest(&house.administrator).await;
    let fields = [("sign_in", "max"), ("name", "Max"), ("name_other", "马克")];
    let page = administrator.post("/accounts", &fields).await.is(StatusCode::OK);
    let link = invitation(&page);
    administrator.get("/accounts").await.is(StatusCode::OK).says("Max").hides(&link);
    administrator.reading("zh-CN").get("/accounts").await.says("马克");

    let door = house.passer_by();
    // Programs that check mails look at every link in them: looking uses nothing up.
    for _ in 0..2 {
        door.get(&link).await.is(StatusCode::OK).says("Welcome, Max");
    }
    door.post(&link, &[("password", "short")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The password has 5 characters")
        .hides("value=\"short\"");
    door.post(&link, &[("password", "a password of Max")]).await.is(StatusCode::SEE_OTHER);
    for again in [door.get(&link).await, door.post(&link, &[("password", "a password of Eve")]).await] {
        again.is(StatusCode::UNPROCESSABLE_ENTITY).says("used before or has run out");
    }
    let credentials = [("sign_in", "max"), ("password", "a password of Max")];
    let answer = door.post("/sign-in", &credentials).await.is(StatusCode::SEE_OTHER);
    signed_in(&door, &answer).get("/tasks").await.is(StatusCode::OK).says("Max");
    door.get("/password").await.is(StatusCode::SEE_OTHER);
    door.post("/password", &[("password", "a password of nobody")]).await.is(StatusCode::UNAUTHORIZED);
});

on_both!(an_invitation_that_cannot_be_comes_back_as_typed, async |house: TestHouse| {
    let administrator = house.guest(&house.administrator).await;
    let taken = [("sign_in", "admin"), ("name", "Max"), ("name_other", "马克")];
    let page = administrator.post("/accounts", &taken).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Somebody else has this sign-in name").says("value=\"Max\"").says("value=\"马克\"");
    let nameless = [("sign_in", "max"), ("name", " ")];
    let page = administrator.post("/accounts", &nameless).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Enter the person’s name").says("value=\"max\"");
    administrator.post("/accounts", &[("sign_in", "max")]).await.is(StatusCode::BAD_REQUEST);
});

on_both!(only_administrators_make_accounts_reviews_and_roles, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get("/tasks").await.hides("href=\"/accounts\"").hides("href=\"/reviews/new\"");
    for path in ["/accounts", "/reviews/new", &institute.path("/roles")] {
        olga.get(path).await.is(StatusCode::FORBIDDEN);
    }
    let fields = [("sign_in", "max"), ("name", "Max")];
    olga.post("/accounts", &fields).await.is(StatusCode::FORBIDDEN);
    let new = new_review(TEMPLATE, "Asia/Shanghai", "2026");
    olga.post("/reviews/new", &new).await.is(StatusCode::FORBIDDEN);
    let own = institute.account("olga").id.to_string();
    let fields = [("account", own.as_str()), ("role", "leader")];
    olga.post(&institute.path("/roles"), &fields).await.is(StatusCode::FORBIDDEN);
    house.passer_by().post("/accounts", &fields).await.is(StatusCode::UNAUTHORIZED);

    let reader = house.service.reader();
    assert_eq!(storage::cycle::all(&reader).await.unwrap().len(), 1);
    assert!(storage::account::by_sign_in(&reader, "max").await.unwrap().is_none());
    let administrator = house.guest(&house.administrator).await;
    administrator.get(&institute.path("/roles")).await.is(StatusCode::OK).says("Scrutineer</span>");
    administrator.get(&institute.path("/roster/import")).await.is(StatusCode::FORBIDDEN);
});

on_both!(a_review_that_cannot_be_comes_back_as_typed, async |house: TestHouse| {
    let administrator = house.guest(&house.administrator).await;
    let refused = async |fields: Vec<(&str, &str)>| {
        administrator.post("/reviews/new", &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY)
    };
    let broken = TEMPLATE.replacen("share = \"2/3\"", "share = \"7/3\"", 1);
    let page = refused(new_review(&broken, "Asia/Shanghai", "2026")).await;
    page.says("The template has a mistake").says("meeting.quorum").says("硬物研究所");
    let page = refused(new_review(TEMPLATE, "Asia/Atlantis", "2026")).await;
    page.says("There is no time zone “Asia/Atlantis”").says("value=\"2026\"");
    refused(new_review(TEMPLATE, "Asia/Shanghai", "last")).await.says("four digits").says("value=\"last\"");
    for (name, value, why) in
        [("organisation", " ", "Organisation: fill in"), ("meets_at", "soon", "Give day and time")]
    {
        let mut fields = new_review(TEMPLATE, "Asia/Shanghai", "2026");
        fields.iter_mut().filter(|field| field.0 == name).for_each(|field| field.1 = value);
        refused(fields).await.says(why);
    }
    assert!(storage::cycle::all(&house.service.reader()).await.unwrap().is_empty());
});

on_both!(what_is_there_already_is_refused_and_no_fault, async |house: TestHouse| {
    use review::roster::Refusal;
    let institute = house.institute().await;
    let (olga, id) = (institute.account("olga"), institute.review.id);
    let words = &institute.review.place;
    let unit = service::roster::NewUnit {
        code: "B1".into(),
        name: words.clone(),
        members: 9,
        committee: 4,
        reporter: institute.account("rosa").id,
        reporter_title: words.clone(),
    };
    let person = service::roster::NewPerson {
        number: "A01".into(),
        name: words.clone(),
        title: words.clone(),
        unit: None,
        group: "A".parse().unwrap(),
        on_leave: false,
    };
    let refusal = |error| match error {
        service::Error::Refused(review::Refusal::Roster(why)) => why,
        other => panic!("{other} is no refusal of the roster"),
    };
    let taken = service::roster::add_units(&house.service, olga, id, &[unit]).await.unwrap_err();
    assert_eq!(refusal(taken), Refusal::UnitTaken { code: "B1".into() });
    let taken = service::roster::add_people(&house.service, olga, id, &[person]).await.unwrap_err();
    assert_eq!(refusal(taken), Refusal::NumberTaken);
});
