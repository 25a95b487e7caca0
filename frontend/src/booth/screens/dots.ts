import { h } from '../../app/dom.ts';
import { rowState, type RowState } from '../marks.ts';
import { boxOf, type Stage } from '../screen.ts';

export interface Dots {
  readonly element: HTMLElement;
  readonly follow: (stage: Stage) => void;
}

/** One dot a reporter: how far the ballot is, and the quick way to any page of it. */
export function dots(stage: Stage, current: number | null): Dots {
  const { tell } = stage;
  const buttons = boxOf(stage).reporters.map((_, index) =>
    h('button', {
      type: 'button',
      class: 'dots__dot',
      onclick: () => tell({ type: 'go', place: { at: 'reporter', index } }),
    }),
  );
  const follow = (now: Stage): void => buttons.forEach((dot, index) => dress(dot, now, index, index === current));
  follow(stage);
  const list = h(
    'ol',
    { class: 'dots' },
    buttons.map((dot) => h('li', {}, dot)),
  );
  const element = h('nav', { 'aria-label': stage.say('booth-progress-label') }, list);
  // A long row of dots scrolls; the present one should be in sight. Layout exists only after insertion.
  requestAnimationFrame(() => {
    const here = current === null ? undefined : buttons[current];
    if (here !== undefined) list.scrollLeft = here.offsetLeft - list.clientWidth / 2;
  });
  return { element, follow };
}

function dress(dot: HTMLButtonElement, stage: Stage, index: number, isCurrent: boolean): void {
  const { say, name, model } = stage;
  const reporter = boxOf(stage).reporters[index];
  if (reporter === undefined) return;
  const state: RowState = rowState(model.marks, index, model.own);
  const waiting = state !== 'own' && boxOf(stage).waiting.includes(index);
  dot.dataset['state'] = waiting ? 'waiting' : state;
  dot.setAttribute(
    'aria-label',
    say('booth-dot', { n: index + 1, unit: name(reporter.unit), state: say(`booth-dot-${waiting ? 'waiting' : state}`) }),
  );
  dot.disabled = state === 'own' || waiting;
  if (isCurrent) dot.setAttribute('aria-current', 'step');
}
