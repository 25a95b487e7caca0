import { readCiphertext, type Proof } from './ballot.ts';
import { drawCode, isCode } from './credential.ts';
import { parseElection } from './election.ts';
import { demand } from './error.ts';
import { GENERATOR, mod, pointFromText, pointText, pointTexts, power, type Point, type Scalar } from './group.ts';
import { hashHex, hashToScalar, wideHash } from './hash.ts';
import { array, parseJson } from './json.ts';
import { item } from './list.ts';
import { nonzero, pokPrefix, proofText, proveKey } from './proof.ts';
import { browserRandom, type Random } from './random.ts';

// A trustee's whole part: a key from a recovery code (Belenios v1, section 6), and later a
// partial decryption (section 11). Nothing but the recovery code need be kept in between.

/** A new recovery code: 22 characters of Base58 in groups of 5, 6, 5, 6, 128 bits. */
export function drawRecoveryCode(random: Random = browserRandom): string {
  return drawCode(random);
}

/** Whether a text has a recovery code's form. Only the key that follows tells whether it is the right one. */
export function isRecoveryCode(text: string): boolean {
  return isCode(text);
}

/** What people compare of a public key: 64 hexadecimal digits. */
export function keyFingerprint(publicKey: string): string {
  return hashHex(JSON.stringify(publicKey));
}

/** A trustee's part of one ciphertext. */
export interface Opened {
  readonly factor: string;
  readonly proof: Proof;
}

/**
 * A trustee's private key x. Holds it where neither printing nor `JSON.stringify` nor
 * `postMessage` reaches: a worker gets the recovery code and makes its own.
 */
export class TrusteeSecret {
  readonly #x: Scalar;
  /** g^x, 64 hexadecimal digits. */
  readonly publicKey: string;

  private constructor(x: Scalar) {
    this.#x = x;
    this.publicKey = pointText(GENERATOR.multiply(x));
  }

  /**
   * The key of one trustee for one box. `context` names the box and the trustee's place, so that
   * one code used twice gives unrelated keys. Throws `recovery-code` or `context`.
   */
  static fromCode(context: string, code: string): TrusteeSecret {
    demand(isRecoveryCode(code), 'recovery-code', 'recovery code');
    demand(context !== '', 'context', 'context of the key');
    return new TrusteeSecret(wideHash((half) => `pingyi_trustee|${context}|${half}|${code}`));
  }

  /** The key of a threshold trustee, whose share came about together with others. */
  static fromShare(share: Scalar): TrusteeSecret {
    demand(share !== 0n, 'neutral-key', 'share');
    return new TrusteeSecret(share);
  }

  /** The announcement `{"pok":…,"public_key":…}`. Every call makes another proof for the same key. */
  announce(random: Random = browserRandom): string {
    return JSON.stringify({ pok: proveKey(this.#x, pokPrefix(this.publicKey), random), public_key: this.publicKey });
  }

  /**
   * alpha^x for a comment, with the proof that it is. `statement` is what the proof is bound to: unlike Belenios'
   * (below), it names the factor too.
   */
  decryptComment(alpha: Point, statement: (key: string, factor: string) => string, random: Random): Opened {
    const nonce = nonzero(random);
    const points = [alpha.multiply(this.#x), GENERATOR.multiply(nonce), alpha.multiply(nonce)];
    const [factor = '', ...commitments] = pointTexts(points);
    const challenge = hashToScalar(statement(this.publicKey, factor), commitments);
    return { factor, proof: proofText(challenge, mod(nonce - this.#x * challenge)) };
  }

  /** alpha^x with the proof that it is, for alphas that are group elements. */
  decrypt(fingerprint: string, alphas: readonly Point[], random: Random): Opened[] {
    const nonces = alphas.map(() => nonzero(random));
    const points = alphas.flatMap((alpha, at) => {
      const nonce = item(nonces, at);
      return [power(alpha, this.#x), GENERATOR.multiply(nonce), power(alpha, nonce)];
    });
    const texts = pointTexts(points);
    return nonces.map((nonce, at) => {
      const commitments = [item(texts, 3 * at + 1), item(texts, 3 * at + 2)];
      const challenge = hashToScalar(`decrypt|${fingerprint}|${this.publicKey}|`, commitments);
      return { factor: item(texts, 3 * at), proof: proofText(challenge, mod(nonce - this.#x * challenge)) };
    });
  }
}

/** A trustee's announcement from the recovery code; see `TrusteeSecret`. */
export function makeKey(context: string, code: string, random: Random = browserRandom): string {
  return TrusteeSecret.fromCode(context, code).announce(random);
}

/**
 * The text of a partial decryption of an encrypted tally.
 *
 * To be called only with texts that `verifyForTrustee` returned: who decrypts whatever a server
 * sends can be made to open a single ballot. Throws `tally`, `shape` or `point` for a tally that
 * has not the election's form.
 */
export function partialDecryption(
  electionText: string,
  tallyText: string,
  secret: TrusteeSecret,
  onProgress: (done: number, total: number) => void = () => {},
  random: Random = browserRandom,
): string {
  const { fingerprint } = parseElection(electionText);
  const rows = readAlphas(tallyText);
  const opened = rows.map((alphas, at) => {
    const row = secret.decrypt(fingerprint, alphas, random);
    onProgress(at + 1, rows.length);
    return row;
  });
  return JSON.stringify({
    decryption_factors: opened.map((row) => row.map(({ factor }) => factor)),
    decryption_proofs: opened.map((row) => row.map(({ proof }) => proof)),
  });
}

function readAlphas(tallyText: string): Point[][] {
  const rows = array(parseJson(tallyText, 'tally'), 'tally', 'tally').map((row, question) =>
    array(row, 'tally', 'tally').map((value, choice) => ({
      ciphertext: readCiphertext(value, `tally[${question}][${choice}]`),
      where: `tally[${question}][${choice}]`,
    })),
  );
  return rows.map((row) => row.map(({ ciphertext, where }) => pointFromText(ciphertext.alpha, where)));
}
