import {
  BallotError,
  Blame,
  commentPart,
  comparison,
  makeCertificate,
  makePolynomial,
  makeShare,
  openShare,
  partialDecryption,
  rehearse,
  Seed,
  TrusteeSecret,
  verifyForTrustee,
  type Setting,
  type TestSum,
} from '../ballot/index.ts';
import type { SealedComments } from './comments.ts';

// What a trustee's device computes, apart from page and worker: each job from texts to a text.

/** What makes the private key: a code alone, or a code that opens the share which the server keeps. */
export type Key =
  | { readonly kind: 'single'; readonly context: string; readonly code: string }
  | { readonly kind: 'share'; readonly code: string; readonly privateKey: string };

interface Place {
  readonly code: string;
  readonly setting: Setting;
  readonly index: number;
}

export type Job =
  | ({ readonly type: 'certificate' } & Place)
  | ({ readonly type: 'polynomial'; readonly certificates: readonly string[] } & Place)
  | ({ readonly type: 'share'; readonly certificates: readonly string[]; readonly input: string } & Place)
  /** What all trustees must see alike. */
  | ({ readonly type: 'compare'; readonly certificates: readonly string[]; readonly input: string } & Place)
  | { readonly type: 'test'; readonly key: Key; readonly sum: TestSum }
  | ({ readonly type: 'open'; readonly key: Key } & Sealed);

/** What a closed box holds. */
interface Sealed {
  readonly archive: Uint8Array;
  /** Fewest ballots that may be opened. */
  readonly minimum: number;
  readonly comments: SealedComments | null;
}

interface Parts {
  readonly text: string;
  /** Beside a part of the sums, that of the box's comments, where it has any. */
  readonly comments: string | null;
}

export type Outcome =
  | ({ readonly type: 'done' } & Parts)
  /** What trustee `index` sent, or what goes by that trustee's name, is wrong. */
  | { readonly type: 'blame'; readonly index: number; readonly reason: string }
  /** `foreign`: what came from the server must not be used; `reason` is for the log. */
  | { readonly type: 'failed'; readonly kind: 'foreign' | 'other'; readonly reason: string };

export type Tell = (stage: 'verify' | 'decrypt', done: number, total: number) => void;

export function perform(job: Job, tell: Tell): Outcome {
  try {
    const parts = job.type === 'open' ? opened(job, tell) : { text: resultOf(job), comments: null };
    return { type: 'done', ...parts };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    const ceremonial = job.type === 'polynomial' || job.type === 'share';
    if (ceremonial && error instanceof Blame) return { type: 'blame', index: error.index, reason };
    return { type: 'failed', kind: error instanceof BallotError ? 'foreign' : 'other', reason };
  }
}

function resultOf(job: Exclude<Job, { type: 'open' }>): string {
  switch (job.type) {
    case 'certificate':
      return makeCertificate(Seed.fromCode(job.code), shared(job.setting), job.index);
    case 'polynomial':
      return makePolynomial(Seed.fromCode(job.code), job.certificates, shared(job.setting), job.index);
    case 'share':
      return makeShare(Seed.fromCode(job.code), job.certificates, shared(job.setting), job.index, job.input);
    case 'compare':
      return comparison(Seed.fromCode(job.code), job.certificates, shared(job.setting), job.index, job.input);
    case 'test': {
      const { secret, verification } = open(job.key);
      return rehearse(job.sum, secret, verification);
    }
  }
}

/** A key that one trustee alone could use is none of the trustee's making. */
function shared(setting: Setting): Setting {
  if (setting.threshold < 2) throw new BallotError('threshold-trustees', 'one trustee alone could open the boxes');
  return setting;
}

function open(key: Key): { secret: TrusteeSecret; verification: string | null } {
  if (key.kind === 'single') return { secret: TrusteeSecret.fromCode(key.context, key.code), verification: null };
  const seed = Seed.fromCode(key.code);
  return { secret: openShare(seed, key.privateKey), verification: seed.verification };
}

/** Only what was verified is decrypted: otherwise a server could have a single ballot opened. */
function opened({ key, archive, minimum, comments }: Extract<Job, { type: 'open' }>, tell: Tell): Parts {
  const { secret, verification } = open(key);
  const checked = verifyForTrustee(archive, secret.publicKey, (done, total) => tell('verify', done, total));
  if (checked.verification !== verification) throw new BallotError('own-key-missing', 'own certificate');
  if (checked.counted < minimum) throw new BallotError('tally', `only ${checked.counted} ballots`);
  const onProgress = (done: number, total: number): void => tell('decrypt', done, total);
  const text = partialDecryption(checked.electionText, checked.tallyText, secret, onProgress);
  if (comments === null) return { text, comments };
  const { limit, texts } = comments;
  return { text, comments: commentPart(checked.electionText, archive, limit, texts, secret, onProgress) };
}
