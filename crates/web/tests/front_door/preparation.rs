//! One page a unit for who will comment, and drafts that nobody but their author reads.

use axum::http::StatusCode;

use crate::support::{Answer, Guest, Institute, TestHouse, on_both};

const WORDS: &str = "A quiet word about the night shift";

fn path(institute: &Institute, rest: &str) -> String {
    institute.path(&format!("/preparation/{}{rest}", institute.reporters[0].id))
}

async fn drafts(guest: &Guest, institute: &Institute, ending: &str, revision: &str, problem: &str) -> Answer {
    let fields = [
        ("revision", revision),
        ("praise_zh", ""),
        ("praise_en", ""),
        ("problem_zh", ""),
        ("problem_en", problem),
        ("direction_zh", ""),
        ("direction_en", ""),
    ];
    guest.post(&path(institute, ending), &fields).await
}

async fn hands_in(house: &TestHouse, institute: &Institute) {
    let rosa = house.guest(institute.account("rosa")).await;
    let path = institute.path(&format!("/reports/{}/edit", institute.reporters[0].id));
    let page = rosa.get(&path).await.is(StatusCode::OK).text();
    let revision =
        page.split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let rules = service::cycle::rules(&institute.review).unwrap();
    let text = |key: &str| format!("What I did for {key}. {}", "word ".repeat(60));
    let sections: Vec<_> = rules
        .report()
        .sections
        .iter()
        .map(|one| (format!("section.{}", one.key), text(one.key.as_str())))
        .collect();
    let mut fields = vec![("edition", "en"), ("revision", &*revision), ("action", "hand_in")];
    fields.extend(sections.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    rosa.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
}

on_both!(
    a_leader_opens_one_page_and_sees_report_checks_items_and_what_was_asked,
    async |house: TestHouse| {
        let institute = house.institute().await;
        hands_in(&house, &institute).await;
        house.assess(&institute, "branch", ["94.5", "92", "80"]).await;
        let lena = house.guest(institute.account("lena")).await;
        let unit = institute.reporters[0].unit.id.to_string();
        let fields = [("unit", &*unit), ("text", "Close two items by June")];
        lena.post(&institute.path("/summing-up/requirements"), &fields).await.is(StatusCode::SEE_OTHER);
        let list = lena.get(&institute.path("/preparation")).await.is(StatusCode::OK);
        let list = list.says("0 of 3 with a draft or a comment of yours").says("Prepare: Research");
        list.says(&path(&institute, "")).says("2 / 2").says("Handed in");
        let page = lena.get(&path(&institute, "")).await.is(StatusCode::OK);
        let page = page
            .says("What I did for performance")
            .says("56.7 of 60")
            .says("37.8 of 40")
            .says("94.50 of 100");
        let page = page
            .says("Close two items by June")
            .says("Version 1, handed in")
            .says("Only you can read this draft");
        page.says("Next: Process").hides("Previous:");
        // The organiser reads the same, and has no draft.
        let olga = house.guest(institute.account("olga")).await;
        olga.get(&path(&institute, ""))
            .await
            .is(StatusCode::OK)
            .says("56.7 of 60")
            .hides("name=\"problem_en\"");
        for name in ["rosa", "paul", "sara", "cora", "anna"] {
            let guest = house.guest(institute.account(name)).await;
            guest.get(&path(&institute, "")).await.is(StatusCode::FORBIDDEN);
            guest.get(&institute.path("/preparation")).await.is(StatusCode::FORBIDDEN);
        }
    }
);

on_both!(nobody_but_its_author_reads_a_draft, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    drafts(&lena, &institute, "/draft", "0", WORDS).await.is(StatusCode::SEE_OTHER);
    lena.get(&path(&institute, "")).await.says(WORDS);
    let admin = house.guest(&house.administrator).await;
    let mut others = vec![admin];
    for name in ["olga", "lars", "rosa", "sara", "tom", "cora", "anna"] {
        others.push(house.guest(institute.account(name)).await);
    }
    let reporter = institute.reporters[0].id;
    for other in &others {
        for page in
            ["/preparation", "/comments", "/meeting", "/summing-up", "/reports", "/result", "", "/items"]
        {
            other.get(&institute.path(page)).await.hides(WORDS);
        }
        for page in ["", "?saved=1"] {
            other.get(&path(&institute, page)).await.hides(WORDS);
        }
        other.get(&institute.path(&format!("/comments?reporter={reporter}&draft=1"))).await.hides(WORDS);
        other.get(&institute.path(&format!("/reports/{reporter}"))).await.hides(WORDS);
        // Whoever writes at the same place writes the own draft, and gets the own one back.
        drafts(other, &institute, "/draft.json", "5", "mine").await.hides(WORDS);
        drafts(other, &institute, "/draft", "1", "mine").await.hides(WORDS);
        other.post(&path(&institute, "/draft/discard"), &[("revision", "1")]).await.hides(WORDS);
    }
    lena.get(&path(&institute, "")).await.says(WORDS);
});

on_both!(two_browsers_on_one_draft_never_overwrite_each_other, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    let saved =
        drafts(&lena, &institute, "/draft.json", "0", "On the tablet").await.is(StatusCode::OK).json();
    assert_eq!(saved["revision"], 1);
    // The laptop still has the empty page.
    let elsewhere =
        drafts(&lena, &institute, "/draft.json", "0", "On the laptop").await.is(StatusCode::CONFLICT).json();
    assert_eq!(
        (&elsewhere["revision"], &elsewhere["texts"]["problem_en"]),
        (&1.into(), &"On the tablet".into())
    );
    let page = drafts(&lena, &institute, "/draft", "0", "On the laptop").await.is(StatusCode::CONFLICT);
    let page = page
        .says("was changed in another window or on another device")
        .says("On the tablet")
        .says("On the laptop");
    page.says("name=\"revision\" value=\"1\"").hides("data-autosave=\"");
    drafts(&lena, &institute, "/draft", "1", "Both brought together").await.is(StatusCode::SEE_OTHER);
    // What is thrown away must have been read.
    let page =
        lena.post(&path(&institute, "/draft/discard"), &[("revision", "1")]).await.is(StatusCode::CONFLICT);
    page.says("Both brought together");
    lena.post(&path(&institute, "/draft/discard"), &[("revision", "2")]).await.is(StatusCode::SEE_OTHER);
    lena.get(&path(&institute, "")).await.hides("Both brought together").says("Not saved yet");
});

on_both!(a_draft_that_is_too_long_comes_back_as_typed, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    let long = "x".repeat(2_001);
    let answer =
        drafts(&lena, &institute, "/draft.json", "0", &long).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.json()["refusal"].as_str().unwrap().contains("2000"), "{}", answer.text());
    drafts(&lena, &institute, "/draft", "0", &long).await.is(StatusCode::UNPROCESSABLE_ENTITY).says(&long);
});

on_both!(at_the_meeting_the_draft_is_taken_over_and_has_then_served, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    drafts(&lena, &institute, "/draft", "0", WORDS).await.is(StatusCode::SEE_OTHER);
    let reporter = institute.reporters[0].id;
    let sheet = institute.path(&format!("/comments?reporter={reporter}"));
    lena.get(&sheet).await.says("You have a draft on this report").says("&#38;draft=1").hides(WORDS);
    let page = lena.get(&format!("{sheet}&draft=1")).await.is(StatusCode::OK);
    page.says(WORDS).says("name=\"draft\" value=\"1\"").says("It is thrown away once you save the comment");
    let id = reporter.to_string();
    let fields = [
        ("reporter", &*id),
        ("revision", "0"),
        ("praise", ""),
        ("problem", WORDS),
        ("direction", ""),
        ("draft", "1"),
    ];
    lena.post(&institute.path("/comments"), &fields).await.is(StatusCode::SEE_OTHER);
    lena.get(&path(&institute, "")).await.says("Not saved yet").hides(WORDS);
    lena.get(&sheet).await.hides("You have a draft").says(WORDS);
    // A comment is the organiser's to read; that was the leader's own choice.
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/comments")).await.says(WORDS);
    // A later draft stands beside what was said.
    drafts(&lena, &institute, "/draft", "0", "One thing more").await.is(StatusCode::SEE_OTHER);
    let page = lena.get(&format!("{sheet}&draft=1")).await;
    page.says("One thing more").says(WORDS).says("the comment that you saved before stands below");
});

on_both!(drafts_go_when_the_review_is_closed, async |house: TestHouse| {
    let institute = house.institute().await;
    let (olga, lena) =
        (house.guest(institute.account("olga")).await, house.guest(institute.account("lena")).await);
    drafts(&lena, &institute, "/draft", "0", WORDS).await.is(StatusCode::SEE_OTHER);
    for phase in ["reporting", "meeting", "evaluation", "assessment", "follow_up"] {
        olga.post(&institute.path("/phase"), &[("to", phase)]).await.is(StatusCode::SEE_OTHER);
    }
    lena.get(&path(&institute, "")).await.says(WORDS);
    olga.post(&institute.path("/phase"), &[("to", "closed")]).await.is(StatusCode::SEE_OTHER);
    lena.get(&path(&institute, "")).await.is(StatusCode::OK).hides(WORDS);
    drafts(&lena, &institute, "/draft", "0", WORDS).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let (reader, author) = (house.service.reader(), institute.account("lena").id);
    assert_eq!(storage::meeting::draft::own(&reader, institute.review.id, author).await.unwrap(), []);
});
