use askama::Template;
use i18n::Say;
use review::{
    id::{AccountId, ReporterId},
    meeting::line::What,
    question::Asker,
    role::Role,
};
use service::Error;
use storage::{account::Account, meeting::noted::Noted, question::Question, roster::Reporter};

use super::{comments_noted::part, entry::EntryForm, floor::Floor};
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// The page.
#[derive(Template)]
#[template(path = "meeting/entry.html")]
pub(super) struct EntryPage {
    frame: Frame,
    workspace: Workspace,
    floor: Option<Floor>,
    unit: String,
    speaker: String,
    action: String,
    refusal: Option<String>,
    people: Vec<Person>,
    nobody: bool,
    whats: Vec<WhatChoice>,
    name: String,
    line: String,
    taken_down: Vec<Line>,
    others: Vec<Other>,
}

/// How the page came about.
pub(super) struct Came {
    pub(super) form: EntryForm,
    pub(super) refusal: Option<String>,
}

/// A leader, by number.
struct Person {
    number: usize,
    name: String,
    chosen: bool,
}

/// What a line may be, and the sign for it.
struct WhatChoice {
    key: &'static str,
    sign: &'static str,
    name: &'static str,
    chosen: bool,
}

/// What was taken down before.
struct Line {
    at: i64,
    time: String,
    machine: String,
    who: String,
    what: &'static str,
    words: String,
    unconfirmed: bool,
    path: Option<String>,
}

/// Another report.
struct Other {
    unit: String,
    path: String,
    here: bool,
}

/// How many lines stay in sight.
const RECENT: usize = 12;

pub(super) async fn page(
    house: &House,
    seat: &Seat,
    id: ReporterId,
    Came { form, refusal }: Came,
) -> Result<EntryPage, Error> {
    let (say, review, reader) = (seat.say(), seat.review.id, house.reader());
    let lang = say.lang();
    let reporters = storage::roster::reporters(&reader, review).await?;
    let reporter = reporters.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let turn = storage::meeting::of(&reader, review).await?.and_then(|meeting| meeting.state.reporter());
    let people = leaders(house, seat).await?;
    let person = |(place, one): (usize, &Account)| Person {
        number: place + 1,
        name: one.name.in_lang(lang).to_owned(),
        chosen: form.who == place + 1,
    };
    let (frame, workspace) = Workspace::around(seat, Part::Comments);
    Ok(EntryPage {
        frame,
        workspace,
        floor: Floor::beside(say, &reporters, turn, Some(id), |id| links::entry_of(review, id)),
        unit: reporter.unit.name.in_lang(lang).to_owned(),
        speaker: reporter.title.in_lang(lang).to_owned(),
        action: links::entry_of(review, id),
        refusal,
        people: people.iter().enumerate().map(person).collect(),
        nobody: form.who == 0 || form.who > people.len(),
        whats: whats(say, form.what),
        name: form.name,
        line: form.line,
        taken_down: taken_down(house, seat, id).await?,
        others: reporters.iter().map(|one| other(seat, one, id)).collect(),
    })
}

/// The leaders of a review in an order that stays.
pub(super) async fn leaders(house: &House, seat: &Seat) -> Result<Vec<Account>, Error> {
    let reader = house.reader();
    let ids: Vec<AccountId> = storage::cycle::holders(&reader, seat.review.id, Role::Leader).await?;
    let accounts = storage::account::everybody(&reader).await?;
    let account = |id: &AccountId| accounts.iter().find(|account| account.id == *id).cloned();
    Ok(ids.iter().filter_map(account).collect())
}

fn whats(say: Say, chosen: Option<What>) -> Vec<WhatChoice> {
    let chosen = chosen.unwrap_or(What::Praise);
    let choice = |what: What| WhatChoice {
        key: what.key(),
        sign: what.sign(),
        name: match what {
            What::Praise => say.meeting_praise(),
            What::Problem => say.meeting_problem(),
            What::Direction => say.meeting_direction(),
            What::Question => say.question_text(),
            What::FollowUp => say.entry_follow_up(),
            What::Answer => say.question_answer(),
        },
        chosen: what == chosen,
    };
    What::ALL.into_iter().map(choice).collect()
}

fn other(seat: &Seat, one: &Reporter, here: ReporterId) -> Other {
    Other {
        unit: one.unit.name.in_lang(seat.say().lang()).to_owned(),
        path: links::entry_of(seat.review.id, one.id),
        here: one.id == here,
    }
}

/// What stands about this report by now, the latest first.
async fn taken_down(house: &House, seat: &Seat, id: ReporterId) -> Result<Vec<Line>, Error> {
    let (reader, review) = (house.reader(), seat.review.id);
    let accounts = storage::account::everybody(&reader).await?;
    let noted = storage::meeting::noted::all(&reader, review).await?;
    let questions = storage::question::questions(&reader, review).await?;
    let noted = noted.iter().filter(|line| line.reporter == id).map(|one| of_line(seat, &accounts, one));
    let questions = questions.iter().filter(|one| one.reporter == id);
    let questions = questions.map(|one| of_question(seat, &accounts, one));
    let mut lines: Vec<_> = noted.chain(questions).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines.truncate(RECENT);
    Ok(lines)
}

fn of_line(seat: &Seat, accounts: &[Account], one: &Noted) -> Line {
    let waits = one.settled_at.is_none();
    Line {
        at: one.noted_at.ms(),
        time: moment::time(one.noted_at, &seat.review.zone),
        machine: moment::machine(one.noted_at),
        who: name(seat, accounts, one.leader),
        what: part(seat, one.part),
        words: one.words.clone(),
        unconfirmed: waits,
        path: waits.then(|| links::entry_line(seat.review.id, one.id)),
    }
}

fn of_question(seat: &Seat, accounts: &[Account], one: &Question) -> Line {
    let (say, lang) = (seat.say(), seat.say().lang());
    let (text, answer) = (one.text.in_lang(lang), one.answer.in_lang(lang));
    let answered = if answer.is_empty() { String::new() } else { say.entry_answered(answer) };
    Line {
        at: one.asked_at.ms(),
        time: moment::time(one.asked_at, &seat.review.zone),
        machine: moment::machine(one.asked_at),
        who: match &one.asker {
            Asker::Leader(id) => name(seat, accounts, *id),
            Asker::Named(name) => name.clone(),
        },
        what: if one.follow_up { say.entry_follow_up() } else { say.question_text() },
        words: [text, &answered].join(" ").trim().to_owned(),
        unconfirmed: false,
        path: Some(links::question(seat.review.id, one.id)),
    }
}

fn name(seat: &Seat, accounts: &[Account], id: AccountId) -> String {
    let found = accounts.iter().find(|account| account.id == id);
    found.map_or("", |account| account.name.in_lang(seat.say().lang())).to_owned()
}
