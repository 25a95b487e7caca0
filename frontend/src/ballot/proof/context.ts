import type { Ciphertext } from '../ballot.ts';

// Belenios v1, section 9: what each proof of a ballot binds in. S0 ties to election and
// credential, S also to all ciphertexts of the answer.

const pair = ({ alpha, beta }: Ciphertext): string => `${alpha},${beta}`;

/** S0. */
export function shortContext(fingerprint: string, credential: string): string {
  return `${fingerprint}|${credential}`;
}

/** S. */
export function longContext(short: string, choices: readonly Ciphertext[]): string {
  return `${short}|${choices.map(pair).join(',')}`;
}

/** Of individual proofs (context S0) and of overall proofs without blank (context S, the product). */
export function membershipPrefix(context: string, ciphertext: Ciphertext): string {
  return `prove|${context}|${pair(ciphertext)}|`;
}

export const blankPrefix = (long: string): string => `bproof0|${long}|`;
export const overallBlankPrefix = (long: string): string => `bproof1|${long}|`;
