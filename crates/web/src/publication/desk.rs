//! The desk: all items of a review.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{publication::ItemKind, role::Act};
use serde::Deserialize;
use service::{Error, Service};

use super::{gate::AtTheDesk, lines};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

#[derive(Template)]
#[template(path = "publication/desk.html")]
struct DeskPage {
    workspace: Workspace,
    frame: Frame,
    lines: Vec<Line>,
    path: String,
    may_write: bool,
}

/// One item.
struct Line {
    title: String,
    tag: &'static str,
    kind: &'static str,
    is_news: bool,
    path: String,
    state: String,
    chip: &'static str,
    author: String,
    drafted: String,
    machine: String,
}

/// What is to be drafted; a news item where nothing is said.
#[derive(Deserialize)]
pub(super) struct New {
    kind: Option<String>,
}

/// `GET /reviews/{review}/news`
pub(super) async fn show(State(house): State<House>, AtTheDesk(seat): AtTheDesk) -> Page {
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/news`
pub(super) async fn draft(
    State(service): State<Service>,
    AtTheDesk(seat): AtTheDesk,
    Checked(form): Checked<New>,
) -> Page {
    let review = seat.review.id;
    let kind = form.kind.map_or(Ok(ItemKind::News), |kind| kind.parse());
    let kind = kind.map_err(|_| Trouble::malformed(seat.say()))?;
    let news = service::publication::draft(&service, &seat.account, review, kind).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::news_draft(review, news)).into_response())
}

async fn page(house: &House, seat: &Seat) -> Result<DeskPage, Error> {
    let (reader, say, review) = (house.reader(), seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let (now, mut all) = (house.service().now(), Vec::new());
    for item in storage::publication::of_review(&reader, review.id).await? {
        let (state, chip) = lines::state(say, template.news(), &item, now);
        let title = item.text.title.in_lang(say.lang());
        all.push(Line {
            tag: lines::language_of(title).tag(),
            title: title.to_owned(),
            kind: lines::kind(say, item.kind),
            is_news: item.kind == ItemKind::News,
            path: links::news_draft(review.id, item.id),
            state,
            chip,
            author: lines::name(&reader, say, item.author).await?,
            drafted: moment::minute(say, item.drafted_at, &review.zone),
            machine: moment::machine(item.drafted_at),
        });
    }
    let (frame, workspace) = Workspace::around(seat, Part::News);
    let path = links::news_desk(review.id);
    Ok(DeskPage { workspace, frame, lines: all, path, may_write: seat.may(Act::WriteNews) })
}
