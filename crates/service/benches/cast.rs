//! What the server does with one ballot: verify every proof, append it, and have it on disk.
//!
//! Budget: verifying and storing one ballot of 7 reporters × 5 answers takes under 5 ms of one core. (`verify` in the
//! crate `ballot`'s benches is the part without the database.) SQLite in a temporary folder, synced at every commit.

#[path = "support/open_box.rs"]
mod open_box;

use divan::{Bencher, counter::ItemsCount};
use open_box::OpenBox;
use service::evaluation::cast;
use tokio::runtime::Runtime;

const BALLOTS: usize = 60;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn cast_one_ballot(bencher: Bencher<'_, '_>) {
    let runtime = Runtime::new().unwrap();
    let OpenBox { service, id, ballots, database: _database } = runtime.block_on(OpenBox::new(BALLOTS));
    let mut ballots = ballots.into_iter();
    bencher.counter(ItemsCount::new(1_u32)).with_inputs(|| ballots.next().unwrap()).bench_local_values(
        |ballot| {
            let received = runtime.block_on(cast(&service, &id, ballot)).unwrap();
            assert!(!received.replaced);
        },
    );
}
