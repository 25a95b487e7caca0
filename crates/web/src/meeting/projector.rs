//! The hall's projector: follows the meeting and changes nothing by itself.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use review::{id::ReviewId, meeting::Stage};
use service::Error;
use storage::Reader;

use super::{
    closing::Closing,
    hall::{AgendaLine, ClockView, Floor, Hall},
};
use crate::{
    evaluation::Print,
    fault::{InTheWordsOf, Page, render},
    frame::Frame,
    gate::Seat,
    house::House,
    links,
};

/// The projector's page.
#[derive(Template)]
#[template(path = "meeting/projector.html")]
struct ProjectorPage {
    frame: Frame,
    theme: Option<&'static str>,
    live: String,
    meeting: String,
    scene: Scene,
    clock: Option<ClockView>,
    clock_kind: &'static str,
}

/// What the hall sees.
enum Scene {
    /// Before the meeting.
    Welcome { place: String, agenda: Vec<AgendaLine> },
    /// A point of the agenda without a speaker.
    Item { title: String, agenda: Vec<AgendaLine> },
    /// Somebody has the floor.
    Report(Floor),
    /// Ballots are cast.
    Ballot { title: String, boxes: Boxes, closing: Option<String> },
    /// It is over.
    Closed { boxes: Boxes },
}

/// The boxes, as the hall sees them.
struct Boxes {
    counts: Vec<Count>,
    /// Whether one of them is closed.
    any_closed: bool,
    /// While ballots are cast: each trustee's fingerprint, of the certificate where there is one.
    trustees: Vec<Print>,
}

/// How far a box is. Only counts: no mark is known before it is closed. From its closing on the hall can photograph
/// how its archive stood.
struct Count {
    label: String,
    received: usize,
    voters: usize,
    closing: Option<Print>,
}

/// `GET /reviews/{review}/projector`, with `?light` or `?dark`; else as the machine is set.
pub(super) async fn show(
    State(house): State<House>,
    seat: Seat,
    Query(wanted): Query<HashMap<String, String>>,
) -> Page {
    let theme = ["light", "dark"].into_iter().find(|theme| wanted.contains_key(*theme));
    Ok(render(&page(&house, &seat, theme).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, theme: Option<&'static str>) -> Result<ProjectorPage, Error> {
    let (say, hall) = (seat.say(), Hall::of(house, seat).await?);
    let closing = Closing::of(house, seat, &hall).await?.filter(|_| hall.is_ballot());
    let (until, countdown) = closing.map(|closing| (closing.text, closing.clock)).unzip();
    let scene = match (&hall.state().stage, hall.floor()) {
        (Stage::Waiting, _) => {
            Scene::Welcome { place: seat.review.place.in_lang(say.lang()).to_owned(), agenda: hall.agenda() }
        }
        (Stage::Closed, _) => Scene::Closed { boxes: Boxes::of(house, seat).await? },
        (Stage::At(_), Some(floor)) => Scene::Report(floor),
        (Stage::At(_), None) if hall.is_ballot() => {
            Scene::Ballot { title: hall.item(), boxes: Boxes::of(house, seat).await?, closing: until }
        }
        (Stage::At(_), None) => Scene::Item { title: hall.item(), agenda: hall.agenda() },
    };
    let organisation = seat.review.organisation.in_lang(say.lang());
    let year = say.frame_review_year(seat.review.year);
    Ok(ProjectorPage {
        frame: Frame::new(&seat.visitor),
        theme,
        live: links::live(seat.review.id),
        meeting: format!("{organisation} · {year}"),
        clock: countdown.or_else(|| hall.clock()),
        clock_kind: "clock--hall",
        scene,
    })
}

impl Boxes {
    async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        let (reader, say) = (house.reader(), seat.say());
        let mut counts = Vec::new();
        for one in storage::evaluation::boxes(&reader, seat.review.id).await? {
            let ending = service::evaluation::ending(&reader, &one).await?;
            counts.push(Count {
                label: say.result_box(&one.label),
                received: one.cast_cards,
                voters: one.voters,
                closing: ending.map(|ending| Print::of(&ending.head)),
            });
        }
        let any_closed = counts.iter().any(|count| count.closing.is_some());
        let trustees = if any_closed { Vec::new() } else { trustees(&reader, seat.review.id).await? };
        Ok(Self { counts, any_closed, trustees })
    }
}

async fn trustees(reader: &Reader, review: ReviewId) -> Result<Vec<Print>, Error> {
    let found = service::evaluation::trustee_prints(reader, review).await?;
    Ok(found.iter().map(|one| Print::of(one.certificate.as_ref().unwrap_or(&one.key))).collect())
}
