//! Slides: a reporter's PDF, brought, looked through page by page, and handed to the projectors as pictures.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequestParts, Path, Query, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect},
    routing::{get, post},
};
use review::{
    id::{AttachmentId, ReporterId, SlidesId},
    slides::{MEGABYTES, PAGE_LIMIT},
};
use serde::Deserialize;
use service::Error;
use storage::{roster::Reporter, slides::Slides};

use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat, in_path},
    house::House,
    links, moment,
    report::Upload,
};

/// Bytes of the largest request that brings slides.
pub(crate) const GREATEST_FILE: usize = (MEGABYTES + 1) * 1024 * 1024;

/// Pictures of slides never change; only those may keep them who were let in.
const KEEP: HeaderValue = HeaderValue::from_static("private, max-age=86400, immutable");

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{review}/reports/{reporter}/slides/remove", post(take_away))
        .route("/reviews/{review}/reports/{reporter}/slides/attached", post(bring_attached))
        .route("/reviews/{review}/reports/{reporter}/slides/{slides}/{page}", get(image))
}

/// Where files come in: larger than anything else that does.
pub(crate) fn uploads() -> Router<House> {
    Router::new().route(
        "/reviews/{review}/reports/{reporter}/slides",
        get(show).post(bring).layer(DefaultBodyLimit::disable()),
    )
}

/// Somebody in the review, and the reporter whose slides the path names.
pub(crate) struct Looking {
    seat: Seat,
    reporter: Reporter,
}

/// A reporter's slides.
#[derive(Template)]
#[template(path = "slides/show.html")]
struct SlidesPage {
    frame: Frame,
    workspace: Workspace,
    unit: String,
    stand: String,
    /// What there is; the pages' addresses.
    there: Option<There>,
    brings: bool,
    /// PDFs that go with the report: id and name.
    attached: Vec<(String, String)>,
    attached_path: String,
    brought: bool,
    refusal: Option<String>,
    megabytes: usize,
    page_limit: usize,
    /// Where they are turned, for who may.
    remote: Option<String>,
    back: String,
}

struct There {
    id: String,
    name: String,
    hash: String,
    images: Vec<String>,
    take_away: String,
}

#[derive(Deserialize)]
struct TakenAway {
    slides: SlidesId,
}

#[derive(Deserialize)]
struct Chosen {
    attachment: AttachmentId,
}

/// `GET /reviews/{review}/reports/{reporter}/slides`
async fn show(
    State(house): State<House>,
    looking: Looking,
    Query(asked): Query<HashMap<String, String>>,
) -> Page {
    let say = looking.seat.say();
    let page = page(&house, &looking, asked.contains_key("brought"), None).await.say_in(say)?;
    Ok(render(&page))
}

/// `POST /reviews/{review}/reports/{reporter}/slides`
async fn bring(State(house): State<House>, looking: Looking, upload: Upload) -> Page {
    let (account, review, reporter) = (&looking.seat.account, looking.seat.review.id, looking.reporter.id);
    let Upload { name, bytes, .. } = upload;
    let done = service::slides::bring(house.service(), account, review, reporter, &name, bytes).await;
    after(&house, &looking, done.map(|_| links::slides_brought(review, reporter))).await
}

/// `POST …/slides/attached`: a file that goes with the report becomes the slides.
async fn bring_attached(
    State(house): State<House>,
    looking: Looking,
    Checked(form): Checked<Chosen>,
) -> Page {
    let (account, review, reporter) = (&looking.seat.account, looking.seat.review.id, looking.reporter.id);
    let done =
        service::slides::bring_attached(house.service(), account, review, reporter, form.attachment).await;
    after(&house, &looking, done.map(|_| links::slides_brought(review, reporter))).await
}

/// `POST …/slides/remove`
async fn take_away(State(house): State<House>, looking: Looking, Checked(form): Checked<TakenAway>) -> Page {
    let (account, review, reporter) = (&looking.seat.account, looking.seat.review.id, looking.reporter.id);
    let done = service::slides::take_away(house.service(), account, review, reporter, form.slides).await;
    after(&house, &looking, done.map(|()| links::slides(review, reporter))).await
}

async fn after(house: &House, looking: &Looking, done: Result<String, Error>) -> Page {
    let say = looking.seat.say();
    match done {
        Ok(path) => Ok(Redirect::to(&path).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(house, looking, false, Some(say.refusal(&why))).await.say_in(say)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Err(other @ (Error::Stale | Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            Err(Trouble::new(say, other))
        }
    }
}

/// `GET …/slides/{slides}/{page}`: one page as a picture.
async fn image(
    State(house): State<House>,
    looking: Looking,
    Path((_, _, slides, page)): Path<(String, String, String, String)>,
) -> Page {
    let (say, account) = (looking.seat.say(), &looking.seat.account);
    let wanted = slides.parse().ok().zip(page.parse().ok());
    let (slides, page) = wanted.ok_or(Error::NotFound).say_in(say)?;
    let (review, reporter) = (looking.seat.review.id, looking.reporter.id);
    let reader = house.reader();
    let picture = service::slides::image(&reader, account, review, reporter, slides, page);
    let picture = picture.await.say_in(say)?;
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static("image/png")), (header::CACHE_CONTROL, KEEP)];
    Ok((headers, picture).into_response())
}

async fn page(
    house: &House,
    looking: &Looking,
    brought: bool,
    refusal: Option<String>,
) -> Result<SlidesPage, Error> {
    let (seat, reporter, reader) = (&looking.seat, &looking.reporter, house.reader());
    let say = seat.say();
    let access = service::slides::access_of(&reader, &seat.account, seat.review.id, reporter.id).await?;
    if !access.sees {
        return Err(Error::NotFound);
    }
    let found = storage::slides::of_reporter(&reader, reporter.id).await?;
    let attached = service::slides::attached(&reader, &seat.account, seat.review.id, reporter.id).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    let stand = found
        .as_ref()
        .map(|one| say.slides_stand(one.pages, moment::minute(say, one.added_at, &seat.review.zone)));
    Ok(SlidesPage {
        frame,
        workspace,
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        stand: stand.unwrap_or_else(|| say.slides_none().to_owned()),
        there: found.map(|found| There::of(looking, &found)),
        remote: access.brings.then(|| links::remote(seat.review.id)),
        brings: access.brings,
        attached: attached.into_iter().map(|file| (file.id.to_string(), file.name)).collect(),
        attached_path: links::slides_attached(seat.review.id, reporter.id),
        brought,
        refusal,
        megabytes: MEGABYTES,
        page_limit: PAGE_LIMIT,
        back: links::report(seat.review.id, reporter.id),
    })
}

impl There {
    fn of(looking: &Looking, found: &Slides) -> Self {
        let (review, reporter) = (looking.seat.review.id, looking.reporter.id);
        Self {
            id: found.id.to_string(),
            name: found.name.clone(),
            hash: found.hash.clone(),
            images: (1..=found.pages).map(|page| links::slide(review, reporter, found.id, page)).collect(),
            take_away: links::slides_take_away(review, reporter),
        }
    }
}

impl FromRequestParts<House> for Looking {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        let reporter = reporter(parts, house, &seat).await.say_in(seat.say())?;
        Ok(Self { seat, reporter })
    }
}

async fn reporter(parts: &mut Parts, house: &House, seat: &Seat) -> Result<Reporter, Error> {
    let id: ReporterId = in_path(parts, house, "reporter").await.ok_or(Error::NotFound)?;
    let all = storage::roster::reporters(&house.reader(), seat.review.id).await?;
    all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)
}
