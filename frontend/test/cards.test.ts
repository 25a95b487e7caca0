import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicCredential } from '../src/ballot/index.ts';
import { readCardsState, readCodes } from '../src/cards/data.ts';
import { draw, shuffled } from '../src/cards/draw.ts';
import { pages } from '../src/cards/sheet.ts';

const UUID = 'VectorE1ection1';

test('each card has a code of its own, and the server gets the public halves sorted', async () => {
  const told: number[] = [];
  const { codes, credentials } = await draw(UUID, 43, (done) => told.push(done));
  assert.equal(new Set(codes).size, 43);
  assert.deepEqual([...codes].map((code) => publicCredential(UUID, code)).sort(), credentials);
  assert.equal(told.at(-1), 43);
});

test('a shuffled pile holds the same cards, and each card reaches each place', () => {
  const pile = ['A', 'B', 'C', 'D'];
  const seen = new Set<string>();
  for (let round = 0; round < 2_000; round += 1) {
    const mixed = shuffled(pile);
    assert.deepEqual([...mixed].sort(), pile);
    mixed.forEach((card, place) => seen.add(card + place));
  }
  assert.equal(seen.size, 16);
  assert.deepEqual(pile, ['A', 'B', 'C', 'D'], 'the pile itself stays as it is');
});

test('eight cards go on a page, none is lost or printed twice', () => {
  const cards = Array.from({ length: 43 }, (_, number) => number);
  const printed = pages(cards);
  assert.deepEqual(
    printed.map((page) => page.length),
    [8, 8, 8, 8, 8, 3],
  );
  assert.deepEqual(printed.flat(), cards);
  assert.deepEqual(pages([]), []);
});

test('the server’s cards are taken only if they are as many as wanted, each once', () => {
  assert.deepEqual(readCodes({ codes: ['a', 'b'] }, 2), ['a', 'b']);
  assert.throws(() => readCodes({ codes: ['a', 'a'] }, 2), TypeError);
  assert.throws(() => readCodes({ codes: ['a'] }, 2), TypeError);
  assert.throws(() => readCodes({}, 0), TypeError);
});

test('cards can be thrown away only where the server says so', () => {
  const box = { box: 'B', label: 'Box', letter: 'A', colours: ['red'], cards: 3, made: true };
  const urls = { credentialsUrl: '/c', byServerUrl: '/s', discardUrl: '/d' };
  const state = (more: object): unknown => ({ boxes: [{ ...box, ...urls, ...more }], base: 'http://h/', words: {} });
  assert.equal(readCardsState(state({})).boxes[0]?.discardable, false);
  assert.equal(readCardsState(state({ discardable: true })).boxes[0]?.discardable, true);
  assert.throws(() => readCardsState(state({ cards: 1_000_000 })), TypeError);
});
