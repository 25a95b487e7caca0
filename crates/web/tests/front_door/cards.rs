use axum::http::StatusCode;
use ballot::PrivateCredential;
use serde_json::json;

use crate::support::{Answer, Guest, TestHouse, on_both};

/// Presses a button of a box's counter.
async fn press(by: &Guest, path: &str, reason: &str, step: &str) -> Answer {
    by.post(path, &[("reason", reason), ("step", step)]).await
}

on_both!(two_scrutineers_counting_at_once_lose_no_card, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, sara) = (&hall.boxes[2], house.guest(institute.account("sara")).await);
    let mut second = house.second_server().await;
    second.cookie.clone_from(&sara.cookie);
    let path = one.path("/handed-out");
    let presses = (0..one.codes.len()).map(|number| {
        let (by, path) = (if number % 2 == 0 { sara.clone() } else { second.clone() }, path.clone());
        tokio::spawn(async move { press(&by, &path, "first", "out").await.is(StatusCode::SEE_OTHER) })
    });
    for answer in presses.collect::<Vec<_>>() {
        answer.await.unwrap();
    }
    let page = sara.get(&institute.path("/handing-out")).await.is(StatusCode::OK);
    page.says(&format!("of {} made; 0 left", one.codes.len()));
    press(&second, &path, "first", "out").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("are handed out");
});

on_both!(a_card_is_counted_by_scrutineers_and_watched_by_the_organiser, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.prepare_hall(&institute).await;
    let path = hall.boxes[0].path("/handed-out");
    let [sara, olga, rosa] = ["sara", "olga", "rosa"].map(|name| institute.account(name).clone());
    let (sara, olga, rosa) = (house.guest(&sara).await, house.guest(&olga).await, house.guest(&rosa).await);
    let before = sara.get(&institute.path("/live.json")).await.json();

    let pressed = press(&sara, &path, "first", "out").await.is(StatusCode::SEE_OTHER);

    let back = format!("{}#box-{}", institute.path("/handing-out"), hall.boxes[0].id);
    assert_eq!(pressed.location.as_deref(), Some(back.as_str()));
    let after = sara.get(&institute.path("/live.json")).await.json();
    assert!(after["version"].as_u64() > before["version"].as_u64(), "other screens are told");
    olga.get(&institute.path("/handing-out")).await.says("1 have been given a card").hides("name=\"step\"");
    olga.get(&institute.path("/check-in")).await.says("Given a card");
    press(&olga, &path, "first", "out").await.is(StatusCode::FORBIDDEN);
    press(&rosa, &path, "first", "out").await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/handing-out")).await.is(StatusCode::FORBIDDEN);
    press(&house.passer_by(), &path, "first", "out").await.is(StatusCode::UNAUTHORIZED);
    press(&sara, &path, "stolen", "out").await.is(StatusCode::BAD_REQUEST);
    press(&sara, &path, "first", "back").await.is(StatusCode::SEE_OTHER);
    let none = press(&sara, &path, "first", "back").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    none.says("nothing to take back").says("Handing out cards");
});

on_both!(no_card_is_counted_before_it_is_made, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/boxes/plan"), &[]).await.is(StatusCode::SEE_OTHER);
    let sara = house.guest(institute.account("sara")).await;
    let state = sara.get(&institute.path("/cards.json")).await.json();
    let path = format!("/boxes/{}/handed-out", state["boxes"][0]["box"].as_str().unwrap());
    press(&sara, &path, "first", "out")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Box A has no cards yet");
});

on_both!(the_counter_is_what_the_count_begins_with, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[2];
    let (sara, door, count) =
        (house.guest(institute.account("sara")).await, one.path("/handed-out"), one.path("/count"));
    for _ in 0..6 {
        press(&sara, &door, "first", "out").await.is(StatusCode::SEE_OTHER);
    }
    press(&sara, &door, "lost", "out").await.is(StatusCode::SEE_OTHER);
    for card in 0..6 {
        for one in hall.boxes.iter().filter(|one| card < one.codes.len()) {
            one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    let form = sara.get(&institute.path("/boxes")).await.text();
    let field = form.split(&format!("id=\"issued-{}\"", one.id)).nth(1).unwrap();
    assert!(field.split('>').next().unwrap().contains("value=\"7\""), "6 first cards and a replacement");

    // Six are present: a seventh card without a replacement would be one too many.
    let signed = |issued: &'static str| [("issued", issued), ("spoilt", "0")];
    sara.post(&count, &signed("8")).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("only 6 present");
    sara.post(&count, &signed("7")).await.is(StatusCode::SEE_OTHER);

    let minutes = sara.get(&institute.path("/boxes/minutes")).await.is(StatusCode::OK);
    minutes.says("7 cards, of which 6 first cards and 1 replacements").says("Card lost: 1.");
    press(&sara, &door, "first", "back").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("is signed");
    house.passer_by().get(&one.path("")).await.says("7 handed out, as signed");
});

on_both!(the_server_makes_cards_once_after_asking_and_the_board_says_so, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let sara = house.guest(institute.account("sara")).await;
    olga.post(&institute.path("/boxes/plan"), &[]).await.is(StatusCode::SEE_OTHER);
    let state = sara.get(&institute.path("/cards.json")).await.json();
    let (path, wanted) =
        (state["boxes"][0]["byServerUrl"].as_str().unwrap(), state["boxes"][0]["cards"].as_u64().unwrap());
    let (unsure, sure) =
        (json!({ "confirmed": false }).to_string(), json!({ "confirmed": true }).to_string());
    sara.post_json(path, unsure).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("unconfirmed");
    olga.post_json(path, sure.clone()).await.is(StatusCode::FORBIDDEN);

    let made = sara.post_json(path, sure.clone()).await.is(StatusCode::OK).json();

    let codes: Vec<_> = made["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
    assert_eq!(codes.len() as u64, wanted);
    sara.post_json(path, sure).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("were made before");
    let id = state["boxes"][0]["box"].as_str().unwrap();
    let uuid = ballot::Uuid::parse(id).unwrap();
    let mut public: Vec<_> =
        codes.iter().map(|code| PrivateCredential::parse(code).unwrap().public(&uuid).to_string()).collect();
    public.sort();
    let reader = house.service.reader();
    assert_eq!(storage::evaluation::credentials(&reader, &id.parse().unwrap()).await.unwrap(), public);
    let board = house.passer_by().get(&format!("/boxes/{id}")).await;
    board.says("The server made the cards of this box");
    let other = state["boxes"][1]["box"].as_str().unwrap();
    house.passer_by().get(&format!("/boxes/{other}")).await.hides("The server made the cards");
});

on_both!(cards_that_were_not_printed_are_thrown_away_and_made_anew, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.prepare_hall(&institute).await;
    let (one, sara) = (&hall.boxes[0], house.guest(institute.account("sara")).await);
    let (discard, door) = (one.path("/cards/discard"), one.path("/handed-out"));
    press(&sara, &door, "first", "out").await.is(StatusCode::SEE_OTHER);
    sara.post_json(&discard, "").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("counted as handed out");
    press(&sara, &door, "first", "back").await.is(StatusCode::SEE_OTHER);
    house.guest(institute.account("olga")).await.post_json(&discard, "").await.is(StatusCode::FORBIDDEN);

    sara.post_json(&discard, "").await.is(StatusCode::NO_CONTENT);

    sara.post_json(&discard, "").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has no cards yet");
    let olga = house.guest(institute.account("olga")).await;
    let open = institute.path("/boxes/open");
    let sure_to_open = [("unrehearsed", "yes")];
    olga.post(&open, &sure_to_open).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has no cards yet");
    let sure = json!({ "confirmed": true }).to_string();
    sara.post_json(&one.path("/cards/by-server"), sure).await.is(StatusCode::OK);
    olga.post(&open, &sure_to_open).await.is(StatusCode::SEE_OTHER);
    let old = one.cast(&house.passer_by(), 0, 0).await.is(StatusCode::FORBIDDEN).json();
    assert_eq!(old["refusal"], "unknown_credential", "the old cards are void");
    sara.post_json(&discard, "").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("The box is open");
});
