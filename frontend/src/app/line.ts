import { Hub, type FromHub, type ToHub } from '../live/hub.ts';
import { browser } from '../live/world.ts';

/** How long a worker may be silent before the page listens for itself. */
const WORKER_PATIENCE_MS = 4_000;
const HERE_MS = 60_000;

/**
 * The line from this page to the browser's shared worker; where there is none, or it does not start, to a hub within
 * the page.
 */
export class Line {
  readonly #heard: (message: FromHub) => void;
  readonly #follow: ToHub;
  #say: (message: ToHub) => void = () => {};
  #answered = false;

  constructor(url: string, views: readonly string[], heard: (message: FromHub) => void) {
    this.#heard = heard;
    this.#follow = { kind: 'follow', url, views };
  }

  open(worker: string | undefined): void {
    if (worker === undefined || !('SharedWorker' in globalThis)) this.#listenHere();
    else this.#listenThere(worker);
    this.#say(this.#follow);
    setInterval(() => this.#say({ kind: 'here' }), HERE_MS);
    addEventListener('online', () => this.#say({ kind: 'look' }));
    addEventListener('pagehide', () => this.#say({ kind: 'bye' }));
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#say(this.#follow);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#say({ kind: 'look' });
    });
  }

  #listenHere(): void {
    const hub = new Hub<this>(browser, (_, message) => this.#heard(message));
    this.#say = (message) => hub.hear(this, message);
  }

  #listenThere(address: string): void {
    const worker = new SharedWorker(address, { name: 'live' });
    const giveUp = (): void => {
      if (this.#answered) return;
      this.#answered = true;
      worker.port.close();
      this.#listenHere();
      this.#say(this.#follow);
    };
    worker.onerror = giveUp;
    setTimeout(giveUp, WORKER_PATIENCE_MS);
    worker.port.onmessage = ({ data }: MessageEvent<FromHub>) => {
      this.#answered = true;
      this.#heard(data);
    };
    this.#say = (message) => worker.port.postMessage(message);
  }
}
