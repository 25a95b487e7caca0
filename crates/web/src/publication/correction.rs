//! Corrections of a released item: what the page of the item offers, and what its forms do.

use axum::extract::{Path, State};
use i18n::Say;
use review::{
    id::NewsCorrectionId,
    publication::{self, NewsState},
    role::Act,
    template::NewsRules,
};
use serde::Deserialize;
use service::{
    Error,
    publication::{CorrectionDeed, Read},
};
use storage::{Reader, publication::Correction};

use super::{deeds, editor::Typing, gate::AtItem, lines, save::both};
use crate::{
    fault::{InTheWordsOf, Page, Trouble},
    gate::Checked,
    house::House,
    links, moment,
};

/// What the page of an item says of its corrections.
pub(super) struct Corrections {
    pub(super) all: Vec<Line>,
    /// Where a new one goes, for who may write one now.
    pub(super) add: Option<String>,
    pub(super) typed: [String; 2],
}

impl Corrections {
    /// Whether a new one came back.
    pub(super) fn is_typed(&self) -> bool {
        self.typed.iter().any(|text| !text.is_empty())
    }
}

/// One correction.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) revision: usize,
    pub(super) text: [String; 2],
    pub(super) state: String,
    pub(super) chip: &'static str,
    pub(super) who: String,
    pub(super) note: Option<String>,
    pub(super) write: bool,
    pub(super) send_back: bool,
    /// What else this person may do with it: the deed, and what the button says.
    pub(super) buttons: Vec<(&'static str, String)>,
}

/// The fields of a form with a new correction.
#[derive(Deserialize)]
pub(super) struct New {
    text_zh: String,
    text_en: String,
}

/// … and of what is done with one.
#[derive(Deserialize)]
pub(super) struct Typed {
    revision: usize,
    deed: String,
    text_zh: Option<String>,
    text_en: Option<String>,
    note: Option<String>,
}

/// `POST …/corrections`
pub(super) async fn add(State(house): State<House>, at: AtItem, Checked(form): Checked<New>) -> Page {
    let which = (at.seat.review.id, at.item.id);
    let text = both(&form.text_zh, &form.text_en);
    let done = service::publication::correct(house.service(), &at.seat.account, which, &text).await;
    let typing = Typing { correction: Some((None, [form.text_zh, form.text_en])), ..Typing::default() };
    deeds::answer(&house, &at, done.map(|_| ()), typing).await
}

/// `POST …/corrections/{correction}`
pub(super) async fn act(
    State(house): State<House>,
    at: AtItem,
    Path((_, _, correction)): Path<(String, String, String)>,
    Checked(form): Checked<Typed>,
) -> Page {
    let correction: NewsCorrectionId = correction.parse().map_err(|_| Error::NotFound).say_in(at.say())?;
    let text = [form.text_zh.unwrap_or_default(), form.text_en.unwrap_or_default()];
    let deed = match form.deed.as_str() {
        "write" => CorrectionDeed::Write(both(&text[0], &text[1])),
        "remove" => CorrectionDeed::Remove,
        "submit" => CorrectionDeed::Submit,
        "approve" => CorrectionDeed::Approve,
        "send_back" => CorrectionDeed::SendBack(form.note.unwrap_or_default()),
        "release" => CorrectionDeed::Release,
        _ => return Err(Trouble::malformed(at.say())),
    };
    let typed = matches!(deed, CorrectionDeed::Write(_)).then_some((Some(correction), text));
    let read = Read { review: at.seat.review.id, news: at.item.id, correction, revision: form.revision };
    let done = service::publication::on_correction(house.service(), &at.seat.account, read, deed).await;
    deeds::answer(&house, &at, done, Typing { correction: typed, ..Typing::default() }).await
}

/// What this person sees of an item's corrections.
pub(super) async fn of(
    house: &House,
    at: &AtItem,
    rules: &NewsRules,
    typed: Option<(Option<NewsCorrectionId>, [String; 2])>,
) -> Result<Corrections, Error> {
    let (reader, item) = (house.reader(), &at.item);
    let found = storage::publication::corrections(&reader, item.id).await?;
    let (now, released) = (house.service().now(), item.released_at());
    let may_add = publication::another_correction(released, now, item.state, found.len()).is_ok();
    let (typed_of, typed) = typed.map_or((None, None), |(id, text)| (id, Some(text)));
    // What was typed comes back, also where it is not for now.
    let came_back = typed.is_some() && typed_of.is_none();
    let add = (at.seat.may(Act::WriteNews) && (may_add || came_back))
        .then(|| links::news_deed(at.seat.review.id, item.id, "corrections"));
    let mut all = Vec::new();
    for one in found {
        let own = typed.clone().filter(|_| typed_of == Some(one.id));
        all.push(line(&reader, at, rules, one, own).await?);
    }
    let typed = typed.filter(|_| typed_of.is_none()).unwrap_or_default();
    Ok(Corrections { all, add, typed })
}

async fn line(
    reader: &Reader,
    at: &AtItem,
    rules: &NewsRules,
    one: Correction,
    typed: Option<[String; 2]>,
) -> Result<Line, Error> {
    let (say, seat, state) = (at.say(), &at.seat, one.state);
    let passed: Vec<_> = one.approvals.iter().map(|passed| passed.approval).collect();
    let approve = publication::approve(state, rules, one.author, &passed, seat.account.id, &seat.roles);
    let (name, chip) = state_of(say, rules, state);
    let who = lines::name(reader, say, one.author).await?;
    let when = moment::minute(say, one.released_at.unwrap_or(one.drafted_at), &seat.review.zone);
    let step = match state {
        NewsState::InReview { step } => lines::step_name(say, rules, step),
        NewsState::Draft | NewsState::Approved | NewsState::Released => String::new(),
    };
    let (writes, approves) = (seat.may(Act::WriteNews), seat.may(Act::ApproveNews));
    let submit = (writes && publication::submit(state, rules).is_ok())
        .then(|| ("submit", say.publication_submit().to_owned()));
    let approve = (approves && approve.is_ok()).then(|| ("approve", say.publication_approve(step)));
    let release = (seat.may(Act::ReleaseNews) && publication::release(state).is_ok())
        .then(|| ("release", say.publication_correction_release().to_owned()));
    Ok(Line {
        id: one.id.to_string(),
        path: links::news_correction(seat.review.id, at.item.id, one.id),
        revision: one.revision,
        text: typed.unwrap_or([one.text.zh, one.text.en]),
        state: name,
        chip,
        who: say.publication_step_by(who, when),
        note: one.note,
        write: writes && publication::reopen(state).is_ok(),
        send_back: approves && publication::send_back(state, rules, &seat.roles, "?").is_ok(),
        buttons: [submit, approve, release].into_iter().flatten().collect(),
    })
}

fn state_of(say: Say, rules: &NewsRules, state: NewsState) -> (String, &'static str) {
    match state {
        NewsState::Draft => (say.publication_state_draft().to_owned(), "quiet"),
        NewsState::InReview { step } => {
            (say.publication_state_in_review(lines::step_name(say, rules, step)), "due")
        }
        NewsState::Approved => (say.publication_state_approved().to_owned(), "now"),
        NewsState::Released => (say.publication_state_released().to_owned(), "done"),
    }
}
