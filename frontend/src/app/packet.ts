import { fields, whole } from './json.ts';

/** How often the page asks. */
const PAUSE_MS = 700;

/**
 * `<a data-packet="/…/packet.json">` begins a download that takes a while to be made. The page says how far it is, in
 * `[data-packet-progress]`; the download itself is the browser's.
 */
export function startPackets(): void {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLElement>('[data-packet]') : null;
    const line = document.querySelector<HTMLElement>('[data-packet-progress]');
    if (link !== null && line !== null) void follow(link.dataset['packet'] ?? '', line);
  });
}

async function follow(path: string, line: HTMLElement): Promise<void> {
  const bar = line.querySelector('progress');
  line.hidden = false;
  // The first answers may come before the download has begun.
  for (let patience = 4; patience > 0; ) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const stand = await ask(path).catch(() => null);
    patience = stand === null ? patience - 1 : 1;
    if (bar !== null && stand !== null) {
      bar.max = stand.of;
      bar.value = stand.done;
    }
  }
  line.hidden = true;
}

/** How many of how many files; nothing while none is being made. */
async function ask(path: string): Promise<{ done: number; of: number } | null> {
  const answer = await fetch(path, { cache: 'no-store' });
  const stand = fields(await answer.json(), 'progress');
  if (!('of' in stand)) return null;
  return { done: whole(stand['done'], 'done'), of: whole(stand['of'], 'of') };
}
