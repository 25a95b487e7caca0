//! The packet of a review: D01 to D26 of `domain.md` 2.3, each made of the facts that it states. What is not known is
//! left out or left blank to be written by hand, never made up.

pub mod after;
pub mod ballot;
pub mod before;
pub mod day;
pub mod grades;
pub mod report;

use i18n::{Lang, Say, moment};
use review::{
    exact::Exact,
    template::Template,
    time::{Day, Instant},
    words::Words,
};

use crate::document::{Block, Cell, Document, Level, Paper, Table};

/// What every document of a review states alike.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Whose review.
    pub organisation: Words,
    /// The reviewed year.
    pub year: i16,
    /// Where it meets.
    pub place: Words,
    /// When it meets.
    pub meets_at: Instant,
    /// The zone of all its times, by IANA name.
    pub zone: String,
    /// Its rules.
    pub template: Template,
}

/// Who reports, as documents name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The unit answered for.
    pub unit: Words,
    /// The post.
    pub title: Words,
}

/// An occasion, told in one language.
#[derive(Clone, Copy)]
pub(crate) struct Teller<'a> {
    pub(crate) say: Say,
    pub(crate) on: &'a Occasion,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(lang: Lang, on: &'a Occasion) -> Self {
        Self { say: Say(lang), on }
    }

    pub(crate) fn of(self, words: &Words) -> &str {
        words.in_lang(self.say.lang())
    }

    pub(crate) fn organisation(self) -> &'a str {
        self.on.organisation.in_lang(self.say.lang())
    }

    /// What the sitting is called.
    pub(crate) fn meeting(self) -> &'a str {
        self.on.template.vocabulary().meeting.in_lang(self.say.lang())
    }

    /// The office that runs the review.
    pub(crate) fn organiser(self) -> &'a str {
        self.on.template.vocabulary().organiser.in_lang(self.say.lang())
    }

    pub(crate) fn committee(self) -> &'a str {
        self.on.template.vocabulary().committee.in_lang(self.say.lang())
    }

    pub(crate) fn unit(self) -> &'a str {
        self.on.template.vocabulary().unit.in_lang(self.say.lang())
    }

    pub(crate) fn reporter(self) -> &'a str {
        self.on.template.vocabulary().reporter.in_lang(self.say.lang())
    }

    pub(crate) fn on_day(self, at: Instant) -> String {
        moment::day(self.say, at, &self.on.zone)
    }

    pub(crate) fn civil(self, day: Day) -> String {
        moment::civil(self.say, day)
    }

    /// Names one after the other, as a sentence lists them.
    pub(crate) fn list<'b>(self, names: impl IntoIterator<Item = &'b str>) -> String {
        names.into_iter().collect::<Vec<_>>().join(self.say.frame_list_comma())
    }

    /// "示例研究所2022年度述职评议会…": what most titles begin with.
    pub(crate) fn titled(self, what: &str) -> String {
        self.say.document_title(what, self.on.year, self.meeting(), self.organisation())
    }

    pub(crate) fn upright(self, title: String, blocks: Vec<Block>) -> Document {
        Document { lang: self.say.lang(), title, paper: Paper::Upright, blocks }
    }

    pub(crate) fn across(self, title: String, blocks: Vec<Block>) -> Document {
        Document { lang: self.say.lang(), title, paper: Paper::Across, blocks }
    }

    /// When and where, above tables of the day.
    pub(crate) fn when_and_where(self) -> Block {
        let (say, lang) = (self.say, self.say.lang());
        let when = moment::minute(say, self.on.meets_at, &self.on.zone);
        Block::Facts(vec![
            (say.document_time().to_owned(), when),
            (say.document_place().to_owned(), self.on.place.in_lang(lang).to_owned()),
        ])
    }

    /// Issued by the organising office; the day is written by hand unless it is known.
    pub(crate) fn issued(self, by: &str) -> Block {
        Block::Issued { by: by.to_owned(), day: self.say.evaluation_signature_date().to_owned() }
    }
}

/// Lines to sign on, by role.
pub(crate) fn signatures(roles: &[&str]) -> Block {
    Block::Signatures(roles.iter().map(|&role| role.to_owned()).collect())
}

pub(crate) fn heading(text: impl Into<String>) -> Block {
    Block::Heading(Level::First, text.into())
}

pub(crate) fn second(text: impl Into<String>) -> Block {
    Block::Heading(Level::Second, text.into())
}

pub(crate) fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}

/// A number from 1, as first cell of a row.
pub(crate) fn place(at: usize) -> Cell {
    Cell::from((at + 1).to_string())
}

pub(crate) fn table(columns: Vec<crate::document::Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { caption: None, unit: None, columns, rows }
}

/// A number with as many places as it needs, two at most: weights, bounds and points as a template has them.
pub(crate) fn plain(number: &Exact) -> String {
    let written = number.round_half_up(2);
    let bare = written.trim_end_matches('0').trim_end_matches('.');
    bare.to_owned()
}

/// … as a share of a hundred.
pub(crate) fn percent(share: &Exact) -> String {
    format!("{}%", plain(&share.times(&Exact::whole(100))))
}
