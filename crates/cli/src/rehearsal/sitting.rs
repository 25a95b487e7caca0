//! The sitting: people come in, the chair walks the agenda, leaders speak, everybody votes.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use review::words::Lang::{En, Zh};

use super::{
    Rehearsal,
    cards::{self, Hall},
    client::Person,
    voting,
};
use crate::demonstration::files::{Comment, Question};

impl Rehearsal<'_> {
    /// Everybody gives the own number at the door; who is on leave does not come.
    pub(super) async fn check_in(&self) -> Result<()> {
        self.progress.says("people come in");
        let desk = self.people.get("scrutineer1")?;
        let path = self.people.path("/check-in");
        for person in &self.files.roster {
            let form = desk.get(&path).await?.form("/check-in")?;
            let present = if person.on_leave { "no" } else { "yes" };
            desk.fill(&form, &[("number", &person.number), ("present", present)]).await?;
            self.pause(40).await;
        }
        Ok(())
    }

    /// From the opening to the end of the meeting. The boxes are closed then, their sums still sealed.
    pub(super) async fn sit(&self) -> Result<Hall> {
        self.chair("forward", "the chair opens the meeting").await?;
        self.pause(1_500).await;
        self.chair("forward", "scrutineers and tellers").await?;
        let hall = cards::prepare(self).await?;
        for unit in self.files.institute.in_running_order()? {
            self.chair("forward", &format!("{}: report", unit.name.in_lang(En))).await?;
            self.chair("start_clock", "").await?;
            self.pause(1_800).await;
            self.chair("forward", &format!("{}: questions", unit.name.in_lang(En))).await?;
            self.pause(900).await;
            for question in self.files.meeting.questions.iter().filter(|one| one.unit == unit.code) {
                self.question(question).await?;
            }
            self.chair("forward", &format!("{}: comment", unit.name.in_lang(En))).await?;
            for comment in self.files.meeting.comments.iter().filter(|comment| comment.unit == unit.code) {
                self.comment(comment).await?;
                self.pause(700).await;
            }
        }
        self.chair("forward", "the boxes open").await?;
        self.boxes("open").await?;
        self.chair("start_clock", "").await?;
        voting::all(self, &hall).await?;
        self.progress.says("voting ends");
        self.boxes("stop").await?;
        self.pause(1_500).await;
        self.sum_up().await?;
        self.chair("close", "the meeting ends").await?;
        self.progress.says("ballots under way are awaited, then the boxes close");
        for one in &hall.boxes {
            self.is_closed(&one.path("/state.json")).await?;
        }
        Ok(hall)
    }

    /// Waits for as long as the server says, and a little for the closing itself.
    async fn is_closed(&self, path: &str) -> Result<()> {
        const ROUND: Duration = Duration::from_millis(200);
        const SLACK_MS: i64 = 20_000;
        let mut waited_ms = 0;
        loop {
            let state = self.people.passer_by.json(path).await?;
            if state["state"] != "closing" {
                ensure!(state["state"] == "closed", "a box is {} after voting", state["state"]);
                return Ok(());
            }
            let until = state["graceEndsAt"].as_i64().context("a closing box names no end")?;
            let left = until - state["now"].as_i64().context("the server tells no time")?;
            ensure!(waited_ms < SLACK_MS || left > 0, "a box does not close by itself");
            tokio::time::sleep(ROUND).await;
            waited_ms = if left > 0 { 0 } else { waited_ms + 200 };
        }
    }

    /// A step of the chair, from what the chair's screen shows.
    async fn chair(&self, step: &str, what: &str) -> Result<()> {
        if !what.is_empty() {
            self.progress.says(what);
        }
        let chair = self.people.organiser()?;
        let page = chair.get(&self.people.path("/meeting")).await?;
        chair.fill(&page.form("/meeting")?, &[("step", step)]).await?;
        Ok(())
    }

    /// A step of the organiser with all boxes.
    pub(super) async fn boxes(&self, step: &str) -> Result<()> {
        let organiser = self.people.organiser()?;
        let page = organiser.get(&self.people.path("/boxes")).await?;
        organiser.fill(&page.form(&format!("/boxes/{step}"))?, &[]).await?;
        Ok(())
    }

    async fn question(&self, asked: &Question) -> Result<()> {
        let leader = self.people.get(&asked.by)?;
        let reporter = self.people.reporter(&asked.unit)?;
        let page = leader.get(&self.people.path(&format!("/questions?reporter={reporter}"))).await?;
        let typed = [
            ("reporter", reporter),
            ("text", asked.text.in_lang(En)),
            ("text_other", asked.text.in_lang(Zh)),
            ("answer", asked.answer.in_lang(En)),
            ("answer_other", asked.answer.in_lang(Zh)),
        ];
        leader.fill(&page.form(&format!("/questions?reporter={reporter}"))?, &typed).await?;
        Ok(())
    }

    async fn comment(&self, comment: &Comment) -> Result<()> {
        let leader = self.people.get(&comment.by)?;
        let reporter = self.people.reporter(&comment.unit)?;
        let page = leader.get(&self.people.path(&format!("/comments?reporter={reporter}"))).await?;
        let Comment { praise, problem, direction, .. } = comment;
        let typed = [
            ("praise", praise.in_lang(En)),
            ("praise_other", praise.in_lang(Zh)),
            ("problem", problem.in_lang(En)),
            ("problem_other", problem.in_lang(Zh)),
            ("direction", direction.in_lang(En)),
            ("direction_other", direction.in_lang(Zh)),
        ];
        leader.fill(&page.form("/comments")?, &typed).await?;
        Ok(())
    }

    async fn sum_up(&self) -> Result<()> {
        self.chair("forward", "summing-up").await?;
        let speech = &self.files.meeting.summing_up;
        let leader = self.people.get(&speech.by)?;
        let page = leader.get(&self.people.path("/summing-up")).await?;
        leader.fill(&page.form("/summing-up")?, &[("text", &speech.en), ("text_other", &speech.zh)]).await?;
        self.pause(1_500).await;
        self.progress.says("requirements");
        for number in 0..self.files.meeting.requirements.len() {
            self.require(leader, number).await?;
            self.pause(120).await;
        }
        Ok(())
    }

    async fn require(&self, leader: &Person, number: usize) -> Result<()> {
        let asked = self.files.meeting.requirements.get(number).context("a requirement is gone")?;
        let page = leader.get(&self.people.path("/summing-up")).await?;
        let unit = self.unit_choice(&page, &asked.unit)?;
        let typed = [
            ("unit", unit.as_str()),
            ("text", asked.text.in_lang(En)),
            ("text_other", asked.text.in_lang(Zh)),
        ];
        leader.fill(&page.form("/summing-up/requirements")?, &typed).await?;
        Ok(())
    }

    /// What a page's list of units offers for a unit; blank means all.
    fn unit_choice(&self, page: &super::page::Page, code: &str) -> Result<String> {
        let Some(unit) = self.files.institute.units.iter().find(|unit| unit.code == code) else {
            return Ok(String::new());
        };
        Ok(page.choice("unit", unit.name.in_lang(En))?.unwrap_or_default())
    }

    pub(super) async fn pause(&self, milliseconds: u64) {
        self.pace.pause(milliseconds).await;
    }
}
