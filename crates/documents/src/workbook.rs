//! The results as a workbook that reckons by itself. Typed numbers are the counts, the entered scores and the rules; every
//! other number is a formula of the cells beneath it, down to these. Whoever changes a count sees the composite, the rank
//! and the grade by score follow, in any office suite. A spreadsheet reckons in binary fractions, so where it compares two
//! numbers it looks at nine places; no number itself is rounded.

mod arithmetic;
mod book;
mod counts;
mod entered;
mod rules;
mod summary;
mod width;
mod words;
mod write;

use i18n::{Lang, Say};
use review::{
    id::ReporterId,
    result::{BoxSums, Refusal, Rows, Score, Suggestion},
    template::{GradeKey, Template},
};
use rust_xlsxwriter::XlsxError;

pub use book::{Book, Cell, Line, Outcome, Sheet, Shown};
pub(crate) use width::width;

/// A workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WorkbookError(#[from] XlsxError);

/// What the workbook is made of.
#[derive(Debug)]
pub struct Results<'a> {
    /// Whose review.
    pub organisation: &'a str,
    /// The reviewed year.
    pub year: i16,
    /// Its rules.
    pub template: &'a Template,
    /// The boxes that the scores were made of. One that stays sealed is named, and has no counts.
    pub boxes: &'a [BoxSums],
    /// In running order.
    pub reporters: Vec<Reported<'a>>,
}

/// One reporter's result.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// Who, as the boxes know them.
    pub reporter: ReporterId,
    /// The unit answered for.
    pub unit: &'a str,
    /// The score with its arithmetic, or what is missing for it.
    pub score: Result<&'a Score, &'a Refusal>,
    /// What the rules suggest, where they do.
    pub suggestion: Option<&'a Suggestion>,
    /// What the committee gave, where it did.
    pub decided: Option<&'a GradeKey>,
}

impl<'a> Results<'a> {
    /// The same results for so many reporters at a time: as many as a chart has room for on a page.
    pub fn paged(&self, reporters: usize) -> Vec<Self> {
        let page = |reporters: &[Reported<'a>]| Self { reporters: reporters.to_vec(), ..*self };
        self.reporters.chunks(reporters.max(1)).map(page).collect()
    }

    /// The votes of a box, unless it stays sealed. The last gate before paper: however so few ballots got here, they are
    /// not printed.
    pub(crate) fn opened<'b>(&self, sums: &'b BoxSums) -> Option<&'b Rows> {
        let minimum = u64::from(self.template.evaluation().minimum_group);
        sums.ballots().filter(|ballots| *ballots >= minimum).and(sums.rows.as_ref())
    }
}

/// The workbook as a file. The same results are the same bytes, whenever and wherever it is made.
pub fn result(say: Say, results: &Results<'_>) -> Result<Vec<u8>, WorkbookError> {
    Ok(write::bytes(&book(say, results))?)
}

/// The same for who speaks no words.
pub fn in_lang(lang: Lang, results: &Results<'_>) -> Result<Vec<u8>, WorkbookError> {
    result(Say(lang), results)
}

/// What stands in which cell, each number exact.
pub fn book(say: Say, results: &Results<'_>) -> Book {
    let (rules, rule_cells) = rules::sheet(say, results);
    let (counts, count_cells) = counts::sheet(say, results);
    let (entered, entered_cells) = entered::sheet(say, results);
    let from = arithmetic::From { rules: &rule_cells, counts: &count_cells, entered: &entered_cells };
    let (arithmetic, places) = arithmetic::sheet(say, results, &from);
    let summary = summary::sheet(say, results, &rule_cells, &places);
    let sheets = [summary, counts, entered, rules, arithmetic];
    Book {
        title: say.workbook_title(results.year, results.organisation),
        year: results.year,
        // Where nothing is entered by hand, there is no sheet for it.
        sheets: sheets.into_iter().filter(|sheet| sheet.lines.len() > 1).collect(),
    }
}
