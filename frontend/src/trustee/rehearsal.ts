import { h } from '../app/dom.ts';
import type { Ceremony, Test } from './ceremony.ts';
import { keyOf, type CodeStore } from './code.ts';
import { codeForm } from './codeform.ts';
import { failure, handsOf, head, progress, type Page } from './page.ts';
import type { Taken } from './rounds.ts';

/** Opening a test sum before it matters, which is until the boxes open: one button, and afterwards how it went. */
export function rehearsal(page: Page, store: CodeStore): HTMLElement[] {
  const { ceremony, boxes } = page.state;
  const test = ceremony?.test;
  const early = boxes.every(({ state }) => state === 'preparing' || state === 'ready');
  if (ceremony == null || test == null || !early) return [];
  return [test.given ? rehearsed(page, ceremony, test) : offer(page, test, store)];
}

function rehearsed({ say }: Page, { threshold }: Ceremony, { opened }: Test): HTMLElement {
  const words = opened ? say('trustee-test-opened') : say('trustee-test-given', { needed: threshold });
  return h(
    'section',
    { class: 'section' },
    h('h2', { class: 'section__title' }, say('trustee-test-title')),
    h('p', { class: opened ? 'notice notice--done' : 'notice', role: 'status' }, words),
  );
}

function offer(page: Page, test: Test, store: CodeStore): HTMLElement {
  const { say } = page;
  const deed = { title: say('trustee-test-title'), what: say('trustee-test-what'), button: say('trustee-test-button') };
  return codeForm(page, store, deed, (code) => void rehearse(page, test, code));
}

async function rehearse(page: Page, test: Test, code: string): Promise<void> {
  const { say, show } = page;
  show(head(say), h('h2', {}, say('trustee-test-title')), ...progress(say('trustee-test-working')));
  const taken = await part(page, test, code);
  if (taken.kind === 'done') return page.reload();
  show(...failure(page, taken, page.reload));
}

async function part(page: Page, test: Test, code: string): Promise<Taken> {
  const key = keyOf(page.state, code);
  if (key === null) return { kind: 'failed' };
  const hands = handsOf(page);
  const outcome = await hands.compute({ type: 'test', key, sum: test });
  return outcome.type === 'done' ? hands.post(test.url, outcome.text) : { kind: 'failed' };
}
