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

    /// A leader notes who sat, and the grades: as suggested, or as the files settle a tie with its reason. They become
    /// final, and are released.
    pub(super) async fn committee(&self, found: &Found) -> Result<Found> {
        let leader = self.people.get("leader1")?;
        self.progress.says("the committee sits");
        let mut fields = vec![
            ("held_on".to_owned(), self.files.institute.meeting.day.clone()),
            ("chair".to_owned(), "Committee secretary".to_owned()),
            ("note_taker".to_owned(), "Committee office".to_owned()),
            ("others".to_owned(), "Committee secretary\nMembers of the committee".to_owned()),
        ];
        for line in &found.0 {
            let unit = text(line, "unit")?;
            self.progress.says(format!("the committee decides on {unit}"));
            let settled = self.files.meeting.decisions.iter().find(|decision| decision.unit == unit);
            let (grade, reason) = match settled {
                Some(decision) => (decision.grade.as_str(), decision.reason.as_str()),
                None => (text(line, "suggested")?, ""),
            };
            let reporter = self.people.reporter(unit)?;
            fields.push((format!("grade.{reporter}"), grade.to_owned()));
            fields.push((format!("reason.{reporter}"), reason.to_owned()));
            self.pause(400).await;
        }
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let path = self.people.path("/result/grades");
        leader.fill(&leader.get(&path).await?.form("/result/grades")?, &fields).await?;
        leader.fill(&leader.get(&path).await?.form("/result/grades/freeze")?, &[]).await?;
        let organiser = self.people.organiser()?;
        let page = organiser.get(&self.people.path("/result")).await?;
        organiser.fill(&page.form("/result/release")?, &[]).await?;
        self.results().await
    }
}
