import { drawRecoveryCode } from '../src/ballot/index.ts';
import { perform, type Job } from '../src/trustee/work.ts';
import { inputFor, pedersen, trusteesOf, type PolynomialText, type ShareText } from '../test/support/ceremony.ts';
import { electionText } from './measure.ts';

// How long a trustee's device computes in each round of making a key together, and at the rehearsal.

export interface Round {
  readonly trustees: string;
  /** Milliseconds, medians. */
  readonly certificate: number;
  readonly polynomial: number;
  readonly share: number;
  readonly test: number;
}

export function measureRounds(repeats: number): Round[] {
  return [
    [2, 3],
    [3, 5],
  ].map(([threshold = 0, size = 0]) => measured(size, threshold, repeats));
}

function measured(size: number, threshold: number, repeats: number): Round {
  const setting = { size, threshold };
  const codes = Array.from({ length: size }, () => drawRecoveryCode());
  const places = codes.map((code, at) => ({ code, setting, index: at + 1 }));
  const first: Job[] = places.map((place) => ({ type: 'certificate', ...place }));
  const certificate = timed(repeats, first);
  const certificates = certificate.texts;
  const second: Job[] = places.map((place) => ({ type: 'polynomial', ...place, certificates }));
  const polynomial = timed(repeats, second);
  const polynomials = polynomial.texts.map((text) => JSON.parse(text) as PolynomialText);
  const input = (index: number): string => inputFor(polynomials, index);
  const share = timed(
    repeats,
    places.map((place) => ({ type: 'share', ...place, certificates, input: input(place.index) })),
  );
  const shares = share.texts.map((text) => JSON.parse(text) as ShareText);
  const trustees = trusteesOf([pedersen(threshold, certificates, polynomials, shares)]);
  const election = electionText(1, trustees.key);
  const known = '{"numbers":[[1,2,3,4,5]],"randomness":[["11","12","13","14","15"]]}';
  const sum = { election, trustees: trustees.text, sum: known };
  const test = timed(
    repeats,
    places.map(({ code }, at) => ({
      type: 'test',
      key: { kind: 'share', code, privateKey: shares[at]?.private_key ?? '' },
      sum,
    })),
  );
  return {
    trustees: `${threshold} of ${size}`,
    certificate: certificate.ms,
    polynomial: polynomial.ms,
    share: share.ms,
    test: test.ms,
  };
}

/** Does everybody's job, repeatedly; what came out at last, and the median time of one. */
function timed(repeats: number, jobs: readonly Job[]): { texts: string[]; ms: number } {
  const times: number[] = [];
  let texts: string[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    texts = jobs.map((job) => {
      const begin = performance.now();
      const outcome = perform(job, () => {});
      times.push(performance.now() - begin);
      if (outcome.type !== 'done') throw new Error(`${job.type}: ${outcome.reason}`);
      return outcome.text;
    });
  }
  times.sort((a, b) => a - b);
  return { texts, ms: times[Math.floor(times.length / 2)] ?? 0 };
}

export function roundLines(rounds: readonly Round[]): string[] {
  return rounds.map(
    ({ trustees, certificate, polynomial, share, test }) =>
      `${trustees} trustees: certificate ${certificate.toFixed(0)} ms, polynomial ${polynomial.toFixed(0)} ms, ` +
      `share ${share.toFixed(0)} ms, test sum ${test.toFixed(0)} ms`,
  );
}
