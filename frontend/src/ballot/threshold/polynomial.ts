import { demand } from '../error.ts';
import { GENERATOR, mod, pointTexts, scalarFromText, type Scalar } from '../group.ts';
import { array, object, parseCompact } from '../json.ts';
import { item } from '../list.ts';
import { nonzero } from '../proof.ts';
import { browserRandom, type Random } from '../random.ts';
import { Blame } from './blame.ts';
import { checkCertificates, type Certificate, type Setting } from './certificate.ts';
import { bindingMessage, coefficientsMessage } from './coefficients.ts';
import type { Seed } from './seed.ts';

// Belenios v1, section 8, step 3.

/** Everybody's certificates, with this trustee's own in its place. Blames whoever's is wrong. */
export function certificatesFor(
  seed: Seed,
  texts: readonly string[],
  setting: Setting,
  index: number,
): Certificate[] {
  const certificates = checkCertificates(texts, setting);
  const own = item(certificates, index - 1);
  const ours = own.verification === seed.verification && own.encryption === seed.encryption;
  if (!ours) throw new Blame(index, 'certificate', 'not what this trustee sent');
  return certificates;
}

/** The text that trustee `index` hands in second: a secret polynomial, its values each for one trustee. */
export function makePolynomial(
  seed: Seed,
  texts: readonly string[],
  setting: Setting,
  index: number,
  random: Random = browserRandom,
): string {
  const certificates = certificatesFor(seed, texts, setting, index);
  const coefficients = Array.from({ length: setting.threshold }, () => nonzero(random));
  const powers = pointTexts(coefficients.map((coefficient) => GENERATOR.multiply(coefficient)));
  const note = JSON.stringify({ polynomial: coefficients.map(String) });
  return JSON.stringify({
    polynomial: seed.send(seed.encryption, note, random),
    secrets: certificates.map(({ encryption }, at) =>
      seed.send(encryption, JSON.stringify({ secret: valueAt(coefficients, at + 1).toString() }), random),
    ),
    coefexps: seed.sign(coefficientsMessage(powers), random),
    signature: seed.sign(bindingMessage(certificates, powers), random).signature,
  });
}

function valueAt(coefficients: readonly Scalar[], index: number): Scalar {
  return coefficients.reduceRight((sum, coefficient) => mod(sum * BigInt(index) + coefficient), 0n);
}

/** The powers of g of the polynomial that a trustee's own note holds. */
export function ownPowers(seed: Seed, note: string, threshold: number): string[] {
  const where = 'own polynomial';
  const fields = object(parseCompact(seed.receiveOwn(note, where), where), ['polynomial'], where);
  const coefficients = array(fields['polynomial'], where).map((each) => scalarFromText(each, where));
  demand(coefficients.length === threshold && !coefficients.includes(0n), 'coefficients', where);
  return pointTexts(coefficients.map((coefficient) => GENERATOR.multiply(coefficient)));
}
