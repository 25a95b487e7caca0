//! How fast it goes, and what is shown of it.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::time::sleep;

/// How long the virtual people take.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Of the time that lets somebody watch.
    factor: f64,
}

impl Pace {
    /// Without any pause.
    pub const FAST: Self = Self { factor: 0.0 };

    /// So many times as fast as usual.
    pub fn times(speed: f64) -> Self {
        Self { factor: 1.0 / speed }
    }

    /// Lets a moment pass.
    pub(super) async fn pause(self, milliseconds: u64) {
        if self.factor > 0.0 {
            sleep(Duration::from_millis(milliseconds).mul_f64(self.factor)).await;
        }
    }
}

/// A bar on the terminal with what is happening. Nothing is drawn where nobody watches, or within the first second.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
}

impl Progress {
    /// A bar of so many steps.
    pub fn new(title: &'static str, steps: usize) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(steps).ok(), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{prefix} {bar:30} {pos:>3}/{len}  {wide_msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_prefix(title);
        Self { bar, since: Instant::now() }
    }

    /// Shows it from the first moment.
    #[must_use]
    pub fn shown(self) -> Self {
        self.bar.set_draw_target(ProgressDrawTarget::stderr());
        self
    }

    /// Says what is done next.
    pub fn says(&self, what: impl Into<String>) {
        if self.bar.is_hidden() && self.since.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        let what = what.into();
        tracing::debug!(step = %what, "rehearsal");
        self.bar.set_message(what);
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}
