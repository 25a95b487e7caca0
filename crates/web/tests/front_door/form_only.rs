//! A refused form comes back at its own address; whoever asks for that address anew finds the page.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use review::{follow_up::ItemState, role::Role, words::Words};
use service::follow_up::{CarriedItem, carry_in};

use crate::support::{Guest, Hall, Institute, TestHouse, on_both};

/// Routes that only programs use: their answers are no pages.
const FOR_PROGRAMS: [&str; 4] =
    ["/boxes/{box}/ballots", "/boxes/{box}/comments", "/boxes/{box}/credentials", "/boxes/{box}/shares"];

/// All routes of the site, as the router itself tells them.
fn routes(house: &TestHouse) -> Vec<String> {
    let told = format!("{:?}", house.site);
    let paths = told.split("paths: {").nth(1).and_then(|rest| rest.split("\"}").next());
    let routes = paths.expect("the router lists its paths").split("RouteId(").skip(1);
    let routes: Vec<_> = routes
        .map(|one| one.split('"').nth(1).expect("a path stands between quotation marks").to_owned())
        .collect();
    for known in ["/reviews/{review}/boxes/plan", "/boxes/{box}/ballots", "/sign-in"] {
        assert!(routes.iter().any(|route| route == known), "{known} is not among {routes:?}");
    }
    routes
}

/// A path of the route that leads somewhere.
fn filled(route: &str, institute: &Institute, hall: &Hall, news: &str, item: &str) -> String {
    let reporter = institute.reporters[0].id.to_string();
    route
        .replace("{review}", &institute.review.id.to_string())
        .replace("{box}", &hall.boxes[0].id)
        .replace("{reporter}", &reporter)
        .replace("{news}", news)
        .replace("{picture}", &reporter)
        .replace("{item}", item)
        .replace("{requirement}", &reporter)
        .replace("{question}", &reporter)
        .replace("{line}", &reporter)
        .replace("{file}", "D01")
        .replace("{copy}", &reporter)
        .replace("{comment}", &reporter)
        .replace("{account}", &institute.account("olga").id.to_string())
}

/// An item of the ledger.
async fn item(house: &TestHouse, institute: &Institute) -> String {
    let words = |text: &str| Words::new(text, text).unwrap();
    let item = CarriedItem {
        unit: None,
        origin_year: 2021,
        text: words("Complete the minutes"),
        owner: words("Secretary"),
        owner_account: None,
        due_on: "2023-06-30".parse().unwrap(),
        state: ItemState::Open,
        note: String::new(),
    };
    let (olga, review) = (institute.account("olga"), institute.review.id);
    carry_in(&house.service, olga, review, &[item]).await.unwrap();
    storage::follow_up::items(&house.service.reader(), review).await.unwrap()[0].id.to_string()
}

/// Somebody with every role, so that every page opens.
async fn everybody(house: &TestHouse, institute: &Institute) -> Guest {
    let olga = institute.account("olga");
    for role in [Role::Leader, Role::Scrutineer, Role::Trustee, Role::Correspondent] {
        service::cycle::give_role(&house.service, &house.administrator, institute.review.id, olga.id, role)
            .await
            .unwrap();
    }
    let admin = &house.administrator;
    service::account::set_administrator(&house.service, admin, olga.id, true).await.unwrap();
    house.guest(olga).await
}

on_both!(every_address_of_a_form_leads_to_its_page, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let guest = everybody(&house, &institute).await;
    let drafted = guest.post(&institute.path("/news"), &[]).await.is(StatusCode::SEE_OTHER).location.unwrap();
    let news = drafted.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    let review = format!("data-live=\"{}\"", institute.path("/live"));
    let item = item(&house, &institute).await;
    let mut forms = Vec::new();
    for route in routes(&house) {
        let path = filled(&route, &institute, &hall, &news, &item);
        // Programs are told where no page is; that tells us which addresses only forms know.
        if guest.send(Request::head(&path), Body::empty()).await.status != StatusCode::METHOD_NOT_ALLOWED {
            continue;
        }
        let led = guest.visit(&path).await.is(StatusCode::SEE_OTHER).location.unwrap();
        let page = guest.visit(&led).await;
        // Some pages are about somebody, and say so in their address.
        let page = match &page.location {
            Some(about) => guest.visit(about).await,
            None => page,
        };
        assert_eq!(page.status, StatusCode::OK, "{path} leads to {led}");
        let of_review = route.starts_with("/reviews/") || route.starts_with("/boxes/");
        if of_review && !FOR_PROGRAMS.contains(&&*route) {
            assert!(page.text().contains(&review), "{path} leads to {led}, outside of the review");
        }
        forms.push((route, led));
    }
    // Where another page than the one above the form's address has the form.
    for (route, page) in [
        ("/boxes/{box}/count", institute.path("/boxes")),
        ("/boxes/{box}/handed-out", institute.path("/handing-out")),
        ("/boxes/{box}/cards/by-server", institute.path("/cards")),
        ("/boxes/{box}/cards/discard", institute.path("/cards")),
        ("/reviews/{review}/boxes/plan", institute.path("/boxes")),
        ("/reviews/{review}/boxes/ceremony/again", institute.path("/boxes")),
        ("/reviews/{review}/papers/{box}/issued", institute.path("/papers")),
        ("/reviews/{review}/news/{news}/pictures/{picture}/remove", institute.path(&format!("/news/{news}"))),
        ("/reviews/{review}/comments/{comment}/item", institute.path("/comments")),
        ("/reviews/{review}/requirements/{requirement}/take-back", institute.path("/requirements")),
        ("/reviews/{review}/items/{item}/edit", institute.path(&format!("/items/{item}"))),
        ("/reviews/{review}/items/{item}/evidence/{file}/remove", institute.path(&format!("/items/{item}"))),
        ("/reviews/{review}/meeting/entry/{line}/remove", institute.path("/meeting/entry")),
        ("/reviews/{review}/questions/{question}/item", institute.path("/questions")),
        ("/templates/import", "/templates".to_owned()),
        ("/sign-out", "/".to_owned()),
        ("/mail/{mail}/again", "/mail".to_owned()),
        ("/account/sessions/end", "/account".to_owned()),
        ("/account/passkeys/{passkey}/remove", "/account".to_owned()),
    ] {
        assert!(forms.contains(&(route.to_owned(), page)), "{route} in {forms:?}");
    }
});

on_both!(a_page_that_was_refused_is_followed_live_from_its_own_address, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let open = institute.path("/boxes/open");
    let refused = olga.post(&open, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&format!("data-live=\"{}\"", institute.path("/live")));
    let led = olga.visit(&open).await.is(StatusCode::SEE_OTHER).location.unwrap();
    assert_eq!(led, institute.path("/boxes"));
    // Strangers learn nothing; other methods and programs are refused as ever.
    house.passer_by().visit(&led).await.is(StatusCode::SEE_OTHER);
    olga.get(&open).await.is(StatusCode::METHOD_NOT_ALLOWED);
    olga.visit("/boxes/NoSuchBoxHereA/count").await.is(StatusCode::NOT_FOUND);
});
