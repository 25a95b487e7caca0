import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseElection } from '../src/ballot/election.ts';
import { hashHex, hashToScalar } from '../src/ballot/hash.ts';
import { shortTracker, tracker } from '../src/ballot/tracker.ts';
import { vectors, type BallotVectors } from './support/vectors.ts';

test('every kind of proof hashes to the expected scalar', () => {
  const { vectors: all } = vectors<{ vectors: { what: string; input: string; scalar: string }[] }>('hashes.json');
  assert.ok(all.length > 0);
  for (const { what, input, scalar } of all) {
    const prefix = input.slice(0, input.lastIndexOf('|') + 1);
    const points = input.slice(prefix.length).split(',');
    assert.equal(hashToScalar(prefix, points).toString(), scalar, what);
  }
});

test('fingerprint, record names and trackers are those of other programs', () => {
  const { election, fingerprint, ballots } = vectors<BallotVectors>('ballot.json');
  assert.equal(parseElection(election).fingerprint, fingerprint);
  for (const { ballot, sha256, tracker: expected } of ballots) {
    assert.equal(hashHex(ballot), sha256);
    assert.equal(tracker(ballot), expected);
    assert.ok(expected.startsWith(shortTracker(expected).replaceAll(' ', '')));
  }
});
