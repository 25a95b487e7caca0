import { BallotError, commentPart, partialDecryption, TrusteeSecret, verifyForTrustee } from '../ballot/index.ts';
import type { SealedComments } from './comments.ts';

export interface OpeningJob {
  readonly context: string;
  readonly code: string;
  readonly archive: Uint8Array;
  /** Fewest ballots that may be opened. */
  readonly minimum: number;
  readonly comments: SealedComments | null;
}

export type OpeningReport =
  | { readonly type: 'progress'; readonly stage: 'verify' | 'decrypt'; readonly done: number; readonly total: number }
  /** The part of the sums, and that of the comments where there are any. */
  | { readonly type: 'share'; readonly text: string; readonly comments: string | null }
  /** `archive`: what was downloaded must not be opened; `reason` is for the log. */
  | { readonly type: 'failed'; readonly kind: 'archive' | 'other'; readonly reason: string };

const tell = (report: OpeningReport): void => postMessage(report);

addEventListener('message', ({ data }: MessageEvent<OpeningJob>) => {
  try {
    tell({ type: 'share', ...share(data) });
  } catch (error) {
    const kind = error instanceof BallotError ? 'archive' : 'other';
    tell({ type: 'failed', kind, reason: error instanceof Error ? error.message : 'unknown' });
  }
});

/** Only what was verified is decrypted: otherwise a server could have a single ballot opened. */
function share({ context, code, archive, minimum, comments }: OpeningJob): { text: string; comments: string | null } {
  const secret = TrusteeSecret.fromCode(context, code);
  const checked = verifyForTrustee(archive, secret.publicKey, (done, total) =>
    tell({ type: 'progress', stage: 'verify', done, total }),
  );
  if (checked.counted < minimum) throw new BallotError('tally', `only ${checked.counted} ballots`);
  const onProgress = (done: number, total: number): void => tell({ type: 'progress', stage: 'decrypt', done, total });
  const text = partialDecryption(checked.electionText, checked.tallyText, secret, onProgress);
  if (comments === null) return { text, comments };
  const { limit, texts } = comments;
  return { text, comments: commentPart(checked.electionText, archive, limit, texts, secret, onProgress) };
}
