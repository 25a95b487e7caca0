import { readFrames, type Frame } from './archive/frame.ts';
import { demand } from './error.ts';
import { natural, object, parseJson, string } from './json.ts';

// Belenios v1, section 13: the records as a chain of events, each with the data before it.

const TYPES = ['Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'PartialDecryption', 'Result'] as const;

export type EventType = (typeof TYPES)[number];

/** A record that belongs to an event: its text and the text's hexadecimal hash. */
export type Datum = Pick<Frame, 'hash' | 'text'>;

export interface ArchiveEvent {
  readonly type: EventType;
  readonly hash: string;
  /** In the order of section 13; the last is the event's payload. */
  readonly data: readonly Datum[];
  /** For error messages: "event 3 (Ballot)". */
  readonly where: string;
}

/** How many data records each type takes. A Setup has a fifth where credentials are certified. */
const DATA: { readonly [type in EventType]: readonly number[] } = {
  Setup: [4, 5],
  Ballot: [1],
  EndBallots: [0],
  EncryptedTally: [2],
  PartialDecryption: [2],
  Result: [1],
};

/** What may follow what. An archive may stop anywhere. */
const AFTER: { readonly [type in EventType]: readonly EventType[] } = {
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['PartialDecryption', 'Result'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
};

/**
 * Reads a `.bel` file: framing, names, the chain of events and their order. What the data say is
 * for others. Throws `framing`, `record-name`, `event-chain`, `event-order`.
 */
export function readArchive(file: Uint8Array): ArchiveEvent[] {
  const events: ArchiveEvent[] = [];
  let data: Datum[] = [];
  for (const frame of readFrames(file)) {
    if (frame.kind === 'data') {
      data.push({ hash: frame.hash, text: frame.text });
      continue;
    }
    events.push(readEvent(frame, events, data));
    data = [];
  }
  demand(data.length === 0, 'event-chain', 'data after the last event');
  demand(events.length > 0, 'event-order', 'no event');
  return events;
}

function readEvent(frame: Frame, before: readonly ArchiveEvent[], data: readonly Datum[]): ArchiveEvent {
  const place = `event ${before.length}`;
  const fields = object(parseJson(frame.text, place), ['parent?', 'height', 'type', 'payload?'], place, 'event-chain');
  const type = TYPES.find((known) => known === string(fields['type'], place));
  demand(type !== undefined, 'event-chain', `${place}: type`);
  const where = `${place} (${type})`;
  demand(natural(fields['height'], where) === before.length, 'event-chain', `${where}: height`);
  const previous = before.at(-1);
  demand(fields['parent'] === previous?.hash, 'event-chain', `${where}: parent`);
  demand(fields['payload'] === data.at(-1)?.hash, 'event-chain', `${where}: payload`);
  demand(frame.text === JSON.stringify(fields), 'not-canonical', where);
  demand(DATA[type].includes(data.length), 'event-chain', `${where}: ${data.length} records`);
  const follows = previous === undefined ? type === 'Setup' : AFTER[previous.type].includes(type);
  demand(follows, 'event-order', where);
  return { type, hash: frame.hash, data, where };
}
