import { fields, list, localized, oneOf, sheet, text, whole, type Fields } from '../app/json.ts';
import { asLanguage, type Language, type Localized, type Sheet } from '../app/words.ts';
import { readCeremony, type Ceremony } from './ceremony.ts';

const STATES = ['preparing', 'ready', 'open', 'closed', 'opened', 'too_small'] as const;

const WAITING = ['not_yet', 'part', 'others', 'nothing'] as const;

export interface TrusteeBox {
  readonly key: string;
  readonly label: Localized;
  readonly letter: string;
  readonly state: (typeof STATES)[number];
  readonly archiveUrl: string;
  readonly shareUrl: string;
  /** Null where voters write none. */
  readonly comments: BoxComments | null;
  /** Whether this trustee's part is wanted now, and whether it was handed in. */
  readonly needed: boolean;
  readonly given: boolean;
}

/** Where the sealed comments are, where the part of opening them goes, and whose part they wait for. */
export interface BoxComments {
  readonly url: string;
  readonly partUrl: string;
  readonly waiting: (typeof WAITING)[number];
}

/** What `trustee.json` says of one trustee and the boxes of a review. */
export interface TrusteeState {
  /** The context of the key: one recovery code in two reviews gives two unrelated keys. */
  readonly context: string;
  readonly name: string;
  readonly publicKey: string | null;
  readonly keyUrl: string;
  /** Null before the organiser begins it; undefined from a server that knows single trustees only. */
  readonly ceremony: Ceremony | null | undefined;
  readonly boxes: readonly TrusteeBox[];
  readonly ready: number;
  readonly total: number;
  /** Fewest ballots that may be opened. */
  readonly minimum: number;
  readonly words: Sheet;
  readonly language: Language;
}

/** No template may go below this, so no server may ask for less. */
const SMALLEST_GROUP = 3;

export function readTrusteeState(json: unknown): TrusteeState {
  const state = fields(json, 'trustee');
  const [ready = 0, total = 0] = list(state['ready'], 'ready', whole);
  return {
    context: text(state['context'], 'context'),
    name: text(state['name'] ?? '', 'name'),
    publicKey: state['publicKey'] === null ? null : text(state['publicKey'], 'publicKey'),
    keyUrl: text(state['keyUrl'], 'keyUrl'),
    ceremony: state['ceremony'] == null ? (state['ceremony'] as null | undefined) : readCeremony(state['ceremony']),
    boxes: list(state['boxes'], 'boxes', (box, where) => readTrusteeBox(fields(box, where), where)),
    ready,
    total,
    minimum: Math.max(SMALLEST_GROUP, whole(state['minimum'] ?? SMALLEST_GROUP, 'minimum')),
    words: sheet(state['words'], 'words'),
    language: asLanguage(text(state['lang'] ?? 'zh-CN', 'lang')) ?? 'zh-CN',
  };
}

function readTrusteeBox(box: Fields, where: string): TrusteeBox {
  return {
    key: text(box['box'], where),
    label: localized(box['label'], where),
    letter: text(box['letter'] ?? '', where),
    state: oneOf(box['state'], where, STATES),
    archiveUrl: text(box['archiveUrl'], where),
    shareUrl: text(box['shareUrl'], where),
    comments: box['comments'] ? readComments(fields(box['comments'], where), where) : null,
    needed: box['needed'] === true,
    given: box['given'] === true,
  };
}

function readComments(comments: Fields, where: string): BoxComments {
  return {
    url: text(comments['url'], where),
    partUrl: text(comments['partUrl'], where),
    waiting: oneOf(comments['waiting'] ?? 'part', where, WAITING),
  };
}

/** Whether the sums want this trustee's part. */
export function sumsWait({ needed, given }: TrusteeBox): boolean {
  return needed && !given;
}

/** Whether the comments do: also after others have opened the sums. */
export function commentsWait({ comments }: TrusteeBox): boolean {
  return comments?.waiting === 'part';
}
