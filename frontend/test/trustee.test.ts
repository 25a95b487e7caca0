import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  drawRecoveryCode,
  isRecoveryCode,
  makeKey,
  parseElection,
  partialDecryption,
  TrusteeSecret,
} from '../src/ballot/index.ts';
import { GENERATOR, keyFromText, ORDER, pointFromText, pointText, type Point } from '../src/ballot/group.ts';
import { hashToScalar } from '../src/ballot/hash.ts';
import { checkKey, pokPrefix } from '../src/ballot/proof.ts';
import { Box, codes, contexts } from './support/box.ts';
import { refused } from './support/refusal.ts';

interface Proof {
  challenge: string;
  response: string;
}
interface Announcement {
  pok: Proof;
  public_key: string;
}
interface Partial {
  decryption_factors: string[][];
  decryption_proofs: Proof[][];
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** The derivation as it is written down, with another hash function's implementation. */
function expectedSecret(context: string, code: string): bigint {
  return BigInt(`0x${[0, 1].map((half) => sha(`pingyi_trustee|${context}|${half}|${code}`)).join('')}`) % ORDER;
}

test('a recovery code has four groups, and no two are alike', () => {
  const drawn = Array.from({ length: 50 }, () => drawRecoveryCode());
  assert.ok(drawn.every(isRecoveryCode));
  assert.equal(new Set(drawn).size, drawn.length);
});

test('a recovery code always makes the same key, another one for each context', () => {
  const [code = ''] = codes;
  const [here = '', there = ''] = contexts;
  const key = TrusteeSecret.fromCode(here, code).publicKey;
  assert.equal(key, pointText(GENERATOR.multiply(expectedSecret(here, code))));
  assert.equal(TrusteeSecret.fromCode(here, code).publicKey, key);
  assert.notEqual(TrusteeSecret.fromCode(there, code).publicKey, key);
});

test('mistyped codes and missing contexts are refused', () => {
  for (const code of ['', 'aaaaa-bbbbbb-ccccc-ddddd', 'aaaaabbbbbbcccccdddddd', 'aaaa0-bbbbbb-ccccc-dddddd']) {
    refused('recovery-code', () => makeKey('box', code));
  }
  refused('context', () => makeKey('', codes[0]!));
});

test('an announced key has the shape of the protocol and a proof that holds for it alone', () => {
  const text = makeKey(contexts[0]!, codes[0]!);
  const { pok, public_key: key } = JSON.parse(text) as Announcement;
  assert.equal(text, JSON.stringify({ pok: { challenge: pok.challenge, response: pok.response }, public_key: key }));
  checkKey(pok, keyFromText(key, 'key'), pokPrefix(key), 'trustee-proof', 'own key');
  const other = TrusteeSecret.fromCode(contexts[1]!, codes[0]!).publicKey;
  refused('trustee-proof', () =>
    checkKey(pok, keyFromText(other, 'key'), pokPrefix(other), 'trustee-proof', 'other key'),
  );
});

test("neither printing nor JSON shows a trustee's secret", () => {
  const secret = TrusteeSecret.fromCode(contexts[0]!, codes[0]!);
  const x = expectedSecret(contexts[0]!, codes[0]!).toString();
  assert.ok(![JSON.stringify(secret), String(secret), Object.values(secret).join()].some((shown) => shown.includes(x)));
});

test("two trustees' partial decryptions are proved and open the sum of the ballots", () => {
  const box = new Box();
  const ballots = [
    box.ballot(0, [[1, 0, 0, 0, 0]]),
    box.ballot(1, [[0, 0, 0, 1, 0]]),
    box.ballot(2, [[1, 0, 0, 0, 0]]),
  ];
  const { text: tally } = box.tally(ballots);
  const secrets = codes.map((code, at) => TrusteeSecret.fromCode(contexts[at]!, code));
  const partials = secrets.map((secret) => JSON.parse(partialDecryption(box.election, tally, secret)) as Partial);
  const [row] = JSON.parse(tally) as { alpha: string; beta: string }[][];
  const sums = row!.map(({ alpha, beta }, choice) => {
    const factors = partials.map((partial, at) =>
      checkedFactor(box.election, secrets[at]!.publicKey, alpha, partial, choice),
    );
    return factors.reduce((rest, factor) => rest.subtract(factor), pointFromText(beta, 'beta'));
  });
  assert.deepEqual(
    sums.map(pointText),
    [2n, 0n, 0n, 1n, 0n].map((n) => pointText(GENERATOR.multiplyUnsafe(n))),
  );
});

/** Belenios v1, section 11, the checker's side. */
function checkedFactor(election: string, key: string, alphaText: string, partial: Partial, choice: number): Point {
  const factor = pointFromText(partial.decryption_factors[0]![choice], 'factor');
  const { challenge, response } = partial.decryption_proofs[0]![choice]!;
  const [c, r] = [BigInt(challenge), BigInt(response)];
  const alpha = pointFromText(alphaText, 'alpha');
  const a = GENERATOR.multiplyUnsafe(r).add(pointFromText(key, 'key').multiplyUnsafe(c));
  const b = alpha.multiplyUnsafe(r).add(factor.multiplyUnsafe(c));
  const prefix = `decrypt|${parseElection(election).fingerprint}|${key}|`;
  assert.equal(hashToScalar(prefix, [pointText(a), pointText(b)]), c, `proof of choice ${choice}`);
  return factor;
}

test('the tally of a box without ballots, neutral points, can be decrypted', () => {
  const box = new Box();
  const partial = partialDecryption(box.election, box.tally([]).text, TrusteeSecret.fromCode(contexts[0]!, codes[0]!));
  const neutral = '1'.padStart(64, '0');
  assert.deepEqual((JSON.parse(partial) as Partial).decryption_factors, [Array<string>(5).fill(neutral)]);
});

test('a tally with a point outside the group is not decrypted', () => {
  const box = new Box();
  const tally = box.tally([]).text.replace('1'.padStart(64, '0'), '0'.repeat(64));
  refused('point', () => partialDecryption(box.election, tally, TrusteeSecret.fromCode(contexts[0]!, codes[0]!)));
});
