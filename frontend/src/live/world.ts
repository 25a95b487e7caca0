import type { World } from './connection.ts';

/** The browser itself, be it a page or a worker. */
export const browser: World = {
  now: () => Date.now(),
  steady: () => performance.now(),
  chance: () => Math.random(),
  later: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  stream: (url, heard, broke) => {
    if (!('EventSource' in globalThis)) {
      const timer = setTimeout(broke);
      return () => clearTimeout(timer);
    }
    const stream = new EventSource(url);
    stream.onmessage = ({ data }: MessageEvent<string>) => heard(data);
    stream.onerror = () => broke();
    return () => stream.close();
  },
  ask: async (url, patienceMs) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceMs);
    try {
      const answer = await fetch(url, { cache: 'no-store', signal: patience.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = answer.headers.get('x-now');
      const body: unknown = await answer.json();
      return { now: now === null ? null : Number(now), body };
    } finally {
      clearTimeout(timer);
    }
  },
};
