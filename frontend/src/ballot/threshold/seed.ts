import { isCode } from '../credential.ts';
import { demand } from '../error.ts';
import { GENERATOR, keyFromText, mod, pointTexts, type Point, type Scalar } from '../group.ts';
import { hash } from '../hash.ts';
import { object, parseCompact, string } from '../json.ts';
import { item } from '../list.ts';
import { bigEndian, type Random } from '../random.ts';
import {
  checkSigned,
  decryptMessage,
  encryptMessage,
  readSigned,
  signMessage,
  type SignedMessage,
} from './message.ts';

/**
 * A trustee's own key infrastructure (Belenios v1, section 7), all of it from the recovery code.
 * Keeps its secrets where neither printing nor `JSON.stringify` nor `postMessage` reaches.
 */
export class Seed {
  readonly #sign: Scalar;
  readonly #decrypt: Scalar;
  /** Public keys, 64 hexadecimal digits: what others check signatures with and encrypt to. */
  readonly verification: string;
  readonly encryption: string;

  private constructor(seed: string) {
    this.#sign = mod(bigEndian(hash(`sk|${seed}`)));
    this.#decrypt = mod(bigEndian(hash(`dk|${seed}`)));
    const texts = pointTexts([this.#sign, this.#decrypt].map((secret) => GENERATOR.multiply(secret)));
    this.verification = item(texts, 0);
    this.encryption = item(texts, 1);
  }

  /** The recovery code without its dashes is the seed that Belenios knows. Throws `recovery-code`. */
  static fromCode(code: string): Seed {
    demand(isCode(code), 'recovery-code', 'recovery code');
    return new Seed(code.replaceAll('-', ''));
  }

  sign(message: string, random: Random): SignedMessage {
    return signMessage(this.#sign, message, random);
  }

  /** Something that only the owner of the encryption key `to` reads, and knows to be from here. */
  send(to: string, message: string, random: Random): string {
    const signed = this.sign(JSON.stringify({ recipient: to, message }), random);
    return encryptMessage(keyFromText(to, 'encryption key'), JSON.stringify(signed), random);
  }

  /** What the owner of the verification key `from` sent to this trustee and nobody else. */
  receive(from: Point, text: string, where: string): string {
    const signed = readSigned(parseCompact(decryptMessage(this.#decrypt, text, where), where), where);
    checkSigned(signed, from, where);
    const fields = object(parseCompact(signed.message, where), ['recipient', 'message'], where);
    demand(fields['recipient'] === this.encryption, 'message', `${where}: meant for somebody else`);
    return string(fields['message'], where);
  }

  /** Reads a note that this trustee left with the server. */
  receiveOwn(text: string, where: string): string {
    return this.receive(keyFromText(this.verification, where), text, where);
  }
}
