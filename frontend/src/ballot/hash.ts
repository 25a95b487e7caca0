import { sha256 } from '@noble/hashes/sha2.js';
import { ORDER, type Scalar } from './group.ts';
import { bigEndian } from './random.ts';

// Belenios v1, section 2. Own SHA-256, since pages over plain HTTP have no `crypto.subtle`.

const encoder = new TextEncoder();

/** SHA-256 of bytes, or of a text's UTF-8. */
export function hash(content: string | Uint8Array): Uint8Array {
  return sha256(typeof content === 'string' ? encoder.encode(content) : content);
}

/** 64 hexadecimal digits: names of records, parents, payloads. */
export function hashHex(content: string | Uint8Array): string {
  return Array.from(hash(content), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 43 characters of base64 without padding: fingerprints and trackers. */
export function hashBase64(content: string | Uint8Array): string {
  return btoa(String.fromCharCode(...hash(content))).replace('=', '');
}

/** `H(prefix; points)`: the hash as a scalar. */
export function hashToScalar(prefix: string, points: readonly string[]): Scalar {
  return bigEndian(hash(prefix + points.join(','))) % ORDER;
}

/**
 * Two hashes as one 512-bit number modulo q: how credentials and recovery codes become secrets.
 * `input(0)` and `input(1)` are the hashed texts.
 */
export function wideHash(input: (half: 0 | 1) => string): Scalar {
  return ((bigEndian(hash(input(0))) << 256n) | bigEndian(hash(input(1)))) % ORDER;
}
