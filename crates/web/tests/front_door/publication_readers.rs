//! Views: each reader counts once a day, exactly, and leaves nothing behind.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::support::{Guest, NewsDesk, TestHouse, on_both};

const ITEM: &str = "/news/review-meeting";
const DAY: i64 = 24 * 60 * 60 * 1000;

async fn views(desk: &NewsDesk, house: &TestHouse) -> usize {
    desk.item(house).await.views
}

async fn reads_with(guest: &Guest, agent: &str) {
    guest.send(Request::get(ITEM).header(header::USER_AGENT, agent), Body::empty()).await.is(StatusCode::OK);
}

on_both!(a_reader_counts_once_a_day, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    let (one, two) = (house.passer_by().at("203.0.113.7"), house.passer_by().at("203.0.113.8"));

    one.get(ITEM).await.is(StatusCode::OK).says("Read once");
    let again = one.get(ITEM).await.says("Read once");
    assert!(again.cookies.is_empty(), "no reader gets a cookie");
    two.get(ITEM).await.says("Read 2 times");
    reads_with(&one, "Another browser").await;
    one.send(Request::head(ITEM).header(header::USER_AGENT, "A robot"), Body::empty()).await;
    desk.anna.get(ITEM).await.says("Read 3 times");
    assert_eq!(views(&desk, &house).await, 3);

    house.clock.passes(DAY);
    one.get(ITEM).await.says("Read 4 times");
    house.second_server().await.at("203.0.113.7").get(ITEM).await.says("Read 4 times");
});

on_both!(nothing_tells_readers_apart_after_their_day, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    house.passer_by().at("203.0.113.7").get(ITEM).await.is(StatusCode::OK);
    let kept = || async { storage::publication::reader_days(&house.service.reader()).await.unwrap() };
    assert_eq!(kept().await.len(), 1);

    service::publication::forget_readers(&house.service).await.unwrap();
    assert_eq!(kept().await.len(), 1, "the day is not over");
    house.clock.passes(DAY);
    service::publication::forget_readers(&house.service).await.unwrap();

    assert!(kept().await.is_empty());
    assert_eq!(views(&desk, &house).await, 1);
});

on_both!(a_crowd_is_counted_exactly, async |house: TestHouse| {
    let desk = NewsDesk::open(&house).await;
    desk.releases(&house).await;
    let second = house.second_server().await;

    let crowd = (0..300).map(|number| {
        let address = format!("198.51.{}.{}", number / 100, number % 100);
        let (here, there) = (house.passer_by().at(&address), second.clone().at(&address));
        tokio::spawn(async move {
            let answers = tokio::join!(here.get(ITEM), there.get(ITEM), here.get(ITEM));
            answers.0.is(StatusCode::OK);
        })
    });
    for reader in crowd.collect::<Vec<_>>() {
        reader.await.unwrap();
    }

    assert_eq!(views(&desk, &house).await, 300);
});
