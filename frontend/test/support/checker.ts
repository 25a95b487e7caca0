import { ed25519 } from '@noble/curves/ed25519.js';
import { createHash } from 'node:crypto';

// A second opinion on ballots, written from the protocol text and sharing no code with src/: plain
// double-and-add through the library, Node's SHA-256, no tables and no batches.

const { Point } = ed25519;
type P = typeof Point.BASE;
const q = Point.Fn.ORDER;
const G = Point.BASE;

interface Proof {
  challenge: string;
  response: string;
}
interface Pair {
  alpha: string;
  beta: string;
}
interface Answer {
  choices: Pair[];
  individual_proofs: Proof[][];
  overall_proof: Proof[];
  blank_proof?: Proof[];
}
interface Question {
  answers: string[];
  blank?: boolean;
  min: number;
  max: number;
}

const residue = (n: bigint) => ((n % q) + q) % q;
const times = (point: P, n: bigint) => point.multiplyUnsafe(residue(n));
const sha = (text: string) => createHash('sha256').update(text);
const b64 = (text: string) => sha(text).digest('base64').slice(0, 43);
const toScalar = (text: string) => BigInt(`0x${sha(text).digest('hex')}`) % q;
const write = (point: P) => Buffer.from(point.toBytes()).reverse().toString('hex');
const product = (points: P[]) => points.reduce((sum, point) => sum.add(point), Point.ZERO);

function read(text: string): P {
  const point = Point.fromBytes(Buffer.from(text, 'hex').reverse());
  if (!point.isTorsionFree()) throw new Error('not in the group');
  return point;
}

/** [alpha, beta / g^value] of each branch; the sum of challenges must be the hash. */
function oneOf(y: P, branches: [P, P][], proofs: Proof[], prefix: string): boolean {
  if (branches.length !== proofs.length) return false;
  const commitments = branches.flatMap(([alpha, beta], at) => {
    const c = BigInt(proofs[at]!.challenge);
    const r = BigInt(proofs[at]!.response);
    return [times(G, r).add(times(alpha, c)), times(y, r).add(times(beta, c))];
  });
  const sum = residue(proofs.reduce((total, proof) => total + BigInt(proof.challenge), 0n));
  return toScalar(prefix + commitments.map(write).join(',')) === sum;
}

function answerHolds(y: P, question: Question, answer: Answer, short: string): boolean {
  const pairs = answer.choices.map(({ alpha, beta }): [P, P] => [read(alpha), read(beta)]);
  const without = ([alpha, beta]: [P, P], value: number): [P, P] => [alpha, beta.subtract(times(G, BigInt(value)))];
  const total = (list: [P, P][]): [P, P] => [product(list.map(([a]) => a)), product(list.map(([, b]) => b))];
  const long = `${short}|${answer.choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(',')}`;
  const values = Array.from({ length: question.max - question.min + 1 }, (_, at) => question.min + at);
  const individual = pairs.every((pair, at) => {
    const { alpha, beta } = answer.choices[at]!;
    return oneOf(
      y,
      [without(pair, 0), without(pair, 1)],
      answer.individual_proofs[at]!,
      `prove|${short}|${alpha},${beta}|`,
    );
  });
  if (!question.blank) {
    const sum = total(pairs);
    const prefix = `prove|${long}|${write(sum[0])},${write(sum[1])}|`;
    return (
      individual &&
      oneOf(
        y,
        values.map((value) => without(sum, value)),
        answer.overall_proof,
        prefix,
      )
    );
  }
  const first = pairs[0]!;
  const others = total(pairs.slice(1));
  const branches = [without(first, 1), ...values.map((value) => without(others, value))];
  return (
    individual &&
    oneOf(y, branches, answer.overall_proof, `bproof1|${long}|`) &&
    oneOf(y, [first, others], answer.blank_proof!, `bproof0|${long}|`)
  );
}

/** What is wrong with a ballot, in words; empty when nothing is. */
export function complaints(electionText: string, ballotText: string): string[] {
  const election = JSON.parse(electionText) as { uuid: string; public_key: string; questions: Question[] };
  const ballot = JSON.parse(ballotText) as {
    election_uuid: string;
    election_hash: string;
    credential: string;
    answers: Answer[];
    signature: { hash: string; proof: Proof };
  };
  const found: string[] = [];
  const want = (holds: boolean, what: string) => void (holds || found.push(what));
  const { signature, ...unsigned } = ballot;
  const fingerprint = b64(electionText);
  want(JSON.stringify(ballot) === ballotText, 'not compact');
  want(ballot.election_uuid === election.uuid && ballot.election_hash === fingerprint, 'other election');
  want(signature.hash === b64(JSON.stringify(unsigned)), 'signed hash');
  const c = BigInt(signature.proof.challenge);
  const commitment = times(G, BigInt(signature.proof.response)).add(times(read(ballot.credential), c));
  want(toScalar(`sig|${signature.hash}|${write(commitment)}`) === c, 'signature');
  want(ballot.answers.length === election.questions.length, 'number of answers');
  const y = read(election.public_key);
  for (const [at, question] of election.questions.entries()) {
    const answer = ballot.answers[at]!;
    want(answer.choices.length === question.answers.length + (question.blank ? 1 : 0), `width of answer ${at}`);
    want(answerHolds(y, question, answer, `${fingerprint}|${ballot.credential}`), `proofs of answer ${at}`);
  }
  return found;
}

/** Opens one ciphertext that encrypts a small number, with the whole private key. */
export function open(x: bigint, { alpha, beta }: Pair): number {
  const target = read(beta).subtract(times(read(alpha), x));
  let power = Point.ZERO;
  for (let value = 0; value < 1000; value += 1, power = power.add(G)) if (power.equals(target)) return value;
  throw new Error('encrypts no small number');
}
