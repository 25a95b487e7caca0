//! The rules and days of one review.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use review::{role::Act, template::DeadlineKey, time::Day};
use serde::Deserialize;
use service::{Error, Service};
use storage::cycle::days::Days;

use super::{
    preview::Preview,
    source::{Choice, Source, choices},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

/// The rules of a review, and where they may be exchanged.
#[derive(Template)]
#[template(path = "template/rules.html")]
struct RulesPage {
    frame: Frame,
    workspace: Workspace,
    preview: Preview,
    hash: String,
    frozen: bool,
    file: String,
    /// Empty where nothing may be exchanged, or not by this person.
    choices: Vec<Choice>,
    days: Vec<DayLine>,
    days_path: String,
    may_edit: bool,
    refusal: Option<String>,
}

/// A day of the review's calendar.
struct DayLine {
    key: String,
    title: String,
    /// As typed.
    day: String,
    shown: String,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(super) struct Take {
    seen: String,
    which: String,
}

/// `GET /reviews/{review}/rules`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/rules`
pub(super) async fn take(State(house): State<House>, seat: Seat, Checked(form): Checked<Take>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let source: Source = form.which.parse().map_err(|_| Trouble::malformed(say))?;
    let template = source.template(&house).await.say_in(say)?;
    let taken = service::template::take(house.service(), &seat.account, review, &form.seen, &template).await;
    match taken {
        Ok(()) => Ok(Redirect::to(&links::rules(review)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(say.refusal(&why));
            Ok(refused(&RulesPage { refusal, ..page(&house, &seat).await.say_in(say)? }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/days`: one field a key.
pub(super) async fn days(
    State(service): State<Service>,
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<Vec<(String, String)>>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let template = service::cycle::rules(&seat.review).say_in(say)?;
    match read_days(say, &template, &form) {
        Ok(days) => {
            service::cycle::set_days(&service, &seat.account, review, &days).await.say_in(say)?;
            Ok(Redirect::to(&links::rules(review)).into_response())
        }
        Err(why) => {
            let mut page = page(&house, &seat).await.say_in(say)?;
            for line in &mut page.days {
                let typed = form.iter().find(|(key, _)| *key == line.key).map(|(_, day)| day.clone());
                line.day = typed.unwrap_or_default();
            }
            Ok(refused(&RulesPage { refusal: Some(why), ..page }))
        }
    }
}

/// The days of a form that are days of the template's calendar.
pub(crate) fn read_days(
    say: i18n::Say,
    template: &review::template::Template,
    form: &[(String, String)],
) -> Result<Days, String> {
    let mut days = Days::new();
    for deadline in &template.calendar().deadlines {
        let Some((_, typed)) = form.iter().find(|(key, _)| *key == deadline.key.as_str()) else { continue };
        let day: Result<Day, _> = typed.trim().parse();
        let title = deadline.title.in_lang(say.lang());
        days.insert(deadline.key.clone(), day.map_err(|_| say.template_days_wrong(title))?);
    }
    Ok(days)
}

async fn page(house: &House, seat: &Seat) -> Result<RulesPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let stored = storage::cycle::days::of(&house.reader(), review.id).await?;
    let line = |key: &DeadlineKey, title: &review::words::Words| DayLine {
        key: key.to_string(),
        title: title.in_lang(say.lang()).to_owned(),
        day: stored.get(key).map(ToString::to_string).unwrap_or_default(),
        shown: stored.get(key).map(|day| moment::civil(say, *day)).unwrap_or_default(),
    };
    let days = template.calendar().deadlines.iter().filter(|one| stored.contains_key(&one.key));
    let may_edit = seat.may(Act::EditTemplate);
    let may_take = may_edit && review.frozen_at.is_none();
    let (frame, workspace) = Workspace::around(seat, Part::Rules);
    Ok(RulesPage {
        days: days.map(|one| line(&one.key, &one.title)).collect(),
        preview: Preview::of(say, &template),
        hash: review.template_hash.clone(),
        frozen: review.frozen_at.is_some(),
        file: links::rules_file(review.id),
        choices: if may_take { choices(house, say, None).await? } else { Vec::new() },
        days_path: links::days(review.id),
        may_edit,
        refusal: None,
        frame,
        workspace,
    })
}
