//! Holidays and make-up working days of the organisation.

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State, multipart::MultipartError},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::notice::{DayKind, SpecialDay};
use serde::Deserialize;
use service::Error;

use super::words;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, SignedIn},
    house::House,
    links,
};

#[derive(Template)]
#[template(path = "notice/days.html")]
struct DaysPage {
    frame: Frame,
    years: Vec<Year>,
    typed: Stretch,
    lines: String,
    added: Option<String>,
    refusal: Option<String>,
}

struct Year {
    name: String,
    days: Vec<Line>,
}

struct Line {
    day: String,
    machine: String,
    kind: &'static str,
    tone: &'static str,
    name: String,
    remove: String,
}

/// How many days were just noted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    added: Option<usize>,
}

/// The fields of a stretch of days.
#[derive(Default, Deserialize)]
pub(super) struct Stretch {
    from: String,
    #[serde(default)]
    until: String,
    kind: String,
    #[serde(default)]
    name: String,
}

/// `GET /holidays`
pub(super) async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    Query(wanted): Query<Wanted>,
) -> Page {
    let say = signed_in.visitor.say;
    let page = page(&house, &signed_in).await.say_in(say)?;
    Ok(render(&DaysPage { added: wanted.added.map(|count| say.notice_days_added(count)), ..page }))
}

/// `POST /holidays`
pub(super) async fn add(
    State(house): State<House>,
    signed_in: SignedIn,
    Checked(form): Checked<Stretch>,
) -> Page {
    // One line of the list: so both say the same when something is wrong.
    let until = if form.until.trim().is_empty() { &form.from } else { &form.until };
    let line = format!("{}..{},{},{}", form.from.trim(), until.trim(), form.kind, one_line(&form.name));
    let noted = service::notice::add_days(house.service(), &signed_in.account, &line).await;
    answer(&house, &signed_in, noted, form, String::new()).await
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `POST /holidays/list`: fields `lines` and `file`, of which the file wins.
pub(super) async fn paste(State(house): State<House>, signed_in: SignedIn, form: Multipart) -> Page {
    let say = signed_in.visitor.say;
    let text = match read(form).await {
        Ok(Some(text)) => text,
        Ok(None) => {
            let page = page(&house, &signed_in).await.say_in(say)?;
            let refusal = Some(say.notice_days_not_text().to_owned());
            return Ok(refused(&DaysPage { refusal, ..page }));
        }
        Err(why) => {
            tracing::info!(%why, "a form could not be read");
            return Err(Trouble::malformed(say));
        }
    };
    let noted = service::notice::add_days(house.service(), &signed_in.account, &text).await;
    answer(&house, &signed_in, noted, Stretch::default(), text).await
}

/// What was typed, or the file where there is one; `None` where that is no text.
async fn read(mut form: Multipart) -> Result<Option<String>, MultipartError> {
    let mut text = Vec::new();
    while let Some(field) = form.next_field().await? {
        let is_file = field.name() == Some("file");
        let bytes = field.bytes().await?;
        if !is_file || !bytes.is_empty() {
            text = bytes.to_vec();
        }
    }
    text.retain(|byte| *byte != 0);
    Ok(String::from_utf8(text).ok())
}

async fn answer(
    house: &House,
    signed_in: &SignedIn,
    noted: Result<usize, Error>,
    typed: Stretch,
    lines: String,
) -> Page {
    let say = signed_in.visitor.say;
    match noted {
        Ok(count) => Ok(Redirect::to(&links::special_days_added(count)).into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(say.refusal(&why));
            let page = page(house, signed_in).await.say_in(say)?;
            Ok(refused(&DaysPage { typed, lines, refusal, ..page }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /holidays/{day}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    SignedIn { visitor, account }: SignedIn,
    Path(day): Path<String>,
) -> Page {
    let day = day.parse().map_err(|_| Error::NotFound).say_in(visitor.say)?;
    service::notice::remove_day(house.service(), &account, day).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::special_days()).into_response())
}

async fn page(house: &House, SignedIn { visitor, account }: &SignedIn) -> Result<DaysPage, Error> {
    let (say, reader) = (visitor.say, house.reader());
    service::notice::put_days(&reader, account).await?;
    let days = storage::notice::special_days(&reader).await?;
    let years = days.chunk_by(|one, next| one.day.year() == next.day.year());
    let year = |days: &[SpecialDay]| Year {
        name: days.first().map(|one| say.notice_days_year(one.day.year())).unwrap_or_default(),
        days: days.iter().map(|one| line(say, one)).collect(),
    };
    Ok(DaysPage {
        frame: Frame::new(visitor),
        // The latest year first, in which days are still to come.
        years: years.rev().map(year).collect(),
        typed: Stretch::default(),
        lines: String::new(),
        added: None,
        refusal: None,
    })
}

fn line(say: Say, one: &SpecialDay) -> Line {
    let (kind, tone) = kind(say, one.kind);
    Line {
        day: words::weekday(say, one.day),
        machine: one.day.to_string(),
        kind,
        tone,
        name: one.name.clone(),
        remove: links::special_day_remove(one.day),
    }
}

fn kind(say: Say, kind: DayKind) -> (&'static str, &'static str) {
    match kind {
        DayKind::Rest => (say.notice_days_rest(), "quiet"),
        DayKind::Work => (say.notice_days_work(), "now"),
    }
}
