//! A hall of live screens: how long a change on the chair's screen takes to all of them, and what it costs.
//!
//! Budget: 1,000 screens, p99 under half a second, the server under 200 MB, on two cores that it shares with the screens;
//! the same through a proxy that buffers every answer, with clients that send their forms byte by byte, and while
//! 200 phones vote. The server is a process of its own, so that its memory is its own. Every screen is a connection of
//! its own. `cargo bench -p web --bench live -- 200` takes fewer screens.

#[path = "../../../service/benches/support/open_box.rs"]
mod open_box;

mod chair;
mod hall;
mod phones;
mod proxy;
mod screen;
mod server;
mod slow;
mod table;

use std::{env, path::Path, time::Duration};

use tokio::runtime::Runtime;

use chair::Chair;
use hall::{Hall, Way};
use server::Server;
use table::Table;

const SCREENS: usize = 1_000;
const CHANGES: usize = 20;
const VOTERS: usize = 200;
const SLOW: usize = 100;

fn main() {
    let mut arguments = env::args().skip(1).filter(|one| !one.starts_with("--"));
    let first = arguments.next();
    if first.as_deref() == Some(server::ROLE) {
        let ballots = arguments.next().expect("where the ballots go");
        Runtime::new().unwrap().block_on(server::serve(Path::new(&ballots), VOTERS));
        return;
    }
    let screens = first.and_then(|text| text.parse().ok()).unwrap_or(SCREENS);
    Runtime::new().unwrap().block_on(measure(screens));
}

async fn measure(screens: usize) {
    let server = Server::start().await;
    let mut chair = Chair::at(&server).await;
    let phones = phones::ready(&server).await;
    let mut table = Table::new(&server);
    println!(
        "{screens} screens, {CHANGES} changes each; from pressing the button to the last byte of what is drawn"
    );
    table.head();

    let hall = Hall::open(&server, screens, Way::Stream).await;
    table.row("streams", &hall.changes(&mut chair, CHANGES).await);

    let voting = tokio::spawn(phones::vote(server.clone(), phones, Duration::from_secs(10)));
    table.row("… while 200 phones vote", &hall.changes(&mut chair, CHANGES).await);
    let slowest = voting.await.unwrap();

    let crowd = slow::crowd(&server, SLOW);
    table.row("… with 100 slow senders", &hall.changes(&mut chair, CHANGES).await);
    drop(crowd);
    drop(hall);

    let proxy = proxy::open(&server).await;
    let hall = Hall::open(&proxy, screens, Way::FoundDeaf).await;
    table.row("behind a buffering proxy", &hall.changes(&mut chair, CHANGES).await);
    println!("slowest answer to a ballot meanwhile: {} ms", slowest.as_millis());
}
