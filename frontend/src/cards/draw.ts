import { drawCredential, publicCredential } from '../ballot/index.ts';

/** The codes of one box. `codes` never leave this tab but on paper; `credentials` go to the server. */
export interface Drawn {
  readonly codes: readonly string[];
  /** Sorted, so that their order tells nothing of the cards'. */
  readonly credentials: readonly string[];
}

/** Puts a pile into random order, each order as likely as any other. */
export function shuffled<Item>(pile: readonly Item[]): Item[] {
  const mixed = [...pile];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  return mixed;
}

/** A random whole number from 0 to just below `bound`; draws again where a remainder would favour small ones. */
function below(bound: number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn < limit ? drawn % bound : below(bound);
}

/** How long the page may stand still at a stretch. */
const SLICE_MS = 40;

export async function draw(uuid: string, count: number, onProgress: (done: number) => void): Promise<Drawn> {
  const pairs = new Map<string, string>();
  let since = performance.now();
  while (pairs.size < count) {
    const code = drawCredential();
    pairs.set(code, publicCredential(uuid, code));
    if (performance.now() - since < SLICE_MS) continue;
    onProgress(pairs.size);
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  onProgress(count);
  return { codes: shuffled([...pairs.keys()]), credentials: [...pairs.values()].sort() };
}
