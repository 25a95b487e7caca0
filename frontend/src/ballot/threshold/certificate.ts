import { demand } from '../error.ts';
import { keyFromText, type Point } from '../group.ts';
import { hashHex } from '../hash.ts';
import { array, natural, object, parseCompact, string, type Json } from '../json.ts';
import { browserRandom, type Random } from '../random.ts';
import { blaming } from './blame.ts';
import { checkSigned, readSigned, type SignedMessage } from './message.ts';
import type { Seed } from './seed.ts';

// Belenios v1, section 8, steps 1 and 2.

/** How many trustees there are, and how many of them open a sum. */
export interface Setting {
  readonly size: number;
  readonly threshold: number;
}

/** A trustee's certificate, checked. */
export interface Certificate {
  readonly signed: SignedMessage;
  /** What the trustee's signatures are checked with, and messages to the trustee encrypted to. */
  readonly verification: string;
  readonly verificationKey: Point;
  readonly encryption: string;
}

/** The text that trustee `index` (from 1) hands in first. */
export function makeCertificate(
  seed: Seed,
  setting: Setting,
  index: number,
  random: Random = browserRandom,
): string {
  return JSON.stringify(seed.sign(messageOf(seed, setting, index), random));
}

/** What people compare of a trustee: follows from the code and the place alone, and stands on each box's page. */
export function certificateFingerprint(seed: Seed, setting: Setting, index: number): string {
  return hashHex(messageOf(seed, setting, index));
}

function messageOf(seed: Seed, { size, threshold }: Setting, index: number): string {
  return JSON.stringify({
    context: { group: 'Ed25519', size, threshold, index },
    verification: seed.verification,
    encryption: seed.encryption,
  });
}

/** All trustees' certificates from their texts, in order. Blames whoever's is wrong. */
export function checkCertificates(texts: readonly string[], setting: Setting): Certificate[] {
  checkSetting(setting, texts.length);
  const all = texts.map((text, at) =>
    blaming(at + 1, () => checkCertificate(parseCompact(text, 'certificate'), setting, at + 1)),
  );
  checkDistinct(all);
  return all;
}

/** Whoever had two of the shares would need fewer others than was agreed. */
function checkDistinct(all: readonly Certificate[]): void {
  const seen = new Set<string>();
  all.forEach(({ verification, encryption }, at) =>
    blaming(at + 1, () => {
      const again = seen.has(`v${verification}`) || seen.has(`e${encryption}`);
      demand(!again, 'certificate', 'the keys of another trustee');
      seen.add(`v${verification}`).add(`e${encryption}`);
    }),
  );
}

/** The same from parsed JSON, as the finished key's parameters have them. */
export function readCertificates(value: Json | undefined, threshold: number): Certificate[] {
  const list = array(value, 'certificates');
  const setting = { size: list.length, threshold };
  checkSetting(setting, list.length);
  return list.map((each, at) => blaming(at + 1, () => checkCertificate(each, setting, at + 1)));
}

function checkSetting({ size, threshold }: Setting, certificates: number): void {
  demand(certificates === size, 'threshold-trustees', `${certificates} certificates of ${size} trustees`);
  demand(threshold > 0 && threshold <= size, 'threshold-trustees', `${threshold} of ${size}`);
}

function checkCertificate(value: Json, { size, threshold }: Setting, index: number): Certificate {
  const where = 'certificate';
  const signed = readSigned(value, where);
  const fields = object(parseCompact(signed.message, where), ['context', 'verification', 'encryption'], where);
  const context = object(fields['context'], ['group', 'size', 'threshold', 'index'], where);
  demand(context['group'] === 'Ed25519', 'group', where);
  const named = ['size', 'threshold', 'index'].map((name) => natural(context[name], where));
  demand(named.join() === [size, threshold, index].join(), 'certificate', `${where}: not of this ceremony and place`);
  const [verification, encryption] = [string(fields['verification'], where), string(fields['encryption'], where)];
  const verificationKey = keyFromText(verification, where);
  keyFromText(encryption, where);
  checkSigned(signed, verificationKey, where);
  return { signed, verification, verificationKey, encryption };
}
