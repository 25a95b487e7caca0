import { fields, list, localized, oneOf, sheet, text, whole } from '../app/json.ts';
import type { Filling, Quota } from './filling.ts';
import { asLanguage, type Language, type Localized, type Sheet } from '../app/words.ts';
import { readCommentRules, type CommentRules } from './comments.ts';

/** `closing`: voting has ended, sealed ballots under way are still taken. */
export type BoxState = 'preparing' | 'ready' | 'open' | 'closing' | 'closed' | 'opened' | 'too_small';

/** How a box stands, from `state.json`. */
export interface Stand {
  readonly state: BoxState;
  /** Until when sealed ballots are taken, while the box is closing; by the server's clock. */
  readonly graceEndsAt: number | null;
  /** Reporters who have not reported yet, by their places: they are graded after they have. */
  readonly waiting: readonly number[];
}

export interface Reporter {
  readonly key: string;
  readonly unit: Localized;
  readonly title: Localized;
}

export interface Criterion {
  readonly key: string;
  readonly title: Localized;
  readonly guidance: Localized | null;
}

/** One choice of a row: a grade, or "don't know" as the last. */
export interface Choice {
  readonly key: string;
  readonly title: Localized;
  readonly tone: string;
}

/** All the booth knows of its box, from `booth.json`. */
export interface Box extends Stand {
  readonly key: string;
  readonly label: Localized;
  /** `C+D` and `["blue", "white"]`: letters and colours in the same order. */
  readonly letter: string;
  readonly colours: readonly string[];
  /** The election text byte for byte: what ballots are bound to. */
  readonly election: string;
  readonly fingerprint: string;
  readonly credentialsUrl: string;
  readonly reporters: readonly Reporter[];
  readonly criteria: readonly Criterion[];
  /** The grades in order, then "don't know". */
  readonly choices: readonly Choice[];
  readonly ownRow: 'skip' | 'mark';
  readonly filling: Filling;
  /** Whether the ballot follows the meeting, so that `state.json` is asked who waits. */
  readonly follows: boolean;
  readonly trust: 'trustees' | 'demonstration' | 'rehearsal';
  readonly trustees: readonly string[];
  /** Whether voters may say something in words, and who reads it. */
  readonly comments: CommentRules | null;
  readonly retention: Localized | null;
  readonly words: Sheet;
  readonly language: Language;
}

const STATES: readonly BoxState[] = ['preparing', 'ready', 'open', 'closing', 'closed', 'opened', 'too_small'];

/** Throws `TypeError` for what is not a box's description. */
export function readBox(json: unknown): Box {
  const box = fields(json, 'box');
  return {
    key: text(box['box'], 'box'),
    label: localized(box['label'], 'label'),
    letter: text(box['letter'], 'letter'),
    colours: list(box['colours'], 'colours', text),
    ...readStand(json),
    election: text(box['election'] ?? '', 'election'),
    fingerprint: text(box['fingerprint'] ?? '', 'fingerprint'),
    credentialsUrl: text(box['credentialsUrl'], 'credentialsUrl'),
    reporters: list(box['reporters'], 'reporters', reporter),
    criteria: list(box['criteria'], 'criteria', criterion),
    choices: [
      ...list(box['grades'], 'grades', choice),
      { key: 'abstain', title: localized(box['abstain'], 'abstain'), tone: 'abstain' },
    ],
    ownRow: oneOf(box['ownRow'], 'ownRow', ['skip', 'mark']),
    filling: filling(box['filling'] ?? {}),
    follows: box['follows'] === true,
    trust: oneOf(box['trust'], 'trust', ['trustees', 'demonstration', 'rehearsal']),
    trustees: list(box['trustees'] ?? [], 'trustees', text),
    comments: box['comments'] ? readCommentRules(box['comments'], 'comments') : null,
    retention: box['retention'] ? localized(box['retention'], 'retention') : null,
    words: sheet(box['words'], 'words'),
    language: asLanguage(text(box['lang'] ?? 'zh-CN', 'lang')) ?? 'zh-CN',
  };
}

/** Throws `TypeError` for what does not tell how a box stands. */
export function readStand(json: unknown): Stand {
  const stand = fields(json, 'state');
  return {
    state: oneOf(stand['state'], 'state', STATES),
    graceEndsAt: number(stand['graceEndsAt'], 'graceEndsAt'),
    waiting: list(stand['waiting'] ?? [], 'waiting', whole),
  };
}

function filling(value: unknown): Filling {
  const found = fields(value, 'filling');
  return {
    missingRows: oneOf(found['missingRows'] ?? 'refuse', 'missingRows', ['refuse', 'abstain']),
    allSame: oneOf(found['allSame'] ?? 'warn', 'allSame', ['warn', 'allow']),
    quotas: list(found['quotas'] ?? [], 'quotas', quota),
  };
}

function quota(value: unknown, where: string): Quota {
  const found = fields(value, where);
  const { criterion } = found;
  return {
    grades: list(found['grades'], where, text),
    criterion: criterion === null || criterion === undefined ? null : text(criterion, where),
    atLeast: number(found['atLeast'], where),
    atMost: number(found['atMost'], where),
  };
}

function number(value: unknown, where: string): number | null {
  return value === null || value === undefined ? null : whole(value, where);
}

function reporter(value: unknown, where: string): Reporter {
  const found = fields(value, where);
  return {
    key: text(found['key'], where),
    unit: localized(found['unit'], where),
    title: localized(found['title'] ?? '', where),
  };
}

function criterion(value: unknown, where: string): Criterion {
  const found = fields(value, where);
  const guidance = found['guidance'] ? localized(found['guidance'], where) : null;
  return { key: text(found['key'], where), title: localized(found['title'], where), guidance };
}

function choice(value: unknown, where: string): Choice {
  const found = fields(value, where);
  return {
    key: text(found['key'], where),
    title: localized(found['title'], where),
    tone: text(found['tone'] ?? 'average', where),
  };
}
