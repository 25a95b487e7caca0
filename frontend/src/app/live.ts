import { drawClocks, setServerTime } from './clock.ts';
import { Line } from './line.ts';
import { Stage } from './stage.ts';
import type { FromHub } from '../live/hub.ts';
import type { News } from '../live/news.ts';

/**
 * Keeps a page in step with the server: `<body data-live="/…/live">`. What changed is told by a line that all pages of
 * the browser share (`src/live`). The page is then fetched anew and only its `[data-live-part]`s are exchanged. A
 * `[data-live-view]` comes with the news itself and needs no fetching: a thousand screens show it from one drawing.
 */

/** Spreads a hall of screens that all heard of the same change. */
const SPREAD_MS = 300;
/** Two hundred ballots in ten seconds are not two hundred pages. */
const APART_MS = 700;
const AGAIN_MS = 5_000;
/** A hiccup shorter than this is nobody's business. */
const CALM_MS = 4_000;
const PATIENCE_MS = 10_000;

export class Live {
  readonly #url: string;
  readonly #stages: readonly Stage[];
  /** The newest version heard of, and the one shown. */
  #heard: number;
  #shown: number;
  #epoch: number | null = null;
  #refreshing = false;
  #silentSince: number | null = null;
  #failedSince: number | null = null;

  constructor(url: string, shown: number) {
    this.#url = url;
    this.#heard = shown;
    this.#shown = shown;
    this.#stages = [...document.querySelectorAll<HTMLElement>('[data-live-view]')].map((place) => new Stage(place));
  }

  start(worker: string | undefined): void {
    const views = this.#stages.map(({ view }) => view);
    new Line(this.#url, views, (message) => this.#take(message)).open(worker);
    setInterval(() => this.#tellOffline(), 1_000);
  }

  #take(message: FromHub): void {
    switch (message.kind) {
      case 'time':
        setServerTime(message.offsetMs);
        return drawClocks();
      case 'line':
        this.#silentSince = message.silentSince;
        return this.#tellOffline();
      case 'news':
        return this.#hear(message.news);
    }
  }

  #hear({ epoch, version, views }: News): void {
    // A server that began anew may count from anywhere.
    if (this.#epoch !== null && this.#epoch !== epoch) [this.#heard, this.#shown] = [-1, -1];
    this.#epoch = epoch;
    for (const stage of this.#stages) {
      const drawn = views[stage.view];
      if (drawn !== undefined) void stage.show(drawn);
    }
    if (version <= this.#heard) return;
    this.#heard = version;
    if (document.querySelector('[data-live-part][id]') !== null) void this.#refresh();
  }

  /** One fetch at a time; what was heard meanwhile is fetched after it. */
  async #refresh(): Promise<void> {
    if (this.#refreshing) return;
    this.#refreshing = true;
    while (this.#shown < this.#heard) {
      const wanted = this.#heard;
      await pause(Math.random() * SPREAD_MS);
      const page = await fetchPage(this.#url);
      if (page === null) {
        this.#failedSince ??= Date.now();
        await pause(AGAIN_MS * (0.8 + 0.4 * Math.random()));
        continue;
      }
      this.#failedSince = null;
      this.#tellOffline();
      this.#show(page, wanted);
      await pause(APART_MS);
    }
    this.#refreshing = false;
  }

  /** A page that was on its way for long may be older than what is shown; it says so itself. */
  #show(page: Document, wanted: number): void {
    const version = Number(page.body.dataset['version'] ?? wanted);
    if (version >= this.#shown) exchange(page);
    this.#shown = Math.max(this.#shown, version, wanted);
  }

  #tellOffline(): void {
    const since = [this.#silentSince, this.#failedSince, ...this.#stages.map(({ failingSince }) => failingSince)];
    const offline = since.some((one) => one !== null && Date.now() - one > CALM_MS);
    for (const sign of document.querySelectorAll<HTMLElement>('[data-offline]')) sign.hidden = !offline;
  }
}

/**
 * The page at the present address, or null. After a refused form that is the form's own address, from which the server
 * leads on to its page. A page without the same live updates, such as the sign-in page, is no news.
 */
async function fetchPage(live: string): Promise<Document | null> {
  try {
    const headers = { accept: 'text/html' };
    const answer = await fetch(location.href, { cache: 'no-store', headers, signal: limit(PATIENCE_MS) });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.body.dataset['live'] === live ? page : null;
  } catch {
    return null;
  }
}

/**
 * Exchanges what changed. Parts that hold a form or the focus are left alone: somebody is at work there. In a part of
 * `buttons` there is nothing to fill; it changes, and the button in focus keeps it.
 */
export function exchange(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live-part][id]')) {
    const fresh = page.getElementById(part.id);
    if (fresh === null || !fresh.hasAttribute('data-live-part')) continue;
    const buttons = part.dataset['livePart'] === 'buttons';
    if (!buttons && inUse(part)) continue;
    for (const open of part.querySelectorAll('details[open][id]'))
      page.getElementById(open.id)?.setAttribute('open', '');
    if (part.isEqualNode(fresh)) continue;
    const focus = buttons ? focusIn(part) : null;
    part.replaceWith(document.adoptNode(fresh));
    if (focus !== null) fresh.querySelector<HTMLElement>(focus)?.focus();
  }
  drawClocks();
}

function inUse(part: HTMLElement): boolean {
  const focused = document.activeElement;
  return (
    part.matches('form') || part.querySelector('form') !== null || (focused !== document.body && part.contains(focused))
  );
}

/** How the button in focus is found again. */
function focusIn(part: HTMLElement): string | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLButtonElement) || !part.contains(focused)) return null;
  return `button[name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"]`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function limit(ms: number): AbortSignal {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), ms);
  return patience.signal;
}

export function startLive(): void {
  const { live, version, liveWorker } = document.body.dataset;
  if (live !== undefined) new Live(live, Number(version ?? -1)).start(liveWorker);
}
