//! Everybody with an account, each at an own browser.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use super::client::Person;
use crate::demonstration::files::Files;

/// Everybody with an account.
pub(super) struct People {
    /// Anybody in the hall.
    pub(super) passer_by: Person,
    by_sign_in: BTreeMap<String, Person>,
    review: String,
    /// Codes of units by the reporter's id.
    reporters: BTreeMap<String, String>,
}

impl People {
    /// Signs everybody in by the demonstration's links.
    pub(super) async fn of(server: &str, files: &Files) -> Result<Self> {
        let passer_by = Person::passer_by(server)?;
        let not_ours = "this server is no demonstration; rehearse on one that `pingyi demo` started";
        let links = passer_by.json("/demo/links.json").await.context(not_ours)?;
        let mut by_sign_in = BTreeMap::new();
        for link in links["links"].as_array().context(not_ours)? {
            let (sign_in, url) = (text(link, "sign_in")?, text(link, "url")?);
            by_sign_in.insert(sign_in.to_owned(), Person::signed_in(server, sign_in, url).await?);
        }
        let organiser = by_sign_in.get("organiser").context(not_ours)?;
        let tasks = organiser.get("/tasks").await?;
        let review = tasks.links().into_iter().find_map(|(href, _)| review_of(&href));
        let review = review.context("the organiser has no review; start the demonstration with --fresh")?;
        let mut people = Self { passer_by, by_sign_in, review, reporters: BTreeMap::new() };
        people.reporters = people.find_reporters(files).await?;
        Ok(people)
    }

    pub(super) fn get(&self, sign_in: &str) -> Result<&Person> {
        self.by_sign_in.get(sign_in).with_context(|| format!("nobody of the demonstration is {sign_in}"))
    }

    pub(super) fn organiser(&self) -> Result<&Person> {
        self.get("organiser")
    }

    /// An address in the review's workspace.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/reviews/{}{rest}", self.review)
    }

    /// The id of a unit's reporter.
    pub(super) fn reporter(&self, unit: &str) -> Result<&str> {
        let found = self.reporters.iter().find(|(_, code)| *code == unit);
        Ok(found.with_context(|| format!("the server has no reporter for {unit}"))?.0)
    }

    /// A rehearsal is a whole meeting: it does not go on where somebody else stopped.
    pub(super) async fn nothing_has_begun(&self) -> Result<()> {
        let mend = "start the demonstration with --fresh, or rehearse without --server";
        let cards = self.get("scrutineer1")?.json(&self.path("/cards.json")).await?;
        let boxes = cards["boxes"].as_array().context("cards.json lists no boxes")?;
        ensure!(boxes.is_empty(), "boxes are planned already; {mend}");
        let trustee = self.get("trustee1")?.json(&self.path("/trustee.json")).await?;
        ensure!(trustee["ready"][0] == 0, "trustees have made keys already; {mend}");
        let chair = self.organiser()?.get(&self.path("/meeting")).await?;
        let version = chair.form("/meeting").map(|form| form.hidden.get("version").cloned());
        match version {
            Ok(Some(version)) if version == "0" => Ok(()),
            Ok(_) | Err(_) => bail!("the meeting has begun already; {mend}"),
        }
    }

    /// The reporters' ids stand in the leaders' list, by the unit's name.
    async fn find_reporters(&self, files: &Files) -> Result<BTreeMap<String, String>> {
        let list = self.get("leader1")?.get(&self.path("/comments")).await?;
        let mut reporters = BTreeMap::new();
        for (href, name) in list.links() {
            let Some((_, id)) = href.split_once("reporter=") else { continue };
            let unit = files
                .institute
                .units
                .iter()
                .find(|unit| unit.name.in_lang(review::words::Lang::En) == name.trim());
            if let Some(unit) = unit {
                reporters.insert(id.to_owned(), unit.code.clone());
            }
        }
        let (found, all) = (reporters.len(), files.institute.units.len());
        ensure!(found == all, "the server lists {found} of {all} units; rehearse on a fresh demonstration");
        Ok(reporters)
    }
}

fn review_of(href: &str) -> Option<String> {
    let id = href.strip_prefix("/reviews/")?;
    Some(id.split(['/', '?']).next()?.to_owned())
}

/// A field that must be text.
pub(super) fn text<'a>(json: &'a Value, field: &str) -> Result<&'a str> {
    json[field].as_str().with_context(|| format!("the server's answer has no {field}"))
}

/// A field that must be a number.
pub(super) fn number(json: &Value, field: &str) -> Result<usize> {
    let found = json[field].as_u64().and_then(|number| usize::try_from(number).ok());
    found.with_context(|| format!("the server's answer has no {field}"))
}
