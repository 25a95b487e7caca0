use axum::http::StatusCode;
use ballot::verify;

use crate::support::{Hall, TestHouse, on_both};

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
