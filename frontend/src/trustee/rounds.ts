import type { Posted } from '../app/post.ts';
import type { Ceremony } from './ceremony.ts';
import type { Job, Outcome } from './work.ts';

/** What a trustee of a shared key is to do next. */
export type Turn = 'left-out' | 'changed' | 'stopped' | 'begin' | 'polynomial' | 'share' | 'wait' | 'complete';

export function turn(ceremony: Ceremony): Turn {
  if (ceremony.index === 0) return 'left-out';
  if (ceremony.round === 'complete') return ceremony.privateKey === null ? 'wait' : 'complete';
  if (ceremony.changed) return 'changed';
  if (ceremony.complaints.length > 0) return 'stopped';
  if (ceremony.certificate === null) return 'begin';
  if (ceremony.round === 'polynomial' && !ceremony.polynomialGiven) return 'polynomial';
  if (ceremony.round === 'share' && !ceremony.shareGiven) return 'share';
  return 'wait';
}

/** The outside world of a round. */
export interface Hands {
  readonly compute: (job: Job) => Promise<Outcome>;
  readonly post: (url: string, body: string) => Promise<Posted>;
}

export type Taken =
  | Posted
  /** A complaint was made about this trustee. */
  | { readonly kind: 'complained'; readonly about: number }
  /** What the server handed out, or this device, is no use. */
  | { readonly kind: 'failed' };

/** Does one round's part with the code and hands it in, or complains of whoever makes that impossible. */
export async function take(
  ceremony: Ceremony,
  round: 'certificate' | 'polynomial' | 'share',
  code: string,
  hands: Hands,
): Promise<Taken> {
  const job = jobOf(ceremony, round, code);
  if (job === null) return { kind: 'failed' };
  const outcome = await hands.compute(job);
  switch (outcome.type) {
    case 'done':
      return hands.post(ceremony.urls[round], outcome.text);
    case 'blame':
      return complain(ceremony, outcome.index, hands);
    case 'failed':
      return { kind: 'failed' };
  }
}

function jobOf(ceremony: Ceremony, round: 'certificate' | 'polynomial' | 'share', code: string): Job | null {
  const { size, threshold, index, certificates, input } = ceremony;
  const place = { code, index, setting: { size, threshold } };
  if (round === 'certificate') return { type: round, ...place };
  if (certificates === null) return null;
  if (round === 'polynomial') return { type: round, ...place, certificates };
  return input === null ? null : { type: round, ...place, certificates, input };
}

async function complain(ceremony: Ceremony, about: number, hands: Hands): Promise<Taken> {
  const posted = await hands.post(ceremony.urls.complaint, JSON.stringify({ about }));
  return posted.kind === 'done' ? { kind: 'complained', about } : posted;
}
