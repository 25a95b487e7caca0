import { sealAnswer } from './answer.ts';
import { unsignedText } from './ballot.ts';
import { credentialSecret, publicCredential } from './credential.ts';
import { parseElection, width, type Election, type Question } from './election.ts';
import { demand } from './error.ts';
import { FixedBase, GENERATOR } from './group.ts';
import { hashBase64 } from './hash.ts';
import { item } from './list.ts';
import { proveKey, signaturePrefix } from './proof.ts';
import { shortContext } from './proof/context.ts';
import type { Bases } from './proof/disjunction.ts';
import { browserRandom, type Random } from './random.ts';
import { tracker } from './tracker.ts';

// Belenios v1, section 9.

/** A sealed ballot: `text` goes to the server byte for byte, `tracker` stays with the voter. */
export interface Sealed {
  readonly text: string;
  readonly tracker: string;
}

/** Called after each question with how many are done and how many there are. */
export type Progress = (done: number, total: number) => void;

/**
 * Encrypts, proves and signs a ballot. Long enough to belong in a worker.
 *
 * `votes`: for each question an array of 0 and 1, one for each answer, and where the question
 * allows blank one more in front, for the blank vote. Throws `credential` or `votes`, or whatever
 * is wrong with the election text.
 */
export function seal(
  electionText: string,
  privateCredential: string,
  votes: readonly (readonly number[])[],
  onProgress: Progress = () => {},
  random: Random = browserRandom,
): Sealed {
  const { election, bases } = preparedFor(electionText);
  demand(votes.length === election.questions.length, 'votes', 'number of answers');
  const plain = election.questions.map((question, at) => plaintext(question, votes[at] ?? [], `question ${at + 1}`));
  const secret = credentialSecret(election.uuid, privateCredential);
  const credential = publicCredential(election.uuid, privateCredential);
  const sealer = { bases, context: shortContext(election.fingerprint, credential), random };
  const answers = election.questions.map((question, at) => {
    const answer = sealAnswer(sealer, question, item(plain, at));
    onProgress(at + 1, election.questions.length);
    return answer;
  });
  const unsigned = { election_uuid: election.uuid, election_hash: election.fingerprint, credential, answers };
  const hash = hashBase64(unsignedText(unsigned));
  const signature = { hash, proof: proveKey(secret, signaturePrefix(hash), random) };
  const text = JSON.stringify({ ...unsigned, signature });
  return { text, tracker: tracker(text) };
}

interface Prepared {
  readonly election: Election;
  readonly bases: Bases;
}

/** The last election's: a worker seals for one box, perhaps more than once. */
let prepared: Prepared | undefined;

/**
 * Reads the election and builds its tables ahead, so that sealing starts at once: to be called
 * while the voter still reads. `seal` does it by itself otherwise. Throws like `parseElection`.
 */
export function prepare(electionText: string): void {
  preparedFor(electionText);
}

function preparedFor(electionText: string): Prepared {
  if (prepared?.election.text !== electionText) {
    const election = parseElection(electionText);
    prepared = { election, bases: basesOf(election) };
  }
  return prepared;
}

/** For each choice the bases are raised to about so many powers. */
const POWERS = 4;

function basesOf(election: Election): Bases {
  const uses = POWERS * election.questions.reduce((sum, question) => sum + width(question), 0);
  return { g: new FixedBase(GENERATOR, uses), y: new FixedBase(election.key, uses) };
}

/** More members than this in one proof would hang a phone; no template comes near it. */
const MOST_MEMBERS = 1000;

/** The votes of one question, checked against its rules. */
function plaintext(question: Question, votes: readonly number[], where: string): bigint[] {
  demand(votes.length === width(question), 'votes', `${where}: number of choices`);
  demand(!votes.some((vote) => vote !== 0 && vote !== 1), 'votes', `${where}: neither 0 nor 1`);
  demand(question.most - question.least < MOST_MEMBERS, 'votes', `${where}: too wide a range`);
  const chosen = votes.reduce((sum, vote) => sum + vote, 0);
  const blank = question.blank && votes[0] === 1;
  const lawful = blank ? chosen === 1 : chosen >= question.least && chosen <= question.most;
  demand(lawful, 'votes', `${where}: ${chosen} chosen`);
  return votes.map(BigInt);
}
