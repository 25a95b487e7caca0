//! Thirty-eight phones: each fetches the booth's data, seals its paper, and sends it until it is acknowledged.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use ballot::{Election, PrivateCredential, seal};
use serde_json::Value;
use tokio::task::JoinSet;

use super::{
    Rehearsal,
    cards::{Hall, HallBox},
    client::Person,
    comments::beside,
    pace::Pace,
    people::text,
    votes::{Paper, papers},
};
use crate::demonstration::files::Said;

/// One voter with a phone.
struct Phone {
    browser: Person,
    path: String,
    card: Arc<PrivateCredential>,
    paper: Paper,
    said: Option<Said>,
    habit: Habit,
    /// Comes to vote after this time.
    waits_ms: u64,
}

/// What a voter does besides voting once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    Once,
    /// Votes otherwise first, and thinks again.
    ChangesMind,
    /// The answer got lost: the phone sends the same ballot again.
    SendsAgain,
}

/// All voters of all boxes at the same time, each at an own moment.
pub(super) async fn all(all: &Rehearsal<'_>, hall: &Hall) -> Result<()> {
    let mut phones = JoinSet::new();
    let mut count: u64 = 0;
    for one in &hall.boxes {
        for (paper, card) in papers(all.files, &one.groups)?.into_iter().zip(&one.cards) {
            let mut phone = Phone::new(&all.people.passer_by, one, card.clone(), paper, count);
            phone.said = usize::try_from(count).ok().and_then(|number| all.files.said.get(number).cloned());
            phones.spawn(phone.vote(all.pace));
            count += 1;
        }
    }
    ensure!(
        count == u64::try_from(all.files.votes.papers.valid)?,
        "{count} valid papers are not all of votes.toml"
    );
    let mut voted = 0;
    while let Some(done) = phones.join_next().await {
        done??;
        voted += 1;
        all.progress.says(format!("people vote: {voted} of {count}"));
    }
    Ok(())
}

impl Phone {
    fn new(hall: &Person, one: &HallBox, card: Arc<PrivateCredential>, paper: Paper, number: u64) -> Self {
        let habit = match number % 8 {
            2 => Habit::ChangesMind,
            5 => Habit::SendsAgain,
            _ => Habit::Once,
        };
        // A step that has no factor in common with 38 spreads the boxes over the time.
        let waits_ms = number * 17 % 38 * 420;
        Self { browser: hall.clone(), path: one.path(""), card, paper, said: None, habit, waits_ms }
    }

    async fn vote(self, pace: Pace) -> Result<()> {
        pace.pause(self.waits_ms).await;
        let booth = self.browser.json(&format!("{}/booth.json", self.path)).await?;
        ensure!(booth["state"] == "open", "a box is {} while people vote", booth["state"]);
        if self.habit == Habit::ChangesMind {
            let otherwise = self.choices(&booth, 1)?;
            let received = self.cast(&booth, otherwise, None).await?.1;
            ensure!(received["replaced"] == false, "the first ballot of a card replaced another");
            pace.pause(900).await;
        }
        let (ballot, received) = self.cast(&booth, self.choices(&booth, 0)?, self.said.clone()).await?;
        let replaces = self.habit == Habit::ChangesMind;
        ensure!(received["replaced"] == replaces, "a ballot was not counted as the card's latest");
        if self.habit == Habit::SendsAgain {
            let again = self.send(ballot).await?;
            ensure!(again["tracker"] == received["tracker"], "the same ballot got another tracker");
        }
        Ok(())
    }

    /// One answer a question: reporters in their order, each with all criteria. `shift` marks another grade than meant.
    fn choices(&self, booth: &Value, shift: usize) -> Result<Vec<usize>> {
        let list =
            |name: &'static str| booth[name].as_array().with_context(|| format!("the booth has no {name}"));
        let grades = list("grades")?;
        let criteria = list("criteria")?.len();
        let mut choices = Vec::new();
        for reporter in list("reporters")? {
            let unit = text(reporter, "key")?;
            let mark = self.paper.0.get(unit).with_context(|| format!("nobody voted on {unit}"))?;
            let choice = match mark {
                Some(grade) => {
                    let place = grades.iter().position(|one| one["key"] == grade.as_str());
                    (place.with_context(|| format!("the booth has no grade {grade}"))? + shift) % grades.len()
                }
                // The last answer is to abstain.
                None => grades.len(),
            };
            choices.extend(std::iter::repeat_n(choice, criteria));
        }
        Ok(choices)
    }

    /// Seals off the event loop, sends, and holds the answer against what was sealed.
    async fn cast(&self, booth: &Value, choices: Vec<usize>, said: Option<Said>) -> Result<(String, Value)> {
        let (booth, card) = (booth.clone(), self.card.clone());
        let sealed = tokio::task::spawn_blocking(move || {
            let election = Election::parse(text(&booth, "election")?.as_bytes())
                .context("the booth's election cannot be read")?;
            let rows = election.questions().iter().zip(choices);
            let votes: Vec<Vec<u8>> = rows
                .map(|(question, chosen)| {
                    (0..question.choices()).map(|answer| u8::from(answer == chosen)).collect()
                })
                .collect();
            let sealed =
                seal(&election, &card, &votes, &mut rand::rng()).context("a paper cannot be sealed")?;
            let whole = beside(&booth, sealed.text(), said.as_ref())?;
            anyhow::Ok((whole, sealed.tracker()))
        });
        let (whole, tracker) = sealed.await??;
        let received = self.send(whole.clone()).await?;
        ensure!(received["tracker"] == tracker.to_string(), "the server acknowledged another ballot");
        Ok((whole, received))
    }

    async fn send(&self, ballot: String) -> Result<Value> {
        let answer = self.browser.post(&format!("{}/ballots", self.path), "application/json", ballot).await?;
        answer.json().await.context("a ballot's answer is no JSON")
    }
}
