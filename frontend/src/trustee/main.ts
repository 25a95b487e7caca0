import { h } from '../app/dom.ts';
import { getJson } from '../app/post.ts';
import { readTrusteeState, type TrusteeState } from './data.ts';
import { keep } from './keep.ts';
import { offer } from './make.ts';
import { pageOf } from './page.ts';

const POLL_MS = 10_000;

/** The page of a trustee: `<main id="trustee" data-state-url="…" data-worker="…">`. */
class Trustee {
  readonly #root: HTMLElement;
  readonly #url: string;
  /** The state last drawn while nothing was under way; another one draws anew. */
  #idle = '';

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

  /** Looks whether a box waits by now, unless the trustee is in the middle of something. */
  async poll(): Promise<void> {
    const busy = this.#idle === '' || this.#root.querySelector('input:focus, details[open]') !== null;
    if (busy || document.visibilityState !== 'visible') return;
    const before = this.#idle;
    const json = await getJson(this.#url);
    const now = JSON.stringify(json);
    if (json !== null && this.#idle === before && now !== before) this.#draw(readTrusteeState(json), now);
  }

  #draw(state: TrusteeState, text: string): void {
    const page = pageOf(this.#root, state, () => void this.load());
    const quiet = state.publicKey !== null && !state.boxes.some((box) => box.needed && !box.given);
    this.#idle = quiet ? text : '';
    if (state.publicKey === null) offer(page);
    else keep(page, state.publicKey);
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

const root = document.getElementById('trustee');
const url = root?.dataset['stateUrl'];
if (root && url !== undefined) {
  const trustee = new Trustee(root, url);
  void trustee.load();
  setInterval(() => void trustee.poll(), POLL_MS);
}
