import { createHash } from 'node:crypto';

const sha = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

/** A tar header in the archive's only form, made field by field. */
function header(name: string, length: number, time: number): Buffer {
  const block = Buffer.alloc(512);
  const put = (at: number, text: string) => block.write(text, at, 'latin1');
  const octal = (number: number) => number.toString(8).padStart(11, '0');
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, octal(length));
  put(136, octal(time));
  put(148, ' '.repeat(8));
  put(156, '0');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** Writes archives event by event, right or wrong: what it is given is hashed and chained. */
export class ArchiveWriter {
  readonly #time = 1767225600;
  #file: Buffer[] = [];
  #parent: string | undefined;
  #height = 0;

  constructor() {
    this.#record('BELENIOS', `{"version":1,"timestamp":"${this.#time}"}`);
  }

  #record(name: string, text: string): void {
    const content = Buffer.from(text);
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    this.#file.push(header(name, content.length, this.#time), content, padding);
  }

  event(type: string, data: readonly string[]): this {
    for (const text of data) this.#record(`${sha(text)}.data.json`, text);
    const payload = data.at(-1);
    const event = JSON.stringify({
      ...(this.#parent === undefined ? {} : { parent: this.#parent }),
      height: this.#height,
      type,
      ...(payload === undefined ? {} : { payload: sha(payload) }),
    });
    this.#record(`${sha(event)}.event.json`, event);
    this.#parent = sha(event);
    this.#height += 1;
    return this;
  }

  setup(election: string, trustees: string, credentials: string, certificate?: string): this {
    const certified = certificate === undefined ? [] : [certificate];
    const setup = {
      election: sha(election),
      trustees: sha(trustees),
      credentials: sha(credentials),
      ...Object.fromEntries(certified.map((text) => ['credentials_certificate', sha(text)])),
    };
    return this.event('Setup', [election, trustees, credentials, ...certified, JSON.stringify(setup)]);
  }

  tally(text: string, counted: number, totalWeight: number): this {
    const sized = { num_tallied: counted, total_weight: totalWeight, encrypted_tally: sha(text) };
    return this.event('EncryptedTally', [text, JSON.stringify(sized)]);
  }

  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#file));
  }
}
