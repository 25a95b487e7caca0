import { readArchive, type ArchiveEvent } from './archive.ts';
import { width } from './election.ts';
import { demand } from './error.ts';
import { FixedBase, GENERATOR } from './group.ts';
import { natural, object, parseJson, weight } from './json.ts';
import { item } from './list.ts';
import type { Bases } from './proof/disjunction.ts';
import type { Progress } from './seal.ts';
import { computeTally, type CastBallot, type Tally } from './tally.ts';
import { checkBallot } from './verify/ballot.ts';
import { checkSetup, type Setup } from './verify/setup.ts';

// Belenios v1, section 14, as far as a trustee must look before decrypting.

/** A tallied archive in which everything before decryption holds. */
export interface Verified {
  readonly electionText: string;
  readonly tallyText: string;
  readonly name: string;
  /** Fingerprint of the election, as others see it. */
  readonly fingerprint: string;
  /** All ballots, the replaced ones too. */
  readonly cast: number;
  /** Ballots that the tally counts: too few, and opening it would tell how individuals voted. */
  readonly counted: number;
  readonly totalWeight: bigint;
  readonly trustees: number;
  /** This trustee's number, from 1: `owner` of the partial decryption. */
  readonly owner: number;
  /** Of a threshold trustee, the key of the own certificate in the archive. */
  readonly verification: string | null;
  /** Hash of the last event, hexadecimal: what people compare. */
  readonly lastEvent: string;
}

/**
 * Checks an archive for the trustee with public key `ownKey` (64 hexadecimal digits,
 * `TrusteeSecret.publicKey`; of a threshold trustee the share's): framing, chain and order of
 * events, trustees and their proofs, the election key, every ballot with its signature and all its
 * proofs, and that the encrypted tally is the product of the ballots, byte for byte.
 *
 * The ballots' proofs are part of it, because a ballot made of somebody else's ciphertexts to a
 * high power, which only its proofs give away, would make the sum tell that person's vote.
 *
 * Partial decryptions of other trustees and a result may follow; they are framed and chained
 * but not looked into. Throws a `BallotError`, `no-tally` while the box is open or uncounted.
 */
export function verifyForTrustee(file: Uint8Array, ownKey: string, onProgress: Progress = () => {}): Verified {
  const events = readArchive(file);
  const tallied = events.find((event) => event.type === 'EncryptedTally');
  demand(tallied !== undefined, 'no-tally', 'archive');
  const setup = checkSetup(item(events, 0));
  const { election, trustees, credentials } = setup;
  const owner = trustees.findIndex(({ publicKey }) => publicKey === ownKey) + 1;
  demand(owner > 0, 'own-key-missing', 'trustees');

  const ballots = checkBallots(setup, events, onProgress);
  const weights = new Map(Array.from(credentials, ([credential, { weight: listed }]) => [credential, listed]));
  const tally = computeTally(election, ballots, weights);
  checkTally(tallied, tally);
  return {
    electionText: election.text,
    tallyText: tally.text,
    name: election.name,
    fingerprint: election.fingerprint,
    cast: ballots.length,
    counted: tally.counted,
    totalWeight: tally.totalWeight,
    trustees: trustees.length,
    owner,
    verification: item(trustees, owner - 1).verification,
    lastEvent: item(events, events.length - 1).hash,
  };
}

function checkBallots(setup: Setup, events: readonly ArchiveEvent[], onProgress: Progress): CastBallot[] {
  const cast = events.filter((event) => event.type === 'Ballot');
  const ciphertexts = setup.election.questions.reduce((sum, question) => sum + width(question), 0);
  const uses = 4 * ciphertexts * cast.length;
  const bases: Bases = { g: new FixedBase(GENERATOR, uses), y: new FixedBase(setup.election.key, uses) };
  const seen = new Set<string>();
  return cast.map((event, at) => {
    const { hash, text } = item(event.data, 0);
    demand(!seen.has(hash), 'duplicate-ballot', event.where);
    seen.add(hash);
    const ballot = checkBallot(setup, bases, text, event.where);
    onProgress(at + 1, cast.length);
    return ballot;
  });
}

function checkTally(event: ArchiveEvent, tally: Tally): void {
  const [stored, sized] = [item(event.data, 0), item(event.data, 1)];
  // Sums of group elements are group elements; what is stored differs from ours or is ours.
  demand(stored.text === tally.text, 'tally', `${event.where}: not the product of the ballots`);
  const fields = object(
    parseJson(sized.text, event.where),
    ['num_tallied', 'total_weight', 'encrypted_tally'],
    event.where,
    'tally',
  );
  demand(natural(fields['num_tallied'], event.where) === tally.counted, 'tally', `${event.where}: num_tallied`);
  demand(weight(fields['total_weight'], event.where) === tally.totalWeight, 'tally', `${event.where}: total_weight`);
  demand(fields['encrypted_tally'] === stored.hash, 'tally', `${event.where}: hash`);
}
