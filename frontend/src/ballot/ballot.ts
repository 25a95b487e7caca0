import { demand } from './error.ts';
import { array, object, parseJson, string, type Json } from './json.ts';

// Belenios v1, section 9: a ballot's shape, all points and scalars still as text.

export interface Ciphertext {
  readonly alpha: string;
  readonly beta: string;
}

/** Texts of two scalars. */
export interface Proof {
  readonly challenge: string;
  readonly response: string;
}

export interface Answer {
  readonly choices: readonly Ciphertext[];
  readonly individual_proofs: readonly (readonly Proof[])[];
  readonly overall_proof: readonly Proof[];
  readonly blank_proof?: readonly Proof[];
}

/** Field names and their order are those of the text: `JSON.stringify` writes the canonical form. */
export interface UnsignedBallot {
  readonly election_uuid: string;
  readonly election_hash: string;
  readonly credential: string;
  readonly answers: readonly Answer[];
}

export interface Ballot extends UnsignedBallot {
  readonly signature: { readonly hash: string; readonly proof: Proof };
}

/**
 * Reads a ballot. Refuses every text but the canonical one, since the tracker is its hash.
 * Points, scalars, counts and proofs are left to the checker.
 */
export function parseBallot(text: string, where: string): Ballot {
  const fields = object(
    parseJson(text, where),
    ['election_uuid', 'election_hash', 'credential', 'answers', 'signature'],
    where,
    'ballot-shape',
  );
  const signature = object(fields['signature'], ['hash', 'proof'], `${where}.signature`, 'ballot-shape');
  const ballot = {
    election_uuid: string(fields['election_uuid'], where),
    election_hash: string(fields['election_hash'], where),
    credential: string(fields['credential'], where),
    answers: array(fields['answers'], where).map((value, at) => answer(value, `${where}.answers[${at}]`)),
    signature: { hash: string(signature['hash'], where), proof: readProof(signature['proof'], where) },
  };
  demand(JSON.stringify(ballot) === text, 'not-canonical', where);
  return ballot;
}

/** The text that is signed: the ballot's without its signature. */
export function unsignedText(ballot: UnsignedBallot): string {
  const { election_uuid, election_hash, credential, answers } = ballot;
  return JSON.stringify({ election_uuid, election_hash, credential, answers });
}

function answer(value: Json, where: string): Answer {
  const names = ['choices', 'individual_proofs', 'overall_proof', 'blank_proof?'];
  const fields = object(value, names, where, 'ballot-shape');
  const read = {
    choices: array(fields['choices'], where).map((choice) => readCiphertext(choice, where)),
    individual_proofs: array(fields['individual_proofs'], where).map((proofs) => readProofs(proofs, where)),
    overall_proof: readProofs(fields['overall_proof'], where),
  };
  return 'blank_proof' in fields ? { ...read, blank_proof: readProofs(fields['blank_proof'], where) } : read;
}

export function readCiphertext(value: Json | undefined, where: string): Ciphertext {
  const fields = object(value, ['alpha', 'beta'], where);
  return { alpha: string(fields['alpha'], where), beta: string(fields['beta'], where) };
}

function readProofs(value: Json | undefined, where: string): Proof[] {
  return array(value, where).map((proof) => readProof(proof, where));
}

export function readProof(value: Json | undefined, where: string): Proof {
  const fields = object(value, ['challenge', 'response'], where);
  return { challenge: string(fields['challenge'], where), response: string(fields['response'], where) };
}
