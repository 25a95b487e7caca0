//! Phones that vote meanwhile.

use std::time::{Duration, Instant};

use tokio::{task::JoinSet, time::sleep_until};

use crate::server::Server;

/// Every ballot once, spread over this time; how long the slowest waited for its answer.
pub async fn vote(server: Server, within: Duration) -> Duration {
    let count = u32::try_from(server.ballots.len()).unwrap().max(1);
    let url = format!("http://{}/boxes/{}/ballots", server.address, server.ballot_box);
    let begin = Instant::now();
    let mut phones = JoinSet::new();
    for (number, ballot) in (0..count).zip(server.ballots.iter().cloned()) {
        phones.spawn(send(url.clone(), begin + within * number / count, ballot));
    }
    phones.join_all().await.into_iter().max().unwrap_or_default()
}

async fn send(url: String, at: Instant, ballot: String) -> Duration {
    let phone = reqwest::Client::builder().no_proxy().build().unwrap();
    sleep_until(at.into()).await;
    let begin = Instant::now();
    let request = phone.post(url).header("content-type", "application/json").body(ballot);
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "a ballot was refused: {}", answer.status());
    answer.bytes().await.unwrap();
    begin.elapsed()
}
