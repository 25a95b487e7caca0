import { perform, type Job, type Outcome } from './work.ts';

export type Report =
  | Outcome
  | { readonly type: 'progress'; readonly stage: 'verify' | 'decrypt'; readonly done: number; readonly total: number };

const tell = (report: Report): void => postMessage(report);

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  tell(perform(data, (stage, done, total) => tell({ type: 'progress', stage, done, total })));
});
