//! Where an administrator makes a review.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use jiff::{civil::DateTime, tz::TimeZone};
use review::{
    template::{BUNDLED, Template as Rules},
    text::TextError,
    time::Instant,
    words::Words,
};
use serde::Deserialize;
use service::{Error, cycle::NewReview};
use storage::cycle::Kind;

use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Administrator, Checked},
    house::{self, House},
    links,
    template::{
        preview::Preview,
        source::{Choice, Source, choices},
    },
};

/// The form of a new review.
#[derive(Template)]
#[template(path = "cycle/new.html")]
struct NewPage {
    frame: Frame,
    organisation: Typed,
    year: String,
    place: Typed,
    meets_at: String,
    zone: String,
    /// To begin from; a whole template to change is easier than an empty page.
    choices: Vec<Beginning>,
    template: String,
    /// Of the text, where it can be read.
    preview: Option<Preview>,
    refusal: Option<String>,
}

/// A template to begin from.
struct Beginning {
    name: String,
    path: String,
    chosen: bool,
}

/// Which template to begin from.
#[derive(Deserialize)]
pub(super) struct From {
    from: Option<String>,
}

/// The fields of the form; `meets_at` is `yyyy-mm-ddThh:mm` on the clocks of `zone`.
#[derive(Deserialize)]
pub(super) struct NewForm {
    organisation: String,
    organisation_other: Option<String>,
    year: String,
    place: String,
    place_other: Option<String>,
    meets_at: String,
    zone: String,
    template: String,
}

/// `GET /reviews/new?from=…`
pub(super) async fn form(
    State(house): State<House>,
    Administrator { visitor, .. }: Administrator,
    Query(asked): Query<From>,
) -> Page {
    let say = visitor.say;
    let key = asked.from.unwrap_or_else(|| BUNDLED[0].key.to_owned());
    let source: Source = key.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let template = source.text(&house).await.say_in(say)?;
    let page = NewPage {
        frame: Frame::new(&visitor),
        organisation: Typed::default(),
        year: String::new(),
        place: Typed::default(),
        meets_at: String::new(),
        zone: house::ZONE.to_owned(),
        choices: Vec::new(),
        preview: None,
        template,
        refusal: None,
    };
    Ok(render(&page.around(&house, Some(source)).await.say_in(say)?))
}

/// `POST /reviews/new`
pub(super) async fn make(
    State(house): State<House>,
    Administrator { visitor, account }: Administrator,
    Checked(form): Checked<NewForm>,
) -> Page {
    let say = visitor.say;
    let page = NewPage {
        frame: Frame::new(&visitor),
        organisation: Typed::new(form.organisation, form.organisation_other),
        year: form.year,
        place: Typed::new(form.place, form.place_other),
        meets_at: form.meets_at,
        zone: form.zone,
        // Browsers send line breaks in pairs; the fingerprint is to be that of the file.
        template: form.template.replace("\r\n", "\n"),
        choices: Vec::new(),
        preview: None,
        refusal: None,
    };
    let page = page.around(&house, None).await.say_in(say)?;
    let new = match page.read(say) {
        Ok(new) => new,
        Err(why) => return Ok(refused(&NewPage { refusal: Some(why), ..page })),
    };
    match service::cycle::create(house.service(), &account, new).await {
        Ok(review) => Ok(Redirect::to(&links::roles(review.id)).into_response()),
        Err(Error::Refused(why)) => Ok(refused(&NewPage { refusal: Some(say.refusal(&why)), ..page })),
        Err(other) => Err(Trouble::new(say, other)),
    }
}

impl NewPage {
    /// With the templates to begin from, and the preview of the text.
    async fn around(self, house: &House, chosen: Option<Source>) -> Result<Self, Error> {
        let say = self.frame.say;
        let begin = |one: Choice| Beginning {
            path: links::review_new_from(&one.key),
            name: one.name,
            chosen: one.chosen,
        };
        Ok(Self {
            choices: choices(house, say, chosen).await?.into_iter().map(begin).collect(),
            preview: Rules::parse(&self.template).ok().map(|rules| Preview::of(say, &rules)),
            ..self
        })
    }

    /// What the fields say, or the sentence on the first that says nothing lawful.
    fn read(&self, say: Say) -> Result<NewReview, String> {
        let zone = TimeZone::get(self.zone.trim()).map_err(|_| say.cycle_new_zone_wrong(&self.zone))?;
        Ok(NewReview {
            kind: Kind::Record,
            organisation: words(say, &self.organisation, say.cycle_new_organisation())?,
            year: year(&self.year).ok_or_else(|| say.cycle_new_year_wrong().to_owned())?,
            place: words(say, &self.place, say.cycle_place())?,
            meets_at: instant(&self.meets_at, &zone).ok_or_else(|| say.cycle_new_meets_wrong().to_owned())?,
            zone: zone.iana_name().unwrap_or(house::ZONE).to_owned(),
            template: Rules::parse(&self.template)
                .map_err(|why| say.cycle_new_template_wrong(say.template_error(&why)))?,
        })
    }
}

pub(super) fn words(say: Say, typed: &Typed, field: &str) -> Result<Words, String> {
    typed.words(say.lang()).map_err(|why| match why {
        TextError::Empty => say.cycle_new_missing(field),
        TextError::TooLong { count, limit } => say.cycle_new_too_long(field, count, limit),
    })
}

/// Four digits.
pub(super) fn year(text: &str) -> Option<i16> {
    text.trim().parse().ok().filter(|year| (1000..=9999).contains(year))
}

/// What a field of day and time says, in a zone.
pub(crate) fn instant(text: &str, zone: &TimeZone) -> Option<Instant> {
    let at = DateTime::strptime("%Y-%m-%dT%H:%M", text.trim()).ok()?;
    let at = zone.to_zoned(at).ok()?;
    Some(Instant::from_ms(at.timestamp().as_millisecond()))
}
