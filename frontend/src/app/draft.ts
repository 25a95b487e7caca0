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
  const key = `pingyi.draft:${form.dataset['keep'] ?? ''}`;
  const revision = form.dataset['revision'] ?? '';
  const draft = load(key);
  if (draft !== null && isNews(form, draft, revision)) offer(form, key, draft);
  else if (draft !== null) drop(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (sent: boolean): void => store(key, { revision, sent, texts: texts(form) });
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(false), PAUSE_MS);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    save(true);
  });
}

function isNews(form: HTMLFormElement, draft: Draft, revision: string): boolean {
  if (draft.sent && draft.revision !== revision) return false;
  const present = texts(form);
  return Object.entries(draft.texts).some(([name, text]) => name in present && present[name] !== text);
}

function offer(form: HTMLFormElement, key: string, draft: Draft): void {
  const words = form.dataset;
  const restore = (): void => {
    for (const field of areas(form)) {
      field.value = draft.texts[field.name] ?? field.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
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

function areas(form: HTMLFormElement): HTMLTextAreaElement[] {
  return [...form.querySelectorAll<HTMLTextAreaElement>('textarea[name]')];
}

function texts(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(areas(form).map((field) => [field.name, field.value]));
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
