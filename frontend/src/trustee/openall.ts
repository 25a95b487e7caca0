import { h } from '../app/dom.ts';
import { reading } from '../app/words.ts';
import { keyOf } from './code.ts';
import type { TrusteeBox } from './data.ts';
import { open, type Opened, type Stage } from './opening.ts';
import { button, head, label, type Page } from './page.ts';

/** Opens the boxes one after the other and says how it went. */
export async function openAll(page: Page, needed: readonly TrusteeBox[], code: string): Promise<void> {
  const { say, show, state } = page;
  const key = keyOf(state, code);
  if (key === null) return page.reload();
  const text = h('p', { role: 'status' });
  const meter = h('progress', { class: 'progress', 'aria-label': say('trustee-open-title') });
  show(head(say), h('section', { class: 'section stack' }, h('h2', {}, say('trustee-open-title')), text, meter));
  for (const box of needed) {
    const onProgress = (stage: Stage, done: number, total: number): void => {
      const words = say(`trustee-progress-${stage}`, { box: label(page, box) });
      if (text.textContent !== words) text.textContent = words;
      if (total === 0) meter.removeAttribute('value');
      else Object.assign(meter, { max: total, value: done });
    };
    const opened = await open({
      box,
      key,
      minimum: state.minimum,
      workerUrl: page.workerUrl,
      onProgress,
    });
    if (opened.kind !== 'done') return failed(page, box, opened);
  }
  show(
    head(say),
    h(
      'section',
      { class: 'section notice notice--done', role: 'status' },
      h('h2', { class: 'notice__title' }, say('trustee-done-title')),
      h('p', {}, say('trustee-done-what')),
    ),
  );
}

function failed(page: Page, box: TrusteeBox, opened: Exclude<Opened, { kind: 'done' }>): void {
  const { say, show } = page;
  const notice = h(
    'div',
    { class: 'notice notice--error', role: 'alert' },
    h('h2', { class: 'notice__title' }, say('trustee-failed-title')),
    h('p', {}, reason(page, box, opened)),
  );
  // An archive that failed its check will fail again, and trying is what an attacker would want.
  const retry = opened.kind === 'archive' ? [] : [button(say('trustee-retry'), 'primary', page.reload)];
  show(head(say), notice, ...retry);
}

function reason(page: Page, box: TrusteeBox, opened: Exclude<Opened, { kind: 'done' }>): string {
  const { say, state } = page;
  switch (opened.kind) {
    case 'archive':
      return say('trustee-failed-archive', { box: label(page, box) });
    case 'network':
      return say('trustee-failed-network');
    case 'other':
      return say('trustee-failed-other');
    case 'refused':
      return say('trustee-failed-refused', { reason: reading(opened.message, state.language).text });
  }
}
