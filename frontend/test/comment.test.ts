import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkComment, lengthOf, sealComment, type Comment } from '../src/ballot/comment.ts';
import { commentPart } from '../src/ballot/comment/opening.ts';
import { parseElection, TrusteeSecret } from '../src/ballot/index.ts';
import type { Random } from '../src/ballot/random.ts';
import { refused } from './support/refusal.ts';
import { vectors } from './support/vectors.ts';

interface CommentVectors {
  readonly election: string;
  readonly context: string;
  readonly code: string;
  readonly limit: number;
  readonly comments: readonly (Comment & { readonly randomness: string; readonly nonce: string; readonly sealed: string })[];
  readonly part_nonces: readonly string[];
  readonly part: string;
}

const base = vectors<CommentVectors>('comment.json');
const election = parseElection(base.election);
const { limit, comments, part_nonces: partNonces, part } = base;
const sealed = comments.map((vector) => vector.sealed);
const trustee = TrusteeSecret.fromCode(base.context, base.code);

/** Chance that was written down beforehand: each scalar fills the 64 bytes that one is drawn from. */
function written(...decimals: readonly string[]): Random {
  const waiting = [...decimals];
  return (length) => {
    const digits = BigInt(waiting.shift() ?? '').toString(16).padStart(2 * length, '0');
    return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  };
}

const archive = (...texts: readonly string[]): Uint8Array => new TextEncoder().encode(texts.join('\n'));
const open = (texts: readonly string[], file = archive()): string =>
  commentPart(base.election, file, limit, texts, trustee);

test('with the same chance comments are sealed and opened as the server’s own code does it', () => {
  for (const { reporter, text, randomness, nonce, sealed: expected } of comments) {
    const comment = reporter === 0 ? null : { reporter, text };
    assert.equal(sealComment(election, limit, comment, written(randomness, nonce)), expected);
  }
  const made = commentPart(base.election, archive(), limit, sealed, trustee, () => {}, written(...partNonces));
  assert.equal(made, part);
});

test('a comment tells from outside neither whether it says anything nor how much', () => {
  const long = '长'.repeat(limit);
  const texts = [null, { reporter: 1, text: '短' }, { reporter: 300, text: long }].map((comment) => {
    const { sealed: inside } = JSON.parse(sealComment(election, limit, comment)) as { sealed: string };
    return inside.length;
  });
  assert.equal(new Set(texts).size, 1);
  assert.equal(lengthOf('👍好'), 2);
  refused('comment', () => sealComment(election, limit, { reporter: 1, text: `${long}长` }));
});

test('a comment is bound to its box, its point and its words', () => {
  const [mine = '', yours = ''] = sealed;
  checkComment(election, limit, mine, 'mine');
  const swapped = (name: 'alpha' | 'sealed'): string => {
    const [one, other] = [mine, yours].map((text) => JSON.parse(text) as Record<string, string>);
    return mine.replace(one![name]!, other![name]!);
  };
  const elsewhere = { ...election, uuid: `${election.uuid}1` };
  refused('comment', () => checkComment(elsewhere, limit, mine, 'mine'));
  refused('comment', () => checkComment(election, limit + 1, mine, 'mine'));
  refused('comment', () => checkComment(election, limit, swapped('alpha'), 'mine'));
  refused('comment', () => checkComment(election, limit, swapped('sealed'), 'mine'));
  refused('not-canonical', () => checkComment(election, limit, mine.replace(',"proof"', ', "proof"'), 'mine'));
});

test('a trustee opens no comment twice, and none that has the point of a ballot', () => {
  const [mine = ''] = sealed;
  const { alpha } = JSON.parse(mine) as { alpha: string };
  open([mine]);
  refused('comment', () => open([mine, mine]));
  refused('comment', () => open([mine], archive(`{"choices":[{"alpha":"${alpha}","beta":"…"}]}`)));
});
