//! What changed from one reckoning to the next, in sentences.

use askama::Template;
use axum::extract::State;
use i18n::Say;
use review::{
    id::ReporterId,
    result::{Cause, Change, Changed, Kind, Movement},
    role::Act,
    template::{Template as Rules, VetoKey},
};
use service::{Error, result::Told};
use storage::roster::Reporter;

use super::{
    arithmetic::{self, plain},
    scores::suggested_name,
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

#[derive(Template)]
#[template(path = "result/versions.html")]
struct VersionsPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    versions: Vec<VersionView>,
}

struct VersionView {
    number: i64,
    by: String,
    cause: &'static str,
    lines: Vec<LineView>,
}

struct LineView {
    unit: String,
    told: String,
}

/// `GET /reviews/{review}/result/versions`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::SeeResults)?;
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat) -> Result<VersionsPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let versions = service::result::versions(&reader, review).await?;
    let ids: Vec<_> = versions.iter().filter_map(|told| told.version.by).collect();
    let names = storage::account::names(&reader, &ids).await?;
    let view = |told: Told| {
        let by = told.version.by.and_then(|id| names.get(&id));
        let who = by.map_or("–", |name| name.in_lang(say.lang()));
        VersionView {
            number: told.version.number,
            by: say.versions_by(who, moment::minute(say, told.version.at, &seat.review.zone)),
            cause: cause(say, told.version.cause),
            lines: lines(say, &template, &reporters, &told),
        }
    };
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let versions = versions.into_iter().map(view).collect();
    Ok(VersionsPage { frame, workspace, back: links::result(review), versions })
}

fn cause(say: Say, cause: Cause) -> &'static str {
    match cause {
        Cause::BoxOpened => say.versions_cause_box(),
        Cause::PaperSigned => say.versions_cause_paper(),
        Cause::ChecksSaved => say.versions_cause_checks(),
        Cause::InputsSaved => say.versions_cause_inputs(),
        Cause::Found => say.versions_cause_found(),
    }
}

fn lines(say: Say, template: &Rules, reporters: &[Reporter], told: &Told) -> Vec<LineView> {
    let unit = |id: ReporterId| reporters.iter().find(|one| one.id == id);
    let in_order = reporters.iter().filter_map(|one| Some((one.id, told.movements.get(&one.id)?)));
    let line = |(id, moved): (ReporterId, &Movement)| LineView {
        unit: unit(id).map(|one| one.unit.name.in_lang(say.lang()).to_owned()).unwrap_or_default(),
        told: sentence(say, template, moved),
    };
    in_order.map(line).collect()
}

/// Such as "Annual assessment 94.5 → 95; composite 95.44 → 95.64; suggested grade unchanged".
pub(super) fn sentence(say: Say, template: &Rules, moved: &Movement) -> String {
    let places = template.assessment().decimals;
    let composite = say.result_composite();
    let changes = moved.changes.iter().map(|one| change(say, template, one));
    let veto = |key: &VetoKey| {
        let found = template.veto(key).map(|veto| veto.title.in_lang(say.lang()).to_owned());
        found.unwrap_or_else(|| key.to_string())
    };
    let found = moved.found.iter().map(|key| say.versions_veto(veto(key)));
    let back = moved.taken_back.iter().map(|key| say.versions_veto_back(veto(key)));
    let score = match (&moved.before, &moved.after) {
        (None, None) => Some(say.versions_missing().to_owned()),
        (None, Some(after)) => Some(say.versions_first(composite, after.round_half_up(places))),
        (Some(before), None) => Some(say.versions_lost(composite, before.round_half_up(places))),
        (Some(before), Some(after)) if before == after => None,
        (Some(before), Some(after)) => {
            Some(say.versions_value(composite, before.round_half_up(places), after.round_half_up(places)))
        }
    };
    let name = |one| suggested_name(say, template, one);
    let suggested = match (&moved.suggested_before, &moved.suggested_after) {
        (_, None) => None,
        (None, Some(after)) => Some(say.versions_suggested_first(name(after))),
        (Some(before), Some(after)) if before == after => Some(say.versions_unchanged().to_owned()),
        (Some(before), Some(after)) => Some(say.versions_suggested(name(before), name(after))),
    };
    let all: Vec<_> = changes.chain(found).chain(back).chain(score).chain(suggested).collect();
    all.join(say.versions_between())
}

fn change(say: Say, template: &Rules, one: &Change) -> String {
    // The composite itself is told apart, and a name says enough without all that is above it.
    let below: Vec<_> = one.path.iter().filter(|kind| **kind != Kind::Composite).collect();
    let names: Vec<_> = below.iter().map(|kind| arithmetic::name(say, template, kind)).collect();
    let what = names.join(" · ");
    match &one.what {
        Changed::Value { before, after } => say.versions_value(what, plain(before), plain(after)),
        Changed::Share { before, after } => say.versions_share(what, plain(before), plain(after)),
        Changed::Came { value } => say.versions_came(what, plain(value)),
        Changed::Went { value } => say.versions_went(what, plain(value)),
    }
}
