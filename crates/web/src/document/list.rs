//! What there is, what is not yet, and where each is taken out.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use i18n::Say;
use review::{
    document::{DocumentKind, Needs},
    id::ReporterId,
    role::Act,
    words::Lang,
};
use serde::Deserialize;
use service::{Error, document::Format};

use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// All documents.
#[derive(Template)]
#[template(path = "document/list.html")]
struct ListPage {
    frame: Frame,
    workspace: Workspace,
    action: String,
    stand: String,
    langs: Vec<Choice>,
    reporters: Vec<Choice>,
    groups: Vec<Group>,
    /// Everything at once, for who may.
    packet: Option<String>,
    progress: String,
}

/// A language or a reporter to choose.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// The documents of one stretch of the year.
struct Group {
    title: &'static str,
    lines: Vec<Line>,
}

struct Line {
    code: &'static str,
    name: &'static str,
    /// Why there is nothing in it yet.
    waits: Option<String>,
    files: Vec<File>,
    /// Signed copies: how many, and where they are.
    signed: Option<(String, String)>,
}

struct File {
    format: &'static str,
    /// For who hears it alone: which format of which document.
    label: String,
    path: String,
}

/// For which language and reporter the files are.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "in")]
    lang: Option<String>,
    #[serde(default)]
    of: String,
}

/// `GET /reviews/{review}/documents`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    if !super::concerns(&seat) {
        return Err(Trouble::forbidden(seat.say()));
    }
    Ok(render(&page(&house, &seat, &asked).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, asked: &Asked) -> Result<ListPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let lang = asked.lang.as_deref().and_then(|tag| tag.parse().ok()).unwrap_or(say.lang());
    let of: Option<ReporterId> = asked.of.parse().ok();
    let there = service::document::there(&reader, &seat.review).await?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let of = of.filter(|of| reporters.iter().any(|one| one.id == *of));
    let copies = storage::document::count_copies(&reader, review).await?;
    let desk = Desk { say, seat, lang, of, there, copies };
    let groups = desk.groups();
    let ready = groups.iter().flat_map(|group| &group.lines).filter(|line| line.waits.is_none()).count();
    let (frame, workspace) = Workspace::around(seat, Part::Documents);
    Ok(ListPage {
        frame,
        workspace,
        action: links::documents(review),
        stand: say.document_page_stand(ready),
        langs: Lang::ALL.into_iter().map(|one| language(one, lang)).collect(),
        reporters: reporters
            .iter()
            .map(|one| Choice {
                value: one.id.to_string(),
                name: one.unit.name.in_lang(say.lang()).to_owned(),
                chosen: of == Some(one.id),
            })
            .collect(),
        groups,
        progress: links::document_packet_progress(review),
        packet: seat.may(Act::ExportDocuments).then(|| links::document_packet(review, lang)),
    })
}

fn language(one: Lang, chosen: Lang) -> Choice {
    let name = match one {
        Lang::Zh => "中文",
        Lang::En => "English",
    };
    Choice { value: one.tag().to_owned(), name: name.to_owned(), chosen: one == chosen }
}

/// What the lines are made of.
struct Desk<'a> {
    say: Say,
    seat: &'a Seat,
    lang: Lang,
    of: Option<ReporterId>,
    there: BTreeSet<Needs>,
    copies: BTreeMap<DocumentKind, usize>,
}

impl Desk<'_> {
    fn groups(&self) -> Vec<Group> {
        let say = self.say;
        let parts = [
            (say.document_page_before(), DocumentKind::Plan..=DocumentKind::Interview),
            (say.document_page_day(), DocumentKind::Agenda..=DocumentKind::IssueRecord),
            (say.document_page_result(), DocumentKind::Tally..=DocumentKind::Circular),
            (say.document_page_after(), DocumentKind::Lists..=DocumentKind::ArchiveList),
        ];
        let group = |(title, kinds): (_, std::ops::RangeInclusive<DocumentKind>)| {
            let of_part = DocumentKind::ALL.into_iter().filter(|kind| kinds.contains(kind));
            let lines = of_part.filter(|kind| super::may(self.seat, *kind)).map(|kind| self.line(kind));
            Group { title, lines: lines.collect() }
        };
        parts.into_iter().map(group).filter(|group| !group.lines.is_empty()).collect()
    }

    fn line(&self, kind: DocumentKind) -> Line {
        let (say, needs) = (self.say, kind.needs());
        let waits = !self.there.contains(&needs);
        let why = || say.refusal(&review::document::Refusal::NotYet { needs }.into());
        let of = self.of.filter(|_| kind.is_per_reporter());
        let file = |format: Format| {
            let name = format_name(say, format);
            File {
                format: name,
                label: say.document_page_file(name, say.document_name(kind)),
                path: links::document_file(self.seat.review.id, kind, self.lang, format.ending(), of),
            }
        };
        let formats = Format::ALL.into_iter().filter(|format| format.is_for(kind) && !waits);
        let copies = self.copies.get(&kind).copied().unwrap_or_default();
        // A rehearsal's papers are not filed.
        let keeps = self.seat.review.kind.rehearsed().is_none();
        let brings = keeps && !waits && self.seat.may(Act::ExportDocuments);
        let signed = (copies > 0 || brings)
            .then(|| (say.document_signed_count(copies), links::signed_copies(self.seat.review.id, kind)));
        Line {
            signed,
            code: kind.code(),
            name: say.document_name(kind),
            waits: waits.then(why),
            files: formats.map(file).collect(),
        }
    }
}

pub(crate) fn format_name(say: Say, format: Format) -> &'static str {
    match format {
        Format::Word => say.document_page_word(),
        Format::Pdf => say.document_page_pdf(),
        Format::Sheet => say.document_page_sheet(),
    }
}
