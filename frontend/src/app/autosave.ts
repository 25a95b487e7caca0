import { h } from './dom.ts';
import { fill, texts } from './draft.ts';
import { fields, text, whole } from './json.ts';
import { type Answer, Saver, type Texts, type Trouble } from './saver.ts';

/**
 * `<form data-autosave="/…/edit.json" data-revision="3" …>` is saved while somebody types. What the server does not
 * have yet waits in this browser (`draft.ts`). The words come in the form's own attributes.
 */
export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) begin(form);
}

function begin(form: HTMLFormElement): void {
  const saver = new Saver({
    texts: () => texts(form),
    fill: (given) => fill(form, given),
    send: (given, revision) => send(form, given, revision),
    saved: (revision, stand) => saved(form, revision, stand),
    tell: (trouble) => tell(form, trouble),
    later: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  }, Number(form.dataset['revision']), stored(form));
  form.addEventListener('input', () => saver.typed());
  form.addEventListener('submit', () => saver.stop());
  window.addEventListener('online', () => saver.tryNow());
  // Draft.ts may have put something back before anybody listened.
  saver.typed();
}

/** As the server sent the page: what a browser put back since is not stored yet. */
function stored(form: HTMLFormElement): Texts {
  const areas = [...form.querySelectorAll<HTMLTextAreaElement>('textarea[name]')];
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter((one) => one.defaultChecked);
  return Object.fromEntries([...areas.map((one) => [one.name, one.defaultValue]), ...radios.map((one) => [one.name, one.value])]);
}

async function send(form: HTMLFormElement, given: Texts, revision: number): Promise<Answer> {
  const edition = form.querySelector<HTMLInputElement>('input[name="edition"]')?.value ?? '';
  const body = new URLSearchParams({ ...given, edition, revision: String(revision), action: 'autosave' });
  try {
    const answer = await fetch(form.dataset['autosave'] ?? '', { method: 'POST', body });
    if (answer.status === 401) return { kind: 'signed-out' };
    if (answer.status === 409) return elsewhere(await answer.json());
    if (answer.status === 422) return { kind: 'refused', why: text(fields(await answer.json(), 'answer')['refusal'], 'refusal') };
    if (!answer.ok) return { kind: 'offline' };
    const said = fields(await answer.json(), 'answer');
    return { kind: 'saved', revision: whole(said['revision'], 'revision'), stand: text(said['stand'], 'stand') };
  } catch {
    return { kind: 'offline' };
  }
}

function elsewhere(json: unknown): Answer {
  const said = fields(json, 'answer');
  const given = Object.entries(fields(said['texts'], 'texts')).map(([name, value]) => [name, text(value, name)]);
  return { kind: 'elsewhere', revision: whole(said['revision'], 'revision'), texts: Object.fromEntries(given) as Texts };
}

function saved(form: HTMLFormElement, revision: number, stand: string | null): void {
  form.dataset['revision'] = String(revision);
  const hidden = form.querySelector<HTMLInputElement>('input[name="revision"]');
  if (hidden !== null) hidden.value = String(revision);
  if (stand === null) return;
  const line = form.querySelector('[data-autosave-stand]');
  if (line !== null) line.textContent = stand;
  form.dispatchEvent(new Event('pingyi:saved'));
}

/** A long form is scrolled to where somebody types: what is told at its head would not be seen. */
function bringNear(form: HTMLFormElement, region: Element): void {
  const { top, bottom } = region.getBoundingClientRect();
  const field = document.activeElement?.closest('.field') ?? null;
  if ((bottom <= 0 || top >= innerHeight) && field !== null && form.contains(field)) field.append(region);
}

function tell(form: HTMLFormElement, trouble: Trouble): void {
  const region = form.querySelector('[data-autosave-trouble]');
  if (region !== null) bringNear(form, region);
  const words = form.dataset;
  const notice = (tone: string, sentence: string | undefined, ...more: Node[]): void =>
    region?.replaceChildren(h('div', { class: `notice notice--${tone}` }, h('p', {}, sentence ?? ''), ...more));
  switch (trouble.kind) {
    case 'none':
      return region?.replaceChildren();
    case 'kept':
      return notice('due', words['autosaveKept']);
    case 'back':
      return notice('done', words['autosaveBack']);
    case 'merged':
      return notice('info', words['autosaveMerged']);
    case 'refused':
      return notice('error', trouble.why);
    case 'signed-out':
      return notice('error', words['autosaveSignedOut'], h('p', {}, h('a', { class: 'button', href: words['autosaveSignInAt'] ?? '' }, words['autosaveSignIn'] ?? '')));
    case 'conflict':
      return notice('error', words['autosaveConflict'], h('p', {}, h('button', { class: 'button', name: 'action', value: 'save' }, words['autosaveCompare'] ?? '')));
  }
}
