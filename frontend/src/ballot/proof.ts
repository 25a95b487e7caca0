import type { Proof } from './ballot.ts';
import { demand, type ErrorCode } from './error.ts';
import { GENERATOR, mod, pointText, scalarFromText, type Point, type Scalar } from './group.ts';
import { hashToScalar } from './hash.ts';
import { randomScalar, type Random } from './random.ts';

// Belenios v1, section 2: Schnorr proofs that somebody knows the secret of a key. The sign
// convention is response = w - secret * challenge.

/** The prefix of a trustee's proof of knowledge (section 6). */
export const pokPrefix = (key: string): string => `pok|Ed25519|${key}|`;

/** The prefix of a ballot's signature (section 9). */
export const signaturePrefix = (hash: string): string => `sig|${hash}|`;

export function proofText(challenge: Scalar, response: Scalar): Proof {
  return { challenge: challenge.toString(), response: response.toString() };
}

/** Proves knowledge of `secret`, with the prefix's message bound in. */
export function proveKey(secret: Scalar, prefix: string, random: Random): Proof {
  const nonce = nonzero(random);
  const challenge = hashToScalar(prefix, [pointText(GENERATOR.multiply(nonce))]);
  return proofText(challenge, mod(nonce - secret * challenge));
}

/** Throws `code` unless the proof is right for the key. */
export function checkKey(proof: Proof, key: Point, prefix: string, code: ErrorCode, where: string): void {
  const challenge = scalarFromText(proof.challenge, where);
  const response = scalarFromText(proof.response, where);
  const commitment = GENERATOR.multiplyUnsafe(response).add(key.multiplyUnsafe(challenge));
  demand(hashToScalar(prefix, [pointText(commitment)]) === challenge, code, where);
}

/** Zero is as likely as any other number, that is, never drawn; the library refuses it. */
export function nonzero(random: Random): Scalar {
  for (;;) {
    const scalar = randomScalar(random);
    if (scalar !== 0n) return scalar;
  }
}
