//! The packet of a review: each document out of what the rows say now, in one language. Rules of who may and from when
//! on are [`review::document`]'s, words and layout the documents'.

mod after;
mod ballot;
mod before;
mod day;
mod file;
mod grades;
mod packing;
mod reports;
mod signed;
mod standing;

use documents::{
    document::Document,
    packet::{self, Occasion, Speaker},
};
use review::{
    document::{DocumentKind, Needs, Refusal},
    id::ReporterId,
    role::{Act, Roles},
    words::{Lang, Words},
};
use storage::{Rows, cycle::Review, roster::Reporter};

use crate::{Error, access};

pub use file::{Format, file};
pub use grades::{results, workbook};
pub use packing::{Packet, Packing, Progress, pack, progress};
pub use signed::{Scan, bring, take_away};
pub use standing::there;

/// Whether these roles may take a document out.
pub fn may(roles: &Roles, kind: DocumentKind) -> bool {
    roles.may(Act::ExportDocuments) || roles.may(kind.act())
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which document.
    pub kind: DocumentKind,
    /// In which language its own words are.
    pub lang: Lang,
    /// Of one reporter alone; of all of them where none is named.
    pub of: Option<ReporterId>,
}

/// A document, or one for each reporter that has one.
///
/// # Errors
///
/// [`Refusal::NotYet`] while there is nothing in it; [`Error::NotFound`] for a reporter who is not in the review.
pub async fn compose(rows: &impl Rows, review: &Review, wanted: Wanted) -> Result<Vec<Document>, Error> {
    let desk = Desk::of(rows, review, wanted).await?;
    let all = made(rows, &desk).await?;
    if all.is_empty() { Err(not_yet(wanted.kind.needs())) } else { Ok(all) }
}

async fn made(rows: &impl Rows, desk: &Desk<'_>) -> Result<Vec<Document>, Error> {
    let (lang, on) = (desk.wanted.lang, &desk.on);
    let each = |of: fn(Lang, &Occasion, &Speaker) -> Document| {
        desk.speakers().map(|one| of(lang, on, &one)).collect()
    };
    Ok(match desk.wanted.kind {
        DocumentKind::Plan => vec![packet::before::plan(lang, on, &before::preparation(rows, desk).await?)],
        DocumentKind::Notice => {
            vec![packet::before::notice(lang, on, &before::preparation(rows, desk).await?)]
        }
        DocumentKind::Timetable => {
            let facts = before::preparation(rows, desk).await?;
            if facts.days.is_empty() { Vec::new() } else { vec![packet::before::timetable(lang, on, &facts)] }
        }
        DocumentKind::WrittenReport => reports::written(rows, desk).await?,
        DocumentKind::SpokenText => reports::spoken(rows, desk).await?,
        DocumentKind::SelfAssessment => each(packet::report::self_assessment),
        DocumentKind::PreReview => reports::reviewed(rows, desk).await?,
        DocumentKind::PreCheck => reports::checked(rows, desk).await?,
        DocumentKind::Interview => each(packet::report::interview),
        DocumentKind::Agenda => day::agenda(rows, desk).await?,
        DocumentKind::SignIn => day::sign_in(rows, desk).await?,
        DocumentKind::RunningOrder => day::running_order(rows, desk).await?,
        DocumentKind::Comments => day::comments(rows, desk).await?,
        DocumentKind::Forms => ballot::forms(desk),
        DocumentKind::IssueRecord => ballot::issue_record(rows, desk).await?,
        DocumentKind::Tally => ballot::tally(rows, desk).await?,
        DocumentKind::CountReport => ballot::count_report(rows, desk).await?,
        DocumentKind::Composite => grades::composite(rows, desk).await?,
        DocumentKind::Minutes => grades::minutes(rows, desk).await?,
        DocumentKind::Letter => grades::letters(rows, desk).await?,
        DocumentKind::Circular => grades::circular(rows, desk).await?,
        DocumentKind::Lists => after::lists(rows, desk).await?,
        DocumentKind::Progress => after::progress(rows, desk).await?,
        DocumentKind::News => after::news(rows, desk).await?,
        // The script is worded where the chair's screen is, and the list is of files: who serves them adds both.
        DocumentKind::Script | DocumentKind::ArchiveList => Vec::new(),
    })
}

fn not_yet(needs: Needs) -> Error {
    review::Refusal::from(Refusal::NotYet { needs }).into()
}

/// What a document's header states.
pub fn occasion(review: &Review) -> Result<Occasion, Error> {
    Ok(Occasion {
        organisation: review.organisation.clone(),
        year: review.year,
        place: review.place.clone(),
        meets_at: review.meets_at,
        zone: review.zone.clone(),
        template: access::template(review)?,
    })
}

/// What every document begins with.
struct Desk<'a> {
    review: &'a Review,
    on: Occasion,
    wanted: Wanted,
    /// In running order; those that are asked for.
    reporters: Vec<Reporter>,
}

impl<'a> Desk<'a> {
    async fn of(rows: &impl Rows, review: &'a Review, wanted: Wanted) -> Result<Self, Error> {
        let mut reporters = storage::roster::reporters(rows, review.id).await?;
        if let Some(of) = wanted.of {
            reporters.retain(|one| one.id == of);
            if reporters.is_empty() || !wanted.kind.is_per_reporter() {
                return Err(Error::NotFound);
            }
        }
        Ok(Self { review, on: occasion(review)?, wanted, reporters })
    }

    fn speakers(&self) -> impl Iterator<Item = Speaker> {
        self.reporters.iter().map(speaker)
    }

    fn in_lang<'b>(&self, words: &'b Words) -> &'b str {
        words.in_lang(self.wanted.lang)
    }
}

fn speaker(reporter: &Reporter) -> Speaker {
    Speaker { unit: reporter.unit.name.clone(), title: reporter.title.clone() }
}

/// What somebody said in the language asked for; where that is blank, in the other: a sheet without a comment would
/// say that there was none.
fn either(said: &storage::meeting::said::Said, lang: Lang) -> &str {
    match said.in_lang(lang) {
        "" => said.in_lang(lang.other()),
        words => words,
    }
}
