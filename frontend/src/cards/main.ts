import { h } from '../app/dom.ts';
import { getJson, post } from '../app/post.ts';
import { reading, speaker, type Say } from '../app/words.ts';
import { readCardsState, type CardBox, type CardsState } from './data.ts';
import { draw, type Drawn } from './draw.ts';
import { sheets } from './sheet.ts';

/**
 * Makes a review's code cards: `<main id="cards" data-state-url="…">`. Private codes exist in this
 * tab's memory and on the paper, nowhere else.
 */
class Cards {
  readonly #root: HTMLElement;
  readonly #state: CardsState;
  readonly #say: Say;
  readonly #drawn = new Map<string, Drawn>();
  readonly #registered = new Set<string>();
  readonly #pages = h('div', { class: 'code-sheets' });
  readonly #status = h('div', { class: 'section' });

  constructor(root: HTMLElement, state: CardsState) {
    this.#root = root;
    this.#state = state;
    this.#say = speaker(state.language, state.words);
    root.classList.add('cards-page');
    addEventListener('beforeunload', (event) => {
      if (this.#registered.size > 0) event.preventDefault();
    });
  }

  show(): void {
    const say = this.#say;
    const todo = this.#todo();
    const action =
      todo.length === 0
        ? h('p', { class: 'muted' }, say('card-none'))
        : this.#button('card-make', () => void this.#make());
    this.#root.replaceChildren(
      h(
        'header',
        { class: 'page__head' },
        h('h1', { class: 'page__title' }, say('card-page-title')),
        h('p', { class: 'page__stand' }, say('card-page-what')),
      ),
      h('p', { class: 'notice notice--due' }, say('card-page-forget')),
      this.#table(),
      this.#status,
      this.#pages,
    );
    this.#status.replaceChildren(action);
  }

  #todo(): CardBox[] {
    return this.#state.boxes.filter((box) => !box.made && box.cards > 0 && !this.#registered.has(box.key));
  }

  #name(box: CardBox): string {
    return reading(box.label, this.#state.language).text;
  }

  #button(key: string, onclick: () => void): HTMLButtonElement {
    return h('button', { type: 'button', class: 'button button--primary', onclick: () => onclick() }, this.#say(key));
  }

  #table(): HTMLElement {
    const say = this.#say;
    const rows = this.#state.boxes.map((box) => {
      const made = box.made || this.#registered.has(box.key);
      const chip = h(
        'span',
        { class: made ? 'chip chip--done' : 'chip chip--due' },
        say(made ? 'card-state-made' : 'card-state-todo'),
      );
      return h(
        'tr',
        {},
        h('th', { scope: 'row' }, `${box.letter} · ${this.#name(box)}`),
        h('td', { class: 'table__figure', 'data-label': say('card-count') }, String(box.cards)),
        h('td', { 'data-label': say('card-state') }, chip),
      );
    });
    const heads = ['card-box', 'card-count', 'card-state'].map((key) =>
      h('th', { scope: 'col', class: key === 'card-count' ? 'table__figure' : undefined }, say(key)),
    );
    return h('table', { class: 'table' }, h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows));
  }

  /** Draws and registers box after box; what was registered is shown and printed even if a later box fails. */
  async #make(): Promise<void> {
    for (const box of this.#todo()) {
      const problem = await this.#makeBox(box);
      if (problem === null) continue;
      this.#finish(problem);
      return;
    }
    this.#finish(null);
    print();
  }

  /** Null, or what went wrong. Drawn codes are kept for a retry: the server may have them already. */
  async #makeBox(box: CardBox): Promise<string | null> {
    const say = this.#say;
    const text = h('p', { role: 'status' });
    const meter = h('progress', { class: 'progress', max: box.cards, 'aria-label': say('card-page-title') });
    this.#status.replaceChildren(text, meter);
    const drawn =
      this.#drawn.get(box.key) ??
      (await draw(box.uuid, box.cards, (done) => {
        text.textContent = say('card-working', { done, total: box.cards });
        meter.value = done;
      }));
    this.#drawn.set(box.key, drawn);
    text.textContent = say('card-registering', { box: this.#name(box) });
    const posted = await post(box.credentialsUrl, JSON.stringify({ credentials: drawn.credentials }));
    if (posted.kind === 'offline') return say('card-failed-network', { box: this.#name(box) });
    if (posted.kind === 'refused')
      return say('card-failed', { box: this.#name(box), reason: reading(posted.message, this.#state.language).text });
    this.#registered.add(box.key);
    this.#pages.append(...sheets(this.#state, box, drawn.codes));
    return null;
  }

  #finish(problem: string | null): void {
    const say = this.#say;
    this.#root.querySelector('.table')?.replaceWith(this.#table());
    const count = [...this.#registered].reduce((sum, key) => sum + (this.#drawn.get(key)?.codes.length ?? 0), 0);
    const ready = h(
      'p',
      { class: 'notice notice--done', role: 'status' },
      say('card-ready', { count }),
      ' ',
      say('card-leave'),
    );
    const again = this.#button('card-print', () => print());
    if (problem === null) return this.#status.replaceChildren(ready, again);
    const notice = h('p', { class: 'notice notice--error', role: 'alert' }, problem);
    const retry = this.#button('card-retry', () => void this.#make());
    this.#status.replaceChildren(notice, ...(count > 0 ? [ready] : []), retry);
  }
}

async function start(root: HTMLElement, url: string): Promise<void> {
  const json = await getJson(url);
  if (json !== null) return new Cards(root, readCardsState(json)).show();
  const retry = h(
    'button',
    { type: 'button', class: 'button button--primary', onclick: () => void start(root, url) },
    root.dataset['retry'] ?? '↻',
  );
  root.replaceChildren(
    h('p', { class: 'notice notice--error', role: 'alert' }, root.dataset['unreachable'] ?? ''),
    retry,
  );
}

const root = document.getElementById('cards');
const url = root?.dataset['stateUrl'];
if (root && url !== undefined) void start(root, url);
