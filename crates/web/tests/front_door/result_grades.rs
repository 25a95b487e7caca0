//! The committee's sitting: grades for all, then final.

use axum::http::StatusCode;

use crate::{
    result::{with_sums, with_sums_by},
    support::{Answer, Guest, Institute, TestHouse, on_both, with_panel},
};

/// A whole form: of each reporter in running order the grade and the reason.
pub async fn sits(
    by: &Guest,
    institute: &Institute,
    revision: &str,
    grades: [(&str, &str); 3],
    more: &[(&str, &str)],
) -> Answer {
    let mut form = vec![("revision".to_owned(), revision.to_owned())];
    for (reporter, (grade, reason)) in institute.reporters.iter().zip(grades) {
        form.push((format!("grade.{}", reporter.id), grade.to_owned()));
        form.push((format!("reason.{}", reporter.id), reason.to_owned()));
    }
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    by.post(&institute.path("/result/grades"), &[form, more.to_vec()].concat()).await
}

/// What minutes need besides the grades.
pub const MINUTED: [(&str, &str); 4] = [
    ("held_on", "2023-01-12"),
    ("chair", "Committee secretary"),
    ("note_taker", "Office clerk"),
    ("others", "Head of audit\nGuest of the union"),
];

pub const AS_SUGGESTED: [(&str, &str); 3] = [("good", ""), ("fairly_good", ""), ("fairly_good", "")];

async fn freezes(by: &Guest, institute: &Institute, revision: &str, version: &str) -> Answer {
    let fields = [("revision", revision), ("version", version)];
    by.post(&institute.path("/result/grades/freeze"), &fields).await
}

/// Decided and final.
pub async fn frozen(house: &TestHouse) -> Institute {
    let (institute, _) = with_sums(house).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    settle(house, &institute).await;
    institute
}

/// Decides as suggested, and makes that final.
pub async fn settle(house: &TestHouse, institute: &Institute) {
    let lena = house.guest(institute.account("lena")).await;
    sits(&lena, institute, "0", AS_SUGGESTED, &MINUTED).await.is(StatusCode::SEE_OTHER);
    let latest =
        storage::result::version::latest(&house.service.reader(), institute.review.id).await.unwrap();
    freezes(&lena, institute, "1", &latest.to_string()).await.is(StatusCode::SEE_OTHER);
}

on_both!(the_committee_may_depart_from_the_suggestion_with_a_reason, async |house: TestHouse| {
    let (institute, _) = with_sums(&house).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    let lena = house.guest(institute.account("lena")).await;
    let page = lena.get(&institute.path("/result/grades")).await.is(StatusCode::OK);
    let page = page.says("0 of 3 grades are decided").says("At most 1 are “Good”").says("96.20");
    page.says("the grades of 3 reporters").hides("grades/freeze\"");
    // One that may not be given so keeps all of them out, and everything comes back as typed.
    let page =
        sits(&lena, &institute, "0", [("average", " "), ("fairly_good", ""), ("", "")], &MINUTED).await;
    let page =
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says("give the committee’s reason").says("Head of audit");
    page.says("value=\"average\" selected").says("value=\"2023-01-12\"");
    lena.get(&institute.path("/result/grades")).await.says("0 of 3 grades");
    let page = sits(&lena, &institute, "0", [("excellent", "x"), ("", ""), ("", "")], &[]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("no such group or grade");
    let grades = [("average", "An accident in May"), ("fairly_good", ""), ("", "")];
    sits(&lena, &institute, "0", grades, &MINUTED).await.is(StatusCode::SEE_OTHER);
    let page = lena.get(&institute.path("/result/grades")).await;
    page.says("2 of 3 grades are decided").says("An accident in May").says("the grade of one reporter");
    lena.get(&institute.path("/result")).await.says("Decided: Average").says("An accident in May");
    // Two committees on one form: the slower one sees it, with what it typed.
    let page =
        sits(&lena, &institute, "0", [("good", ""), ("", ""), ("", "")], &[("chair", "Somebody else")]).await;
    page.is(StatusCode::CONFLICT).says("Somebody else saved meanwhile").says("value=\"Somebody else\"");
    for name in ["olga", "rosa", "sara"] {
        let guest = house.guest(institute.account(name)).await;
        sits(&guest, &institute, "1", AS_SUGGESTED, &MINUTED).await.is(StatusCode::FORBIDDEN);
        freezes(&guest, &institute, "1", "1").await.is(StatusCode::FORBIDDEN);
    }
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/result/grades"))
        .await
        .is(StatusCode::OK)
        .says("An accident in May")
        .hides("<select");
});

on_both!(grades_become_final_only_when_nothing_is_missing_and_stay_so, async |house: TestHouse| {
    let (institute, _) = with_sums(&house).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    let (lena, olga) =
        (house.guest(institute.account("lena")).await, house.guest(institute.account("olga")).await);
    sits(&lena, &institute, "0", AS_SUGGESTED, &[]).await.is(StatusCode::SEE_OTHER);
    let page = freezes(&lena, &institute, "1", "2").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let page =
        page.says("4 things are still missing").says("the day of the sitting").says("who was in the chair");
    page.says("who took the minutes").says("who was present");
    // A cap that is not kept takes a reason of its own.
    let over = [("good", ""), ("good", "Equal in all but a tenth"), ("fairly_good", "")];
    sits(&lena, &institute, "1", over, &MINUTED).await.is(StatusCode::SEE_OTHER);
    let page = freezes(&lena, &institute, "2", "2").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("why a cap or a floor is not kept").says("“Good” was given 2 times");
    let reason = [MINUTED.as_slice(), &[("breach_reason", "Agreed with the higher committee")]].concat();
    sits(&lena, &institute, "2", over, &reason).await.is(StatusCode::SEE_OTHER);
    // Neither an older form nor an older reckoning becomes final.
    freezes(&lena, &institute, "2", "2").await.is(StatusCode::CONFLICT);
    freezes(&lena, &institute, "3", "1").await.is(StatusCode::CONFLICT);
    lena.get(&institute.path("/result/grades"))
        .await
        .says("They are not final yet")
        .says("name=\"version\" value=\"2\"");
    freezes(&lena, &institute, "3", "2").await.is(StatusCode::SEE_OTHER);
    let page = lena.get(&institute.path("/result/grades")).await;
    let page = page.says("Final since 10 January 2023, 14:").says("on version 2").says("Head of audit");
    page.says("Agreed with the higher committee").hides("<select").hides("freeze\"");
    sits(&lena, &institute, "3", AS_SUGGESTED, &MINUTED)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The grades are final");
    freezes(&lena, &institute, "3", "2").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let id = institute.reporters[0].id;
    let (seen, value, note) = (
        format!("seen.{id}.adjustment:1"),
        format!("value.{id}.adjustment:1"),
        format!("note.{id}.adjustment:1"),
    );
    let fields = [("part", "adjustments"), (&*seen, "0"), (&*value, "5"), (&*note, "Late award")];
    let page =
        olga.post(&institute.path("/result/inputs"), &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("The grades are final. What was entered stands as it is.");
    let page = olga.get(&institute.path("/result/inputs")).await.is(StatusCode::OK);
    page.says("The grades are final. What was entered stands as it is.").hides("name=\"part\"");
});

on_both!(a_reckoning_after_the_decision_says_whom_it_moves, async |house: TestHouse| {
    let (institute, _) = with_sums_by(&house, &with_panel()).await;
    let (lena, olga) =
        (house.guest(institute.account("lena")).await, house.guest(institute.account("olga")).await);
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    let mut fields = vec![("part".to_owned(), "panel:panel".to_owned())];
    for reporter in &institute.reporters {
        for column in ["new:1", "new:2"] {
            fields.push((format!("seen.{}.{column}", reporter.id), "0".to_owned()));
            fields.push((format!("value.{}.{column}", reporter.id), "90".to_owned()));
        }
    }
    fields.extend([("judge.new:1".into(), "1".into()), ("judge.new:2".into(), "2".into())]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    olga.post(&institute.path("/result/inputs"), &fields).await.is(StatusCode::SEE_OTHER);
    sits(&lena, &institute, "0", AS_SUGGESTED, &MINUTED).await.is(StatusCode::SEE_OTHER);
    let page = lena.get(&institute.path("/result/grades")).await;
    page.hides("reckoned anew after the decision").says("grades/freeze\"");
    let id = institute.reporters[0].id;
    let (seen, value, note) = (
        format!("seen.{id}.veto:accident"),
        format!("value.{id}.veto:accident"),
        format!("note.{id}.veto:accident"),
    );
    let veto = [("part", "vetoes"), (&*seen, "0"), (&*value, "1"), (&*note, "Fire in May")];
    olga.post(&institute.path("/result/inputs"), &veto).await.is(StatusCode::SEE_OTHER);
    let page = lena.get(&institute.path("/result/grades")).await;
    let page = page
        .says("reckoned anew after the decision")
        .says("Research: since the decision the suggestion has moved from Good to Average");
    // What was lawful is so no longer: it does not become final, and is not saved again.
    page.says("Research: A veto bars this grade").hides("grades/freeze\"");
    let latest =
        storage::result::version::latest(&house.service.reader(), institute.review.id).await.unwrap();
    freezes(&lena, &institute, "1", &latest.to_string()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let page = sits(
        &lena,
        &institute,
        "1",
        [("good", "He is the best"), ("fairly_good", ""), ("fairly_good", "")],
        &MINUTED,
    )
    .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("A veto bars this grade");
    olga.get(&institute.path("/result/versions"))
        .await
        .says("Found: Accident")
        .says("suggested grade Good → Average");
});
