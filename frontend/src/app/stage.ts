import { drawClocks } from './clock.ts';

/** How long a picture may take before the last frame is said to be old. */
const PICTURE_MS = 10_000;
const AGAIN_MS = 2_000;
/** How far a stage that overflows is scaled down, and in which steps. */
const LEAST_FIT = 0.4;
const STEP = 0.04;

/**
 * `<main data-live-view="stage">`: a piece of the page that the server draws for all screens at once. It changes only
 * when all that it shows has been loaded, so the wall never goes blank; until then it shows what it showed.
 */
export class Stage {
  readonly view: string;
  failingSince: number | null = null;
  readonly #place: HTMLElement;
  #shown = '';
  #wanted = '';

  constructor(place: HTMLElement) {
    this.#place = place;
    this.view = place.dataset['liveView'] ?? '';
    fit(place);
    addEventListener('resize', () => fit(place));
    void document.fonts?.ready.then(() => fit(place));
  }

  async show(drawn: string): Promise<void> {
    if (drawn === this.#wanted) return;
    this.#wanted = drawn;
    while (this.#wanted === drawn && this.#shown !== drawn) {
      const fresh = new DOMParser().parseFromString(`<main>${drawn}</main>`, 'text/html').querySelector('main');
      if (fresh === null) return;
      if (await loaded(fresh)) {
        if (this.#wanted === drawn) this.#exchange(fresh, drawn);
        return;
      }
      this.failingSince ??= Date.now();
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }

  #exchange(fresh: HTMLElement, drawn: string): void {
    this.failingSince = null;
    this.#shown = drawn;
    this.#place.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    drawClocks();
    fit(this.#place);
  }
}

/** Whether everything that must be seen at once is there. `data-ahead` is only fetched for later. */
async function loaded(fresh: HTMLElement): Promise<boolean> {
  const pictures = [...fresh.querySelectorAll('img')].filter((one) => one.dataset['ahead'] === undefined);
  const late = new Promise<false>((done) => setTimeout(() => done(false), PICTURE_MS));
  const there = pictures.map(async ({ src }) => {
    const picture = new Image();
    picture.src = src;
    await picture.decode();
  });
  const all = Promise.all(there).then(
    () => true,
    () => false,
  );
  return pictures.length === 0 || Promise.race([all, late]);
}

/** Long names and long agendas shrink until they fit; what fits is left as large as it is. */
export function fit(place: HTMLElement): void {
  if (place.dataset['fit'] === undefined) return;
  // A slide takes what is left by itself.
  if (place.querySelector('.projector__slide') !== null) {
    place.style.removeProperty('--fit');
    return;
  }
  for (let size = 1; size >= LEAST_FIT; size -= STEP) {
    place.style.setProperty('--fit', size.toFixed(2));
    if (place.scrollHeight <= place.clientHeight && place.scrollWidth <= place.clientWidth) return;
  }
}
