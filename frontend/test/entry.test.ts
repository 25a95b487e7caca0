import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { beside, read } from '../src/app/entry.ts';

test('a line is read as the server reads it', () => {
  const file = path.join(process.env['FRONTEND'] ?? '.', '../examples/vectors/lines.json');
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as [string, unknown][];
  assert.ok(vectors.length > 15);
  for (const [typed, wanted] of vectors) assert.deepEqual(read(typed), wanted, typed);
});

test('the arrows go round among people', () => {
  assert.equal(beside(0, 1, 3), 1);
  assert.equal(beside(2, 1, 3), 0);
  assert.equal(beside(0, -1, 3), 2);
  assert.equal(beside(0, 1, 0), 0);
});
