import { Connection, type World } from './connection.ts';
import type { News } from './news.ts';

/** What a page says to the hub. */
export type ToHub =
  | { readonly kind: 'follow'; readonly url: string; readonly views: readonly string[] }
  /** Still there: a page that is gone without a word is forgotten after a while. */
  | { readonly kind: 'here' }
  /** Back from sleep, or online again. */
  | { readonly kind: 'look' }
  | { readonly kind: 'bye' };

/** What the hub says to a page. */
export type FromHub =
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'time'; readonly offsetMs: number }
  | { readonly kind: 'line'; readonly silentSince: number | null };

interface Follower {
  url: string;
  views: readonly string[];
  seenAt: number;
}

/** Timers of hidden pages run once a minute or less. */
const FORGOTTEN_MS = 5 * 60_000;

/**
 * All pages of a browser share it, and so one stream: a browser opens no more than six connections to a server over
 * HTTP/1.1, and each open page would keep one of them.
 */
export class Hub<Page> {
  readonly #world: World;
  readonly #send: (page: Page, message: FromHub) => void;
  readonly #followers = new Map<Page, Follower>();
  readonly #connections = new Map<string, Connection>();

  constructor(world: World, send: (page: Page, message: FromHub) => void) {
    this.#world = world;
    this.#send = send;
  }

  hear(page: Page, message: ToHub): void {
    const follower = this.#followers.get(page);
    if (follower !== undefined) follower.seenAt = this.#world.now();
    switch (message.kind) {
      case 'follow':
        return this.#follow(page, message.url, message.views);
      case 'look':
        return follower && this.#connections.get(follower.url)?.sample();
      case 'bye':
        return this.#forget(page);
      case 'here':
        return this.#forgetTheSilent();
    }
  }

  #follow(page: Page, url: string, views: readonly string[]): void {
    this.#followers.set(page, { url, views, seenAt: this.#world.now() });
    const there = this.#connections.get(url);
    const connection = there ?? new Connection(this.#world, url, this.#told(url));
    this.#connections.set(url, connection);
    connection.want(this.#wanted(url));
    if (there === undefined) return;
    this.#send(page, { kind: 'time', offsetMs: there.offsetMs });
    this.#send(page, { kind: 'line', silentSince: there.silentSince });
    if (there.newest !== null) this.#send(page, { kind: 'news', news: there.newest });
  }

  #told(url: string): ConstructorParameters<typeof Connection>[2] {
    const all = (message: FromHub): void => {
      for (const [page, follower] of this.#followers) if (follower.url === url) this.#send(page, message);
    };
    return {
      news: (news) => all({ kind: 'news', news }),
      time: (offsetMs) => all({ kind: 'time', offsetMs }),
      line: (silentSince) => all({ kind: 'line', silentSince }),
    };
  }

  #wanted(url: string): string[] {
    return [...this.#followers.values()].filter((one) => one.url === url).flatMap(({ views }) => views);
  }

  #forget(page: Page): void {
    const gone = this.#followers.get(page);
    if (gone === undefined) return;
    this.#followers.delete(page);
    if ([...this.#followers.values()].some(({ url }) => url === gone.url)) return;
    this.#connections.get(gone.url)?.close();
    this.#connections.delete(gone.url);
  }

  #forgetTheSilent(): void {
    const now = this.#world.now();
    for (const [page, { seenAt }] of [...this.#followers]) if (now - seenAt > FORGOTTEN_MS) this.#forget(page);
  }
}
