import { h } from '../app/dom.ts';
import { reading, speaker, type Say } from '../app/words.ts';
import type { TrusteeState } from './data.ts';

/** What the parts of the page share. */
export interface Page {
  readonly state: TrusteeState;
  readonly say: Say;
  readonly show: (...nodes: readonly Node[]) => void;
  /** Fetches the state anew and starts over with it. */
  readonly reload: () => void;
  readonly workerUrl: string | URL;
}

export function pageOf(root: HTMLElement, state: TrusteeState, reload: () => void): Page {
  return {
    state,
    say: speaker(state.language, state.words),
    show: (...nodes) => show(root, nodes),
    reload,
    workerUrl: root.dataset['worker'] ?? new URL('./trustee.worker.js', import.meta.url),
  };
}

/** A new step takes the focus to its heading, so that it is read out. */
function show(root: HTMLElement, nodes: readonly Node[]): void {
  root.replaceChildren(...nodes);
  const title = root.querySelector<HTMLElement>('h2, h1');
  title?.setAttribute('tabindex', '-1');
  title?.focus();
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
