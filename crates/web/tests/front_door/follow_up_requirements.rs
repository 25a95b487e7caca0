//! What leaders asked for is split into items, or there is a reason why not; a review closes once nothing waits.

use axum::http::StatusCode;
use review::{id::RequirementId, words::Lang};
use storage::follow_up::Item;

use crate::support::{Guest, Institute, TestHouse, on_both, upload_to};

struct Scene {
    institute: Institute,
    olga: Guest,
    lena: Guest,
    rosa: Guest,
}

impl Scene {
    async fn of(house: &TestHouse) -> Self {
        let institute = house.institute().await;
        let guest = async |name| house.guest(institute.account(name)).await;
        let (olga, lena, rosa) = (guest("olga").await, guest("lena").await, guest("rosa").await);
        Self { institute, olga, lena, rosa }
    }

    fn path(&self, rest: &str) -> String {
        self.institute.path(rest)
    }

    /// A leader asks Research for something.
    async fn asks(&self, house: &TestHouse, text: &str) -> RequirementId {
        let unit = self.institute.reporters[0].unit.id.to_string();
        let fields = [("unit", unit.as_str()), ("text", text), ("text_other", "")];
        self.lena.post(&self.path("/summing-up/requirements"), &fields).await.is(StatusCode::SEE_OTHER);
        let reader = house.service.reader();
        let stated = storage::meeting::said::requirements(&reader, self.institute.review.id).await.unwrap();
        stated.iter().find(|one| one.text.in_lang(Lang::En) == text).unwrap().id
    }

    /// … and the organiser makes an item of it; who owns it may have no account.
    async fn item(&self, house: &TestHouse, requirement: RequirementId, owner: &str, text: &str) -> Item {
        let requirement = requirement.to_string();
        let fields = [
            ("requirement", requirement.as_str()),
            ("text", text),
            ("measure", "Write up every month"),
            ("owner", "Research branch"),
            ("owner_account", owner),
            ("due_on", "2023-03-31"),
        ];
        let answer = self.olga.post(&self.path("/items/new"), &fields).await.is(StatusCode::SEE_OTHER);
        let path = answer.location.unwrap();
        let reader = house.service.reader();
        let items = storage::follow_up::items(&reader, self.institute.review.id).await.unwrap();
        items.into_iter().find(|item| path.ends_with(&item.id.to_string())).unwrap()
    }

    async fn walks_to_the_end(&self) -> crate::support::Answer {
        for phase in ["reporting", "meeting", "evaluation", "assessment", "follow_up"] {
            self.olga.post(&self.path("/phase"), &[("to", phase)]).await.is(StatusCode::SEE_OTHER);
        }
        self.olga.post(&self.path("/phase"), &[("to", "closed")]).await
    }
}

on_both!(a_review_closes_once_each_requirement_has_items_or_a_reason, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let first = scene.asks(&house, "Plan with core work").await;
    let second = scene.asks(&house, "Fill the vacant seats").await;
    let rosa = scene.institute.account("rosa").id.to_string();
    scene.olga.get(&scene.path("/requirements")).await.says("0 of 2 requirements settled").says("waiting");

    let refused = scene.walks_to_the_end().await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("2 requirements have neither").says("Fill the vacant seats").says("/requirements\"");
    scene.item(&house, first, &rosa, "Draw up a joint plan").await;
    scene.item(&house, first, &rosa, "Report on it each quarter").await;
    let settle = scene.path(&format!("/requirements/{second}"));
    scene.rosa.post(&settle, &[("reason", "Done")]).await.is(StatusCode::FORBIDDEN);
    scene.olga.post(&settle, &[("reason", " ")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    scene.olga.post(&settle, &[("reason", "Filled on the spot")]).await.is(StatusCode::SEE_OTHER);

    let page = scene.lena.get(&scene.path("/requirements")).await.says("2 of 2 requirements settled");
    page.says("2 items, 0 verified").says("No item, because: Filled on the spot").hides("name=\"reason\"");
    scene.olga.get(&scene.path("")).await.says("2 of 2 settled").says("0 of 2 verified, 0 overdue");
    scene.olga.get(&scene.path(&format!("/items?requirement={first}"))).await.says("2 items");
    scene.olga.post(&scene.path("/phase"), &[("to", "closed")]).await.is(StatusCode::SEE_OTHER);
    scene.olga.post(&settle, &[("reason", "Later")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_reason_is_taken_back_by_whoever_saw_it_and_goes_with_an_item, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let asked = scene.asks(&house, "Fill the vacant seats").await;
    let settle = scene.path(&format!("/requirements/{asked}"));
    scene.olga.post(&settle, &[("reason", "Filled on the spot")]).await.is(StatusCode::SEE_OTHER);
    let page = scene.olga.post(&settle, &[("seen", ""), ("reason", "Typed at length")]).await;
    page.is(StatusCode::CONFLICT).says("Typed at length").says("Filled on the spot");
    let page = scene.olga.get(&scene.path("/requirements")).await.text();
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let take_back = format!("{settle}/take-back");
    scene.olga.post(&take_back, &[("seen", &seen)]).await.is(StatusCode::SEE_OTHER);
    scene.olga.post(&take_back, &[("seen", &seen)]).await.is(StatusCode::CONFLICT);
    scene.olga.get(&scene.path("/requirements")).await.hides("Filled on the spot").says("waiting");

    scene.olga.post(&settle, &[("reason", "Filled on the spot")]).await.is(StatusCode::SEE_OTHER);
    scene.item(&house, asked, "", "Hold an election").await;
    scene.olga.get(&scene.path("/requirements")).await.hides("Filled on the spot").says("1 of 1");
    let page = scene.olga.post(&settle, &[("reason", "None")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("needs no reason for none").says(">None</textarea>");
});

on_both!(
    a_requirement_is_split_without_leaving_the_form_and_says_how_it_is_mended,
    async |house: TestHouse| {
        let scene = Scene::of(&house).await;
        let asked = scene.asks(&house, "Fill the vacant seats").await.to_string();
        let mut fields = vec![
            ("requirement", asked.as_str()),
            ("text", "Hold an election"),
            ("measure", " "),
            ("owner", "Research branch"),
            ("owner_account", ""),
            ("due_on", "2023-03-31"),
            ("another", "1"),
        ];
        let page = scene.olga.post(&scene.path("/items/new"), &fields).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say how it is to be mended").says("Hold an election");
        fields[2].1 = "By the end of March";
        let answer = scene.olga.post(&scene.path("/items/new"), &fields).await.is(StatusCode::SEE_OTHER);
        let again = answer.location.unwrap();
        assert!(again.ends_with("&made=1"), "{again}");
        scene.olga.get(&again).await.says("The item is in the ledger").says("Fill the vacant seats");
    }
);

on_both!(
    for_an_owner_without_an_account_the_organiser_acts_and_a_leader_verifies,
    async |house: TestHouse| {
        let scene = Scene::of(&house).await;
        let asked = scene.asks(&house, "Fill the vacant seats").await;
        let item = scene.item(&house, asked, "", "Hold an election").await;
        let path = scene.path(&format!("/items/{}", item.id));
        let step = |revision, step, note| [("revision", revision), ("step", step), ("note", note)];
        scene.rosa.post(&path, &step("1", "begin", "")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        scene.olga.post(&path, &step("1", "submit", "Held on 3 March")).await.is(StatusCode::SEE_OTHER);
        let page = scene.olga.post(&path, &step("2", "verify", "Seen")).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says("You submitted this item for its owner");
        scene.lena.post(&path, &step("2", "verify", "Seen")).await.is(StatusCode::SEE_OTHER);
        scene.olga.get(&scene.path("/items?state=verified")).await.says("one item").says("Hold an election");
    }
);

on_both!(evidence_is_attached_by_the_owner_and_stays_once_it_was_judged_by, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let asked = scene.asks(&house, "Fill the vacant seats").await;
    let rosa = scene.institute.account("rosa").id.to_string();
    let item = scene.item(&house, asked, &rosa, "Hold an election").await;
    let path = scene.path(&format!("/items/{}", item.id));
    let evidence = format!("{path}/evidence");
    let pdf = b"%PDF-1.7\n1 0 obj\n";
    upload_to(&scene.olga, &evidence, "minutes.pdf", pdf).await.is(StatusCode::FORBIDDEN);
    let page = upload_to(&scene.rosa, &evidence, "minutes.exe", b"MZ").await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Hold an election");
    upload_to(&scene.rosa, &evidence, "minutes.pdf", pdf).await.is(StatusCode::SEE_OTHER);
    let step = |revision, step, note| [("revision", revision), ("step", step), ("note", note)];
    scene.rosa.post(&path, &step("1", "submit", "See the minutes")).await.is(StatusCode::SEE_OTHER);
    upload_to(&scene.rosa, &evidence, "more.pdf", pdf).await.is(StatusCode::UNPROCESSABLE_ENTITY);

    let page = scene.olga.get(&path).await.says("minutes.pdf");
    let file =
        page.text().split(&format!("{evidence}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let file = format!("{evidence}/{file}");
    let got = scene.olga.get(&file).await.is(StatusCode::OK);
    assert_eq!(got.bytes, pdf);
    let paul = house.guest(scene.institute.account("paul")).await;
    paul.get(&file).await.is(StatusCode::FORBIDDEN);
    scene.olga.post(&path, &step("2", "return", "Unsigned")).await.is(StatusCode::SEE_OTHER);
    scene.rosa.post(&format!("{file}/remove"), &[]).await.is(StatusCode::SEE_OTHER);
    scene.rosa.get(&path).await.says("minutes.pdf").says("the item was judged by it");
});

on_both!(measure_owner_and_day_are_said_anew_until_the_item_is_verified, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let asked = scene.asks(&house, "Fill the vacant seats").await;
    let item = scene.item(&house, asked, "", "Hold an election").await;
    let path = scene.path(&format!("/items/{}", item.id));
    let edit = format!("{path}/edit");
    let rosa = scene.institute.account("rosa").id.to_string();
    let fields = |revision: &'static str, due: &'static str| {
        [
            ("revision", revision.to_owned()),
            ("measure", "By ballot, in April".to_owned()),
            ("owner", "Secretary".to_owned()),
            ("owner_account", rosa.clone()),
            ("due_on", due.to_owned()),
            ("note", "Two are on leave".to_owned()),
        ]
    };
    let post = async |guest: &Guest, fields: [(&str, String); 6]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        guest.post(&edit, &fields).await
    };
    post(&scene.rosa, fields("1", "2023-04-30")).await.is(StatusCode::FORBIDDEN);
    let page = post(&scene.olga, fields("1", "2022-12-31")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("has passed").says("By ballot, in April");
    post(&scene.olga, fields("1", "2023-04-30")).await.is(StatusCode::SEE_OTHER);
    let page = post(&scene.olga, fields("1", "2023-05-31")).await.is(StatusCode::CONFLICT);
    page.says("2023-05-31").says("30 April 2023");
    // The owner says how; by when stays the organiser's.
    post(&scene.rosa, fields("2", "2024-04-30")).await.is(StatusCode::SEE_OTHER);
    let page = scene.rosa.get(&path).await.says("30 April 2023").says("By ballot, in April");
    page.says("olga: changed measure, owner or day").says("Two are on leave").says("value=\"begin\"");
});
