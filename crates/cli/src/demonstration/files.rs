//! The files of `examples/demonstration`, inside the binary.

mod csv;
mod institute;
mod items;
mod meeting;
mod news;
mod report;
mod said;
mod scores;
mod votes;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use review::template::Template;
use serde::de::DeserializeOwned;

pub use institute::{Institute, Person, Unit};
pub use items::CarriedIn;
pub use meeting::{Comment, Meeting, Question, Requirement};
pub use news::News;
pub use report::Report;
pub use said::Said;
pub use scores::AnnualScore;
pub use votes::{Expected, Papers, Vote, Votes};

macro_rules! example {
    ($($name:literal)+) => {
        include_str!(concat!("../../../../examples/demonstration/", $($name),+))
    };
}

/// All that the demonstration is made of.
pub struct Files {
    /// The rules.
    pub template: Template,
    /// Who and where.
    pub institute: Institute,
    /// The roll.
    pub roster: Vec<Person>,
    /// The reports by unit.
    pub reports: BTreeMap<String, Report>,
    /// Last year's items.
    pub items: Vec<CarriedIn>,
    /// The annual assessment of each unit.
    pub scores: Vec<AnnualScore>,
    /// What is said.
    pub meeting: Meeting,
    /// How people vote, and what must come out.
    pub votes: Votes,
    /// What voters say in words.
    pub said: Vec<Said>,
    /// What is published.
    pub news: News,
}

impl Files {
    /// Parses them. They are part of the program, so whatever is wrong is a fault of ours.
    pub fn read() -> Result<Self> {
        Ok(Self {
            template: Template::parse(example!("template.toml")).context("template.toml")?,
            institute: toml("institute.toml", example!("institute.toml"))?,
            roster: csv::people(example!("roster.csv")).context("roster.csv")?,
            reports: reports(),
            items: items::parse(example!("items-2021.toml")).context("items-2021.toml")?,
            scores: scores::parse(example!("scores.toml")).context("scores.toml")?,
            meeting: toml("meeting.toml", example!("meeting.toml"))?,
            votes: toml("votes.toml", example!("votes.toml"))?,
            said: said::parse(example!("voter-comments.toml")).context("voter-comments.toml")?,
            news: news::read()?,
        })
    }
}

fn toml<T: DeserializeOwned>(name: &'static str, text: &str) -> Result<T> {
    toml::from_str(text).context(name)
}

fn reports() -> BTreeMap<String, Report> {
    macro_rules! both {
        ($($unit:literal)+) => {
            [$(($unit, example!("reports/" $unit ".zh.md"), example!("reports/" $unit ".en.md"))),+]
        };
    }
    let texts = both!("B1" "B2" "B3" "B4" "B5" "B6" "B7");
    texts.into_iter().map(|(unit, zh, en)| (unit.to_owned(), Report::parse(zh, en))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_can_be_read_and_fit_together() {
        let files = Files::read().unwrap();
        let units: Vec<_> = files.institute.units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(units, ["B1", "B2", "B3", "B4", "B5", "B6", "B7"]);
        assert_eq!(files.roster.len(), 40);
        assert_eq!(files.roster.iter().filter(|person| person.on_leave).count(), 1);
        assert_eq!((files.items.len(), files.scores.len(), files.meeting.requirements.len()), (21, 14, 17));
        assert_eq!(files.meeting.comments.len(), 8);
        assert_eq!(files.votes.expected.len(), 7);
        assert!(files.said.iter().all(|one| units.contains(&one.unit.as_str())));
        assert_eq!(files.news.pictures.len(), 3);
        for report in files.reports.values() {
            for section in &files.template.report().sections {
                assert!(report.sections.iter().all(|edition| edition.1.contains_key(section.key.as_str())));
            }
        }
    }
}
