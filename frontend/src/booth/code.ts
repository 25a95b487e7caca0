/** What people type for the code of a card, brought into the printed form. */

/** Base58: no 0, O, I, l. */
const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const LENGTH = 22;

export type CodeProblem =
  | { readonly kind: 'shape'; readonly count: number }
  | { readonly kind: 'letters'; readonly letters: string }
  | { readonly kind: 'unknown' };

/**
 * Dashes of any sort, spaces, full-width letters and a whole pasted link are forgiven.
 * Letters that no code contains are named rather than guessed: 0 might be a slip for o or Q.
 */
export function readCode(typed: string): { code: string } | { problem: CodeProblem } {
  const pasted = typed.includes('#') ? typed.slice(typed.indexOf('#') + 1) : typed;
  const bare = pasted.normalize('NFKC').replaceAll(/[\s\p{Dash_Punctuation}\u2212\u30FC]/gu, '');
  const foreign = [...new Set(bare)].filter((letter) => !LETTERS.includes(letter)).join(' ');
  if (foreign !== '') return { problem: { kind: 'letters', letters: foreign } };
  if (bare.length !== LENGTH) return { problem: { kind: 'shape', count: bare.length } };
  return { code: [bare.slice(0, 5), bare.slice(5, 11), bare.slice(11, 16), bare.slice(16)].join('-') };
}
