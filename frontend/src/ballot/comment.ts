import { gcm } from '@noble/ciphers/aes.js';
import { readProof, type Proof } from './ballot.ts';
import type { Election } from './election.ts';
import { demand } from './error.ts';
import { GENERATOR, keyFromText, pointText, type Point } from './group.ts';
import { hash } from './hash.ts';
import { object, parseJson, string } from './json.ts';
import { checkKey, nonzero, proveKey } from './proof.ts';
import { browserRandom, type Random } from './random.ts';

// Ours, docs/protocol/ballot.md, section 16: free text for the trustees to open, apart from any ballot.

/** What one voter says about one reporter; `reporter` is its place on the ballot, from 1. */
export interface Comment {
  readonly reporter: number;
  readonly text: string;
}

/** A sealed comment that was checked. */
export interface SealedComment {
  readonly alpha: string;
  readonly point: Point;
}

const HEAD = 4;
const WIDEST = 4;
const TAG = 16;
/** The key is used for one comment only, so the nonce may always be the same. */
const NONCE = new Uint8Array(12);

const encoder = new TextEncoder();

/** Bytes before sealing, the same for all comments of a box. */
const room = (limit: number): number => HEAD + WIDEST * limit;

/** The length of a text as its limit counts it: Unicode characters. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/**
 * Seals a comment, or an empty one for `null`: from outside all of a box look alike. Throws `comment` for a
 * text over the limit.
 */
export function sealComment(
  election: Election,
  limit: number,
  comment: Comment | null,
  random: Random = browserRandom,
): string {
  const plain = padded(limit, comment);
  const randomness = nonzero(random);
  const alpha = pointText(GENERATOR.multiply(randomness));
  const shared = pointText(election.key.multiply(randomness));
  const sealed = base64(cipher(election.uuid, alpha, shared).encrypt(plain));
  const proof = proveKey(randomness, knowledgePrefix(election.uuid, alpha, sealed), random);
  return JSON.stringify({ alpha, sealed, proof });
}

/** Throws unless a text is a sealed comment of this box, made by somebody who knows its randomness. */
export function checkComment(election: Election, limit: number, text: string, where: string): SealedComment {
  const fields = object(parseJson(text, where), ['alpha', 'sealed', 'proof'], where, 'comment');
  const point = keyFromText(fields['alpha'], where);
  const alpha = string(fields['alpha'], where);
  const sealed = string(fields['sealed'], where);
  const proof: Proof = readProof(fields['proof'], where);
  demand(JSON.stringify({ alpha, sealed, proof }) === text, 'not-canonical', where);
  const length = Math.ceil(((room(limit) + TAG) * 4) / 3);
  demand(sealed.length === length && /^[A-Za-z0-9+/]*$/.test(sealed), 'comment', where);
  checkKey(proof, point, knowledgePrefix(election.uuid, alpha, sealed), 'comment', where);
  return { alpha, point };
}

function knowledgePrefix(uuid: string, alpha: string, sealed: string): string {
  return `pingyi_comment|pok|${uuid}|${alpha}|${sealed}|`;
}

/** Also used by the tests, which play the trustees. */
export function cipher(uuid: string, alpha: string, shared: string): ReturnType<typeof gcm> {
  return gcm(hash(`pingyi_comment|${uuid}|${alpha}|${shared}`), NONCE, encoder.encode(uuid));
}

/** Reporter, length, text, zeros; all zeros when nothing is said. */
function padded(limit: number, comment: Comment | null): Uint8Array {
  const plain = new Uint8Array(room(limit));
  if (comment === null) return plain;
  const { reporter, text } = comment;
  demand(Number.isInteger(reporter) && reporter > 0 && reporter < 65536, 'comment', 'reporter');
  demand(lengthOf(text) <= limit, 'comment', 'length');
  const bytes = encoder.encode(text);
  plain.set([reporter >> 8, reporter & 255, bytes.length >> 8, bytes.length & 255]);
  plain.set(bytes, HEAD);
  return plain;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('=', '');
}
