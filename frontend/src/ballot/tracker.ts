import { hashBase64 } from './hash.ts';

/** The ballot's tracker, 43 characters of base64: how the public board names it. */
export function tracker(ballotText: string): string {
  return hashBase64(ballotText);
}

/** The beginning that people compare by eye, in groups of four: enough to tell a box's ballots apart. */
export function shortTracker(full: string): string {
  return (full.slice(0, 12).match(/.{4}/g) ?? []).join(' ');
}
