import { gcm } from '@noble/ciphers/aes.js';
import { bytesToHex, hexToBytes } from '@noble/ciphers/utils.js';
import { readProof, type Proof } from '../ballot.ts';
import { BallotError, demand } from '../error.ts';
import { GENERATOR, pointFromText, pointTexts, power, type Point, type Scalar } from '../group.ts';
import { hash } from '../hash.ts';
import { object, parseCompact, string, utf8, type Json } from '../json.ts';
import { item } from '../list.ts';
import { checkKey, nonzero, proveKey } from '../proof.ts';
import type { Random } from '../random.ts';

// Belenios v1, section 7: signed and encrypted messages between trustees. Own AES-GCM, since pages
// over plain HTTP have no `crypto.subtle`.

/** Field names and their order are those of the text. */
export interface SignedMessage {
  readonly message: string;
  readonly signature: Proof;
}

const signedPrefix = (message: string): string => `sigmsg|${message}|`;

export function signMessage(secret: Scalar, message: string, random: Random): SignedMessage {
  return { message, signature: proveKey(secret, signedPrefix(message), random) };
}

export function readSigned(value: Json | undefined, where: string): SignedMessage {
  const fields = object(value, ['message', 'signature'], where);
  return { message: string(fields['message'], where), signature: readProof(fields['signature'], where) };
}

/** Throws `signature` unless the key's owner signed exactly this message. */
export function checkSigned({ message, signature }: SignedMessage, key: Point, where: string): void {
  checkKey(signature, key, signedPrefix(message), 'signature', where);
}

const encoder = new TextEncoder();

/** All 32 bytes are the initialization vector: GCM hashes whatever has not 12 bytes. */
function cipherOf(shared: string, alpha: string): ReturnType<typeof gcm> {
  return gcm(hash(`key|${shared}`), hash(`iv|${alpha}`));
}

export function encryptMessage(to: Point, plaintext: string, random: Random): string {
  const [r, s] = [nonzero(random), nonzero(random)];
  const shared = GENERATOR.multiply(s);
  const texts = pointTexts([GENERATOR.multiply(r), to.multiply(r).add(shared), shared]);
  const [alpha, beta] = [item(texts, 0), item(texts, 1)];
  const data = cipherOf(item(texts, 2), alpha).encrypt(encoder.encode(plaintext));
  return JSON.stringify({ algorithm: 'AES-GCM', alpha, beta, data: bytesToHex(data) });
}

/** Sixteen bytes of tag at the least. */
const DATA = /^(?:[0-9a-f]{2}){16,}$/;

/** Throws `message` when it was encrypted to somebody else or changed on the way. */
export function decryptMessage(secret: Scalar, text: string, where: string): string {
  const fields = object(parseCompact(text, where), ['algorithm', 'alpha', 'beta', 'data'], where);
  demand(fields['algorithm'] === 'AES-GCM', 'message', `${where}: algorithm`);
  const alpha = string(fields['alpha'], where);
  const shared = pointFromText(fields['beta'], where).subtract(power(pointFromText(alpha, where), secret));
  const data = string(fields['data'], where);
  demand(DATA.test(data), 'message', `${where}: data`);
  return utf8(decrypted(item(pointTexts([shared]), 0), alpha, data, where), where);
}

function decrypted(shared: string, alpha: string, data: string, where: string): Uint8Array {
  try {
    return cipherOf(shared, alpha).decrypt(hexToBytes(data));
  } catch {
    throw new BallotError('message', where);
  }
}
