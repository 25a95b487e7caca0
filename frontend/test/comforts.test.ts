import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { reading } from '../src/app/clock.ts';
import { expectedEnd, timeOfDay } from '../src/app/eta.ts';
import { named } from '../src/app/keys.ts';
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

test('an expected end moves with an overrun and with a pause', () => {
  assert.equal(expectedEnd(1_000, 5_000, 0, 60_000), 65_000);
  assert.equal(expectedEnd(9_000, 5_000, 0, 60_000), 69_000);
  assert.equal(expectedEnd(9_000, null, 2_000, 60_000), 71_000);
  assert.equal(expectedEnd(9_000, null, -2_000, 60_000), 69_000);
  assert.equal(timeOfDay(Date.UTC(2023, 0, 10, 6, 5), 'Asia/Shanghai'), '14:05');
  assert.equal(timeOfDay(Date.UTC(2023, 0, 10, 16, 0), 'Asia/Shanghai'), '00:00');
  assert.equal(timeOfDay(0, 'Nowhere/Atall'), null);
});

test('a key has one name, whether shifted or not', () => {
  assert.deepEqual([' ', 'P', 'p', '+', 'ArrowRight'].map(named), ['Space', 'p', 'p', '+', 'ArrowRight']);
});
