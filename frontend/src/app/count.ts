import { h } from './dom.ts';

/** The lengths of a text as an office suite's word count lists them. */
export interface Lengths {
  /** 字数: what limits are about. */
  readonly count: number;
  /** 中文字符: Chinese characters and full-width marks, one each. */
  readonly chinese: number;
  /** 非中文单词: unbroken runs of anything else, one each. */
  readonly words: number;
  /** 字符数（不计空格）. */
  readonly withoutBlanks: number;
  /** 字符数（计空格）; line ends are no characters. */
  readonly withBlanks: number;
}

/**
 * Counts by the very rule of the server (`measure` in crates/review/src/text.rs); both are held to
 * examples/vectors/length.json. Curly quotes and dashes count as Chinese marks, but not inside a word.
 */
export function measure(text: string): Lengths {
  const letters = Array.from(text);
  let [chinese, words, withoutBlanks, withBlanks] = [0, 0, 0, 0];
  let inRun = false;
  letters.forEach((letter, at) => {
    const joins = inRun && /^[A-Za-z0-9]$/.test(letters[at + 1] ?? '');
    if (UNSEEN.test(letter)) {
      inRun = false;
    } else if (BLANK.test(letter)) {
      if (!LINE_END.test(letter)) withBlanks += 1;
      inRun = false;
    } else {
      withBlanks += 1;
      withoutBlanks += 1;
      const wide = WIDE.test(letter) || (MARK.test(letter) && !joins);
      if (wide) chinese += 1;
      else if (!inRun) words += 1;
      inRun = !wide;
    }
  });
  return { count: chinese + words, chinese, words, withoutBlanks, withBlanks };
}

/** 字数 alone. */
export function countCharacters(text: string): number {
  return measure(text).count;
}

/** `part` of `whole` in per cent with one decimal, rounded half up, as the server prints it. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const tenths = Math.floor((2_000 * part + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** How long so many characters take to speak, at the speed at which `limit` of them take `minutes`. */
export function speaking(count: number, minutes: number, limit: number): string {
  const seconds = Math.ceil((count * minutes * 60) / Math.max(limit, 1));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Zero-width characters and marks of direction are not seen, so not counted. */
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF]/u;
const BLANK = /\p{White_Space}/u;
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/u;
const MARK = /[\u00B7\u2010-\u2027\u2030-\u205E]/u;
/** Hangul, radicals, kana, ideographs, full-width forms, later ideographs. */
const WIDE =
  /[\u1100-\u11FF\u2460-\u24FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;

/** After the last key, before a screen reader is told: nobody wants a number at each key. */
const SILENCE_MS = 2_000;

/**
 * `textarea[data-count]` gets a counter under it; `[data-count-total]` shows the form's sum, of which
 * fields with `data-count="apart"` are no part. `[data-share-of]`, `[data-speaking-of]` and
 * `[data-length]` follow. The form's `[data-count-announce]` is told once somebody pauses.
 */
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    update();
    if (field.form !== null) sum(field.form);
    clearTimeout(timer);
    timer = setTimeout(() => announce(field), SILENCE_MS);
  });
}

function announce(field: HTMLTextAreaElement): void {
  const words = field.form?.dataset ?? {};
  const region = field.form?.querySelector('[data-count-announce]');
  const limit = field.dataset['limit'];
  const pattern = limit === undefined ? words['countSpoken'] : words['countSpokenLimit'];
  if (region === null || region === undefined || pattern === undefined) return;
  const label = field.labels?.[0]?.textContent?.trim() ?? field.name;
  region.textContent = pattern
    .replace('{label}', label)
    .replace('{count}', String(countCharacters(field.value)))
    .replace('{limit}', limit ?? '');
}

function sum(form: HTMLFormElement): void {
  const total = form.querySelector<HTMLElement>('[data-count-total]');
  if (total === null) return;
  const fields = [...form.querySelectorAll<HTMLTextAreaElement>('textarea[data-count]:not([data-count="apart"])')];
  const all = fields.map((field) => measure(field.value));
  const count = all.reduce((sofar, one) => sofar + one.count, 0);
  show(total, count, total.dataset['limit']);
  for (const line of form.querySelectorAll<HTMLElement>('[data-length]')) {
    const name = line.dataset['length'] as keyof Lengths;
    line.textContent = String(all.reduce((sofar, one) => sofar + one[name], 0));
  }
  for (const line of form.querySelectorAll<HTMLElement>('[data-share-of]')) {
    const part = countCharacters(fields.find((field) => field.id === line.dataset['shareOf'])?.value ?? '');
    line.textContent = (line.dataset['sharePattern'] ?? '').replace('{share}', share(part, count));
  }
  for (const line of form.querySelectorAll<HTMLElement>('[data-speaking-of]')) speak(form, line, count);
}

function speak(form: HTMLFormElement, line: HTMLElement, total: number): void {
  const of = line.dataset['speakingOf'] ?? '';
  const spoken = form.querySelector<HTMLTextAreaElement>(`textarea[name="${of}"]`);
  const { speaking: pattern, speakingMinutes: minutes, speakingLimit: limit } = form.dataset;
  const count = spoken === null ? total : countCharacters(spoken.value);
  line.textContent = (pattern ?? '').replace('{time}', speaking(count, Number(minutes), Number(limit)));
}

function show(counter: HTMLElement, count: number, limit: string | undefined): void {
  const most = limit === undefined || limit === '' ? null : Number(limit);
  counter.textContent = most === null ? String(count) : `${count} / ${most}`;
  counter.classList.toggle('is-over', most !== null && count > most);
}
