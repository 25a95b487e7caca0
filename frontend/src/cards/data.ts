import { fields, list, localized, sheet, text, whole, type Fields } from '../app/json.ts';
import { asLanguage, type Language, type Localized, type Sheet } from '../app/words.ts';

export interface CardBox {
  readonly key: string;
  /** The election's uuid: codes are bound to it. */
  readonly uuid: string;
  readonly label: Localized;
  /** `C+D` and `["blue", "white"]`, in the same order. */
  readonly letter: string;
  readonly colours: readonly string[];
  readonly cards: number;
  readonly made: boolean;
  readonly credentialsUrl: string;
  /** Where the server makes the cards, for who cannot do it here. */
  readonly byServerUrl: string;
  readonly discardUrl: string;
  /** Whether cards that were made may still be thrown away. */
  readonly discardable: boolean;
}

/** What `cards.json` says of a review's boxes. */
export interface CardsState {
  readonly boxes: readonly CardBox[];
  /** Where phones find the server, as the cards print it. */
  readonly base: string;
  readonly meeting: Localized;
  /** `2023-01-10`, or empty. */
  readonly date: string;
  readonly words: Sheet;
  readonly language: Language;
}

/** More than a hall holds; a typing slip must not hang the browser. */
const MOST_CARDS = 5000;

export function readCardsState(json: unknown): CardsState {
  const state = fields(json, 'cards');
  const meeting = fields(state['meeting'] ?? {}, 'meeting');
  return {
    boxes: list(state['boxes'], 'boxes', (box, where) => readCardBox(fields(box, where), where)),
    base: text(state['base'], 'base').replace(/\/$/, ''),
    meeting: localized(meeting['title'] ?? '', 'meeting.title'),
    date: text(meeting['date'] ?? '', 'meeting.date'),
    words: sheet(state['words'], 'words'),
    language: asLanguage(text(state['lang'] ?? 'zh-CN', 'lang')) ?? 'zh-CN',
  };
}

function readCardBox(box: Fields, where: string): CardBox {
  const key = text(box['box'], where);
  const cards = whole(box['cards'], where);
  if (cards < 0 || cards > MOST_CARDS) throw new TypeError(`${where}: ${cards} cards`);
  return {
    key,
    uuid: text(box['uuid'] ?? key, where),
    label: localized(box['label'], where),
    letter: text(box['letter'], where),
    colours: list(box['colours'], where, text),
    cards,
    made: box['made'] === true,
    credentialsUrl: text(box['credentialsUrl'], where),
    byServerUrl: text(box['byServerUrl'], where),
    discardUrl: text(box['discardUrl'], where),
    discardable: box['discardable'] === true,
  };
}

/** The codes that the server drew: as many as were wanted, each once. */
export function readCodes(json: unknown, wanted: number): readonly string[] {
  const codes = list(fields(json, 'cards')['codes'], 'codes', text);
  if (codes.length !== wanted || new Set(codes).size !== wanted) throw new TypeError(`${codes.length} codes`);
  return codes;
}
