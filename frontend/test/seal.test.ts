import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encrypt } from '../src/ballot/answer.ts';
import { parseBallot, unsignedText } from '../src/ballot/ballot.ts';
import { parseElection, picks, publicCredential, seal, tracker } from '../src/ballot/index.ts';
import { FixedBase, GENERATOR, pointTexts } from '../src/ballot/group.ts';
import { complaints, open } from './support/checker.ts';
import { refused } from './support/refusal.ts';
import { vectors, type BallotVectors } from './support/vectors.ts';

const { election, trustee_private_key: privateKey, ballots } = vectors<BallotVectors>('ballot.json');
const card = ballots[0]!.credential;
const parsed = parseElection(election);

/** What a sealed ballot holds when it is opened with the whole private key. */
function opened(text: string): number[][] {
  return parseBallot(text, 'ballot').answers.map(({ choices }) =>
    choices.map((choice) => open(BigInt(privateKey), choice)),
  );
}

test('with the same randomness the ciphertexts are those of the other program', () => {
  const bases = { g: new FixedBase(GENERATOR, 1), y: new FixedBase(parsed.key, 1) };
  for (const { ballot, votes, randomness_of_ciphertexts: randomness } of ballots) {
    const expected = parseBallot(ballot, 'vector').answers.map(({ choices }) => choices);
    const found = votes.map((row, question) =>
      row.map((vote, choice) => {
        const [alpha = '', beta = ''] = pointTexts(
          encrypt(bases, BigInt(vote), BigInt(randomness[question]![choice]!)),
        );
        return { alpha, beta };
      }),
    );
    assert.deepEqual(found, expected);
  }
});

test('the signed part of a ballot is the text that the other program signed', () => {
  const { ballot, unsigned } = ballots[0]!;
  assert.equal(unsignedText(parseBallot(ballot, 'vector')), unsigned);
});

test("the independent checker accepts the other program's ballots and refuses a changed one", () => {
  for (const { ballot } of ballots) assert.deepEqual(complaints(election, ballot), []);
  const [first, second] = [ballots[0]!.ballot, ballots[1]!.ballot].map(
    (text) => JSON.parse(text) as { answers: unknown[] },
  );
  const mixed = JSON.stringify({ ...first, answers: [second!.answers[0], ...first!.answers.slice(1)] });
  assert.ok(complaints(election, mixed).includes('proofs of answer 0'));
});

const lawful: [what: string, votes: number[][]][] = [
  [
    'one of three, one choice where blank is allowed, one of up to two',
    [
      [0, 1, 0],
      [0, 1, 0],
      [1, 0],
    ],
  ],
  [
    'the first of three, both choices, both',
    [
      [1, 0, 0],
      [0, 1, 1],
      [1, 1],
    ],
  ],
  [
    'the last of three, a blank vote, none of up to two',
    [
      [0, 0, 1],
      [1, 0, 0],
      [0, 0],
    ],
  ],
];
for (const [what, votes] of lawful) {
  test(`a sealed ballot is valid and holds the votes: ${what}`, () => {
    const steps: string[] = [];
    const sealed = seal(election, card, votes, (done, total) => steps.push(`${done}/${total}`));
    assert.deepEqual(complaints(election, sealed.text), []);
    assert.deepEqual(opened(sealed.text), votes);
    assert.equal(sealed.tracker, tracker(sealed.text));
    assert.equal(parseBallot(sealed.text, 'own').credential, publicCredential(parsed.uuid, card));
    assert.deepEqual(steps, ['1/3', '2/3', '3/3']);
  });
}

test('the same votes sealed twice share no ciphertext', () => {
  const votes = lawful[0]![1];
  const alphas = [seal(election, card, votes), seal(election, card, votes)].flatMap(({ text }) =>
    parseBallot(text, 'own').answers.flatMap(({ choices }) => choices.map(({ alpha }) => alpha)),
  );
  assert.equal(new Set(alphas).size, alphas.length);
});

test('unlawful votes are refused before anything is encrypted', () => {
  const unlawful: [why: string, votes: number[][]][] = [
    [
      'two of three where one is asked',
      [
        [1, 1, 0],
        [0, 1, 0],
        [0, 0],
      ],
    ],
    [
      'none of three where one is asked',
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0],
      ],
    ],
    [
      'blank together with a choice',
      [
        [1, 0, 0],
        [1, 1, 0],
        [0, 0],
      ],
    ],
    [
      'neither blank nor a choice',
      [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0],
      ],
    ],
    [
      'two votes for one answer',
      [
        [1, 0, 0],
        [0, 1, 0],
        [2, 0],
      ],
    ],
    [
      'a negative vote',
      [
        [1, 0, 0],
        [0, 1, 0],
        [-1, 0],
      ],
    ],
    [
      'half a vote',
      [
        [1, 0, 0],
        [0, 1, 0],
        [0.5, 0],
      ],
    ],
    [
      'a choice too many',
      [
        [1, 0, 0, 0],
        [0, 1, 0],
        [0, 0],
      ],
    ],
    [
      'the place for blank left out',
      [
        [1, 0, 0],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'a question left out',
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
    ],
  ];
  for (const [why, votes] of unlawful) {
    const random = () => assert.fail(why);
    refused('votes', () => seal(election, card, votes, undefined, random));
  }
});

test('picks become votes, with the blank place kept free', () => {
  const grades = parseElection(election.replace('"min":0,"max":2', '"min":1,"max":1'));
  assert.deepEqual(picks(grades, [2, 0, 1]), [
    [0, 0, 1],
    [0, 1, 0],
    [0, 1],
  ]);
  for (const chosen of [
    [3, 0, 0],
    [-1, 0, 0],
    [0, -1, 0],
    [0, 2, 0],
    [0.5, 0, 0],
    [0, 0],
  ]) {
    refused('votes', () => picks(grades, chosen));
  }
});

test('elections that are not ours are refused', () => {
  const changed: [code: Parameters<typeof refused>[0], from: string, to: string][] = [
    ['shape', '"version":1', '"version":2'],
    ['group', 'Ed25519', 'BELENIOS-2048'],
    ['shape', '"version":1', '"version":1.0'],
    ['shape', '"name":"Vectors"', '"name":"Vectors","name":"Other"'],
    ['shape', '"name":"Vectors"', '"nom":"Vectors"'],
    ['shape', '"uuid":"VectorE1ection1"', '"uuid":"short"'],
    ['point', '"public_key":"5faa', '"public_key":"5fab'],
    ['question', '"min":0,"max":2', '"min":3,"max":2'],
    ['question', '{"answers":["c","d"]', '{"type":"Lists","answers":["c","d"]'],
    ['question', '"answers":["c","d"]', '"answers":[]'],
    ['not-json', '{"version"', '{version'],
  ];
  for (const [code, from, to] of changed) {
    assert.ok(election.includes(from), from);
    refused(code, () => parseElection(election.replace(from, to)));
  }
});

test('an election text with white space is read as it stands', () => {
  const spaced = election.replaceAll(',', ', ');
  assert.equal(parseElection(spaced).text, spaced);
  assert.notEqual(parseElection(spaced).fingerprint, parsed.fingerprint);
});
