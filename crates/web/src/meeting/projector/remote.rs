//! The remote control: what the projectors show, the slides, the clock. A page made for the thumb; the chair's screen
//! holds the same.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::{
    id::SlidesId,
    projector::Scene,
    role::Act,
    slides::{Turn, may_turn},
};
use serde::Deserialize;
use service::{Error, meeting::Step};

use super::super::hall::{ClockView, Hall};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, Seat},
    house::House,
    links,
};

/// What the remote control offers to somebody.
#[derive(Template)]
#[template(path = "meeting/remote.html")]
pub(in super::super) struct Remote {
    say: Say,
    path: String,
    /// Scenes to hold, for who runs the meeting.
    scenes: Vec<SceneButton>,
    /// What the projectors show, where the chair holds it.
    held: Option<&'static str>,
    slides: Option<SlidesView>,
    /// Of whoever has the floor, where there are none: what to say, and where they are brought.
    without: Option<(String, String)>,
    /// On the chair's screen, which leads to the phone's page and to where the hall's network is written down.
    on_screen: bool,
    welcome: String,
}

struct SceneButton {
    key: &'static str,
    name: &'static str,
    on: bool,
}

struct SlidesView {
    id: String,
    of: String,
    page: usize,
    pages: usize,
    first: bool,
    image: String,
    ahead: Option<String>,
    alt: String,
}

/// The page for a phone.
#[derive(Template)]
#[template(path = "meeting/remote_page.html")]
struct RemotePage {
    frame: Frame,
    remote: Option<Remote>,
    item: String,
    unit: Option<String>,
    clock: Option<ClockView>,
    clock_kind: &'static str,
    /// Where the clock's buttons go, and which version they name.
    clock_path: String,
    version: i64,
    buttons: Vec<(&'static str, &'static str)>,
    notice: Option<&'static str>,
    refusal: Option<String>,
    projector: String,
    back: String,
}

/// What led to the page.
#[derive(Deserialize)]
pub(super) struct Asked {
    stale: Option<String>,
}

/// The fields of the remote's form: a scene, or a page that is turned.
#[derive(Deserialize)]
pub(super) struct Pressed {
    scene: Option<String>,
    turn: Option<Way>,
    slides: Option<SlidesId>,
    from: Option<usize>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    Forward,
    Back,
    First,
}

/// The fields of the clock's form.
#[derive(Deserialize)]
pub(super) struct ClockForm {
    version: i64,
    step: ClockButton,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ClockButton {
    StartClock,
    PauseClock,
    ResumeClock,
    AddMinute,
}

impl Remote {
    /// `None` for who may do nothing with it.
    pub(in super::super) async fn of(
        house: &House,
        seat: &Seat,
        hall: &Hall,
        on_screen: bool,
    ) -> Result<Option<Self>, Error> {
        let (reader, say, state) = (house.reader(), seat.say(), hall.state());
        let speaker = hall.reporters.iter().find(|one| state.reporter() == Some(one.id));
        let turns =
            speaker.is_some_and(|one| may_turn(&seat.roles, one.account == seat.account.id, state, one.id));
        let runs = seat.may(Act::RunMeeting);
        if !turns && !runs {
            return Ok(None);
        }
        let unit = speaker.map(|one| one.unit.name.in_lang(say.lang()).to_owned()).unwrap_or_default();
        let found = match speaker {
            Some(one) => storage::slides::of_reporter(&reader, one.id).await?,
            None => None,
        };
        let slides = found.map(|found| SlidesView::of(seat, &found, &unit));
        let scene = storage::projector::of(&reader, seat.review.id).await?.scene;
        Ok(Some(Self {
            say,
            path: links::remote(seat.review.id),
            scenes: if runs { scenes(say, scene, seat.review.released_at.is_some()) } else { Vec::new() },
            held: (scene != Scene::Follow).then(|| scene_name(say, scene)),
            without: speaker
                .filter(|_| slides.is_none())
                .map(|one| (say.projector_no_slides(&unit), links::slides(seat.review.id, one.id))),
            on_screen,
            welcome: links::projector_welcome(seat.review.id),
            slides,
        }))
    }
}

impl SlidesView {
    fn of(seat: &Seat, found: &storage::slides::Slides, unit: &str) -> Self {
        let image = |page| links::slide(seat.review.id, found.reporter, found.id, page);
        Self {
            id: found.id.to_string(),
            of: seat.say().projector_slides_of(unit),
            page: found.page,
            pages: found.pages,
            first: found.page <= 1,
            image: image(found.page),
            ahead: (found.page < found.pages).then(|| image(found.page + 1)),
            alt: seat.say().projector_slide_alt(unit, found.page, found.pages),
        }
    }
}

/// The scenes that may be held now.
fn scenes(say: Say, held: Scene, released: bool) -> Vec<SceneButton> {
    let may = Scene::ALL.into_iter().filter(|scene| scene.may_hold(released).is_ok());
    may.map(|scene| SceneButton { key: scene.key(), name: scene_name(say, scene), on: scene == held })
        .collect()
}

fn scene_name(say: Say, scene: Scene) -> &'static str {
    match scene {
        Scene::Follow => say.projector_scene_follow(),
        Scene::Welcome => say.projector_scene_welcome(),
        Scene::Agenda => say.projector_scene_agenda(),
        Scene::Order => say.projector_scene_order(),
        Scene::Speaker => say.projector_scene_speaker(),
        Scene::Slides => say.projector_scene_slides(),
        Scene::Counts => say.projector_scene_counts(),
        Scene::Fingerprints => say.projector_scene_fingerprints(),
        Scene::Results => say.projector_scene_results(),
        Scene::Thanks => say.projector_scene_thanks(),
    }
}

/// `GET /reviews/{review}/remote`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    let notice = asked.stale.is_some().then(|| seat.say().projector_stale());
    Ok(render(&page(&house, &seat, notice, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/remote`
pub(super) async fn press(State(house): State<House>, seat: Seat, Checked(form): Checked<Pressed>) -> Page {
    let (service, review) = (house.service(), seat.review.id);
    let done = match form {
        Pressed { scene: Some(scene), .. } => {
            let scene = scene.parse().map_err(|_| Trouble::malformed(seat.say()))?;
            service::projector::hold(service, &seat.account, review, scene).await
        }
        Pressed { turn: Some(way), slides: Some(slides), from: Some(from), scene: None } => {
            let turn = match way {
                Way::Forward => Turn::Forward,
                Way::Back => Turn::Back,
                Way::First => Turn::First,
            };
            service::slides::turn(service, &seat.account, review, slides, from, turn).await
        }
        Pressed { scene: None, .. } => return Err(Trouble::malformed(seat.say())),
    };
    after(&house, &seat, done).await
}

/// `POST /reviews/{review}/remote/clock`
pub(super) async fn clock(State(house): State<House>, seat: Seat, Checked(form): Checked<ClockForm>) -> Page {
    seat.must(Act::RunMeeting)?;
    let step = match form.step {
        ClockButton::StartClock => Step::StartClock,
        ClockButton::PauseClock => Step::PauseClock,
        ClockButton::ResumeClock => Step::ResumeClock,
        ClockButton::AddMinute => Step::AddMinute,
    };
    let done =
        service::meeting::step(house.service(), &seat.account, seat.review.id, form.version, step).await;
    after(&house, &seat, done).await
}

async fn after(house: &House, seat: &Seat, done: Result<(), Error>) -> Page {
    match done {
        Ok(()) => Ok(Redirect::to(&links::remote(seat.review.id)).into_response()),
        Err(Error::Stale) => Ok(Redirect::to(&links::remote_stale(seat.review.id)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(seat.say().refusal(&why));
            Ok(refused(&page(house, seat, None, refusal).await.say_in(seat.say())?))
        }
        Err(other @ (Error::Forbidden | Error::NotFound | Error::Fault(_))) => {
            Err(Trouble::new(seat.say(), other))
        }
    }
}

async fn page(
    house: &House,
    seat: &Seat,
    notice: Option<&'static str>,
    refusal: Option<String>,
) -> Result<RemotePage, Error> {
    let (hall, review) = (Hall::of(house, seat).await?, seat.review.id);
    let runs = seat.may(Act::RunMeeting);
    Ok(RemotePage {
        frame: Frame::seated(seat).live(links::live(review), seat.version),
        remote: Remote::of(house, seat, &hall, false).await?,
        item: hall.item(),
        unit: hall.floor().map(|floor| floor.unit),
        clock: hall.clock(),
        clock_kind: "clock--chair",
        clock_path: links::remote_clock(review),
        version: hall.meeting.version,
        buttons: if runs { clock_buttons(&hall) } else { Vec::new() },
        notice,
        refusal,
        projector: links::projector(review),
        back: links::meeting(review),
    })
}

fn clock_buttons(hall: &Hall) -> Vec<(&'static str, &'static str)> {
    let say = hall.say;
    if hall.slot().is_none() {
        return Vec::new();
    }
    match hall.state().clock {
        None => vec![("start_clock", say.meeting_start_clock())],
        Some(clock) if clock.paused_at.is_some() => {
            vec![("resume_clock", say.meeting_resume_clock()), ("add_minute", say.meeting_add_minute())]
        }
        Some(_) => vec![("pause_clock", say.meeting_pause_clock()), ("add_minute", say.meeting_add_minute())],
    }
}
