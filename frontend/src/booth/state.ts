import type { Language, Localized } from '../app/words.ts';
import type { Box, Stand } from './box.ts';
import type { CodeProblem } from './code.ts';
import { jobOf, noComments, type CommentJob, type Comments } from './comments.ts';
import { blocking, findings } from './filling.ts';
import { chosen, type Marks } from './marks.ts';

/** Where a voter can go back and forth; the phone's own back button moves among these. */
export type Place =
  | { readonly at: 'privacy' }
  | { readonly at: 'own' }
  /** `row` is the criterion that is to be looked at. */
  | { readonly at: 'reporter'; readonly index: number; readonly row?: number }
  | { readonly at: 'review' }
  /** Everybody got the same marks: is it meant? */
  | { readonly at: 'alike' };

export type Trouble = 'unreachable' | 'no-box' | 'damaged';

export type Step =
  | { readonly step: 'sealing'; readonly done: number; readonly total: number }
  | { readonly step: 'sending' }
  | { readonly step: 'waiting' };

/** Why a sealed ballot was turned away; `message` is the server's. */
export interface Refusal {
  readonly kind: string;
  readonly message: Localized;
}

/** Beside other ballots of the same card: none, earlier ones, or a later one that counts in its place. */
export type Standing = 'first' | 'replaces' | 'replaced';

export type Screen =
  | Place
  | { readonly at: 'loading' }
  | { readonly at: 'trouble'; readonly trouble: Trouble }
  | { readonly at: 'code'; readonly problem: CodeProblem | null }
  | { readonly at: 'checking' }
  | { readonly at: 'shut' }
  | { readonly at: 'sending'; readonly resumed: boolean; readonly progress: Step }
  | { readonly at: 'seal-failed' }
  | { readonly at: 'received'; readonly tracker: string; readonly standing: Standing; readonly resumed: boolean }
  | { readonly at: 'refused'; readonly refusal: Refusal }
  /** Voting ended while the ballot was being sealed: it was not kept. */
  | { readonly at: 'too-late' }
  /** About to forget a sealed ballot that has not arrived. */
  | { readonly at: 'discard'; readonly resumed: boolean }
  /** On a shared device: nobody has touched it for a while. */
  | { readonly at: 'still-there'; readonly back: Place }
  | { readonly at: 'cleared' };

export interface Model {
  readonly language: Language;
  /** Whether the voter chose the language; until then the box's own counts. */
  readonly languageChosen: boolean;
  readonly box: Box | null;
  readonly credential: string | null;
  readonly marks: Marks;
  readonly comments: Comments;
  /** The reporter the voter is, whose row stays blank; null for none. */
  readonly own: number | null;
  readonly screen: Screen;
  /** The device passes from hand to hand. */
  readonly shared: boolean;
  /** Voters before this one: nothing of theirs may stay on the screen. */
  readonly voter: number;
  /** Seconds until a shared device clears itself; null while it does not. */
  readonly countdown: number | null;
}

export type Event =
  | { readonly type: 'box'; readonly box: Box }
  /** Only how the box stands is new. */
  | { readonly type: 'stand'; readonly stand: Stand }
  | { readonly type: 'trouble'; readonly trouble: Trouble }
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'code-problem'; readonly problem: CodeProblem }
  /** `unsure`: the list could not be had; the server will tell when the ballot arrives. */
  | { readonly type: 'checked'; readonly outcome: 'known' | 'unknown' | 'unsure' }
  | { readonly type: 'own'; readonly index: number | null }
  | { readonly type: 'mark'; readonly reporter: number; readonly criterion: number; readonly choice: number }
  | { readonly type: 'comment'; readonly reporter: number; readonly text: string }
  | { readonly type: 'go'; readonly place: Place }
  | { readonly type: 'send' }
  | { readonly type: 'resume' }
  | { readonly type: 'progress'; readonly progress: Step }
  /** The ballot is sealed and kept: the choices are not needed any more. */
  | { readonly type: 'sealed' }
  | { readonly type: 'too-late' }
  | { readonly type: 'seal-failed' }
  | { readonly type: 'received'; readonly tracker: string; readonly standing: Standing }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'again' }
  | { readonly type: 'other-card' }
  /** Asks before a ballot that has not arrived is forgotten; `keep` goes back to waiting. */
  | { readonly type: 'discard' }
  | { readonly type: 'keep' }
  | { readonly type: 'clear' }
  | { readonly type: 'idle' }
  | { readonly type: 'stay' }
  | { readonly type: 'countdown'; readonly seconds: number | null }
  | { readonly type: 'language'; readonly language: Language };

export function begin(
  language: Language,
  languageChosen: boolean,
  credential: string | null,
  shared = false,
): Model {
  const nobody = { marks: [], comments: noComments, own: null, voter: 0, countdown: null };
  return { ...nobody, language, languageChosen, box: null, credential, screen: { at: 'loading' }, shared };
}

/** The screen after the privacy statement. */
export function afterPrivacy(box: Box): Place {
  return box.ownRow === 'skip' ? { at: 'own' } : beside(box, null, -1, 1);
}

export function isPlace(screen: Screen): screen is Place {
  return ['privacy', 'own', 'reporter', 'review', 'alike'].includes(screen.at);
}

/** The place after or before a reporter, past the own row and those who have not reported yet. */
export function beside(box: Box, own: number | null, index: number, direction: 1 | -1): Place {
  const there = index + direction;
  if (there === own || box.waiting.includes(there)) return beside(box, own, there, direction);
  if (there >= box.reporters.length) return { at: 'review' };
  if (there < 0) return box.ownRow === 'skip' ? { at: 'own' } : { at: 'privacy' };
  return { at: 'reporter', index: there };
}

/** Whether somebody still has to report: one ballot grades all, so it is sealed after the last. */
export function waits(box: Box, own: number | null): boolean {
  return box.waiting.some((index) => index !== own);
}

/** What the worker needs to seal the ballot as it now stands; null while something must be mended. */
export interface Job {
  readonly election: string;
  readonly credential: string;
  readonly chosen: readonly number[];
  readonly comments: CommentJob | null;
}

export function ballot(model: Model): Job | null {
  if (model.box === null || model.credential === null || waits(model.box, model.own)) return null;
  if (blocking(findings(model.box, model.marks, model.own)).length > 0) return null;
  const all = chosen(model.marks, model.own, model.box.choices.length - 1);
  const comments = jobOf(model.box, model.comments, model.own);
  return { election: model.box.election, credential: model.credential, chosen: all, comments };
}
