import { h } from '../app/dom.ts';
import { ask, getJson, post } from '../app/post.ts';
import { reading, speaker, type Localized, type Say } from '../app/words.ts';
import { readCardsState, readCodes, type CardBox, type CardsState } from './data.ts';
import { draw, shuffled, type Drawn } from './draw.ts';
import { sheets } from './sheet.ts';

/** Who draws the codes. */
type Maker = 'browser' | 'server';

/**
 * Makes a review's code cards: `<main id="cards" data-state-url="…">`. Private codes exist in this
 * tab's memory and on the paper, nowhere else; unless somebody has the server draw them, which the page advises
 * against and the box's board then tells everybody.
 */
class Cards {
  readonly #root: HTMLElement;
  readonly #state: CardsState;
  readonly #say: Say;
  readonly #drawn = new Map<string, Drawn>();
  /** Codes that wait in this tab to be printed, by box. */
  readonly #ready = new Map<string, readonly string[]>();
  readonly #discarded = new Set<string>();
  readonly #pages = h('div', { class: 'code-sheets' });
  readonly #status = h('div', { class: 'section' });

  constructor(root: HTMLElement, state: CardsState) {
    this.#root = root;
    this.#state = state;
    this.#say = speaker(state.language, state.words);
    root.classList.add('cards-page');
    addEventListener('beforeunload', (event) => {
      if (this.#ready.size > 0) event.preventDefault();
    });
  }

  show(): void {
    const say = this.#say;
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
    this.#status.replaceChildren(...this.#offer());
  }

  /** What can be done now: make what is still to be made. */
  #offer(): Node[] {
    if (this.#todo().length === 0) return [h('p', { class: 'muted' }, this.#say('card-none'))];
    return [this.#button('card-make', () => void this.#make('browser')), this.#otherWay()];
  }

  /** The server as maker: its price first, then a box to tick, then the button. */
  #otherWay(): HTMLElement {
    const say = this.#say;
    const button = h('button', { type: 'button', class: 'button', disabled: true }, say('card-server-make'));
    const understood = h('input', { type: 'checkbox' });
    understood.addEventListener('change', () => {
      button.disabled = !understood.checked;
    });
    button.addEventListener('click', () => void this.#make('server'));
    return h(
      'details',
      { class: 'fold', id: 'by-server' },
      h('summary', {}, say('card-server-title')),
      h(
        'div',
        { class: 'fold__body' },
        h('p', {}, say('card-server-what')),
        h('p', {}, say('card-server-price')),
        h('p', {}, say('card-server-published')),
        h('label', { class: 'check' }, understood, h('span', {}, say('card-server-understood'))),
        button,
      ),
    );
  }

  #isMade(box: CardBox): boolean {
    return this.#ready.has(box.key) || (box.made && !this.#discarded.has(box.key));
  }

  #todo(): CardBox[] {
    return this.#state.boxes.filter((box) => box.cards > 0 && !this.#isMade(box));
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
      const made = this.#isMade(box);
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
        h('td', { 'data-label': say('card-state') }, chip, ' ', this.#discardButton(box)),
      );
    });
    const heads = ['card-box', 'card-count', 'card-state'].map((key) =>
      h('th', { scope: 'col', class: key === 'card-count' ? 'table__figure' : undefined }, say(key)),
    );
    return h('table', { class: 'table' }, h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows));
  }

  /** For cards whose page was closed before they were printed. */
  #discardButton(box: CardBox): HTMLElement | null {
    if (!box.discardable || this.#ready.has(box.key) || this.#discarded.has(box.key)) return null;
    const onclick = (): void => {
      if (confirm(this.#say('card-discard-sure', { box: this.#name(box) }))) void this.#discard(box);
    };
    return h('button', { type: 'button', class: 'button button--small', onclick }, this.#say('card-discard'));
  }

  async #discard(box: CardBox): Promise<void> {
    const posted = await post(box.discardUrl, '');
    if (posted.kind === 'done') {
      this.#discarded.add(box.key);
      return this.show();
    }
    this.#status.replaceChildren(this.#problem(box, posted), ...this.#offer());
  }

  /** Makes box after box; what is ready is shown and printed even if a later box fails. */
  async #make(maker: Maker): Promise<void> {
    for (const box of this.#todo()) {
      const problem = maker === 'browser' ? await this.#makeHere(box) : await this.#makeThere(box);
      if (problem === null) continue;
      this.#finish(problem, maker);
      return;
    }
    this.#finish(null, maker);
    print();
  }

  /** Null, or what went wrong. Drawn codes are kept for a retry: the server may have them already. */
  async #makeHere(box: CardBox): Promise<HTMLElement | null> {
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
    if (posted.kind !== 'done') return this.#problem(box, posted);
    this.#lay(box, drawn.codes);
    return null;
  }

  /** The same, drawn by the server, which answers once. */
  async #makeThere(box: CardBox): Promise<HTMLElement | null> {
    this.#status.replaceChildren(h('p', { role: 'status' }, this.#say('card-registering', { box: this.#name(box) })));
    const asked = await ask(box.byServerUrl, JSON.stringify({ confirmed: true }));
    if (asked.kind === 'offline') {
      const lost = this.#say('card-server-lost', { box: this.#name(box) });
      return h('p', { class: 'notice notice--error', role: 'alert' }, lost);
    }
    if (asked.kind === 'refused') return this.#problem(box, asked);
    this.#lay(box, shuffled(readCodes(asked.json, box.cards)));
    return null;
  }

  #lay(box: CardBox, codes: readonly string[]): void {
    this.#ready.set(box.key, codes);
    // Sheets are wider than a phone: the region scrolls, by keyboard too.
    const region = { tabindex: '0', role: 'region', 'aria-label': this.#say('card-page-title') };
    for (const [name, value] of Object.entries(region)) this.#pages.setAttribute(name, value);
    this.#pages.append(...sheets(this.#state, box, codes));
  }

  #problem(box: CardBox, why: { kind: 'offline' } | { kind: 'refused'; message: Localized }): HTMLElement {
    const said =
      why.kind === 'offline'
        ? this.#say('card-failed-network', { box: this.#name(box) })
        : this.#say('card-failed', {
            box: this.#name(box),
            reason: reading(why.message, this.#state.language).text,
          });
    return h('p', { class: 'notice notice--error', role: 'alert' }, said);
  }

  #finish(problem: HTMLElement | null, maker: Maker): void {
    const say = this.#say;
    this.#root.querySelector('.table')?.replaceWith(this.#table());
    const count = [...this.#ready.values()].reduce((sum, codes) => sum + codes.length, 0);
    const ready = h(
      'p',
      { class: 'notice notice--done', role: 'status' },
      say('card-ready', { count }),
      ' ',
      say('card-leave'),
    );
    const again = this.#button('card-print', () => print());
    if (problem === null) return this.#status.replaceChildren(ready, again);
    const retry = this.#button('card-retry', () => void this.#make(maker));
    this.#status.replaceChildren(problem, ...(count > 0 ? [ready] : []), retry);
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
