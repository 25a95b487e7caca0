import { answerPrefixes } from '../answer.ts';
import { parseBallot, unsignedText, type Answer, type Ballot } from '../ballot.ts';
import { width, type Question } from '../election.ts';
import { demand } from '../error.ts';
import { curvePointFromText, Doublings, NEUTRAL, pointTexts, type Point } from '../group.ts';
import { hashBase64 } from '../hash.ts';
import { item } from '../list.ts';
import { checkKey, signaturePrefix } from '../proof.ts';
import { longContext, membershipPrefix, shortContext } from '../proof/context.ts';
import { checkDisjunction, type Bases, type ForeignBranch, type ForeignCiphertext } from '../proof/disjunction.ts';
import type { CastBallot } from '../tally.ts';
import type { Setup } from './setup.ts';

// Belenios v1, section 14, points 8 to 12, for one ballot. Lengths are compared before anything
// is made of them: an election may say that 10^9 answers can be chosen.

/**
 * Checks a ballot wholly: text, election, credential, signature, shape, points and proofs.
 * The number of times a text occurs in the archive is the caller's to check.
 */
export function checkBallot(setup: Setup, bases: Bases, text: string, where: string): CastBallot {
  const ballot = parseBallot(text, where);
  const { election } = setup;
  demand(ballot.election_uuid === election.uuid, 'other-election', `${where}: uuid`);
  demand(ballot.election_hash === election.fingerprint, 'other-election', `${where}: fingerprint`);
  checkSignature(setup, ballot, where);
  demand(ballot.answers.length === election.questions.length, 'ballot-shape', `${where}: number of answers`);
  const context = shortContext(election.fingerprint, ballot.credential);
  const answers = election.questions.map((question, at) =>
    checkAnswer(bases, question, item(ballot.answers, at), context, `${where}, question ${at + 1}`),
  );
  return { credential: ballot.credential, answers };
}

function checkSignature(setup: Setup, ballot: Ballot, where: string): void {
  const listed = setup.credentials.get(ballot.credential);
  demand(listed !== undefined, 'unknown-credential', where);
  const { hash, proof } = ballot.signature;
  demand(hash === hashBase64(unsignedText(ballot)), 'signature', `${where}: hash`);
  checkKey(proof, listed.key, signaturePrefix(hash), 'signature', where);
}

function checkAnswer(
  bases: Bases,
  question: Question,
  answer: Answer,
  context: string,
  where: string,
): [Point, Point][] {
  const { choices, individual_proofs: individual } = answer;
  const members = question.most - question.least + 1;
  demand(choices.length === width(question), 'ballot-shape', `${where}: number of choices`);
  demand(individual.length === choices.length, 'ballot-shape', `${where}: number of individual proofs`);
  demand((answer.blank_proof !== undefined) === question.blank, 'ballot-shape', `${where}: blank proof`);
  demand(answer.overall_proof.length === members + (question.blank ? 1 : 0), 'ballot-shape', `${where}: overall proof`);

  const points = choices.map(({ alpha, beta }, at) => {
    const place = `${where}, choice ${at + 1}`;
    return { alpha: curvePointFromText(alpha, place), beta: curvePointFromText(beta, place) };
  });
  for (const [at, choice] of points.entries()) {
    const place = `${where}, choice ${at + 1}`;
    const ciphertext = { alpha: new Doublings(choice.alpha), beta: new Doublings(choice.beta) };
    demand(ciphertext.alpha.inGroup() && ciphertext.beta.inGroup(), 'point', place);
    const branches = [0n, 1n].map((value) => ({ ciphertext, value }));
    checkDisjunction(bases, branches, item(individual, at), membershipPrefix(context, item(choices, at)), place);
  }
  checkOverall(bases, question, answer, points, context, where);
  return points.map(({ alpha, beta }) => [alpha, beta]);
}

type Pair = { readonly alpha: Point; readonly beta: Point };

function checkOverall(
  bases: Bases,
  question: Question,
  answer: Answer,
  points: readonly Pair[],
  context: string,
  where: string,
): void {
  const total = product(points);
  const [alpha = '', beta = ''] = pointTexts([total.alpha, total.beta]);
  const [overall, blank] = answerPrefixes(question, longContext(context, answer.choices), { alpha, beta });
  if (!question.blank) {
    checkDisjunction(
      bases,
      range(question, foreign(total)),
      answer.overall_proof,
      overall ?? '',
      `${where}: overall proof`,
    );
    return;
  }
  const first = foreign(item(points, 0));
  const others = foreign(product(points.slice(1)));
  const either = [{ ciphertext: first, value: 1n }, ...range(question, others)];
  checkDisjunction(bases, either, answer.overall_proof, overall ?? '', `${where}: overall proof`);
  const notBoth = [first, others].map((ciphertext) => ({ ciphertext, value: 0n }));
  checkDisjunction(bases, notBoth, answer.blank_proof ?? [], blank ?? '', `${where}: blank proof`);
}

function range({ least, most }: Question, ciphertext: ForeignCiphertext): ForeignBranch[] {
  return Array.from({ length: most - least + 1 }, (_, at) => ({ ciphertext, value: BigInt(least + at) }));
}

function product(points: readonly Pair[]): Pair {
  return points.reduce((sum, one) => ({ alpha: sum.alpha.add(one.alpha), beta: sum.beta.add(one.beta) }), {
    alpha: NEUTRAL,
    beta: NEUTRAL,
  });
}

function foreign({ alpha, beta }: Pair): ForeignCiphertext {
  return { alpha: new Doublings(alpha), beta: new Doublings(beta) };
}
