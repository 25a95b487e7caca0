import { h } from './dom.ts';

/**
 * Quick entry: `<form data-entry data-entry-unsent="…">` with selects `who` and `what` and one line. What is typed at
 * the line's head chooses (`2? `), the arrows go up and down among people, and a line that the server took is gone for
 * the next one. Without this script the server reads the same signs.
 */

export interface Words {
  readonly who: number | null;
  readonly what: string | null;
  readonly words: string;
}

/** What stands for what: by one rule with `review::meeting::line`. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['+', 'praise'],
  ['-', 'problem'],
  ['>', 'direction'],
  ['?', 'question'],
  ['??', 'follow_up'],
  ['=', 'answer'],
]);

const NARROW: ReadonlyMap<string, string> = new Map([
  ['＋', '+'], ['－', '-'], ['—', '-'], ['–', '-'], ['＞', '>'], ['》', '>'], ['？', '?'], ['＝', '='], ['＊', '*'],
]);

/** As a keyboard for Chinese may type it. */
function narrow(text: string): string {
  return [...text]
    .map((c) => NARROW.get(c) ?? (c >= '０' && c <= '９' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
    .join('');
}

/** Reads a line; `floor` is a `*` alone. */
export function read(typed: string): Words | 'floor' {
  const line = typed.trim();
  if (narrow(line) === '*') return 'floor';
  const blank = /\s/u.exec(line)?.index ?? line.length;
  const parts = /^([0-9]{0,2})(\D+)$/u.exec(narrow(line.slice(0, blank)));
  const what = SIGNS.get(parts?.[2] ?? '');
  if (parts === null || what === undefined) return { who: null, what: null, words: line };
  return { who: parts[1] === '' ? null : Number(parts[1]), what, words: line.slice(blank).trim() };
}

/** The next entry of a list, and from the last the first. */
export function beside(place: number, step: number, count: number): number {
  return count === 0 ? place : (place + step + count) % count;
}

export function startEntry(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-entry]');
  const line = form?.querySelector<HTMLInputElement>('input[name="line"]') ?? null;
  if (form === null || line === null) return;
  line.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) choose(form, line);
  });
  line.addEventListener('compositionend', () => choose(form, line));
  line.addEventListener('keydown', (event) => walk(event, form, line));
  form.addEventListener('submit', (event) => submit(event, form, line));
  line.focus();
}

/** A sign and a blank at the head of the line are taken at their word, and go. */
function choose(form: HTMLFormElement, line: HTMLInputElement): void {
  const head = /^\s*\S+\s/u.exec(line.value)?.[0];
  if (head === undefined) return;
  const found = read(head);
  if (found === 'floor' || found.what === null) return;
  if (found.who !== null && !set(form, 'who', String(found.who))) return;
  set(form, 'what', found.what);
  line.value = line.value.slice(head.length);
}

function set(form: HTMLFormElement, name: string, value: string): boolean {
  const select = form.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  if (select === null || ![...select.options].some((option) => option.value === value)) return false;
  select.value = value;
  return true;
}

function walk(event: KeyboardEvent, form: HTMLFormElement, line: HTMLInputElement): void {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') line.value = '';
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const who = form.querySelector<HTMLSelectElement>('select[name="who"]');
  if (step === 0 || who === null) return;
  event.preventDefault();
  who.selectedIndex = beside(who.selectedIndex, step, who.options.length);
}

function submit(event: SubmitEvent, form: HTMLFormElement, line: HTMLInputElement): void {
  if (form.dataset['entryPlain'] !== undefined || read(line.value) === 'floor') return;
  event.preventDefault();
  if (form.dataset['entrySending'] !== undefined) return;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  form.dataset['entrySending'] = '';
  const sent = line.value;
  void send(form.action, fields).then((answer) => {
    delete form.dataset['entrySending'];
    tell(answer === 'offline' ? form.dataset['entryUnsent'] : undefined);
    if (answer === 'refused') {
      // The browser's own way shows why.
      form.dataset['entryPlain'] = '';
      form.requestSubmit();
    } else if (answer === 'taken') {
      // Typed on meanwhile: that is the next line.
      line.value = line.value.startsWith(sent) ? line.value.slice(sent.length).trimStart() : line.value;
      const what = fields.get('what');
      if (what === 'question' || what === 'follow_up') set(form, 'what', 'answer');
    }
  });
}

async function send(address: string, fields: URLSearchParams): Promise<'taken' | 'refused' | 'offline'> {
  try {
    const answer = await fetch(address, { method: 'POST', body: fields, redirect: 'manual' });
    return answer.type === 'opaqueredirect' ? 'taken' : 'refused';
  } catch {
    return 'offline';
  }
}

function tell(sentence: string | undefined): void {
  const told = sentence === undefined ? [] : [h('div', { class: 'notice notice--due' }, h('p', {}, sentence))];
  document.querySelector('[data-entry-told]')?.replaceChildren(...told);
}
