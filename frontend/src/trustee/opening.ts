import { getBytes, post } from '../app/post.ts';
import type { Localized } from '../app/words.ts';
import { fetchComments } from './comments.ts';
import { compute } from './compute.ts';
import { sumsWait, type TrusteeBox } from './data.ts';
import type { Key } from './work.ts';

export type Stage = 'download' | 'verify' | 'decrypt' | 'send';

export type Opened =
  | { readonly kind: 'done' }
  | { readonly kind: 'archive' | 'network' | 'other' }
  | { readonly kind: 'refused'; readonly message: Localized };

export interface Opening {
  readonly box: TrusteeBox;
  readonly key: Key;
  readonly minimum: number;
  readonly workerUrl: string | URL;
  /** `total` 0: no telling how long. */
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

/**
 * One box: fetch, check all of it, open the sums, hand in. Doing it twice does no harm. Where others have opened the
 * sums already, only the part of the comments is handed in.
 */
export async function open({ box, key, minimum, workerUrl, onProgress }: Opening): Promise<Opened> {
  onProgress('download', 0, 0);
  const archive = await getBytes(box.archiveUrl);
  if (archive === null) return { kind: 'network' };
  const sealed = await fetchComments(box);
  if (sealed === null) return { kind: 'network' };
  const comments = sealed === 'none' ? null : sealed;
  const outcome = await compute(workerUrl, { type: 'open', key, archive, minimum, comments }, onProgress);
  if (outcome.type !== 'done') {
    return { kind: outcome.type === 'failed' && outcome.kind === 'foreign' ? 'archive' : 'other' };
  }
  onProgress('send', 0, 0);
  // The comments' part goes first: the sums' last part opens both.
  if (box.comments !== null && outcome.comments !== null) {
    const given = await post(box.comments.partUrl, outcome.comments);
    if (given.kind !== 'done') return given.kind === 'offline' ? { kind: 'network' } : given;
  }
  if (!sumsWait(box)) return { kind: 'done' };
  const posted = await post(box.shareUrl, outcome.text);
  return posted.kind === 'offline' ? { kind: 'network' } : posted;
}
