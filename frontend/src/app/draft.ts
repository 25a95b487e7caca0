import { h } from './dom.ts';

/**
 * Keeps what was typed over an expired session or a dead network: `<form data-keep="report-7"
 * data-revision="3" data-keep-offer="…" data-keep-restore="…" data-keep-discard="…">`.
 * The text waits in this browser until the server is seen to have it, and is offered, not forced.
 */

interface Draft {
  readonly revision: string;
  /** Sent at least once; a higher revision then means that it arrived. */
  readonly sent: boolean;
  readonly texts: Readonly<Record<string, string>>;
}

const PAUSE_MS = 400;

export function startDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keep(form);
}

function keep(form: HTMLFormElement): void {
  const key = keyOf(form);
  const revision = form.dataset['revision'] ?? '';
  const draft = load(key);
  // What was typed over the very text that stands in the form is put back by itself, where saving goes by itself too.
  if (draft !== null && form.dataset['autosave'] !== undefined && draft.revision === revision) putBack(form, draft);
  else if (draft !== null && isNews(form, draft, revision)) offer(form, key, draft);
  else if (draft !== null) drop(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (sent: boolean): void => {
    clearTimeout(timer);
    store(key, { revision: form.dataset['revision'] ?? '', sent, texts: texts(form) });
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(false), PAUSE_MS);
  });
  form.addEventListener('submit', () => save(true));
  // The page goes to the background, and on a phone perhaps for good.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) save(false);
  });
  form.addEventListener('pingyi:saved', () => {
    clearTimeout(timer);
    timer = undefined;
    drop(key);
  });
}

function putBack(form: HTMLFormElement, draft: Draft): void {
  const present = texts(form);
  if (Object.entries(draft.texts).every(([name, text]) => !(name in present) || present[name] === text)) return;
  fill(form, draft.texts);
  form.prepend(h('div', { class: 'notice notice--due', role: 'status' }, h('p', {}, form.dataset['autosaveRestored'] ?? '')));
}

function keyOf(form: HTMLFormElement): string {
  return `pingyi.draft:${form.dataset['keep'] ?? ''}`;
}

function isNews(form: HTMLFormElement, draft: Draft, revision: string): boolean {
  if (draft.sent && draft.revision !== revision) return false;
  const present = texts(form);
  return Object.entries(draft.texts).some(([name, text]) => name in present && present[name] !== text);
}

function offer(form: HTMLFormElement, key: string, draft: Draft): void {
  const words = form.dataset;
  const restore = (): void => {
    fill(form, draft.texts);
    bar.remove();
  };
  const discard = (): void => {
    drop(key);
    bar.remove();
  };
  const button = (text: string | undefined, act: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'button button--small', onclick: act }, text ?? '');
  const bar = h(
    'div',
    { class: 'notice notice--due', role: 'status' },
    h('p', {}, words['keepOffer'] ?? ''),
    h('div', { class: 'row' }, button(words['keepRestore'], restore), button(words['keepDiscard'], discard)),
  );
  form.prepend(bar);
}

/** What stands in the form's text areas, and which of its radio buttons are chosen. */
export function texts(form: HTMLFormElement): Record<string, string> {
  const fields = form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
    'textarea[name], input[type="radio"]:checked',
  );
  return Object.fromEntries([...fields].map((field) => [field.name, field.value]));
}

/** Puts texts back under their names, and tells whoever counts or saves. */
export function fill(form: HTMLFormElement, given: Readonly<Record<string, string>>): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('textarea[name]')) {
    const text = given[field.name];
    if (text === undefined || text === field.value) continue;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const radio of form.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
    if (given[radio.name] !== radio.value || radio.checked) continue;
    radio.checked = true;
    radio.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function load(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'revision' in value &&
    'sent' in value &&
    'texts' in value &&
    typeof value.texts === 'object' &&
    value.texts !== null
  );
}

function store(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full or forbidden: the form itself still works.
  }
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage, nothing to drop.
  }
}
