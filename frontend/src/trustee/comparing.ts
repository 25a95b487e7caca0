import { h } from '../app/dom.ts';
import { fingerprintOf } from './code.ts';
import { handsOf, type Page } from './page.ts';

/**
 * Sixteen characters in groups of four. Fewer would do against accidents, but here somebody may look
 * for two different lists that look alike.
 */
const grouped = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');

/** The characters by which trustees see that they made the key with each other, and not with the server. */
export function comparing(page: Page, code: string | null): HTMLElement[] {
  const { say, state } = page;
  const { ceremony, boxes } = state;
  const late = boxes.some((box) => box.state !== 'preparing' && box.state !== 'ready');
  if (ceremony?.kind !== 'pedersen' || code === null || late) return [];
  const { size, threshold, index, certificates, input } = ceremony;
  if (certificates === null || input === null) return [];
  const shown = h('p', { class: 'code large', translate: 'no' }, '…');
  const setting = { size, threshold };
  void handsOf(page)
    .compute({ type: 'compare', code, setting, index, certificates, input })
    .then((outcome) => {
      if (outcome.type === 'done') shown.textContent = grouped(outcome.text);
      else shown.replaceWith(h('p', { class: 'notice notice--error', role: 'alert' }, say('trustee-compare-wrong')));
    });
  return [
    h(
      'section',
      { class: 'section stack' },
      h('h2', { class: 'section__title' }, say('trustee-compare-title')),
      shown,
      h('p', { class: 'muted' }, say('trustee-compare-what')),
    ),
  ];
}

/** What this device makes of the code: it must stand beside this trustee's number on the public page of each box. */
export function ownFingerprint(page: Page, code: string): HTMLElement {
  const { say, state } = page;
  const { ceremony } = state;
  const groups = fingerprintOf(state, code).match(/.{4}/g) ?? [];
  const shown = groups.flatMap((group) => [h('span', {}, group), h('wbr')]);
  const what =
    ceremony?.kind === 'pedersen' ? say('trustee-print-what', { index: ceremony.index }) : say('trustee-print-key');
  return h(
    'section',
    { class: 'section stack' },
    h('h2', { class: 'section__title' }, say('trustee-print-title')),
    h('p', { translate: 'no' }, h('span', { class: 'print' }, shown)),
    h('p', { class: 'muted' }, what),
  );
}
