//! Points 1 and 12 of section 14, eight answers at a time, where the processor can.

#![expect(clippy::indexing_slicing, reason = "a lane is below LANES, as long as what it indexes")]

use super::super::BallotRefusal;
use super::super::contexts::Voter;
use super::super::wire::{Answer, Ballot, Choice};
use super::claims::{claims, shape};
use crate::election::Election;
use crate::group::lanes::{Batch, Found, LANES, Outcome, Prepared, Shape};
use crate::group::{Encoded, Point, PointError};
use crate::proof::Proof;
use crate::question::Question;
use curve25519_dalek::Scalar;

/// Questions with more lawful sums than this are rare, and checked one point at a time.
const MOST_SUMS: u64 = 64;

/// An election prepared for checking many answers at once.
pub(super) struct Together {
    key: Prepared,
    /// The different shapes of the questions, and for each question which it has.
    shapes: Vec<Shape>,
    of_question: Vec<usize>,
}

/// An answer to be checked.
#[derive(Clone, Copy)]
struct Task<'a> {
    /// Which of the ballots.
    ballot: usize,
    credential: Encoded,
    /// Counted from 1.
    question: usize,
    asked: &'a Question,
    answer: &'a Answer,
}

impl Together {
    /// `None` where the processor cannot, or the questions are not made for it.
    pub(super) fn new(election: &Election) -> Option<Self> {
        let key = Prepared::new(election.key().at())?;
        let mut shapes = Vec::new();
        let mut of_question = Vec::new();
        for question in election.questions() {
            if question.overall_members() > MOST_SUMS {
                return None;
            }
            let shape = shape(question);
            let known = shapes.iter().position(|known| *known == shape);
            of_question.push(known.unwrap_or(shapes.len()));
            if known.is_none() {
                shapes.push(shape);
            }
        }
        Some(Self { key, shapes, of_question })
    }

    /// Checks ballots whose shape is right; a verdict for each.
    pub(super) fn check(&self, election: &Election, ballots: &[&Ballot]) -> Vec<Result<(), BallotRefusal>> {
        let mut progress: Vec<_> = ballots.iter().map(|ballot| Progress::of(ballot)).collect();
        for (number, shape) in self.shapes.iter().enumerate() {
            let tasks: Vec<_> = ballots
                .iter()
                .enumerate()
                // Nothing more is spent on a ballot that is refused already.
                .filter(|(ballot, _)| progress.get(*ballot).is_some_and(|known| known.refused.is_none()))
                .flat_map(|(ballot, one)| self.tasks(election, number, ballot, one))
                .collect();
            for tasks in tasks.chunks(LANES) {
                let Some(batch) = gather(shape, tasks) else { continue };
                let outcome = self.key.recompute(&batch);
                for (lane, task) in tasks.iter().enumerate() {
                    let verdict =
                        points(&outcome, lane, task).and_then(|()| proofs(election, &outcome, lane, task));
                    if let Some(progress) = progress.get_mut(task.ballot) {
                        progress.note(verdict);
                    }
                }
            }
        }
        progress.into_iter().map(Progress::verdict).collect()
    }

    /// The answers of a ballot to questions of one shape.
    fn tasks<'a>(
        &self,
        election: &'a Election,
        shape: usize,
        ballot: usize,
        one: &'a Ballot,
    ) -> impl Iterator<Item = Task<'a>> {
        let asked = election.questions().iter().zip(&one.answers).zip(&self.of_question).enumerate();
        asked.filter(move |(_, (_, of))| **of == shape).map(move |(question, ((asked, answer), _))| Task {
            ballot,
            credential: one.credential,
            question: question + 1,
            asked,
            answer,
        })
    }
}

/// How far the check of a ballot has come. Good is only what every answer was found good of.
struct Progress {
    /// Answers that were not looked at yet.
    open: usize,
    refused: Option<BallotRefusal>,
}

impl Progress {
    fn of(ballot: &Ballot) -> Self {
        Self { open: ballot.answers.len(), refused: spelled_well(ballot).err() }
    }

    fn note(&mut self, verdict: Result<(), BallotRefusal>) {
        match verdict {
            Ok(()) => self.open = self.open.saturating_sub(1),
            Err(why) => self.refused = self.refused.take().or(Some(why)),
        }
    }

    fn verdict(self) -> Result<(), BallotRefusal> {
        match self.refused {
            Some(why) => Err(why),
            None if self.open == 0 => Ok(()),
            None => Err(BallotRefusal::Shape { question: self.open }),
        }
    }
}

/// Whether all points are below p: the lanes do not look.
fn spelled_well(ballot: &Ballot) -> Result<(), BallotRefusal> {
    for (question, answer) in ballot.answers.iter().enumerate() {
        for (choice, Choice { alpha, beta }) in answer.choices.iter().enumerate() {
            if !(alpha.is_canonical() && beta.is_canonical()) {
                let why = PointError::NotCanonical;
                return Err(BallotRefusal::Point { question: question + 1, choice: choice + 1, why });
            }
        }
    }
    Ok(())
}

/// Lays answers beside one another; lanes that are left over repeat the last one.
fn gather<'a>(shape: &'a Shape, tasks: &[Task<'_>]) -> Option<Batch<'a>> {
    let neutral = Point::neutral().encoded();
    let mut sealed = vec![[[neutral; LANES]; 2]; shape.choices];
    let mut proofs = vec![[[Scalar::ZERO; LANES]; 2]; shape.members.len()];
    let last = tasks.last()?;
    for lane in 0..LANES {
        let Answer { choices, individual_proofs, overall_proof, blank_proof } =
            tasks.get(lane).unwrap_or(last).answer;
        for (to, Choice { alpha, beta }) in sealed.iter_mut().zip(choices) {
            let [alphas, betas] = to;
            (alphas[lane], betas[lane]) = (*alpha, *beta);
        }
        let members = individual_proofs
            .iter()
            .flat_map(|members| &members.0)
            .chain(blank_proof.iter().flatten())
            .chain(overall_proof);
        for (to, member) in proofs.iter_mut().zip(members) {
            let [challenges, responses] = to;
            (challenges[lane], responses[lane]) = (*member.challenge(), *member.response());
        }
    }
    Some(Batch { shape, sealed, proofs })
}

fn points(outcome: &Outcome, lane: usize, task: &Task<'_>) -> Result<(), BallotRefusal> {
    let holds = |mask: u8| mask >> lane & 1 == 1;
    for (choice, pair) in outcome.found.iter().enumerate() {
        for Found { on_curve, in_subgroup } in pair {
            let why = match (holds(*on_curve), holds(*in_subgroup)) {
                (true, true) => continue,
                (false, _) => PointError::NotOnCurve,
                (true, false) => PointError::NotInSubgroup,
            };
            return Err(BallotRefusal::Point { question: task.question, choice: choice + 1, why });
        }
    }
    Ok(())
}

fn proofs(election: &Election, outcome: &Outcome, lane: usize, task: &Task<'_>) -> Result<(), BallotRefusal> {
    let voter = Voter::new(election, task.credential);
    let mut commitments = outcome.commitments.iter().flatten().map(|lanes| lanes[lane]);
    let sum = outcome.sum.map(|lanes| lanes[lane]);
    for claim in claims(task.question, task.asked, task.answer, &voter, sum) {
        let own = commitments.by_ref().take(2 * claim.proofs.len());
        let challenges: Scalar = claim.proofs.iter().map(Proof::challenge).sum();
        if claim.transcript.points(own).challenge() != challenges {
            return Err(BallotRefusal::Proof(claim.place));
        }
    }
    Ok(())
}
