//! One unit's check record on a page: for who reads all of them, and for the unit's own reporter where the template
//! says so.

use askama::Template;
use axum::extract::{Path, State};
use review::{id::UnitId, role::Act};
use serde::Deserialize;
use service::Error;

use super::record::Record;
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

#[derive(Template)]
#[template(path = "fact/unit.html")]
struct UnitPage {
    frame: Frame,
    workspace: Workspace,
    title: String,
    record: Record,
    change: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct At {
    unit: String,
}

/// `GET /reviews/{review}/facts/units/{unit}`
pub(super) async fn show(State(house): State<House>, seat: Seat, Path(at): Path<At>) -> Page {
    Ok(render(&page(&house, &seat, &at.unit).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat, unit: &str) -> Result<UnitPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let id: UnitId = unit.parse().map_err(|_| Error::NotFound)?;
    let units = storage::roster::units(&reader, review).await?;
    let unit = units.iter().find(|unit| unit.id == id).ok_or(Error::NotFound)?;
    let reads_all = seat.may(Act::ReadFacts);
    if !reads_all && !is_own(house, seat, &template, id).await? {
        return Err(Error::Forbidden);
    }
    let (frame, workspace) = Workspace::around(seat, if reads_all { Part::Facts } else { Part::Reports });
    Ok(UnitPage {
        frame,
        workspace,
        title: say.fact_record_of(unit.name.in_lang(say.lang())),
        record: Record::of(&reader, seat, &template, unit).await?,
        change: super::may_enter(seat, &template).then(|| {
            let place = units.iter().position(|one| one.id == id).unwrap_or_default();
            links::facts_page(review, place / super::table::STRETCH + 1)
        }),
    })
}

async fn is_own(
    house: &House,
    seat: &Seat,
    template: &review::template::Template,
    unit: UnitId,
) -> Result<bool, Error> {
    if !seat.may(Act::WriteOwnReport) || !review::fact::may_read_own(template) {
        return Ok(false);
    }
    let own = storage::roster::reporter_of(&house.reader(), seat.review.id, seat.account.id).await?;
    Ok(own.is_some_and(|own| own.unit.id == unit))
}
