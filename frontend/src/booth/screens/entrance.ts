import { h } from '../../app/dom.ts';
import type { CodeProblem } from '../code.ts';
import type { BoxState } from '../box.ts';
import { hasMarks } from '../marks.ts';
import { bar, boxOf, button, clockTime, heading, paragraph, type Drawn, type Stage } from '../screen.ts';
import type { Trouble } from '../state.ts';

/** The screens before the first question: loading, trouble, the code, a box that is not open. */

export function loading({ say }: Stage): Drawn {
  return { body: [h('p', { class: 'booth__loading', role: 'status' }, say('booth-loading'))] };
}

export function trouble(stage: Stage, kind: Trouble): Drawn {
  const { say, act } = stage;
  const body = [heading(say(`booth-${kind}-title`)), paragraph(say(`booth-${kind}`))];
  if (kind !== 'unreachable') return { body };
  return { body, bar: bar(button(say('booth-retry'), 'ink', act.reload)) };
}

export function code(stage: Stage, problem: CodeProblem | null): Drawn {
  const { say, act } = stage;
  const input = h('input', {
    id: 'code',
    class: 'entry',
    // Without a name the browser keeps nothing to suggest to the next voter.
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    inputmode: 'text',
    enterkeyhint: 'go',
    placeholder: 'XXXXX-XXXXXX-XXXXX-XXXXXX',
    'aria-describedby': problem === null ? 'code-hint' : 'code-hint code-problem',
    'aria-invalid': problem === null ? undefined : 'true',
  });
  const form = h(
    'form',
    {
      class: 'booth__form',
      novalidate: true,
      onsubmit: (event: globalThis.Event) => {
        event.preventDefault();
        act.enterCode(input.value);
      },
    },
    h('label', { class: 'booth__label', for: 'code' }, say('booth-code-label')),
    h('p', { id: 'code-hint', class: 'booth__hint' }, say('booth-code-hint')),
    problem === null
      ? null
      : h('p', { id: 'code-problem', class: 'booth__problem', role: 'alert' }, explain(stage, problem)),
    input,
    h('button', { class: 'press press--seal press--wide', type: 'submit' }, say('booth-code-submit')),
  );
  return { body: [heading(say('booth-code-title')), form] };
}

function explain({ say }: Stage, problem: CodeProblem): string {
  switch (problem.kind) {
    case 'shape':
      return say('booth-code-shape', { count: problem.count });
    case 'letters':
      return say('booth-code-letters', { letters: problem.letters });
    case 'unknown':
      return say('booth-code-unknown');
  }
}

export function checking({ say }: Stage): Drawn {
  return { body: [h('p', { class: 'booth__loading', role: 'status' }, say('booth-code-checking'))] };
}

const SHUT: Readonly<Record<BoxState, string>> = {
  preparing: 'preparing',
  ready: 'preparing',
  open: 'preparing',
  closing: 'closing',
  closed: 'closed',
  opened: 'closed',
  too_small: 'too-small',
};

export function shut(stage: Stage): Drawn {
  const { say, act } = stage;
  const box = boxOf(stage);
  const key = SHUT[box.state];
  const begun = box.state !== 'ready' && box.state !== 'preparing' && hasMarks(stage.model);
  const board = h('p', {}, h('a', { href: act.boardUrl() }, say('booth-to-board')));
  return {
    body: [
      heading(say(`booth-${key}-title`)),
      paragraph(say(`booth-${key}`, { time: clockTime(box.graceEndsAt, stage.language) })),
      begun ? h('p', { class: 'notice notice--due' }, say('booth-not-sealed')) : null,
      stage.model.shared ? null : board,
    ].filter((node) => node !== null),
  };
}
