import { h } from '../app/dom.ts';
import { CODE_LENGTH, CodeStore, fits, readRecoveryCode } from './code.ts';
import type { TrusteeBox } from './data.ts';
import { openAll } from './openall.ts';
import { codeField, head, label, type Page } from './page.ts';

/** After the share is made: how the boxes stand, and the one button when they wait for this trustee. */
export function keep(page: Page, publicKey: string): void {
  const { state, say, show } = page;
  const store = new CodeStore(state.context);
  const stored = store.find(state.context, publicKey);
  const needed = state.boxes.filter((box) => box.needed && !box.given);
  const parts = needed.length > 0 ? [opening(page, publicKey, stored, needed)] : [waiting(page, publicKey, stored)];
  show(head(say), ...parts, boxes(page), ...(stored === null ? [] : [forgetting(page, store)]));
}

function opening(page: Page, publicKey: string, stored: string | null, needed: readonly TrusteeBox[]): HTMLElement {
  const { say } = page;
  const asked = stored === null ? askCode(page, publicKey) : null;
  const submit = (event: Event): void => {
    event.preventDefault();
    const code = stored ?? asked?.read() ?? null;
    if (code !== null) void openAll(page, needed, code);
  };
  return h(
    'section',
    { class: 'section' },
    h('h2', { class: 'section__title' }, say('trustee-open-title')),
    h(
      'form',
      { class: 'form stack', novalidate: true, onsubmit: submit },
      h('p', {}, say('trustee-open-what')),
      asked?.field,
      h('button', { class: 'button button--primary button--large' }, say('trustee-open-button')),
    ),
  );
}

function waiting(page: Page, publicKey: string, stored: string | null): HTMLElement {
  const { say, state } = page;
  return h(
    'section',
    { class: 'section stack' },
    h('h2', {}, say('trustee-stored-title')),
    h('p', {}, say('trustee-stored-what')),
    h('p', { class: 'muted' }, say('trustee-make-ready', { n: state.ready, total: state.total })),
    h('p', { class: 'muted' }, say(stored === null ? 'trustee-stored-elsewhere' : 'trustee-stored-here')),
    rehearsal(page, publicKey),
  );
}

/** Tries the paper before it matters. */
function rehearsal(page: Page, publicKey: string): HTMLElement {
  const { say } = page;
  const asked = askCode(page, publicKey);
  const good = h('p', { class: 'notice notice--done', role: 'status', hidden: true }, say('trustee-rehearse-good'));
  const submit = (event: Event): void => {
    event.preventDefault();
    good.hidden = asked.read() === null;
  };
  return h(
    'details',
    { class: 'fold' },
    h('summary', {}, say('trustee-rehearse')),
    h(
      'form',
      { class: 'fold__body form', novalidate: true, onsubmit: submit },
      asked.field,
      h('button', { class: 'button' }, say('trustee-rehearse')),
      good,
    ),
  );
}

/** A field for the recovery code; `read` gives it only when it makes this trustee's key. */
function askCode({ say, state }: Page, publicKey: string): { field: HTMLElement; read: () => string | null } {
  const { field, input, complain } = codeField('recovery-code', say('trustee-open-code'));
  const read = (): string | null => {
    const code = readRecoveryCode(input.value);
    if (code === null) complain(say('trustee-code-shape', { length: CODE_LENGTH }));
    else if (!fits(state.context, code, publicKey)) complain(say('trustee-code-wrong'));
    else return code;
    return null;
  };
  return { field, read };
}

function boxes(page: Page): HTMLElement {
  const { say, state } = page;
  const items = state.boxes.map((box) =>
    h(
      'li',
      { class: box.given ? 'checklist__item checklist__item--done' : 'checklist__item' },
      h('span', {}, label(page, box)),
      h('span', { class: 'chip' }, say(`trustee-box-${box.given ? 'given' : box.state}`)),
    ),
  );
  const list =
    items.length === 0 ? h('p', { class: 'muted' }, say('trustee-open-none')) : h('ul', { class: 'checklist' }, items);
  return h('section', { class: 'section' }, h('h2', { class: 'section__title' }, say('trustee-boxes')), list);
}

function forgetting(page: Page, store: CodeStore): HTMLElement {
  const { say } = page;
  const forget = (): void => {
    store.forget();
    page.reload();
  };
  return h(
    'section',
    { class: 'section' },
    h('p', { class: 'small muted' }, say('trustee-forget-hint')),
    h('button', { type: 'button', class: 'link-button', onclick: forget }, say('trustee-forget')),
  );
}
