import type { Sealed } from '../ballot/index.ts';

const PREFIX = 'pingyi.sealed';

/**
 * Sealed ballots that the server has not yet answered for, kept on the phone over a reload or a
 * dead network. Only ciphertext gets here; the marks never do.
 */
export class Outbox {
  readonly #start: string;
  /** Stands in where the browser has no storage to give. */
  readonly #memory = new Map<string, string>();

  constructor(server: string, box: string) {
    this.#start = `${PREFIX}:${server}:${box}:`;
  }

  keep(sealed: Sealed): void {
    this.#memory.set(this.#start + sealed.tracker, sealed.text);
    try {
      localStorage.setItem(this.#start + sealed.tracker, sealed.text);
    } catch {
      // Full or forbidden: the copy in memory serves while the page stays open.
    }
  }

  /** Any one ballot still waiting; a phone that went round may hold several. */
  waiting(): Sealed | null {
    const key = [...this.#memory.keys(), ...storedKeys()].find((name) => name.startsWith(this.#start));
    if (key === undefined) return null;
    const text = this.#memory.get(key) ?? localStorage.getItem(key);
    return text === null ? null : { text, tracker: key.slice(this.#start.length) };
  }

  /** Forgets all of them: the voter said so. */
  clear(): void {
    for (let one = this.waiting(); one !== null; one = this.waiting()) this.drop(one.tracker);
  }

  drop(tracker: string): void {
    this.#memory.delete(this.#start + tracker);
    try {
      localStorage.removeItem(this.#start + tracker);
    } catch {
      // No storage, nothing to drop.
    }
  }
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
