//! What a trustee has to make now, and what was made.

use i18n::Say;
use review::{
    evaluation::{
        BoxStage,
        ceremony::{Message, Round},
    },
    id::{BoxId, ReviewId},
};
use service::{Error, evaluation::ceremony};
use storage::evaluation::BallotBox;

use super::steps::{Part, Step};
use crate::{gate::Seat, house::House};

/// Where things stand for one trustee.
pub(super) struct Work {
    pub(super) review: ReviewId,
    pub(super) minimum: u64,
    ceremony: Option<ceremony::State>,
    place: Option<usize>,
    boxes: Vec<Opening>,
}

/// A box, and what this trustee has given of it.
struct Opening {
    one: BallotBox,
    stage: BoxStage,
    sums: bool,
    /// Whether comments wait for this trustee's part.
    comments: bool,
}

impl Work {
    pub(super) async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        let (reader, review) = (house.reader(), seat.review.id);
        let ceremony = ceremony::State::of(&reader, review).await?;
        let place = ceremony.as_ref().and_then(|state| state.place(seat.account.id));
        let mut boxes = Vec::new();
        for one in storage::evaluation::boxes(&reader, review).await? {
            let mine = |owner: &usize| place.is_some_and(|place| place + 1 == *owner);
            let stage = service::evaluation::stage(&one)?;
            let sums = storage::evaluation::shares(&reader, &one.id).await?.iter().any(mine);
            let comments = match stage {
                BoxStage::Closed | BoxStage::Opened => {
                    let given = storage::comment::parts(&reader, &one.id).await?;
                    let sealed = storage::comment::sealed(&reader, &one.id).await?;
                    !sealed.is_empty() && !given.iter().any(|(owner, _)| mine(owner))
                }
                BoxStage::Preparing | BoxStage::Ready | BoxStage::Open | BoxStage::TooSmall => false,
            };
            boxes.push(Opening { one, stage, sums, comments });
        }
        let minimum = service::cycle::rules(&seat.review)?.evaluation().minimum_group.into();
        Ok(Self { review, minimum, ceremony, place, boxes })
    }

    /// What is to be made now. A box's comments come before its sums, so that they are ready when these open.
    pub(super) fn due(&self) -> Vec<Part> {
        let (Some(state), Some(place)) = (&self.ceremony, self.place) else { return Vec::new() };
        let mut due = Vec::new();
        match state.round() {
            Round::Waiting(message) if state.same_trustees && state.text(place, message).is_none() => {
                due.push(Part::Key(message));
            }
            Round::Waiting(_) => {}
            Round::Complete => {
                let given = state.test_parts.iter().any(|part| part.place == place);
                let early = self.boxes.iter().all(|one| one.stage == BoxStage::Preparing);
                if state.test.is_some() && !given && early {
                    due.push(Part::Test);
                }
            }
        }
        for Opening { one, stage, sums, comments } in &self.boxes {
            if *comments {
                due.push(Part::Comments(one.id.clone()));
            }
            if *stage == BoxStage::Closed && !sums {
                due.push(Part::Sums(one.id.clone()));
            }
        }
        due
    }

    /// Why nothing is to be done.
    pub(super) fn standing(&self, say: Say) -> &'static str {
        match (&self.ceremony, self.place) {
            (None, _) => say.program_unbegun(),
            (Some(_), None) => say.program_left_out(),
            (Some(state), Some(_)) if !state.same_trustees => say.program_changed(),
            (Some(state), Some(_)) => match state.round() {
                Round::Waiting(_) => say.program_waiting(),
                Round::Complete => say.program_nothing(),
            },
        }
    }

    /// What this trustee has handed in.
    pub(super) fn done(&self, say: Say) -> Vec<String> {
        let (Some(state), Some(place)) = (&self.ceremony, self.place) else { return Vec::new() };
        let rounds =
            state.arrangement().rounds().iter().filter(|message| state.text(place, **message).is_some());
        let mut done: Vec<_> = rounds.map(|message| self.title(say, &Part::Key(*message))).collect();
        if state.test_parts.iter().any(|part| part.place == place) {
            done.push(self.title(say, &Part::Test));
        }
        let given = self.boxes.iter().filter(|one| one.sums);
        done.extend(given.map(|one| self.title(say, &Part::Sums(one.one.id.clone()))));
        done
    }

    fn title(&self, say: Say, part: &Part) -> String {
        let label = |id: &BoxId| {
            self.boxes.iter().find(|one| one.one.id == *id).map_or("", |one| one.one.label.as_str())
        };
        match part {
            Part::Key(Message::Key) => say.program_key().to_owned(),
            Part::Key(Message::Certificate) => say.program_certificate().to_owned(),
            Part::Key(Message::Polynomial) => say.program_polynomial().to_owned(),
            Part::Key(Message::Share) => say.program_share().to_owned(),
            Part::Test => say.program_test().to_owned(),
            Part::Comments(id) => say.program_comments(label(id)),
            Part::Sums(id) => say.program_sums(label(id)),
        }
    }

    /// `None` for whom the ceremony does not know.
    pub(super) fn step(&self, say: Say, part: &Part) -> Option<Step> {
        let (state, place) = self.ceremony.as_ref().zip(self.place)?;
        let (key, box_id) = (part.key(), part.box_id().cloned());
        Some(Step {
            id: box_id.as_ref().map_or_else(|| key.to_owned(), |id| format!("{key}-{id}")),
            key,
            title: self.title(say, part),
            files: self.files(say, part, state.ceremony.kind),
            draws_code: matches!(part, Part::Key(Message::Key | Message::Certificate)),
            command: self.command(part, state, place),
            box_id,
            text: String::new(),
            why: None,
        })
    }
}
