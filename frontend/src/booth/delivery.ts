import type { Sealed } from '../ballot/index.ts';
import { fields, localized, text } from '../app/json.ts';
import type { Refusal, Standing } from './state.ts';

export type Outcome =
  | { readonly kind: 'received'; readonly tracker: string; readonly standing: Standing }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const PATIENCE_MS = 20_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
/** Once voting has ended there is little time left. */
const LAST_PAUSE_MS = 2_000;

/**
 * Sends one sealed ballot until the server has answered, however long that takes. Sending twice is
 * harmless: the server knows a ballot by its bytes. `onWaiting` is told before each pause.
 */
export class Delivery {
  readonly #url: string;
  readonly #onWaiting: () => void;
  #wake: () => void = () => {};
  #patience = new AbortController();
  #stopped = false;
  /** Whether the box takes ballots for a short time only. */
  isLast = false;

  constructor(url: string, onWaiting: () => void) {
    this.#url = url;
    this.#onWaiting = onWaiting;
    addEventListener('online', () => this.hurry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.hurry();
    });
  }

  /** Ends the present pause. */
  hurry(): void {
    this.#wake();
  }

  /** Gives up: the voter had the phone cleared. */
  stop(): void {
    this.#stopped = true;
    this.#patience.abort();
    this.hurry();
  }

  /** Null when it was stopped. */
  async deliver(sealed: Sealed): Promise<Outcome | null> {
    this.#stopped = false;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const outcome = await this.#attempt(sealed);
      if (this.#stopped) return null;
      if (outcome !== null) return outcome;
      this.#onWaiting();
      // A hall full of phones must not knock all at once when the network is back.
      await this.#sleep(Math.min(pause, this.isLast ? LAST_PAUSE_MS : pause) * (0.75 + Math.random() / 2));
      if (this.#stopped) return null;
    }
  }

  /** Null when nobody who knows the box answered: no network, a proxy, a server under strain. */
  async #attempt(sealed: Sealed): Promise<Outcome | null> {
    const patience = new AbortController();
    this.#patience = patience;
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sealed.text,
        credentials: 'omit',
        signal: patience.signal,
      });
      return read(response.ok, response.status, await response.json());
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Servers of before tell only whether it replaced another. */
function standing(answer: Record<string, unknown>): Standing {
  if (answer['counts'] === false) return 'replaced';
  return answer['replaced'] === true ? 'replaces' : 'first';
}

function read(ok: boolean, status: number, json: unknown): Outcome | null {
  const answer = fields(json, 'answer');
  if (ok)
    return { kind: 'received', tracker: text(answer['tracker'], 'tracker'), standing: standing(answer) };
  const final = status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
  if (!final) return null;
  return {
    kind: 'refused',
    refusal: { kind: text(answer['refusal'], 'refusal'), message: localized(answer['message'] ?? '', 'message') },
  };
}
