//! How far something is whose end nobody knows, for whoever waits longer than a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on the terminal that counts; taken away when dropped. Nothing where there is no terminal.
pub(super) struct Meter(ProgressBar);

impl Meter {
    /// … rows.
    pub(super) fn rows(doing: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(doing);
        let style = ProgressStyle::with_template("{spinner} {msg}: {human_pos} rows, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(Duration::from_secs(1));
        Self(bar)
    }

    /// So many by now.
    pub(super) fn at(&self, rows: u64) {
        self.0.set_position(rows);
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
