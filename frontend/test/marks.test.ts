import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choice } from '../src/app/marks.ts';

test('a key stands for the answer of its place, a blank row, or one that is marked twice', () => {
  const row = ['good', 'fair', 'poor', 'don’t know', 'blank', 'twice'];
  const keys = ['1', '2', '4', '5', '0', 'x', 'X', '9', 'a', 'Enter', ' ', '-1', '1.5'];
  const chosen = keys.map((key) => choice(row, key));
  assert.deepEqual(chosen.slice(0, 7), ['good', 'fair', 'don’t know', undefined, 'blank', 'twice', 'twice']);
  assert.ok(chosen.slice(7).every((none) => none === undefined));
});
