import { h } from '../app/dom.ts';
import { CodeStore } from './code.ts';
import { codeForm } from './codeform.ts';
import { comparing, ownFingerprint } from './comparing.ts';
import { commentsWait, sumsWait, type TrusteeBox } from './data.ts';
import { openAll } from './openall.ts';
import { askCode, head, label, type Page } from './page.ts';
import { rehearsal } from './rehearsal.ts';

/**
 * After the share is made: how the boxes stand, and the one button when something waits for this
 * trustee. Answers whether nothing does.
 */
export function keep(page: Page): boolean {
  const { state, say, show } = page;
  const store = new CodeStore(state);
  const stored = store.find();
  const needed = state.boxes.filter((box) => sumsWait(box) || commentsWait(box));
  if (needed.length > 0) {
    show(head(say), opening(page, store, needed), boxes(page), ...forgetting(page, store));
    return false;
  }
  if (state.boxes.length > 0 && state.boxes.every(isOver)) {
    show(head(say), over(page), boxes(page), ...own(page, stored), ...forgetting(page, store));
    return true;
  }
  const early = [...rehearsal(page, store), ...comparing(page, stored)];
  show(head(say), waiting(page), ...early, boxes(page), ...own(page, stored), paper(page, store));
  return true;
}

const own = (page: Page, code: string | null): HTMLElement[] => (code === null ? [] : [ownFingerprint(page, code)]);

const isOver = ({ state }: TrusteeBox): boolean => state === 'opened' || state === 'too_small';

/** Nothing is left to open for this trustee: enough have done it. */
function over({ say, state }: Page): HTMLElement {
  const comments = state.boxes.flatMap((box) => box.comments ?? []);
  const others = comments.some(({ waiting }) => waiting === 'others');
  const said = comments.length === 0 ? [] : [say(others ? 'trustee-over-comments-wait' : 'trustee-over-comments')];
  return h(
    'section',
    { class: 'section stack' },
    h('h2', {}, say('trustee-over-title')),
    h('p', {}, say('trustee-over-what')),
    ...said.map((text) => h('p', {}, text)),
  );
}

function opening(page: Page, store: CodeStore, needed: readonly TrusteeBox[]): HTMLElement {
  const { say } = page;
  const what = say(needed.some(sumsWait) ? 'trustee-open-what' : 'trustee-open-comments-what');
  const words = { title: say('trustee-open-title'), what, button: say('trustee-open-button') };
  return codeForm(page, store, { ...words, large: true }, (code) => void openAll(page, needed, code));
}

function waiting(page: Page): HTMLElement {
  const { say, state } = page;
  const { ceremony } = state;
  const standing =
    ceremony?.kind === 'pedersen'
      ? say('trustee-together-stand', { size: ceremony.size, needed: ceremony.threshold })
      : say('trustee-make-ready', { n: state.ready, total: state.total });
  return h(
    'section',
    { class: 'section stack' },
    h('h2', {}, say('trustee-stored-title')),
    h('p', {}, say('trustee-stored-what')),
    h('p', { class: 'muted' }, standing),
  );
}

/** What this device knows of the code, and trying it. */
function paper(page: Page, store: CodeStore): HTMLElement {
  const { say } = page;
  const kept = store.kept() !== null;
  return h(
    'section',
    { class: 'section stack' },
    h('h2', { class: 'section__title' }, say('trustee-code-label')),
    h('p', { class: 'muted' }, say(kept ? 'trustee-stored-here' : 'trustee-stored-elsewhere')),
    trial(page),
    forgetting(page, store),
  );
}

/** Tries the paper before it matters. */
function trial(page: Page): HTMLElement {
  const { say } = page;
  const asked = askCode(page, 'recovery-trial');
  const good = h('p', { class: 'notice notice--done', role: 'status', hidden: true }, say('trustee-rehearse-good'));
  const print = h('div');
  const submit = (event: Event): void => {
    event.preventDefault();
    const code = asked.read();
    good.hidden = code === null;
    print.replaceChildren(...own(page, code));
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
      print,
    ),
  );
}

const isDone = (box: TrusteeBox): boolean => (box.given || isOver(box)) && !commentsWait(box);

function standing(box: TrusteeBox): TrusteeBox['state'] | 'comments' | 'given' {
  if (!sumsWait(box) && commentsWait(box)) return 'comments';
  return box.given ? 'given' : box.state;
}

function boxes(page: Page): HTMLElement {
  const { say, state } = page;
  const items = state.boxes.map((box) =>
    h(
      'li',
      { class: isDone(box) ? 'checklist__item checklist__item--done' : 'checklist__item' },
      h('span', {}, label(page, box)),
      h('span', { class: 'chip' }, say(`trustee-box-${standing(box)}`)),
    ),
  );
  const list =
    items.length === 0 ? h('p', { class: 'muted' }, say('trustee-open-none')) : h('ul', { class: 'checklist' }, items);
  return h('section', { class: 'section' }, h('h2', { class: 'section__title' }, say('trustee-boxes')), list);
}

/** Where this device keeps the code. */
function forgetting(page: Page, store: CodeStore): HTMLElement[] {
  const { say } = page;
  if (store.kept() === null) return [];
  const forget = (): void => {
    store.forget();
    page.reload();
  };
  const part = h(
    'div',
    { class: 'section' },
    h('p', { class: 'small muted' }, say('trustee-forget-hint')),
    h('button', { type: 'button', class: 'link-button', onclick: forget }, say('trustee-forget')),
  );
  return [part];
}
