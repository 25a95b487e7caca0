import { learnTime } from './clock.ts';

/**
 * Keeps a page in step with the server: `<body data-live="/…/live">`. A stream of `{"version":n}`
 * tells that something changed; the page is then fetched anew and only its `[data-live-part]`s are
 * exchanged. Where a proxy swallows the stream, the same address with `.json` is asked instead.
 */

const POLL_MS = 5_000;
/** With a working stream the question is asked seldom: for the clock, and in case the stream is deaf. */
const CHECK_MS = 30_000;
/** Spreads a hall of screens that all heard of the same change. */
const SPREAD_MS = 300;
/** A hiccup shorter than this is nobody's business. */
const CALM_MS = 4_000;

export class Live {
  readonly #url: string;
  /** The newest version heard of, and the one shown. */
  #heard: number;
  #shown: number;
  #streaming = false;
  #refreshing = false;
  #silentSince: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, shown: number) {
    this.#url = url;
    this.#heard = shown;
    this.#shown = shown;
  }

  start(): void {
    this.#listen();
    void this.#ask();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#ask();
    });
    addEventListener('online', () => void this.#ask());
    setInterval(() => this.#tellOffline(), 1_000);
  }

  #listen(): void {
    if (!('EventSource' in globalThis)) return;
    const stream = new EventSource(this.#url);
    stream.onopen = () => {
      this.#streaming = true;
    };
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      this.#reached();
      const version = versionIn(parse(data));
      if (version !== null) this.#hear(version);
    };
    stream.onerror = () => {
      this.#streaming = false;
      this.#plan(POLL_MS);
      // A refused stream stays closed by the standard; try again later, polling meanwhile.
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), CHECK_MS);
    };
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = Date.now();
    try {
      const answer = await fetch(`${this.#url}.json`, { cache: 'no-store', signal: limit(POLL_MS * 2) });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = answer.headers.get('x-now');
      if (now !== null) learnTime(Number(now), Date.now() - asked);
      const version = versionIn(await answer.json());
      this.#reached();
      if (version !== null) this.#hear(version);
    } catch {
      this.#silentSince ??= asked;
    }
    this.#plan(this.#streaming ? CHECK_MS : POLL_MS);
  }

  #plan(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause * (0.9 + Math.random() * 0.2));
  }

  #hear(version: number): void {
    if (version <= this.#heard) return;
    this.#heard = version;
    void this.#refresh();
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
        this.#silentSince ??= Date.now();
        await pause(POLL_MS);
        continue;
      }
      this.#reached();
      this.#show(page, wanted);
    }
    this.#refreshing = false;
  }

  /** A page that was on its way for long may be older than what is shown; it says so itself. */
  #show(page: Document, wanted: number): void {
    const version = Number(page.body.dataset['version'] ?? wanted);
    if (version >= this.#shown) exchange(page);
    this.#shown = Math.max(this.#shown, version, wanted);
  }

  #reached(): void {
    this.#silentSince = null;
    this.#tellOffline();
  }

  #tellOffline(): void {
    const offline = this.#silentSince !== null && Date.now() - this.#silentSince > CALM_MS;
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
    const answer = await fetch(location.href, { cache: 'no-store', headers, signal: limit(POLL_MS * 2) });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.body.dataset['live'] === live ? page : null;
  } catch {
    return null;
  }
}

/** Exchanges what changed. Parts that hold a form or the focus are left alone: somebody is at work there. */
export function exchange(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live-part][id]')) {
    const fresh = page.getElementById(part.id);
    if (fresh === null || !fresh.hasAttribute('data-live-part') || inUse(part)) continue;
    for (const open of part.querySelectorAll('details[open][id]'))
      page.getElementById(open.id)?.setAttribute('open', '');
    if (!part.isEqualNode(fresh)) part.replaceWith(document.adoptNode(fresh));
  }
}

function inUse(part: HTMLElement): boolean {
  const focused = document.activeElement;
  return (
    part.matches('form') || part.querySelector('form') !== null || (focused !== document.body && part.contains(focused))
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function versionIn(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('version' in message)) return null;
  return typeof message.version === 'number' ? message.version : null;
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
  const { live, version } = document.body.dataset;
  if (live !== undefined) new Live(live, Number(version ?? -1)).start();
}
