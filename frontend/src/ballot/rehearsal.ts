import { parseElection } from './election.ts';
import { demand } from './error.ts';
import { GENERATOR, type Scalar } from './group.ts';
import { hashToScalar } from './hash.ts';
import { browserRandom, type Random } from './random.ts';
import { partialDecryption, readAlphas, type TrusteeSecret } from './trustee.ts';
import { checkTrustees } from './verify/trustees.ts';

// Ours: the opening of a test sum, before the real boxes have ballots in them.

/** The texts of a test election, its trustees and its encrypted tally. */
export interface TestSum {
  readonly election: string;
  readonly trustees: string;
  readonly tally: string;
}

/**
 * The randomness of a test sum's ciphertext, places counted from 0. Everybody can compute it, so
 * that a part of the test sum, alpha^x = X^r, tells nothing that was not known before. With any
 * other randomness a server could hand out somebody's ballot as the test.
 */
export function rehearsalNonce(fingerprint: string, question: number, choice: number): Scalar {
  return hashToScalar(`pingyi_rehearsal|${fingerprint}|${question}|${choice}`, []);
}

/**
 * A trustee's part of the test sum. `verification` is the key of the own certificate, null for a
 * single trustee. Throws `own-key-missing` when the trustees are not those of this ceremony, `tally`
 * when the ciphertexts are not a test's, and what `checkTrustees` throws.
 */
export function rehearse(
  { election, trustees, tally }: TestSum,
  secret: TrusteeSecret,
  verification: string | null,
  random: Random = browserRandom,
): string {
  const parsed = parseElection(election);
  const own = checkTrustees(trustees, parsed).find(({ publicKey }) => publicKey === secret.publicKey);
  demand(own !== undefined && own.verification === verification, 'own-key-missing', 'trustees of the test');
  for (const [question, alphas] of readAlphas(tally).entries()) {
    for (const [choice, alpha] of alphas.entries()) {
      const known = GENERATOR.multiply(rehearsalNonce(parsed.fingerprint, question, choice));
      demand(alpha.equals(known), 'tally', `test sum [${question}][${choice}]: not a test`);
    }
  }
  return partialDecryption(election, tally, secret, undefined, random);
}
