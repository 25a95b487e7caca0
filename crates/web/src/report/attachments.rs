//! Files that go with a report: listed, sent, shown, handed out.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Router,
    extract::{
        DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Path, Request, State,
        multipart::MultipartError,
    },
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::{get, post},
};
use i18n::Say;
use review::{
    id::{AttachmentId, ReporterId, ReviewId},
    report::{FileRefusal, Refusal, attachment::FileKind},
    template::AttachmentRules,
};
use service::Error;
use storage::report::attachment::{Attachment, contents, of_report};

use super::{
    Reading, Writing,
    editor::{self, Desk, Outcome},
    import,
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::Visitor,
    house::House,
    links,
};

/// Bytes of the largest request that brings a file.
pub(crate) const GREATEST_FILE: usize = (AttachmentRules::MEGABYTES + 1) * 1024 * 1024;

/// Where files come in: larger than anything else that does.
pub(crate) fn uploads() -> Router<House> {
    let large = DefaultBodyLimit::disable;
    Router::new().route("/reviews/{review}/reports/{reporter}/attachments", post(add).layer(large())).route(
        "/reviews/{review}/reports/{reporter}/import",
        get(import::form).post(import::take).layer(large()),
    )
}

/// A file in a list.
pub(super) struct FileLine {
    pub(super) name: String,
    pub(super) size: String,
    pub(super) hash: String,
    pub(super) path: String,
    /// A page that shows it.
    pub(super) read: Option<String>,
    /// Where it is taken away.
    pub(super) remove: Option<String>,
}

/// The files as they are listed. With `removes`, each can be taken away.
pub(super) fn lines<'a>(
    say: Say,
    review: ReviewId,
    reporter: ReporterId,
    files: impl Iterator<Item = &'a Attachment>,
    removes: bool,
) -> Vec<FileLine> {
    let line = |file: &Attachment| {
        let path = links::report_attachment(review, reporter, file.id);
        FileLine {
            name: file.name.clone(),
            size: say.report_file_size(file.size.div_ceil(1024)),
            hash: file.hash.clone(),
            read: (file.kind == FileKind::Pdf).then(|| format!("{path}/read")),
            remove: removes.then(|| format!("{path}/remove")),
            path,
        }
    };
    files.map(line).collect()
}

/// The form with a file and the name under which it came.
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// What was chosen above the file.
    pub(crate) fields: BTreeMap<String, String>,
}

/// `POST /reviews/{review}/reports/{reporter}/attachments`
async fn add(State(house): State<House>, writing: Writing, upload: Upload) -> Page {
    let (say, account, review) = (writing.seat.say(), &writing.seat.account, writing.seat.review.id);
    let reporter = writing.reporter.id;
    let report = service::report::open(house.service(), account, review, reporter).await.say_in(say)?;
    let done = service::report::attachment::attach(
        house.service(),
        account,
        review,
        reporter,
        &upload.name,
        upload.bytes,
    );
    match done.await {
        Ok(_) => Ok(back(&writing)),
        Err(Error::Refused(why)) => {
            let desk = Desk::lay(&house, &writing, report).await.say_in(say)?;
            let (edition, body) = (desk.first_edition(say.lang()), desk.report.draft.clone());
            let page = editor::page(&desk, &writing, edition, &body, Outcome::Refused(why));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Err(other @ (Error::Stale | Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            Err(Trouble::new(say, other))
        }
    }
}

fn back(writing: &Writing) -> axum::response::Response {
    let editor = links::report_edit(writing.seat.review.id, writing.reporter.id);
    Redirect::to(&format!("{editor}#files")).into_response()
}

/// `POST …/attachments/{attachment}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    writing: Writing,
    Path((_, _, file)): Path<(String, String, String)>,
) -> Page {
    let say = writing.seat.say();
    let file: AttachmentId = file.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let (account, review, reporter) = (&writing.seat.account, writing.seat.review.id, writing.reporter.id);
    service::report::attachment::detach(house.service(), account, review, reporter, file)
        .await
        .say_in(say)?;
    Ok(back(&writing))
}

/// What a browser may do with a file that is shown: nothing but show it, and only inside our own page.
const SHOWN_ALONE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'self'");
/// The page around it may load that one frame on top of what all pages may.
const FRAMES: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// `GET …/attachments/{attachment}`: to keep, never to run.
pub(super) async fn download(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, file)): Path<(String, String, String)>,
) -> Page {
    let say = reading.seat.say();
    let (file, bytes) = found(&house, &reading, &file).await.say_in(say)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (header::CONTENT_DISPOSITION, disposition("attachment", &file.name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET …/attachments/{attachment}/inline`: a PDF for the frame of its page.
pub(super) async fn inline(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, file)): Path<(String, String, String)>,
) -> Page {
    let say = reading.seat.say();
    let (file, bytes) = found(&house, &reading, &file).await.say_in(say)?;
    if file.kind != FileKind::Pdf {
        return Err(Trouble::new(say, Error::NotFound));
    }
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(FileKind::Pdf.media_type())),
        (header::CONTENT_DISPOSITION, disposition("inline", &file.name)),
        (header::CONTENT_SECURITY_POLICY, SHOWN_ALONE),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
    ];
    Ok((headers, bytes).into_response())
}

/// A PDF within the page.
#[derive(Template)]
#[template(path = "report/file.html")]
struct FilePage {
    workspace: Workspace,
    frame: Frame,
    unit: String,
    name: String,
    hash: String,
    inline: String,
    download: String,
    back: String,
}

/// `GET …/attachments/{attachment}/read`
pub(super) async fn read(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, file)): Path<(String, String, String)>,
) -> Page {
    let (seat, reporter) = (&reading.seat, &reading.reporter);
    let (file, _) = found(&house, &reading, &file).await.say_in(seat.say())?;
    if file.kind != FileKind::Pdf {
        return Err(Trouble::new(seat.say(), Error::NotFound));
    }
    let path = links::report_attachment(seat.review.id, reporter.id, file.id);
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    let page = FilePage {
        frame,
        workspace,
        unit: reporter.unit.name.in_lang(seat.say().lang()).to_owned(),
        name: file.name,
        hash: file.hash,
        inline: format!("{path}/inline"),
        download: path,
        back: links::report(seat.review.id, reporter.id),
    };
    Ok(([(header::CONTENT_SECURITY_POLICY, FRAMES)], render(&page)).into_response())
}

/// The file, for its reporter; for others once a version went out with it.
async fn found(house: &House, reading: &Reading, id: &str) -> Result<(Attachment, Vec<u8>), Error> {
    let id: AttachmentId = id.parse().map_err(|_| Error::NotFound)?;
    let reader = house.reader();
    let report = storage::report::of_reporter(&reader, reading.reporter.id).await?.ok_or(Error::NotFound)?;
    let files = of_report(&reader, report.id).await?;
    let file = files.into_iter().find(|file| file.id == id).ok_or(Error::NotFound)?;
    let versions = storage::report::versions(&reader, report.id).await?;
    let went_out = versions.iter().any(|version| file.was_there(version.handed_in_at));
    if !reading.is_own() && !went_out {
        return Err(Error::NotFound);
    }
    let bytes = contents(&reader, report.id, id).await?.ok_or(Error::NotFound)?;
    Ok((file, bytes))
}

/// The name twice: plain for old programs, and as it is. What is stored is harmless; quotes are not even in it.
pub(crate) fn disposition(how: &str, name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .collect();
    let whole: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let header = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    HeaderValue::from_str(&header).unwrap_or(HeaderValue::from_static("attachment"))
}

impl FromRequest<House> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let say = Visitor::from_request_parts(&mut parts, house).await?.say;
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, house).await.map_err(|_| Trouble::malformed(say))?;
        taken(form).await.map_err(|why| unreadable(say, &why))?.ok_or_else(|| Trouble::malformed(say))
    }
}

/// `None` without a file.
async fn taken(mut form: Multipart) -> Result<Option<Upload>, MultipartError> {
    let mut fields = BTreeMap::new();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let name = field.file_name().unwrap_or_default().to_owned();
            return Ok(Some(Upload { name, bytes: field.bytes().await?.to_vec(), fields }));
        }
        fields.insert(name, field.text().await?);
    }
    Ok(None)
}

fn unreadable(say: Say, why: &MultipartError) -> Trouble {
    if why.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let why = FileRefusal::TooLarge { megabytes: AttachmentRules::MEGABYTES };
        return Trouble::new(say, Error::Refused(Refusal::File(why).into()));
    }
    tracing::info!(%why, "a form could not be read");
    Trouble::malformed(say)
}
