import { certificateFingerprint, isRecoveryCode, keyFingerprint, Seed, TrusteeSecret } from '../ballot/index.ts';
import type { TrusteeState } from './data.ts';
import type { Key } from './work.ts';

/** Characters of a recovery code without its dashes. */
export const CODE_LENGTH = 22;

/** What was typed, in the printed form, or null when it cannot be a recovery code. */
export function readRecoveryCode(typed: string): string | null {
  const bare = typed.normalize('NFKC').replaceAll(/[\s\p{Dash_Punctuation}\u2212\u30FC]/gu, '');
  const code = [bare.slice(0, 5), bare.slice(5, 11), bare.slice(11, 16), bare.slice(16)].join('-');
  return isRecoveryCode(code) ? code : null;
}

/** Whether a code makes what this trustee sent: the key of a single trustee, the certificate of the others. */
export function fits({ context, publicKey, ceremony }: TrusteeState, code: string): boolean {
  const certificate = ceremony?.kind === 'pedersen' ? ceremony.certificate : null;
  if (certificate !== null) return Seed.fromCode(code).verification === verificationOf(certificate);
  return publicKey !== null && TrusteeSecret.fromCode(context, code).publicKey === publicKey;
}

function verificationOf(certificate: string): string | null {
  try {
    const { message } = JSON.parse(certificate) as { message: string };
    return (JSON.parse(message) as { verification: string }).verification;
  } catch {
    return null;
  }
}

/** What a code and the state make the private key with; null while there is none. */
export function keyOf({ context, publicKey, ceremony }: TrusteeState, code: string): Key | null {
  if (ceremony?.kind !== 'pedersen') return publicKey === null ? null : { kind: 'single', context, code };
  const { privateKey } = ceremony;
  return privateKey === null ? null : { kind: 'share', code, privateKey };
}

/** The fingerprint of this trustee's certificate, or single key, out of the code alone: not of what the server says. */
export function fingerprintOf({ context, ceremony }: TrusteeState, code: string): string {
  if (ceremony?.kind !== 'pedersen') return keyFingerprint(TrusteeSecret.fromCode(context, code).publicKey);
  const { size, threshold, index } = ceremony;
  return certificateFingerprint(Seed.fromCode(code), { size, threshold }, index);
}

/** Codes that were typed on this page, until it is closed. */
const typed = new Map<string, string>();

/** The trustee's convenience copy on this device; paper is the real one. */
export class CodeStore {
  readonly #state: TrusteeState;
  readonly #key: string;

  constructor(state: TrusteeState) {
    const { context, ceremony } = state;
    this.#state = state;
    this.#key = `pingyi.recovery:${context}${ceremony?.kind === 'pedersen' ? `:${ceremony.index}` : ''}`;
  }

  /** The code, if it fits: another trustee may have used this device. */
  find(): string | null {
    const code = typed.get(this.#key);
    return code !== undefined && fits(this.#state, code) ? code : this.kept();
  }

  /** The code that the device itself keeps, if it fits. */
  kept(): string | null {
    const code = this.#stored();
    return code !== null && fits(this.#state, code) ? code : null;
  }

  /** Whether the device keeps any code, be it one from before. */
  stores(): boolean {
    return this.#stored() !== null;
  }

  #stored(): string | null {
    try {
      const code = localStorage.getItem(this.#key);
      return code !== null && isRecoveryCode(code) ? code : null;
    } catch {
      return null;
    }
  }

  /** For as long as the page is open: typed on a device that may be somebody else's. */
  remember(code: string): void {
    typed.set(this.#key, code);
  }

  keep(code: string): void {
    try {
      localStorage.setItem(this.#key, code);
    } catch {
      // No storage: the trustee will type it in from paper.
      this.remember(code);
    }
  }

  forget(): void {
    typed.delete(this.#key);
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // No storage, nothing to forget.
    }
  }
}
