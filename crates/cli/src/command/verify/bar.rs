//! A bar on the terminal for whoever waits longer than a second.

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use ballot::verify::{Progress, Refusal, Verdict, verify_watched};
use indicatif::{ProgressBar, ProgressStyle};

use super::words::printable;

/// Verifies the bytes of a file. The bar is drawn on a terminal only, and taken away at the end.
pub(super) fn verify(bytes: &[u8], file: &Path) -> Result<Verdict, Refusal> {
    let progress = Arc::new(Progress::default());
    let name = printable(&file.display().to_string());
    thread::scope(|scope| {
        // Dropped with the verdict, which ends the bar.
        let (_working, worked) = mpsc::channel();
        scope.spawn({
            let progress = &progress;
            move || draw(progress, name, &worked)
        });
        verify_watched(bytes, &progress)
    })
}

fn draw(progress: &Progress, name: String, worked: &Receiver<()>) {
    let goes_on = |pause| worked.recv_timeout(pause) == Err(RecvTimeoutError::Timeout);
    if !goes_on(Duration::from_secs(1)) {
        return;
    }
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(name);
    while goes_on(Duration::from_millis(100)) {
        bar.set_length(u64::try_from(progress.ballots()).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(progress.checked()).unwrap_or(u64::MAX));
    }
    bar.finish_and_clear();
}
