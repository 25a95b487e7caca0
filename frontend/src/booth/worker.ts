import { parseElection, picks, seal } from '../ballot/index.ts';
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
    tell({ type: 'sealed', ...sealed });
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : 'unknown' });
  }
});
