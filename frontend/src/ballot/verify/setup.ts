import { readProof } from '../ballot.ts';
import type { ArchiveEvent, Datum } from '../archive.ts';
import { parseElection, type Election } from '../election.ts';
import { demand } from '../error.ts';
import { keyFromText, NEUTRAL, pointText, type Point } from '../group.ts';
import { array, object, parseJson, string, type Json } from '../json.ts';
import { item } from '../list.ts';
import { checkKey, pokPrefix } from '../proof.ts';

// Belenios v1, section 14, points 5 to 7.

/** What an archive's Setup says, checked. */
export interface Setup {
  readonly election: Election;
  /** The trustees' public keys, as text, in the list's order. */
  readonly trustees: readonly string[];
  /** Listed credentials, as text, with key and weight. */
  readonly credentials: ReadonlyMap<string, { readonly key: Point; readonly weight: bigint }>;
}

/** Throws `setup`, `threshold-trustees`, `trustee-proof`, `election-key`, `credential-list` or the election's own errors. */
export function checkSetup(event: ArchiveEvent): Setup {
  const [election, trustees, credentials] = [0, 1, 2].map((at) => item(event.data, at)) as [Datum, Datum, Datum];
  // A credentials certificate is nothing we make, and a trustee of ours need not know of it.
  demand(event.data.length === 4, 'setup', 'credentials certificate');
  const setup = parseJson(item(event.data, 3).text, 'setup');
  const fields = object(setup, ['election', 'trustees', 'credentials'], 'setup', 'setup');
  demand(fields['election'] === election.hash, 'setup', 'election');
  demand(fields['trustees'] === trustees.hash, 'setup', 'trustees');
  demand(fields['credentials'] === credentials.hash, 'setup', 'credentials');
  const parsed = parseElection(election.text);
  return {
    election: parsed,
    trustees: checkTrustees(trustees.text, parsed),
    credentials: readCredentials(credentials.text),
  };
}

function checkTrustees(text: string, election: Election): string[] {
  const trustees = array(parseJson(text, 'trustees'), 'trustees').map((value, at) =>
    single(value, `trustee ${at + 1}`),
  );
  const product = trustees.reduce((sum, { key }) => sum.add(key), NEUTRAL);
  demand(
    pointText(product) === election.keyText,
    'election-key',
    "the election key is not the product of the trustees' keys",
  );
  return trustees.map(({ text: publicKey }) => publicKey);
}

function single(value: Json, where: string): { key: Point; text: string } {
  const [kind, trustee, ...more] = array(value, where);
  demand(kind !== 'Pedersen', 'threshold-trustees', where);
  demand(kind === 'Single' && more.length === 0, 'shape', where);
  const fields = object(trustee, ['pok', 'public_key', 'name?'], where);
  if ('name' in fields) string(fields['name'], where);
  const text = string(fields['public_key'], where);
  const key = keyFromText(text, where);
  checkKey(readProof(fields['pok'], where), key, pokPrefix(text), 'trustee-proof', where);
  return { key, text };
}

function readCredentials(text: string): Map<string, { key: Point; weight: bigint }> {
  const credentials = new Map<string, { key: Point; weight: bigint }>();
  for (const [at, value] of array(parseJson(text, 'credentials'), 'credentials').entries()) {
    const where = `credential ${at + 1}`;
    const [, credential, weight] = /^([0-9a-f]{64})(?:,(0|[1-9][0-9]{0,75}))?$/.exec(string(value, where)) ?? [];
    demand(credential !== undefined, 'credential-list', where);
    demand(!credentials.has(credential), 'credential-list', `${where}: listed twice`);
    credentials.set(credential, { key: keyFromText(credential, where), weight: BigInt(weight ?? 1) });
  }
  return credentials;
}
