//! What was measured, as a table.

use std::time::Duration;

use crate::server::Server;

pub struct Table {
    server: Server,
    processor: f64,
}

impl Table {
    pub fn new(server: &Server) -> Self {
        Self { server: server.clone(), processor: 0.0 }
    }

    pub fn head(&mut self) {
        self.processor = self.server.processor();
        println!(
            "| screens hear by | p50 | p99 | slowest | memory now, at most | processor time of the server |"
        );
        println!("|---|---|---|---|---|---|");
    }

    pub fn row(&mut self, what: &str, took: &[Duration]) {
        let mut took = took.to_vec();
        took.sort_unstable();
        let at = |share: usize| {
            let place = (took.len() * share / 100).min(took.len().saturating_sub(1));
            took.get(place).map_or(0, Duration::as_millis)
        };
        let (now, most) = self.server.memory();
        let before = std::mem::replace(&mut self.processor, self.server.processor());
        let spent = self.processor - before;
        println!(
            "| {what} | {} ms | {} ms | {} ms | {now} MB, {most} MB | {spent:.1} s |",
            at(50),
            at(99),
            at(100)
        );
    }
}
