import { h } from '../app/dom.ts';
import { getJson } from '../app/post.ts';
import type { Ceremony } from './ceremony.ts';
import { readTrusteeState, type TrusteeState } from './data.ts';
import { outdated, stopped, unbegun, wait, work } from './gathering.ts';
import { keep } from './keep.ts';
import { offer } from './make.ts';
import { pageOf, type Page } from './page.ts';
import { turn } from './rounds.ts';

/** Others wait while a key is made together; boxes close once a meeting. */
const POLL_MS = { quick: 2_500, slow: 10_000 };

/** The page of a trustee: `<main id="trustee" data-state-url="…" data-worker="…">`. */
class Trustee {
  readonly #root: HTMLElement;
  readonly #url: string;
  /** The state last drawn while nothing was under way; another one draws anew. */
  #idle = '';
  #pause = POLL_MS.slow;

  constructor(root: HTMLElement, url: string) {
    this.#root = root;
    this.#url = url;
  }

  async load(): Promise<void> {
    const json = await getJson(this.#url);
    const state = json === null ? null : readTrusteeState(json);
    if (state === null) this.#unreachable();
    else this.#draw(state, JSON.stringify(json));
  }

  /** Looks again and again. */
  async watch(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, this.#pause));
      await this.poll();
    }
  }

  /** Looks whether something waits by now, unless the trustee is in the middle of something. */
  async poll(): Promise<void> {
    const busy = this.#idle === '' || this.#root.querySelector('input:focus, details[open]') !== null;
    if (busy || document.visibilityState !== 'visible') return;
    const before = this.#idle;
    const json = await getJson(this.#url);
    const now = JSON.stringify(json);
    if (json !== null && this.#idle === before && now !== before) this.#draw(readTrusteeState(json), now);
  }

  #draw(state: TrusteeState, text: string): void {
    // Whoever takes a step from here is in the middle of something until the state is fetched anew.
    const moved = (): void => {
      this.#idle = '';
    };
    const page = pageOf(this.#root, state, () => void this.load(), moved);
    this.#pause = state.ceremony === null || state.ceremony?.round !== 'complete' ? POLL_MS.quick : POLL_MS.slow;
    this.#idle = drawn(page) ? text : '';
  }

  /** Nothing came, not even words: the frame holds a sentence for that in its `noscript`-like fallback. */
  #unreachable(): void {
    this.#idle = '';
    const words = this.#root.dataset;
    const retry = h(
      'button',
      { type: 'button', class: 'button button--primary', onclick: () => void this.load() },
      words['retry'] ?? '↻',
    );
    this.#root.replaceChildren(
      h('p', { class: 'notice notice--error', role: 'alert' }, words['unreachable'] ?? ''),
      retry,
    );
  }
}

/** Shows what a state asks for. Answers whether news may replace it: not what is under way or being filled in. */
function drawn(page: Page): boolean {
  const { ceremony, publicKey } = page.state;
  if (ceremony?.kind === 'pedersen') return together(page, ceremony);
  if (publicKey !== null) return keep(page);
  if (ceremony === null) unbegun(page);
  else if (ceremony?.index === 0) outdated(page, 'left-out');
  else offer(page);
  return true;
}

function together(page: Page, ceremony: Ceremony): boolean {
  const next = turn(ceremony);
  switch (next) {
    case 'left-out':
    case 'changed':
      outdated(page, next);
      return true;
    case 'stopped':
      stopped(page, ceremony);
      return true;
    case 'begin':
      offer(page);
      return true;
    case 'polynomial':
    case 'share':
      return work(page, ceremony, next) === 'asked';
    case 'wait':
      wait(page, ceremony);
      return true;
    case 'complete':
      return keep(page);
  }
}

const root = document.getElementById('trustee');
const url = root?.dataset['stateUrl'];
if (root && url !== undefined) {
  const trustee = new Trustee(root, url);
  void trustee.load();
  void trustee.watch();
  document.addEventListener('visibilitychange', () => void trustee.poll());
}
