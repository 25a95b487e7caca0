//! The operation log: who did what, in a chain that cannot be changed unseen, with nothing about voters in it.

use axum::http::StatusCode;
use service::log::{Verdict, check};

use crate::support::{TestHouse, on_both};

on_both!(what_is_done_in_a_review_stands_in_its_log, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/phase"), &[("to", "reporting")]).await.is(StatusCode::SEE_OTHER);
    let rosa = house.guest(institute.account("rosa")).await;

    let page = olga.get(&institute.path("/log")).await.is(StatusCode::OK);

    page.says("Made the review")
        .says("Moved to the phase")
        .says("olga")
        .says("every hash was reckoned anew and holds");
    rosa.get(&institute.path("/log")).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/log.jsonl")).await.is(StatusCode::FORBIDDEN);
    house.passer_by().get("/log").await.is(StatusCode::SEE_OTHER);
    let admin = house.guest(&house.administrator).await;
    admin.get("/log").await.is(StatusCode::OK).says("Changed an account");
});

on_both!(a_log_that_was_changed_says_at_which_entry, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let file = olga.get(&institute.path("/log.jsonl")).await.is(StatusCode::OK).bytes;
    let entries = file.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
    assert!(entries > 4, "{entries}");
    assert_eq!(check(&file), Verdict::Whole { entries: i64::try_from(entries).unwrap() });
    let text = String::from_utf8(file.clone()).unwrap();
    let changed =
        text.replacen("\"number\":3", "\"number\": 3", 1).replacen("review_made", "results_released", 1);
    assert_eq!(check(changed.as_bytes()), Verdict::Broken { number: 1 });
    let without: Vec<_> = text.lines().enumerate().filter(|(at, _)| *at != 2).map(|(_, line)| line).collect();
    assert_eq!(check(without.join("\n").as_bytes()), Verdict::Broken { number: 3 });

    let review = institute.review.id;
    house
        .database
        .run(&format!("UPDATE operation SET done_at = 1 WHERE chain = '{review}' AND number = 2"))
        .await;
    olga.get(&institute.path("/log")).await.says("Entry 2 does not follow");
    house.database.run(&format!("DELETE FROM operation WHERE chain = '{review}' AND number = 2")).await;
    olga.get(&institute.path("/log")).await.says("Entry 2 does not follow");
});

on_both!(a_log_whose_end_was_cut_off_is_not_whole, async |house: TestHouse| {
    let institute = house.institute().await;
    let review = institute.review.id;
    let olga = house.guest(institute.account("olga")).await;
    let file = olga.get(&institute.path("/log.jsonl")).await.bytes;
    let last = file.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
    house.database.run(&format!("DELETE FROM operation WHERE chain = '{review}' AND number = {last}")).await;
    olga.get(&institute.path("/log")).await.says(&format!("Entry {last} does not follow"));
});

on_both!(nothing_of_voters_is_in_a_log, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let olga = house.guest(institute.account("olga")).await;
    let entries = async || {
        let file = olga.get(&institute.path("/log.jsonl")).await.bytes;
        String::from_utf8(file).unwrap()
    };
    let before = entries().await;
    for card in 0..5 {
        hall.boxes[0].cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
    }
    assert_eq!(entries().await, before);
    hall.close().await;
    hall.open_sums().await;
    let after = entries().await;
    for what in ["voting_opened", "voting_stopped", "share_given", "cards_made"] {
        assert!(after.contains(what), "{what} is not in {after}");
    }
    for what in ["person", "card\"", "tracker", "credential"] {
        assert!(!after.contains(what), "{what} is in {after}");
    }
});

on_both!(several_who_write_at_once_make_one_chain, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = institute.account("olga").clone();
    let reporters = institute.reporters.clone();
    let work = (0..12).map(|round| {
        let (service, olga) = (house.service.clone(), olga.clone());
        let (review, reporter) = (institute.review.id, reporters[round % reporters.len()].id);
        tokio::spawn(async move {
            let new = service::question::NewQuestion {
                asker: review::question::Asker::Named("来宾".into()),
                text: storage::meeting::said::Said { zh: "如何改进？".into(), en: String::new() },
                answer: storage::meeting::said::Said::default(),
                follow_up: false,
            };
            service::question::ask(&service, &olga, review, reporter, &new).await.is_ok()
        })
    });
    for one in work.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    let guest = house.guest(&olga).await;
    let file = guest.get(&institute.path("/log.jsonl")).await.bytes;
    assert!(matches!(check(&file), Verdict::Whole { .. }));
});
