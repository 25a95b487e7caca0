import { fields, localized, whole } from '../app/json.ts';
import type { Localized } from '../app/words.ts';
import { parseElection, sealComment } from '../ballot/index.ts';
import type { Box } from './box.ts';

/** What the box says of comments. */
export interface CommentRules {
  readonly prompt: Localized;
  /** Characters. */
  readonly limit: number;
  /** Who reads them, as part of a sentence. */
  readonly readers: Localized;
}

export function readCommentRules(value: unknown, where: string): CommentRules {
  const rules = fields(value, where);
  return {
    prompt: localized(rules['prompt'], where),
    limit: whole(rules['limit'], where),
    readers: localized(rules['readers'], where),
  };
}

/**
 * What the voter has written, by the reporter's place. Like the marks it lives in memory only; from
 * sealing on nothing but ciphertext is left of it.
 */
export type Comments = readonly string[];

export const noComments: Comments = [];

export function written(comments: Comments, reporter: number, text: string): Comments {
  const length = Math.max(comments.length, reporter + 1);
  return Array.from({ length }, (_, at) => (at === reporter ? text : (comments[at] ?? '')));
}

/** What the worker seals: one text for each reporter, empty or not, so that their number tells nothing. */
export interface CommentJob {
  readonly limit: number;
  readonly texts: readonly string[];
}

/** Null where the box takes no comments. Of the voter's own row nothing is sent. */
export function jobOf(box: Box, comments: Comments, own: number | null): CommentJob | null {
  if (box.comments === null) return null;
  const texts = box.reporters.map((_, at) => (at === own ? '' : (comments[at] ?? '').trim()));
  return { limit: box.comments.limit, texts };
}

export function sealAll(electionText: string, { limit, texts }: CommentJob): string[] {
  const election = parseElection(electionText);
  const comments = texts.map((text, at) => (text === '' ? null : { reporter: at + 1, text }));
  return comments.map((comment) => sealComment(election, limit, comment));
}

/** A ballot's own text stays as it is, to the byte: as a text inside the envelope. */
export function inEnvelope(ballot: string, comments: readonly string[]): string {
  return JSON.stringify({ ballot, comments });
}

/** The ballot of what is sent: an envelope's, or all of it. */
export function ballotIn(sent: string): string {
  if (!sent.startsWith('{"ballot":')) return sent;
  const { ballot } = JSON.parse(sent) as { ballot: string };
  return ballot;
}
