//! What an answer claims, proof by proof (section 9), in the one order that both ways of checking keep.

use super::super::ProofPlace;
use super::super::contexts::Voter;
use super::super::wire::Answer;
use crate::group::Encoded;
use crate::group::lanes::{Member, Shape};
use crate::hash::Transcript;
use crate::proof::Proof;
use crate::question::Question;

/// A proof as it stands in a ballot.
pub(super) struct Claim<'a> {
    pub(super) place: ProofPlace,
    /// All that is hashed before the commitments.
    pub(super) transcript: Transcript,
    pub(super) proofs: &'a [Proof],
}

/// What the members of all claims are about, one after the other.
///
/// An election may say max = 10⁹: only for as many sums as the answer has members, which were counted.
pub(super) fn shape(question: &Question) -> Shape {
    let choices = question.choices();
    let summed_from = usize::from(question.allows_blank());
    let mut members: Vec<_> =
        (0..choices).flat_map(|about| [0, 1].map(|value| Member { about, value })).collect();
    if question.allows_blank() {
        members.extend([Member { about: 0, value: 0 }, Member { about: choices, value: 0 }]);
        members.push(Member { about: 0, value: 1 });
    }
    members.extend((question.min()..=question.max()).map(|value| Member { about: choices, value }));
    Shape { choices, summed_from, members }
}

/// The claims of an answer whose shape is right, to a question counted from 1.
pub(super) fn claims<'a>(
    question: usize,
    asked: &Question,
    answer: &'a Answer,
    voter: &Voter<'_>,
    sum: [Encoded; 2],
) -> Vec<Claim<'a>> {
    let individual = answer.choices.iter().zip(&answer.individual_proofs).enumerate();
    let mut claims: Vec<_> = individual
        .map(|(choice, (sealed, proofs))| Claim {
            place: ProofPlace::Individual { question, choice: choice + 1 },
            transcript: voter.individual(sealed),
            proofs: &proofs.0,
        })
        .collect();
    if let Some(proofs) = &answer.blank_proof {
        let transcript = voter.blank(&answer.choices);
        claims.push(Claim { place: ProofPlace::Blank { question }, transcript, proofs });
    }
    let transcript = if asked.allows_blank() {
        voter.overall_with_blank(&answer.choices)
    } else {
        voter.overall(&answer.choices, sum)
    };
    claims.push(Claim { place: ProofPlace::Overall { question }, transcript, proofs: &answer.overall_proof });
    claims
}
