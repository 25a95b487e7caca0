//! After the meeting: the three lists (D23), progress (D24), the news item (D25), the archive's list (D26).

use i18n::{Lang, Say};
use review::{follow_up::ItemState, time::Day, words::Words};

use super::{Occasion, Speaker, Teller, place, signatures, table, text};
use crate::{
    document::{Block, Cell, Column, Document, Level},
    news::Draft,
};

/// An item of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whose; everybody's where no unit is named.
    pub unit: Option<Words>,
    /// The year in which it was found.
    pub origin_year: i16,
    /// What is to be mended.
    pub text: Words,
    /// How; blank until somebody has said so.
    pub measure: Option<Words>,
    /// By whom.
    pub owner: Words,
    /// The last day in time.
    pub due_on: Day,
    /// Where it stands.
    pub state: ItemState,
    /// What was noted last.
    pub note: String,
}

/// D23: problems, who answers for them, and how they are mended, each list on a page of its own.
pub fn lists(lang: Lang, on: &Occasion, items: &[Item]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let number = || Column::marks(say.document_number(), 1);
    let (unit, problem) = (Column::words(tell.unit(), 4), Column::words(say.document_problem(), 10));
    let problems = vec![number(), unit.clone(), problem.clone(), Column::marks(say.document_found_in(), 2)];
    let owners = vec![number(), unit, problem, Column::words(say.document_owner(), 5)];
    let mended = vec![
        number(),
        Column::words(tell.unit(), 3),
        Column::words(say.document_problem(), 6),
        Column::words(say.document_measure(), 6),
        Column::words(say.document_owner(), 3),
        Column::marks(say.document_until(), 4),
        Column::marks(say.document_state(), 3),
    ];
    let head = |at: usize, item: &Item| {
        let unit =
            item.unit.as_ref().map_or_else(|| say.document_everybody(), |unit| unit.in_lang(say.lang()));
        vec![place(at), Cell::from(unit), Cell::from(tell.of(&item.text))]
    };
    let rows = |more: &dyn Fn(&Item) -> Vec<Cell>| {
        let row = |(at, item): (usize, &Item)| head(at, item).into_iter().chain(more(item)).collect();
        items.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    let owner = |item: &Item| Cell::from(tell.of(&item.owner));
    let blocks = vec![
        Block::Table(table(problems, rows(&|item| vec![Cell::from(item.origin_year.to_string())]))),
        Block::Part { label: None, title: tell.titled(say.document_list_owners()) },
        Block::Table(table(owners, rows(&|item| vec![owner(item)]))),
        Block::Part { label: None, title: tell.titled(say.document_list_mended()) },
        Block::Table(table(
            mended,
            rows(&|item| {
                let measure = item.measure.as_ref().map_or("", |measure| tell.of(measure));
                vec![
                    Cell::from(measure),
                    owner(item),
                    Cell::from(tell.civil(item.due_on)),
                    Cell::from(state(say, item.state)),
                ]
            }),
        )),
        signatures(&[tell.reporter(), say.document_approver()]),
    ];
    tell.across(tell.titled(say.document_list_problems()), blocks)
}

fn state(say: Say, state: ItemState) -> &'static str {
    match state {
        ItemState::Open => say.follow_up_state_open(),
        ItemState::InProgress => say.follow_up_state_in_progress(),
        ItemState::Submitted => say.follow_up_state_submitted(),
        ItemState::Verified => say.follow_up_state_verified(),
        ItemState::Returned => say.follow_up_state_returned(),
    }
}

/// D24: how far a unit is with its items.
pub fn progress(lang: Lang, on: &Occasion, speaker: &Speaker, items: &[Item]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let done = items.iter().filter(|item| item.state == ItemState::Verified).count();
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::words(say.document_problem(), 5),
        Column::words(say.document_measure(), 5),
        Column::words(say.document_owner(), 3),
        Column::marks(say.document_until(), 3),
        Column::marks(say.document_state(), 2),
        Column::words(say.document_done(), 5),
    ];
    let rows = items.iter().enumerate().map(|(at, item)| {
        vec![
            place(at),
            Cell::from(tell.of(&item.text)),
            Cell::from(item.measure.as_ref().map_or("", |measure| tell.of(measure))),
            Cell::from(tell.of(&item.owner)),
            Cell::from(tell.civil(item.due_on)),
            Cell::from(state(say, item.state)),
            Cell::from(item.note.as_str()),
        ]
    });
    let blocks = vec![
        super::report::whose(tell, speaker),
        text(say.document_progress_text(items.len(), done)),
        Block::Table(table(columns, rows.collect())),
        signatures(&[tell.reporter(), say.document_verifier()]),
    ];
    tell.upright(tell.titled(say.document_progress()), blocks)
}

/// A news item and who passed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Headline and text, Markdown, in the language of the document.
    pub draft: Draft,
    /// Who wrote it.
    pub byline: Words,
    /// The steps of its approval with the names of those who passed them.
    pub passed: Vec<(Words, Option<Words>)>,
}

/// D25: the item with its line of approval.
pub fn news(lang: Lang, on: &Occasion, item: &News) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let paragraphs = item.draft.body.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut blocks: Vec<_> = paragraphs.map(paragraph).collect();
    blocks.push(text(say.document_byline(tell.of(&item.byline))));
    let approval = item.passed.iter().map(|(step, by)| {
        let by = by.as_ref().map_or("＿＿＿＿", |by| by.in_lang(say.lang()));
        (tell.of(step).to_owned(), by.to_owned())
    });
    blocks.push(Block::Facts(approval.collect()));
    tell.upright(item.draft.title.clone(), blocks)
}

/// Markdown of a news item on paper: headings, list entries, paragraphs; emphasis without its asterisks.
fn paragraph(line: &str) -> Block {
    let bare = |text: &str| text.trim().replace("**", "");
    if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Block::Item(bare(item));
    }
    match line.strip_prefix('#') {
        Some(heading) => Block::Heading(Level::First, bare(heading.trim_start_matches('#'))),
        None => Block::Text(bare(line)),
    }
}

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its number in the packet, such as `D18`.
    pub code: String,
    /// What it is.
    pub title: String,
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
}

/// D26: what was filed.
pub fn archive_list(lang: Lang, on: &Occasion, files: &[Filed]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::marks(say.document_code(), 1),
        Column::words(say.document_what(), 5),
        Column::words(say.document_file(), 5),
        Column::words("SHA-256", 8),
    ];
    let rows = files.iter().enumerate().map(|(at, one)| {
        vec![
            place(at),
            Cell::from(one.code.as_str()),
            Cell::from(one.title.as_str()),
            Cell::from(one.file.as_str()),
            Cell::from(one.hash.as_str()),
        ]
    });
    let blocks = vec![
        text(say.document_archive_text(files.len())),
        Block::Table(table(columns, rows.collect())),
        signatures(&[say.document_archivist(), say.document_handed_over_by()]),
    ];
    tell.across(tell.titled(say.document_archive_list()), blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_leaves_no_marks_on_paper() {
        assert_eq!(paragraph("- 一条**重点**"), Block::Item("一条重点".into()));
        assert_eq!(paragraph("## 小标题"), Block::Heading(Level::First, "小标题".into()));
        assert_eq!(paragraph("正文"), Block::Text("正文".into()));
    }
}
