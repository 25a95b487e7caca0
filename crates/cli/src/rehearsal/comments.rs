//! What voters say in words: sealed beside their ballots, opened by the trustees, read by a leader.

use anyhow::{Context as _, Result, ensure};
use ballot::{Comment, CommentBox, CommentPart, Election, SecretKey};
use serde_json::{Value, json};
use std::sync::Arc;

use super::{Rehearsal, cards::HallBox, people::number, people::text};
use crate::demonstration::files::Said;

/// The ballot as it is sent: with one sealed comment for each reporter where the box takes comments, else alone.
pub(super) fn beside(booth: &Value, ballot: &str, said: Option<&Said>) -> Result<String> {
    let rules = &booth["comments"];
    if rules.is_null() {
        return Ok(ballot.to_owned());
    }
    let comments = comments_of(booth)?;
    let reporters = booth["reporters"].as_array().context("the booth has no reporters")?;
    let sealed = reporters.iter().zip(1..).map(|(unit, reporter)| {
        let said = said.filter(|said| unit["key"] == said.unit.as_str());
        let comment = said.map(|said| Comment { reporter, text: said.text.clone() });
        comments.seal(comment.as_ref(), &mut rand::rng()).context("a comment cannot be sealed")
    });
    let sealed = sealed.collect::<Result<Vec<_>>>()?;
    Ok(json!({ "ballot": ballot, "comments": sealed }).to_string())
}

fn comments_of(booth: &Value) -> Result<CommentBox> {
    let election = Election::parse(text(booth, "election")?.as_bytes());
    let election = election.context("the booth's election cannot be read")?;
    Ok(CommentBox::new(&election, number(&booth["comments"], "limit")?))
}

impl Rehearsal<'_> {
    /// A trustee's part of a box's comments, where it has any.
    pub(super) async fn open_comments(
        &self,
        sign_in: &str,
        secret: Arc<SecretKey>,
        one: &HallBox,
    ) -> Result<()> {
        let booth = self.people.passer_by.json(&one.path("/booth.json")).await?;
        if booth["comments"].is_null() {
            return Ok(());
        }
        let trustee = self.people.get(sign_in)?;
        let sealed = trustee.json(&one.path("/comments.json")).await?;
        let part = tokio::task::spawn_blocking(move || {
            let comments = comments_of(&booth)?;
            let texts = sealed["comments"].as_array().context("the box lists no comments")?;
            let checked = texts.iter().map(|one| {
                let text = one.as_str().context("a comment is no text")?;
                comments.check(text.as_bytes()).context("a comment is not of this box")
            });
            let checked = checked.collect::<Result<Vec<_>>>()?;
            anyhow::Ok(CommentPart::make(&comments, &checked, &secret, &mut rand::rng()).text())
        });
        trustee.post(&one.path("/comments"), "application/json", part.await??).await?;
        Ok(())
    }

    /// A leader finds every comment that was written, and no other.
    pub(super) async fn read_comments(&self) -> Result<()> {
        if self.files.template.evaluation().comments.is_none() {
            return Ok(());
        }
        let page = self.people.get("leader1")?.get(&self.people.path("/voter-comments")).await?;
        for said in &self.files.said {
            ensure!(page.html.contains(&said.text), "nobody reads the comment {:?}", said.text);
        }
        Ok(())
    }
}
