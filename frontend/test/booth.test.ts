import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBox, type Box } from '../src/booth/box.ts';
import { readCode } from '../src/booth/code.ts';
import { next } from '../src/booth/course.ts';
import { afterPrivacy, begin, beside, ballot, type Event, type Model } from '../src/booth/state.ts';

// The booth's course as a voter meets it, without page, clock or network.

const CODE = 'aaaaa-bbbbbb-ccccc-dddddd';

function box(change: Readonly<Record<string, unknown>> = {}): Box {
  const name = (zh: string, en: string) => ({ zh, en });
  return readBox({
    box: 'b1', label: name('票箱', 'Box'), letter: 'A', colours: ['red'], state: 'open', election: '{}', fingerprint: '',
    credentialsUrl: '/credentials.json', ownRow: 'skip', trust: 'trustees', trustees: [], words: {}, lang: 'zh-CN',
    reporters: ['B1', 'B2', 'B3'].map((key) => ({ key, unit: name(key, key), title: name('书记', 'Secretary') })),
    criteria: ['k1', 'k2'].map((key) => ({ key, title: name(key, key), guidance: null })),
    grades: ['good', 'poor'].map((key) => ({ key, title: name(key, key), tone: key })),
    abstain: name('不了解', 'Don’t know'),
    ...change,
  });
}

const after = (model: Model, ...events: Event[]): Model => events.reduce(next, model);

function inside(change: Readonly<Record<string, unknown>> = {}): Model {
  return after(begin('en', false, CODE), { type: 'box', box: box(change) }, { type: 'checked', outcome: 'known' });
}

function markAll(model: Model, reporters: readonly number[], choice = 0): Model {
  const events = reporters.flatMap((reporter) => [0, 1].map((criterion): Event => ({ type: 'mark', reporter, criterion, choice })));
  return after(model, ...events);
}

/** A ballot that was read through and is being sealed. */
function sent(model = markAll(markAll(inside(), [0, 1]), [2], 1)): Model {
  return after(model, { type: 'go', place: { at: 'review' } }, { type: 'send' });
}

test('a known card leads to the privacy statement, an unknown one back to the field', () => {
  assert.equal(inside().screen.at, 'privacy');
  const unknown = after(begin('en', false, CODE), { type: 'box', box: box() }, { type: 'checked', outcome: 'unknown' });
  assert.deepEqual(unknown.screen, { at: 'code', problem: { kind: 'unknown' } });
  assert.equal(unknown.credential, null);
});

test('the box chooses the language until the voter does', () => {
  assert.equal(inside().language, 'zh-CN');
  const chosen = after(begin('zh-CN', false, CODE), { type: 'language', language: 'en' }, { type: 'box', box: box() });
  assert.equal(chosen.language, 'en');
});

test('a reporter passes over the own row, which counts as "don’t know"', () => {
  const model = after(inside(), { type: 'own', index: 1 });
  assert.deepEqual(beside(box(), 1, 0, 1), { at: 'reporter', index: 2 });
  assert.deepEqual(beside(box(), 1, 2, -1), { at: 'reporter', index: 0 });
  assert.equal(after(model, { type: 'go', place: { at: 'reporter', index: 1 } }).screen.at, 'privacy');
  assert.deepEqual(ballot(markAll(model, [0, 2]))?.chosen, [0, 0, 2, 2, 0, 0]);
});

test('marks made before the own row was named do not count for it', () => {
  const model = after(markAll(inside(), [0, 1, 2]), { type: 'own', index: 1 });
  assert.deepEqual(ballot(model)?.chosen, [0, 0, 2, 2, 0, 0]);
});

test('nothing is sent while a row is open', () => {
  const open = after(markAll(inside(), [0, 1]), { type: 'go', place: { at: 'review' } });
  assert.equal(ballot(open), null);
  assert.equal(after(open, { type: 'send' }).screen.at, 'review');
  assert.equal(after(markAll(open, [2], 1), { type: 'send' }).screen.at, 'sending');
});

test('news of the box never touches a half-filled ballot, but its closing is told', () => {
  const half = after(markAll(inside(), [0]), { type: 'go', place: { at: 'reporter', index: 1 } });
  const told = after(half, { type: 'box', box: box({ label: 'renamed' }) });
  assert.deepEqual(told.marks, half.marks);
  assert.deepEqual(told.screen, half.screen);
  const closed = after(half, { type: 'box', box: box({ state: 'closed' }) });
  assert.equal(closed.screen.at, 'shut');
  const reopened = after(closed, { type: 'box', box: box() });
  assert.deepEqual(reopened.marks, half.marks);
  assert.equal(reopened.screen.at, 'review');
});

test('a sealed ballot on its way is not disturbed by a closing box', () => {
  const sending = after(sent(), { type: 'sealed' });
  assert.equal(after(sending, { type: 'box', box: box({ state: 'closed' }) }).screen.at, 'sending');
});

test('once the ballot is received the marks are gone, and the same card may vote again', () => {
  const received = after(sent(), { type: 'received', tracker: 't', standing: 'first' });
  assert.ok(received.marks.flat().every((mark) => mark === null));
  const again = after(received, { type: 'again' });
  assert.equal(again.screen.at, 'own');
  assert.equal(again.credential, CODE);
});

test('clearing the phone forgets card, marks and unit', () => {
  const cleared = after(markAll(after(inside(), { type: 'own', index: 0 }), [1]), { type: 'clear' });
  assert.equal(cleared.credential, null);
  assert.equal(cleared.own, null);
  assert.ok(cleared.marks.flat().every((mark) => mark === null));
});

test('another card in the same tab starts a ballot of its own', () => {
  const model = after(markAll(inside(), [0]), { type: 'code', code: 'eeeee-bbbbbb-ccccc-dddddd' });
  assert.ok(model.marks.flat().every((mark) => mark === null));
});

test('codes are read however they are typed', () => {
  for (const typed of [CODE, CODE.replaceAll('-', ''), ` ${CODE.replaceAll('-', ' ')} `, CODE.replaceAll('-', '－'), `http://x/boxes/b/booth#${CODE}`]) {
    assert.deepEqual(readCode(typed), { code: CODE });
  }
});

test('letters that no code has are named, and a missing one is counted', () => {
  assert.deepEqual(readCode(`${CODE.slice(0, -1)}0`), { problem: { kind: 'letters', letters: '0' } });
  assert.deepEqual(readCode(CODE.slice(1)), { problem: { kind: 'shape', count: 21 } });
});

test('once the ballot is sealed nothing of the choices is left, whatever the network does', () => {
  const sealed = after(sent(after(markAll(markAll(inside(), [0]), [2], 1), { type: 'own', index: 1 })), { type: 'sealed' });
  assert.ok(sealed.marks.flat().every((mark) => mark === null));
  assert.equal(sealed.own, null);
  assert.equal(ballot(sealed), null);
  const refused = after(sealed, { type: 'refused', refusal: { kind: 'malformed', message: { zh: '', en: '' } } });
  assert.deepEqual(after(refused, { type: 'again' }).screen, afterPrivacy(box()));
});

test('the same for everybody is asked about once, and never refused', () => {
  const asked = sent(markAll(inside(), [0, 1, 2]));
  assert.equal(asked.screen.at, 'alike');
  assert.equal(after(asked, { type: 'go', place: { at: 'review' } }).screen.at, 'review');
  assert.equal(after(asked, { type: 'send' }).screen.at, 'sending');
  const silent = inside({ filling: { missingRows: 'refuse', allSame: 'allow', quotas: [] } });
  assert.equal(sent(markAll(silent, [0, 1, 2])).screen.at, 'sending');
});

test('a broken quota keeps the ballot on the page until it is mended', () => {
  const filling = { missingRows: 'refuse', allSame: 'warn', quotas: [{ grades: ['good'], atMost: 3 }] };
  const four = markAll(markAll(inside({ filling }), [0, 1]), [2], 1);
  assert.equal(sent(four).screen.at, 'review');
  assert.equal(ballot(four), null);
  const mended = after(four, { type: 'mark', reporter: 1, criterion: 0, choice: 2 });
  assert.equal(sent(mended).screen.at, 'sending');
});

test('where the template says so, open rows abstain', () => {
  const filling = { missingRows: 'abstain', allSame: 'warn', quotas: [] };
  const some = after(inside({ filling }), { type: 'mark', reporter: 1, criterion: 0, choice: 1 });
  assert.deepEqual(ballot(some)?.chosen, [2, 2, 1, 2, 2, 2]);
});

test('a ballot that follows the meeting opens each reporter after the report, and is sealed after the last', () => {
  const early = markAll(inside({ follows: true, waiting: [1, 2], ownRow: 'mark' }), [0]);
  assert.deepEqual(afterPrivacy(box({ waiting: [0], ownRow: 'mark' })), { at: 'reporter', index: 1 });
  assert.deepEqual(beside(box({ waiting: [1, 2] }), null, 0, 1), { at: 'review' });
  assert.deepEqual(after(early, { type: 'go', place: { at: 'reporter', index: 1 } }).screen, early.screen);
  const reading = after(early, { type: 'go', place: { at: 'review' } });
  assert.equal(ballot(reading), null, 'two reports are still to come');
  assert.equal(after(reading, { type: 'send' }).screen.at, 'review');
  const stand = { state: 'open', graceEndsAt: null, waiting: [] } as const;
  const all = markAll(after(reading, { type: 'stand', stand }), [1, 2], 1);
  assert.deepEqual(ballot(all)?.chosen, [0, 0, 1, 1, 1, 1], 'marks of before are kept');
});

test('whoever waits only for the own report waits for nothing', () => {
  const model = after(inside({ follows: true, waiting: [2] }), { type: 'own', index: 2 });
  assert.deepEqual(ballot(markAll(model, [0, 1]))?.chosen, [0, 0, 0, 0, 2, 2]);
});

test('after the end of voting nothing is begun or sealed, and the voter is told until when the rest may come', () => {
  const half = after(markAll(inside(), [0, 1, 2]), { type: 'go', place: { at: 'review' } });
  const stand = { state: 'closing', graceEndsAt: 120_000, waiting: [] } as const;
  assert.equal(after(half, { type: 'stand', stand }).screen.at, 'shut');
  assert.equal(after(begin('en', false, CODE), { type: 'box', box: box(stand) }).screen.at, 'shut');
  const waiting = after(sent(), { type: 'sealed' }, { type: 'progress', progress: { step: 'waiting' } }, { type: 'stand', stand });
  assert.equal(waiting.screen.at, 'sending');
  assert.equal(waiting.box?.graceEndsAt, 120_000);
  const late = after(sent(), { type: 'stand', stand }, { type: 'too-late' });
  assert.equal(late.screen.at, 'too-late');
  assert.ok(late.marks.flat().every((mark) => mark === null));
});

test('a ballot that has not arrived is not forgotten without a question', () => {
  const waiting = after(sent(), { type: 'sealed' }, { type: 'progress', progress: { step: 'waiting' } });
  const asked = after(waiting, { type: 'discard' });
  assert.equal(asked.screen.at, 'discard');
  assert.equal(after(asked, { type: 'keep' }).screen.at, 'sending');
  assert.equal(after(asked, { type: 'received', tracker: 't', standing: 'first' }).screen.at, 'received', 'it arrived meanwhile');
  const cleared = after(asked, { type: 'clear' });
  assert.equal(cleared.screen.at, 'cleared');
  assert.equal(after(cleared, { type: 'received', tracker: 't', standing: 'first' }).screen.at, 'cleared', 'an answer that came late');
});

function onTablet(...events: Event[]): Model {
  return after(begin('en', true, CODE, true), { type: 'box', box: box() }, { type: 'checked', outcome: 'known' }, ...events);
}

test('a shared device shows the next voter nothing of the last', () => {
  const received = after(sent(markAll(markAll(onTablet({ type: 'own', index: 0 }), [1]), [2], 1)), { type: 'sealed' }, { type: 'received', tracker: 't', standing: 'first' });
  assert.equal(received.screen.at, 'received');
  const fresh = after(received, { type: 'clear' });
  assert.deepEqual(fresh.screen, { at: 'code', problem: null });
  assert.deepEqual([fresh.credential, fresh.own, fresh.language, fresh.shared], [null, null, 'zh-CN', true]);
  assert.ok(fresh.marks.flat().every((mark) => mark === null));
  assert.notEqual(fresh.voter, received.voter, 'so that the screen is drawn anew');
});

test('whoever walks away from a shared device is asked first; a voter’s own phone is left alone', () => {
  const half = markAll(onTablet({ type: 'go', place: { at: 'reporter', index: 1 } }), [0]);
  const asked = after(half, { type: 'idle' });
  assert.equal(asked.screen.at, 'still-there');
  const back = after(asked, { type: 'stay' });
  assert.deepEqual([back.screen, back.marks], [half.screen, half.marks]);
  assert.equal(after(asked, { type: 'clear' }).screen.at, 'code');
  assert.equal(after(inside(), { type: 'idle' }).screen.at, 'privacy');
});
