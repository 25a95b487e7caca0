import assert from 'node:assert/strict';
import { test } from 'node:test';
import { object, parseJson, utf8, weight } from '../src/ballot/json.ts';
import { refused } from './support/refusal.ts';

test('what JSON.parse would mend is refused', () => {
  const shapes = [
    '{"a":1,"a":1}',
    '{"a":{"b":1,"b":2}}',
    '[{"a":1},{"b":[{"c":1,"c":1}]}]',
    '1.5',
    '[1e3]',
    '[1E3]',
    '-1',
    '[-0]',
    '1.0',
  ];
  for (const text of shapes) refused('shape', () => parseJson(text, text), text);
  for (const text of ['', '{', '[1,]', '{a:1}', "'a'", '01', 'NaN', '[1] [2]'])
    refused('not-json', () => parseJson(text, 'text'));
});

test('what looks like such things inside strings is not refused', () => {
  const value = { 'a:b': 'x":1.5e-3,"', '\\': '"-1.0"', e: ['\\"', true, null, false] };
  assert.deepEqual(parseJson(JSON.stringify(value), 'text'), value);
  assert.deepEqual(parseJson(JSON.stringify(value, null, 2), 'text'), value);
});

test('huge and deeply nested texts are read or refused, but break nothing', () => {
  const long = JSON.stringify({ description: 'x"\\'.repeat(2_000_000) });
  assert.equal(JSON.stringify(parseJson(long, 'long')), long);
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  try {
    parseJson(deep, 'deep');
  } catch (error) {
    assert.equal((error as Error).name, 'BallotError');
  }
});

test('fields are expected in their order, all but the optional ones', () => {
  const names = ['a', 'b?', 'c'];
  for (const text of ['{"a":1,"b":2,"c":3}', '{"a":1,"c":3}']) object(parseJson(text, 'text'), names, 'text');
  for (const text of [
    '{"a":1}',
    '{"c":3,"a":1}',
    '{"a":1,"c":3,"d":4}',
    '{"a":1,"c":3,"b":2}',
    '{"a":1,"c":3,"__proto__":1}',
    '[]',
    '1',
    'null',
  ]) {
    refused('shape', () => object(parseJson(text, 'text'), names, 'text'));
  }
});

test('weights are numbers up to 2^30 - 1 and strings beyond', () => {
  for (const [written, value] of [
    [0, 0n],
    [1073741823, 1073741823n],
    ['1073741824', 1073741824n],
  ] as const) {
    assert.equal(weight(written, 'weight'), value);
  }
  for (const written of [1073741824, '1073741823', '01073741824', -1, 0.5, '', null])
    refused('shape', () => weight(written, 'weight'));
});

test('bytes that are not UTF-8 are refused, and a byte order mark is kept', () => {
  refused('not-utf8', () => utf8(Uint8Array.of(0xff), 'bytes'));
  refused('not-utf8', () => utf8(Uint8Array.of(0xc0, 0x80), 'bytes'));
  assert.equal(utf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31), 'bytes'), '\ufeff1');
});
