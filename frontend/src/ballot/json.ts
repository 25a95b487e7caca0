import { BallotError, demand, type ErrorCode } from './error.ts';

// Belenios v1, section 3, reading. Texts that must be canonical are checked by writing them anew
// and comparing; this is for the others, which may hold white space and escapes.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Parses; refuses what JSON.parse would silently mend: repeated keys, fractions, exponents, signs. */
export function parseJson(text: string, where: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new BallotError('not-json', where);
  }
  const skeleton = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  demand(!/-|\d[.eE]/.test(skeleton), 'shape', `${where}: a number is not a plain integer`);
  const written = skeleton.split(':').length - 1;
  demand(written === members(value), 'shape', `${where}: a key occurs twice`);
  return value;
}

/** The same for texts that must be as we write them: no white space, no needless escapes. */
export function parseCompact(text: string, where: string): Json {
  const value = parseJson(text, where);
  demand(JSON.stringify(value) === text, 'not-canonical', where);
  return value;
}

/** How many keys all objects in it have together. No recursion: the nesting is the sender's. */
function members(root: Json): number {
  let count = 0;
  const waiting: Json[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value === null || typeof value !== 'object') continue;
    const children = Object.values(value) as Json[];
    if (!Array.isArray(value)) count += children.length;
    for (const child of children) waiting.push(child);
  }
  return count;
}

/**
 * An object with exactly these fields in exactly this order; names that end in `?` may be absent.
 */
export function object(
  value: Json | undefined,
  names: readonly string[],
  where: string,
  code: ErrorCode = 'shape',
): JsonObject {
  demand(value !== null && typeof value === 'object' && !Array.isArray(value), code, `${where}: not an object`);
  const keys = Object.keys(value);
  let at = 0;
  for (const name of names) {
    const optional = name.endsWith('?');
    if (keys[at] === (optional ? name.slice(0, -1) : name)) at += 1;
    else demand(optional, code, `${where}: ${name} expected`);
  }
  demand(at === keys.length, code, `${where}: ${keys[at] ?? ''} is unknown or misplaced`);
  return value;
}

export function array(value: Json | undefined, where: string, code: ErrorCode = 'shape'): Json[] {
  demand(Array.isArray(value), code, `${where}: not a list`);
  return value;
}

export function string(value: Json | undefined, where: string): string {
  demand(typeof value === 'string', 'shape', `${where}: not a string`);
  return value;
}

/** A whole number from 0 on that a double holds exactly. */
export function natural(value: Json | undefined, where: string): number {
  demand(
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
    'shape',
    `${where}: not a natural number`,
  );
  return value;
}

/** Largest weight that is written as a number; larger ones are strings (section 3). */
const LAST_NUMBER = 1073741823n;

/** A weight: a number up to 2^30 - 1, a decimal string beyond. */
export function weight(value: Json | undefined, where: string): bigint {
  if (typeof value === 'string') {
    demand(/^[1-9][0-9]{0,75}$/.test(value) && BigInt(value) > LAST_NUMBER, 'shape', `${where}: not a weight`);
    return BigInt(value);
  }
  const number = BigInt(natural(value, where));
  demand(number <= LAST_NUMBER, 'shape', `${where}: not a weight`);
  return number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(bytes: Uint8Array, where: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BallotError('not-utf8', where);
  }
}
