/**
 * Clocks that all screens agree on: the page says when time ends, the server says what time it is (`live/time.ts`).
 *
 * `<p data-clock data-ends-at="…">` runs, `data-paused-left-ms` stands; `data-warn-ms` is how long
 * before the end it warns. All in milliseconds, instants since 1970.
 */

/** Often enough that two screens side by side turn together. */
const TICK_MS = 100;

/** How far the server's clock is ahead of ours. */
let offsetMs = 0;

export function setServerTime(ahead: number): void {
  offsetMs = ahead;
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
  drawClocks();
  setInterval(drawClocks, TICK_MS);
}

/** At once, for a page that has just changed: it must not show the time of its making even for a moment. */
export function drawClocks(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-clock]')) draw(clock);
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
