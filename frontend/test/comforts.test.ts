import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading } from '../src/app/clock.ts';
import { countCharacters } from '../src/app/count.ts';
import { speaker } from '../src/app/words.ts';

test('length is counted as the server counts it', () => {
  assert.equal(countCharacters('抓党建，促发展。'), 8);
  assert.equal(countCharacters('完成率 50%，同比 up to date'), 10);
  assert.equal(countCharacters('don’t'), 1);
  assert.equal(countCharacters('他说“好”'), 5);
  assert.equal(countCharacters(' \n\u200b'), 0);
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
