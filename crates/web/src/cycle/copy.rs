//! Where next year's review is made of this one.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use jiff::{Timestamp, tz::TimeZone};
use review::{notice::RestDays, role::Act, template::Template as Rules, time::Day};
use service::{Error, cycle::copy::NextReview, follow_up::today};

use super::new::{instant, words, year};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
    template::days::{DayField, fields, read},
};

/// The form.
#[derive(Template)]
#[template(path = "cycle/copy.html")]
struct CopyPage {
    frame: Frame,
    workspace: Workspace,
    year: String,
    place: Typed,
    /// This year's, to read.
    met: String,
    meets_at: String,
    days: Vec<DayField>,
    /// By which days that are counted in working days follow.
    rest: RestDays,
    refusal: Option<String>,
}

fn may(seat: &Seat) -> Result<(), Trouble> {
    if seat.account.administrator { Ok(()) } else { seat.must(Act::CreateReview) }
}

/// `GET /reviews/{review}/copy`
pub(super) async fn form(State(house): State<House>, seat: Seat) -> Page {
    may(&seat)?;
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/copy`: fields `year`, `place`, `place_other`, `meets_at`, `deed`, and one a day.
pub(super) async fn make(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Vec<(String, String)>>,
) -> Page {
    may(&seat)?;
    let say = seat.say();
    let rules = service::cycle::rules(&seat.review).say_in(say)?;
    let page = page(&house, &seat).await.say_in(say)?.filled(&form);
    if field(&form, "deed") == Some("reckon") {
        return Ok(render(&page.reckoned(&seat, &rules)));
    }
    let next = match page.read(say, &seat, &rules, &form) {
        Ok(next) => next,
        Err(why) => return Ok(refused(&CopyPage { refusal: Some(why), ..page })),
    };
    match service::cycle::copy::copy(house.service(), &seat.account, seat.review.id, next).await {
        Ok(review) => Ok(Redirect::to(&made(&seat, review.id)).into_response()),
        Err(Error::Refused(why)) => Ok(refused(&CopyPage { refusal: Some(say.refusal(&why)), ..page })),
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// Who organised goes on to confirm; an administrator, who sees nothing of the roster, to the roles.
fn made(seat: &Seat, review: review::id::ReviewId) -> String {
    if seat.may(Act::EditRoster) { links::confirm(review) } else { links::roles(review) }
}

fn field<'a>(form: &'a [(String, String)], name: &str) -> Option<&'a str> {
    form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

async fn page(house: &House, seat: &Seat) -> Result<CopyPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let rules = service::cycle::rules(review)?;
    let stored = storage::cycle::days::of(&house.reader(), review.id).await?;
    let meeting = today(review.meets_at, &review.zone)?;
    let next = rules.calendar().next_meeting.after(meeting);
    let zone = TimeZone::get(&review.zone).unwrap_or(TimeZone::UTC);
    let time = Timestamp::from_millisecond(review.meets_at.ms())
        .map(|at| at.to_zoned(zone).strftime("%H:%M").to_string())
        .unwrap_or_default();
    let lang = say.lang();
    let (main, other) = (review.place.in_lang(lang), review.place.in_lang(lang.other()));
    let other = if other == main { String::new() } else { other.to_owned() };
    let (frame, workspace) = Workspace::around(seat, Part::Overview);
    let page = CopyPage {
        year: (review.year + 1).to_string(),
        place: Typed { main: main.to_owned(), other },
        met: moment::minute(say, review.meets_at, &review.zone),
        meets_at: next.map(|day| format!("{day}T{time}")).unwrap_or_default(),
        days: fields(say, &rules, &stored),
        rest: storage::notice::rest_days(&house.reader()).await?,
        refusal: None,
        frame,
        workspace,
    };
    Ok(page.reckoned(seat, &rules))
}

impl CopyPage {
    /// As typed.
    fn filled(mut self, form: &[(String, String)]) -> Self {
        let typed = |name: &str| field(form, name).unwrap_or_default().to_owned();
        (self.year, self.meets_at) = (typed("year"), typed("meets_at"));
        self.place = Typed { main: typed("place"), other: typed("place_other") };
        for day in &mut self.days {
            day.day = typed(&format!("day.{}", day.key));
        }
        self
    }

    /// With the days that follow from the meeting's, where that can be read.
    fn reckoned(mut self, seat: &Seat, rules: &Rules) -> Self {
        let zone = TimeZone::get(&seat.review.zone).unwrap_or(TimeZone::UTC);
        let meeting: Option<Day> =
            instant(&self.meets_at, &zone).and_then(|meets_at| today(meets_at, &seat.review.zone).ok());
        let Some(meeting) = meeting else { return self };
        let proposed = service::cycle::proposed(rules, meeting, &self.rest);
        for day in &mut self.days {
            let found = proposed.iter().find(|(key, _)| key.as_str() == day.key);
            day.day = found.map(|(_, on)| on.to_string()).unwrap_or_default();
        }
        self
    }

    /// What the fields say, or the sentence on the first that says nothing lawful.
    fn read(
        &self,
        say: Say,
        seat: &Seat,
        rules: &Rules,
        form: &[(String, String)],
    ) -> Result<NextReview, String> {
        let zone = TimeZone::get(&seat.review.zone).unwrap_or(TimeZone::UTC);
        Ok(NextReview {
            year: year(&self.year).ok_or_else(|| say.cycle_new_year_wrong().to_owned())?,
            place: words(say, &self.place, say.cycle_place())?,
            meets_at: instant(&self.meets_at, &zone).ok_or_else(|| say.cycle_new_meets_wrong().to_owned())?,
            days: read(say, rules, form)?,
        })
    }
}
