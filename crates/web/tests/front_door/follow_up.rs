use axum::http::StatusCode;
use review::{follow_up::ItemState, words::Words};
use service::follow_up::CarriedItem;
use storage::follow_up::Item;

use crate::support::{Guest, Institute, TestHouse, on_both};

struct Scene {
    institute: Institute,
    /// The organiser, the owner, and another reporter.
    olga: Guest,
    rosa: Guest,
    paul: Guest,
}

impl Scene {
    async fn of(house: &TestHouse) -> Self {
        let institute = house.institute().await;
        let guest = async |name| house.guest(institute.account(name)).await;
        let (olga, rosa, paul) = (guest("olga").await, guest("rosa").await, guest("paul").await);
        Self { institute, olga, rosa, paul }
    }

    /// A leader asks Research for something; answers the fields that make it an item.
    async fn requirement(&self, house: &TestHouse) -> String {
        let lena = house.guest(self.institute.account("lena")).await;
        let unit = self.institute.reporters[0].unit.id.to_string();
        let fields =
            [("unit", unit.as_str()), ("text", "Complete the minutes"), ("text_other", "补齐会议记录")];
        let path = self.institute.path("/summing-up/requirements");
        lena.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
        let reader = house.service.reader();
        let stated = storage::meeting::said::requirements(&reader, self.institute.review.id).await.unwrap();
        stated.last().unwrap().id.to_string()
    }

    /// … and the organiser makes it an item of Research's reporter, due on the last day of March.
    async fn item(&self, house: &TestHouse) -> Item {
        let requirement = self.requirement(house).await;
        let owner = self.institute.account("rosa").id.to_string();
        let answer = self
            .olga
            .post(&self.institute.path("/items/new"), &fields(&requirement, &owner, "2023-03-31"))
            .await;
        let path = answer.is(StatusCode::SEE_OTHER).location.unwrap();
        self.items(house).await.into_iter().find(|item| path.ends_with(&item.id.to_string())).unwrap()
    }

    async fn items(&self, house: &TestHouse) -> Vec<Item> {
        storage::follow_up::items(&house.service.reader(), self.institute.review.id).await.unwrap()
    }

    fn path(&self, item: &Item) -> String {
        self.institute.path(&format!("/items/{}", item.id))
    }
}

fn fields<'a>(requirement: &'a str, owner: &'a str, due_on: &'a str) -> [(&'a str, &'a str); 9] {
    [
        ("requirement", requirement),
        ("text", "Complete the minutes"),
        ("text_other", "补齐会议记录"),
        ("measure", "Write up every month"),
        ("measure_other", "逐月补记"),
        ("owner", "Secretary, Research branch"),
        ("owner_other", "研发中心党支部书记"),
        ("owner_account", owner),
        ("due_on", due_on),
    ]
}

fn step<'a>(revision: &'a str, step: &'a str, note: &'a str) -> [(&'a str, &'a str); 3] {
    [("revision", revision), ("step", step), ("note", note)]
}

on_both!(
    a_requirement_becomes_an_item_that_its_owner_mends_and_another_verifies,
    async |house: TestHouse| {
        let scene = Scene::of(&house).await;
        let item = scene.item(&house).await;
        assert_eq!(item.unit, Some(scene.institute.reporters[0].unit.id));
        assert_eq!((item.state, item.origin_year, item.revision), (ItemState::Open, 2022, 1));
        let path = scene.path(&item);
        scene.paul.get(&path).await.is(StatusCode::OK).says("nothing for you to do").hides("value=\"begin\"");
        scene
            .paul
            .post(&path, &step("1", "begin", ""))
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Only the owner");
        scene.rosa.get(&path).await.says("value=\"begin\"").hides("value=\"verify\"").says("31 March 2023");

        scene.rosa.post(&path, &step("1", "begin", "")).await.is(StatusCode::SEE_OTHER);
        scene
            .rosa
            .post(&path, &step("2", "submit", " "))
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("takes a note");
        scene.rosa.post(&path, &step("2", "submit", "All twelve are filed")).await.is(StatusCode::SEE_OTHER);
        scene.rosa.post(&path, &step("3", "verify", "I say so")).await.is(StatusCode::FORBIDDEN);
        scene.olga.post(&path, &step("3", "return", "Two are unsigned")).await.is(StatusCode::SEE_OTHER);
        scene.rosa.post(&path, &step("4", "submit", "Signed now")).await.is(StatusCode::SEE_OTHER);
        scene.olga.post(&path, &step("5", "verify", "Seen")).await.is(StatusCode::SEE_OTHER);

        assert_eq!(scene.items(&house).await[0].state, ItemState::Verified);
        let page = scene.rosa.get(&path).await.says("verified").says("Two are unsigned");
        page.says("olga: returned").says("olga: verified").says("rosa: in progress");
        scene.olga.get(&scene.institute.path("/items")).await.says("1 of 1 verified, 0 overdue");
        scene.olga.get(&scene.institute.path("/summing-up")).await.says("1 item<");
    }
);

on_both!(an_organiser_who_owns_an_item_cannot_verify_it, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let requirement = scene.requirement(&house).await;
    let olga = scene.institute.account("olga").id.to_string();
    let make = scene.institute.path("/items/new");
    let answer =
        scene.olga.post(&make, &fields(&requirement, &olga, "2023-03-31")).await.is(StatusCode::SEE_OTHER);
    let path = answer.location.unwrap();
    scene.olga.post(&path, &step("1", "submit", "Done")).await.is(StatusCode::SEE_OTHER);
    let page =
        scene.olga.post(&path, &step("2", "verify", "Seen")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("This item is your own").says("Seen");
    let lena = house.guest(scene.institute.account("lena")).await;
    lena.post(&path, &step("2", "verify", "Seen")).await.is(StatusCode::SEE_OTHER);
});

on_both!(an_item_has_an_owner_words_and_a_day_to_come, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let requirement = scene.requirement(&house).await;
    let rosa = scene.institute.account("rosa").id.to_string();
    let make = scene.institute.path("/items/new");
    let page = scene.olga.get(&format!("{make}?requirement={requirement}")).await.is(StatusCode::OK);
    page.says("Complete the minutes").says("补齐会议记录").says("value=\"Secretary, Research branch\"");
    scene.rosa.post(&make, &fields(&requirement, &rosa, "2023-03-31")).await.is(StatusCode::FORBIDDEN);
    let refused = async |fields: [(&str, &str); 9]| {
        scene.olga.post(&make, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("补齐会议记录")
    };
    refused(fields(&requirement, &rosa, "2023-01-09")).await.says("has passed");
    refused(fields(&requirement, &rosa, "2023-02-30")).await.says("Choose a day").says("2023-02-30");
    let mut nobody = fields(&requirement, &rosa, "2023-03-31");
    nobody[5].1 = " ";
    nobody[6].1 = " ";
    refused(nobody).await.says("left blank");
    let leader = scene.institute.account("lena").id.to_string();
    scene.olga.post(&make, &fields(&requirement, &leader, "2023-03-31")).await.is(StatusCode::NOT_FOUND);
    assert!(scene.items(&house).await.is_empty());
});

on_both!(two_who_move_one_item_do_not_overwrite_each_other, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let path = scene.path(&scene.item(&house).await);
    scene.rosa.post(&path, &step("1", "begin", "")).await.is(StatusCode::SEE_OTHER);
    let page = scene.rosa.post(&path, &step("1", "submit", "Typed at length")).await.is(StatusCode::CONFLICT);
    page.says("Somebody else moved this item").says("Typed at length").says("name=\"revision\" value=\"2\"");
    assert_eq!(scene.items(&house).await[0].state, ItemState::InProgress);
});

on_both!(an_item_is_overdue_on_the_day_after_in_the_meetings_own_zone, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    scene.item(&house).await;
    let path = scene.institute.path("/items");
    // 31 March 2023, 23:59 in Shanghai.
    house.clock.shows(1_680_278_340_000);
    let olga = house.guest(scene.institute.account("olga")).await;
    olga.get(&path).await.says("due today").says("0 of 1 verified, 0 overdue");
    house.clock.passes(60_000);
    olga.get(&path).await.says("chip--alarm\">overdue").says("0 of 1 verified, 1 overdue");
    let overdue = olga.get(&format!("{path}?unit=&state=overdue")).await;
    overdue.says("Complete the minutes");
    olga.get(&format!("{path}?state=verified")).await.says("No item matches").hides("Complete the minutes");
    let other = scene.institute.reporters[1].unit.id;
    olga.get(&format!("{path}?unit={other}")).await.says("No item matches");
});

on_both!(items_of_earlier_years_are_carried_in_for_their_units_report, async |house: TestHouse| {
    let scene = Scene::of(&house).await;
    let review = scene.institute.review.id;
    let units = [0, 1].map(|place| scene.institute.reporters[place].unit.id);
    let carried = |unit, text: &str, origin_year| CarriedItem {
        unit,
        origin_year,
        text: Words::new(text, text).unwrap(),
        owner: Words::new("书记", "Secretary").unwrap(),
        owner_account: None,
        due_on: "2022-06-30".parse().unwrap(),
        state: ItemState::Open,
        note: String::new(),
    };
    let items = [
        carried(Some(units[0]), "Old", 2021),
        carried(None, "Everybody's", 2021),
        carried(Some(units[1]), "Theirs", 2020),
    ];
    let rosa = scene.institute.account("rosa");
    let refused = service::follow_up::carry_in(&house.service, rosa, review, &items).await;
    assert!(matches!(refused, Err(service::Error::Forbidden)), "{refused:?}");
    let olga = scene.institute.account("olga");
    service::follow_up::carry_in(&house.service, olga, review, &items).await.unwrap();
    scene.item(&house).await;

    let reader = house.service.reader();
    let mut texts: Vec<_> = storage::follow_up::carried_in(&reader, review, units[0]).await.unwrap();
    texts.sort_by_key(|item| item.text.clone());
    let texts: Vec<_> = texts.iter().map(|item| item.text.in_lang(review::words::Lang::En)).collect();
    assert_eq!(texts, ["Everybody's", "Old"]);
    scene.olga.get(&scene.institute.path("/items")).await.says("0 of 4 verified, 3 overdue");
});
