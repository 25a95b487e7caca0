import { ORDER, type Scalar } from './group.ts';

/** Gives so many unpredictable bytes. Handed in, so that tests can hand in known ones. */
export type Random = (length: number) => Uint8Array;

/**
 * The browser's own generator. The only part of `crypto` that exists on pages served over plain
 * HTTP, which is what a hall without certificates has.
 */
export const browserRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Without 0, O, I and l, which people mistake for one another. */
export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The largest multiple of 58 in a byte: bytes from here on would favour the first letters. */
const FAIR_BYTES = 232;

/** So many characters of Base58, each equally likely. */
export function randomBase58(length: number, random: Random): string {
  let text = '';
  while (text.length < length) {
    for (const byte of random(length - text.length)) {
      if (byte < FAIR_BYTES) text += BASE58.charAt(byte % 58);
    }
  }
  return text;
}

/** 512 bits reduced: the distance from uniform is below 2^-258. */
export function randomScalar(random: Random): Scalar {
  return bigEndian(random(64)) % ORDER;
}

/** The bytes as one integer, most significant first. */
export function bigEndian(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}
