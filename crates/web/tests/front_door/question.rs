//! Questions at the meeting: from the first word to the item in the ledger.

use axum::http::StatusCode;
use review::{follow_up::ItemState, phase::Phase};
use storage::{follow_up::Item, question::Question};

use crate::{
    meeting_record::Chair,
    support::{Guest, Institute, TestHouse, on_both},
};

struct Floor {
    institute: Institute,
    /// The organiser, who keeps the record, and two leaders.
    olga: Guest,
    lena: Guest,
    lars: Guest,
}

impl Floor {
    async fn of(house: &TestHouse) -> Self {
        let institute = house.institute().await;
        let guest = async |name| house.guest(institute.account(name)).await;
        let (olga, lena, lars) = (guest("olga").await, guest("lena").await, guest("lars").await);
        Self { institute, olga, lena, lars }
    }

    fn research(&self) -> String {
        self.institute.reporters[0].id.to_string()
    }

    fn all(&self) -> String {
        format!("{}?reporter={}", self.institute.path("/questions"), self.research())
    }

    async fn questions(&self, house: &TestHouse) -> Vec<Question> {
        storage::question::questions(&house.service.reader(), self.institute.review.id).await.unwrap()
    }

    async fn items(&self, house: &TestHouse) -> Vec<Item> {
        storage::follow_up::items(&house.service.reader(), self.institute.review.id).await.unwrap()
    }

    /// A leader asks Research why files are late, to be followed up. Answers the question's page.
    async fn asked(&self, house: &TestHouse) -> String {
        let fields = [
            ("reporter", &*self.research()),
            ("text", "Why are the files late?"),
            ("text_other", "材料为何迟交？"),
            ("answer", ""),
            ("follow_up", "yes"),
        ];
        self.lena.post(&self.all(), &fields).await.is(StatusCode::SEE_OTHER);
        format!("{}/{}", self.institute.path("/questions"), self.questions(house).await.last().unwrap().id)
    }
}

fn again<'a>(revision: &'a str, asker: &'a str, answer: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("revision", revision),
        ("asker", asker),
        ("text", "Why are the files late?"),
        ("answer", answer),
        ("follow_up", "yes"),
    ]
}

on_both!(
    a_leader_asks_whoever_has_the_floor_and_the_organiser_writes_the_answer,
    async |house: TestHouse| {
        let floor = Floor::of(&house).await;
        let chair = Chair::of(&house, &floor.institute).await;
        chair.presses(&["forward", "forward", "forward"]).await;
        let led = floor.lena.get(&floor.institute.path("/questions")).await.is(StatusCode::SEE_OTHER);
        assert_eq!(led.location, Some(floor.all()));
        let form = floor.lena.get(&floor.all()).await.is(StatusCode::OK).says("Research has the floor.");
        form.says(&format!("value=\"{}\" selected", floor.research())).hides("name=\"asker\"");

        let path = floor.asked(&house).await;

        floor.lars.get(&floor.all()).await.says("lena asks:").says("Why are the files late?").hides(&path);
        let lena = floor.institute.account("lena").id.to_string();
        let page = floor.olga.get(&path).await.says("No answer is written down yet.");
        page.says(&format!("value=\"{lena}\" selected"));
        let answered = again("1", &lena, "The clerk was ill.");
        floor.olga.post(&path, &answered).await.is(StatusCode::SEE_OTHER);
        let question = floor.questions(&house).await.pop().unwrap();
        assert_eq!(question.revision, 2);
        assert_eq!(question.written_by, floor.institute.account("olga").id);
        floor.lena.get(&path).await.says("The clerk was ill.").says("olga, ");

        // The chair goes on: the page says so, the form stays with whom it was about.
        chair.presses(&["next_reporter"]).await;
        let page = floor.lena.get(&floor.all()).await;
        page.says("Process has the floor now").says(&format!("value=\"{}\" selected", floor.research()));
    }
);

on_both!(the_minutes_have_questions_under_the_report_for_who_may_read_them, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    floor.asked(&house).await;
    let minutes = floor.institute.path("/meeting/minutes");
    let page = floor.olga.get(&minutes).await.is(StatusCode::OK).says("Why are the files late?");
    let text = page.text();
    let (before, after) = text.split_once("Why are the files late?").unwrap();
    assert!(before.contains("1. Research") && !before.contains("2. Process"));
    assert!(after.contains("2. Process"));
    floor.lena.reading("zh-CN").get(&minutes).await.says("材料为何迟交？").says("lena问：");
    // Whom it was put to was there; other reporters are not told.
    house.guest(floor.institute.account("rosa")).await.get(&minutes).await.says("Why are the files late?");
    house.guest(floor.institute.account("paul")).await.get(&minutes).await.hides("Why are the files late?");
});

on_both!(a_question_with_follow_up_becomes_an_item_exactly_once, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    let path = floor.asked(&house).await;
    let page = floor.olga.get(&floor.all()).await.says("1 question; 1 waiting for the ledger");
    page.says("Make a ledger item, due 10 April 2023");
    let item = format!("{path}/item");
    floor.lena.post(&item, &[("due_on", "2023-03-31")]).await.is(StatusCode::FORBIDDEN);
    floor
        .olga
        .post(&item, &[("due_on", "soon")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Choose a day");
    let past = floor.olga.post(&item, &[("due_on", "2022-03-31")]).await;
    past.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(floor.items(&house).await, []);

    let made = floor.olga.post(&item, &[("due_on", "2023-03-31")]).await.is(StatusCode::SEE_OTHER);

    let items = floor.items(&house).await;
    let [one] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!((one.state, one.owner_account), (ItemState::Open, Some(floor.institute.account("rosa").id)));
    assert_eq!(one.unit, Some(floor.institute.reporters[0].unit.id));
    let of_item = floor.olga.get(&made.location.clone().unwrap()).await.is(StatusCode::OK);
    of_item.says("Why are the files late?").says("The question it came from").says(&path);
    let twice = floor.olga.post(&item, &[("due_on", "2023-04-30")]).await;
    let twice = twice.is(StatusCode::UNPROCESSABLE_ENTITY).says("made of this question already");
    twice.says(&made.location.unwrap());
    assert_eq!(floor.items(&house).await.len(), 1);
    // What became an item is neither unmarked nor taken away.
    let lena = floor.institute.account("lena").id.to_string();
    let unmarked = &again("1", &lena, "")[..4];
    floor.olga.post(&path, unmarked).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("already");
    let remove = format!("{path}/remove");
    floor.olga.post(&remove, &[("revision", "1")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    floor.olga.get(&floor.all()).await.says("in the ledger").hides("Make a ledger item");
});

on_both!(a_stale_edit_of_a_question_keeps_what_was_typed, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    let path = floor.asked(&house).await;
    let lena = floor.institute.account("lena").id.to_string();
    floor.olga.post(&path, &again("1", &lena, "The clerk was ill.")).await.is(StatusCode::SEE_OTHER);

    let late = floor.lena.post(&path, &again("1", "", "A file was lost.")).await.is(StatusCode::CONFLICT);

    let late = late.says("Somebody else has written").says("The clerk was ill.").says("A file was lost.");
    late.says("name=\"revision\" value=\"2\"");
    floor.lena.post(&path, &again("2", "", "Ill, and a file was lost.")).await.is(StatusCode::SEE_OTHER);
    floor.lars.get(&floor.all()).await.says("Ill, and a file was lost.");
    let gone = floor.olga.post(&format!("{path}/remove"), &[("revision", "2")]).await;
    gone.is(StatusCode::CONFLICT);
    floor.olga.post(&format!("{path}/remove"), &[("revision", "3")]).await.is(StatusCode::SEE_OTHER);
    floor.olga.get(&path).await.is(StatusCode::NOT_FOUND);
    assert_eq!(floor.questions(&house).await, []);
});

on_both!(questions_are_refused_to_others_and_after_the_review_is_closed, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    let path = floor.asked(&house).await;
    let research = floor.research();
    let rosa = house.guest(floor.institute.account("rosa")).await;
    let asked = [("reporter", &*research), ("text", "And me?")];
    rosa.post(&floor.all(), &asked).await.is(StatusCode::FORBIDDEN);
    rosa.get(&floor.all()).await.is(StatusCode::FORBIDDEN);
    floor.lars.get(&path).await.is(StatusCode::OK).hides("name=\"text\"");
    let foreign = floor.lars.post(&path, &again("1", "", "Not mine")).await;
    foreign.is(StatusCode::UNPROCESSABLE_ENTITY).says("Ask the organiser");
    let blank =
        floor.lena.post(&floor.all(), &[("reporter", &*research), ("text", " "), ("answer", "Yes")]).await;
    blank.is(StatusCode::UNPROCESSABLE_ENTITY).says("Question: nothing is written").says("Yes</textarea>");
    // The organiser names who has no account, and chooses only leaders.
    let nobody = [("reporter", &*research), ("asker", ""), ("asker_name", " "), ("text", "Who?")];
    let nobody = floor.olga.post(&floor.all(), &nobody).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    nobody.says("Asked by: nothing is written");
    let sara = floor.institute.account("sara").id.to_string();
    let no_leader = [("reporter", &*research), ("asker", &*sara), ("text", "Who?")];
    let no_leader = floor.olga.post(&floor.all(), &no_leader).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    no_leader.says("leads nothing");
    let named = [("reporter", &*research), ("asker", ""), ("asker_name", "Delegate"), ("text", "Who?")];
    floor.olga.post(&floor.all(), &named).await.is(StatusCode::SEE_OTHER);
    floor.lena.get(&floor.all()).await.says("Delegate asks:");

    let mut phase = Phase::Drafting;
    while let Some(next) = phase.next() {
        let (service, olga) = (&house.service, floor.institute.account("olga"));
        let moved = service::cycle::move_phase(service, olga, floor.institute.review.id, next).await;
        moved.unwrap();
        phase = next;
    }
    let closed = floor.lena.post(&path, &again("1", "", "Too late")).await;
    closed.is(StatusCode::UNPROCESSABLE_ENTITY).says("Too late");
    floor.lena.post(&floor.all(), &asked).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});
