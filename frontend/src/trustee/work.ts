import {
  BallotError,
  Blame,
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
  /** `minimum`: fewest ballots that may be opened. */
  | { readonly type: 'open'; readonly key: Key; readonly archive: Uint8Array; readonly minimum: number };

export type Outcome =
  | { readonly type: 'done'; readonly text: string }
  /** What trustee `index` sent, or what goes by that trustee's name, is wrong. */
  | { readonly type: 'blame'; readonly index: number; readonly reason: string }
  /** `foreign`: what came from the server must not be used; `reason` is for the log. */
  | { readonly type: 'failed'; readonly kind: 'foreign' | 'other'; readonly reason: string };

export type Tell = (stage: 'verify' | 'decrypt', done: number, total: number) => void;

export function perform(job: Job, tell: Tell): Outcome {
  try {
    return { type: 'done', text: resultOf(job, tell) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    const ceremonial = job.type === 'polynomial' || job.type === 'share';
    if (ceremonial && error instanceof Blame) return { type: 'blame', index: error.index, reason };
    return { type: 'failed', kind: error instanceof BallotError ? 'foreign' : 'other', reason };
  }
}

function resultOf(job: Job, tell: Tell): string {
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
    case 'open':
      return part(job, tell);
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
function part({ key, archive, minimum }: Extract<Job, { type: 'open' }>, tell: Tell): string {
  const { secret, verification } = open(key);
  const checked = verifyForTrustee(archive, secret.publicKey, (done, total) => tell('verify', done, total));
  if (checked.verification !== verification) throw new BallotError('own-key-missing', 'own certificate');
  if (checked.counted < minimum) throw new BallotError('tally', `only ${checked.counted} ballots`);
  return partialDecryption(checked.electionText, checked.tallyText, secret, (done, total) =>
    tell('decrypt', done, total),
  );
}
