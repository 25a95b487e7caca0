/** What can be wrong with a foreign text, in the words of pages and tests. */
export type ErrorCode =
  | 'not-json'
  | 'not-utf8'
  | 'shape'
  | 'not-canonical'
  | 'point'
  | 'scalar'
  | 'neutral-key'
  | 'credential'
  | 'recovery-code'
  | 'context'
  | 'group'
  | 'question'
  | 'votes'
  | 'framing'
  | 'record-name'
  | 'event-chain'
  | 'event-order'
  | 'setup'
  | 'threshold-trustees'
  | 'trustee-proof'
  | 'certificate'
  | 'coefficients'
  | 'secret'
  | 'message'
  | 'election-key'
  | 'own-key-missing'
  | 'credential-list'
  | 'unknown-credential'
  | 'duplicate-ballot'
  | 'other-election'
  | 'signature'
  | 'ballot-shape'
  | 'ballot-proof'
  | 'comment'
  | 'no-tally'
  | 'tally';

/** A refusal: `code` says what is wrong, `where` in which record, field or place. */
export class BallotError extends Error {
  readonly code: ErrorCode;
  readonly where: string;

  constructor(code: ErrorCode, where: string) {
    super(`${code}: ${where}`);
    this.name = 'BallotError';
    this.code = code;
    this.where = where;
  }
}

/** Throws unless `holds`. */
export function demand(holds: boolean, code: ErrorCode, where: string): asserts holds {
  if (!holds) throw new BallotError(code, where);
}
