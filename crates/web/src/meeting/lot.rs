//! The running order by lot: drawn before a witness, read and printed, reckoned again by anybody.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{id::ReporterId, meeting::lot, role::Act};
use serde::Deserialize;
use service::Error;
use storage::meeting::lot::Draw;

use super::hall::Hall;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{self, Frame, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

/// The draws, and the form of the next.
#[derive(Template)]
#[template(path = "meeting/lot.html")]
struct LotPage {
    frame: Frame,
    workspace: Workspace,
    meeting: String,
    heading: String,
    stand: String,
    said: Said,
    draws: Vec<DrawView>,
    /// How many draws the page knows, where the reader may draw.
    seen: Option<usize>,
    late: bool,
    /// Where the order no longer is the one drawn.
    deviation: Option<String>,
    /// A program that reckons the last draw again.
    program: Option<String>,
}

/// What the page says of the press that led to it.
#[derive(Default)]
struct Said {
    stale: bool,
    refusal: Option<String>,
    witness: String,
    reason: String,
}

/// One draw.
struct DrawView {
    number: usize,
    by: String,
    at: String,
    seed: String,
    witness: String,
    reason: Option<String>,
    before: Vec<String>,
    after: Vec<String>,
}

/// What led to the page.
#[derive(Deserialize)]
pub(super) struct Asked {
    stale: Option<String>,
}

/// The form of a draw.
#[derive(Deserialize)]
pub(super) struct DrawForm {
    seen: usize,
    witness: String,
    #[serde(default)]
    reason: String,
}

/// `GET /reviews/{review}/meeting/lot`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    let said = Said { stale: asked.stale.is_some(), ..Said::default() };
    Ok(render(&page(&house, &seat, said).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/meeting/lot`
pub(super) async fn draw(State(house): State<House>, seat: Seat, Checked(form): Checked<DrawForm>) -> Page {
    let (say, review, by) = (seat.say(), seat.review.id, &seat.account);
    let DrawForm { seen, witness, reason } = form;
    match service::meeting::draw(house.service(), by, review, seen, &witness, &reason).await {
        Ok(()) => Ok(Redirect::to(&links::meeting_lot(review)).into_response()),
        Err(Error::Stale) => Ok(Redirect::to(&links::meeting_lot_stale(review)).into_response()),
        Err(Error::Refused(why)) => {
            let said = Said { stale: false, refusal: Some(say.refusal(&why)), witness, reason };
            Ok(refused(&page(&house, &seat, said).await.say_in(say)?))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(house: &House, seat: &Seat, said: Said) -> Result<LotPage, Error> {
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    let hall = Hall::of(house, seat).await?;
    let draws = storage::meeting::lot::draws(&reader, review.id).await?;
    let by: Vec<_> = draws.iter().map(|draw| draw.by).collect();
    let names = storage::account::names(&reader, &by).await?;
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let late = lot::before_reports(hall.state(), &hall.points()).is_err();
    let when = |draw: &Draw| moment::minute(say, draw.at, &review.zone);
    let organisation = review.organisation.in_lang(say.lang());
    Ok(LotPage {
        frame,
        workspace,
        meeting: links::meeting(review.id),
        heading: format!("{organisation} · {}", say.frame_review_year(review.year)),
        stand: draws.last().map_or_else(
            || say.lot_stand_none().to_owned(),
            |last| say.lot_stand_drawn(when(last), &last.witness),
        ),
        said,
        seen: seat.may(Act::EditRoster).then_some(draws.len()).filter(|_| !late),
        late: late && seat.may(Act::EditRoster),
        deviation: draws.last().and_then(|last| deviation(&hall, last)),
        program: draws.last().map(|last| program(&hall, last)),
        draws: draws
            .iter()
            .map(|draw| DrawView {
                number: draw.number,
                by: names.get(&draw.by).map_or("", |name| name.in_lang(say.lang())).to_owned(),
                at: when(draw),
                seed: draw.seed.to_string(),
                witness: draw.witness.clone(),
                reason: draw.reason.clone(),
                before: units(&hall, &draw.before),
                after: units(&hall, &draw.after),
            })
            .collect(),
    })
}

/// The order as it is, where it is no longer the one drawn. Who came or went since does not count.
pub(super) fn deviation(hall: &Hall, last: &Draw) -> Option<String> {
    let order = hall.order();
    let both = |of: &[ReporterId], other: &[ReporterId]| -> Vec<ReporterId> {
        of.iter().copied().filter(|one| other.contains(one)).collect()
    };
    let same = both(&order, &last.after) == both(&last.after, &order) && order.len() == last.after.len();
    (!same).then(|| hall.say.lot_deviation(units(hall, &order).join(hall.say.frame_list_comma())))
}

/// Names of units; whoever reports in writing by now, or is no longer there, by name or id.
fn units(hall: &Hall, order: &[ReporterId]) -> Vec<String> {
    let known = hall.reporters.iter().chain(&hall.in_writing);
    let names: BTreeMap<_, _> = known.map(|one| (one.id, one.unit.name.in_lang(hall.say.lang()))).collect();
    order.iter().map(|id| names.get(id).map_or_else(|| id.to_string(), |name| (*name).to_owned())).collect()
}

/// A few lines of Python that print the order drawn: the rule of [`lot`] by another hand.
fn program(hall: &Hall, last: &Draw) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let line = |(id, unit): (&ReporterId, &String)| format!("    \"{id}\": {},\n", quoted(unit));
    let entries: String = last.before.iter().zip(&units(hall, &last.before)).map(line).collect();
    let seed = last.seed;
    format!(
        r#"import hashlib

seed = "{seed}"
reporters = {{
{entries}}}

order = sorted(reporters)
block = 0
for k in range(len(order), 1, -1):
    while True:
        digest = hashlib.sha256(f"{{seed}}:{{block}}".encode()).digest()
        block += 1
        number = int.from_bytes(digest[:8], "big")
        if number < 2**64 - 2**64 % k:
            break
    j = number % k
    order[k - 1], order[j] = order[j], order[k - 1]
for place, reporter in enumerate(order, 1):
    print(place, reporters[reporter])
"#
    )
}
