import { checkComment } from '../comment.ts';
import { parseElection } from '../election.ts';
import { demand } from '../error.ts';
import { browserRandom, type Random } from '../random.ts';
import type { Progress } from '../seal.ts';
import type { TrusteeSecret } from '../trustee.ts';

/**
 * A trustee's part of opening the comments of a box, in their order. `archive` must be one that `verifyForTrustee`
 * accepted, `electionText` what it returned.
 *
 * Throws when one of the comments was not made by its sender, comes twice, or has the `alpha` of a ballot or of a
 * sum: opening that would open a ballot.
 */
export function commentPart(
  electionText: string,
  archive: Uint8Array,
  limit: number,
  texts: readonly string[],
  secret: TrusteeSecret,
  onProgress: Progress = () => {},
  random: Random = browserRandom,
): string {
  const election = parseElection(electionText);
  const taken = alphasIn(archive);
  const sealed = texts.map((text, at) => {
    const one = checkComment(election, limit, text, `comment ${at + 1}`);
    demand(!taken.has(one.alpha), 'comment', `comment ${at + 1}: of a ballot or another comment`);
    taken.add(one.alpha);
    return one;
  });
  const opened = sealed.map(({ alpha, point }, at) => {
    const statement = (key: string, factor: string): string =>
      `pingyi_comment|decrypt|${election.uuid}|${key}|${alpha},${factor}|`;
    const part = secret.decryptComment(point, statement, random);
    onProgress(at + 1, sealed.length);
    return part;
  });
  return JSON.stringify({
    comment_factors: opened.map(({ factor }) => factor),
    comment_proofs: opened.map(({ proof }) => proof),
  });
}

/** Of all ciphertexts, ballots' and sums': both stand in an archive in their canonical form only. */
function alphasIn(archive: Uint8Array): Set<string> {
  const text = new TextDecoder().decode(archive);
  return new Set(Array.from(text.matchAll(/"alpha":"([0-9a-f]{64})"/g), ([, alpha = '']) => alpha));
}
