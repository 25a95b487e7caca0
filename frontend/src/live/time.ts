/**
 * What the server's clock shows, learnt from a few exchanges. The server named its time about half a round trip before
 * its answer came, so the quickest exchange tells it best: the error is at most half of that round trip.
 */

/** A sample older than this is forgotten: clocks drift. */
const GOOD_FOR_MS = 5 * 60_000;
const KEPT = 12;
/** Local time that moved against the machine's steady counter by more than this was set, or slept through. */
const JUMP_MS = 250;

interface Sample {
  readonly offsetMs: number;
  readonly tripMs: number;
  readonly at: number;
}

export class ServerTime {
  #samples: Sample[] = [];
  #offsetMs = 0;
  #drift: number | null = null;

  /** How far the server's clock is ahead of this machine's. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** An answer that came at `now` and had been on its way, there and back, for `tripMs`. */
  learn(serverNow: number, tripMs: number, now: number): void {
    if (!Number.isFinite(serverNow) || tripMs < 0) return;
    const fresh = { offsetMs: serverNow + tripMs / 2 - now, tripMs, at: now };
    const kept = this.#samples.filter(({ at }) => now - at < GOOD_FOR_MS);
    this.#samples = [...kept, fresh].slice(-KEPT);
    this.#offsetMs = this.#samples.reduce((best, one) => (one.tripMs <= best.tripMs ? one : best)).offsetMs;
  }

  /**
   * Looks whether the local clock was set or the machine slept: then what was learnt is worth nothing, and the answer
   * is to be asked for anew. The old offset stays until one came.
   */
  jumped(now: number, steady: number): boolean {
    const drift = now - steady;
    const before = this.#drift ?? drift;
    this.#drift = drift;
    if (Math.abs(drift - before) <= JUMP_MS) return false;
    this.#samples = [];
    return true;
  }
}
