import { h } from '../app/dom.ts';
import { post } from '../app/post.ts';
import { reading, speaker, type Localized, type Say } from '../app/words.ts';
import { fits, readRecoveryCode, CODE_LENGTH } from './code.ts';
import { compute } from './compute.ts';
import type { TrusteeState } from './data.ts';
import type { Hands, Taken } from './rounds.ts';

/** What the parts of the page share. */
export interface Page {
  readonly state: TrusteeState;
  readonly say: Say;
  readonly show: (...nodes: readonly Node[]) => void;
  /** Fetches the state anew and starts over with it. */
  readonly reload: () => void;
  readonly workerUrl: string | URL;
}

/** `moved` hears of every step. */
export function pageOf(root: HTMLElement, state: TrusteeState, reload: () => void, moved: () => void): Page {
  return {
    state,
    say: speaker(state.language, state.words),
    show: (...nodes) => {
      moved();
      show(root, nodes);
    },
    reload,
    workerUrl: root.dataset['worker'] ?? new URL('./trustee.worker.js', import.meta.url),
  };
}

const titleOf = (root: HTMLElement): HTMLElement | null => root.querySelector<HTMLElement>('h2, h1');

/**
 * A new step takes the focus to its heading, so that it is read out. News under the same heading
 * do not, unless the focus would be lost: they are read out where they stand.
 */
function show(root: HTMLElement, nodes: readonly Node[]): void {
  const before = titleOf(root)?.textContent;
  const within = root.contains(document.activeElement);
  root.replaceChildren(...nodes);
  const title = titleOf(root);
  if (title === null) return;
  title.setAttribute('tabindex', '-1');
  if (within || title.textContent !== before) title.focus();
}

export function head(say: Say): HTMLElement {
  return h(
    'header',
    { class: 'page__head' },
    h('h1', { class: 'page__title' }, say('trustee-title')),
    h('p', { class: 'page__stand' }, say('trustee-what')),
  );
}

export function button(
  text: string,
  kind: 'primary' | 'quiet' | 'plain' | 'danger',
  onclick: () => void,
): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', class: kind === 'plain' ? 'button' : `button button--${kind}`, onclick: () => onclick() },
    text,
  );
}

export function label(page: Page, box: TrusteeState['boxes'][number]): string {
  const name = reading(box.label, page.state.language).text;
  return box.letter === '' ? name : `${box.letter} · ${name}`;
}

/** Something under way of which nobody knows how long it takes; mostly a second. */
export function progress(text: string): Node[] {
  return [h('p', { role: 'status' }, text), h('progress', { class: 'progress', 'aria-label': text })];
}

export function handsOf(page: Page): Hands {
  return { compute: (job) => compute(page.workerUrl, job), post };
}

/** Why something was not finished, and a button to try again. */
export function failure(page: Page, taken: Exclude<Taken, { kind: 'done' }>, retry: () => void): Node[] {
  const { say } = page;
  return [
    h('h1', {}, say('trustee-failed-title')),
    h('p', { class: 'notice notice--error', role: 'alert' }, reason(page, taken)),
    button(say('trustee-retry'), 'primary', retry),
  ];
}

function reason({ say, state }: Page, taken: Exclude<Taken, { kind: 'done' }>): string {
  const words = (message: Localized): string => reading(message, state.language).text;
  switch (taken.kind) {
    case 'refused':
      return say('trustee-failed-refused', { reason: words(taken.message) });
    case 'offline':
      return say('trustee-unreachable');
    case 'complained':
      return say('trustee-complaint-title');
    case 'failed':
      return say('trustee-failed-other');
  }
}

/** A field for one line of code, with its error where it belongs. */
export function codeField(
  id: string,
  text: string,
): { field: HTMLElement; input: HTMLInputElement; complain: (problem: string) => void } {
  const input = h('input', {
    id,
    class: 'input input--code',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-describedby': `${id}-error`,
  });
  const error = h('p', { id: `${id}-error`, class: 'field__error', role: 'alert', hidden: true });
  const field = h('div', { class: 'field' }, h('label', { class: 'field__label', for: id }, text), error, input);
  const complain = (problem: string): void => {
    error.hidden = false;
    error.textContent = problem;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  return { field, input, complain };
}

/** A field for the recovery code; `read` gives it only when it is this trustee's. */
export function askCode(page: Page, id: string): { field: HTMLElement; read: () => string | null } {
  const { say, state } = page;
  const { field, input, complain } = codeField(id, say('trustee-open-code'));
  const read = (): string | null => {
    const code = readRecoveryCode(input.value);
    if (code === null) complain(say('trustee-code-shape', { length: CODE_LENGTH }));
    else if (!fits(state, code)) complain(say('trustee-code-wrong'));
    else return code;
    return null;
  };
  return { field, read };
}
