//! One document as a file, or all of them as an archive.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use documents::{
    bundle::bundle,
    document::{Block, Document},
    packet,
};
use i18n::Say;
use review::{document::DocumentKind, id::ReporterId, role::Act, words::Lang};
use serde::Deserialize;
use serde_json::json;
use service::{
    Error, Fault,
    document::{Format, Wanted, compose},
};

use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::Seat,
    house::House,
    report::disposition,
};

/// Of whom.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    of: String,
}

/// The file that a path names.
enum Named {
    One { kind: DocumentKind, lang: Lang, format: Format },
    Packet { lang: Lang },
}

impl Named {
    /// `D18.zh-CN.docx`, `packet.en.zip`.
    fn read(name: &str) -> Option<Self> {
        let mut parts = name.splitn(3, '.');
        let (what, lang, ending) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        if (what, ending) == ("packet", "zip") {
            return Some(Self::Packet { lang });
        }
        let (kind, format) =
            (what.parse().ok()?, Format::ALL.into_iter().find(|one| one.ending() == ending)?);
        format.is_for(kind).then_some(Self::One { kind, lang, format })
    }
}

/// `GET /reviews/{review}/documents/{file}`
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Path((_, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Page {
    let say = seat.say();
    let named = Named::read(&file).ok_or(Error::NotFound).say_in(say)?;
    match named {
        Named::One { kind, lang, format } => {
            if !super::may(&seat, kind) {
                return Err(Trouble::forbidden(say));
            }
            let of = match asked.of.as_str() {
                "" => None,
                id => Some(id.parse::<ReporterId>().map_err(|_| Error::NotFound).say_in(say)?),
            };
            let made = made(&house, &seat, Wanted { kind, lang, of }, format).await.say_in(say)?;
            Ok(sent(&name(lang, kind, format), format.media_type(), made))
        }
        Named::Packet { lang } => {
            seat.must(Act::ExportDocuments)?;
            let made = all(&house, &seat, lang).await.say_in(say)?;
            let name = format!("{}.zip", Say(lang).document_packet_file());
            Ok(sent(&name, "application/zip", made))
        }
    }
}

fn name(lang: Lang, kind: DocumentKind, format: Format) -> String {
    format!("{} {}.{}", kind.code(), Say(lang).document_name(kind), format.ending())
}

pub(crate) fn sent(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition("attachment", name)),
        // Made anew each time, and of people.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, bytes).into_response()
}

async fn made(house: &House, seat: &Seat, wanted: Wanted, format: Format) -> Result<Vec<u8>, Error> {
    let documents = match wanted.kind {
        DocumentKind::ArchiveList => {
            let (_, list) = packed(house, seat, wanted.lang).await?;
            vec![list]
        }
        _ => composed(house, seat, wanted).await?,
    };
    as_file(house, seat, wanted, documents, format).await
}

/// A document as a file; the composite table's workbook reckons by itself.
async fn as_file(
    house: &House,
    seat: &Seat,
    wanted: Wanted,
    documents: Vec<Document>,
    format: Format,
) -> Result<Vec<u8>, Error> {
    if (wanted.kind, format) == (DocumentKind::Composite, Format::Sheet) {
        return service::document::workbook(&house.reader(), &seat.review, wanted.lang).await;
    }
    printed(house, seat, documents, format).await
}

/// As the use case composes it; the script is worded here.
async fn composed(house: &House, seat: &Seat, wanted: Wanted) -> Result<Vec<Document>, Error> {
    if wanted.kind != DocumentKind::Script {
        return compose(&house.reader(), &seat.review, wanted).await;
    }
    let points = crate::meeting::script(house, seat, Say(wanted.lang)).await?;
    let on = service::document::occasion(&seat.review)?;
    Ok(vec![packet::day::script(wanted.lang, &on, &points)])
}

async fn printed(
    house: &House,
    seat: &Seat,
    documents: Vec<Document>,
    format: Format,
) -> Result<Vec<u8>, Error> {
    let layout = service::cycle::rules(&seat.review)?.documents().clone();
    let documents = if seat.review.kind.rehearsed().is_some() {
        // Nothing of a dress rehearsal leaves the house without saying so.
        documents.into_iter().map(rehearsed).collect()
    } else {
        documents
    };
    service::document::file(documents, layout, format, house.service().now()).await
}

fn rehearsed(mut document: Document) -> Document {
    let mark = Say(document.lang).rehearsal_band().to_owned();
    document.blocks.insert(0, Block::Guidance(vec![mark]));
    document
}

/// How many files are made, for whoever waits for them.
pub(super) async fn progress(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::ExportDocuments)?;
    let progress = service::document::progress(house.service(), seat.review.id, seat.account.id);
    let told = progress.map(|progress| json!({ "done": progress.done, "of": progress.of }));
    Ok(Json(told.unwrap_or_else(|| json!({}))).into_response())
}

/// Every document that has something in it, and the list of these files.
async fn packed(house: &House, seat: &Seat, lang: Lang) -> Result<(Vec<(String, Vec<u8>)>, Document), Error> {
    let there = service::document::there(&house.reader(), &seat.review).await?;
    let kinds = DocumentKind::ALL.into_iter().filter(|kind| there.contains(&kind.needs()));
    let kinds: Vec<_> = kinds.filter(|kind| *kind != DocumentKind::ArchiveList).collect();
    let formats = |kind| Format::ALL.into_iter().filter(move |format| format.is_for(kind));
    let files = kinds.iter().map(|kind| formats(*kind).count()).sum();
    let underway = service::document::pack(house.service(), seat.review.id, seat.account.id, files).await?;
    let (mut files, mut list) = (Vec::new(), Vec::new());
    for kind in kinds {
        let wanted = Wanted { kind, lang, of: None };
        let documents = match composed(house, seat, wanted).await {
            Ok(documents) => documents,
            // Handed in without it, such as a text for the floor.
            Err(Error::Refused(_)) => continue,
            Err(other) => return Err(other),
        };
        for format in formats(kind) {
            let bytes = as_file(house, seat, wanted, documents.clone(), format).await?;
            let file = name(lang, kind, format);
            list.push(packet::after::Filed {
                code: kind.code().to_owned(),
                title: Say(lang).document_name(kind).to_owned(),
                file: file.clone(),
                hash: service::sha256_hex(&bytes),
            });
            files.push((file, bytes));
            underway.step();
        }
    }
    let on = service::document::occasion(&seat.review)?;
    Ok((files, packet::after::archive_list(lang, &on, &list)))
}

async fn all(house: &House, seat: &Seat, lang: Lang) -> Result<Vec<u8>, Error> {
    let files = packet(house, seat, lang).await?;
    Ok(bundle(&files).map_err(|why| Fault::Broken(why.to_string()))?)
}

/// Every document in one language, and the list of them, by the names of their files.
pub(crate) async fn packet(house: &House, seat: &Seat, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let (mut files, list) = packed(house, seat, lang).await?;
    let kind = DocumentKind::ArchiveList;
    for format in Format::ALL.into_iter().filter(|format| format.is_for(kind)) {
        let bytes = printed(house, seat, vec![list.clone()], format).await?;
        files.push((name(lang, kind, format), bytes));
    }
    Ok(files)
}
