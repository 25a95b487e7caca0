//! Making one answer of a ballot.

use super::super::contexts::Voter;
use super::super::wire::{Answer, Choice, Members};
use crate::group::{Encoded, SealingKey, random_scalar};
use crate::proof::{Branch, Proof, prove};
use crate::question::Question;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

/// Whether the votes are blank, and how many answers they choose.
pub(super) fn blank_and_sum(question: &Question, votes: &[u8]) -> (bool, u64) {
    let (blank, chosen) = votes.split_at(usize::from(question.allows_blank()).min(votes.len()));
    (blank.contains(&1), chosen.iter().map(|vote| u64::from(*vote)).sum())
}

/// A choice with its secrets.
struct Sealed {
    vote: u8,
    randomness: Zeroizing<Scalar>,
    at: [EdwardsPoint; 2],
}

/// Seals votes that were found lawful.
pub(super) fn seal<R: CryptoRng + ?Sized>(
    key: &SealingKey,
    context: &Voter<'_>,
    question: &Question,
    votes: &[u8],
    rng: &mut R,
) -> Answer {
    let sealed: Vec<_> = votes.iter().map(|vote| encrypt(key, *vote, rng)).collect();
    let points: Vec<_> = sealed.iter().flat_map(|one| one.at).collect();
    let mut spelled = EdwardsPoint::compress_batch_alloc(&points).into_iter().map(Encoded::from);
    let mut choices = Vec::with_capacity(sealed.len());
    while let (Some(alpha), Some(beta)) = (spelled.next(), spelled.next()) {
        choices.push(Choice { alpha, beta });
    }
    let individual_proofs = sealed
        .iter()
        .zip(&choices)
        .map(|(one, choice)| {
            let vote = Scalar::from(one.vote);
            let branches = [branch(&one.randomness, vote), branch(&one.randomness, vote - Scalar::ONE)];
            Members(prove(context.individual(choice), key, &branches, one.vote.into(), rng))
        })
        .collect();
    let (blank_proof, overall_proof) = match sealed.split_first() {
        Some((blank, others)) if question.allows_blank() => {
            let [blank_proof, overall] = with_blank(key, context, question, (blank, others), &choices, rng);
            (Some(blank_proof), overall)
        }
        _ => (None, overall(key, context, question, &sealed, &choices, rng)),
    };
    Answer { choices, individual_proofs, overall_proof, blank_proof }
}

fn encrypt<R: CryptoRng + ?Sized>(key: &SealingKey, vote: u8, rng: &mut R) -> Sealed {
    let randomness = random_scalar(rng);
    let beta = key.power(&randomness) + EdwardsPoint::mul_base(&Scalar::from(vote));
    Sealed { vote, at: [EdwardsPoint::mul_base(&randomness), beta], randomness }
}

fn branch(randomness: &Scalar, distance: Scalar) -> Branch<'_> {
    Branch { randomness, distance }
}

/// The product of ciphertexts: its number and its randomness are the sums.
fn sums(sealed: &[Sealed]) -> (u64, Zeroizing<Scalar>) {
    let number = sealed.iter().map(|one| u64::from(one.vote)).sum();
    (number, Zeroizing::new(sealed.iter().map(|one| *one.randomness).sum()))
}

/// One branch for each lawful sum.
fn sum_branches<'a>(question: &Question, sum: u64, randomness: &'a Scalar) -> Vec<Branch<'a>> {
    let lawful = question.min()..=question.max();
    lawful.map(|value| branch(randomness, Scalar::from(sum) - Scalar::from(value))).collect()
}

fn overall<R: CryptoRng + ?Sized>(
    key: &SealingKey,
    context: &Voter<'_>,
    question: &Question,
    sealed: &[Sealed],
    choices: &[Choice],
    rng: &mut R,
) -> Vec<Proof> {
    let (sum, randomness) = sums(sealed);
    let product = sealed.iter().fold([EdwardsPoint::default(); 2], |[a, b], one| {
        let [alpha, beta] = one.at;
        [a + alpha, b + beta]
    });
    let product = EdwardsPoint::compress_batch(&product).map(Encoded::from);
    let truth = usize::try_from(sum - question.min()).unwrap_or(usize::MAX);
    prove(context.overall(choices, product), key, &sum_branches(question, sum, &randomness), truth, rng)
}

/// The blank proof, "not blank, or nothing chosen", and the overall proof, "blank, or a lawful sum".
fn with_blank<R: CryptoRng + ?Sized>(
    key: &SealingKey,
    context: &Voter<'_>,
    question: &Question,
    (blank, others): (&Sealed, &[Sealed]),
    choices: &[Choice],
    rng: &mut R,
) -> [Vec<Proof>; 2] {
    let (sum, randomness) = sums(others);
    let is_blank = Scalar::from(blank.vote);
    let not_blank_or_nothing = [branch(&blank.randomness, is_blank), branch(&randomness, Scalar::from(sum))];
    let first = prove(context.blank(choices), key, &not_blank_or_nothing, blank.vote.into(), rng);

    let mut blank_or_lawful = vec![branch(&blank.randomness, is_blank - Scalar::ONE)];
    blank_or_lawful.extend(sum_branches(question, sum, &randomness));
    let truth = if blank.vote == 1 { Some(0) } else { sum.checked_sub(question.min()).map(|k| k + 1) };
    let truth = truth.and_then(|k| usize::try_from(k).ok()).unwrap_or(usize::MAX);
    let second = prove(context.overall_with_blank(choices), key, &blank_or_lawful, truth, rng);
    [first, second]
}
