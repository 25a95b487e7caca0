//! Where an administrator makes a review.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use i18n::Say;
use jiff::{civil::DateTime, tz::TimeZone};
use review::{template::Template as Rules, text::TextError, time::Instant, words::Words};
use serde::Deserialize;
use service::{Error, Service, cycle::NewReview};
use storage::cycle::Kind;

use crate::{
    bilingual::Typed,
    fault::{Page, Trouble, refused, render},
    frame::Frame,
    gate::{Administrator, Checked},
    links,
};

/// What the field of the template holds at first: a whole one to change is easier than an empty page.
const EXAMPLE: &str = include_str!("../../../../examples/demonstration/template.toml");
/// … and that of the zone.
const ZONE: &str = "Asia/Shanghai";

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
    template: String,
    refusal: Option<String>,
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

/// `GET /reviews/new`
pub(super) async fn form(Administrator { visitor, .. }: Administrator) -> Response {
    render(&NewPage {
        frame: Frame::new(&visitor),
        organisation: Typed::default(),
        year: String::new(),
        place: Typed::default(),
        meets_at: String::new(),
        zone: ZONE.to_owned(),
        template: EXAMPLE.to_owned(),
        refusal: None,
    })
}

/// `POST /reviews/new`
pub(super) async fn make(
    State(service): State<Service>,
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
        refusal: None,
    };
    let new = match page.read(say) {
        Ok(new) => new,
        Err(why) => return Ok(refused(&NewPage { refusal: Some(why), ..page })),
    };
    match service::cycle::create(&service, &account, new).await {
        Ok(review) => Ok(Redirect::to(&links::roles(review.id)).into_response()),
        Err(Error::Refused(why)) => Ok(refused(&NewPage { refusal: Some(say.refusal(&why)), ..page })),
        Err(other) => Err(Trouble::new(say, other)),
    }
}

impl NewPage {
    /// What the fields say, or the sentence on the first that says nothing lawful.
    fn read(&self, say: Say) -> Result<NewReview, String> {
        let zone = TimeZone::get(self.zone.trim()).map_err(|_| say.cycle_new_zone_wrong(&self.zone))?;
        Ok(NewReview {
            kind: Kind::Record,
            organisation: words(say, &self.organisation, say.cycle_new_organisation())?,
            year: year(&self.year).ok_or_else(|| say.cycle_new_year_wrong().to_owned())?,
            place: words(say, &self.place, say.cycle_place())?,
            meets_at: instant(&self.meets_at, &zone).ok_or_else(|| say.cycle_new_meets_wrong().to_owned())?,
            zone: zone.iana_name().unwrap_or(ZONE).to_owned(),
            template: Rules::parse(&self.template).map_err(|why| say.cycle_new_template_wrong(why))?,
        })
    }
}

fn words(say: Say, typed: &Typed, field: &str) -> Result<Words, String> {
    typed.words(say.lang()).map_err(|why| match why {
        TextError::Empty => say.cycle_new_missing(field),
        TextError::TooLong { count, limit } => say.cycle_new_too_long(field, count, limit),
    })
}

/// Four digits.
fn year(text: &str) -> Option<i16> {
    text.trim().parse().ok().filter(|year| (1000..=9999).contains(year))
}

fn instant(text: &str, zone: &TimeZone) -> Option<Instant> {
    let at = DateTime::strptime("%Y-%m-%dT%H:%M", text.trim()).ok()?;
    let at = zone.to_zoned(at).ok()?;
    Some(Instant::from_ms(at.timestamp().as_millisecond()))
}
