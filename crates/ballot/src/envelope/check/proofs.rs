//! Points 1 and 12 of section 14, one point at a time: on every processor.

use super::super::contexts::Voter;
use super::super::wire::{Answer, Ballot};
use super::super::{BallotRefusal, ProofPlace};
use super::claims::{claims, shape};
use crate::election::Election;
use crate::group::lanes::Member;
use crate::group::{Encoded, Point, PointError, VerifyingKey};
use crate::proof::Claims;
use crate::question::Question;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT as G;
use curve25519_dalek::{EdwardsPoint, Scalar};

type Pair = (EdwardsPoint, EdwardsPoint);

/// Checks a ballot whose shape is right.
pub(super) fn check(election: &Election, key: &VerifyingKey, ballot: &Ballot) -> Result<(), BallotRefusal> {
    let voter = Voter::new(election, ballot.credential);
    let answers = decode(ballot, Encoded::decode)?;
    let mut open = Claims::new();
    for (place, (question, answer)) in election.questions().iter().zip(&ballot.answers).enumerate() {
        let sealed = answers.get(place).map(Vec::as_slice).unwrap_or_default();
        add(&mut open, key, &voter, (place + 1, question), answer, sealed);
    }
    open.settle().map_err(BallotRefusal::Proof)
}

fn add(
    open: &mut Claims<ProofPlace>,
    key: &VerifyingKey,
    voter: &Voter<'_>,
    (number, question): (usize, &Question),
    answer: &Answer,
    sealed: &[Pair],
) {
    let shape = shape(question);
    let summed = sealed.iter().skip(shape.summed_from);
    let sum = summed.fold(Pair::default(), |(a, b), (alpha, beta)| (a + alpha, b + beta));
    let spelled = EdwardsPoint::compress_batch(&[sum.0, sum.1]).map(Encoded::from);
    let mut members = shape.members.into_iter();
    for claim in claims(number, question, answer, voter, spelled) {
        let own = members.by_ref().take(claim.proofs.len());
        let pairs = own.map(|Member { about, value }| {
            let (alpha, beta) = sealed.get(about).copied().unwrap_or(sum);
            (alpha, lowered(beta, value))
        });
        open.disjunction(claim.place, claim.transcript, key, claim.proofs, pairs);
    }
}

/// `beta / g^value`.
fn lowered(beta: EdwardsPoint, value: u64) -> EdwardsPoint {
    match value {
        0 => beta,
        1 => beta - G,
        more => beta - EdwardsPoint::mul_base(&Scalar::from(more)),
    }
}

/// The ciphertexts as points.
pub(super) fn decode(
    ballot: &Ballot,
    decode: impl Fn(Encoded) -> Result<Point, PointError>,
) -> Result<Vec<Vec<Pair>>, BallotRefusal> {
    let answer = |(question, answer): (usize, &Answer)| {
        let pairs = answer.choices.iter().enumerate().map(|(choice, sealed)| {
            let place = |why| BallotRefusal::Point { question: question + 1, choice: choice + 1, why };
            let read = |text| decode(text).map(|point| *point.at()).map_err(place);
            Ok((read(sealed.alpha)?, read(sealed.beta)?))
        });
        pairs.collect()
    };
    ballot.answers.iter().enumerate().map(answer).collect()
}
