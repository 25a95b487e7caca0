//! Point 12 of section 14: every proof of a ballot.

use super::super::contexts::Voter;
use super::super::wire::{Answer, Ballot};
use super::super::{BallotRefusal, Ciphertext, ProofPlace};
use crate::election::Election;
use crate::group::{Encoded, VerifyingKey};
use crate::proof::Claims;
use crate::question::Question;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT as G;
use curve25519_dalek::{EdwardsPoint, Scalar};

type Pair = (EdwardsPoint, EdwardsPoint);

/// Checks a ballot whose shape is right.
pub(super) fn check(
    election: &Election,
    key: &VerifyingKey,
    ballot: &Ballot,
    answers: &[Vec<Ciphertext>],
) -> Result<(), BallotRefusal> {
    let voter = Voter::new(election, ballot.credential);
    let mut claims = Claims::new();
    for (place, question) in election.questions().iter().enumerate() {
        if let (Some(answer), Some(sealed)) = (ballot.answers.get(place), answers.get(place)) {
            let mut claimant = Claimant { claims: &mut claims, key, voter: &voter, question: place + 1 };
            claimant.individual(answer, sealed);
            claimant.overall(question, answer, sealed);
        }
    }
    claims.settle().map_err(BallotRefusal::Proof)
}

struct Claimant<'a> {
    claims: &'a mut Claims<ProofPlace>,
    key: &'a VerifyingKey,
    voter: &'a Voter<'a>,
    /// Counted from 1.
    question: usize,
}

impl Claimant<'_> {
    /// Each choice is 0 or 1.
    fn individual(&mut self, answer: &Answer, sealed: &[Ciphertext]) {
        for (place, (choice, members)) in answer.choices.iter().zip(&answer.individual_proofs).enumerate() {
            let Some((alpha, beta)) = sealed.get(place).map(Ciphertext::pair) else { continue };
            let named = ProofPlace::Individual { question: self.question, choice: place + 1 };
            let pairs = [(alpha, beta), (alpha, beta - G)];
            self.claims.disjunction(named, self.voter.individual(choice), self.key, &members.0, pairs);
        }
    }

    /// The choices together are lawful.
    fn overall(&mut self, question: &Question, answer: &Answer, sealed: &[Ciphertext]) {
        let named = ProofPlace::Overall { question: self.question };
        let (Some(blank_proof), Some((blank, others))) = (&answer.blank_proof, sealed.split_first()) else {
            let (alpha, beta) = product(sealed);
            let spelled = EdwardsPoint::compress_batch(&[alpha, beta]).map(Encoded::from);
            let transcript = self.voter.overall(&answer.choices, spelled);
            let pairs = shifted(question, (alpha, beta));
            self.claims.disjunction(named, transcript, self.key, &answer.overall_proof, pairs);
            return;
        };
        let (alpha, beta) = blank.pair();
        let sum = product(others);
        let transcript = self.voter.blank(&answer.choices);
        let place = ProofPlace::Blank { question: self.question };
        self.claims.disjunction(place, transcript, self.key, blank_proof, [(alpha, beta), sum]);

        let transcript = self.voter.overall_with_blank(&answer.choices);
        let pairs = std::iter::once((alpha, beta - G)).chain(shifted(question, sum));
        self.claims.disjunction(named, transcript, self.key, &answer.overall_proof, pairs);
    }
}

fn product(sealed: &[Ciphertext]) -> Pair {
    sealed.iter().fold(Pair::default(), |(a, b), one| (a + one.alpha().at(), b + one.beta().at()))
}

/// The sum divided by `g^value`, for each lawful value from the smallest on, without end.
fn shifted(question: &Question, (alpha, beta): Pair) -> impl Iterator<Item = Pair> {
    let first = beta - EdwardsPoint::mul_base(&Scalar::from(question.min()));
    std::iter::successors(Some(first), |beta| Some(beta - G)).map(move |beta| (alpha, beta))
}
