//! Letters of feedback: sent with one press, acknowledged, objected to, reviewed.

use axum::http::StatusCode;

use crate::{
    result::{with_sums, with_sums_by},
    result_grades::{frozen, settle},
    support::{DEMONSTRATION, Guest, Institute, TestHouse, on_both},
};

const DAY_MS: i64 = 86_400_000;

fn letter(institute: &Institute, place: usize, rest: &str) -> String {
    institute.path(&format!("/letters/{}{rest}", institute.reporters[place].id))
}

async fn sent(house: &TestHouse, institute: &Institute) {
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/letters/release"), &[]).await.is(StatusCode::SEE_OTHER);
}

async fn objects(by: &Guest, institute: &Institute, reason: &str) -> crate::support::Answer {
    by.post(&letter(institute, 0, "/objection"), &[("reason", reason)]).await
}

on_both!(
    nobody_has_a_letter_before_all_are_sent_and_then_everybody_only_the_own,
    async |house: TestHouse| {
        let (institute, _) = with_sums(&house).await;
        house.assess(&institute, "branch", ["99", "92", "80"]).await;
        let (olga, rosa) =
            (house.guest(institute.account("olga")).await, house.guest(institute.account("rosa")).await);
        let page =
            olga.post(&institute.path("/letters/release"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        page.says("Letters are sent once the grades are final");
        settle(&house, &institute).await;
        // The organiser looks at drafts; the reporter sees nothing, and cannot acknowledge what is not there.
        olga.get(&letter(&institute, 0, ""))
            .await
            .is(StatusCode::OK)
            .says("Draft. The reporter does not see it yet");
        for path in [letter(&institute, 0, ""), letter(&institute, 1, "")] {
            rosa.get(&path).await.is(StatusCode::NOT_FOUND).hides("Good");
        }
        rosa.get(&institute.path("/letters"))
            .await
            .is(StatusCode::OK)
            .says("There is no letter yet")
            .hides("Good");
        rosa.post(&letter(&institute, 0, "/acknowledge"), &[]).await.is(StatusCode::NOT_FOUND);
        objects(&rosa, &institute, "Too low").await.is(StatusCode::NOT_FOUND);
        for name in ["rosa", "lena", "sara"] {
            let guest = house.guest(institute.account(name)).await;
            guest.post(&institute.path("/letters/release"), &[]).await.is(StatusCode::FORBIDDEN);
        }
        sent(&house, &institute).await;
        let again = olga.post(&institute.path("/letters/release"), &[]).await;
        again.is(StatusCode::UNPROCESSABLE_ENTITY).says("The letters were sent before");
        olga.get(&institute.path("/letters")).await.says("0 of 3 are acknowledged").says("not opened");
        let own = rosa.get(&institute.path("/letters")).await.is(StatusCode::SEE_OTHER).location.unwrap();
        let page = rosa
            .get(&own)
            .await
            .is(StatusCode::OK)
            .says("Good")
            .says("Please acknowledge by 17 January 2023");
        // Only what the rules release: no score, no marks, and nothing of a box or a group.
        page.hides("96.20").hides("<svg").hides("Box A").hides("Draft");
        rosa.get(&letter(&institute, 1, "")).await.is(StatusCode::NOT_FOUND);
        rosa.post(&letter(&institute, 1, "/acknowledge"), &[]).await.is(StatusCode::NOT_FOUND);
        let cora = house.guest(institute.account("cora")).await;
        cora.get(&letter(&institute, 0, "")).await.is(StatusCode::NOT_FOUND);
        cora.get(&institute.path("/letters")).await.is(StatusCode::FORBIDDEN);
        olga.get(&institute.path("/letters")).await.says(">opened<");
    }
);

on_both!(the_rules_say_what_of_the_result_a_letter_tells, async |house: TestHouse| {
    let rules = format!(
        "{DEMONSTRATION}\n[assessment.feedback]\nacknowledge_days = 3\nobjection_days = 0\nshows = [\"score\", \"distribution\"]\n"
    );
    let (institute, _) = with_sums_by(&house, &rules).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    settle(&house, &institute).await;
    sent(&house, &institute).await;
    let rosa = house.guest(institute.account("rosa")).await;
    let page = rosa.get(&letter(&institute, 0, "")).await.is(StatusCode::OK);
    let page = page.says("96.20").says("All marks, of all groups together").says("by 13 January 2023");
    page.hides("tally__label\">Grade").hides("Box A").hides("/objection");
    objects(&rosa, &institute, "Too low")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("there is no objection");
});

on_both!(a_reporter_acknowledges_and_the_organiser_sees_it, async |house: TestHouse| {
    let institute = frozen(&house).await;
    sent(&house, &institute).await;
    let (olga, rosa) =
        (house.guest(institute.account("olga")).await, house.guest(institute.account("rosa")).await);
    rosa.get("/tasks")
        .await
        .says("Read and acknowledge the letter of feedback")
        .says(&letter(&institute, 0, ""));
    rosa.post(&letter(&institute, 0, "/acknowledge"), &[]).await.is(StatusCode::SEE_OTHER);
    rosa.get(&letter(&institute, 0, ""))
        .await
        .says("Acknowledged on 10 January 2023, 14:")
        .hides("/acknowledge\"");
    rosa.post(&letter(&institute, 0, "/acknowledge"), &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("You acknowledged this letter before");
    rosa.get("/tasks").await.hides("Read and acknowledge the letter");
    olga.get(&institute.path("/letters")).await.says("1 of 3 are acknowledged").hides("overdue");
    house.clock.passes(8 * DAY_MS);
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/letters")).await.says("overdue");
});

on_both!(an_objection_is_reviewed_and_may_change_the_grade, async |house: TestHouse| {
    let institute = frozen(&house).await;
    sent(&house, &institute).await;
    let (paul, lena, olga) = (
        house.guest(institute.account("paul")).await,
        house.guest(institute.account("lena")).await,
        house.guest(institute.account("olga")).await,
    );
    let (objection, review) = (letter(&institute, 1, "/objection"), letter(&institute, 1, "/review"));
    let answer = |grade| [("held_on", "2023-01-10"), ("grade", grade), ("reason", "The award was left out")];
    lena.post(&review, &answer("good"))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("no objection that waits");
    paul.post(&objection, &[("reason", "  ")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Give the reason");
    paul.post(&objection, &[("reason", "An award is missing")]).await.is(StatusCode::SEE_OTHER);
    paul.post(&objection, &[("reason", "And more")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("You objected before")
        .says("An award is missing");
    olga.get(&institute.path("/letters")).await.says("waits for the committee");
    lena.get("/tasks").await.says("Answer one objection to a grade");
    olga.post(&review, &answer("good")).await.is(StatusCode::FORBIDDEN);
    paul.post(&review, &answer("good")).await.is(StatusCode::FORBIDDEN);
    let later = [("held_on", "2023-02-10"), ("grade", "good"), ("reason", "x")];
    lena.post(&review, &later).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Enter a day up to today");
    lena.post(&review, &answer("fairly_good"))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("the one that stands");
    lena.post(&review, &answer("good")).await.is(StatusCode::SEE_OTHER);
    let page = paul.get(&letter(&institute, 1, "")).await.is(StatusCode::OK);
    page.says("The grade is now Good").says("The award was left out").hides("/review\"");
    lena.get("/tasks").await.hides("Answer one objection");
    // The earlier decision stays on record, and all else stays final.
    let page = lena.get(&institute.path("/result/grades")).await;
    page.says("Final since").says("The award was left out").hides("<select");
    lena.post(&review, &answer("average")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(an_objection_after_the_period_is_too_late, async |house: TestHouse| {
    let institute = frozen(&house).await;
    sent(&house, &institute).await;
    house.clock.passes(8 * DAY_MS);
    let rosa = house.guest(institute.account("rosa")).await;
    let page = rosa.get(&letter(&institute, 0, "")).await.is(StatusCode::OK);
    page.says("The period for objections ended on 17 January 2023").hides("/objection\"");
    objects(&rosa, &institute, "Too low")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Turn to the organiser");
    // Late is better than never.
    rosa.post(&letter(&institute, 0, "/acknowledge"), &[]).await.is(StatusCode::SEE_OTHER);
});

on_both!(a_talk_that_a_rule_asks_for_stays_a_task_until_it_was_held, async |house: TestHouse| {
    // One average mark of five is enough.
    let rules = DEMONSTRATION.replacen(
        "grade = \"poor\"\nthreshold = { share = \"1/3\"",
        "grade = \"average\"\nthreshold = { share = \"1/5\"",
        1,
    );
    let (institute, _) = with_sums_by(&house, &rules).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get("/tasks").await.hides("talks that the rules ask for");
    settle(&house, &institute).await;
    olga.get("/tasks").await.says("Hold 3 talks that the rules ask for");
    // In each of four boxes one mark of five on one criterion.
    olga.get(&institute.path("/result/grades"))
        .await
        .says("4 of 20 marks are “Average”: A talk with the committee");
    let talk = |place| letter(&institute, place, "/talk");
    let held = [("on", "2023-01-10"), ("note", "Two months to mend it")];
    olga.post(&talk(0), &[("on", "soon")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Enter a day up to today");
    olga.post(&talk(0), &held).await.is(StatusCode::SEE_OTHER);
    olga.post(&talk(0), &held).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("No talk is due");
    olga.get(&institute.path("/letters")).await.says("held on 10 January 2023");
    olga.get("/tasks").await.says("Hold 2 talks");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.post(&talk(1), &held).await.is(StatusCode::FORBIDDEN);
    sent(&house, &institute).await;
    rosa.get(&letter(&institute, 0, ""))
        .await
        .says("A talk with the committee")
        .hides("Two months to mend it");
});
