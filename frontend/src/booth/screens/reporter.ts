import { h, run } from '../../app/dom.ts';
import { reading, type Language, type Localized } from '../../app/words.ts';
import type { Criterion, Choice } from '../box.ts';
import { firstGap, rowState } from '../marks.ts';
import { bar, boxOf, button, heading, type Drawn, type Stage } from '../screen.ts';
import { beside, type Model, type Place } from '../state.ts';
import { commentField } from './comment.ts';
import { dots } from './dots.ts';
import { quotaLine } from './rules.ts';

/** One reporter with all criteria. */
export function reporter(stage: Stage, index: number): Drawn {
  const { say, name, tell, model } = stage;
  const box = boxOf(stage);
  const person = box.reporters[index];
  if (person === undefined) throw new Error('no such reporter');
  const progress = dots(stage, index);
  const groups = box.criteria.map((criterion, place) => rows(stage, index, criterion, place));
  stackIfNarrow(groups);
  pointOut(model, groups);
  const quotas = quotaLine(stage);
  const before = beside(box, model.own, index, -1);
  let now = model;
  const onward = button('', 'ink', () => tell({ type: 'go', place: after(stage, now, index) }));
  const label = (): void => {
    onward.textContent = say(after(stage, now, index).at === 'review' ? 'booth-review' : 'booth-next');
  };
  label();
  const where = h(
    'p',
    { class: 'booth__position' },
    say('booth-position', { n: index + 1, total: box.reporters.length }),
  );
  const count = h('p', { class: 'booth__position' }, doneCount(stage));
  const title = h('p', { class: 'booth__person' }, name(person.title));
  return {
    body: [
      progress.element,
      h(
        'header',
        { class: 'booth__who' },
        h('div', { class: 'booth__where' }, where, count),
        heading(name(person.unit)),
        name(person.title) === '' ? null : title,
        quotas?.element,
      ),
      ...groups,
      ...commentField(stage, index),
    ],
    bar: bar(
      button(say(before.at === 'reporter' ? 'booth-previous' : 'booth-back'), 'plain', () =>
        tell({ type: 'go', place: before }),
      ),
      onward,
    ),
    follow: (later) => {
      now = later.model;
      label();
      progress.follow(later);
      quotas?.follow(later);
      count.textContent = doneCount(later);
    },
  };
}

/** The next reporter; or the review at once, when a gap was filled or a mark changed and nothing else is missing. */
function after(stage: Stage, { marks, own }: Model, index: number): Place {
  return firstGap(marks, own) === null ? { at: 'review' } : beside(boxOf(stage), own, index, 1);
}

function doneCount({ say, model }: Stage): string {
  const states = model.marks
    .map((_, index) => rowState(model.marks, index, model.own))
    .filter((state) => state !== 'own');
  return say('booth-done-count', { done: states.filter((state) => state === 'done').length, total: states.length });
}

/** A criterion: one radio group, named in full for those who hear it. */
function rows(stage: Stage, index: number, criterion: Criterion, place: number): HTMLElement {
  const { choices } = boxOf(stage);
  return h(
    'fieldset',
    { class: 'question' },
    h('legend', { class: 'question__title' }, run(criterion.title, stage.language)),
    guidance(stage, criterion),
    h(
      'div',
      // A single question has the whole page to itself: wide buttons, one below the other.
      { class: boxOf(stage).criteria.length === 1 ? 'grades grades--stacked' : 'grades' },
      choices.map((choice, at) => grade(stage, index, place, choice, at)),
    ),
  );
}

function grade(stage: Stage, reporterAt: number, criterionAt: number, choice: Choice, at: number): HTMLElement {
  const { model, tell, language } = stage;
  const mark = (): void => tell({ type: 'mark', reporter: reporterAt, criterion: criterionAt, choice: at });
  const input = h('input', {
    type: 'radio',
    class: 'grades__input',
    name: `mark-${reporterAt}-${criterionAt}`,
    value: choice.key,
    checked: model.marks[reporterAt]?.[criterionAt] === at,
    onchange: mark,
  });
  return h(
    'label',
    { class: 'grades__item' },
    input,
    h('span', { class: `grades__face tone-${choice.tone}` }, label(choice.title, language)),
  );
}

/** Words in brackets stay together on a line of their own rather than break inside. */
function label(title: Localized, language: Language): Node {
  const { text, lang } = reading(title, language);
  const [, words, aside] = /^(.+?)\s*([（(][^（(]+[)）])$/.exec(text) ?? [];
  if (words === undefined || aside === undefined) return h('span', { lang }, text);
  const gap = text.slice(words.length, -aside.length);
  return h('span', { lang }, `${words}${gap}`, h('span', { class: 'grades__aside' }, aside));
}

/** Where the voter was sent to mend a row, that row is in sight. */
function pointOut({ screen }: Model, groups: readonly HTMLElement[]): void {
  const group = screen.at === 'reporter' && screen.row !== undefined ? groups[screen.row] : undefined;
  if (group === undefined || groups.length === 1) return;
  group.classList.add('question--mend');
  requestAnimationFrame(() => group.scrollIntoView({ block: 'center' }));
}

function guidance({ say, language }: Stage, criterion: Criterion): HTMLElement | null {
  if (criterion.guidance === null) return null;
  return h(
    'details',
    { class: 'more more--small' },
    h('summary', {}, say('booth-guidance')),
    h('p', {}, run(criterion.guidance, language)),
  );
}

/**
 * Where a label does not fit its button — long words, large letters chosen by the voter — the
 * choices stand in a column instead. Widths are known only once the screen is in the page.
 */
function stackIfNarrow(groups: readonly HTMLElement[]): void {
  requestAnimationFrame(() => {
    const faces = groups.flatMap((group) => [...group.querySelectorAll('.grades__face')]);
    if (!faces.some((face) => face.scrollWidth > face.clientWidth)) return;
    for (const group of groups) group.querySelector('.grades')?.classList.add('grades--stacked');
  });
}
