import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentialSecret, drawCredential, isCredential, publicCredential } from '../src/ballot/credential.ts';
import { BASE58, randomBase58 } from '../src/ballot/random.ts';
import { refused } from './support/refusal.ts';
import { vectors } from './support/vectors.ts';

interface Credentials {
  valid: { uuid: string; private: string; secret: string; public: string }[];
  invalid: { private: string; why: string }[];
}
const credentials = vectors<Credentials>('credentials.json');

test('secrets and public credentials are those of other programs', () => {
  for (const { uuid, private: code, secret, public: key } of credentials.valid) {
    assert.equal(credentialSecret(uuid, code).toString(), secret);
    assert.equal(publicCredential(uuid, code), key);
  }
});

test("what has not a credential's form is refused", () => {
  for (const { private: code, why } of credentials.invalid) {
    assert.ok(!isCredential(code), why);
    refused('credential', () => publicCredential('VectorE1ection1', code));
  }
});

test('a drawn credential has the form, and no two are alike', () => {
  const drawn = Array.from({ length: 200 }, () => drawCredential());
  assert.ok(drawn.every(isCredential));
  assert.equal(new Set(drawn).size, drawn.length);
});

test('every character is equally likely: of all bytes each letter takes four, the rest are thrown away', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const counts = new Map<string, number>();
  for (const char of randomBase58(232, onceThenFail(all))) counts.set(char, (counts.get(char) ?? 0) + 1);
  assert.deepEqual([...counts].sort(), Array.from(BASE58, (char) => [char, 4]).sort());
});

function onceThenFail(bytes: Uint8Array): () => Uint8Array {
  let asked = 0;
  return () => {
    assert.equal((asked += 1), 1, 'asked for more bytes than needed');
    return bytes;
  };
}
