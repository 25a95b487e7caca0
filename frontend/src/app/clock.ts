/**
 * Clocks that all screens agree on: the page says when time ends, the server says what time it is.
 *
 * `<p data-clock data-ends-at="…">` runs, `data-paused-left-ms` stands; `data-warn-ms` is how long
 * before the end it warns. All in milliseconds, instants since 1970.
 */

const TICK_MS = 200;

/** How far the server's clock is ahead of ours, and how long the exchange took that told us. */
let offsetMs = 0;
let bestTripMs = Number.POSITIVE_INFINITY;

/**
 * Learns the server's time from an answer: it was `serverNow` about half a round trip ago. Quick
 * exchanges are trusted over slow ones, but a measurement ages, since clocks drift and laptops sleep.
 */
export function learnTime(serverNow: number, tripMs: number, now = Date.now()): void {
  if (!Number.isFinite(serverNow)) return;
  if (tripMs > bestTripMs) {
    bestTripMs *= 1.5;
    return;
  }
  bestTripMs = Math.max(tripMs, 1);
  offsetMs = serverNow + tripMs / 2 - now;
}

/** The time that all screens share, as far as it is known here. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

export interface Reading {
  readonly text: string;
  readonly state: 'running' | 'warn' | 'over' | 'paused';
}

/** What a clock shows. `leftMs` below zero counts up: over time is told, not hidden. */
export function reading(leftMs: number, warnMs: number, paused: boolean): Reading {
  const over = leftMs < 0;
  const seconds = over ? Math.floor(-leftMs / 1000) : Math.ceil(leftMs / 1000);
  const text = `${over ? '+' : ''}${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
  if (over) return { text, state: 'over' };
  if (paused) return { text, state: 'paused' };
  return { text, state: leftMs <= warnMs ? 'warn' : 'running' };
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}

/** Looks for clocks at each tick, so those that a live update brings run as well. */
export function startClocks(): void {
  const tick = (): void => {
    for (const clock of document.querySelectorAll<HTMLElement>('[data-clock]')) draw(clock);
  };
  tick();
  setInterval(tick, TICK_MS);
}

function draw(clock: HTMLElement): void {
  const { endsAt, pausedLeftMs, warnMs } = clock.dataset;
  const paused = pausedLeftMs !== undefined && pausedLeftMs !== '';
  if (!paused && (endsAt === undefined || endsAt === '')) return;
  const leftMs = paused ? Number(pausedLeftMs) : Number(endsAt) - (Date.now() + offsetMs);
  if (!Number.isFinite(leftMs)) return;
  const { text, state } = reading(leftMs, Number(warnMs ?? 0), paused);
  if (clock.textContent !== text) clock.textContent = text;
  for (const name of ['warn', 'over', 'paused']) clock.classList.toggle(`is-${name}`, name === state);
}
