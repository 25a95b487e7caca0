import { BallotError, type ErrorCode } from '../error.ts';

/** Something that a certain trustee sent, or seems to have sent, is wrong. */
export class Blame extends BallotError {
  /** Whose it is, from 1. */
  readonly index: number;

  constructor(index: number, code: ErrorCode, where: string) {
    super(code, `trustee ${index}: ${where}`);
    this.name = 'Blame';
    this.index = index;
  }
}

/** Does what has to do with one trustee's messages: what is refused in it is that trustee's fault. */
export function blaming<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BallotError)) throw error;
    throw new Blame(index, error.code, error.where);
  }
}
