import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBox, type Box } from '../src/booth/box.ts';
import { ballotIn, inEnvelope, sealAll } from '../src/booth/comments.ts';
import { next } from '../src/booth/course.ts';
import { ballot, begin, type Event, type Model } from '../src/booth/state.ts';
import { checkComment } from '../src/ballot/comment.ts';
import { parseElection } from '../src/ballot/index.ts';
import { vectors } from './support/vectors.ts';

const CODE = 'aaaaa-bbbbbb-ccccc-dddddd';
const { election } = vectors<{ election: string }>('comment.json');

function box(comments: unknown): Box {
  const name = (zh: string, en: string) => ({ zh, en });
  return readBox({
    box: 'b1', label: name('票箱', 'Box'), letter: 'A', colours: ['red'], state: 'open', election, fingerprint: '',
    credentialsUrl: '/credentials.json', ownRow: 'skip', trust: 'trustees', trustees: [], words: {}, lang: 'zh-CN',
    reporters: ['B1', 'B2', 'B3'].map((key) => ({ key, unit: name(key, key), title: name('书记', 'Secretary') })),
    criteria: [{ key: 'k1', title: name('k1', 'k1'), guidance: null }],
    grades: ['good', 'poor'].map((key) => ({ key, title: name(key, key), tone: key })),
    abstain: name('不了解', 'Don’t know'),
    comments,
  });
}

const RULES = { prompt: { zh: '意见？', en: 'Anything?' }, limit: 20, readers: { zh: '领导', en: 'leaders' } };

function marked(comments: unknown, ...events: Event[]): Model {
  const marks = [0, 1, 2].map((reporter): Event => ({ type: 'mark', reporter, criterion: 0, choice: 0 }));
  const start: Event[] = [{ type: 'box', box: box(comments) }, { type: 'checked', outcome: 'known' }];
  return [...start, ...marks, ...events].reduce(next, begin('en', false, CODE));
}

const wrote = (reporter: number, text: string): Event => ({ type: 'comment', reporter, text });

test('one comment goes for each reporter, said or not, and none for the own row', () => {
  const model = marked(RULES, wrote(2, ' 很好 '), wrote(1, '我自己'), { type: 'own', index: 1 });
  assert.deepEqual(ballot(model)?.comments, { limit: 20, texts: ['', '', '很好'] });
  assert.deepEqual(ballot(marked(RULES))?.comments?.texts, ['', '', '']);
});

test('where the box takes no comments none are made', () => {
  assert.equal(ballot(marked(null, wrote(0, 'x')))?.comments, null);
});

test('what was written stays while the voter goes back and forth, and goes when the ballot went', () => {
  const written = marked(RULES, { type: 'go', place: { at: 'reporter', index: 0 } }, wrote(0, 'Good'));
  const away = [{ type: 'go', place: { at: 'review' } }, { type: 'language', language: 'zh-CN' }] as const;
  const there = away.reduce<Model>(next, written);
  assert.equal(there.comments[0], 'Good');
  const received = [{ type: 'send' }, { type: 'received', tracker: 't', standing: 'first' }] as const;
  assert.deepEqual(received.reduce<Model>(next, there).comments, []);
  assert.deepEqual(next(there, { type: 'clear' }).comments, []);
  assert.deepEqual(next(there, { type: 'code', code: 'eeeee-bbbbbb-ccccc-dddddd' }).comments, []);
});

test('what was written is gone once it is sealed, and with it what the next voter on a shared device could see', () => {
  const written = marked(RULES, wrote(0, 'Good'));
  assert.deepEqual(next(written, { type: 'sealed' }).comments, []);
  assert.deepEqual(next(written, { type: 'too-late' }).comments, []);
  const passed = next({ ...written, shared: true }, { type: 'clear' });
  assert.deepEqual([passed.comments, passed.shared, passed.voter], [[], true, 1]);
  const left = next(next({ ...written, shared: true }, { type: 'idle' }), { type: 'stay' });
  assert.equal(left.comments[0], 'Good');
});

test('a ballot is found again in its envelope, to the byte', () => {
  const text = '{"election_uuid":"x","name":"\\"引号\\"\\\\"}';
  assert.equal(ballotIn(inEnvelope(text, ['a', 'b'])), text);
  assert.equal(ballotIn(text), text);
});

test('sealed comments are lawful ones of the box, all of one length', () => {
  const sealed = sealAll(election, { limit: 20, texts: ['', '很好', ''] });
  const lengths = sealed.map((text) => {
    checkComment(parseElection(election), 20, text, 'comment');
    return (JSON.parse(text) as { sealed: string }).sealed.length;
  });
  assert.deepEqual(new Set(lengths).size, 1);
  assert.equal(sealed.length, 3);
});
