//! What ends on paper, before it is Word or PDF: blocks in reading order. Both are made of this one value, so that they
//! say the same. Texts stand as they are; nothing in them is markup, a field or a formula.

mod number;
pub mod phrases;
pub mod sheets;
mod table;
mod width;
mod word;

use i18n::Lang;

pub use number::{Numbered, numbered};
pub use table::{Align, Cell, Column, Table};
pub use word::{Draw, Drawn, WordError, word, word_packet};

/// A document of the review's packet (`domain.md` 2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Language of its own words; decides numbering, dates and line breaking.
    pub lang: Lang,
    /// Printed centred at the top, and the file's title.
    pub title: String,
    /// Which way the paper lies.
    pub paper: Paper,
    /// In reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Whether somebody puts a name under it: such a document bears the letterhead, where there is one.
    pub fn is_issued(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Issued { .. }))
    }
}

impl Block {
    /// Whether the end of this block stays on one page with the beginning of the `next`: a name and a seal do not stand
    /// alone.
    pub fn keeps(&self, next: Option<&Self>) -> bool {
        match self {
            Self::Text(_) => {
                matches!(next, Some(Self::Issued { .. } | Self::Attachments(_) | Self::Signatures(_)))
            }
            Self::Attachments(_) | Self::Signatures(_) => matches!(next, Some(Self::Issued { .. })),
            Self::Addressee(_)
            | Self::Heading(..)
            | Self::Item(_)
            | Self::Facts(_)
            | Self::Table(_)
            | Self::Chart { .. }
            | Self::Issued { .. }
            | Self::Guidance(_)
            | Self::Room { .. }
            | Self::Part { .. } => false,
        }
    }
}

/// A4, which way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    Upright,
    /// 297 × 210 mm, for tables of many columns.
    Across,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// To whom it goes: flush left, one line below the title, without its colon.
    Addressee(String),
    /// A heading; its number comes from [`numbered`].
    Heading(Level, String),
    /// One or several paragraphs, parted by line breaks; each is indented by two characters in Chinese.
    Text(String),
    /// An entry of a short list, indented, not numbered.
    Item(String),
    /// Facts above a form, "Unit: …", one a line.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A drawing of [`crate::chart`], and what it shows for who does not see it. The table stands beside it.
    Chart {
        /// The SVG.
        svg: String,
        /// What it shows.
        described: String,
    },
    /// A list of attachments below the body.
    Attachments(Vec<String>),
    /// Lines to sign on, by role; each with room for a name and a date.
    Signatures(Vec<String>),
    /// Who issues it and when, set to the right, with clear space for a seal over both.
    Issued {
        /// The body's name.
        by: String,
        /// The day, written out.
        day: String,
    },
    /// How a form is filled in, small, below it.
    Guidance(Vec<String>),
    /// Room to write by hand: so many empty ruled lines under a label.
    Room {
        /// What is written there.
        label: String,
        /// How many lines.
        lines: u8,
    },
    /// What follows begins on a new page, flush left with this label ("Attachment 1"), if any, and a title of its own.
    Part {
        /// "Attachment 1".
        label: Option<String>,
        /// Printed as the document's title is.
        title: String,
    },
}

/// How deep a heading is: 一、 （一） 1. （1） in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
    /// （1）
    Fourth,
}
