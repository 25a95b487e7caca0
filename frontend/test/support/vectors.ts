import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json; tests run from bundles elsewhere. */
export const FRONTEND = process.env['FRONTEND'] ?? process.cwd();

const folder = path.join(FRONTEND, '../crates/ballot/tests/vectors');

export function vectorBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(folder, name)));
}

export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T;
}

export interface BallotVector {
  credential: string;
  weight: number;
  votes: number[][];
  randomness_of_ciphertexts: string[][];
  unsigned?: string;
  unsigned_sha256_base64?: string;
  ballot: string;
  sha256: string;
  tracker: string;
}

export interface BallotVectors {
  election: string;
  fingerprint: string;
  trustee_private_key: string;
  ballots: BallotVector[];
}
