use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
};
use serde_json::Value;
use service::notice::hook::{deliver, next, summarise_due};
use tokio::net::TcpListener;

use super::{DAY, hands_in, institute, noon};
use crate::support::{ADDRESS, Guest, Institute, TestHouse, on_both};

const MINUTE: i64 = 60 * 1000;

/// A chat's bot that listens on this machine, and answers as it was told.
#[derive(Clone)]
struct Chat {
    port: u16,
    heard: Arc<Mutex<Vec<Heard>>>,
    answer: Arc<Mutex<(u16, String)>>,
}

#[derive(Clone, Debug)]
struct Heard {
    uri: String,
    headers: HeaderMap,
    body: String,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

async fn listen(State(chat): State<Chat>, uri: Uri, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    let body = String::from_utf8(body.to_vec()).unwrap();
    chat.heard.lock().unwrap().push(Heard { uri: uri.to_string(), headers, body });
    let (status, answer) = chat.answer.lock().unwrap().clone();
    (StatusCode::from_u16(status).unwrap(), answer)
}

impl Chat {
    async fn open() -> Self {
        rustls::crypto::ring::default_provider().install_default().ok();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let answer = Arc::new(Mutex::new((200, "{\"errcode\":0}".to_owned())));
        let chat = Self { port, heard: Arc::default(), answer };
        let site = Router::new().fallback(listen).with_state(chat.clone());
        tokio::spawn(async move { axum::serve(listener, site).await });
        chat
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/robot/send?access_token=b0tk3y", self.port)
    }

    fn answers(&self, status: u16, words: &str) {
        *self.answer.lock().unwrap() = (status, words.to_owned());
    }

    fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }

    /// The organiser sets it up.
    async fn is_set_up(&self, olga: &Guest, institute: &Institute, format: &str, secret: &str) {
        let address = self.address();
        let fields = [("format", format), ("address", &address), ("secret", secret), ("lang", "en")];
        let set = olga.post(&institute.path("/chat"), &fields).await.is(StatusCode::SEE_OTHER);
        olga.get(&set.location.unwrap()).await.says("The chat is set up");
    }
}

/// Posts what waits; whether each was taken.
async fn posts(house: &TestHouse) -> Vec<bool> {
    let mut all = Vec::new();
    while let Some(outgoing) = next(&house.service).await.unwrap() {
        let text = web::notice::post_text(ADDRESS, &outgoing);
        all.push(deliver(&house.service, &outgoing, &text).await.unwrap());
    }
    all
}

on_both!(a_chat_is_told_in_the_morning_what_is_due_and_names_nobody, async |house: TestHouse| {
    let house = house.chatting();
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let chat = Chat::open().await;
    chat.is_set_up(&olga, &institute, "we_com", "").await;
    hands_in(&house, &institute, 2).await;
    assert_eq!(summarise_due(&house.service).await.unwrap(), 1);
    assert_eq!(summarise_due(&house.service).await.unwrap(), 0, "one a day");
    assert_eq!(posts(&house).await, [true]);
    let heard = chat.heard();
    assert_eq!(heard.len(), 1);
    let said = heard[0].json();
    assert_eq!(said["msgtype"], "text");
    let text = said["text"]["content"].as_str().unwrap();
    assert!(
        text.starts_with("2022 work review, Test Institute · Thursday 5 January 2023\n2 people are late.\n"),
        "{text}"
    );
    assert!(
        text.contains("· Hand in the report: 2 people, by Tuesday 3 January 2023 (2 days late)"),
        "{text}"
    );
    assert!(text.ends_with("\nhttps://review.example.org/tasks"), "{text}");
    for name in ["rosa", "paul", "Research", "Process", "Secretary"] {
        assert!(!text.contains(name), "{text}");
    }
    noon(&house, 7);
    assert_eq!(summarise_due(&house.service).await.unwrap(), 0, "on a Saturday everybody rests");
    noon(&house, 9);
    assert_eq!(summarise_due(&house.service).await.unwrap(), 1);
});

on_both!(a_post_is_signed_as_each_kind_of_chat_wants_it, async |house: TestHouse| {
    let house = house.chatting();
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let chat = Chat::open().await;
    let test = institute.path("/chat/test");

    chat.is_set_up(&olga, &institute, "ding_talk", "SECxyz").await;
    olga.post(&test, &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(posts(&house).await, [true]);
    let heard = chat.heard().remove(0);
    let now = house.service.now().ms();
    assert!(
        heard.uri.starts_with(&format!("/robot/send?access_token=b0tk3y&timestamp={now}&sign=")),
        "{}",
        heard.uri
    );
    assert!(heard.json()["text"]["content"].as_str().unwrap().contains("This is a test"));

    chat.answers(200, "{\"code\":0}");
    chat.is_set_up(&olga, &institute, "feishu", "a secret").await;
    olga.post(&test, &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(posts(&house).await, [true]);
    let said = chat.heard().remove(0).json();
    assert_eq!((&said["msg_type"], &said["timestamp"]), (&"text".into(), &(now / 1_000).to_string().into()));
    assert_eq!(said["sign"].as_str().unwrap().len(), 44, "SHA-256 in base 64");

    chat.is_set_up(&olga, &institute, "plain", "a secret").await;
    olga.post(&test, &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(posts(&house).await, [true]);
    let heard = chat.heard().remove(0);
    let said = heard.json();
    assert_eq!((&said["kind"], &said["late"]), (&"test".into(), &3.into()));
    assert_eq!(said["due"][0]["task"], "hand_in");
    assert_eq!(heard.header("x-pingyi-timestamp"), (now / 1_000).to_string());
    assert!(heard.header("x-pingyi-signature").starts_with("sha256="));
});

on_both!(what_opens_a_chat_is_never_shown_again_and_sealed, async |house: TestHouse| {
    let house = house.chatting();
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let chat = Chat::open().await;
    chat.is_set_up(&olga, &institute, "ding_talk", "SECxyz").await;
    let page = olga.get(&institute.path("/chat")).await;
    page.says("DingTalk, 127.0.0.1 · signed").hides("b0tk3y").hides("SECxyz");
    let stored =
        storage::notice::hook::of(&house.service.reader(), institute.review.id).await.unwrap().unwrap();
    for sealed in [&stored.address, stored.secret.as_ref().unwrap()] {
        let text = String::from_utf8_lossy(sealed);
        assert!(!text.contains("b0tk3y") && !text.contains("SECxyz"));
    }
    // Another server, with another key, cannot read it, and says so.
    let other = house.service.clone().sealing(service::Seal::new([8; 32]));
    olga.post(&institute.path("/chat/test"), &[]).await.is(StatusCode::SEE_OTHER);
    let outgoing = next(&other).await.unwrap().unwrap();
    assert!(!deliver(&other, &outgoing, "x").await.unwrap());
    olga.get(&institute.path("/chat")).await.says("set the chat up anew").hides("b0tk3y");
    assert!(chat.heard().is_empty());
});

on_both!(a_chat_that_refuses_is_tried_again_and_the_reason_is_shown, async |house: TestHouse| {
    let house = house.chatting();
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let chat = Chat::open().await;
    chat.is_set_up(&olga, &institute, "ding_talk", "").await;
    chat.answers(200, "{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}");
    olga.post(&institute.path("/chat/test"), &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(posts(&house).await, [false]);
    let page = olga.get(&institute.path("/chat")).await;
    page.says("310000 keywords not in content").says("Waiting").says("tried once");
    assert!(posts(&house).await.is_empty(), "not at once");
    chat.answers(302, "");
    house.clock.passes(2 * MINUTE);
    assert_eq!(posts(&house).await, [false]);
    olga.get(&institute.path("/chat")).await.says("status 302");
    chat.answers(200, &"x".repeat(100_000));
    house.clock.passes(10 * MINUTE);
    assert_eq!(posts(&house).await, [false]);
    olga.get(&institute.path("/chat")).await.says("longer than 65536 bytes");
    chat.answers(200, "{\"errcode\":0}");
    house.clock.passes(20 * MINUTE);
    assert_eq!(posts(&house).await, [true]);
    olga.get(&institute.path("/chat")).await.says("Sent").hides("It went wrong");
    assert_eq!(chat.heard().len(), 4);

    chat.answers(500, "");
    olga.post(&institute.path("/chat/test"), &[]).await.is(StatusCode::SEE_OTHER);
    for _ in 0..60 {
        posts(&house).await;
        house.clock.passes(DAY / 48);
    }
    // A day has passed: the organiser signs in again.
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/chat")).await.says("Given up").says("status 500");
});

on_both!(nothing_is_posted_inside_unless_whoever_runs_the_server_allows_it, async |house: TestHouse| {
    let service = house.service.clone().sealing(service::Seal::new([7; 32]));
    let site = web::site(web::House::new(service.clone()));
    let house = TestHouse { service, site, ..house };
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/chat");
    for (address, why) in [
        ("https://127.0.0.1/x", "inside the server’s own network"),
        ("https://[::1]/x", "inside the server’s own network"),
        ("https://192.168.0.7/x", "inside the server’s own network"),
        ("http://chat.example.org/x", "must begin with https"),
        ("somewhere", "This is no address"),
    ] {
        let fields = [("format", "plain"), ("address", address), ("secret", "b0tk3y"), ("lang", "zh-CN")];
        let page = olga.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        page.says(why).hides("b0tk3y");
    }
    // A name is taken, and looked at when it is posted to.
    let fields = [("format", "plain"), ("address", "https://localhost:1/x"), ("secret", ""), ("lang", "en")];
    olga.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
    olga.post(&institute.path("/chat/test"), &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(posts(&house).await, [false]);
    olga.get(&path).await.says("leads into our own network");
});

on_both!(only_the_organiser_sets_a_chat_up_and_takes_it_away, async |house: TestHouse| {
    let house = house.chatting();
    let institute = institute(&house, 5).await;
    let path = institute.path("/chat");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&path).await.is(StatusCode::FORBIDDEN);
    let fields = [("format", "plain"), ("address", "https://chat.example.org/x"), ("lang", "en")];
    rosa.post(&path, &fields).await.is(StatusCode::FORBIDDEN);
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&format!("{path}/test"), &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("No chat is set up");
    olga.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
    olga.post(&format!("{path}/remove"), &[]).await.is(StatusCode::SEE_OTHER);
    olga.get(&path).await.says("No chat is set up");
    olga.post(&format!("{path}/remove"), &[]).await.is(StatusCode::CONFLICT);
    assert_eq!(summarise_due(&house.service).await.unwrap(), 0);
});

on_both!(a_server_without_a_key_keeps_no_address, async |house: TestHouse| {
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/chat");
    olga.get(&path).await.says("This server keeps no chat");
    let fields = [("format", "plain"), ("address", "https://chat.example.org/x"), ("lang", "en")];
    let page = olga.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("This server has no key");
});
