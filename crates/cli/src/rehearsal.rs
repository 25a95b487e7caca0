//! A whole meeting with virtual people, over HTTP alone, as real people would hold it.

mod cards;
mod client;
mod comments;
mod committee;
mod compare;
mod count;
mod ledger;
mod news;
mod outcome;
mod pace;
mod page;
mod people;
mod reckon;
mod sitting;
mod trustees;
mod votes;
mod voting;

use std::path::Path;

use anyhow::Result;

pub use outcome::Outcome;
pub use pace::{Pace, Progress};

use crate::demonstration::files::Files;
use people::People;

/// What all parts of a rehearsal share.
struct Rehearsal<'a> {
    files: &'a Files,
    people: People,
    pace: Pace,
    progress: Progress,
}

/// Holds the meeting on a server, and keeps the archives in a folder.
pub async fn hold(server: &str, files: &Files, pace: Pace, archives: &Path) -> Result<Outcome> {
    let progress = Progress::new("Rehearsal", steps(files)).shown();
    progress.says("everybody signs in");
    let people = People::of(server, files).await?;
    people.nothing_has_begun().await?;
    let all = Rehearsal { files, people, pace, progress };
    all.check_in().await?;
    let hall = all.sit().await?;
    let boxes = all.count(hall, archives).await?;
    all.read_comments().await?;
    let found = all.results().await?;
    let decided = all.committee(&found).await?;
    let items = all.ledger().await?;
    let news = all.news().await?;
    all.progress.done();
    Outcome::of(server, files, &boxes, &decided, items, &news)
}

/// How often [`Progress::says`] is called, with three boxes and three trustees.
fn steps(files: &Files) -> usize {
    let reporters = files.institute.units.len();
    let papers = files.votes.papers.valid;
    42 + 4 * reporters + papers + files.meeting.requirements.len()
}
