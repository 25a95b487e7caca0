import type { Answer, Ciphertext } from './ballot.ts';
import type { Question } from './election.ts';
import { GENERATOR, NEUTRAL, pointTexts, type Point, type Scalar } from './group.ts';
import { hashToScalar } from './hash.ts';
import { item } from './list.ts';
import { blankPrefix, longContext, membershipPrefix, overallBlankPrefix } from './proof/context.ts';
import { commit, type Bases, type KnownBranch } from './proof/disjunction.ts';
import { randomScalar, type Random } from './random.ts';

// Belenios v1, section 9: one question's part of a ballot, made by someone who knows the votes.

/** What all answers of a ballot are sealed with. `context` is S0. */
export interface Sealer {
  readonly bases: Bases;
  readonly context: string;
  readonly random: Random;
}

/** g^randomness and y^randomness * g^vote. */
export function encrypt(bases: Bases, vote: bigint, randomness: Scalar): [alpha: Point, beta: Point] {
  const masked = bases.y.power(randomness);
  return [bases.g.power(randomness), vote === 0n ? masked : masked.add(GENERATOR)];
}

/** A choice with its secrets. */
interface Choice {
  readonly vote: bigint;
  readonly randomness: Scalar;
}

/** Encrypts lawful votes of a question (`plaintext` of seal.ts) and proves that they are. */
export function sealAnswer({ bases, context, random }: Sealer, question: Question, votes: readonly bigint[]): Answer {
  const secrets = votes.map((vote) => ({ vote, randomness: randomScalar(random) }));
  const ciphertexts = secrets.map(({ vote, randomness }) => encrypt(bases, vote, randomness));
  const claims = [
    ...secrets.map((choice) => individualBranches(choice)),
    ...(question.blank ? blankBranches(question, secrets) : [overallBranches(question, sum(secrets))]),
  ].map((branches) => commit(bases, branches, random));

  // All points of the question become text together, as each such conversion costs an inversion.
  const points = [...ciphertexts, product(ciphertexts)].flat();
  const texts = pointTexts([...points, ...claims.flatMap((claim) => claim.commitments)]);
  const pairs = Array.from(votes.keys(), (at) => pair(texts, at));
  const total = pair(texts, votes.length);
  const prefixes = [
    ...pairs.map((ciphertext) => membershipPrefix(context, ciphertext)),
    ...answerPrefixes(question, longContext(context, pairs), total),
  ];
  let from = points.length;
  const proofs = claims.map((claim, at) => {
    const commitments = texts.slice(from, (from += claim.commitments.length));
    return claim.respond(hashToScalar(item(prefixes, at), commitments));
  });
  const answer = {
    choices: pairs,
    individual_proofs: proofs.slice(0, votes.length),
    overall_proof: item(proofs, votes.length),
  };
  return question.blank ? { ...answer, blank_proof: item(proofs, votes.length + 1) } : answer;
}

/** "0 or 1". */
function individualBranches({ vote, randomness }: Choice): KnownBranch[] {
  return [
    { randomness, excess: vote },
    { randomness, excess: vote - 1n },
  ];
}

/** "From least to most." */
function overallBranches({ least, most }: Question, { vote, randomness }: Choice): KnownBranch[] {
  return Array.from({ length: most - least + 1 }, (_, at) => ({ randomness, excess: vote - BigInt(least + at) }));
}

/** The overall claim "blank, or from least to most" and the blank claim "not blank, or nothing else". */
function blankBranches(question: Question, secrets: readonly Choice[]): [overall: KnownBranch[], blank: KnownBranch[]] {
  const blank = item(secrets, 0);
  const others = sum(secrets.slice(1));
  return [
    [{ randomness: blank.randomness, excess: blank.vote - 1n }, ...overallBranches(question, others)],
    [
      { randomness: blank.randomness, excess: blank.vote },
      { randomness: others.randomness, excess: others.vote },
    ],
  ];
}

/** The prefixes of overall proof and, where there is one, blank proof, in this order. */
export function answerPrefixes(question: Question, long: string, total: Ciphertext): string[] {
  return question.blank ? [overallBlankPrefix(long), blankPrefix(long)] : [membershipPrefix(long, total)];
}

function sum(choices: readonly Choice[]): Choice {
  return choices.reduce(
    (total, choice) => ({ vote: total.vote + choice.vote, randomness: total.randomness + choice.randomness }),
    { vote: 0n, randomness: 0n },
  );
}

function product(ciphertexts: readonly (readonly [Point, Point])[]): [alpha: Point, beta: Point] {
  return ciphertexts.reduce<[Point, Point]>(([a, b], [alpha, beta]) => [a.add(alpha), b.add(beta)], [NEUTRAL, NEUTRAL]);
}

function pair(texts: readonly string[], at: number): Ciphertext {
  return { alpha: item(texts, 2 * at), beta: item(texts, 2 * at + 1) };
}
