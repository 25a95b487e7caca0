//! What was acknowledged is on disk: a server that is killed in mid-vote loses no ballot that it said it had.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::Arc,
};

use ballot::verify;
use review::id::BoxId;
use service::{Service, SystemClock, SystemDice};
use storage::Store;

use crate::support::{TestHouse, on_both, told};

/// Where the child finds its database, its box and the ballots to cast.
const DATABASE: &str = "PINGYI_TEST_DATABASE";
const BOX: &str = "PINGYI_TEST_BOX";
const BALLOTS: &str = "PINGYI_TEST_BALLOTS";

on_both!(a_server_killed_in_mid_vote_loses_no_acknowledged_ballot, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[2];
    let folder = tempfile::tempdir().unwrap();
    for card in 0..one.codes.len() {
        let ballot = one.sealed(&house.passer_by(), card, 0).await;
        std::fs::write(folder.path().join(card.to_string()), ballot).unwrap();
    }
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["durability::casts_until_killed", "--exact", "--ignored", "--nocapture"])
        .env(DATABASE, house.database_url())
        .env(BOX, &one.id)
        .env(BALLOTS, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let acknowledged: Vec<_> = lines
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("received ").map(str::to_owned))
        .take(3)
        .collect();
    // On Unix this is kill -9: no destructor runs, no connection is closed.
    child.kill().unwrap();
    child.wait().unwrap();

    assert_eq!(acknowledged.len(), 3);
    let archive = house.passer_by().get(&one.path("/archive.bel")).await.bytes;
    let verdict = verify(&archive).expect("the archive ends with a whole event");
    for tracker in acknowledged {
        let found = verdict.ballots().iter().any(|ballot| ballot.tracker().to_string() == tracker);
        assert!(found, "{tracker} was acknowledged and is lost");
    }
    one.cast(&house.passer_by(), 0, 1).await.is(axum::http::StatusCode::OK);
});

/// The server that gets killed. Not a test of its own.
#[tokio::test]
#[ignore = "runs as the child of a_server_killed_in_mid_vote_loses_no_acknowledged_ballot"]
async fn casts_until_killed() {
    let (Some(database), Some(id), Some(ballots)) = (told(DATABASE), told(BOX), told(BALLOTS)) else {
        return;
    };
    let store = Store::open(&database).await.unwrap();
    let service = Service::new(store, Arc::new(SystemClock), Arc::new(SystemDice));
    let id: BoxId = id.parse().unwrap();
    for entry in std::fs::read_dir(ballots).unwrap() {
        let text = std::fs::read(entry.unwrap().path()).unwrap();
        let received = service::evaluation::cast(&service, &id, text).await.unwrap();
        println!("received {}", received.tracker);
    }
    // Waits for the end: whoever is killed while idle proves less, but must not end by itself either.
    std::future::pending::<()>().await;
}
