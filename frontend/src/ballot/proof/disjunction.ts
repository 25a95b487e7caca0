import type { Proof } from '../ballot.ts';
import { demand } from '../error.ts';
import { Doublings, FixedBase, mod, pointTexts, scalarFromText, type Point, type Scalar } from '../group.ts';
import { hashToScalar } from '../hash.ts';
import { randomScalar, type Random } from '../random.ts';
import { proofText } from '../proof.ts';

// Belenios v1, section 9. Individual, overall and blank proofs are all "one of these ciphertexts
// encrypts 0": an exact choice is the same statement after dividing beta by g^choice.

/** The two bases of one election, with tables. */
export interface Bases {
  readonly g: FixedBase;
  readonly y: FixedBase;
}

/** A branch as its maker knows it: alpha = g^randomness, beta = y^randomness * g^excess. True when excess is 0. */
export interface KnownBranch {
  readonly randomness: Scalar;
  readonly excess: bigint;
}

/** Commitments are made, the hash over them (and much else) is not yet. */
export interface Committed {
  /** A0, B0, A1, B1, … */
  readonly commitments: readonly Point[];
  /** The proofs, once `total`, the sum of all challenges, is known. */
  respond(total: Scalar): Proof[];
}

/**
 * Commits to "one of the branches is true".
 *
 * A simulated branch would need powers of alpha and beta. As the prover knows the randomness,
 * both collapse to powers of g and y, which have tables: with u = response + randomness * challenge,
 * A = g^u and B = y^u * g^(excess * challenge). It is u that is drawn; the response follows.
 */
export function commit(bases: Bases, branches: readonly KnownBranch[], random: Random): Committed {
  const commitments: Point[] = [];
  const truth = branches.findIndex((branch) => branch.excess === 0n);
  demand(truth >= 0, 'votes', 'nothing true to prove');
  const members = branches.map((branch, at) => {
    const exponent = randomScalar(random);
    const challenge = at === truth ? 0n : randomScalar(random);
    const b = bases.y.power(exponent);
    commitments.push(bases.g.power(exponent));
    commitments.push(at === truth ? b : b.add(bases.g.power(mod(branch.excess * challenge))));
    return { exponent, challenge, randomness: branch.randomness };
  });
  const simulated = members.reduce((sum, member) => sum + member.challenge, 0n);
  return {
    commitments,
    respond: (total) =>
      members.map(({ exponent, challenge, randomness }, at) => {
        const own = at === truth ? mod(total - simulated) : challenge;
        return proofText(own, mod(exponent - randomness * own));
      }),
  };
}

/** A ciphertext as a checker knows it. */
export interface ForeignCiphertext {
  readonly alpha: Doublings;
  readonly beta: Doublings;
}

/** A branch as a checker knows it: `ciphertext` is claimed to encrypt `value`. */
export interface ForeignBranch {
  readonly ciphertext: ForeignCiphertext;
  readonly value: bigint;
}

/** Throws `ballot-proof` unless the proofs show that one of the branches is true. */
export function checkDisjunction(
  bases: Bases,
  branches: readonly ForeignBranch[],
  proofs: readonly Proof[],
  prefix: string,
  where: string,
): void {
  demand(proofs.length === branches.length, 'ballot-shape', `${where}: number of proofs`);
  const commitments: Point[] = [];
  let total = 0n;
  for (const [at, { ciphertext, value }] of branches.entries()) {
    const challenge = scalarFromText(proofs[at]?.challenge, where);
    const response = scalarFromText(proofs[at]?.response, where);
    total += challenge;
    const b = bases.y.power(response).add(ciphertext.beta.vartimePower(challenge));
    commitments.push(bases.g.power(response).add(ciphertext.alpha.vartimePower(challenge)));
    commitments.push(value === 0n ? b : b.add(bases.g.power(mod(-value * challenge))));
  }
  demand(hashToScalar(prefix, pointTexts(commitments)) === mod(total), 'ballot-proof', where);
}
