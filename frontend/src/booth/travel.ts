import { isPlace, type Place, type Screen } from './state.ts';

/**
 * Lets the phone's own back button go to the page before instead of leaving with a half-filled
 * ballot. The history holds places, never marks.
 */
export class Travel {
  #here = '';

  constructor(go: (place: Place) => void) {
    addEventListener('popstate', ({ state }: PopStateEvent) => {
      const place = readPlace(state);
      if (place === null) return;
      this.#here = JSON.stringify(place);
      go(place);
    });
  }

  /** Follows the screens of voting; others leave the history alone. */
  follow(screen: Screen): void {
    if (!isPlace(screen)) return;
    const there = JSON.stringify(screen);
    if (there === this.#here) return;
    if (this.#here === '') history.replaceState(screen, '');
    else history.pushState(screen, '');
    this.#here = there;
  }
}

function readPlace(state: unknown): Place | null {
  if (typeof state !== 'object' || state === null || !('at' in state)) return null;
  switch (state.at) {
    case 'privacy':
    case 'own':
    case 'review':
      return { at: state.at };
    case 'reporter':
      return 'index' in state && typeof state.index === 'number' ? { at: 'reporter', index: state.index } : null;
    default:
      return null;
  }
}
