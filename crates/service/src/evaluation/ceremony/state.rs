use review::{
    evaluation::ceremony::{Arrangement, Message, Rehearsal, Round},
    id::{AccountId, ReviewId},
};
use storage::{
    Rows, Tx,
    evaluation::ceremony::{self, Ceremony, Complaint, Sent, TestPart, TestSum},
};

use super::{Share, checking, same_trustees};
use crate::{Error, Fault};

/// A ceremony with all that was sent in it.
#[derive(Clone, Debug)]
pub struct State {
    /// Who takes part.
    pub ceremony: Ceremony,
    /// Who says that something is wrong.
    pub complaints: Vec<Complaint>,
    /// What to rehearse with, once the key stands.
    pub test: Option<TestSum>,
    /// The parts of it that were given.
    pub test_parts: Vec<TestPart>,
    /// Whether the trustees are still those of the ceremony.
    pub same_trustees: bool,
    sent: Vec<Sent>,
}

impl State {
    /// How a review's ceremony stands, once it was begun.
    pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Option<Self>, Error> {
        match ceremony::by_review(rows, review).await? {
            Some(found) => Ok(Some(Self::read(rows, found).await?)),
            None => Ok(None),
        }
    }

    /// … which nobody else changes until the transaction ends.
    pub(crate) async fn locked(tx: &Tx, review: ReviewId) -> Result<Option<Self>, Error> {
        match ceremony::locked(tx, review).await? {
            Some(found) => Ok(Some(Self::read(tx, found).await?)),
            None => Ok(None),
        }
    }

    async fn read(rows: &impl Rows, ceremony: Ceremony) -> Result<Self, Error> {
        let review = ceremony.review;
        Ok(Self {
            complaints: ceremony::complaints(rows, review).await?,
            test: ceremony::test(rows, review).await?,
            test_parts: ceremony::test_parts(rows, review).await?,
            same_trustees: same_trustees(rows, &ceremony).await?,
            sent: ceremony::messages(rows, review).await?,
            ceremony,
        })
    }

    /// Who must take part, out of how many.
    pub fn arrangement(&self) -> Arrangement {
        self.ceremony.arrangement()
    }

    /// Where it stands.
    pub fn round(&self) -> Round {
        self.arrangement().round(|message| self.texts(message).len())
    }

    /// What a trustee has sent in a round. Places from 0.
    pub fn text(&self, place: usize, message: Message) -> Option<&str> {
        let sent = self.sent.iter().find(|sent| sent.place == place && sent.message == message);
        sent.map(|sent| sent.text.as_str())
    }

    /// What was sent in a round, in the order of the trustees.
    pub fn texts(&self, message: Message) -> Vec<&str> {
        let of_round = self.sent.iter().filter(|sent| sent.message == message);
        of_round.map(|sent| sent.text.as_str()).collect()
    }

    /// Who has done the part of the round that is on; of a finished ceremony, all.
    pub fn done(&self) -> Vec<bool> {
        let places = 0..self.ceremony.members.len();
        match self.round() {
            Round::Complete => places.map(|_| true).collect(),
            Round::Waiting(message) => places.map(|place| self.text(place, message).is_some()).collect(),
        }
    }

    /// How many have nothing left to do, in this round or a later one.
    pub fn ready(&self) -> usize {
        self.arrangement().rounds().last().map_or(0, |last| self.texts(*last).len())
    }

    /// How far they have rehearsed.
    pub fn rehearsal(&self) -> Rehearsal {
        Rehearsal {
            given: self.test_parts.len(),
            needed: self.ceremony.needed,
            opened: self.test.as_ref().is_some_and(|test| test.opened_at.is_some()),
        }
    }

    /// A trustee's place in the list, from 0.
    pub fn place(&self, account: AccountId) -> Option<usize> {
        self.ceremony.place(account)
    }

    /// What a trustee needs for the last round; `None` before it.
    pub fn input(&self, place: usize) -> Result<Option<String>, Fault> {
        match self.round() {
            Round::Waiting(Message::Share) => checking::input(self, place).map(Some),
            Round::Complete if self.arrangement().rounds().contains(&Message::Share) => {
                checking::input(self, place).map(Some)
            }
            Round::Complete | Round::Waiting(Message::Key | Message::Certificate | Message::Polynomial) => {
                Ok(None)
            }
        }
    }

    /// The public point of a trustee's share, and the sealed share itself, once they are there.
    pub fn share(&self, place: usize) -> Result<Option<Share>, Fault> {
        checking::share(self, place)
    }

    /// The sealed sums to rehearse with.
    pub fn test_tally(&self) -> Result<Option<String>, Fault> {
        let Some(test) = &self.test else { return Ok(None) };
        let election = ballot::Election::parse(test.election.as_bytes()).map_err(Fault::broken)?;
        let sum = ballot::TestSum::parse(&election, test.text.as_bytes()).map_err(Fault::broken)?;
        Ok(Some(sum.tally().text().to_owned()))
    }

    /// The finished key, as it stands in each box's archive.
    pub fn trustees(&self) -> Result<ballot::Trustees, Fault> {
        checking::trustees(self)
    }
}
