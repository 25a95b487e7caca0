import type { Sealed } from '../ballot/index.ts';
import source from 'worker:./worker.ts';
import type { Job } from './state.ts';
import type { Report } from './worker.ts';

interface Run {
  readonly key: string;
  readonly worker: Worker | null;
  readonly sealed: Promise<Sealed>;
  readonly abandon: () => void;
  done: number;
  total: number;
}

/**
 * Seals in a worker, ahead of being asked: while people read their ballot through it is already
 * being encrypted. A ballot changed meanwhile throws the work away and starts afresh.
 */
export class Sealer {
  #run: Run | null = null;
  readonly #onProgress: (done: number, total: number) => void;

  constructor(onProgress: (done: number, total: number) => void) {
    this.#onProgress = onProgress;
  }

  /** Starts the job unless it is under way or done. */
  prepare(job: Job): void {
    const key = JSON.stringify(job);
    if (this.#run?.key === key) return;
    this.forget();
    this.#run = this.#start(key, job);
    // Whoever calls `take` hears of the failure; ahead of that nobody has to.
    this.#run.sealed.catch(() => {});
  }

  /** The sealed ballot; rejects when it could not be made, and then forgets the attempt. */
  async take(job: Job): Promise<Sealed> {
    this.prepare(job);
    const run = this.#run;
    if (run === null) throw new Error('no job');
    this.#onProgress(run.done, run.total);
    try {
      return await run.sealed;
    } finally {
      if (this.#run === run) this.forget();
    }
  }

  /** Stops the worker; its memory, marks included, goes with it. Whoever waits for it is told. */
  forget(): void {
    const run = this.#run;
    this.#run = null;
    run?.worker?.terminate();
    run?.abandon();
  }

  #start(key: string, job: Job): Run {
    const worker = startWorker();
    if (worker === null)
      return { key, worker, sealed: Promise.reject(new Error('worker')), abandon: () => {}, done: 0, total: 0 };
    let abandon = (): void => {};
    const sealed = new Promise<Sealed>((resolve, reject) => {
      abandon = () => reject(new Error('forgotten'));
      worker.onerror = () => reject(new Error('worker'));
      worker.onmessage = ({ data }: MessageEvent<Report>) => {
        switch (data.type) {
          case 'progress':
            return this.#advance(worker, data.done, data.total);
          case 'sealed':
            return resolve({ text: data.text, tracker: data.tracker });
          case 'failed':
            return reject(new Error(data.reason));
        }
      };
    });
    worker.postMessage(job);
    return { key, worker, sealed, abandon, done: 0, total: 0 };
  }

  #advance(worker: Worker, done: number, total: number): void {
    if (this.#run?.worker !== worker) return;
    this.#run.done = done;
    this.#run.total = total;
    this.#onProgress(done, total);
  }
}

/** Null where the browser gives no worker; some throw, others only report an error later. */
function startWorker(): Worker | null {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(address);
  } catch {
    return null;
  } finally {
    // The worker has its own hold on the text once it is asked for.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}
