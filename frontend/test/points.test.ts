import { ed25519 } from '@noble/curves/ed25519.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Doublings,
  FixedBase,
  GENERATOR,
  NEUTRAL,
  ORDER,
  pointFromText,
  pointText,
  pointTexts,
  scalarFromText,
  type Point,
} from '../src/ballot/group.ts';
import { refused } from './support/refusal.ts';
import { vectors } from './support/vectors.ts';

interface Points {
  order: string;
  multiples_of_base: { scalar: string; point: string }[];
  small_order: string[];
  refused: { text: string; why: string }[];
}
const points = vectors<Points>('points.json');

test('the order is the specified one', () => {
  assert.equal(ORDER.toString(), points.order);
});

test('multiples of the base point have the expected texts, by every way of multiplying', () => {
  const small = new FixedBase(GENERATOR, 1);
  const large = new FixedBase(GENERATOR, 1000);
  const doublings = new Doublings(GENERATOR);
  for (const { scalar, point } of points.multiples_of_base) {
    const n = scalarFromText(scalar, scalar);
    const found = pointTexts([GENERATOR.multiplyUnsafe(n), small.power(n), large.power(n), doublings.vartimePower(n)]);
    assert.deepEqual(new Set(found), new Set([point]), scalar);
  }
});

test('a point read from its text is written as the same text', () => {
  for (const { point } of points.multiples_of_base) assert.equal(pointText(pointFromText(point, 'vector')), point);
});

test('of the points of small order only the neutral one is in the group', () => {
  const [neutral = '', ...others] = points.small_order;
  assert.ok(pointFromText(neutral, 'neutral').equals(NEUTRAL));
  for (const text of others) refused('point', () => pointFromText(text, 'small order'), 'small order');
});

test('a table of doublings tells group elements from others', () => {
  assert.ok(new Doublings(GENERATOR).inGroup());
  assert.ok(new Doublings(NEUTRAL).inGroup());
  assert.ok(!new Doublings(orderTwo()).inGroup());
  assert.ok(!new Doublings(GENERATOR.add(orderTwo())).inGroup());
});

test('malformed and foreign points are refused', () => {
  for (const { text, why } of points.refused) refused('point', () => pointFromText(text, why), why);
});

test('scalars are plain decimals below the order', () => {
  assert.equal(scalarFromText('0', 'zero'), 0n);
  assert.equal(scalarFromText((ORDER - 1n).toString(), 'largest'), ORDER - 1n);
  for (const text of [ORDER.toString(), '-1', '+1', '01', '0x1', '1.0', '1e3', ' 1', '', '9'.repeat(100), 1, null]) {
    refused('scalar', () => scalarFromText(text, 'scalar'));
  }
});

/** (0, -1). */
function orderTwo(): Point {
  return ed25519.Point.fromAffine({ x: 0n, y: 2n ** 255n - 20n });
}
