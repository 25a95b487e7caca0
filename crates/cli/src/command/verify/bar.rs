//! A bar on the terminal for whoever waits longer than a second.

use std::{
    fs::File,
    path::Path,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use ballot::verify::{Progress, Verdict, VerifyError, verify_from};
use indicatif::{ProgressBar, ProgressStyle};

use super::words::printable;

/// Verifies a file. The bar is drawn on a terminal only, and taken away at the end.
pub(super) fn verify(archive: &File, file: &Path) -> Result<Verdict, VerifyError> {
    let progress = Arc::new(Progress::default());
    let length = archive.metadata()?.len();
    let name = printable(&file.display().to_string());
    thread::scope(|scope| {
        // Dropped with the verdict, which ends the bar.
        let (_working, worked) = mpsc::channel();
        scope.spawn({
            let progress = &progress;
            move || draw(progress, length, name, &worked)
        });
        verify_from(archive, &progress)
    })
}

fn draw(progress: &Progress, length: u64, name: String, worked: &Receiver<()>) {
    let goes_on = |pause| worked.recv_timeout(pause) == Err(RecvTimeoutError::Timeout);
    if !goes_on(Duration::from_secs(1)) {
        return;
    }
    let bar = ProgressBar::new(length);
    let style = ProgressStyle::with_template("{bar:30} {percent} % {elapsed} {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(name);
    while goes_on(Duration::from_millis(100)) {
        bar.set_position(progress.bytes());
    }
    bar.finish_and_clear();
}
