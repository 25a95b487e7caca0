import { h } from '../../app/dom.ts';
import { enumerate } from '../../app/words.ts';
import { bar, boxOf, button, heading, paragraph, type Drawn, type Stage } from '../screen.ts';
import { afterPrivacy } from '../state.ts';
import { rules } from './rules.ts';

/** A voter reads a name and five gradings in about this time; it only has to be honest, not exact. */
const SECONDS_A_ROW = 5;

/** What happens to the marks, before the first one is made. Each sentence only where it is true. */
export function privacy(stage: Stage): Drawn {
  const { say, tell } = stage;
  const box = boxOf(stage);
  const rows = box.reporters.length * box.criteria.length;
  const minutes = Math.max(1, Math.round((rows * SECONDS_A_ROW) / 60));
  const body = [
    heading(say('booth-privacy-title')),
    paragraph(
      say('booth-privacy-count', { reporters: box.reporters.length, criteria: box.criteria.length, minutes }),
      'booth__lead',
    ),
    h(
      'ul',
      { class: 'promises' },
      sentences(stage).map((sentence) => h('li', {}, sentence)),
    ),
    fillingRules(stage),
    retention(stage),
    fingerprint(stage),
  ].filter((node) => node !== null);
  return { body, bar: bar(button(say('booth-start'), 'seal', () => tell({ type: 'go', place: afterPrivacy(box) }))) };
}

/** How a ballot must be filled in, told before the first mark. */
function fillingRules(stage: Stage): HTMLElement | null {
  const told = rules(stage);
  if (told.length === 0) return null;
  const title = h('h2', { class: 'booth__label' }, stage.say('booth-rules-title'));
  return h(
    'section',
    { class: 'rules' },
    title,
    h(
      'ul',
      {},
      told.map((rule) => h('li', {}, rule)),
    ),
  );
}

function sentences(stage: Stage): string[] {
  const { say, language } = stage;
  const box = boxOf(stage);
  const rehearsed = box.trust === 'rehearsal' ? [say('booth-privacy-rehearsal')] : [];
  const trust =
    box.trust === 'demonstration'
      ? [say('booth-privacy-demonstration')]
      : [...rehearsed, say('booth-privacy-encrypted'), say('booth-privacy-trustees', { names: enumerate(box.trustees, language) })];
  return [...trust, say('booth-privacy-card'), say('booth-privacy-kept'), say('booth-privacy-change')];
}

function retention(stage: Stage): HTMLElement | null {
  const { retention: kept } = boxOf(stage);
  return kept === null
    ? null
    : paragraph(stage.say('booth-privacy-retention', { retention: stage.name(kept) }), 'booth__hint');
}

function fingerprint(stage: Stage): HTMLElement {
  const { say } = stage;
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, say('booth-privacy-fingerprint')),
    h('p', { class: 'code' }, boxOf(stage).fingerprint),
    h('p', { class: 'booth__hint' }, say('booth-privacy-fingerprint-hint')),
  );
}
