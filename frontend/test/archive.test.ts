import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArchive, TrusteeSecret, verifyForTrustee } from '../src/ballot/index.ts';
import { certificateOf } from './support/ceremony.ts';
import { vectorBytes, vectors, type BallotVectors } from './support/vectors.ts';
import { ArchiveWriter } from './support/archive-writer.ts';
import { Box, codes, contexts, oneOfFive } from './support/box.ts';
import { refused } from './support/refusal.ts';

const KEY = '5faa09f104d3d83a2d71f58d4a9b746b261bad51a1e2b31726d4d6641e164d1b';
const own = TrusteeSecret.fromCode(contexts[0]!, codes[0]!).publicKey;
const yes = [[1, 0, 0, 0, 0]];
const no = [[0, 0, 0, 1, 0]];

interface SignedText {
  message: string;
  signature: { challenge: string; response: string };
}

/** A copy of a file with one byte changed. */
function flipped(file: Uint8Array, at: number): Uint8Array {
  const copy = file.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

test("the other program's archive is read, event by event", () => {
  const events = readArchive(vectorBytes('single.bel'));
  const expected = vectors<{ name: string }[]>('single.events.json');
  assert.deepEqual(
    events.map(({ hash }) => `${hash}.event.json`),
    expected.map(({ name }) => name),
  );
  assert.deepEqual(
    events.filter(({ type }) => type === 'Ballot').map(({ data }) => data[0]?.text),
    vectors<BallotVectors>('ballot.json').ballots.map(({ ballot }) => ballot),
  );
});

test("the other program's archive is verified: weights, blank votes and a replaced ballot included", () => {
  for (const name of ['single-tallied.bel', 'single.bel']) {
    const steps: number[] = [];
    const file = vectorBytes(name);
    const verified = verifyForTrustee(file, KEY, (done) => steps.push(done));
    const events = readArchive(file);
    assert.equal(verified.tallyText, events.find(({ type }) => type === 'EncryptedTally')?.data[0]?.text);
    assert.equal(verified.electionText, vectors<BallotVectors>('ballot.json').election);
    const { cast, counted, totalWeight, trustees, owner } = verified;
    assert.deepEqual(
      { cast, counted, totalWeight, trustees, owner },
      { cast: 4, counted: 3, totalWeight: 6n, trustees: 1, owner: 1 },
    );
    assert.deepEqual(steps, [1, 2, 3, 4]);
  }
});

test('a box that is open or uncounted has nothing to decrypt', () => {
  for (const name of ['single-open.bel', 'single-closed.bel'])
    refused('no-tally', () => verifyForTrustee(vectorBytes(name), KEY));
});

test('no byte of an archive can be changed unnoticed', () => {
  const file = vectorBytes('single-tallied.bel');
  for (let at = 0; at < file.length; at += 97) {
    assert.throws(() => readArchive(flipped(file, at)), { name: 'BallotError' }, `byte ${at}`);
  }
});

test('an archive can be cut after any event and nowhere else', () => {
  const file = vectorBytes('single.bel');
  let whole = 0;
  for (let end = 0; end <= file.length; end += 256) {
    try {
      readArchive(file.subarray(0, end));
      whole += 1;
    } catch (error) {
      assert.equal((error as Error).name, 'BallotError', `cut at ${end}`);
    }
  }
  assert.equal(whole, readArchive(file).length);
});

test('end-of-archive blocks of ordinary tar programs are refused', () => {
  const file = vectorBytes('single.bel');
  refused('framing', () => readArchive(new Uint8Array([...file, ...new Uint8Array(1024)])));
});

test('events out of order are refused', () => {
  const setup = (writer: ArchiveWriter) => writer.setup('{}', '[]', '[]');
  const orders: [why: string, writer: ArchiveWriter][] = [
    ['no setup', new ArchiveWriter().event('EndBallots', [])],
    ['two setups', setup(setup(new ArchiveWriter()))],
    ['a ballot after the end', setup(new ArchiveWriter()).event('EndBallots', []).event('Ballot', ['{}'])],
    ['a tally before the end', setup(new ArchiveWriter()).event('EncryptedTally', ['[]', '{}'])],
    [
      'two tallies',
      setup(new ArchiveWriter())
        .event('EndBallots', [])
        .event('EncryptedTally', ['[]', '{}'])
        .event('EncryptedTally', ['[]', '{}']),
    ],
    ['a result before the tally', setup(new ArchiveWriter()).event('EndBallots', []).event('Result', ['{}'])],
  ];
  for (const [, writer] of orders) refused('event-order', () => readArchive(writer.bytes()));
});

test("records that are no event's, and events of unknown kind, are refused", () => {
  refused('event-chain', () =>
    readArchive(new ArchiveWriter().setup('{}', '[]', '[]').event('Ballot', ['{}', '{}']).bytes()),
  );
  refused('event-chain', () =>
    readArchive(new ArchiveWriter().setup('{}', '[]', '[]').event('Shuffle', ['{}']).bytes()),
  );
});

test('a box of ours is verified for each trustee, and the later ballot of a card counts', () => {
  const box = new Box();
  const ballots = [box.ballot(0, yes), box.ballot(1, no), box.ballot(0, no)];
  for (const [at, code] of codes.entries()) {
    const { publicKey } = TrusteeSecret.fromCode(contexts[at]!, code);
    const verified = verifyForTrustee(box.tallied(ballots), publicKey);
    assert.equal(verified.owner, at + 1);
    assert.equal(verified.counted, 2);
    assert.equal(verified.tallyText, box.tally(ballots.slice(1)).text);
  }
});

test('a box without ballots is verified', () => {
  const box = new Box([
    oneOfFive('diligence'),
    { answers: ['yes', 'no'], blank: true, min: 1, max: 1, question: 'learning' },
  ]);
  assert.equal(verifyForTrustee(box.tallied([]), own).counted, 0);
});

test('a box in which the trustee has no part is refused', () => {
  const stranger = TrusteeSecret.fromCode('another box', codes[0]!).publicKey;
  refused('own-key-missing', () => verifyForTrustee(new Box().tallied([]), stranger));
});

test('a tally that is not the product of the ballots is refused', () => {
  const box = new Box();
  const ballots = [box.ballot(0, yes), box.ballot(1, no), box.ballot(2, no)];
  refused('tally', () => verifyForTrustee(box.tallied(ballots, ballots.slice(1)), own), 'EncryptedTally');
  const { text } = box.tally(ballots);
  for (const [counted, weight] of [
    [2, 3],
    [3, 2],
  ] as const) {
    const file = box.open(ballots).event('EndBallots', []).tally(text, counted, weight).bytes();
    refused('tally', () => verifyForTrustee(file, own));
  }
});

test("an election key that is not the product of the trustees' keys is refused", () => {
  const box = new Box();
  const other = new Box();
  const trustees = JSON.stringify((JSON.parse(box.trustees) as object[]).slice(0, 1));
  const file = new ArchiveWriter().setup(other.election, trustees, JSON.stringify(other.listed));
  refused('election-key', () => verifyForTrustee(file.event('EndBallots', []).tally('[]', 0, 0).bytes(), own));
});

test('a trustee whose proof of knowledge is wrong is refused', () => {
  const box = new Box();
  const [first, second] = (JSON.parse(box.trustees) as [string, { pok: unknown }][]).map(([, key]) => key);
  const trustees = JSON.stringify([
    ['Single', first],
    ['Single', { ...second, pok: first!.pok }],
  ]);
  const file = new ArchiveWriter().setup(box.election, trustees, JSON.stringify(box.listed));
  refused(
    'trustee-proof',
    () => verifyForTrustee(file.event('EndBallots', []).tally('[]', 0, 0).bytes(), own),
    'trustees[1]',
  );
});

test('credentials that another server certified are accepted when its certificate holds', () => {
  const box = new Box();
  const listed = JSON.stringify(box.listed);
  const tallied = (certificate: string) =>
    new ArchiveWriter()
      .setup(box.election, box.trustees, listed, certificate)
      .event('EndBallots', [])
      .tally(box.tally([]).text, 0, 0)
      .bytes();
  const { uuid } = JSON.parse(box.election) as { uuid: string };
  assert.equal(verifyForTrustee(tallied(certificateOf(uuid, listed)), own).counted, 0);
  refused('setup', () => verifyForTrustee(tallied(certificateOf('AnotherE1ection', listed)), own), 'uuid');
  refused('setup', () => verifyForTrustee(tallied(certificateOf(uuid, '[]')), own), 'hash of the credentials');
  refused('setup', () => verifyForTrustee(tallied(certificateOf(uuid, listed, 4)), own), 'number of voters');
  const changed = certificateOf(uuid, listed, 4).replace('"voter_list_length":4', '"voter_list_length":3');
  refused('setup', () => verifyForTrustee(tallied(changed), own), 'signed for something else');
  const { signature, ...rest } = JSON.parse(certificateOf(uuid, listed)) as { signature: SignedText };
  const { message, signature: proof } = signature;
  const swapped = { message, signature: { challenge: proof.response, response: proof.challenge } };
  const forged = JSON.stringify({ ...rest, signature: swapped });
  refused('signature', () => verifyForTrustee(tallied(forged), own), 'credentials certificate');
});
