import { drawCredential, publicCredential } from '../ballot/index.ts';

/** The codes of one box. `codes` never leave this tab but on paper; `credentials` go to the server. */
export interface Drawn {
  readonly codes: readonly string[];
  /** Sorted, so that their order tells nothing of the cards'. */
  readonly credentials: readonly string[];
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
  // Codes come from the generator one by one, so their order is already random.
  return { codes: [...pairs.keys()], credentials: [...pairs.values()].sort() };
}
