import { demand } from '../error.ts';
import { hashHex } from '../hash.ts';
import { object, parseJson, string, utf8 } from '../json.ts';

// Belenios v1, section 13: the file as a row of records. An old-style tar without end blocks,
// every header of which follows from name, length and time, and is compared whole.

const BLOCK = 512;

/** A record of an archive: its text and the hexadecimal hash that names it. */
export interface Frame {
  readonly kind: 'data' | 'event';
  readonly hash: string;
  readonly text: string;
  /** Where its header begins in the file, for error messages. */
  readonly offset: number;
}

/** The records after the archive header. Throws `framing`, `record-name`, `not-utf8`. */
export function readFrames(file: Uint8Array): Frame[] {
  const first = readRecord(file, 0, undefined);
  demand(first.name === 'BELENIOS', 'record-name', 'byte 0');
  demand(timestamp(utf8(first.content, 'archive header')) === first.time, 'framing', 'archive header: time');
  const frames: Frame[] = [];
  for (let offset = first.end; offset < file.length;) {
    const record = readRecord(file, offset, first.time);
    frames.push({ ...named(record, offset), offset });
    offset = record.end;
  }
  return frames;
}

interface Record {
  readonly name: string;
  readonly content: Uint8Array;
  readonly time: number;
  readonly end: number;
}

function readRecord(file: Uint8Array, offset: number, time: number | undefined): Record {
  const where = `byte ${offset}`;
  demand(offset + BLOCK <= file.length, 'framing', `${where}: header cut off`);
  const header = file.subarray(offset, offset + BLOCK);
  const ascii = String.fromCharCode(...header);
  const name = ascii.slice(0, ascii.indexOf('\0'));
  const length = octal(ascii.slice(124, 135), where);
  const own = octal(ascii.slice(136, 147), where);
  demand(time === undefined || own === time, 'framing', `${where}: time`);
  demand(ascii === headerText(name, length, own), 'framing', `${where}: header`);
  const end = offset + BLOCK + Math.ceil(length / BLOCK) * BLOCK;
  demand(end <= file.length, 'framing', `${where}: contents cut off`);
  const content = file.subarray(offset + BLOCK, offset + BLOCK + length);
  const padding = file.subarray(offset + BLOCK + length, end);
  demand(
    padding.every((byte) => byte === 0),
    'framing',
    `${where}: padding`,
  );
  return { name, content, time: own, end };
}

function octal(text: string, where: string): number {
  demand(/^[0-7]{11}$/.test(text), 'framing', `${where}: not an octal number`);
  return Number.parseInt(text, 8);
}

/** The header as one character a byte. */
function headerText(name: string, length: number, time: number): string {
  const digits = (number: number) => number.toString(8).padStart(11, '0');
  const fields: [width: number, text: string][] = [
    [100, name],
    [8, '0000644'],
    [8, '0000000'],
    [8, '0000000'],
    [12, digits(length)],
    [12, digits(time)],
  ];
  const before = fields.map(([width, text]) => text.padEnd(width, '\0')).join('');
  const after = '0'.padEnd(BLOCK - 156, '\0');
  let sum = 0;
  for (const char of before + ' '.repeat(8) + after) sum += char.charCodeAt(0);
  return `${before}${sum.toString(8).padStart(6, '0')}\0 ${after}`;
}

function timestamp(header: string): number {
  const fields = object(parseJson(header, 'archive header'), ['version', 'timestamp'], 'archive header');
  const seconds = string(fields['timestamp'], 'archive header');
  demand(header === JSON.stringify({ version: 1, timestamp: seconds }), 'not-canonical', 'archive header');
  demand(/^(?:0|[1-9][0-9]{0,9})$/.test(seconds), 'framing', 'archive header: timestamp');
  return Number(seconds);
}

function named({ name, content }: Record, offset: number): Omit<Frame, 'offset'> {
  const where = `byte ${offset}`;
  const [, hash, kind] = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(name) ?? [];
  demand(hash !== undefined && (kind === 'data' || kind === 'event'), 'record-name', where);
  demand(hash === hashHex(content), 'record-name', `${where}: not the hash of the contents`);
  return { kind, hash, text: utf8(content, where) };
}
