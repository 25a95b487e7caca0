import type { ArchiveEvent, Datum } from '../archive.ts';
import { parseElection, type Election } from '../election.ts';
import { demand } from '../error.ts';
import { keyFromText, type Point } from '../group.ts';
import { array, object, parseJson, string } from '../json.ts';
import { item } from '../list.ts';
import { checkCredentialsCertificate } from './certificate.ts';
import { checkTrustees, type Trustee } from './trustees.ts';

// Belenios v1, section 14, points 5 to 7.

/** What an archive's Setup says, checked. */
export interface Setup {
  readonly election: Election;
  /** In the list's order, each threshold trustee one of them: `owner` of a partial decryption counts so. */
  readonly trustees: readonly Trustee[];
  /** Listed credentials, as text, with key and weight. */
  readonly credentials: ReadonlyMap<string, { readonly key: Point; readonly weight: bigint }>;
}

/** Throws `setup`, `credential-list`, what `checkTrustees` throws, or the election's own errors. */
export function checkSetup(event: ArchiveEvent): Setup {
  const names = ['election', 'trustees', 'credentials'];
  if (event.data.length === 5) names.push('credentials_certificate');
  const fields = object(parseJson(item(event.data, names.length).text, 'setup'), names, 'setup', 'setup');
  for (const [at, name] of names.entries()) demand(fields[name] === item(event.data, at).hash, 'setup', name);
  const [election, trustees, credentials] = [0, 1, 2].map((at) => item(event.data, at)) as [Datum, Datum, Datum];
  const parsed = parseElection(election.text);
  const checked = {
    election: parsed,
    trustees: checkTrustees(trustees.text, parsed),
    credentials: readCredentials(credentials.text),
  };
  if (names.length === 4) {
    const listed = { hash: credentials.hash, count: checked.credentials.size };
    checkCredentialsCertificate(item(event.data, 3).text, parsed, listed);
  }
  return checked;
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
