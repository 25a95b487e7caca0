use axum::http::StatusCode;
use ballot::verify;

use crate::support::{DEMONSTRATION, Hall, TestHouse, on_both};

/// Everybody with a card of this box casts one ballot with this answer.
async fn all_cast(house: &TestHouse, hall: &Hall, answers: &[usize]) {
    for (card, answer) in answers.iter().enumerate() {
        for one in &hall.boxes {
            if card < one.codes.len() {
                one.cast(&house.passer_by(), card, *answer).await.is(StatusCode::OK);
            }
        }
    }
}

on_both!(a_box_goes_from_cards_to_opened_sums, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let first = &hall.boxes[0];
    all_cast(&house, &hall, &[0, 0, 0, 1, 4]).await;

    let board = house.passer_by().get(&first.path("")).await.is(StatusCode::OK);
    board.says("of 5 who may vote").says("Trackers of the ballots that count");
    hall.close().await;
    hall.open_sums().await;

    let archive = house.passer_by().get(&first.path("/archive.bel")).await.is(StatusCode::OK).bytes;
    let verdict = verify(&archive).expect("the whole archive holds");
    let sums =
        storage::result::sums(&house.service.reader(), &first.id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(sums, vec![vec![3, 1, 0, 0, 1]; 3]);
    assert_eq!(verdict.result().unwrap().numbers().len(), 3);
});

on_both!(a_changed_mind_replaces_the_earlier_ballot, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[0];
    let earlier = one.cast(&house.passer_by(), 0, 0).await.is(StatusCode::OK).json();
    assert_eq!(earlier["replaced"], false);

    let later = one.cast(&house.passer_by(), 0, 3).await.is(StatusCode::OK).json();

    assert_eq!((&later["replaced"], &later["received"]), (&true.into(), &1.into()));
    let board =
        house.passer_by().get(&format!("{}?tracker={}", one.path(""), encoded(&later["tracker"]))).await;
    board.says("This ballot is in the box and counts.");
    let board =
        house.passer_by().get(&format!("{}?tracker={}", one.path(""), encoded(&earlier["tracker"]))).await;
    board.says("a later one replaced it");
});

on_both!(a_ballot_sent_again_is_told_how_it_stands_beside_others_of_its_card, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[0];
    let (phone, tablet) = (house.passer_by(), house.passer_by());
    let first = one.sealed(&phone, 0, 0).await;
    let second = one.sealed(&tablet, 0, 3).await;
    let told = async |ballot: &String| {
        let answer = phone.post_json(&one.path("/ballots"), ballot.clone()).await.is(StatusCode::OK).json();
        (answer["replaced"] == true, answer["counts"] == true)
    };
    assert_eq!(told(&first).await, (false, true));
    assert_eq!(told(&first).await, (false, true), "the first answer was lost");
    assert_eq!(told(&second).await, (true, true));
    assert_eq!(told(&second).await, (true, true), "sent again it still replaces the first");
    assert_eq!(told(&first).await, (false, false), "the first counts no longer");
    // Another card's ballot changes nothing of it, nor does closing.
    one.cast(&phone, 1, 0).await.is(StatusCode::OK);
    hall.close().await;
    assert_eq!((told(&second).await, told(&first).await), ((true, true), (false, false)));
});

fn encoded(tracker: &serde_json::Value) -> String {
    tracker.as_str().unwrap().replace('+', "%2B")
}

on_both!(sending_a_ballot_twice_is_harmless_even_after_closing, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[0];
    let ballot = one.sealed(&house.passer_by(), 0, 0).await;
    let first =
        house.passer_by().post_json(&one.path("/ballots"), ballot.clone()).await.is(StatusCode::OK).json();
    let again =
        house.passer_by().post_json(&one.path("/ballots"), ballot.clone()).await.is(StatusCode::OK).json();
    assert_eq!((&first["tracker"], &first["received"]), (&again["tracker"], &again["received"]));
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    hall.close().await;
    let late = house.passer_by().post_json(&one.path("/ballots"), ballot).await.is(StatusCode::OK).json();
    assert_eq!(late["tracker"], first["tracker"]);
});

on_both!(what_is_no_ballot_of_this_box_is_refused_and_leaves_nothing, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, other, phone) = (&hall.boxes[0], &hall.boxes[1], house.passer_by());
    let good = one.sealed(&phone, 0, 0).await;
    let refused = async |text: Vec<u8>, status: StatusCode, key: &str| {
        let answer = phone.post_json(&one.path("/ballots"), text).await.is(status).json();
        assert_eq!(answer["refusal"], key);
        assert_ne!(answer["message"]["zh"], answer["message"]["en"], "both languages have words");
    };

    let digit = good.rfind("\"response\":\"").unwrap() + "\"response\":\"".len();
    let mut wrong_proof = good.clone().into_bytes();
    wrong_proof[digit] = if wrong_proof[digit] == b'1' { b'2' } else { b'1' };
    refused(wrong_proof, StatusCode::UNPROCESSABLE_ENTITY, "malformed").await;
    refused(good.replace('{', "{ ").into_bytes(), StatusCode::UNPROCESSABLE_ENTITY, "malformed").await;
    refused(other.sealed(&phone, 0, 0).await.into_bytes(), StatusCode::UNPROCESSABLE_ENTITY, "malformed")
        .await;
    refused(vec![b'['; 3 << 20], StatusCode::UNPROCESSABLE_ENTITY, "malformed").await;
    phone.post_json(&one.path("/ballots"), vec![0; 10 << 20]).await.is(StatusCode::PAYLOAD_TOO_LARGE);
    phone.post_json("/boxes/NoSuchBoxHereA/ballots", good).await.is(StatusCode::NOT_FOUND);

    let stored =
        storage::evaluation::by_id(&house.service.reader(), &one.id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((stored.ballots, stored.cast_cards, stored.records), (0, 0, 5));
});

on_both!(a_code_that_is_on_no_card_is_told_so, async |house: TestHouse| {
    let institute = house.institute().await;
    let mut hall = house.open_hall(&institute).await;
    let one = &mut hall.boxes[0];
    one.codes[0] = ballot::PrivateCredential::draw(&mut rand::rng());
    let answer = one.cast(&house.passer_by(), 0, 0).await.is(StatusCode::FORBIDDEN).json();
    assert_eq!(answer["refusal"], "unknown_credential");
    assert_eq!(answer["message"]["zh"], "测评码不在本票箱名单中。请逐字核对，或向监票人换领。");
});

on_both!(a_closed_box_takes_no_new_ballot, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    let late = hall.boxes[2].sealed(&house.passer_by(), 5, 0).await;
    hall.close().await;
    let answer = house
        .passer_by()
        .post_json(&hall.boxes[2].path("/ballots"), late)
        .await
        .is(StatusCode::CONFLICT)
        .json();
    assert_eq!(answer["refusal"], "closed");
    assert_eq!(answer["message"]["en"], "Voting has closed. The ballot was not taken.");
});

on_both!(a_box_with_too_few_ballots_is_never_opened, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    for card in 0..4 {
        hall.boxes[0].cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
    }
    hall.close().await;
    house.passer_by().get(&hall.boxes[0].path("")).await.says("Not opened: too few ballots");
    let archive = house.passer_by().get(&hall.boxes[0].path("/archive.bel")).await.bytes;
    assert!(verify(&archive).expect("the archive holds").tally().is_none(), "nothing can be decrypted");
});

on_both!(one_trustee_opens_nothing_and_a_strangers_part_is_refused, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 1, 2, 3, 4]).await;
    hall.close().await;
    let one = &hall.boxes[0];
    let others = hall.part(1, one).await;
    hall.give(0, one, others).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("could not be checked");
    let part = hall.part(0, one).await;
    hall.give(0, one, part).await.is(StatusCode::NO_CONTENT);
    let again = hall.part(0, one).await;
    hall.give(0, one, again).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("given before");
    assert_eq!(storage::result::sums(&house.service.reader(), &one.id.parse().unwrap()).await.unwrap(), None);
});

on_both!(cards_are_made_once_and_by_whose_part_it_is, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.prepare_hall(&institute).await;
    let public = serde_json::json!({ "credentials": ["00"] }).to_string();
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.post_json(&hall.boxes[0].path("/credentials"), public.clone())
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    house
        .passer_by()
        .post_json(&hall.boxes[0].path("/credentials"), public)
        .await
        .is(StatusCode::UNAUTHORIZED);
    rosa.get(&institute.path("/cards")).await.is(StatusCode::FORBIDDEN);
    rosa.post(&institute.path("/boxes/open"), &[]).await.is(StatusCode::FORBIDDEN);
});

on_both!(boxes_do_not_open_before_all_is_ready, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let boxes = institute.path("/boxes");
    olga.post(&format!("{boxes}/open"), &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Plan the boxes first");
    olga.post(&format!("{boxes}/plan"), &[]).await.is(StatusCode::SEE_OTHER);
    olga.post(&format!("{boxes}/open"), &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The key ceremony has not begun");
});

on_both!(opening_freezes_the_rules, async |house: TestHouse| {
    let institute = house.institute().await;
    house.open_hall(&institute).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("")).await.says("frozen since");
    olga.post(&institute.path("/boxes/plan"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_count_that_does_not_add_up_is_refused, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    hall.close().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = hall.boxes[2].path("/count");
    let count =
        async |issued: &str, spoilt: &str| sara.post(&path, &[("issued", issued), ("spoilt", spoilt)]).await;
    count("4", "0").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("void and must be repeated");
    count("7", "0").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("but only 6 present");
    count("6", "1").await.is(StatusCode::SEE_OTHER);
    let page = sara.get(&institute.path("/boxes")).await;
    page.says("Box C: issued 6, collected 6, valid 5, invalid 1");
});

on_both!(no_row_links_a_ballot_to_a_time_or_a_person, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let before = house.passer_by().get(&hall.boxes[0].path("/archive.bel")).await.bytes;
    house.clock.passes(3_600_000);
    hall.boxes[0].cast(&house.passer_by(), 0, 0).await.is(StatusCode::OK);
    let after = house.passer_by().get(&hall.boxes[0].path("/archive.bel")).await.bytes;
    assert_eq!(&after[..before.len()], &before[..], "an archive only grows");
    let time = |bytes: &[u8], record: usize| bytes[record + 136..record + 147].to_vec();
    assert_eq!(
        time(&after, before.len()),
        time(&before, 0),
        "a ballot's record has the box's time, not its own"
    );
});

on_both!(two_servers_over_one_database_take_ballots_at_once, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, second) = (&hall.boxes[2], house.second_server().await);
    let mut ballots = Vec::new();
    for card in 0..one.codes.len() {
        ballots.push(one.sealed(&house.passer_by(), card, card % 5).await);
    }
    let casting = ballots.into_iter().enumerate().map(|(card, ballot)| {
        let phone = if card % 2 == 0 { house.passer_by() } else { second.clone() };
        let path = one.path("/ballots");
        tokio::spawn(async move { phone.post_json(&path, ballot).await.is(StatusCode::OK) })
    });
    for answer in casting.collect::<Vec<_>>() {
        answer.await.unwrap();
    }
    let archive = second.get(&one.path("/archive.bel")).await.bytes;
    assert_eq!(verify(&archive).expect("one unbroken chain").counted(), one.codes.len());
});

on_both!(a_booth_on_another_host_may_cast_but_nothing_else, async |house: TestHouse| {
    use axum::{body::Body, http::Request};
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, phone) = (&hall.boxes[0], house.passer_by());
    let elsewhere = |path: &str| Request::post(path).header("origin", "http://booth.elsewhere.test");
    let ballot = one.sealed(&phone, 0, 0).await;
    phone.send(elsewhere(&one.path("/ballots")), Body::from(ballot)).await.is(StatusCode::OK);
    phone.send(elsewhere(&one.path("/shares")), Body::empty()).await.is(StatusCode::FORBIDDEN);
});

on_both!(the_booth_is_one_file_that_runs_only_as_published, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let page = house.passer_by().get(&hall.boxes[0].path("/booth")).await.is(StatusCode::OK);
    let other = house.passer_by().get(&hall.boxes[1].path("/booth")).await;
    assert_eq!(page.bytes, other.bytes, "the same file for every box");
    assert!(!page.text().contains("src="), "it loads nothing");
    let policy = page.policy.unwrap();
    assert!(policy.contains("script-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
});

on_both!(cards_carry_the_address_by_which_people_reach_the_house, async |house: TestHouse| {
    let institute = house.institute().await;
    let mut sara = house.guest(institute.account("sara")).await;
    let named = sara.get(&institute.path("/cards.json")).await.is(StatusCode::OK).json();
    assert_eq!(named["base"], "http://hall.test", "in a hall: the host that the browser names");
    sara.site = web::site(web::House::new(house.service.clone()).reached_at("https://review.example.org/"));
    let told = sara.get(&institute.path("/cards.json")).await.is(StatusCode::OK).json();
    assert_eq!(told["base"], "https://review.example.org");
});

on_both!(a_ballot_under_way_is_taken_after_the_end_of_voting_but_not_for_ever, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    let (one, phone) = (&hall.boxes[2], house.passer_by());
    let (under_way, lost) = (one.sealed(&phone, 5, 1).await, one.sealed(&phone, 4, 1).await);
    assert_eq!(phone.get(&one.path("/state.json")).await.json()["state"], "open");

    hall.stop().await;
    let state = phone.get(&one.path("/state.json")).await.json();
    assert_eq!(state["state"], "closing");
    assert_eq!(state["graceEndsAt"].as_i64().unwrap() - state["now"].as_i64().unwrap(), 10_000);
    phone.get(&one.path("")).await.says("Closing: ballots under way until 14:00:10");
    house.clock.passes(9_999);
    let taken = phone.post_json(&one.path("/ballots"), under_way.clone()).await.is(StatusCode::OK).json();
    house.clock.passes(1);
    let late = phone.post_json(&one.path("/ballots"), lost).await.is(StatusCode::CONFLICT).json();
    assert_eq!(late["refusal"], "closed");
    assert_eq!(late["message"]["zh"], "投票已截止，接收在途选票的时间也已结束，这张选票没有计入。");
    let again = phone.post_json(&one.path("/ballots"), under_way).await.is(StatusCode::OK).json();
    assert_eq!(again["tracker"], taken["tracker"], "what was acknowledged stays acknowledged");

    hall.add_up().await.is(StatusCode::SEE_OTHER);
    let archive = phone.get(&one.path("/archive.bel")).await.bytes;
    assert_eq!(verify(&archive).expect("the archive holds").counted(), 6);
});

on_both!(nothing_is_added_up_while_ballots_may_be_under_way, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    hall.add_up().await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Voting has not been ended yet");
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    hall.stop().await;
    hall.stop_again().await.is(StatusCode::UNPROCESSABLE_ENTITY).says("ended already");
    house.clock.passes(7_500);
    hall.add_up().await.is(StatusCode::UNPROCESSABLE_ENTITY).says("for 3 s more");
    let archive = house.passer_by().get(&hall.boxes[0].path("/archive.bel")).await.bytes;
    assert!(verify(&archive).expect("the archive holds").tally().is_none());
});

on_both!(boxes_close_by_themselves_once_the_grace_is_over, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    let state =
        async || house.passer_by().get(&hall.boxes[0].path("/state.json")).await.json()["state"].clone();
    service::evaluation::close_due(&house.service).await.unwrap();
    assert_eq!(state().await, "open", "the clock ends no voting");
    hall.stop().await;
    service::evaluation::close_due(&house.service).await.unwrap();
    assert_eq!(state().await, "closing");
    hall.grace_passes();
    let before = house.service.live().version(institute.review.id);
    let (one, other) = tokio::join!(
        service::evaluation::close_due(&house.service),
        service::evaluation::close_due(&house.service)
    );
    one.unwrap();
    other.unwrap();
    assert_eq!(state().await, "closed");
    assert!(house.service.live().version(institute.review.id) > before, "the hall is told");
    hall.open_sums().await;
});

on_both!(the_same_ballot_sent_many_times_at_once_is_in_the_box_once, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, second) = (&hall.boxes[0], house.second_server().await);
    let ballot = one.sealed(&house.passer_by(), 0, 0).await;
    let sending = (0..8).map(|turn| {
        let phone = if turn % 2 == 0 { house.passer_by() } else { second.clone() };
        let (path, ballot) = (one.path("/ballots"), ballot.clone());
        tokio::spawn(async move { phone.post_json(&path, ballot).await.is(StatusCode::OK).json() })
    });
    let mut trackers = std::collections::BTreeSet::new();
    for answer in sending.collect::<Vec<_>>() {
        trackers.insert(answer.await.unwrap()["tracker"].to_string());
    }
    assert_eq!(trackers.len(), 1);
    let stored =
        storage::evaluation::by_id(&house.service.reader(), &one.id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((stored.ballots, stored.cast_cards), (1, 1));
});

on_both!(the_hall_sees_how_long_ballots_under_way_are_received, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let olga = house.guest(institute.account("olga")).await;
    hall.stop().await;
    let boxes = olga.get(&institute.path("/boxes")).await;
    let boxes = boxes.says("Ballots under way are received until 14:00:10").says("data-ends-at");
    assert!(!boxes.text().contains("/boxes/close"), "nothing to press while the time runs");
    olga.get(&institute.path("/meeting")).await.says("Ballots under way are still received");
    hall.grace_passes();
    olga.get(&institute.path("/boxes")).await.says("Close now and add up");
});

on_both!(the_booth_is_told_how_a_ballot_is_filled_in, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let told = house.passer_by().get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::OK).json();
    let expected = serde_json::json!({ "missingRows": "refuse", "allSame": "warn", "quotas": [] });
    assert_eq!(told["filling"], expected);
    assert_eq!(told["now"].as_i64(), Some(house.service.now().ms()));
});

/// The demonstration with a quota on the lowest grade, and no grace.
fn with_quota(at_least: usize) -> String {
    let quota = format!(
        "all_same = \"allow\"\n[[evaluation.filling.quotas]]\ngrades = [\"poor\"]\nat_least = {at_least}\nat_most = {}\n",
        at_least + 1,
    );
    let text = DEMONSTRATION.replacen("all_same = \"warn\"\n", &quota, 1);
    text.replacen("grace_seconds = 10", "grace_seconds = 0", 1)
}

on_both!(quotas_of_the_template_reach_the_booth, async |house: TestHouse| {
    let institute = house.institute_by(&with_quota(1)).await;
    let hall = house.open_hall(&institute).await;
    let told = house.passer_by().get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::OK).json();
    let quota = serde_json::json!({ "grades": ["poor"], "criterion": null, "atLeast": 1, "atMost": 2 });
    assert_eq!(told["filling"]["quotas"], serde_json::json!([quota]));
    assert_eq!(told["filling"]["allSame"], "allow");
});

on_both!(no_box_is_planned_for_a_ballot_that_nobody_could_fill_in, async |house: TestHouse| {
    // Of three reporters, one who votes has two rows.
    let institute = house.institute_by(&with_quota(3)).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/boxes/plan"), &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("needs 3 marks of certain grades, but has only 2");
});

on_both!(without_a_grace_the_boxes_close_at_once, async |house: TestHouse| {
    let institute = house.institute_by(&with_quota(1)).await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 0, 0, 0, 0]).await;
    hall.stop().await;
    assert_eq!(house.passer_by().get(&hall.boxes[0].path("/state.json")).await.json()["state"], "closed");
    hall.open_sums().await;
});
