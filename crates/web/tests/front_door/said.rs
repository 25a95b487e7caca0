//! Comments while people speak: drafts that nobody else reads, what is taken down for others, and the confirming.

use axum::http::StatusCode;
use review::{meeting::noted::Part, phase::Phase};
use storage::{meeting::noted::Noted, meeting::said::Comment};

use crate::{
    meeting_record::Chair,
    support::{Answer, Guest, Institute, TestHouse, on_both},
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

    fn reporter(&self, place: usize) -> String {
        self.institute.reporters[place].id.to_string()
    }

    fn now(&self, place: usize) -> String {
        format!("{}?reporter={}", self.institute.path("/comments/now"), self.reporter(place))
    }

    fn confirm(&self) -> String {
        self.institute.path("/comments/confirm")
    }

    async fn minutes(&self, by: &Guest) -> Answer {
        by.get(&self.institute.path("/meeting/minutes")).await.is(StatusCode::OK)
    }

    /// Lena's draft on one report.
    async fn writes(&self, place: usize, problem: &str) {
        let answer = self.lena.post(&self.now(place), &draft("0", problem)).await.is(StatusCode::SEE_OTHER);
        assert_eq!(answer.location, Some(format!("{}&saved=1", self.now(place))));
    }

    /// What the organiser takes down of Lena's words on the first report.
    async fn takes_down(&self, house: &TestHouse, part: Part, words: &str) -> Noted {
        let (review, reporter) = (self.institute.review.id, self.institute.reporters[0].id);
        let (olga, lena) = (self.institute.account("olga"), self.institute.account("lena").id);
        let down =
            service::meeting::noted::take_down(&house.service, olga, review, reporter, lena, part, words);
        let id = down.await.unwrap();
        storage::meeting::noted::by_id(&house.service.reader(), review, id).await.unwrap().unwrap()
    }

    async fn comments(&self, house: &TestHouse) -> Vec<Comment> {
        let ids: Vec<_> = self.institute.reporters.iter().map(|one| one.id).collect();
        storage::meeting::said::comments(&house.service.reader(), &ids).await.unwrap()
    }
}

fn draft<'a>(revision: &'a str, problem: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("revision", revision),
        ("praise_zh", ""),
        ("praise_en", "The line runs again"),
        ("problem_zh", ""),
        ("problem_en", problem),
        ("direction_zh", ""),
        ("direction_en", ""),
    ]
}

/// One sheet of the page on which comments are confirmed.
fn sheet<'a>(
    reporter: &'a str,
    revision: &'a str,
    draft: &'a str,
    problem: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("reporter", reporter),
        ("revision", revision),
        ("draft", draft),
        ("praise", "The line runs again"),
        ("praise_other", ""),
        ("problem", problem),
        ("problem_other", ""),
        ("direction", ""),
        ("direction_other", ""),
    ]
}

fn line(of: &Noted) -> String {
    format!("{} {} {} {}", of.reporter, of.part.key(), of.id, of.revision)
}

on_both!(a_leader_writes_while_people_speak_and_the_form_stays, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    let chair = Chair::of(&house, &floor.institute).await;
    chair.presses(&["forward", "forward", "forward"]).await;
    let led = floor.lena.get(&floor.institute.path("/comments/now")).await.is(StatusCode::SEE_OTHER);
    assert_eq!(led.location, Some(floor.now(0)));
    let autosave =
        format!("{}/draft.json", floor.institute.path(&format!("/preparation/{}", floor.reporter(0))));
    let page = floor.lena.get(&floor.now(0)).await.is(StatusCode::OK).says("Research has the floor.");
    page.says("Comment on Research").says(&format!("data-autosave=\"{autosave}\""));

    floor.lena.post(&autosave, &draft("0", "Records are late")).await.is(StatusCode::OK);
    chair.presses(&["next_reporter"]).await;

    let page = floor.lena.get(&floor.now(0)).await.says("Process has the floor now").says(&floor.now(1));
    page.says("Comment on Research").says("Records are late").says("Confirm my comments (1)");
    // Until it is confirmed it is nobody else's to read.
    floor.minutes(&floor.olga).await.hides("Records are late");
    floor.olga.get(&floor.institute.path("/comments")).await.hides("Records are late");
    // Saved elsewhere since: what is typed stays in the form.
    let late = floor.lena.post(&floor.now(0), &draft("0", "Files are late")).await.is(StatusCode::CONFLICT);
    late.says("Files are late").says("Records are late");
});

on_both!(comments_are_confirmed_once_and_stand_in_the_record_from_then_on, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    floor.writes(0, "Records are late").await;
    floor.writes(1, "Too few visits").await;
    let page = floor.lena.get(&floor.confirm()).await.is(StatusCode::OK);
    page.says("Records are late").says("Too few visits").says("Confirm the comment on Process");
    let (first, second) = (floor.reporter(0), floor.reporter(1));
    let mut form = sheet(&first, "0", "1", "Records are a month late");
    form.extend(sheet(&second, "0", "1", "Too few visits to homes"));
    floor
        .lena
        .post(&floor.confirm(), &form)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Nothing is ticked");
    form.push(("confirm", &first));

    let done = floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::SEE_OTHER);

    let page = floor.lena.get(&done.location.unwrap()).await.says("1 comment is confirmed");
    // What was not ticked stays a draft, with the words as they were typed.
    page.says("Too few visits to homes").hides("Records are a month late");
    floor.minutes(&floor.olga).await.says("Records are a month late").hides("Too few visits");
    let twice = floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    twice.says("confirmed before").says("Records are a month late");
    let stored = floor.comments(&house).await;
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].revision, 1);
});

on_both!(a_stale_confirmation_keeps_what_was_typed, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    floor.writes(0, "Records are late").await;
    let first = floor.reporter(0);
    let mut form = sheet(&first, "0", "1", "Records are late");
    form.push(("confirm", &first));
    floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::SEE_OTHER);
    form[5] = ("problem", "Records are lost");

    let stale = floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::CONFLICT);

    let stale = stale.says("Nothing was confirmed").says("Records are lost").says("Records are late");
    stale.says("name=\"revision\" value=\"1\"");
    form[1] = ("revision", "1");
    form[2] = ("draft", "0");
    floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::SEE_OTHER);
    assert_eq!(floor.comments(&house).await[0].problem.en, "Records are lost");
});

on_both!(what_was_taken_down_says_so_until_its_leader_confirms_it, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    let problem = floor.takes_down(&house, Part::Problem, "Files came late").await;
    let direction = floor.takes_down(&house, Part::Direction, "File them weekly").await;
    let page = floor.minutes(&floor.olga).await.says("Files came late").says("not yet confirmed");
    page.says("taken down by olga");
    floor.minutes(&floor.lena).await.says("Files came late");
    floor.minutes(&floor.lars).await.hides("Files came late");
    let all = floor.olga.get(&floor.institute.path("/comments")).await.says("Files came late");
    all.says("not yet confirmed");
    let (first, problem_line, direction_line) = (floor.reporter(0), line(&problem), line(&direction));
    let page = floor.lena.get(&floor.confirm()).await.says("Files came late").says(&problem_line);
    page.says("taken down by olga");
    let mut form = sheet(&first, "0", "0", "Records are thin");
    form.extend([
        ("line", &*problem_line),
        ("words", "Files came two weeks late"),
        ("line", &*direction_line),
        ("words", " "),
        ("confirm", &*first),
    ]);

    // The organiser corrects a line meanwhile: the leader reads it first.
    let (review, olga) = (floor.institute.review.id, floor.institute.account("olga"));
    let correct = async |revision, words| {
        service::meeting::noted::correct(
            &house.service,
            olga,
            review,
            problem.id,
            revision,
            Part::Problem,
            words,
        )
        .await
    };
    correct(1, "Files came very late").await.unwrap();
    let stale = floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::CONFLICT);
    let stale = stale.says("Records are thin").says("Files came very late");
    let fresh = stale.text();
    assert_eq!(floor.comments(&house).await, []);
    let second = format!("{}2", problem_line.strip_suffix('1').unwrap());
    assert!(fresh.contains(&second), "{fresh}");
    form[9] = ("line", &second);
    floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::SEE_OTHER);

    let stored = floor.comments(&house).await;
    assert_eq!(stored[0].problem.en, "Records are thin\nFiles came two weeks late");
    assert_eq!(stored[0].problem.zh, stored[0].problem.en);
    assert_eq!(stored[0].direction.en, "");
    let page = floor.minutes(&floor.olga).await.says("Files came two weeks late").says("taken down by olga");
    page.hides("not yet confirmed").hides("File them weekly");
    floor.lena.get(&floor.confirm()).await.says("Nothing to confirm");
    let why = correct(2, "Files came in time").await.unwrap_err();
    assert!(matches!(why, service::Error::Refused(_)), "{why:?}");
});

on_both!(only_leaders_confirm_and_only_while_the_review_is_open, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    for other in ["olga", "rosa"] {
        let other = house.guest(floor.institute.account(other)).await;
        other.get(&floor.now(0)).await.is(StatusCode::FORBIDDEN);
        other.get(&floor.confirm()).await.is(StatusCode::FORBIDDEN);
        other.post(&floor.now(0), &draft("0", "Late")).await.is(StatusCode::FORBIDDEN);
        other.post(&floor.confirm(), &[]).await.is(StatusCode::FORBIDDEN);
    }
    floor.lars.get(&floor.confirm()).await.is(StatusCode::OK).says("Nothing to confirm");
    let first = floor.reporter(0);
    let mut form = sheet(&first, "0", "0", "Late");
    form.push(("confirm", &first));
    let mut phase = Phase::Drafting;
    while let Some(next) = phase.next() {
        let (review, olga) = (floor.institute.review.id, floor.institute.account("olga"));
        service::cycle::move_phase(&house.service, olga, review, next).await.unwrap();
        phase = next;
    }
    let closed = floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    closed.says("Late</textarea>");
    assert_eq!(floor.comments(&house).await, []);
});

on_both!(a_problem_becomes_an_item_exactly_once, async |house: TestHouse| {
    let floor = Floor::of(&house).await;
    let (first, second) = (floor.reporter(0), floor.reporter(1));
    let mut form = sheet(&first, "0", "0", "Records are late");
    form.extend(sheet(&second, "0", "0", ""));
    form.extend([("confirm", &*first), ("confirm", &*second)]);
    floor.lena.post(&floor.confirm(), &form).await.is(StatusCode::SEE_OTHER);
    let stored = floor.comments(&house).await;
    let on = |place: usize| {
        let reporter = floor.institute.reporters[place].id;
        stored.iter().find(|one| one.reporter == reporter).unwrap().id
    };
    let item = |place: usize| floor.institute.path(&format!("/comments/{}/item", on(place)));
    let all = floor.institute.path("/comments");
    let page = floor.olga.get(&all).await.says("Make a ledger item, due 10 April 2023").says(&item(0));
    page.hides(&item(1));
    let due = [("due_on", "2023-03-31")];
    floor.lena.post(&item(0), &due).await.is(StatusCode::FORBIDDEN);
    floor.olga.post(&item(1), &due).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("names no problem");

    let made = floor.olga.post(&item(0), &due).await.is(StatusCode::SEE_OTHER).location.unwrap();

    floor.olga.get(&made).await.says("Records are late").says("From a leader’s comment");
    let twice = floor.olga.post(&item(0), &due).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    twice.says("made of this problem already").says(&made);
    let items = storage::follow_up::items(&house.service.reader(), floor.institute.review.id).await.unwrap();
    let [one] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(one.owner_account, Some(floor.institute.account("rosa").id));
    floor.olga.get(&all).await.says("in the ledger").hides("Make a ledger item");
});
