import { hashBase64 } from '../hash.ts';
import { keyFromText } from '../group.ts';
import { readProof } from '../ballot.ts';
import { object, parseCompact, array, string } from '../json.ts';
import type { Setting } from './certificate.ts';
import { bindingMessage } from './coefficients.ts';
import { checkSigned } from './message.ts';
import { certificatesFor } from './polynomial.ts';
import type { Seed } from './seed.ts';

/**
 * What all trustees of a key must see alike: the hash of everybody's certificates, 43 characters.
 * A server that showed each of them other partners, all of them its own, could not make these alike.
 *
 * Of the certificates that this trustee signed in the second round, not of any that come along:
 * throws `signature` for others.
 */
export function comparison(
  seed: Seed,
  texts: readonly string[],
  setting: Setting,
  index: number,
  input: string,
): string {
  const where = 'own binding';
  const certificates = certificatesFor(seed, texts, setting, index);
  const fields = object(parseCompact(input, where), ['polynomial', 'secrets', 'coefexps', 'signatures'], where);
  const published = object(array(fields['coefexps'], where)[index - 1], ['message', 'signature'], where);
  const message = object(parseCompact(string(published['message'], where), where), ['coefexps'], where);
  const powers = array(message['coefexps'], where).map((each) => string(each, where));
  const signature = readProof(array(fields['signatures'], where)[index - 1], where);
  const signed = { message: bindingMessage(certificates, powers), signature };
  checkSigned(signed, keyFromText(seed.verification, where), where);
  return hashBase64(JSON.stringify(certificates.map(({ signed: certificate }) => certificate)));
}
