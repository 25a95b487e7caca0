import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { reading } from '../src/app/clock.ts';
import { measure, share, speaking } from '../src/app/count.ts';
import { speaker } from '../src/app/words.ts';

test('length is counted as the server counts it', () => {
  const file = path.join(process.env['FRONTEND'] ?? '.', '../examples/vectors/length.json');
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as [string, Record<string, number>][];
  assert.ok(vectors.length > 15);
  for (const [text, wanted] of vectors) {
    const found = measure(text);
    const { withoutBlanks: without_blanks, withBlanks: with_blanks, ...rest } = found;
    assert.deepEqual({ ...rest, without_blanks, with_blanks }, wanted, text);
  }
});

test('shares and speaking times are reckoned as the server reckons them', () => {
  assert.equal(share(499, 2_500), '20.0%');
  assert.equal(share(900, 4_000), '22.5%');
  assert.equal(share(1, 3), '33.3%');
  assert.equal(share(0, 0), '–');
  assert.equal(speaking(1_000, 8, 2_000), '4:00');
  assert.equal(speaking(2_001, 8, 2_000), '8:01');
});

test('a clock warns, ends and then counts up', () => {
  assert.deepEqual(reading(61_000, 60_000, false), { text: '01:01', state: 'running' });
  assert.deepEqual(reading(59_001, 60_000, false), { text: '01:00', state: 'warn' });
  assert.deepEqual(reading(0, 60_000, false), { text: '00:00', state: 'warn' });
  assert.deepEqual(reading(-1, 60_000, false), { text: '+00:00', state: 'over' });
  assert.deepEqual(reading(-12_300, 60_000, false), { text: '+00:12', state: 'over' });
  assert.deepEqual(reading(30_000, 60_000, true), { text: '00:30', state: 'paused' });
});

test('the box’s words win over the booth’s own, and an unknown key shows itself', () => {
  const say = speaker('en', { en: { a: 'ours {n}' } }, { en: { a: 'theirs', b: 'early' } });
  assert.equal(say('a', { n: 3 }), 'ours 3');
  assert.equal(say('b'), 'early');
  assert.equal(say('c'), 'c');
});
