import { serverNow } from './clock.ts';

/**
 * `<span data-eta data-until="…" data-later-ms="…" data-zone="Asia/Shanghai">15:14</span>`: an end that moves. What
 * runs now ends as planned, or now if that is past; with `data-left-ms` instead it stands still with so much left.
 * The rest comes after it.
 */

const TICK_MS = 1_000;

/** When it ends, in milliseconds since 1970. */
export function expectedEnd(now: number, endsAt: number | null, leftMs: number, laterMs: number): number {
  return (endsAt === null ? now + Math.max(leftMs, 0) : Math.max(endsAt, now)) + laterMs;
}

/** The time of day in a zone, as the server writes it; null for a zone that the browser does not know. */
export function timeOfDay(at: number, zone: string): string | null {
  try {
    const form = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-GB', form).format(at);
  } catch {
    return null;
  }
}

export function startEtas(): void {
  const tick = (): void => {
    for (const eta of document.querySelectorAll<HTMLElement>('[data-eta]')) draw(eta);
  };
  setInterval(tick, TICK_MS);
}

function draw(eta: HTMLElement): void {
  const { until, leftMs, laterMs, zone } = eta.dataset;
  const at = expectedEnd(serverNow(), until === undefined ? null : Number(until), Number(leftMs ?? 0), Number(laterMs));
  const text = Number.isFinite(at) && zone !== undefined ? timeOfDay(at, zone) : null;
  if (text !== null && eta.textContent !== text) eta.textContent = text;
}
