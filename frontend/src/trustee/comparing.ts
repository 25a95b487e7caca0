import { h } from '../app/dom.ts';
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
