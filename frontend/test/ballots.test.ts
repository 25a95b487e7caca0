import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrusteeSecret, verifyForTrustee, type ErrorCode } from '../src/ballot/index.ts';
import { Box, codes, contexts, oneOfFive, type AnswerText } from './support/box.ts';
import { refused } from './support/refusal.ts';

// What a trustee refuses to decrypt. The tally after the ballots is never reached: it is empty.

const own = TrusteeSecret.fromCode(contexts[0]!, codes[0]!).publicKey;
const withBlank = { answers: ['yes', 'no'], blank: true, min: 1, max: 1, question: 'Retained?' };
const box = new Box([oneOfFive('diligence'), withBlank]);
const mine = box.ballot(0, [
  [1, 0, 0, 0, 0],
  [0, 1, 0],
]);
const theirs = box.ballot(1, [
  [0, 0, 1, 0, 0],
  [1, 0, 0],
]);
const answersOf = (text: string) => (JSON.parse(text) as { answers: AnswerText[] }).answers;

function refusedBallots(code: ErrorCode, ballots: string[], where = `event ${ballots.length}`): void {
  const file = box.open(ballots).event('EndBallots', []).tally('[]', 0, 0).bytes();
  refused(code, () => verifyForTrustee(file, own), where);
}

/** My ballot with the first answer changed, rightly signed. */
function forged(change: (answer: AnswerText) => object): string {
  return box.forged(0, mine, ([first, ...others]) => [change(first!), ...others]);
}

test('a ballot of a credential that is not listed', () => {
  refusedBallots('unknown-credential', [
    mine,
    box.forged(0, theirs, (answers) => answers).replace(/"credential":"./, '"credential":"*'),
  ]);
});

test('the same ballot twice', () => {
  refusedBallots('duplicate-ballot', [mine, mine]);
});

test('a ballot that is not in canonical form', () => {
  refusedBallots('not-canonical', [mine.replace(',', ', ')]);
  refusedBallots('not-canonical', [mine.replace('"answers"', '"\\u0061nswers"')]);
});

test('a ballot with a field twice, unknown, or missing', () => {
  refusedBallots('shape', [mine.replace('{', '{"election_uuid":"TheBoxUnderTest1",')], '');
  refusedBallots('ballot-shape', [mine.replace('{', '{"comment":"",')], '');
  refusedBallots('ballot-shape', [JSON.stringify({ ...JSON.parse(mine), signature: undefined })], '');
});

test('a ballot for another election', () => {
  refusedBallots('other-election', [mine.replace(/"election_hash":"./, '"election_hash":"*')]);
  refusedBallots('other-election', [mine.replace('"TheBoxUnderTest1"', '"TheBoxUnderTest2"')]);
});

test('a ballot whose answers were exchanged after signing', () => {
  refusedBallots('signature', [JSON.stringify({ ...JSON.parse(mine), answers: answersOf(theirs) })]);
});

test('a ballot signed with another card', () => {
  const { signature } = JSON.parse(box.forged(1, mine, (answers) => answers)) as { signature: unknown };
  refusedBallots('signature', [JSON.stringify({ ...JSON.parse(mine), signature })]);
});

test('a ballot signed rightly but not proved rightly', () => {
  assert.notDeepEqual(answersOf(mine), answersOf(theirs));
  const copied = box.forged(0, mine, () => answersOf(theirs));
  refusedBallots('ballot-proof', [theirs, copied], 'event 2 (Ballot), question 1, choice 1');
  const reversed = forged((answer) => ({
    ...answer,
    choices: [...answer.choices].reverse(),
    individual_proofs: [...answer.individual_proofs].reverse(),
  }));
  refusedBallots('ballot-proof', [reversed], 'overall proof');
  const blank = box.forged(0, mine, ([first, second]) => [
    first,
    { ...second, blank_proof: answersOf(theirs)[1]!.blank_proof },
  ]);
  refusedBallots('ballot-proof', [blank], 'question 2: blank proof');
});

test('a ballot with a point outside the group, though on the curve', () => {
  const orderFour = '0'.repeat(64);
  const outside = forged((answer) => ({
    ...answer,
    choices: [{ ...answer.choices[0]!, alpha: orderFour }, ...answer.choices.slice(1)],
  }));
  refusedBallots('point', [outside], 'choice 1');
});

test('a ballot with a scalar that is not reduced', () => {
  const large = '7237005577332262213973186563042994240857116359379907606001950938285454250989';
  const unreduced = forged((answer) => ({
    ...answer,
    overall_proof: [{ ...answer.overall_proof[0]!, response: large }],
  }));
  refusedBallots('scalar', [unreduced], 'overall proof');
});

test('a ballot with something too much or too little', () => {
  const changes: ((answer: AnswerText) => object)[] = [
    (answer) => ({ ...answer, choices: answer.choices.slice(1) }),
    (answer) => ({ ...answer, individual_proofs: answer.individual_proofs.slice(1) }),
    (answer) => ({ ...answer, individual_proofs: answer.individual_proofs.map((proofs) => proofs.slice(1)) }),
    (answer) => ({ ...answer, overall_proof: [] }),
    (answer) => ({ ...answer, blank_proof: answersOf(mine)[1]!.blank_proof }),
  ];
  for (const change of changes) refusedBallots('ballot-shape', [forged(change)]);
  refusedBallots('ballot-shape', [box.forged(0, mine, ([first]) => [first])]);
  const dropped = box.forged(0, mine, ([first, { choices, individual_proofs, overall_proof } = first!]) => [
    first,
    { choices, individual_proofs, overall_proof },
  ]);
  refusedBallots('ballot-shape', [dropped], 'question 2: blank proof');
});
