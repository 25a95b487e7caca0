import { hashBase64 } from '../ballot/hash.ts';
import { parseElection, publicCredential } from '../ballot/index.ts';
import { list, text } from '../app/json.ts';
import { readBox, readStand, type Box, type Stand } from './box.ts';
import type { Trouble } from './state.ts';

const PATIENCE_MS = 20_000;

/** Where the booth's box lives: by default the server that served the page. */
export interface Source {
  readonly server: string;
  readonly box: string;
}

/**
 * From `/boxes/{box}/booth`, or `?server=…&box=…` when the file was opened from elsewhere.
 * Null when the address names no box.
 */
export function findSource(address: URL): Source | null {
  const box = address.searchParams.get('box') ?? /\/boxes\/([^/]+)\/booth$/.exec(address.pathname)?.[1] ?? null;
  const given = address.searchParams.get('server');
  const server = given ?? (address.protocol.startsWith('http') ? address.origin : null);
  if (box === null || server === null) return null;
  try {
    const { protocol, origin } = new URL(server);
    return protocol === 'http:' || protocol === 'https:'
      ? { server: origin, box: encodeURIComponent(decodeURIComponent(box)) }
      : null;
  } catch {
    return null;
  }
}

export function boxUrl({ server, box }: Source, rest = ''): string {
  return `${server}/boxes/${box}${rest}`;
}

/** Fetches and checks the box's description. */
export async function fetchBox(source: Source): Promise<Box | Trouble> {
  const answer = await get(boxUrl(source, '/booth.json'));
  if (answer?.status === 404) return 'no-box';
  if (answer?.status !== 200) return 'unreachable';
  try {
    const box = readBox(answer.json);
    return isSound(box) ? box : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** How the box stands now; null when nobody answers in time. */
export async function fetchStand(source: Source, follows: boolean, patienceMs = PATIENCE_MS): Promise<Stand | null> {
  const answer = await get(boxUrl(source, follows ? '/state.json?waiting' : '/state.json'), patienceMs);
  if (answer?.status !== 200) return null;
  try {
    return readStand(answer.json);
  } catch {
    return null;
  }
}

/**
 * The page must ask what the election asks: otherwise marks would count for other reporters than
 * those shown. A box without an election is still being prepared.
 */
function isSound(box: Box): boolean {
  if (box.state !== 'open') return true;
  try {
    const election = parseElection(box.election);
    const rows = box.reporters.length * box.criteria.length;
    return (
      hashBase64(box.election) === box.fingerprint &&
      election.questions.length === rows &&
      election.questions.every((question) => question.answers.length === box.choices.length)
    );
  } catch {
    return false;
  }
}

/** Whether the box's list has this code; `unsure` when the list cannot be had. */
export async function checkCode(source: Source, box: Box, code: string): Promise<'known' | 'unknown' | 'unsure'> {
  const answer = await get(new URL(box.credentialsUrl, source.server).href);
  if (answer?.status !== 200) return 'unsure';
  try {
    const credentials = list(answer.json, 'credentials', text);
    const mine = publicCredential(parseElection(box.election).uuid, code);
    // Belenios allows a weight behind a comma; the point stands before it.
    return credentials.some((credential) => credential.split(',')[0] === mine) ? 'known' : 'unknown';
  } catch {
    return 'unsure';
  }
}

/** Status and body, or null when neither came in time; what is not JSON counts as not having come. */
async function get(url: string, patienceMs = PATIENCE_MS): Promise<{ status: number; json: unknown } | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const answer = await fetch(url, { cache: 'no-cache', credentials: 'omit', signal: patience.signal });
    return { status: answer.status, json: answer.status === 200 ? await answer.json() : null };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
