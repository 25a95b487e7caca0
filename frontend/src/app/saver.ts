/** Saving while somebody types, without a page: `autosave.ts` gives it one, the tests another. */

export type Texts = Readonly<Record<string, string>>;

export type Answer =
  | { readonly kind: 'saved'; readonly revision: number; readonly stand: string }
  | { readonly kind: 'elsewhere'; readonly revision: number; readonly texts: Texts }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'offline' };

export type Trouble =
  | { readonly kind: 'none' | 'kept' | 'back' | 'merged' | 'signed-out' | 'conflict' }
  | { readonly kind: 'refused'; readonly why: string };

/** What it needs of the page. */
export interface Desk {
  texts(): Texts;
  fill(texts: Texts): void;
  send(texts: Texts, revision: number): Promise<Answer>;
  /** The server has this revision; `stand` is null where it came from elsewhere. */
  saved(revision: number, stand: string | null): void;
  tell(trouble: Trouble): void;
  /** Acts later; answers how to call it off. */
  later(ms: number, act: () => void): () => void;
}

/** After the last key. */
const PAUSE_MS = 2_000;
/** Between attempts without a connection, doubling up to the last. */
const RETRY_MS = [2_000, 4_000, 8_000, 16_000, 30_000];

export class Saver {
  readonly #desk: Desk;
  #revision: number;
  /** What the server is known to have: what the next save begins from. */
  #base: Texts;
  #calledOff: () => void = () => {};
  #sending = false;
  #failed = 0;
  #stopped = false;

  constructor(desk: Desk, revision: number, base: Texts) {
    this.#desk = desk;
    this.#revision = revision;
    this.#base = base;
  }

  /** Somebody typed: saved after a pause. */
  typed(): void {
    if (this.#failed === 0) this.#plan(PAUSE_MS);
  }

  /** The connection is said to be back. */
  tryNow(): void {
    if (this.#failed > 0) void this.#save();
  }

  /** The form goes out as a whole; nothing more is sent beside it. */
  stop(): void {
    this.#stopped = true;
    this.#calledOff();
  }

  #plan(ms: number): void {
    this.#calledOff();
    if (!this.#stopped) this.#calledOff = this.#desk.later(ms, () => void this.#save());
  }

  async #save(): Promise<void> {
    const mine = this.#desk.texts();
    if (this.#stopped || this.#sending || same(mine, this.#base)) return;
    this.#calledOff();
    this.#sending = true;
    const answer = await this.#desk.send(mine, this.#revision);
    this.#sending = false;
    if (!this.#stopped) this.#heed(answer, mine);
  }

  #heed(answer: Answer, sent: Texts): void {
    const failedBefore = this.#failed > 0;
    this.#failed = answer.kind === 'offline' ? this.#failed + 1 : 0;
    switch (answer.kind) {
      case 'saved':
        return this.#saved(answer.revision, answer.stand, sent, failedBefore);
      case 'elsewhere':
        return this.#merge(answer.revision, answer.texts);
      case 'offline':
        this.#desk.tell({ kind: 'kept' });
        return this.#plan(RETRY_MS[Math.min(this.#failed, RETRY_MS.length) - 1] ?? PAUSE_MS);
      case 'refused':
        return this.#desk.tell(answer);
      case 'signed-out':
        this.stop();
        return this.#desk.tell({ kind: 'signed-out' });
    }
  }

  #saved(revision: number, stand: string, sent: Texts, failedBefore: boolean): void {
    this.#revision = revision;
    this.#base = sent;
    const all = same(this.#desk.texts(), sent);
    // Typed on meanwhile: what the browser keeps is still needed.
    this.#desk.saved(revision, all ? stand : null);
    if (failedBefore) this.#desk.tell({ kind: 'back' });
    if (!all) this.#plan(PAUSE_MS);
  }

  /** Takes in what others changed where nobody changed it here; the rest is for the person to decide. */
  #merge(revision: number, theirs: Texts): void {
    const mine = this.#desk.texts();
    const names = Object.keys({ ...mine, ...theirs });
    const moved = names.filter((name) => theirs[name] !== undefined && theirs[name] !== this.#base[name]);
    const clash = moved.filter((name) => mine[name] !== this.#base[name] && mine[name] !== theirs[name]);
    if (clash.length > 0) {
      this.stop();
      return this.#desk.tell({ kind: 'conflict' });
    }
    const taken = moved.filter((name) => mine[name] !== theirs[name]);
    this.#revision = revision;
    this.#base = { ...this.#base, ...theirs };
    this.#desk.saved(revision, null);
    this.#desk.fill(Object.fromEntries(taken.map((name) => [name, theirs[name] ?? ''])));
    if (taken.length > 0) this.#desk.tell({ kind: 'merged' });
    this.#plan(0);
  }
}

function same(one: Texts, other: Texts): boolean {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => one[name] === other[name]);
}
