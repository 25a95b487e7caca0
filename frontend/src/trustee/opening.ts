import { getBytes, post } from '../app/post.ts';
import type { Localized } from '../app/words.ts';
import { fetchComments, type SealedComments } from './comments.ts';
import type { TrusteeBox } from './data.ts';
import type { OpeningJob, OpeningReport } from './worker.ts';

export type Stage = 'download' | 'verify' | 'decrypt' | 'send';

export type Opened =
  | { readonly kind: 'done' }
  | { readonly kind: 'archive' | 'network' | 'other' }
  | { readonly kind: 'refused'; readonly message: Localized };

export interface Opening {
  readonly box: TrusteeBox;
  readonly context: string;
  readonly code: string;
  readonly minimum: number;
  readonly workerUrl: string | URL;
  /** `total` 0: no telling how long. */
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

/** One box: fetch, check all of it, open the sums, hand in. Doing it twice does no harm. */
export async function open(opening: Opening): Promise<Opened> {
  opening.onProgress('download', 0, 0);
  const archive = await getBytes(opening.box.archiveUrl);
  if (archive === null) return { kind: 'network' };
  const comments = await fetchComments(opening.box);
  if (comments === null) return { kind: 'network' };
  const report = await compute(opening, archive, comments === 'none' ? null : comments);
  if (report.type !== 'share') return { kind: report.type === 'failed' ? report.kind : 'other' };
  opening.onProgress('send', 0, 0);
  // The comments' part goes first: the sums' last part opens both.
  if (opening.box.comments !== null && report.comments !== null) {
    const given = await post(opening.box.comments.partUrl, report.comments);
    if (given.kind !== 'done') return given.kind === 'offline' ? { kind: 'network' } : given;
  }
  const posted = await post(opening.box.shareUrl, report.text);
  return posted.kind === 'offline' ? { kind: 'network' } : posted;
}

function compute(
  { context, code, minimum, workerUrl, onProgress }: Opening,
  archive: Uint8Array,
  comments: SealedComments | null,
): Promise<OpeningReport> {
  const worker = new Worker(workerUrl);
  const answer = new Promise<OpeningReport>((resolve) => {
    worker.onerror = () => resolve({ type: 'failed', kind: 'other', reason: 'worker' });
    worker.onmessage = ({ data }: MessageEvent<OpeningReport>) => {
      if (data.type === 'progress') onProgress(data.stage, data.done, data.total);
      else resolve(data);
    };
  });
  const job: OpeningJob = { context, code, archive, minimum, comments };
  worker.postMessage(job, [archive.buffer]);
  return answer.finally(() => worker.terminate());
}
