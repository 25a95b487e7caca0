//! A hall that votes: ballots over HTTP, each from a phone of its own, and how long each waits for its answer.
//!
//! Budget: 200 ballots of 7 reporters × 5 answers within ten seconds are all acknowledged, the slowest in a hundred
//! after less than a second, on two cores. The phones share the processor with the server, but their ballots were
//! sealed before. SQLite in a temporary folder, synced at every commit.

#[path = "../../service/benches/support/open_box.rs"]
mod open_box;

use std::{
    future::IntoFuture as _,
    time::{Duration, Instant},
};

use open_box::OpenBox;
use tokio::{net::TcpListener, runtime::Runtime, task::JoinSet, time::sleep_until};

const VOTERS: usize = 200;

fn main() {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {
        vote("within ten seconds", Duration::from_secs(10)).await;
        vote("all at once", Duration::ZERO).await;
    });
}

async fn vote(what: &str, within: Duration) {
    let OpenBox { service, id, ballots, database: _database } = OpenBox::new(VOTERS).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let site = web::site(web::House::new(service));
    let server = tokio::spawn(axum::serve(listener, site).into_future());
    let url = format!("http://{address}/boxes/{id}/ballots");
    let begin = Instant::now();
    let mut phones = JoinSet::new();
    let count = u32::try_from(VOTERS).unwrap();
    for (number, ballot) in (0..count).zip(ballots) {
        let at = begin + within * number / count;
        phones.spawn(send(url.clone(), at, ballot));
    }
    let mut waits = phones.join_all().await;
    let whole = begin.elapsed();
    waits.sort_unstable();
    let at = |share: usize| waits.get((waits.len() * share / 100).min(waits.len() - 1)).unwrap().as_millis();
    println!(
        "{VOTERS} ballots {what}: all acknowledged after {:.1} s; p50 {} ms, p90 {} ms, p99 {} ms, slowest {} ms",
        whole.as_secs_f64(),
        at(50),
        at(90),
        at(99),
        at(100),
    );
    server.abort();
}

/// One phone: a connection of its own, opened within the time that counts.
async fn send(url: String, at: Instant, ballot: Vec<u8>) -> Duration {
    rustls::crypto::ring::default_provider().install_default().ok();
    let phone = reqwest::Client::builder().no_proxy().build().unwrap();
    sleep_until(at.into()).await;
    let begin = Instant::now();
    let request = phone.post(url).header("content-type", "application/json").body(ballot);
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "a ballot was refused: {}", answer.status());
    answer.bytes().await.unwrap();
    begin.elapsed()
}
