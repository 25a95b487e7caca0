import { drawCredential, makeKey, parseElection, picks, prepare, seal } from '../src/ballot/index.ts';

// How long a voter's device takes to seal a ballot, for boxes of usual sizes. Runs in Node and in
// a page alike; the numbers tell nothing but the device, so no test looks at them.

export interface Measured {
  readonly box: string;
  readonly ciphertexts: number;
  /** Milliseconds: tables ahead of time, the first ballot after that, the median of the following. */
  readonly prepared: number;
  readonly first: number;
  readonly median: number;
  readonly bytes: number;
}

const BOXES: [reporters: number, criteria: number][] = [
  [7, 1],
  [7, 8],
];
const ANSWERS = ['good', 'fairly good', 'average', 'poor', 'do not know'];

function singleKey(): string {
  const announcement = makeKey('bench', 'aaaaa-bbbbbb-ccccc-dddddd');
  return (JSON.parse(announcement) as { public_key: string }).public_key;
}

export function electionText(questions: number, public_key: string): string {
  return JSON.stringify({
    version: 1,
    description: '',
    name: 'Bench',
    group: 'Ed25519',
    public_key,
    questions: Array.from({ length: questions }, (_, at) => ({
      answers: ANSWERS,
      min: 1,
      max: 1,
      question: `${at + 1}`,
    })),
    uuid: 'TheBenchsE1ection',
  });
}

export function measure(rounds: number): Measured[] {
  const credential = drawCredential();
  return BOXES.map(([reporters, criteria]) => {
    const text = electionText(reporters * criteria, singleKey());
    const election = parseElection(text);
    const votes = picks(
      election,
      election.questions.map((_, at) => at % ANSWERS.length),
    );
    const begin = performance.now();
    prepare(text);
    const prepared = performance.now() - begin;
    let bytes = 0;
    const times = Array.from({ length: rounds + 1 }, () => {
      const start = performance.now();
      bytes = seal(text, credential, votes).text.length;
      return performance.now() - start;
    });
    const [first = 0, ...others] = times;
    const median = others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? first;
    const box = `${reporters} reporters x ${criteria} criteria x ${ANSWERS.length} answers`;
    return { box, ciphertexts: reporters * criteria * ANSWERS.length, prepared, first, median, bytes };
  });
}

export function lines(measured: readonly Measured[]): string[] {
  return measured.map(
    ({ box, ciphertexts, prepared, first, median, bytes }) =>
      `${box} (${ciphertexts} ciphertexts): prepared in ${prepared.toFixed(0)} ms, first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms, ${bytes} bytes`,
  );
}
