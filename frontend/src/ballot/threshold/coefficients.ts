import { readProof, type Proof } from '../ballot.ts';
import { demand } from '../error.ts';
import { NEUTRAL, pointFromText, type Point } from '../group.ts';
import { array, object, parseCompact, string, type Json } from '../json.ts';
import { checkSigned, readSigned } from './message.ts';
import type { Certificate } from './certificate.ts';

// Belenios v1, section 8: what a trustee publishes of a polynomial, powers of g in place of its
// coefficients, twice signed: by itself, and together with everybody's certificates.

/** The powers of g, lowest coefficient first, as text and as group elements. */
export interface Coefficients {
  readonly texts: readonly string[];
  readonly points: readonly Point[];
}

export const coefficientsMessage = (texts: readonly string[]): string => JSON.stringify({ coefexps: texts });

/** What σ signs: that these coefficients were made for exactly these certificates. */
export function bindingMessage(certificates: readonly Certificate[], texts: readonly string[]): string {
  return `certs_sig|${JSON.stringify({ certs: certificates.map(({ signed }) => signed), coefexps: texts })}`;
}

/** Reads the signed coefficients C of the trustee with this certificate, and checks C and σ. */
export function checkCoefficients(
  published: Json | undefined,
  binding: Json | undefined,
  author: Certificate,
  certificates: readonly Certificate[],
  threshold: number,
): Coefficients {
  const where = 'coefficients';
  const signed = readSigned(published, where);
  checkSigned(signed, author.verificationKey, where);
  const listed = array(object(parseCompact(signed.message, where), ['coefexps'], where)['coefexps'], where);
  demand(listed.length === threshold, 'coefficients', `${listed.length} coefficients where ${threshold} open a sum`);
  const texts = listed.map((each) => string(each, where));
  const points = texts.map((text) => pointFromText(text, where));
  const signature: Proof = readProof(binding, `${where}, binding`);
  checkSigned({ message: bindingMessage(certificates, texts), signature }, author.verificationKey, `${where}, binding`);
  return { texts, points };
}

/** g^f(index), from g to the power of f's coefficients. */
export function evaluate(points: readonly Point[], index: number): Point {
  return points.reduceRight((sum, point) => sum.multiplyUnsafe(BigInt(index)).add(point), NEUTRAL);
}

/** g to the power of trustee `index`'s share: what everybody's polynomials give there. */
export function shareKey(published: readonly Coefficients[], index: number): Point {
  return published.reduce((sum, { points }) => sum.add(evaluate(points, index)), NEUTRAL);
}
