//! What is on the wall, as one drawing for all projectors.

use askama::Template;
use documents::chart::Segment;
use i18n::Say;
use review::{
    meeting::Part,
    projector::{Scene as Wanted, Setting},
    result::release::Circle,
};
use service::Error;
use storage::{cycle::Review, projector::Screen, slides::Slides};

use super::{
    super::{
        closing::Closing,
        hall::{AgendaLine, ClockView, Floor, Hall},
    },
    boxes::Boxes,
    join::Network,
};
use crate::{
    attendance,
    house::House,
    links,
    result::{self, Bar},
};

/// The drawing.
#[derive(Template)]
#[template(path = "meeting/stage.html")]
pub(super) struct StagePage {
    say: Say,
    meeting: String,
    scene: Scene,
    clock: Option<ClockView>,
    clock_kind: &'static str,
    /// Of the results' bars.
    legend: Vec<Segment>,
}

/// What the hall sees.
enum Scene {
    Welcome {
        place: String,
        agenda: Vec<AgendaLine>,
        network: Option<Network>,
        check_in: Option<String>,
    },
    /// A point of the agenda without a speaker.
    Agenda {
        title: String,
        agenda: Vec<AgendaLine>,
    },
    Order {
        lines: Vec<OrderLine>,
    },
    /// Somebody has the floor.
    Report {
        floor: Floor,
        next: Option<String>,
    },
    Slide {
        floor: Floor,
        slide: SlideView,
    },
    Counts {
        title: String,
        boxes: Boxes,
        closing: Option<String>,
    },
    Fingerprints {
        boxes: Boxes,
    },
    /// Released ones only; else none.
    Results(Vec<Bar>),
    Thanks {
        boxes: Boxes,
    },
}

struct OrderLine {
    unit: String,
    done: bool,
    now: bool,
}

/// One page of the slides.
struct SlideView {
    id: String,
    page: usize,
    pages: usize,
    image: String,
    /// The one after it, which screens fetch meanwhile.
    ahead: Option<String>,
    alt: String,
}

/// What scenes are made of.
struct Wall<'a> {
    house: &'a House,
    review: &'a Review,
    hall: Hall,
    screen: Screen,
    slides: Option<Slides>,
}

pub(super) async fn page(
    house: &House,
    review: &Review,
    say: Say,
    fixed: Wanted,
) -> Result<StagePage, Error> {
    let wall = Wall::of(house, review, say).await?;
    let shown = wall.shown(fixed);
    let closing =
        if wall.hall.is_ballot() { Closing::in_review(house, review, &wall.hall).await? } else { None };
    let (until, countdown) = closing.map(|closing| (closing.text, closing.clock)).unzip();
    Ok(StagePage {
        say,
        meeting: wall.title(),
        scene: wall.scene(shown, until).await?,
        clock: countdown.or_else(|| wall.hall.clock()),
        clock_kind: match shown {
            Wanted::Agenda => "clock--side",
            Wanted::Slides => "clock--strip",
            Wanted::Follow
            | Wanted::Welcome
            | Wanted::Order
            | Wanted::Speaker
            | Wanted::Counts
            | Wanted::Fingerprints
            | Wanted::Results
            | Wanted::Thanks => "clock--hall",
        },
        legend: result::legend(say, &wall.hall.template),
    })
}

impl<'a> Wall<'a> {
    async fn of(house: &'a House, review: &'a Review, say: Say) -> Result<Self, Error> {
        let (reader, hall) = (house.reader(), Hall::in_words(house, review, say).await?);
        let slides = match hall.state().reporter() {
            Some(reporter) => storage::slides::of_reporter(&reader, reporter).await?,
            None => None,
        };
        let screen = storage::projector::of(&reader, review.id).await?;
        Ok(Self { house, review, hall, screen, slides })
    }

    fn shown(&self, fixed: Wanted) -> Wanted {
        let wanted = if fixed == Wanted::Follow { self.screen.scene } else { fixed };
        let setting = Setting { ballot: self.hall.is_ballot(), slides: self.slides.is_some() };
        wanted.shown(self.hall.state(), setting)
    }

    fn title(&self) -> String {
        let say = self.hall.say;
        let organisation = self.review.organisation.in_lang(say.lang());
        format!("{organisation} · {}", say.frame_review_year(self.review.year))
    }

    async fn scene(&self, shown: Wanted, closing: Option<String>) -> Result<Scene, Error> {
        let hall = &self.hall;
        Ok(match (shown, hall.floor(), &self.slides) {
            (Wanted::Slides, Some(floor), Some(slides)) => {
                let slide = self.slide(slides, &floor);
                Scene::Slide { floor, slide }
            }
            (Wanted::Speaker | Wanted::Slides, Some(floor), _) => {
                Scene::Report { floor, next: self.next_up() }
            }
            (Wanted::Welcome, ..) => self.welcome().await?,
            (Wanted::Order, ..) => Scene::Order { lines: self.order().await? },
            (Wanted::Counts, ..) => {
                Scene::Counts { title: self.counting(), boxes: self.boxes().await?, closing }
            }
            (Wanted::Fingerprints, ..) => Scene::Fingerprints { boxes: self.boxes().await? },
            (Wanted::Results, ..) => Scene::Results(self.results().await?),
            (Wanted::Thanks, ..) => Scene::Thanks { boxes: self.boxes().await? },
            (Wanted::Agenda | Wanted::Follow | Wanted::Speaker | Wanted::Slides, ..) => {
                Scene::Agenda { title: hall.item(), agenda: hall.agenda() }
            }
        })
    }

    async fn welcome(&self) -> Result<Scene, Error> {
        Ok(Scene::Welcome {
            place: self.review.place.in_lang(self.hall.say.lang()).to_owned(),
            agenda: self.hall.agenda(),
            network: self.screen.wifi.as_ref().map(Network::of),
            check_in: attendance::hall_code(self.house, self.review, self.hall.say).await?,
        })
    }

    /// The point of the agenda while it is the ballot; held at another time, what is counted.
    fn counting(&self) -> String {
        if self.hall.is_ballot() { self.hall.item() } else { self.hall.say.projector_all_counts().to_owned() }
    }

    async fn boxes(&self) -> Result<Boxes, Error> {
        Boxes::of(self.house, self.review.id, self.hall.say, &self.hall.template).await
    }

    async fn results(&self) -> Result<Vec<Bar>, Error> {
        let reader = self.house.reader();
        let sight = service::result::sight(&reader, self.review, &self.hall.template, Circle::Wall).await?;
        let Some(sight) = sight else { return Ok(Vec::new()) };
        let found = service::result::assess(&reader, self.review).await?;
        Ok(found.map(|found| result::bars(self.hall.say, &found, &sight)).unwrap_or_default())
    }

    async fn order(&self) -> Result<Vec<OrderLine>, Error> {
        let speeches = storage::meeting::speeches(&self.house.reader(), self.review.id).await?;
        let lang = self.hall.say.lang();
        let line = |one: &storage::roster::Reporter| {
            let now = self.hall.state().reporter() == Some(one.id);
            let spoke = speeches.iter().any(|speech| speech.reporter == one.id);
            OrderLine { unit: one.unit.name.in_lang(lang).to_owned(), done: spoke && !now, now }
        };
        Ok(self.hall.reporters.iter().map(line).collect())
    }

    /// Who comes after whoever has the floor, told once the report itself is over.
    fn next_up(&self) -> Option<String> {
        let turn = self.hall.state().current.filter(|turn| turn.part != Part::Report)?;
        let mut later = self.hall.reporters.iter().skip_while(|one| one.id != turn.reporter).skip(1);
        later.next().map(|one| one.unit.name.in_lang(self.hall.say.lang()).to_owned())
    }

    fn slide(&self, slides: &Slides, floor: &Floor) -> SlideView {
        let image = |page| links::slide(self.review.id, slides.reporter, slides.id, page);
        SlideView {
            id: slides.id.to_string(),
            page: slides.page,
            pages: slides.pages,
            image: image(slides.page),
            ahead: (slides.page < slides.pages).then(|| image(slides.page + 1)),
            alt: self.hall.say.projector_slide_alt(&floor.unit, slides.page, slides.pages),
        }
    }
}
