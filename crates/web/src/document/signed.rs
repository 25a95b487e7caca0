//! The signed copies of a document: listed, brought, handed out, taken away.

use askama::Template;
use axum::{
    extract::{FromRequestParts, Path, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect},
};
use review::{
    document::DocumentKind,
    id::{ReporterId, SignedCopyId},
    role::Act,
};
use service::{Error, document::Scan};
use storage::document::SignedCopy;

use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::{Seat, in_path},
    house::House,
    links, moment,
    report::{Upload, disposition},
};

/// Somebody who may take out the document that the path names.
pub(super) struct Filing {
    seat: Seat,
    kind: DocumentKind,
}

impl FromRequestParts<House> for Filing {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        let say = seat.say();
        let kind = in_path(parts, house, "file").await.ok_or(Error::NotFound).say_in(say)?;
        if super::may(&seat, kind) { Ok(Self { seat, kind }) } else { Err(Trouble::forbidden(say)) }
    }
}

/// The signed copies of a document.
#[derive(Template)]
#[template(path = "document/signed.html")]
struct SignedPage {
    frame: Frame,
    workspace: Workspace,
    title: String,
    name: &'static str,
    documents: String,
    action: String,
    copies: Vec<Copy>,
    brings: bool,
    /// Whose copy it may be: id and unit.
    reporters: Vec<(String, String)>,
    refusal: Option<String>,
}

struct Copy {
    name: String,
    size: String,
    hash: String,
    of: Option<String>,
    by: String,
    /// By whom and when it was taken away.
    removed: Option<String>,
    path: String,
    remove: Option<String>,
}

/// `GET /reviews/{review}/documents/{file}/signed`
pub(super) async fn show(State(house): State<House>, filing: Filing) -> Page {
    Ok(render(&page(&house, &filing, None).await.say_in(filing.seat.say())?))
}

async fn page(house: &House, filing: &Filing, refusal: Option<String>) -> Result<SignedPage, Error> {
    let Filing { seat, kind } = filing;
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let copies = storage::document::copies(&reader, review, *kind).await?;
    let accounts = storage::account::everybody(&reader).await?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let unit = |id: ReporterId| {
        let found = reporters.iter().find(|one| one.id == id);
        found.map(|one| one.unit.name.in_lang(say.lang()).to_owned())
    };
    let name = |id| {
        let found = accounts.iter().find(|account| account.id == id);
        found.map_or_else(String::new, |account| account.name.in_lang(say.lang()).to_owned())
    };
    let when = |at| moment::minute(say, at, &seat.review.zone);
    let brings = seat.may(Act::ExportDocuments) && seat.review.kind.rehearsed().is_none();
    let copy = |one: SignedCopy| {
        let path = links::signed_copy(review, *kind, one.id);
        Copy {
            size: say.report_file_size(one.size.div_ceil(1024)),
            of: one.reporter.and_then(unit),
            by: say.document_signed_by(when(one.added_at), name(one.added_by)),
            remove: (brings && one.removed.is_none()).then(|| format!("{path}/remove")),
            removed: one.removed.map(|(at, by)| say.document_signed_removed(when(at), name(by))),
            name: one.name,
            hash: one.hash,
            path,
        }
    };
    let (frame, workspace) = Workspace::around(seat, Part::Documents);
    let of_reporters = reporters.iter().filter(|_| kind.is_per_reporter());
    Ok(SignedPage {
        frame,
        workspace,
        title: say.document_signed_title(say.document_name(*kind)),
        name: say.document_name(*kind),
        documents: links::documents(review),
        action: links::signed_copies(review, *kind),
        copies: copies.into_iter().map(copy).collect(),
        brings,
        reporters: of_reporters
            .map(|one| (one.id.to_string(), one.unit.name.in_lang(say.lang()).to_owned()))
            .collect(),
        refusal,
    })
}

/// `POST /reviews/{review}/documents/{file}/signed`
pub(super) async fn bring(State(house): State<House>, filing: Filing, upload: Upload) -> Page {
    let (say, review, kind) = (filing.seat.say(), filing.seat.review.id, filing.kind);
    let reporter = upload.fields.get("of").and_then(|of| of.parse().ok());
    let scan = Scan { document: kind, reporter, name: upload.name, bytes: upload.bytes };
    match service::document::bring(house.service(), &filing.seat.account, review, scan).await {
        Ok(_) => Ok(Redirect::to(&links::signed_copies(review, kind)).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &filing, Some(say.refusal(&why))).await.say_in(say)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Err(other @ (Error::Stale | Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            Err(Trouble::new(say, other))
        }
    }
}

/// `GET …/signed/{copy}`: to keep, never to run.
pub(super) async fn download(
    State(house): State<House>,
    filing: Filing,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Page {
    let say = filing.seat.say();
    let (copy, bytes) = found(&house, &filing, &id).await.say_in(say)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(copy.kind.media_type())),
        (header::CONTENT_DISPOSITION, disposition("attachment", &copy.name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, bytes).into_response())
}

async fn found(house: &House, filing: &Filing, id: &str) -> Result<(SignedCopy, Vec<u8>), Error> {
    let id: SignedCopyId = id.parse().map_err(|_| Error::NotFound)?;
    let (reader, review) = (house.reader(), filing.seat.review.id);
    let copies = storage::document::copies(&reader, review, filing.kind).await?;
    let copy = copies.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let bytes = storage::document::contents(&reader, review, id).await?.ok_or(Error::NotFound)?;
    Ok((copy, bytes))
}

/// `POST …/signed/{copy}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    filing: Filing,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Page {
    let (say, review) = (filing.seat.say(), filing.seat.review.id);
    let id: SignedCopyId = id.parse().map_err(|_| Error::NotFound).say_in(say)?;
    service::document::take_away(house.service(), &filing.seat.account, review, id).await.say_in(say)?;
    Ok(Redirect::to(&links::signed_copies(review, filing.kind)).into_response())
}
