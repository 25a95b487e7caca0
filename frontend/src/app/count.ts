import { h } from './dom.ts';

/**
 * The length of a text as an office suite's 字数, by the very rule of the server
 * (`count_characters` in crates/review/src/text.rs): each Chinese character and full-width mark
 * one, each unbroken run of anything else one; curly quotes and dashes one, but not inside a word.
 */
export function countCharacters(text: string): number {
  const letters = Array.from(text);
  let count = 0;
  let inRun = false;
  letters.forEach((letter, at) => {
    const joins = inRun && /^[A-Za-z0-9]$/.test(letters[at + 1] ?? '');
    if (BLANK.test(letter)) {
      inRun = false;
    } else if (WIDE.test(letter) || (MARK.test(letter) && !joins)) {
      count += 1;
      inRun = false;
    } else {
      if (!inRun) count += 1;
      inRun = true;
    }
  });
  return count;
}

/** Zero-width characters and marks of direction are not seen, so not counted. */
const BLANK = /[\p{White_Space}\u200B-\u200F\u2060\uFEFF]/u;
const MARK = /[\u00B7\u2010-\u2027\u2030-\u205E]/u;
/** Hangul, radicals, kana, ideographs, full-width forms, later ideographs. */
const WIDE =
  /[\u1100-\u11FF\u2460-\u24FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;

/** `textarea[data-count]` gets a counter under it; `[data-count-total]` shows the form's sum. */
export function startCounts(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-count]')) watch(field);
  for (const form of document.forms) sum(form);
}

function watch(field: HTMLTextAreaElement): void {
  const id = `${field.id || field.name}-count`;
  const counter = h('p', { class: 'count', id });
  field.after(counter);
  field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${id}`.trim());
  const update = (): void => show(counter, countCharacters(field.value), field.dataset['limit']);
  update();
  field.addEventListener('input', () => {
    update();
    if (field.form !== null) sum(field.form);
  });
}

function sum(form: HTMLFormElement): void {
  const total = form.querySelector<HTMLElement>('[data-count-total]');
  if (total === null) return;
  const fields = [...form.querySelectorAll<HTMLTextAreaElement>('textarea[data-count]')];
  show(
    total,
    fields.reduce((count, field) => count + countCharacters(field.value), 0),
    total.dataset['limit'],
  );
}

function show(counter: HTMLElement, count: number, limit: string | undefined): void {
  const most = limit === undefined || limit === '' ? null : Number(limit);
  counter.textContent = most === null ? String(count) : `${count} / ${most}`;
  counter.classList.toggle('is-over', most !== null && count > most);
}
