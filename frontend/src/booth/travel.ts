import { isPlace, type Place, type Screen } from './state.ts';

/** A place and how many steps the voter has gone to it. */
interface Step {
  readonly place: Place;
  readonly depth: number;
}

/**
 * Lets the phone's own back button go to the page before instead of leaving with a half-filled
 * ballot. The history holds places, never marks; on a shared device not even those.
 */
export class Travel {
  #here = '';
  #depth = 0;
  readonly #shared: boolean;

  constructor(shared: boolean, go: (place: Place) => void) {
    this.#shared = shared;
    addEventListener('popstate', ({ state }: PopStateEvent) => {
      const step = readStep(state);
      if (step === null) return;
      this.#here = JSON.stringify(step.place);
      this.#depth = step.depth;
      go(step.place);
    });
  }

  /** Follows the screens of voting; others leave the history alone. */
  follow(screen: Screen): void {
    if (this.#shared) return;
    if (screen.at === 'cleared' && this.#here !== '') return this.#forget();
    if (!isPlace(screen)) return;
    const there = JSON.stringify(screen);
    if (there === this.#here) return;
    if (this.#here !== '') this.#depth += 1;
    const step: Step = { place: screen, depth: this.#depth };
    if (this.#here === '') history.replaceState(step, '');
    else history.pushState(step, '');
    this.#here = there;
  }

  /** Takes the voter's way through the ballot out of the tab: it would tell whose row was passed over. */
  #forget(): void {
    const depth = this.#depth;
    this.#here = '';
    this.#depth = 0;
    // A new entry drops those in front of it.
    const blank = (): void => {
      history.replaceState(null, '');
      history.pushState(null, '');
    };
    if (depth === 0) return blank();
    addEventListener('popstate', blank, { once: true });
    history.go(-depth);
  }
}

function readStep(state: unknown): Step | null {
  if (typeof state !== 'object' || state === null || !('place' in state) || !('depth' in state)) return null;
  const place = readPlace(state.place);
  return place === null || typeof state.depth !== 'number' ? null : { place, depth: state.depth };
}

function readPlace(state: unknown): Place | null {
  if (typeof state !== 'object' || state === null || !('at' in state)) return null;
  switch (state.at) {
    case 'privacy':
    case 'own':
    case 'review':
    case 'alike':
      return { at: state.at };
    case 'reporter':
      return 'index' in state && typeof state.index === 'number' ? { at: 'reporter', index: state.index } : null;
    default:
      return null;
  }
}
