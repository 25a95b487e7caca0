use documents::sheets;
use review::{
    fact::KnownUnit,
    id::ReviewId,
    result::input::{Field, Laid, Refusal, Slip, lay},
    roster::file::FileError,
    template::Template,
};
use storage::{
    account::Account,
    meeting::said::Said,
    result::input::{self, Entry},
    roster::Reporter,
};

use super::entering::{Desk, NewInput, must_enter, refused};
use crate::{Error, Service};

/// What a file would change, row by row.
#[derive(Debug)]
pub struct Previewed {
    /// In the order of the file.
    pub lines: Vec<PreviewLine>,
    /// What has to be mended first; each names its row.
    pub slips: Vec<Slip>,
}

/// One field of the file that says something new.
#[derive(Debug)]
pub struct PreviewLine {
    /// Of the file.
    pub row: usize,
    /// Whose.
    pub reporter: Reporter,
    /// What stands there.
    pub before: Option<Entry>,
    /// What the file says.
    pub input: NewInput,
}

/// Reads a spreadsheet and tells what it would change. Nothing is kept: who looked at it saves. `basis` is what a score
/// rests on where the file does not say it.
pub async fn preview(
    service: &Service,
    by: &Account,
    review: ReviewId,
    bytes: Vec<u8>,
    basis: &str,
) -> Result<Previewed, Error> {
    let reader = service.reader();
    let (_, template) = must_enter(&reader, review, by).await?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let entries = input::of_review(&reader, review).await?;
    let laid = read(&template, &reporters, bytes).await?;
    let mut lines: Vec<_> =
        laid.into_iter().filter_map(|laid| line(&reporters, &entries, laid, basis)).collect();
    lines.retain(|line| !line.says_the_same());
    let desk = Desk { template: &template, reporters: &reporters, before: &entries };
    let inputs: Vec<_> = lines.iter().map(|line| line.input.clone()).collect();
    let (_, mut slips, _) = desk.changes(&inputs)?;
    for slip in &mut slips {
        let here = |line: &&PreviewLine| {
            line.reporter.unit.code == slip.unit && Some(&line.input.field) == slip.field.as_ref()
        };
        slip.row = lines.iter().find(here).map(|line| line.row);
    }
    Ok(Previewed { lines, slips })
}

/// Off the event loop, as every reader of strangers' files.
async fn read(template: &Template, reporters: &[Reporter], bytes: Vec<u8>) -> Result<Vec<Laid>, Error> {
    let known = |one: &Reporter| KnownUnit {
        id: one.unit.id,
        code: one.unit.code.clone(),
        name: one.unit.name.clone(),
    };
    let (units, template): (Vec<_>, _) = (reporters.iter().map(known).collect(), template.clone());
    let work = move || {
        let book = sheets::read(&bytes).map_err(Refusal::File)?;
        lay(&template, &units, &book)
    };
    let laid = tokio::task::spawn_blocking(work).await.unwrap_or_else(|why| {
        tracing::warn!(%why, "a spreadsheet broke its reader");
        Err(Refusal::File(FileError::Damaged { what: why.to_string() }))
    });
    laid.map_err(refused)
}

fn line(reporters: &[Reporter], entries: &[Entry], laid: Laid, basis: &str) -> Option<PreviewLine> {
    let reporter = reporters.iter().find(|one| one.unit.id == laid.unit)?;
    let of_field = |one: &&Entry| one.reporter == reporter.id && one.field == laid.field;
    let last = entries.iter().rfind(of_field);
    let stands = last.filter(|entry| entry.value.is_some());
    let stood = stands.and_then(|entry| entry.value.as_ref()).map(|value| value.text().to_owned());
    let value = laid.value.or(stood).unwrap_or_default();
    let said = |text: String| Said { zh: text.clone(), en: text };
    let note = match (laid.note, stands) {
        (Some(note), Some(stands)) if note == stands.note.zh || note == stands.note.en => stands.note.clone(),
        (Some(note), _) => said(note),
        (None, Some(stands)) => stands.note.clone(),
        (None, None) if matches!(laid.field, Field::Score(_)) && !value.is_empty() => said(basis.to_owned()),
        (None, None) => Said::default(),
    };
    let seen = last.map_or(0, |last| last.number);
    Some(PreviewLine {
        row: laid.row,
        reporter: reporter.clone(),
        before: stands.cloned(),
        input: NewInput { reporter: reporter.id, field: laid.field, seen, value, note },
    })
}

impl PreviewLine {
    fn says_the_same(&self) -> bool {
        let number = |text: &str| review::result::input::Amount::stored(text).map(|one| one.value().clone());
        let Some(before) = &self.before else {
            return self.input.value.is_empty() && self.input.note == Said::default();
        };
        let stood = before.value.as_ref().map(|value| value.value().clone());
        number(&self.input.value) == stood && self.input.note == before.note
    }
}
