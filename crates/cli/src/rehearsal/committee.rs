//! The result as the server reckons it, and the committee's decisions on it.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{Rehearsal, people::text};

/// A unit's line of `result.json`.
pub(super) struct Found(pub(super) Vec<Value>);

impl Rehearsal<'_> {
    /// What the server reckons from the opened sums.
    pub(super) async fn results(&self) -> Result<Found> {
        self.progress.says("scores");
        let result = self.people.organiser()?.json(&self.people.path("/result.json")).await?;
        Ok(Found(result["reporters"].as_array().context("result.json lists no reporters")?.clone()))
    }

    /// A leader notes the grades: as suggested, or as the files settle a tie with its reason. Then they are released.
    pub(super) async fn committee(&self, found: &Found) -> Result<Found> {
        let leader = self.people.get("leader1")?;
        for line in &found.0 {
            let unit = text(line, "unit")?;
            self.progress.says(format!("the committee decides on {unit}"));
            let settled = self.files.meeting.decisions.iter().find(|decision| decision.unit == unit);
            let (grade, reason) = match settled {
                Some(decision) => (decision.grade.as_str(), decision.reason.as_str()),
                None => (text(line, "suggested")?, ""),
            };
            let form = super::page::Form {
                action: self.people.path("/result/grade"),
                hidden: [("reporter".to_owned(), self.people.reporter(unit)?.to_owned())].into(),
            };
            leader.fill(&form, &[("grade", grade), ("reason", reason)]).await?;
            self.pause(400).await;
        }
        let organiser = self.people.organiser()?;
        let page = organiser.get(&self.people.path("/result")).await?;
        organiser.fill(&page.form("/result/release")?, &[]).await?;
        self.results().await
    }
}
