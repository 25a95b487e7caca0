import type { Ciphertext } from './ballot.ts';
import { width, type Election } from './election.ts';
import { mod, NEUTRAL, pointTexts, type Point } from './group.ts';
import { item } from './list.ts';

// Belenios v1, section 10.

/** A ballot as the tally needs it: who cast it, and for each question alpha, beta of each choice. */
export interface CastBallot {
  readonly credential: string;
  readonly answers: readonly (readonly (readonly [alpha: Point, beta: Point])[])[];
}

export interface Tally {
  /** The canonical text of the encrypted tally. */
  readonly text: string;
  readonly counted: number;
  readonly totalWeight: bigint;
}

/**
 * The encrypted tally of ballots in archive order; a later ballot of a credential replaces the
 * earlier. `weights` has all listed credentials; the ballots' shapes are checked before.
 */
export function computeTally(
  election: Election,
  ballots: Iterable<CastBallot>,
  weights: ReadonlyMap<string, bigint>,
): Tally {
  const counted = new Map<string, CastBallot>();
  for (const ballot of ballots) counted.set(ballot.credential, ballot);
  let totalWeight = 0n;
  const sums: [Point, Point][][] = election.questions.map((question) =>
    Array.from({ length: width(question) }, () => [NEUTRAL, NEUTRAL]),
  );
  for (const [credential, ballot] of counted) {
    const weight = weights.get(credential) ?? 0n;
    totalWeight += weight;
    for (const [question, row] of sums.entries()) {
      for (const [choice, sum] of row.entries()) {
        const [alpha, beta] = item(item(ballot.answers, question), choice);
        sum[0] = sum[0].add(weighted(alpha, weight));
        sum[1] = sum[1].add(weighted(beta, weight));
      }
    }
  }
  return { text: tallyText(sums), counted: counted.size, totalWeight };
}

function weighted(point: Point, weight: bigint): Point {
  return weight === 1n ? point : point.multiplyUnsafe(mod(weight));
}

function tallyText(sums: readonly (readonly (readonly [Point, Point])[])[]): string {
  const texts = pointTexts(sums.flat(2));
  let at = 0;
  const next = (): Ciphertext => ({ alpha: item(texts, at++), beta: item(texts, at++) });
  return JSON.stringify(sums.map((row) => row.map(next)));
}
