//! Live updates: the stream, the question that waits, and what every screen of the hall is told.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use futures_util::StreamExt as _;
use tower::ServiceExt as _;

use crate::support::{Guest, Institute, TestHouse, on_both};

/// An open stream.
struct Stream {
    body: axum::body::BodyDataStream,
    kind: String,
}

impl Stream {
    async fn open(guest: &Guest, path: &str) -> Self {
        let request = Request::get(path).header(header::COOKIE, &guest.cookie).body(Body::empty()).unwrap();
        let answer = guest.site.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let kind = answer.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
        Self { body: answer.into_body().into_data_stream(), kind }
    }

    /// The next piece of news. The limit only keeps a broken stream from hanging the test.
    async fn hears(&mut self) -> serde_json::Value {
        let limit = Duration::from_secs(20);
        let bytes = tokio::time::timeout(limit, self.body.next()).await.expect("news").unwrap().unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        serde_json::from_str(text.trim().strip_prefix("data: ").unwrap()).unwrap()
    }

    /// The next one that is newer than this.
    async fn hears_after(&mut self, version: u64) -> serde_json::Value {
        loop {
            let news = self.hears().await;
            if news["version"].as_u64().unwrap() > version {
                return news;
            }
        }
    }
}

async fn checked_in(house: &TestHouse, institute: &Institute) -> Guest {
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    olga
}

async fn forward(olga: &Guest, institute: &Institute, version: &str) {
    let step = [("version", version), ("step", "forward")];
    olga.post(&institute.path("/meeting"), &step).await.is(StatusCode::SEE_OTHER);
}

on_both!(a_change_on_the_chairs_screen_comes_to_the_wall_as_it_is_drawn, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = checked_in(&house, &institute).await;
    let mut wall = Stream::open(&olga, &institute.path("/live?view=stage.follow.zh-CN&view=nonsense")).await;
    assert_eq!(wall.kind, "text/event-stream");
    let before = wall.hears().await;
    assert!(before["views"]["stage.follow.zh-CN"].as_str().unwrap().contains("欢迎"), "{before}");

    forward(&olga, &institute, "0").await;

    let after = wall.hears_after(before["version"].as_u64().unwrap()).await;
    let stage = after["views"]["stage.follow.zh-CN"].as_str().unwrap();
    assert!(stage.contains("aria-current=\"step\"") && !stage.contains("欢迎"), "{stage}");
    // What comes by the stream is what the page itself holds.
    let page = olga.clone().reading("zh-CN").get(&institute.path("/projector")).await.text();
    assert!(page.contains(stage.trim()), "{page}");
});

on_both!(a_question_waits_for_a_change_and_is_answered_at_once_when_it_is_late, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = checked_in(&house, &institute).await;
    let path = institute.path("/live.json");
    let now = olga.get(&path).await.is(StatusCode::OK).json();
    assert!(now["views"].is_null());
    let known = format!("{}.{}", now["epoch"], now["version"]);
    let asking = format!("{path}?view=stage.follow.en&since={known}");
    let waiting = {
        let olga = olga.clone();
        tokio::spawn(async move { olga.get(&asking).await.is(StatusCode::OK).json() })
    };
    // Let it begin to wait.
    while house.service.live().listeners() == 0 {
        tokio::task::yield_now().await;
    }
    assert!(!waiting.is_finished());

    forward(&olga, &institute, "0").await;

    let answer = waiting.await.unwrap();
    assert!(answer["version"].as_u64() > now["version"].as_u64());
    assert!(answer["views"]["stage.follow.en"].is_string());
    let late = olga.get(&format!("{path}?view=stage.follow.en&since={known}")).await.json();
    assert_eq!(late["version"], answer["version"]);
    // Another run of the server counted from elsewhere.
    let other = olga.get(&format!("{path}?since=1.9999999999999")).await.json();
    assert_eq!(other["version"], answer["version"]);
});

on_both!(only_who_has_a_seat_hears_anything, async |house: TestHouse| {
    let institute = house.institute().await;
    for path in ["/live", "/live.json", "/live?view=stage.follow.en", "/projector"] {
        house.passer_by().get(&institute.path(path)).await.is(StatusCode::SEE_OTHER);
    }
    let stranger = house.guest(&house.administrator).await;
    let elsewhere = format!("/reviews/{}/live.json", house.administrator.id);
    stranger.get(&elsewhere).await.is(StatusCode::NOT_FOUND);
});

on_both!(servers_over_one_database_tell_each_other, async |house: TestHouse| {
    let institute = house.institute().await;
    let store = storage::Store::open(house.database_url()).await.unwrap();
    let other = service::Service::new(store, house.clock.clone(), std::sync::Arc::new(service::SystemDice));
    let review = institute.review.id;
    if !service::live::has_others(&other) {
        // A SQLite file has one process; there is nobody to tell.
        service::live::exchange(&other).await.unwrap();
        return;
    }
    for server in [&house.service, &other] {
        service::live::exchange(server).await.unwrap();
    }
    let mut screen = other.live().listen(review);
    let before = *screen.borrow_and_update();

    checked_in(&house, &institute).await;
    service::live::exchange(&house.service).await.unwrap();
    service::live::exchange(&other).await.unwrap();

    assert!(screen.has_changed().unwrap(), "the other server's screens were told");
    assert!(*screen.borrow_and_update() > before);
    let told = house.service.live().version(review);
    assert_eq!(other.live().version(review), told, "both count alike");
    service::live::exchange(&house.service).await.unwrap();
    service::live::exchange(&other).await.unwrap();
    assert!(!screen.has_changed().unwrap(), "nothing is told twice");
});
