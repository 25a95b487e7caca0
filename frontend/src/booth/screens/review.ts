import { h, run } from '../../app/dom.ts';
import type { Reporter } from '../box.ts';
import { allAlike, firstGap, gaps } from '../marks.ts';
import { bar, boxOf, button, heading, type Drawn, type Stage } from '../screen.ts';
import { beside } from '../state.ts';
import { commentRead } from './comment.ts';

/** Everything on one screen, gaps marked; nothing is sent before it was seen whole. */
export function review(stage: Stage): Drawn {
  const { say, tell, model } = stage;
  const box = boxOf(stage);
  const missing = gaps(model.marks, model.own);
  const gap = firstGap(model.marks, model.own);
  const back = beside(box, model.own, box.reporters.length, -1);
  const onward =
    gap === null
      ? button(say('booth-send'), 'seal', () => tell({ type: 'send' }))
      : button(say('booth-review-fill'), 'ink', () => tell({ type: 'go', place: { at: 'reporter', index: gap } }));
  return {
    body: [
      heading(say('booth-review-title')),
      missing === 0
        ? h('p', { class: 'booth__lead' }, say('booth-review-complete'))
        : h('p', { class: 'notice notice--due', role: 'status' }, say('booth-review-gaps', { count: missing })),
      ...(missing === 0 && allAlike(model.marks, model.own)
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
