import { fields, list, text, whole } from '../app/json.ts';
import { getJson } from '../app/post.ts';
import { commentsWait, type TrusteeBox } from './data.ts';

/** The sealed comments of a closed box, as the server hands them to its trustees. */
export interface SealedComments {
  readonly limit: number;
  readonly texts: readonly string[];
}

/** None where this part of them is not wanted; null when they could not be had. */
export async function fetchComments(box: TrusteeBox): Promise<SealedComments | 'none' | null> {
  const { comments } = box;
  if (comments === null || !commentsWait(box)) return 'none';
  const json = await getJson(comments.url);
  if (json === null) return null;
  const found = fields(json, 'comments');
  const texts = list(found['comments'], 'comments', text);
  return texts.length === 0 ? 'none' : { limit: whole(found['limit'], 'limit'), texts };
}
