import { isRecoveryCode, TrusteeSecret } from '../ballot/index.ts';

/** Characters of a recovery code without its dashes. */
export const CODE_LENGTH = 22;

/** What was typed, in the printed form, or null when it cannot be a recovery code. */
export function readRecoveryCode(typed: string): string | null {
  const bare = typed.normalize('NFKC').replaceAll(/[\s\p{Dash_Punctuation}\u2212\u30FC]/gu, '');
  const code = [bare.slice(0, 5), bare.slice(5, 11), bare.slice(11, 16), bare.slice(16)].join('-');
  return isRecoveryCode(code) ? code : null;
}

/** Whether a code makes the key that this trustee announced. */
export function fits(context: string, code: string, publicKey: string): boolean {
  return TrusteeSecret.fromCode(context, code).publicKey === publicKey;
}

/** The trustee's convenience copy on this device; paper is the real one. */
export class CodeStore {
  readonly #key: string;

  constructor(context: string) {
    this.#key = `pingyi.recovery:${context}`;
  }

  /** The stored code, if it makes this key: another trustee may have used this device. */
  find(context: string, publicKey: string): string | null {
    try {
      const code = localStorage.getItem(this.#key);
      return code !== null && isRecoveryCode(code) && fits(context, code, publicKey) ? code : null;
    } catch {
      return null;
    }
  }

  keep(code: string): void {
    try {
      localStorage.setItem(this.#key, code);
    } catch {
      // No storage: the trustee will type it in from paper.
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // No storage, nothing to forget.
    }
  }
}
