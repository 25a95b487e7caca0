import { h, run } from '../../app/dom.ts';
import type { Reporter } from '../box.ts';
import { blocking, findings, type Blocking } from '../filling.ts';
import { firstGap } from '../marks.ts';
import { bar, boxOf, button, heading, paragraph, type Drawn, type Stage } from '../screen.ts';
import { beside, waits, type Place } from '../state.ts';
import { commentRead } from './comment.ts';
import { explain } from './rules.ts';

/** Everything on one screen, gaps marked; nothing is sent before it was seen whole. */
export function review(stage: Stage): Drawn {
  const { say, tell, model } = stage;
  const box = boxOf(stage);
  const found = findings(box, model.marks, model.own);
  const wrong = blocking(found);
  const [first] = wrong;
  const back = beside(box, model.own, box.reporters.length, -1);
  const waiting = waits(box, model.own);
  const onward =
    first === undefined && waiting
      ? unavailable(button(say('booth-send'), 'seal', () => undefined))
      : first === undefined
      ? button(say('booth-send'), 'seal', () => tell({ type: 'send' }))
      : button(say(first.kind === 'missing' ? 'booth-review-fill' : 'booth-review-mend'), 'ink', () =>
          tell({ type: 'go', place: rowOf(first) }),
        );
  return {
    body: [
      heading(say('booth-review-title')),
      ...(waiting ? [h('p', { class: 'notice', role: 'status' }, say('booth-review-waiting'))] : []),
      ...(first === undefined && !waiting ? [h('p', { class: 'booth__lead' }, say(complete(stage)))] : []),
      ...wrong.map((finding) => broken(stage, finding)),
      ...(found.some(({ kind }) => kind === 'all_same')
        ? [h('p', { class: 'notice notice--due' }, say('booth-review-same'))]
        : []),
      ...box.reporters.map((reporter, index) => sheet(stage, reporter, index)),
    ],
    bar: bar(
      button(say('booth-back'), 'plain', () => tell({ type: 'go', place: back })),
      onward,
    ),
  };
}

/** Everybody got the same: lawful, but perhaps a slip. */
export function alike({ say, tell }: Stage): Drawn {
  return {
    body: [heading(say('booth-alike-title')), paragraph(say('booth-alike'))],
    bar: bar(
      button(say('booth-back'), 'plain', () => tell({ type: 'go', place: { at: 'review' } })),
      button(say('booth-alike-confirm'), 'seal', () => tell({ type: 'send' })),
    ),
  };
}

function unavailable(send: HTMLButtonElement): HTMLButtonElement {
  send.disabled = true;
  return send;
}

function complete({ model }: Stage): string {
  return firstGap(model.marks, model.own) === null ? 'booth-review-complete' : 'booth-review-open';
}

/** What blocks the ballot, how to mend it, and the way there. */
function broken(stage: Stage, finding: Blocking): HTMLElement {
  const { say, tell, name } = stage;
  const reporter = boxOf(stage).reporters[finding.first.reporter];
  const unit = reporter === undefined ? '' : name(reporter.unit);
  return h(
    'div',
    { class: 'notice notice--due', role: 'status' },
    h('p', {}, explain(stage, finding)),
    h(
      'button',
      { type: 'button', class: 'notice__act', onclick: () => tell({ type: 'go', place: rowOf(finding) }) },
      say('booth-quota-go', { unit }),
    ),
  );
}

function rowOf({ first }: Blocking): Place {
  return { at: 'reporter', index: first.reporter, row: first.criterion };
}

function sheet(stage: Stage, reporter: Reporter, index: number): HTMLElement {
  const { say, name, tell, model } = stage;
  const unit = name(reporter.unit);
  const head = h('h2', { class: 'answers__unit' }, unit);
  if (index === model.own) {
    return h(
      'section',
      { class: 'answers' },
      h('div', { class: 'answers__head' }, head),
      h('p', { class: 'booth__hint' }, say('booth-review-own')),
    );
  }
  if (boxOf(stage).waiting.includes(index)) {
    return h(
      'section',
      { class: 'answers' },
      h('div', { class: 'answers__head' }, head),
      h('p', { class: 'booth__hint' }, say('booth-review-later')),
    );
  }
  const edit = h(
    'button',
    {
      type: 'button',
      class: 'answers__edit',
      'aria-label': say('booth-review-edit-label', { unit }),
      onclick: () => tell({ type: 'go', place: { at: 'reporter', index } }),
    },
    say('booth-review-edit'),
  );
  return h(
    'section',
    { class: 'answers' },
    h('div', { class: 'answers__head' }, head, edit),
    h('dl', { class: 'answers__list' }, answers(stage, index)),
    commentRead(stage, index),
  );
}

function answers(stage: Stage, index: number): HTMLElement[] {
  const { say, model, language } = stage;
  const box = boxOf(stage);
  return box.criteria.map((criterion, place) => {
    const choice = box.choices[model.marks[index]?.[place] ?? -1];
    const answer =
      choice === undefined
        ? h('dd', { class: 'answers__gap' }, say('booth-review-gap'))
        : h(
            'dd',
            {},
            h('span', { class: `answers__tone tone-${choice.tone}`, 'aria-hidden': 'true' }),
            run(choice.title, language),
          );
    return h('div', { class: 'answers__row' }, h('dt', {}, run(criterion.title, language)), answer);
  });
}
