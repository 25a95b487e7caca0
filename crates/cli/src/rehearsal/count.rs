//! After closing: trustees open the sums, scrutineers reconcile, everybody downloads and verifies.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, Result, ensure};
use ballot::{
    PartialDecryption,
    verify::{Stage, Verdict},
};
use review::{result::Row, template::GroupKey};
use serde_json::Value;

use super::{
    Rehearsal,
    cards::{Hall, HallBox},
    people::text,
    votes::{papers, sums},
};

/// Whose recovery code is lost on the way: no loss, for any two of the three open the sums.
const LOST: &str = "trustee2";

/// What became of a box, by its own archive.
pub(super) struct Counted {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) groups: Vec<GroupKey>,
    pub(super) issued: usize,
    pub(super) spoilt: usize,
    pub(super) valid: usize,
    pub(super) replaced: usize,
    pub(super) cards: usize,
    pub(super) fingerprint: String,
    pub(super) archive: PathBuf,
    /// Sums by unit and criterion, out of the verified archive.
    pub(super) sums: BTreeMap<String, BTreeMap<String, Row>>,
    /// Whether they are the sums of the papers that were meant.
    pub(super) as_voted: bool,
}

impl Rehearsal<'_> {
    /// Opens all sums and keeps the archives.
    pub(super) async fn count(&self, hall: Hall, archives: &Path) -> Result<Vec<Counted>> {
        for trustee in hall.trustees.iter().filter(|trustee| trustee.sign_in != LOST) {
            for one in &hall.boxes {
                self.progress
                    .says(format!("{} verifies box {} and gives a part", trustee.sign_in, one.label));
                let verdict = self.verified(one).await?.1;
                ensure!(verdict.stage() == Stage::Tallied, "box {} has no sealed sums", one.label);
                let secret = Arc::new(trustee.key(self).await?);
                self.open_comments(trustee.sign_in, secret.clone(), one).await?;
                let part = tokio::task::spawn_blocking(move || {
                    let tally = verdict.tally().context("there is nothing to open")?;
                    let part = PartialDecryption::make(verdict.election(), tally, &secret, &mut rand::rng());
                    anyhow::Ok(part.text())
                });
                let part = part.await??;
                self.people
                    .get(trustee.sign_in)?
                    .post(&one.path("/shares"), "application/json", part)
                    .await?;
                self.pause(250).await;
            }
        }
        let mut counted = Vec::new();
        for one in &hall.boxes {
            self.progress.says(format!("box {} is reconciled", one.label));
            counted.push(self.reconcile(one, archives).await?);
            self.pause(500).await;
        }
        Ok(counted)
    }

    /// Anybody's download, and what our own verification says of it.
    async fn verified(&self, one: &HallBox) -> Result<(Vec<u8>, Verdict)> {
        let bytes = self.people.passer_by.bytes(&one.path("/archive.bel")).await?;
        let label = one.label.clone();
        tokio::task::spawn_blocking(move || {
            let verdict =
                ballot::verify(&bytes).with_context(|| format!("the archive of box {label} is refused"))?;
            Ok((bytes, verdict))
        })
        .await?
    }

    async fn reconcile(&self, one: &HallBox, archives: &Path) -> Result<Counted> {
        let papers = papers(self.files, &one.groups)?;
        let spoilt = one.groups.iter().filter_map(|group| self.files.votes.invalid.get(group)).sum::<usize>();
        let issued = papers.len() + spoilt;
        let scrutineer = self.people.get("scrutineer1")?;
        let page = scrutineer.get(&self.people.path("/boxes")).await?;
        let typed = [("issued", issued.to_string()), ("spoilt", spoilt.to_string())];
        let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
        scrutineer.fill(&page.form(&one.path("/count"))?, &typed).await?;
        let (bytes, verdict) = self.verified(one).await?;
        let archive = archives.join(format!("{}.bel", one.id));
        std::fs::write(&archive, bytes)
            .with_context(|| format!("{} cannot be written", archive.display()))?;
        let booth = self.people.passer_by.json(&one.path("/booth.json")).await?;
        let sums_found = opened(&booth, &verdict)?;
        Ok(Counted {
            id: one.id.clone(),
            label: one.label.clone(),
            groups: one.groups.clone(),
            issued,
            spoilt,
            valid: verdict.counted(),
            replaced: verdict.replaced(),
            cards: one.cards.len(),
            fingerprint: verdict.election().fingerprint().to_owned(),
            archive,
            as_voted: is_as_voted(&sums_found, &sums(&papers)),
            sums: sums_found,
        })
    }
}

/// The opened sums with their names.
fn opened(booth: &Value, verdict: &Verdict) -> Result<BTreeMap<String, BTreeMap<String, Row>>> {
    let list =
        |name: &'static str| booth[name].as_array().with_context(|| format!("the booth has no {name}"));
    let (grades, criteria) = (list("grades")?, list("criteria")?);
    let result = verdict.result().context("the sums are not opened")?;
    let mut numbers = result.numbers().iter();
    let mut all: BTreeMap<String, BTreeMap<String, Row>> = BTreeMap::new();
    for reporter in list("reporters")? {
        for criterion in criteria {
            let sums = numbers.next().context("the archive has fewer questions than the booth")?;
            let sums: Vec<u64> =
                sums.iter().map(|sum| u64::try_from(sum.value())).collect::<Result<_, _>>()?;
            let (abstained, marked) = sums.split_last().context("a question has no answers")?;
            let mut row = Row { abstained: *abstained, ..Row::default() };
            for (grade, votes) in grades.iter().zip(marked) {
                row.grades.insert(text(grade, "key")?.parse()?, *votes);
            }
            all.entry(text(reporter, "key")?.to_owned())
                .or_default()
                .insert(text(criterion, "key")?.to_owned(), row);
        }
    }
    ensure!(numbers.next().is_none(), "the archive has more questions than the booth");
    Ok(all)
}

/// Every criterion of a unit was marked alike.
fn is_as_voted(found: &BTreeMap<String, BTreeMap<String, Row>>, meant: &BTreeMap<String, Row>) -> bool {
    let same = |row: &Row, meant: &Row| {
        row.abstained == meant.abstained
            && row.grades.iter().all(|(grade, votes)| *votes == meant.votes(grade))
    };
    found.len() == meant.len()
        && found.iter().all(|(unit, rows)| {
            meant.get(unit).is_some_and(|meant| rows.values().all(|row| same(row, meant)))
        })
}
