//! A requirement becomes an item: owner and date.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    Refusal,
    follow_up::Refusal as No,
    id::RequirementId,
    role::{Act, Role},
    time::Day,
};
use serde::Deserialize;
use service::{Error, follow_up::TakeUp};
use storage::meeting::said::{Requirement, Said};

use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The form of a new item.
#[derive(Template)]
#[template(path = "follow_up/new.html")]
struct NewPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    requirement: String,
    stated: String,
    fields: Fields,
    refusal: Option<String>,
    /// An item of the same requirement was just made.
    made: bool,
    /// To choose from where the requirement is for all.
    units: Vec<Choice>,
    owners: Vec<Choice>,
}

/// What the fields hold.
#[derive(Default)]
struct Fields {
    text: Typed,
    measure: Typed,
    owner: Typed,
    unit: String,
    owner_account: String,
    due_on: String,
}

/// An entry of a list.
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) chosen: bool,
}

/// Of which requirement.
#[derive(Deserialize)]
pub(super) struct Asked {
    requirement: Option<String>,
    made: Option<String>,
}

/// The fields of the form; blank `unit` and `owner_account` mean none.
#[derive(Deserialize)]
pub(super) struct NewForm {
    requirement: RequirementId,
    text: String,
    text_other: Option<String>,
    #[serde(default)]
    measure: String,
    measure_other: Option<String>,
    owner: String,
    owner_other: Option<String>,
    unit: Option<String>,
    owner_account: Option<String>,
    due_on: String,
    /// Whether another item of the same requirement is to follow.
    another: Option<String>,
}

/// `GET /reviews/{review}/items/new`
pub(super) async fn form(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::ManageItems)?;
    let id = asked.requirement.and_then(|id| id.parse().ok()).ok_or(Error::NotFound).say_in(seat.say())?;
    let page = page(&house, &seat, id, None, None).await.say_in(seat.say())?;
    Ok(render(&NewPage { made: asked.made.is_some(), ..page }))
}

/// `POST /reviews/{review}/items/new`
pub(super) async fn make(State(house): State<House>, seat: Seat, Checked(form): Checked<NewForm>) -> Page {
    let (say, review, requirement) = (seat.say(), seat.review.id, form.requirement);
    seat.must(Act::ManageItems)?;
    let fields = Fields {
        text: Typed::new(form.text, form.text_other),
        measure: Typed::new(form.measure, form.measure_other),
        owner: Typed::new(form.owner, form.owner_other),
        unit: form.unit.unwrap_or_default(),
        owner_account: form.owner_account.unwrap_or_default(),
        due_on: form.due_on,
    };
    let Ok(due_on) = fields.due_on.trim().parse() else {
        return again(&house, &seat, requirement, fields, say.follow_up_refusal_day().to_owned()).await;
    };
    let taken = match take_up(&seat, requirement, &fields, due_on) {
        Ok(new) => service::follow_up::take_up(house.service(), &seat.account, review, &new).await,
        Err(error) => Err(error),
    };
    match taken {
        Ok(_) if form.another.is_some() => {
            Ok(Redirect::to(&links::item_of_again(review, requirement)).into_response())
        }
        Ok(item) => Ok(Redirect::to(&links::item(review, item)).into_response()),
        Err(Error::Refused(why)) => again(&house, &seat, requirement, fields, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

fn take_up(seat: &Seat, requirement: RequirementId, fields: &Fields, due_on: Day) -> Result<TakeUp, Error> {
    let words = |typed: &Typed| {
        typed.words(seat.say().lang()).map_err(|why| Error::Refused(Refusal::FollowUp(No::Text(why))))
    };
    Ok(TakeUp {
        requirement,
        unit: optional(&fields.unit)?,
        text: words(&fields.text)?,
        measure: if fields.measure.is_blank() { None } else { Some(words(&fields.measure)?) },
        owner: words(&fields.owner)?,
        owner_account: optional(&fields.owner_account)?,
        due_on,
    })
}

/// A blank choice is none.
pub(super) fn optional<T: std::str::FromStr>(id: &str) -> Result<Option<T>, Error> {
    if id.is_empty() {
        return Ok(None);
    }
    id.parse().map(Some).map_err(|_| Error::NotFound)
}

/// The form comes back as typed.
async fn again(house: &House, seat: &Seat, requirement: RequirementId, fields: Fields, why: String) -> Page {
    let page = page(house, seat, requirement, Some(fields), Some(why)).await.say_in(seat.say())?;
    Ok(refused(&page))
}

async fn page(
    house: &House,
    seat: &Seat,
    id: RequirementId,
    typed: Option<Fields>,
    refusal: Option<String>,
) -> Result<NewPage, Error> {
    let (lang, review, reader) = (seat.say().lang(), seat.review.id, house.reader());
    let stated = storage::meeting::said::requirements(&reader, review).await?;
    let requirement = stated.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let fields = match typed {
        Some(fields) => fields,
        None => suggested(house, seat, requirement).await?,
    };
    let units = storage::roster::units(&reader, review).await?;
    let choice =
        |key: String, name: &str, chosen: &str| Choice { chosen: key == chosen, key, name: name.to_owned() };
    let for_all = requirement.unit.is_none();
    let units = units.iter().filter(|_| for_all);
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(NewPage {
        frame,
        workspace,
        back: links::asked(review),
        made: false,
        requirement: id.to_string(),
        stated: requirement.text.in_lang(lang).to_owned(),
        refusal,
        units: units.map(|unit| choice(unit.id.to_string(), unit.name.in_lang(lang), &fields.unit)).collect(),
        owners: owners(house, seat, &fields.owner_account).await?,
        fields,
    })
}

/// What the organiser would most likely type: the requirement's own words, and the unit's reporter as owner.
async fn suggested(house: &House, seat: &Seat, requirement: &Requirement) -> Result<Fields, Error> {
    let lang = seat.say().lang();
    let typed = |words: &review::words::Words| {
        let [zh, en] = review::words::Lang::ALL.map(|lang| words.in_lang(lang).to_owned());
        Typed::of(&Said { zh, en }, lang)
    };
    let reporters = storage::roster::reporters(&house.reader(), seat.review.id).await?;
    let owner = reporters.iter().find(|one| Some(one.unit.id) == requirement.unit);
    Ok(Fields {
        text: typed(&requirement.text),
        owner: owner.map(|owner| typed(&owner.title)).unwrap_or_default(),
        owner_account: owner.map(|owner| owner.account.to_string()).unwrap_or_default(),
        ..Fields::default()
    })
}

/// Reporters in running order, then the organisers.
pub(super) async fn owners(house: &House, seat: &Seat, chosen: &str) -> Result<Vec<Choice>, Error> {
    let (lang, reader) = (seat.say().lang(), house.reader());
    let accounts = storage::account::all(&reader).await?;
    let mut owners = Vec::new();
    for reporter in storage::roster::reporters(&reader, seat.review.id).await? {
        owners.push((reporter.account, reporter.title.in_lang(lang).to_owned()));
    }
    for id in storage::cycle::holders(&reader, seat.review.id, Role::Organiser).await? {
        let account = accounts.iter().find(|account| account.id == id);
        owners.push((id, account.map_or("", |account| account.name.in_lang(lang)).to_owned()));
    }
    let choice = |(id, name): (review::id::AccountId, String)| {
        let key = id.to_string();
        Choice { chosen: key == chosen, key, name }
    };
    Ok(owners.into_iter().map(choice).collect())
}
