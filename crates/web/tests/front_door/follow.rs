//! A ballot that follows the meeting: phones are told who has still to report.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{DEMONSTRATION, Guest, Institute, TestHouse, on_both};

fn rules() -> String {
    DEMONSTRATION.replacen("all_same = \"warn\"", "all_same = \"warn\"\nreveal = \"after_report\"", 1)
}

async fn forward(house: &TestHouse, guest: &Guest, institute: &Institute) {
    let stored = storage::meeting::of(&house.service.reader(), institute.review.id).await.unwrap().unwrap();
    let fields = [("version", stored.version.to_string()), ("step", "forward".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    guest.post(&institute.path("/meeting"), &fields).await.is(StatusCode::SEE_OTHER);
}

on_both!(each_reporter_opens_on_the_phones_when_the_turn_has_ended, async |house: TestHouse| {
    let institute = house.institute_by(&rules()).await;
    let hall = house.open_hall(&institute).await;
    let (phone, one) = (house.passer_by(), &hall.boxes[0]);
    let waiting = async || phone.get(&one.path("/state.json?waiting")).await.json()["waiting"].clone();
    assert_eq!(waiting().await, json!([]), "the meeting is not led yet");
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    for _ in 0..3 {
        forward(&house, &olga, &institute).await;
    }
    let told = phone.get(&one.path("/booth.json")).await.is(StatusCode::OK).json();
    assert_eq!((&told["follows"], &told["waiting"]), (&json!(true), &json!([0, 1, 2])));
    for _ in 0..3 {
        forward(&house, &olga, &institute).await;
    }
    assert_eq!(waiting().await, json!([1, 2]), "questions and comment are over, too");
    // Who does not ask is told nothing, and costs nothing.
    assert_eq!(phone.get(&one.path("/state.json")).await.json()["waiting"], json!([]));
    olga.get(&institute.path("/rules")).await.says("each when the turn has ended");
});
