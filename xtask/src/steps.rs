//! Doing one thing after another, and telling what it took.

use std::fmt::{self, Display};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The steps done so far.
///
/// After the first failure no further step is started: its error is handed
/// on, and [`Steps::close`] counts it.
#[derive(Debug, Default)]
pub struct Steps(Vec<Step>);

#[derive(Debug)]
struct Step {
    title: &'static str,
    took: Duration,
    outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    LeftOut(&'static str),
}

impl Steps {
    /// Does the next step under its heading.
    pub fn run<T>(&mut self, title: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {title} ==");
        let start = Instant::now();
        let answer = work().with_context(|| format!("stopped at “{title}”"));
        let outcome = if answer.is_ok() { Outcome::Passed } else { Outcome::Failed };
        self.0.push(Step { title, took: start.elapsed(), outcome });
        answer
    }

    /// Says plainly that a step was not done.
    pub fn leave_out(&mut self, title: &'static str, because: &'static str) {
        println!("\n== {title} ==\nleft out: {because}");
        self.0.push(Step { title, took: Duration::ZERO, outcome: Outcome::LeftOut(because) });
    }

    /// Prints the table of times and the closing count.
    pub fn close(&self) {
        println!("\n{self}");
    }

    fn count(&self, outcome: &Outcome) -> usize {
        self.0.iter().filter(|step| step.outcome == *outcome).count()
    }
}

impl Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|step| step.title.chars().count()).max().unwrap_or(0);
        for Step { title, took, outcome } in &self.0 {
            let seconds = took.as_secs_f64();
            writeln!(f, "{title:width$}  {seconds:>7.1} s  {outcome}")?;
        }
        let total: Duration = self.0.iter().map(|step| step.took).sum();
        writeln!(f, "{:width$}  {:>7.1} s", "together", total.as_secs_f64())?;
        write!(f, "\n{} passed, {} failed", self.count(&Outcome::Passed), self.count(&Outcome::Failed))
    }
}

impl Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("passed"),
            Self::Failed => f.write_str("FAILED"),
            Self::LeftOut(because) => write!(f, "left out: {because}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn the_closing_line_counts_what_was_done_and_not_what_was_left_out() {
        let mut steps = Steps::default();
        steps.run("weigh", || Ok(())).unwrap();
        steps.leave_out("measure", "no ruler");
        let fault = steps.run("cut", || -> Result<()> { bail!("the knife is blunt") }).unwrap_err();

        assert_eq!(format!("{fault:#}"), "stopped at “cut”: the knife is blunt");
        let told = steps.to_string();
        assert!(told.ends_with("\n1 passed, 1 failed"), "{told}");
        assert!(told.contains("left out: no ruler"), "{told}");
    }

    #[test]
    fn a_step_hands_on_what_it_made() {
        assert_eq!(Steps::default().run("count", || Ok(7)).unwrap(), 7);
    }
}
