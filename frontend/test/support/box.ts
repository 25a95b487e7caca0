import { drawCredential, makeKey, parseElection, publicCredential, seal } from '../../src/ballot/index.ts';
import { credentialSecret } from '../../src/ballot/credential.ts';
import { NEUTRAL, keyFromText, pointFromText, pointText } from '../../src/ballot/group.ts';
import { hashBase64 } from '../../src/ballot/hash.ts';
import { proveKey, signaturePrefix } from '../../src/ballot/proof.ts';
import { browserRandom } from '../../src/ballot/random.ts';
import { computeTally, type CastBallot } from '../../src/ballot/tally.ts';
import { ArchiveWriter } from './archive-writer.ts';

const UUID = 'TheBoxUnderTest1';

interface QuestionText {
  answers: string[];
  blank?: boolean;
  min: number;
  max: number;
  question: string;
}

interface ProofText {
  challenge: string;
  response: string;
}

export interface AnswerText {
  choices: { alpha: string; beta: string }[];
  individual_proofs: ProofText[][];
  overall_proof: ProofText[];
  blank_proof?: ProofText[];
}

export interface BallotText {
  election_uuid: string;
  election_hash: string;
  credential: string;
  answers: AnswerText[];
}

export const oneOfFive = (question: string): QuestionText => ({
  answers: ['good', 'fairly good', 'average', 'poor', 'do not know'],
  min: 1,
  max: 1,
  question,
});

export const codes = ['aaaaa-bbbbbb-ccccc-dddddd', 'eeeee-ffffff-ggggg-hhhhhh'];
export const contexts = ['TheBoxUnderTest1/1', 'TheBoxUnderTest1/2'];

/** The second record of an archive and the election's key that follows from it. */
export interface TrusteesText {
  readonly text: string;
  readonly key: string;
}

/** Two trustees who made their keys alone. */
export function singles(): TrusteesText {
  const keys = codes.map((code, at) => JSON.parse(makeKey(contexts[at]!, code)) as { public_key: string });
  const product = keys.reduce((sum, { public_key: key }) => sum.add(keyFromText(key, 'key')), NEUTRAL);
  return { text: JSON.stringify(keys.map((key) => ['Single', key])), key: pointText(product) };
}

/** A box with two trustees, or those given, and three voters, and everything needed to make its archive. */
export class Box {
  readonly trustees: string;
  readonly voters = Array.from({ length: 3 }, () => drawCredential());
  readonly listed: string[];
  readonly election: string;

  constructor(
    questions: QuestionText[] = [oneOfFive('The head of the north branch: diligence')],
    weights: number[] = [],
    trustees: TrusteesText = singles(),
  ) {
    this.trustees = trustees.text;
    this.election = electionText(trustees.key, questions);
    this.listed = this.voters.map((voter, at) =>
      [publicCredential(UUID, voter), ...weights.slice(at, at + 1)].join(','),
    );
  }

  ballot(voter: number, votes: number[][]): string {
    return seal(this.election, this.voters[voter]!, votes).text;
  }

  /** A ballot of this voter with something changed and signed anew: what a dishonest voter can make. */
  forged(voter: number, ballot: string, change: (answers: AnswerText[]) => unknown): string {
    const { election_uuid, election_hash, answers } = JSON.parse(ballot) as BallotText;
    const credential = publicCredential(UUID, this.voters[voter]!);
    const unsigned = { election_uuid, election_hash, credential, answers: change(answers) };
    const hash = hashBase64(JSON.stringify(unsigned));
    const secret = credentialSecret(UUID, this.voters[voter]!);
    const proof = proveKey(secret, signaturePrefix(hash), browserRandom);
    return JSON.stringify({ ...unsigned, signature: { hash, proof } });
  }

  /** The archive up to its ballots. */
  open(ballots: readonly string[]): ArchiveWriter {
    const writer = new ArchiveWriter().setup(this.election, this.trustees, JSON.stringify(this.listed));
    for (const ballot of ballots) writer.event('Ballot', [ballot]);
    return writer;
  }

  /** The archive with the tally of these ballots, or of `counted` if that is given. */
  tallied(ballots: readonly string[], counted = ballots): Uint8Array {
    const { text, counted: number, totalWeight } = this.tally(counted);
    return this.open(ballots).event('EndBallots', []).tally(text, number, Number(totalWeight)).bytes();
  }

  tally(ballots: readonly string[]) {
    const weights = new Map(this.listed.map((line) => [line.slice(0, 64), BigInt(line.slice(65) || 1)]));
    return computeTally(parseElection(this.election), ballots.map(points), weights);
  }
}

export function electionText(publicKey: string, questions: readonly QuestionText[]): string {
  return JSON.stringify({
    version: 1,
    description: 'For tests',
    name: 'Box A',
    group: 'Ed25519',
    public_key: publicKey,
    questions,
    uuid: UUID,
  });
}

function points(text: string): CastBallot {
  const ballot = JSON.parse(text) as BallotText;
  const answers = ballot.answers.map(({ choices }) =>
    choices.map(({ alpha, beta }) => [pointFromText(alpha, 'alpha'), pointFromText(beta, 'beta')] as const),
  );
  return { credential: ballot.credential, answers };
}
