import { readProof } from '../ballot.ts';
import { demand } from '../error.ts';
import type { Election } from '../election.ts';
import { keyFromText, NEUTRAL, pointText, type Point } from '../group.ts';
import { array, natural, object, parseJson, string, type Json, type JsonObject } from '../json.ts';
import { item } from '../list.ts';
import { checkKey, pokPrefix } from '../proof.ts';
import { blaming } from '../threshold/blame.ts';
import { readCertificates, type Certificate } from '../threshold/certificate.ts';
import { checkCoefficients, shareKey } from '../threshold/coefficients.ts';
import { checkSigned } from '../threshold/message.ts';

// Belenios v1, section 14, point 6: single trustees (section 6) and finished threshold keys
// (section 8, steps 2 and 6), in any mixture and order.

export interface Trustee {
  /** What partial decryptions are checked with, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Of a threshold trustee, the key of the certificate. */
  readonly verification: string | null;
}

/** One item of the list: its part of the election's key, and who holds it. */
interface Item {
  readonly key: Point;
  readonly trustees: readonly Trustee[];
}

/**
 * All trustees of the second record, and that the election's key is made of theirs. Throws
 * `trustee-proof`, `threshold-trustees`, `election-key`, or blames a threshold trustee.
 */
export function checkTrustees(text: string, election: Election): Trustee[] {
  const items = array(parseJson(text, 'trustees'), 'trustees').map(readItem);
  const product = items.reduce((sum, { key }) => sum.add(key), NEUTRAL);
  demand(
    pointText(product) === election.keyText,
    'election-key',
    "the election key is not the product of the trustees' keys",
  );
  return items.flatMap(({ trustees }) => trustees);
}

function readItem(value: Json, at: number): Item {
  const where = `trustees[${at}]`;
  const [kind, content, ...more] = array(value, where);
  demand(more.length === 0, 'shape', where);
  if (kind === 'Pedersen') return pedersen(content, where);
  demand(kind === 'Single', 'shape', where);
  const fields = object(content, ['pok', 'public_key', 'name?'], where);
  const { key, text } = provedKey(fields, where);
  return { key, trustees: [{ publicKey: text, verification: null }] };
}

function provedKey(fields: JsonObject, where: string): { key: Point; text: string } {
  if ('name' in fields) string(fields['name'], where);
  const text = string(fields['public_key'], where);
  const key = keyFromText(text, where);
  checkKey(readProof(fields['pok'], where), key, pokPrefix(text), 'trustee-proof', where);
  return { key, text };
}

function pedersen(content: Json | undefined, where: string): Item {
  const names = ['threshold', 'certs', 'coefexps', 'signatures', 'verification_keys'];
  const fields = object(content, names, where);
  const threshold = natural(fields['threshold'], where);
  const certificates = readCertificates(fields['certs'], threshold);
  const [coefexps, signatures, keys] = names.slice(2).map((name) => {
    const list = array(fields[name], `${where}.${name}`);
    demand(list.length === certificates.length, 'threshold-trustees', `${where}.${name}: ${list.length}`);
    return list;
  }) as [Json[], Json[], Json[]];
  const published = certificates.map((author, at) =>
    blaming(at + 1, () => checkCoefficients(coefexps[at], signatures[at], author, certificates, threshold)),
  );
  const trustees = certificates.map((certificate, at) =>
    blaming(at + 1, () => verificationKey(keys[at], certificate, shareKey(published, at + 1))),
  );
  return { key: published.reduce((sum, { points }) => sum.add(item(points, 0)), NEUTRAL), trustees };
}

function verificationKey(value: Json | undefined, certificate: Certificate, expected: Point): Trustee {
  const where = 'verification key';
  const fields = object(value, ['pok', 'public_key', 'signature', 'name?'], where);
  const { key, text } = provedKey(fields, where);
  demand(key.equals(expected), 'threshold-trustees', `${where}: does not follow from the coefficients`);
  const signed = { message: text, signature: readProof(fields['signature'], where) };
  checkSigned(signed, certificate.verificationKey, where);
  return { publicKey: text, verification: certificate.verification };
}
