//! The key ceremony as the organiser sees it, on the page of the boxes.

use i18n::Say;
use review::{
    evaluation::ceremony::{Arrangement, Message, Rehearsal, Round},
    id::AccountId,
    role::Act,
    template::Template,
    words::Words,
};
use service::{Error, evaluation::ceremony};
use storage::Reader;

use crate::{gate::Seat, house::House, links};

/// How the trustees are coming to their key.
pub(super) struct Ceremony {
    /// From 1; 0 before it is begun.
    pub(super) attempt: usize,
    pub(super) needed: usize,
    pub(super) steps: Vec<Step>,
    pub(super) lines: Vec<Line>,
    pub(super) complaints: Vec<String>,
    /// Somebody became a trustee since.
    pub(super) changed: bool,
    /// Once there is something to rehearse with.
    pub(super) rehearsal: Option<Rehearsal>,
    /// The reader may begin it, or start it over.
    pub(super) may_change: bool,
    pub(super) begin_path: String,
    pub(super) again_path: String,
    complete: bool,
}

pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) done: bool,
    pub(super) now: bool,
}

/// One trustee.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) done: bool,
    pub(super) note: &'static str,
}

impl Ceremony {
    pub(super) fn begun(&self) -> bool {
        self.attempt > 0
    }

    pub(super) fn size(&self) -> usize {
        self.lines.len()
    }

    /// How many have done what is to be done now.
    pub(super) fn ready(&self) -> usize {
        self.lines.iter().filter(|line| line.done).count()
    }

    /// The key stands, and with those who are trustees now.
    pub(super) fn is_complete(&self) -> bool {
        self.complete && !self.changed
    }

    pub(super) fn is_rehearsed(&self) -> bool {
        self.rehearsal.is_some_and(|rehearsal| rehearsal.opened)
    }
}

/// How it stands. `preparing`: no box has opened.
pub(super) async fn view(
    house: &House,
    seat: &Seat,
    template: &Template,
    preparing: bool,
) -> Result<Ceremony, Error> {
    let (reader, say, review) = (house.reader(), seat.say(), seat.review.id);
    let holders = ceremony::candidates(&reader, review).await?;
    let state = ceremony::State::of(&reader, review).await?;
    let members = state.as_ref().map_or(&holders, |state| &state.ceremony.members);
    let names = names(&reader, members).await?;
    let names: Vec<_> = names.iter().map(|name| name.in_lang(say.lang()).to_owned()).collect();
    let arrangement = Arrangement::new(template, holders.len()).ok();
    let empty = Ceremony {
        attempt: 0,
        needed: arrangement.map_or(0, |arrangement| arrangement.needed),
        steps: Vec::new(),
        lines: Vec::new(),
        complaints: Vec::new(),
        changed: false,
        rehearsal: None,
        may_change: preparing && seat.may(Act::RunBoxes),
        begin_path: links::ceremony(review),
        again_path: links::ceremony_again(review),
        complete: false,
    };
    if let Some(state) = state {
        return Ok(begun(say, &state, &names, empty));
    }
    let due = |name| Line { name, done: false, note: say.evaluation_trustee_due() };
    Ok(Ceremony { lines: names.into_iter().map(due).collect(), ..empty })
}

fn begun(say: Say, state: &ceremony::State, names: &[String], empty: Ceremony) -> Ceremony {
    let name = |place: usize| names.get(place).map_or("", String::as_str);
    let complaints = state.complaints.iter().map(|complaint| {
        if complaint.by == complaint.about {
            say.ceremony_complaint_own(name(complaint.by))
        } else {
            say.ceremony_complaint(name(complaint.by), name(complaint.about))
        }
    });
    let complaints = complaints.collect();
    let notes = names.iter().zip(state.done()).enumerate();
    let lines =
        notes.map(|(place, (name, done))| Line { name: name.clone(), done, note: note(say, state, place) });
    Ceremony {
        attempt: state.ceremony.attempt,
        needed: state.ceremony.needed,
        steps: steps(say, state),
        lines: lines.collect(),
        complaints,
        changed: !state.same_trustees,
        rehearsal: state.test.is_some().then(|| state.rehearsal()),
        complete: state.round() == Round::Complete,
        ..empty
    }
}

/// What a trustee has done, or has to do.
fn note(say: Say, state: &ceremony::State, place: usize) -> &'static str {
    match state.round() {
        Round::Complete if state.test_parts.iter().any(|part| part.place == place) => {
            say.ceremony_rehearsed()
        }
        Round::Complete => say.evaluation_trustee_done(),
        Round::Waiting(message) if state.text(place, message).is_some() => say.ceremony_waiting(),
        Round::Waiting(Message::Key) => say.evaluation_trustee_due(),
        Round::Waiting(Message::Certificate | Message::Polynomial | Message::Share) => say.ceremony_due(),
    }
}

fn steps(say: Say, state: &ceremony::State) -> Vec<Step> {
    let (round, rehearsal) = (state.round(), state.rehearsal());
    let mut steps: Vec<_> = (state.arrangement().rounds().iter())
        .map(|message| Step {
            name: step_name(say, *message),
            done: match round {
                Round::Complete => true,
                Round::Waiting(waiting) => *message < waiting,
            },
            now: round == Round::Waiting(*message),
        })
        .collect();
    if round != Round::Complete || state.test.is_some() {
        let now = round == Round::Complete && !rehearsal.opened;
        steps.push(Step { name: say.ceremony_step_test(), done: rehearsal.opened, now });
    }
    steps
}

fn step_name(say: Say, message: Message) -> &'static str {
    match message {
        Message::Key => say.ceremony_step_key(),
        Message::Certificate => say.ceremony_step_certificate(),
        Message::Polynomial => say.ceremony_step_polynomial(),
        Message::Share => say.ceremony_step_share(),
    }
}

/// The names of trustees, in their order.
pub(super) async fn names(reader: &Reader, members: &[AccountId]) -> Result<Vec<Words>, Error> {
    let mut names = Vec::with_capacity(members.len());
    for member in members {
        let account = storage::account::by_id(reader, *member).await?.ok_or(Error::NotFound)?;
        names.push(account.name);
    }
    Ok(names)
}
