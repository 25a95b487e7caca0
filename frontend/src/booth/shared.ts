import { isPlace, type Event, type Model } from './state.ts';

/** Nobody looks at a ballot for so long without touching the screen. */
const IDLE_MS = 90_000;
/** Enough to write twelve letters down. */
const RECEIVED_S = 30;
const REFUSED_S = 60;
const STILL_THERE_S = 30;

/**
 * On a device that passes from hand to hand: after a ballot has arrived, or when somebody walked
 * away, it clears itself for the next voter. A sealed ballot under way is waited for.
 */
export class Attendant {
  readonly #tell: (event: Event) => void;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #model: Model | null = null;
  #screen = '';
  #left = 0;

  constructor(tell: (event: Event) => void) {
    this.#tell = tell;
    const touched = (): void => this.#rest();
    for (const kind of ['pointerdown', 'keydown', 'scroll', 'input']) addEventListener(kind, touched, { passive: true });
    // A page brought back by the browser's own "back" shows what the last voter saw.
    addEventListener('pageshow', ({ persisted }) => {
      const busy = this.#model === null || ['sending', 'discard'].includes(this.#model.screen.at);
      if (persisted && !busy) tell({ type: 'clear' });
    });
  }

  follow(model: Model): void {
    this.#model = model;
    const screen = `${model.screen.at}/${model.voter}`;
    if (screen === this.#screen) return;
    this.#screen = screen;
    this.#rest();
    this.#count(secondsFor(model));
  }

  /** Begins the present countdown anew. */
  extend(): void {
    if (this.#model !== null) this.#count(secondsFor(this.#model));
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#tell({ type: 'idle' }), IDLE_MS);
  }

  #count(seconds: number | null): void {
    clearInterval(this.#tick);
    this.#left = seconds ?? 0;
    if (seconds === null) return this.#tell({ type: 'countdown', seconds: null });
    this.#tell({ type: 'countdown', seconds });
    this.#tick = setInterval(() => {
      this.#left -= 1;
      if (this.#left > 0) return this.#tell({ type: 'countdown', seconds: this.#left });
      clearInterval(this.#tick);
      this.#tell({ type: 'clear' });
    }, 1_000);
  }
}

function secondsFor({ screen }: Model): number | null {
  if (isPlace(screen)) return null;
  switch (screen.at) {
    case 'received':
      return RECEIVED_S;
    case 'refused':
    case 'too-late':
      return REFUSED_S;
    case 'still-there':
      return STILL_THERE_S;
    default:
      return null;
  }
}
