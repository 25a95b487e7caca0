//! Quick entry: a clerk takes down what others say, a line at a time.

use std::sync::Arc;

use axum::http::StatusCode;
use review::{meeting::noted::Part, question::Asker};

use crate::{
    meeting_record::Chair,
    support::{Answer, Guest, Institute, TestClock, TestHouse, on_both},
};

struct Desk {
    institute: Institute,
    olga: Guest,
    clock: Arc<TestClock>,
}

impl Desk {
    async fn of(house: &TestHouse) -> Self {
        let institute = house.institute().await;
        let olga = house.guest(institute.account("olga")).await;
        Self { institute, olga, clock: house.clock.clone() }
    }

    fn page(&self, place: usize) -> String {
        let path = self.institute.path("/meeting/entry");
        format!("{path}?reporter={}", self.institute.reporters[place].id)
    }

    /// The leader's number in the list.
    async fn number(&self, name: &str) -> String {
        let page = self.olga.get(&self.page(0)).await.is(StatusCode::OK).text();
        let (before, _) = page.split_once(&format!(" · {name}</option>")).unwrap();
        before.rsplit('>').next().unwrap().to_owned()
    }

    /// A clerk needs a few seconds for a line.
    async fn types(&self, who: &str, what: &str, line: &str) -> Answer {
        self.clock.passes(4_000);
        self.olga
            .post(&self.page(0), &[("who", who), ("what", what), ("name", "Delegate"), ("line", line)])
            .await
    }

    /// Its next line, with what is chosen there.
    async fn takes_down(&self, who: &str, what: &str, line: &str) -> Answer {
        let next = self.types(who, what, line).await.is(StatusCode::SEE_OTHER).location.unwrap();
        self.olga.get(&next).await.is(StatusCode::OK)
    }
}

on_both!(a_clerk_takes_down_line_after_line_without_a_mouse, async |house: TestHouse| {
    let desk = Desk::of(&house).await;
    let (lena, lars) = (desk.number("lena").await, desk.number("lars").await);
    let reader = house.service.reader();
    let (review, account) = (desk.institute.review.id, |name| desk.institute.account(name).id);

    let next = desk.takes_down(&lena, "praise", "The line runs again").await;
    next.says("The line runs again")
        .says("not yet confirmed")
        .says(&format!("<option value=\"{lena}\" selected"));
    // Number and sign stand before the words; the signs of a Chinese keyboard do as well.
    let next = desk.takes_down(&lena, "praise", &format!("{lars}－ 材料迟交")).await;
    next.says(&format!("<option value=\"{lars}\" selected")).says("<option value=\"problem\" selected");
    let next = desk.takes_down(&lena, "praise", &format!("{lars}?? Why is it late")).await;
    next.says("<option value=\"answer\" selected");
    desk.takes_down(&lars, "answer", "The clerk was ill").await.says("Answer: The clerk was ill");
    desk.takes_down(&lars, "praise", "= And a file was lost").await;
    desk.takes_down(&lars, "answer", "0? Who mends it").await.says("Delegate · Question");

    let noted = storage::meeting::noted::all(&reader, review).await.unwrap();
    let told: Vec<_> = noted.iter().map(|one| (one.leader, one.part, &*one.words)).collect();
    let wanted = [
        (account("lena"), Part::Praise, "The line runs again"),
        (account("lars"), Part::Problem, "材料迟交"),
    ];
    assert_eq!(told, wanted);
    let asked = storage::question::questions(&reader, review).await.unwrap();
    assert_eq!(asked[0].asker, Asker::Leader(account("lars")));
    assert!(asked[0].follow_up && !asked[1].follow_up);
    assert_eq!(asked[0].answer.en, "The clerk was ill\nAnd a file was lost");
    assert_eq!(asked[1].asker, Asker::Named("Delegate".to_owned()));
});

on_both!(a_star_leads_the_clerk_to_whoever_has_the_floor, async |house: TestHouse| {
    let desk = Desk::of(&house).await;
    let chair = Chair::of(&house, &desk.institute).await;
    let begin = desk.olga.get(&desk.institute.path("/meeting/entry")).await.is(StatusCode::SEE_OTHER);
    assert_eq!(begin.location, Some(desk.page(0)));
    chair.presses(&["forward", "forward", "forward", "next_reporter"]).await;
    desk.olga.get(&desk.page(0)).await.says("Process has the floor now").says("Quick entry · Research");
    let led = desk.types("1", "praise", "＊").await.is(StatusCode::SEE_OTHER);
    assert_eq!(led.location, Some(desk.page(1)));
    desk.olga.get(&desk.page(1)).await.says("Process has the floor.");
});

on_both!(a_line_that_is_refused_comes_back_as_typed, async |house: TestHouse| {
    let desk = Desk::of(&house).await;
    let lena = desk.number("lena").await;
    let refused = async |who: &str, what: &str, line: &str, why: &str| {
        let answer = desk.types(who, what, line).await.is(StatusCode::UNPROCESSABLE_ENTITY).says(why);
        let words = line.rsplit(' ').next().unwrap();
        answer.says(&format!("name=\"line\" value=\"{words}\""));
    };
    refused("0", "praise", "Good", "Choose a leader").await;
    refused(&lena, "praise", "42- Good", "Choose a leader").await;
    refused(&lena, "answer", "Yes", "Nothing was asked of this reporter yet").await;
    desk.types(&lena, "problem", "")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Problem: nothing is written");
    for other in ["lena", "rosa"] {
        let other = house.guest(desk.institute.account(other)).await;
        other.get(&desk.page(0)).await.is(StatusCode::FORBIDDEN);
        let line = [("who", "1"), ("what", "praise"), ("line", "Good")];
        other.post(&desk.page(0), &line).await.is(StatusCode::FORBIDDEN);
    }
    let noted = storage::meeting::noted::all(&house.service.reader(), desk.institute.review.id).await;
    assert_eq!(noted.unwrap(), []);
});

on_both!(a_line_is_corrected_until_its_leader_has_settled_it, async |house: TestHouse| {
    let desk = Desk::of(&house).await;
    let lena = desk.number("lena").await;
    desk.takes_down(&lena, "praise", "Files came lat").await;
    let reader = house.service.reader();
    let line = storage::meeting::noted::all(&reader, desk.institute.review.id).await.unwrap().remove(0);
    let path = desk.institute.path(&format!("/meeting/entry/{}", line.id));
    desk.olga.get(&path).await.is(StatusCode::OK).says("Files came lat").says("value=\"praise\" checked");
    let fixed = |revision| [("revision", revision), ("part", "problem"), ("words", "Files came late")];
    let done = desk.olga.post(&path, &fixed("1")).await.is(StatusCode::SEE_OTHER);
    assert_eq!(done.location, Some(desk.page(0)));
    let mut again = fixed("1");
    again[2] = ("words", "Files were late");
    let stale = desk.olga.post(&path, &again).await.is(StatusCode::CONFLICT);
    stale.says("Files were late</textarea>").says("<p>Files came late</p>").says("value=\"2\"");

    // Lena confirms it.
    let reporter = line.reporter.to_string();
    let key = format!("{reporter} problem {} 2", line.id);
    let blank = ["praise", "problem", "direction", "praise_other", "problem_other", "direction_other"];
    let mut form: Vec<_> = blank.into_iter().map(|field| (field, "")).collect();
    form.extend([("reporter", &*reporter), ("revision", "0"), ("draft", "0"), ("confirm", &*reporter)]);
    form.extend([("line", &*key), ("words", "Files came late")]);
    let lena = house.guest(desk.institute.account("lena")).await;
    lena.post(&desk.institute.path("/comments/confirm"), &form).await.is(StatusCode::SEE_OTHER);
    let late = desk.olga.post(&path, &fixed("2")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    late.says("It changes no more");
    let gone = desk.olga.post(&format!("{path}/remove"), &[("revision", "2")]).await;
    gone.is(StatusCode::UNPROCESSABLE_ENTITY);
});
