use askama::Template;
use review::{
    follow_up::{Hands, Step, step},
    id::ItemId,
    role::Act,
};
use service::Error;
use storage::{
    account::Account,
    follow_up::{Deed, Item, Taken},
};

use super::{
    edit::{self, EditFields, EditForm},
    evidence::Evidence,
    ledger::unit_name,
    stand::{self, Chip},
    years::Years,
};
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// One item.
#[derive(Template)]
#[template(path = "follow_up/item.html")]
pub(super) struct ItemPage {
    frame: Frame,
    workspace: Workspace,
    came: Came,
    ledger: String,
    text: String,
    unit: String,
    owner: String,
    origin: String,
    requirement: Option<String>,
    /// The question that it came from, and where that stands, for who may read it.
    question: Option<(String, Option<String>)>,
    /// Whether it is the problem that a comment names.
    of_comment: bool,
    due: String,
    due_machine: String,
    due_chip: Option<Chip>,
    state: Chip,
    history: Vec<HistoryLine>,
    steps: Vec<StepButton>,
    revision: i64,
    note: String,
    measure: Option<String>,
    source: &'static str,
    /// What was asked in an earlier year.
    asked: Option<String>,
    edit: Option<EditForm>,
    evidence: Evidence,
    years: Years,
}

/// What a form held that was not taken.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) note: String,
    pub(super) edit: Option<EditFields>,
}

/// How the reader came to the page.
pub(super) enum Came {
    /// By a link.
    New,
    /// After a step.
    Saved,
    /// After a step that a rule refused.
    Refused(String),
    /// After a step that somebody else overtook.
    Stale,
}

/// A step that was taken.
struct HistoryLine {
    when: String,
    machine: String,
    what: String,
    note: String,
}

/// A step that can be taken.
struct StepButton {
    key: &'static str,
    name: &'static str,
}

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    id: ItemId,
    kept: Kept,
    came: Came,
) -> Result<ItemPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let lang = say.lang();
    let item = storage::follow_up::by_id(&reader, review, id).await?.ok_or(Error::NotFound)?;
    let units = storage::roster::units(&reader, review).await?;
    let stated = storage::meeting::said::requirements(&reader, review).await?;
    let accounts = storage::account::everybody(&reader).await?;
    let taken = storage::follow_up::steps(&reader, id).await?;
    let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
    let hands = service::follow_up::hands(&reader, review, &seat.account, &item).await?;
    let requirement = stated.iter().find(|one| Some(one.id) == item.requirement);
    let (frame, workspace) = Workspace::around(seat, Part::Items);
    Ok(ItemPage {
        frame,
        workspace,
        came,
        ledger: links::items(review),
        text: item.text.in_lang(lang).to_owned(),
        unit: unit_name(seat, item.unit, &units),
        owner: item.owner.in_lang(lang).to_owned(),
        origin: say.follow_up_origin_year(item.origin_year),
        requirement: requirement.map(|one| one.text.in_lang(lang).to_owned()),
        measure: item.measure.as_ref().map(|measure| measure.in_lang(lang).to_owned()),
        source: say.item_source(item.source),
        asked: item.asked.as_ref().map(|asked| asked.in_lang(lang).to_owned()),
        edit: edit::form(house, seat, &item, hands, kept.edit).await?,
        evidence: Evidence::of(house, seat, &item, hands).await?,
        years: Years::of(house, seat, &item).await?,
        question: question(house, seat, &item).await?,
        of_comment: item.comment.is_some(),
        due: moment::civil(say, item.due_on),
        due_machine: item.due_on.to_string(),
        due_chip: stand::due(say, &item, today),
        state: stand::state(say, item.state),
        history: taken.iter().map(|step| history(seat, step, &accounts)).collect(),
        steps: steps(seat, &item, hands),
        revision: item.revision,
        note: kept.note,
    })
}

/// The question that an item came from. Its text is the item's own; who asked is for those who were asked or asked.
async fn question(
    house: &House,
    seat: &Seat,
    item: &Item,
) -> Result<Option<(String, Option<String>)>, Error> {
    let Some(id) = item.question else { return Ok(None) };
    let found = storage::question::by_id(&house.reader(), seat.review.id, id).await?;
    let path = seat.may(Act::AskQuestion).then(|| links::question(seat.review.id, id));
    Ok(found.map(|one| (one.text.in_lang(seat.say().lang()).to_owned(), path)))
}

fn history(seat: &Seat, taken: &Taken, accounts: &[Account]) -> HistoryLine {
    let say = seat.say();
    let by = accounts.iter().find(|account| account.id == taken.by);
    let name = by.map_or("", |account| account.name.in_lang(say.lang()));
    HistoryLine {
        when: moment::minute(say, taken.at, &seat.review.zone),
        machine: moment::machine(taken.at),
        what: match taken.deed {
            Deed::Step => say.follow_up_history_line(name, say.item_state(taken.state)),
            Deed::Change => say.follow_up_history_line(name, say.follow_up_history_change()),
            Deed::Link => say.follow_up_history_line(name, say.follow_up_history_link()),
        },
        note: taken.note.clone(),
    }
}

/// The steps that this reader could take now, with a note where one is needed.
fn steps(seat: &Seat, item: &Item, hands: Hands) -> Vec<StepButton> {
    if seat.review.phase.may_change().is_err() {
        return Vec::new();
    }
    let fits = |which: Step| step(item.state, which, hands, seat.account.id, "…").is_ok();
    let may = |which: Step| match which {
        Step::Begin | Step::Submit => true,
        Step::Verify | Step::Return => seat.may(Act::VerifyItem),
    };
    [Step::Begin, Step::Submit, Step::Verify, Step::Return]
        .into_iter()
        .filter(|which| may(*which) && fits(*which))
        .map(|which| StepButton { key: key(which), name: seat.say().item_step(which) })
        .collect()
}

/// As the form sends it.
fn key(step: Step) -> &'static str {
    match step {
        Step::Begin => "begin",
        Step::Submit => "submit",
        Step::Verify => "verify",
        Step::Return => "return",
    }
}
