//! What a paper does to the template's quotas, told to the person who enters it.

use std::collections::BTreeSet;

use i18n::Say;
use review::evaluation::paper::{Broken, Sheet, broken};

use super::{
    Opened,
    entry::sheet,
    entry_view::Typed,
    words::{Names, RowName, counted, range},
};

/// The quotas that a paper breaks.
pub(super) struct Quotas {
    /// Each in a sentence that names the rows.
    pub(super) sentences: Vec<String>,
    /// All the rows that they count.
    pub(super) rows: BTreeSet<usize>,
}

impl Quotas {
    /// Of the paper as it is typed, else as it is entered.
    pub(super) fn of(
        say: Say,
        found: &Opened,
        names: &Names,
        own: Option<&Sheet>,
        typed: Option<&Typed>,
    ) -> Self {
        let typed = typed.map(|typed| sheet(&typed.form, found.one.shape.questions.len()));
        let marks = match typed.as_ref().or(own) {
            Some(Sheet::Marked(marks)) if marks.len() == found.one.shape.questions.len() => &**marks,
            Some(Sheet::Marked(_) | Sheet::Void(_)) | None => {
                return Self { sentences: Vec::new(), rows: BTreeSet::new() };
            }
        };
        let quotas = &found.template.evaluation().filling.quotas;
        let broken = broken(quotas, &found.one.shape, marks);
        let sentence = |one: &Broken| {
            let quota = quotas.get(one.quota)?;
            let rows = one.rows.iter().filter_map(|row| names.rows.get(*row)).map(RowName::full);
            let rows = rows.collect::<Vec<_>>().join(say.frame_list_comma());
            let (counted, range) = (counted(say, &found.template, quota), range(say, quota));
            Some(match one.rows.len() {
                0 => say.paper_quota_none(counted, range),
                times => say.paper_quota_broken(counted, times, range, rows),
            })
        };
        Self {
            sentences: broken.iter().filter_map(sentence).collect(),
            rows: broken.into_iter().flat_map(|one| one.rows).collect(),
        }
    }
}
