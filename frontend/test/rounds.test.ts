import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  drawRecoveryCode,
  makeCertificate,
  openShare,
  parseElection,
  Seed,
  verifyForTrustee,
} from '../src/ballot/index.ts';
import { cipher, sealComment } from '../src/ballot/comment.ts';
import { GENERATOR, mod, ORDER, pointFromText, pointText, power } from '../src/ballot/group.ts';
import { browserRandom } from '../src/ballot/random.ts';
import { testTally } from '../src/ballot/rehearsal.ts';
import type { Ceremony } from '../src/trustee/ceremony.ts';
import { fits, keyOf } from '../src/trustee/code.ts';
import { readTrusteeState } from '../src/trustee/data.ts';
import { take, turn, type Hands, type Taken, type Turn } from '../src/trustee/rounds.ts';
import { perform, type Job, type Outcome } from '../src/trustee/work.ts';
import { Box } from './support/box.ts';
import type { PolynomialText } from './support/ceremony.ts';
import { TrusteeServer } from './support/trustee-server.ts';

/** A trustee with the paper at hand. Of the page there is nothing between two looks: it is closed each time. */
class Person {
  readonly #server: TrusteeServer;
  readonly index: number;
  code = drawRecoveryCode();

  constructor(server: TrusteeServer, index: number) {
    this.#server = server;
    this.index = index;
  }

  get state() {
    return readTrusteeState(this.#server.state(this.index));
  }

  get ceremony() {
    const { ceremony } = this.state;
    assert.ok(ceremony, 'not begun');
    return ceremony;
  }

  get turn(): Turn {
    return turn(this.ceremony);
  }

  get #hands(): Hands {
    return { compute: async (job) => compute(job), post: this.#server.post };
  }

  /** Opens the page and lets it do what it does by itself, which must be this. */
  async look(expected: Turn): Promise<Taken | null> {
    const { ceremony } = this;
    assert.equal(turn(ceremony), expected, `trustee ${this.index}`);
    if (expected === 'begin') return take(ceremony, 'certificate', this.code, this.#hands);
    if (expected !== 'polynomial' && expected !== 'share') return null;
    assert.ok(fits(this.state, this.code));
    return take(ceremony, expected, this.code, this.#hands);
  }

  async does(...expected: Turn[]): Promise<void> {
    for (const each of expected) {
      const taken = await this.look(each);
      assert.ok(taken === null || taken.kind === 'done', `${each}: ${taken?.kind}`);
    }
  }

  /** Presses "rehearse". */
  async rehearse(): Promise<Outcome> {
    const key = keyOf(this.state, this.code)!;
    const sum = this.ceremony.test!;
    const outcome = compute({ type: 'test', key, sum });
    if (outcome.type === 'done') await this.#server.post(sum.url, outcome.text);
    return outcome;
  }
}

const compute = (job: Job): Outcome => perform(job, () => {});

function cast(threshold = 2): { server: TrusteeServer; anna: Person; bo: Person; chen: Person } {
  const server = new TrusteeServer(threshold);
  server.begun = true;
  const [anna, bo, chen] = [1, 2, 3].map((index) => new Person(server, index));
  return { server, anna: anna!, bo: bo!, chen: chen! };
}

async function completed() {
  const story = cast();
  const { anna, bo, chen } = story;
  await anna.does('begin', 'wait');
  await bo.does('begin', 'wait');
  // The last to arrive goes through at once as far as the others are.
  await chen.does('begin', 'polynomial', 'wait');
  await anna.does('polynomial', 'wait');
  await bo.does('polynomial', 'share', 'wait');
  await chen.does('share', 'wait');
  await anna.does('share', 'complete');
  return story;
}

test('before the organiser begins there is nothing to do', () => {
  const state = readTrusteeState(new TrusteeServer().state(1));
  assert.equal(state.ceremony, null);
});

test('three pages make a key by themselves as the others arrive, each opened anew for every step', async () => {
  const { anna, bo, chen, server } = await completed();
  for (const person of [anna, bo, chen]) {
    assert.equal(person.turn, 'complete');
    const secret = openShare(Seed.fromCode(person.code), person.ceremony.privateKey!);
    assert.equal(secret.publicKey, person.ceremony.publicKey);
    const { owner } = verifyForTrustee(new Box(undefined, [], server.trustees).tallied([]), secret.publicKey);
    assert.equal(owner, person.index);
  }
});

test('two rehearse, one of them on a new device, and their parts open the test sum', async () => {
  const { anna, chen, server } = await completed();
  const parts = [];
  for (const person of [anna, chen]) {
    const outcome = await person.rehearse();
    assert.equal(outcome.type, 'done', JSON.stringify(outcome));
    assert.ok(person.ceremony.test!.given);
    parts.push(JSON.parse(server.parts.get(person.index)!) as { decryption_factors: string[][] });
  }
  assert.ok(anna.ceremony.test!.opened);
  // Lagrange at 0 for trustees 1 and 3: λ₁ = 3/2, λ₃ = −1/2; so twice the sum is 3·f₁ − f₃.
  const { election, sum } = server.test;
  const betas = (JSON.parse(testTally(parseElection(election), sum)) as { beta: string }[][])[0]!;
  for (const [choice, count] of [3n, 2n].entries()) {
    const [first, third] = parts.map(({ decryption_factors: rows }) => pointFromText(rows[0]![choice], 'factor'));
    const beta = pointFromText(betas[choice]!.beta, 'beta').multiplyUnsafe(2n);
    const twice = beta.subtract(first!.multiplyUnsafe(3n).subtract(third!));
    assert.equal(pointText(twice), pointText(GENERATOR.multiplyUnsafe(2n * count)));
  }
});

test('all trustees see the same characters to compare, of what they signed and of nothing else', async () => {
  const { anna, bo, chen } = await completed();
  const seen = (person: Person, changed: Partial<Ceremony> = {}): Outcome => {
    const { size, threshold, index, certificates, input } = { ...person.ceremony, ...changed };
    const setting = { size, threshold };
    return compute({ type: 'compare', code: person.code, setting, index, certificates: certificates!, input: input! });
  };
  const [first, ...others] = [anna, bo, chen].map((person) => seen(person));
  assert.equal(first!.type === 'done' && first!.text.length, 43);
  for (const other of others) assert.deepEqual(other, first);
  // A server that shows somebody else in the place of the third now.
  const stranger = makeCertificate(Seed.fromCode(drawRecoveryCode()), { size: 3, threshold: 2 }, 3);
  const [one, two] = anna.ceremony.certificates!;
  const shown = seen(anna, { certificates: [one!, two!, stranger] });
  assert.deepEqual(shown, { type: 'failed', kind: 'foreign', reason: 'signature: own binding' });
});

test('a box of the finished key is opened with the code and what the server keeps, not with another code', async () => {
  const { anna, bo, server } = await completed();
  const box = new Box(undefined, [], server.trustees);
  const archive = box.tallied([0, 1, 2].map((voter) => box.ballot(voter, [[0, 1, 0, 0, 0]])));
  const job = (person: Person, minimum = 3): Job => {
    const key = keyOf(person.state, person.code)!;
    return { type: 'open', key, archive, minimum, comments: null };
  };
  assert.equal(compute(job(anna)).type, 'done');
  assert.deepEqual(compute(job(anna, 4)), { type: 'failed', kind: 'foreign', reason: 'tally: only 3 ballots' });
  assert.ok(!fits(anna.state, bo.code));
  anna.code = bo.code;
  assert.equal(compute(job(anna)).type, 'failed');
});

test('with a box two trustees open its comments: each part goes beside that of the sums', async () => {
  const { anna, chen, server } = await completed();
  const box = new Box(undefined, [], server.trustees);
  const archive = box.tallied([0, 1, 2].map((voter) => box.ballot(voter, [[0, 1, 0, 0, 0]])));
  const limit = 20;
  const election = parseElection(box.election);
  const text = sealComment(election, limit, { reporter: 1, text: '很好' });
  const [first, third] = [anna, chen].map((person) => {
    const key = keyOf(person.state, person.code)!;
    const outcome = compute({ type: 'open', key, archive, minimum: 3, comments: { limit, texts: [text] } });
    assert.ok(outcome.type === 'done' && outcome.comments !== null, JSON.stringify(outcome));
    const { comment_factors: factors } = JSON.parse(outcome.comments) as { comment_factors: string[] };
    assert.equal(factors.length, 1);
    return pointFromText(factors[0], 'factor');
  });
  // As above: 3·f₁ − f₃ is twice what hides the comment.
  const half = mod((ORDER + 1n) / 2n);
  const shared = power(first!.multiplyUnsafe(3n).subtract(third!), half);
  const { alpha, sealed } = JSON.parse(text) as { alpha: string; sealed: string };
  const plain = cipher(election.uuid, alpha, pointText(shared)).decrypt(Buffer.from(sealed, 'base64'));
  assert.match(Buffer.from(plain).toString(), /很好/);
});

test('whoever sent a part that does not fit is named, and after a new start the key comes about', async () => {
  const { anna, bo, chen, server } = cast();
  for (const person of [anna, bo, chen]) await person.does('begin');
  await anna.does('polynomial');
  await bo.does('polynomial');
  await chen.does('polynomial');
  const wrong = Seed.fromCode(bo.code).send(Seed.fromCode(anna.code).encryption, '{"secret":"7"}', browserRandom);
  server.falsify('polynomial', 2, (text) => {
    const sent = JSON.parse(text) as PolynomialText;
    return JSON.stringify({ ...sent, secrets: [wrong, ...sent.secrets.slice(1)] });
  });
  await chen.does('share');
  assert.deepEqual(await anna.look('share'), { kind: 'complained', about: 2 });
  for (const person of [anna, bo, chen]) {
    await person.does('stopped');
    assert.deepEqual(person.ceremony.complaints, [{ by: 1, about: 2 }]);
  }
  server.startOver();
  for (const person of [anna, bo, chen]) {
    person.code = drawRecoveryCode();
    await person.does('begin');
  }
  for (const person of [anna, bo, chen]) await person.does('polynomial');
  for (const person of [anna, bo, chen]) await person.does('share');
  await anna.does('complete');
});

test('a certificate that does not hold stops the second round, and whose it is is said', async () => {
  const { anna, bo, chen, server } = cast();
  for (const person of [anna, bo, chen]) await person.does('begin');
  const altered = (text: string): string => text.replace(/(?<="response":")\d/, (digit) => (digit === '9' ? '8' : '9'));
  server.falsify('certificate', 3, altered);
  assert.deepEqual(await bo.look('polynomial'), { kind: 'complained', about: 3 });
  // What goes by the own name is not what was sent: that is said as well.
  server.startOver();
  for (const person of [anna, bo, chen]) await person.does('begin');
  const hands = { compute: async (job: Job) => compute(job), post: server.post };
  const other = drawRecoveryCode();
  assert.ok(!fits(anna.state, other));
  assert.deepEqual(await take(anna.ceremony, 'polynomial', other, hands), { kind: 'complained', about: 1 });
});

test('an answer that was lost does no harm: what arrived is not sent again', async () => {
  const { anna, bo, chen, server } = cast();
  for (const person of [anna, bo, chen]) {
    server.swallows = true;
    assert.deepEqual(await person.look('begin'), { kind: 'offline' });
  }
  server.swallows = true;
  assert.deepEqual(await anna.look('polynomial'), { kind: 'offline' });
  await anna.does('wait');
  await bo.does('polynomial');
  await chen.does('polynomial', 'share');
});

test('no trustee takes part in a key that one alone could use', async () => {
  const { anna } = cast(1);
  assert.deepEqual(await anna.look('begin'), { kind: 'failed' });
});

test('a key that is made by others, or no longer by the same, is left alone', async () => {
  const { anna, server } = cast();
  await anna.does('begin');
  server.changed = true;
  await anna.does('changed');
  const state = server.state(1) as { ceremony: object };
  const { ceremony } = readTrusteeState({ ...state, ceremony: { ...state.ceremony, index: null } });
  assert.equal(turn(ceremony!), 'left-out');
});
