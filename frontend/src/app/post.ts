import { fields, localized, text } from './json.ts';
import type { Localized } from './words.ts';

/** Fetching for the pages that need a script: one answer, one refusal, or no network. */

export type Posted =
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly message: Localized } | { readonly kind: 'offline' };

const PATIENCE_MS = 30_000;

/** Sends JSON text as it stands. A refusal carries the server's words, empty where it gave none. */
export async function post(url: string, body: string): Promise<Posted> {
  const answer = await patiently(PATIENCE_MS, (signal) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal }),
  );
  if (answer === null || answer.status >= 500) return { kind: 'offline' };
  if (answer.ok) return { kind: 'done' };
  return { kind: 'refused', message: await refusal(answer) };
}

export type Asked =
  | { readonly kind: 'done'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly message: Localized }
  | { readonly kind: 'offline' };

/** The same, where the server answers with JSON. */
export async function ask(url: string, body: string): Promise<Asked> {
  const answer = await patiently(PATIENCE_MS, async (signal) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    });
    return { response, json: response.ok ? ((await response.json()) as unknown) : null };
  });
  if (answer === null || answer.response.status >= 500) return { kind: 'offline' };
  if (answer.response.ok) return { kind: 'done', json: answer.json };
  return { kind: 'refused', message: await refusal(answer.response) };
}

async function refusal(answer: Response): Promise<Localized> {
  try {
    const said = fields(await answer.json(), 'refusal');
    return said['message'] === undefined
      ? bare(text(said['refusal'], 'refusal'))
      : localized(said['message'], 'message');
  } catch {
    return bare(String(answer.status));
  }
}

const bare = (word: string): Localized => ({ zh: word, en: word });

/** JSON, or null when it could not be had. */
export async function getJson(url: string): Promise<unknown> {
  return patiently(PATIENCE_MS, async (signal) => {
    const answer = await fetch(url, { cache: 'no-store', signal });
    return answer.ok ? ((await answer.json()) as unknown) : null;
  });
}

/** A file's bytes, or null. Archives are large and halls slow, so this waits ten times as long. */
export async function getBytes(url: string): Promise<Uint8Array | null> {
  return patiently(10 * PATIENCE_MS, async (signal) => {
    const answer = await fetch(url, { cache: 'no-store', signal });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  });
}

async function patiently<Value>(ms: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ms);
  try {
    return await work(patience.signal);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
