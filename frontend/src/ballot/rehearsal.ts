import { parseElection, width, type Election } from './election.ts';
import { demand } from './error.ts';
import { GENERATOR, NEUTRAL, pointTexts, scalarFromText, type Point, type Scalar } from './group.ts';
import { array, natural, object, parseCompact, type Json } from './json.ts';
import { item } from './list.ts';
import { browserRandom, type Random } from './random.ts';
import { partialDecryption, type TrusteeSecret } from './trustee.ts';
import { checkTrustees } from './verify/trustees.ts';

// Ours: the opening of a test sum, before the real boxes have ballots in them.

/** The texts of a test election, its trustees, and the numbers and randomness of its sums. */
export interface TestSum {
  readonly election: string;
  readonly trustees: string;
  /** `{"numbers":[[…]],"randomness":[[…]]}`. */
  readonly sum: string;
}

/**
 * A trustee's part of the test sum. `verification` is the key of the own certificate, null for a
 * single trustee.
 *
 * The sealed sums are made here, of numbers and randomness that the server gives away: so whatever
 * this answers, alpha^x = X^r, could be computed without the trustee. Were sealed sums taken as
 * they come, a server could hand out somebody's ballot as the test.
 *
 * Throws `own-key-missing` when the trustees are not those of this ceremony, `tally` when the sum is
 * not of the election's shape, and what `checkTrustees` throws.
 */
export function rehearse(
  { election: text, trustees, sum }: TestSum,
  secret: TrusteeSecret,
  verification: string | null,
  random: Random = browserRandom,
): string {
  const election = parseElection(text);
  const own = checkTrustees(trustees, election).find(({ publicKey }) => publicKey === secret.publicKey);
  demand(own !== undefined && own.verification === verification, 'own-key-missing', 'trustees of the test');
  return partialDecryption(text, testTally(election, sum), secret, undefined, random);
}

/** The encrypted tally that known numbers and randomness give. */
export function testTally(election: Election, sum: string): string {
  const where = 'test sum';
  const fields = object(parseCompact(sum, where), ['numbers', 'randomness'], where);
  const numbers = rows(election, fields['numbers'], (value) => BigInt(natural(value, where)));
  const randomness = rows(election, fields['randomness'], (value) => scalarFromText(value, where));
  return JSON.stringify(
    numbers.map((row, question) =>
      row.map((number, choice) => {
        const r = item(item(randomness, question), choice);
        const [alpha, beta] = pointTexts([times(GENERATOR, r), times(election.key, r).add(times(GENERATOR, number))]);
        return { alpha, beta };
      }),
    ),
  );
}

function rows<T>(election: Election, value: Json | undefined, read: (value: Json) => T): T[][] {
  const list = array(value, 'test sum', 'tally').map((row) => array(row, 'test sum', 'tally'));
  const fits = list.map((row) => row.length).join() === election.questions.map(width).join();
  demand(fits, 'tally', "test sum: not of the election's shape");
  return list.map((row) => row.map(read));
}

/** For numbers that are no secret. */
function times(point: Point, number: Scalar): Point {
  return number === 0n ? NEUTRAL : point.multiplyUnsafe(number);
}
