import { demand } from './error.ts';
import { GENERATOR, pointText, type Scalar } from './group.ts';
import { wideHash } from './hash.ts';
import { BASE58, browserRandom, randomBase58, type Random } from './random.ts';

// Belenios v1, section 4.

const GROUPED = new RegExp(`^[${BASE58}]{5}-[${BASE58}]{6}-[${BASE58}]{5}-[${BASE58}]{6}$`);
const UUID = new RegExp(`^[${BASE58}]{14,}$`);

/** 22 fresh characters in groups of 5, 6, 5, 6: a private credential or a recovery code. */
export function drawCode(random: Random): string {
  const text = randomBase58(22, random);
  return [text.slice(0, 5), text.slice(5, 11), text.slice(11, 16), text.slice(16)].join('-');
}

/** Whether the text is 22 characters of Base58 in their groups. There is no checksum in them. */
export function isCode(text: string): boolean {
  return GROUPED.test(text);
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A new private credential, `XXXXX-XXXXXX-XXXXX-XXXXXX`: the secret of a code card. */
export function drawCredential(random: Random = browserRandom): string {
  return drawCode(random);
}

/** Whether a text has the form of a private credential. Only the list tells whether it is one. */
export function isCredential(text: string): boolean {
  return isCode(text);
}

/**
 * The secret that signs ballots.
 *
 * Throws `credential` when the text is not in form (dashes included), `shape` when the uuid is not.
 */
export function credentialSecret(uuid: string, credential: string): Scalar {
  demand(isCredential(credential), 'credential', 'private credential');
  demand(isUuid(uuid), 'shape', 'uuid');
  return wideHash((half) => `derive_credential|${uuid}|${half}|${credential}`);
}

/** The public credential, 64 hexadecimal digits: what the server's list holds. */
export function publicCredential(uuid: string, credential: string): string {
  return pointText(GENERATOR.multiply(credentialSecret(uuid, credential)));
}
