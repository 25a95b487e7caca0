import type { Job, Outcome, Tell } from './work.ts';
import type { Report } from './worker.ts';

/** Has a worker do a job, so that the page stays alive meanwhile. */
export function compute(workerUrl: string | URL, job: Job, tell: Tell = () => {}): Promise<Outcome> {
  const worker = new Worker(workerUrl);
  const answer = new Promise<Outcome>((resolve) => {
    worker.onerror = () => resolve({ type: 'failed', kind: 'other', reason: 'worker' });
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if (data.type === 'progress') tell(data.stage, data.done, data.total);
      else resolve(data);
    };
  });
  worker.postMessage(job, job.type === 'open' ? [job.archive.buffer] : []);
  return answer.finally(() => worker.terminate());
}
