import { h } from '../app/dom.ts';
import type { CodeStore } from './code.ts';
import { askCode, type Page } from './page.ts';

/** What a form for one deed says. */
export interface Deed {
  readonly title: string;
  readonly what: string;
  readonly button: string;
  /** The one thing that everybody waits for. */
  readonly large?: boolean;
}

/** A deed for which the recovery code is needed: one button, and a field for the code where this page does not know it. */
export function codeForm(page: Page, store: CodeStore, deed: Deed, act: (code: string) => void): HTMLElement {
  const stored = store.find();
  const asked = stored === null ? askCode(page, 'recovery-code') : null;
  const submit = (event: Event): void => {
    event.preventDefault();
    const code = stored ?? asked?.read() ?? null;
    if (code === null) return;
    store.remember(code);
    act(code);
  };
  const kind = deed.large === true ? 'button button--primary button--large' : 'button button--primary';
  return h(
    'section',
    { class: 'section' },
    h('h2', { class: 'section__title' }, deed.title),
    h(
      'form',
      { class: 'form stack', novalidate: true, onsubmit: submit },
      h('p', {}, deed.what),
      asked?.field,
      h('button', { class: kind }, deed.button),
    ),
  );
}
