import type { Election } from '../election.ts';
import { demand } from '../error.ts';
import { keyFromText } from '../group.ts';
import { hashHex } from '../hash.ts';
import { natural, object, parseJson, string } from '../json.ts';
import { checkSigned, readSigned } from '../threshold/message.ts';

// Belenios v1, section 13: where the credentials came from another server, it says so.

const NAMES = ['uuid', 'voter_list_length', 'public_creds_hash', 'verification_key', 'encryption_key', 'signature'];

/** Throws `setup` unless the certificate is of this election and these credentials, `signature` unless it is signed. */
export function checkCredentialsCertificate(
  text: string,
  election: Election,
  credentials: { readonly hash: string; readonly count: number },
): void {
  const where = 'credentials certificate';
  const { signature, ...unsigned } = object(parseJson(text, where), NAMES, where, 'setup');
  demand(unsigned['uuid'] === election.uuid, 'setup', `${where}: uuid`);
  demand(natural(unsigned['voter_list_length'], where) === credentials.count, 'setup', `${where}: number of voters`);
  demand(unsigned['public_creds_hash'] === credentials.hash, 'setup', `${where}: hash of the credentials`);
  const key = keyFromText(string(unsigned['verification_key'], where), where);
  keyFromText(string(unsigned['encryption_key'], where), where);
  const signed = readSigned(signature, where);
  demand(signed.message === hashHex(JSON.stringify(unsigned)), 'setup', `${where}: signed for something else`);
  checkSigned(signed, key, where);
}
