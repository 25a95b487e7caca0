//! Phones that vote meanwhile.

use std::time::{Duration, Instant};

use reqwest::Client;
use tokio::{task::JoinSet, time::sleep_until};

use crate::server::Server;

/// A phone for each ballot, each with connections of its own. Made before anything is measured: it takes a while.
pub async fn ready(server: &Server) -> Vec<Client> {
    let count = server.ballots.len();
    let make = move || (0..count).map(|_| Client::builder().no_proxy().build().unwrap()).collect();
    tokio::task::spawn_blocking(make).await.unwrap()
}

/// Every ballot once, spread over this time; how long the slowest waited for its answer.
pub async fn vote(server: Server, phones: Vec<Client>, within: Duration) -> Duration {
    let count = u32::try_from(phones.len()).unwrap().max(1);
    let url = format!("http://{}/boxes/{}/ballots", server.address, server.ballot_box);
    let begin = Instant::now();
    let mut tasks = JoinSet::new();
    for ((number, ballot), phone) in (0..count).zip(server.ballots.iter().cloned()).zip(phones) {
        tasks.spawn(send(phone, url.clone(), begin + within * number / count, ballot));
    }
    tasks.join_all().await.into_iter().max().unwrap_or_default()
}

async fn send(phone: Client, url: String, at: Instant, ballot: String) -> Duration {
    sleep_until(at.into()).await;
    let begin = Instant::now();
    let request = phone.post(url).header("content-type", "application/json").body(ballot);
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "a ballot was refused: {}", answer.status());
    answer.bytes().await.unwrap();
    begin.elapsed()
}
