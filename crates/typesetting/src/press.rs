//! Where type is set: one page description of our own, which reads the documents as data.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use documents::document::Document;
use review::{template::Layout, time::Instant};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::copy::Job;
use crate::fonts::FONTS;

/// The page description. It is the only one that is ever run.
const DESCRIPTION: &str = include_str!("document.typ");

/// What was set is kept this many jobs long, for the next document of the same kind.
const KEPT: usize = 1;

/// A file could not be made. None of these is the fault of what was typed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the documents cannot be written as data")]
    Data(#[from] serde_json::Error),
    #[error("the page description has no place")]
    Place,
    #[error("no such standard: {0}")]
    Standard(String),
    #[error("the documents cannot be set: {0}")]
    Set(String),
    #[error("the press broke")]
    Broken,
}

/// The only things that a page description finds: itself and its data.
struct Room<'a> {
    source: &'a Source,
    data: FileId,
    bytes: Bytes,
    today: Option<Datetime>,
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data { Ok(self.bytes.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

pub(crate) fn pdf(documents: &[Document], layout: &Layout, moment: Instant) -> Result<Vec<u8>, Error> {
    let data = serde_json::to_vec(&Job::of(documents, layout))?;
    let file = catch_unwind(AssertUnwindSafe(|| set(data, moment))).unwrap_or(Err(Error::Broken));
    typst::comemo::evict(KEPT);
    file
}

fn set(data: Vec<u8>, moment: Instant) -> Result<Vec<u8>, Error> {
    let source = Source::new(place("/document.typ")?, DESCRIPTION.to_owned());
    let today = civil(moment);
    // Two files with one title are still two files.
    let ident = Smart::Custom(format!("{:032x}", typst::utils::hash128(&data)));
    let room = Room { source: &source, data: place("/data.json")?, bytes: Bytes::new(data), today };
    let pages = typst::compile::<PagedDocument>(&room).output.map_err(|why| Error::Set(told(&why)))?;
    let mut options = PdfOptions {
        ident,
        creator: Smart::Custom(Some("Pingyi".to_owned())),
        timestamp: today.map(Timestamp::new_utc),
        standards: standards(&[PdfStandard::A_2a, PdfStandard::Ua_1])?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).or_else(|_| {
        // Some sign is in none of our fonts, which both standards forbid. The file is tagged all the same.
        options.standards = standards(&[])?;
        typst_pdf::pdf(&pages, &options).map_err(|why| Error::Set(told(&why)))
    })
}

fn place(path: &str) -> Result<FileId, Error> {
    let path = VirtualPath::new(path).map_err(|_| Error::Place)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn standards(wanted: &[PdfStandard]) -> Result<PdfStandards, Error> {
    PdfStandards::new(wanted).map_err(|why| Error::Standard(why.message().to_string()))
}

fn told(why: &[SourceDiagnostic]) -> String {
    let mut all = BTreeMap::new();
    for one in why {
        *all.entry(one.message.as_str()).or_insert(0) += 1;
    }
    all.into_iter().map(|(message, times)| format!("{message} ({times}×)")).collect::<Vec<_>>().join("; ")
}

/// An instant in the calendar, in UTC.
fn civil(moment: Instant) -> Option<Datetime> {
    let civil = jiff::Timestamp::from_millisecond(moment.ms()).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
    let [month, day, hour, minute, second] =
        [civil.month(), civil.day(), civil.hour(), civil.minute(), civil.second()].map(i8::cast_unsigned);
    Datetime::from_ymd_hms(i32::from(civil.year()), month, day, hour, minute, second)
}
