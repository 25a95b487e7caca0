import { newsIn, parsed, type News } from './news.ts';
import { ServerTime } from './time.ts';

/** What a connection needs of its surroundings, so that a test can be them. */
export interface World {
  now(): number;
  /** A counter that nobody sets. */
  steady(): number;
  /** From 0 to 1. */
  chance(): number;
  /** Does something later; the answer calls it off. */
  later(ms: number, work: () => void): () => void;
  /** Opens a stream; the answer closes it. */
  stream(url: string, heard: (text: string) => void, broke: () => void): () => void;
  /** The JSON at an address with the server's time. Rejects for anything else, after `patienceMs` too. */
  ask(url: string, patienceMs: number): Promise<{ readonly now: number | null; readonly body: unknown }>;
}

/** What a connection tells. */
export interface Told {
  news(news: News): void;
  time(offsetMs: number): void;
  /** Since when nothing is heard of the server; null while all is well. */
  line(silentSince: number | null): void;
}

/** The first message follows the opening at once. A proxy that keeps it back keeps everything back. */
const FIRST_MS = 2_500;
/** The server says something every three seconds. */
const SILENT_MS = 8_000;
/** A stream that nothing came through is tried again now and then. */
const DEAF_MS = 60_000;
/** The server waits twenty seconds for a change before it answers. */
const POLL_PATIENCE_MS = 30_000;
const ASK_PATIENCE_MS = 8_000;
/** At least so long between two questions that brought nothing new. */
const CALM_MS = 1_500;
/** A hall that was answered at once does not ask again at once: others still wait for their answer. */
const AGAIN_MS = 300;
const WATCH_MS = 1_000;
const SAMPLES = 4;
const SAMPLE_GAP_MS = 300;
const SAMPLE_AGAIN_MS = 60_000;
const PATIENCE = { least: 700, most: 10_000 };

/**
 * One stream of one review's news, and questions in its place while it is silent. A stream opened through a proxy that
 * buffers looks open and says nothing, so silence counts, not the browser's word.
 */
export class Connection {
  readonly #world: World;
  readonly #base: string;
  readonly #told: Told;
  readonly #time = new ServerTime();
  #views: readonly string[] = [];
  #newest: News | null = null;
  #open = true;
  #closeStream: (() => void) | null = null;
  /** Of the stream: when it was opened or last heard. */
  #lastSign = 0;
  #hears = false;
  #polling = false;
  /** Changes when everything begins anew, so that answers to older questions are known. */
  #round = 0;
  #retryMs = PATIENCE.least;
  #silentSince: number | null = null;
  #calls = new Set<() => void>();
  #samplesLeft = 0;
  #sampling = false;
  #sampleAgain = (): void => {};

  constructor(world: World, base: string, told: Told) {
    this.#world = world;
    this.#base = base;
    this.#told = told;
    this.#watch();
    this.sample();
  }

  get newest(): News | null {
    return this.#newest;
  }

  get offsetMs(): number {
    return this.#time.offsetMs;
  }

  get silentSince(): number | null {
    return this.#silentSince;
  }

  /** Follows these pieces of pages, too. */
  want(views: readonly string[]): void {
    const sorted = [...new Set(views)].sort();
    if (this.#lastSign > 0 && sorted.join() === this.#views.join()) return;
    this.#views = sorted;
    this.#round += 1;
    this.#polling = false;
    this.#listen();
  }

  close(): void {
    this.#open = false;
    this.#round += 1;
    this.#closeStream?.();
    this.#closeStream = null;
    for (const call of this.#calls) call();
    this.#calls.clear();
  }

  /** Measures the server's time anew, and asks whether the line still stands. */
  sample(): void {
    this.#samplesLeft = SAMPLES;
    if (!this.#sampling) void this.#takeSamples();
  }

  #listen(): void {
    this.#closeStream?.();
    const round = this.#round;
    this.#lastSign = this.#world.now();
    this.#hears = false;
    const mine = <Args extends unknown[]>(work: (...args: Args) => void) => {
      return (...args: Args): void => {
        if (round === this.#round) work(...args);
      };
    };
    this.#closeStream = this.#world.stream(
      this.#address(this.#base),
      mine((text: string) => this.#heard(text)),
      mine(() => this.#lose(this.#patience())),
    );
  }

  #heard(text: string): void {
    this.#lastSign = this.#world.now();
    this.#hears = true;
    this.#retryMs = PATIENCE.least;
    this.#reached();
    this.#take(newsIn(parsed(text)));
  }

  /** Lets go of the stream, asks in its place, and tries it again later. */
  #lose(againInMs: number): void {
    this.#closeStream?.();
    this.#closeStream = null;
    this.#hears = false;
    this.#round += 1;
    this.#poll();
    this.#later(againInMs, () => {
      if (this.#closeStream === null) this.#listen();
    });
  }

  #poll(): void {
    if (this.#polling) return;
    this.#polling = true;
    void this.#ask(this.#round);
  }

  async #ask(round: number): Promise<void> {
    const asked = this.#world.now();
    const since = `since=${this.#newest?.epoch ?? 0}.${this.#newest?.version ?? 0}`;
    let pause: number;
    try {
      const { body } = await this.#world.ask(this.#address(`${this.#base}.json`, since), POLL_PATIENCE_MS);
      if (round !== this.#round) return this.#again();
      const news = newsIn(body);
      if (news === null) throw new TypeError('no news');
      this.#reached();
      this.#retryMs = PATIENCE.least;
      const fresh = this.#take(news);
      const early = this.#world.now() - asked < CALM_MS;
      pause = early && !fresh ? this.#spread(CALM_MS) : AGAIN_MS * this.#world.chance();
    } catch {
      if (round !== this.#round) return this.#again();
      this.#missed(asked);
      pause = this.#patience();
    }
    this.#later(pause, () => this.#again());
  }

  /** Asks on, unless the stream speaks again. */
  #again(): void {
    if (this.#hears || !this.#open) this.#polling = false;
    else if (this.#polling) void this.#ask(this.#round);
  }

  /** Whether this was news. What is older than the newest was late on its way. */
  #take(news: News | null): boolean {
    if (news === null) return false;
    const newest = this.#newest;
    const known = newest !== null && newest.epoch === news.epoch;
    if (known && news.version < newest.version) return false;
    const whole = { ...news, views: { ...(known ? newest.views : {}), ...news.views } };
    const fresh = !known || news.version > newest.version || differ(newest.views, news.views);
    this.#newest = whole;
    if (fresh) this.#told.news(whole);
    return fresh;
  }

  /** Once a second: is the stream silent, was the clock set, did the machine sleep? */
  #watch(): void {
    const now = this.#world.now();
    if (this.#time.jumped(now, this.#world.steady())) {
      this.#lastSign = now;
      this.sample();
    }
    const patience = this.#hears ? SILENT_MS : FIRST_MS;
    if (this.#closeStream !== null && now - this.#lastSign > patience) this.#lose(this.#spread(DEAF_MS));
    this.#told.line(this.#silentSince);
    this.#later(WATCH_MS, () => this.#watch());
  }

  async #takeSamples(): Promise<void> {
    this.#sampling = true;
    while (this.#samplesLeft > 0) {
      this.#samplesLeft -= 1;
      const asked = this.#world.steady();
      try {
        const { now } = await this.#world.ask(`${this.#base}.json`, ASK_PATIENCE_MS);
        if (now !== null) this.#time.learn(now, this.#world.steady() - asked, this.#world.now());
        this.#told.time(this.#time.offsetMs);
        this.#reached();
      } catch {
        this.#missed(this.#world.now());
      }
      await new Promise<void>((done) => this.#later(SAMPLE_GAP_MS, done));
    }
    this.#sampling = false;
    this.#sampleAgain();
    this.#sampleAgain = this.#later(this.#spread(SAMPLE_AGAIN_MS), () => this.sample());
  }

  #address(base: string, more = ''): string {
    const asked = [...this.#views.map((view) => `view=${encodeURIComponent(view)}`), more].filter((one) => one !== '');
    return asked.length === 0 ? base : `${base}?${asked.join('&')}`;
  }

  #reached(): void {
    this.#silentSince = null;
    this.#told.line(null);
  }

  #missed(since: number): void {
    this.#silentSince ??= since;
    this.#told.line(this.#silentSince);
  }

  /** Longer each time, and never the same for all screens of a hall. */
  #patience(): number {
    const pause = this.#retryMs * (0.5 + this.#world.chance());
    this.#retryMs = Math.min(this.#retryMs * 1.7, PATIENCE.most);
    return pause;
  }

  #spread(ms: number): number {
    return ms * (0.8 + 0.4 * this.#world.chance());
  }

  #later(ms: number, work: () => void): () => void {
    if (!this.#open) return () => {};
    const call = this.#world.later(ms, () => {
      this.#calls.delete(call);
      work();
    });
    this.#calls.add(call);
    return call;
  }
}

function differ(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): boolean {
  return Object.entries(after).some(([view, text]) => before[view] !== text);
}
