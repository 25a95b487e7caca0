//! Documents as the press reads them: plain data, in which no text is a command.

mod page;
mod table;
mod text;

use documents::document::{Block, Document, Level, numbered, phrases};
use i18n::Lang;
use review::template::Layout;
use serde::Serialize;

use crate::picture;
use page::{Paged, Types, faces, paged};
use table::{Grid, grid};
use text::{clean, lines};

/// All that is set in one file.
#[derive(Serialize)]
pub(crate) struct Job {
    title: String,
    lang: &'static str,
    region: &'static str,
    documents: Vec<Sheets>,
}

/// One document.
#[derive(Serialize)]
struct Sheets {
    lang: &'static str,
    region: &'static str,
    /// As it is printed, in one line or more.
    title: Vec<String>,
    letterhead: Option<String>,
    page: Paged,
    faces: Types,
    around_number: (String, String),
    blocks: Vec<Piece>,
}

/// A block, with everything decided that needs no measuring.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Piece {
    Addressee {
        text: String,
    },
    /// `depth` in the outline, without gaps; `face` as its level has it.
    Heading {
        depth: u8,
        face: &'static str,
        text: String,
    },
    Text {
        lines: Vec<String>,
        /// Whether the last stays on one page with what follows.
        keeps: bool,
    },
    Items {
        items: Vec<String>,
    },
    Facts {
        facts: Vec<String>,
    },
    Table(Grid),
    Chart {
        svg: String,
        described: String,
    },
    Attachments {
        label: String,
        titles: Vec<String>,
        keeps: bool,
    },
    Signature {
        /// Whether it stays on one page with what follows.
        keeps: bool,
        role: String,
        day: &'static str,
        ruled_day: bool,
    },
    Issued {
        by: String,
        day: String,
    },
    Guidance {
        lines: Vec<String>,
    },
    Room {
        label: String,
        lines: u8,
    },
    Part {
        label: Option<String>,
        title: Vec<String>,
    },
}

impl Job {
    pub(crate) fn of(documents: &[Document], layout: &Layout) -> Self {
        let first = documents.first();
        let lang = first.map_or(Lang::Zh, |document| document.lang);
        Self {
            title: first.map(|document| clean(&document.title)).unwrap_or_default(),
            lang: language(lang),
            region: region(lang),
            documents: documents.iter().map(|document| sheets(document, layout)).collect(),
        }
    }
}

fn sheets(document: &Document, layout: &Layout) -> Sheets {
    let lang = document.lang;
    let header = layout.header.as_ref().filter(|_| document.is_issued());
    Sheets {
        lang: language(lang),
        region: region(lang),
        title: titled(document, layout, &document.title),
        letterhead: header.map(|header| clean(header.words.in_lang(lang))),
        page: paged(document, layout),
        faces: faces(lang, layout),
        around_number: phrases::around_page_number(lang),
        blocks: pieces(document, layout),
    }
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

fn region(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "CN",
        Lang::En => "GB",
    }
}

fn pieces(document: &Document, layout: &Layout) -> Vec<Piece> {
    let (mut all, mut depth) = (Vec::new(), 1);
    for (place, one) in numbered(document.lang, &document.blocks).into_iter().enumerate() {
        let next = document.blocks.get(place + 1);
        match one.block {
            Block::Heading(level, text) => {
                let (wanted, face) = match level {
                    Level::First => (2, "first"),
                    Level::Second => (3, "second"),
                    Level::Third => (4, "body"),
                    Level::Fourth => (5, "body"),
                };
                // A reader that goes from heading to heading is not to look for one that is left out.
                depth = wanted.min(depth + 1);
                let text = clean(&(one.number.unwrap_or_default() + text));
                all.push(Piece::Heading { depth, face, text });
            }
            Block::Item(text) => {
                if let Some(Piece::Items { items }) = all.last_mut() {
                    items.push(clean(text));
                } else {
                    all.push(Piece::Items { items: vec![clean(text)] });
                }
            }
            Block::Signatures(roles) => {
                let keeps = |place| place + 1 < roles.len() || one.block.keeps(next);
                let each = roles.iter().enumerate();
                all.extend(each.map(|(place, role)| signature(document.lang, role, keeps(place))));
            }
            Block::Part { label, title } => {
                depth = 1;
                let title = titled(document, layout, title);
                all.push(Piece::Part { label: label.as_deref().map(clean), title });
            }
            Block::Table(table) => all.push(Piece::Table(grid(document, layout, table))),
            Block::Addressee(_)
            | Block::Text(_)
            | Block::Facts(_)
            | Block::Chart { .. }
            | Block::Attachments(_)
            | Block::Issued { .. }
            | Block::Guidance(_)
            | Block::Room { .. } => all.extend(piece(document.lang, one.block, one.block.keeps(next))),
        }
    }
    all
}

/// What needs to know nothing of what stands before it.
fn piece(lang: Lang, block: &Block, keeps: bool) -> Option<Piece> {
    let piece = match block {
        Block::Addressee(name) => Piece::Addressee { text: clean(&phrases::addressee(lang, name)) },
        Block::Text(text) => Piece::Text { lines: lines(text), keeps },
        Block::Facts(facts) => {
            let fact = |(label, value): &(String, String)| clean(&phrases::fact(lang, label, value));
            Piece::Facts { facts: facts.iter().map(fact).collect() }
        }
        Block::Chart { svg, described } => match picture::on_paper(svg) {
            Some(svg) => Piece::Chart { svg, described: clean(described) },
            // Who cannot draw it still says what it shows.
            None => Piece::Text { lines: vec![clean(described)], keeps },
        },
        Block::Attachments(given) => {
            let all = phrases::attachments(lang, given);
            let titles: Vec<_> = all.iter().map(|line| clean(line)).collect();
            Piece::Attachments { label: clean(&phrases::attachments_label(lang, given)), titles, keeps }
        }
        Block::Issued { by, day } => Piece::Issued { by: clean(by), day: clean(day) },
        Block::Guidance(all) => {
            let all = phrases::guidance(lang, all);
            Piece::Guidance { lines: all.iter().map(|line| clean(line)).collect() }
        }
        Block::Room { label, lines } => Piece::Room { label: clean(label), lines: *lines },
        Block::Heading(..) | Block::Item(_) | Block::Table(_) | Block::Signatures(_) | Block::Part { .. } => {
            return None;
        }
    };
    Some(piece)
}

fn titled(document: &Document, layout: &Layout, title: &str) -> Vec<String> {
    let lines = phrases::title(document.lang, &clean(title), table::characters(document, layout));
    lines.iter().map(|line| clean(line)).collect()
}

fn signature(lang: Lang, role: &str, keeps: bool) -> Piece {
    Piece::Signature {
        keeps,
        role: clean(&phrases::signature(lang, role)),
        day: phrases::day(lang),
        ruled_day: lang == Lang::En,
    }
}
