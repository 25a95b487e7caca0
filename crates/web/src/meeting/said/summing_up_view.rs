use askama::Template;
use review::{id::UnitId, role::Act};
use service::{Error, follow_up::requirement::Asked};
use storage::{account::Account, meeting::SummingUp, roster::Unit};

use crate::{
    bilingual::Typed,
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// Summing-up and requirements.
#[derive(Template)]
#[template(path = "meeting/said/summing_up.html")]
pub(super) struct SummingUpPage {
    frame: Frame,
    workspace: Workspace,
    saved: bool,
    /// For leaders.
    form: Option<SpeechForm>,
    /// What is stored: for who reads only, and beside a form that another leader overtook.
    stored: Option<Stored>,
    requirements: Vec<RequirementLine>,
    /// For leaders.
    state: Option<StateForm>,
    state_path: String,
    /// Where each requirement becomes items.
    asked: Option<String>,
    units: Vec<Choice>,
}

/// The fields of the summing-up.
pub(super) struct SpeechForm {
    /// What the leader saw; `None` when another was faster, and the page takes what is stored now.
    revision: Option<i64>,
    typed: Typed,
    refusal: Option<String>,
    stale: bool,
}

/// The fields of a new requirement.
#[derive(Default)]
pub(super) struct StateForm {
    pub(super) unit: String,
    pub(super) typed: Typed,
    pub(super) refusal: Option<String>,
}

/// A summing-up to read.
struct Stored {
    text: String,
    by: String,
}

/// A unit that can be chosen.
struct Choice {
    id: String,
    name: String,
    chosen: bool,
}

/// A requirement and what became of it.
struct RequirementLine {
    of: String,
    text: String,
    by: String,
    items: String,
    taken_up: bool,
    take_up: Option<String>,
}

impl SpeechForm {
    /// As typed, with the reason why it was not stored.
    pub(super) fn again(revision: Option<i64>, typed: Typed, refusal: Option<String>) -> Self {
        Self { revision, typed, refusal, stale: revision.is_none() }
    }

    pub(super) fn revision(&self) -> i64 {
        self.revision.unwrap_or_default()
    }
}

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    again: Option<SpeechForm>,
    state: StateForm,
    saved: bool,
) -> Result<SummingUpPage, Error> {
    let (review, reader) = (seat.review.id, house.reader());
    let meeting = storage::meeting::of(&reader, review).await?.ok_or(Error::NotFound)?;
    let accounts = storage::account::everybody(&reader).await?;
    let units = storage::roster::units(&reader, review).await?;
    let requirements = service::follow_up::requirement::all(&reader, review).await?;
    let writes = seat.may(Act::WriteSummingUp);
    let form = again.or_else(|| Some(as_stored(seat, meeting.summing_up.as_ref()))).filter(|_| writes);
    let form =
        form.map(|form| SpeechForm { revision: form.revision.or(Some(meeting.summing_up_revision)), ..form });
    let shown = form.as_ref().is_none_or(|form| form.stale);
    let line = |one: &Asked| requirement(seat, one, &units, &accounts);
    let (frame, workspace) = Workspace::around(seat, Part::SummingUp);
    Ok(SummingUpPage {
        frame,
        workspace,
        saved,
        form,
        stored: meeting.summing_up.filter(|_| shown).map(|text| stored(seat, &text, &accounts)),
        requirements: requirements.iter().map(line).collect(),
        units: units.iter().map(|unit| choice(seat, unit, &state.unit)).collect(),
        state: seat.may(Act::StateRequirement).then_some(state),
        state_path: links::requirements(review),
        asked: seat.may(Act::VerifyItem).then(|| links::asked(review)),
    })
}

fn as_stored(seat: &Seat, stored: Option<&SummingUp>) -> SpeechForm {
    let typed = stored.map(|stored| Typed::of(&stored.text, seat.say().lang())).unwrap_or_default();
    SpeechForm { revision: None, typed, refusal: None, stale: false }
}

fn stored(seat: &Seat, stored: &SummingUp, accounts: &[Account]) -> Stored {
    let say = seat.say();
    let author = accounts.iter().find(|account| account.id == stored.by);
    let name = author.map_or("", |account| account.name.in_lang(say.lang()));
    Stored {
        text: stored.text.in_lang(say.lang()).to_owned(),
        by: say.meeting_summing_up_by(name, moment::minute(say, stored.at, &seat.review.zone)),
    }
}

fn choice(seat: &Seat, unit: &Unit, chosen: &str) -> Choice {
    let id = unit.id.to_string();
    Choice { chosen: id == chosen, id, name: unit.name.in_lang(seat.say().lang()).to_owned() }
}

fn requirement(seat: &Seat, asked: &Asked, units: &[Unit], accounts: &[Account]) -> RequirementLine {
    let (say, lang, one) = (seat.say(), seat.say().lang(), &asked.requirement);
    let name_of = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.name.in_lang(lang));
    let author = accounts.iter().find(|account| account.id == one.by);
    let name = author.map_or("", |account| account.name.in_lang(lang));
    RequirementLine {
        of: one.unit.and_then(name_of).unwrap_or(say.meeting_requirement_all()).to_owned(),
        text: one.text.in_lang(lang).to_owned(),
        by: say.meeting_summing_up_by(name, moment::minute(say, one.at, &seat.review.zone)),
        items: match &one.none {
            Some(_) if asked.items == 0 => say.follow_up_asked_none().to_owned(),
            _ => say.meeting_requirement_items(asked.items),
        },
        taken_up: asked.is_settled(),
        take_up: seat.may(Act::ManageItems).then(|| links::item_of(seat.review.id, one.id)),
    }
}
