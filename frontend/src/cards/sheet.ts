import { h } from '../app/dom.ts';
import { reading, speaker, type Language } from '../app/words.ts';
import type { CardBox, CardsState } from './data.ts';
import { cutMarks } from './marks.ts';
import { qrCode } from './qr.ts';

const CARDS_A_PAGE = 8;

/** Which cards go on which page of A4. */
export function pages<Card>(cards: readonly Card[]): (readonly Card[])[] {
  return Array.from({ length: Math.ceil(cards.length / CARDS_A_PAGE) }, (_, page) =>
    cards.slice(page * CARDS_A_PAGE, (page + 1) * CARDS_A_PAGE),
  );
}

/**
 * A box's cards, eight on a page. Boxes never share a page: their paper may have colours. Nothing on a card or a
 * sheet has a number, and spares look like all others.
 */
export function sheets(state: CardsState, box: CardBox, codes: readonly string[]): HTMLElement[] {
  return pages(codes).map((page) => {
    const sheet = h(
      'section',
      { class: 'code-sheet', 'data-box': box.key },
      page.map((code) => card(state, box, code)),
    );
    sheet.append(cutMarks());
    return sheet;
  });
}

function card(state: CardsState, box: CardBox, code: string): HTMLElement {
  const { language } = state;
  const say = speaker(language, state.words);
  const booth = `${state.base}/boxes/${encodeURIComponent(box.key)}/booth`;
  const about = [
    say('card-group', { letter: box.letter }),
    reading(box.label, language).text,
    longDate(state.date, language),
  ];
  return h(
    'article',
    { class: 'code-card' },
    band(box),
    h('p', { class: 'code-card__meeting' }, reading(state.meeting, language).text),
    h('p', { class: 'code-card__group' }, about.filter((part) => part !== '').join(' · ')),
    h('div', { class: 'code-card__qr' }, qrCode(`${booth}#${code}`)),
    h(
      'div',
      { class: 'code-card__how' },
      h('p', {}, say('card-how')),
      h('p', {}, say('card-how-type')),
      h('p', { class: 'code-card__address', translate: 'no' }, booth),
    ),
    h('div', { class: 'code-card__type' }, h('p', {}, say('card-code-label')), groups(code)),
    h('div', { class: 'code-card__privacy' }, privacy(state, 'zh-CN'), privacy(state, 'en')),
  );
}

/** Letter beside colour; a merged box shows the colours of all its groups. */
function band(box: CardBox): HTMLElement {
  const letters = box.letter.split('+');
  const colours = letters.map((letter, at) =>
    h(
      'span',
      { class: `code-card__colour code-card__colour--${box.colours[at] ?? 'white'}` },
      h('b', { class: 'code-card__letter' }, letter),
    ),
  );
  return h('div', { class: 'code-card__band' }, colours);
}

/** The code as one text, dashes included, breakable only between its groups. */
function groups(code: string): HTMLElement {
  const parts = code.split('-');
  return h(
    'p',
    { class: 'code-card__code', 'data-code': code, translate: 'no' },
    parts.map((part, at) => h('span', {}, at === parts.length - 1 ? part : `${part}-`)),
  );
}

function privacy(state: CardsState, language: Language): HTMLElement {
  return h('p', { lang: language }, speaker(language, state.words)('card-privacy'));
}

function longDate(date: string, language: Language): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  if (parsed === null || Number.isNaN(parsed.getTime())) return date;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format(
    parsed,
  );
}
