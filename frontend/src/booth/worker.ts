import { parseElection, picks, seal } from '../ballot/index.ts';
import { inEnvelope, sealAll } from './comments.ts';
import type { Job } from './state.ts';

/** What the worker says while and after it seals. */
export type Report =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'sealed'; readonly text: string; readonly tracker: string }
  | { readonly type: 'failed'; readonly reason: string };

const tell = (report: Report): void => postMessage(report);

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  try {
    const votes = picks(parseElection(data.election), data.chosen);
    const sealed = seal(data.election, data.credential, votes, (done, total) =>
      tell({ type: 'progress', done, total }),
    );
    const text = data.comments === null ? sealed.text : inEnvelope(sealed.text, sealAll(data.election, data.comments));
    tell({ type: 'sealed', text, tracker: sealed.tracker });
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : 'unknown' });
  }
});
