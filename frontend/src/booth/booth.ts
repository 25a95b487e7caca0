import { tracker as trackerOf } from '../ballot/index.ts';
import { ballotIn } from './comments.ts';
import { Delivery } from './delivery.ts';
import * as memory from './memory.ts';
import { Outbox } from './outbox.ts';
import { Sealer } from './sealer.ts';
import { boxUrl, checkCode, fetchBox, type Source } from './source.ts';
import { ballot, next, type Event, type Model } from './state.ts';

const WAITING_ROOM_MS = 5_000;
const VOTING_MS = 30_000;

/**
 * Joins the state to the world: after each event it starts what the new state asks for — fetching,
 * checking, sealing, sending — and feeds back what comes of it.
 */
export class Booth {
  #model: Model;
  readonly #source: Source;
  readonly #show: (model: Model) => void;
  readonly #outbox: Outbox;
  readonly #delivery: Delivery;
  readonly #sealer: Sealer;
  #sending = false;
  #checking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: Source, model: Model, show: (model: Model) => void) {
    this.#source = source;
    this.#model = model;
    this.#show = show;
    this.#outbox = new Outbox(source.server, source.box);
    this.#delivery = new Delivery(boxUrl(source, '/ballots'), () =>
      this.tell({ type: 'progress', progress: { step: 'waiting' } }),
    );
    this.#sealer = new Sealer((done, total) => {
      if (this.#isSealing()) this.tell({ type: 'progress', progress: { step: 'sealing', done, total } });
    });
  }

  get model(): Model {
    return this.#model;
  }

  start(): void {
    this.#show(this.#model);
    if (this.#outbox.waiting() !== null) this.tell({ type: 'resume' });
    void this.load();
  }

  tell(event: Event): void {
    const before = this.#model;
    this.#model = next(before, event);
    if (this.#model.credential !== before.credential) memory.remember('code', this.#model.credential);
    this.#show(this.#model);
    this.#pursue();
  }

  hurry(): void {
    this.#delivery.hurry();
  }

  /** Fetches the box now, and again after a while: opening and closing must reach the phones. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const found = await fetchBox(this.#source);
    if (typeof found === 'string') this.tell({ type: 'trouble', trouble: found });
    else this.tell({ type: 'box', box: found });
    clearTimeout(this.#timer);
    if (this.#model.screen.at === 'cleared') return;
    const waiting = this.#model.box === null || this.#model.screen.at === 'shut';
    const pause = waiting ? WAITING_ROOM_MS : VOTING_MS;
    this.#timer = setTimeout(() => void this.load(), pause * (0.8 + Math.random() * 0.4));
  }

  #pursue(): void {
    const { screen } = this.#model;
    if (screen.at === 'checking') void this.#check();
    if (screen.at === 'review') this.#sealAhead();
    if (screen.at === 'sending') void this.#send();
    if (screen.at === 'received' || screen.at === 'cleared') this.#sealer.forget();
  }

  #isSealing(): boolean {
    return this.#model.screen.at === 'sending' && this.#model.screen.progress.step === 'sealing';
  }

  async #check(): Promise<void> {
    const { box, credential } = this.#model;
    if (this.#checking || box === null || credential === null) return;
    this.#checking = true;
    const outcome = await checkCode(this.#source, box, credential);
    this.#checking = false;
    this.tell({ type: 'checked', outcome });
  }

  #sealAhead(): void {
    const job = ballot(this.#model);
    if (job !== null) this.#sealer.prepare(job);
  }

  /** Seals if there is something to seal, then sends whatever waits, one ballot after the other. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      if (this.#isSealing()) await this.#seal();
      await this.#deliver();
    } catch {
      this.tell({ type: 'seal-failed' });
    } finally {
      this.#sending = false;
    }
  }

  async #seal(): Promise<void> {
    const job = ballot(this.#model);
    if (job === null) throw new Error('incomplete');
    const sealed = await this.#sealer.take(job);
    // From here on the ballot exists on the phone, whatever becomes of the network.
    this.#outbox.keep(sealed);
    this.tell({ type: 'progress', progress: { step: 'sending' } });
  }

  async #deliver(): Promise<void> {
    const sealed = this.#outbox.waiting();
    if (sealed === null) return;
    const outcome = await this.#delivery.deliver(sealed);
    if (outcome.kind === 'refused') {
      this.#outbox.drop(sealed.tracker);
      return this.tell({ type: 'refused', refusal: outcome.refusal });
    }
    // The tracker is computed here from what was sealed: a server cannot have swapped the ballot unseen.
    if (outcome.tracker !== trackerOf(ballotIn(sealed.text))) {
      return this.tell({ type: 'refused', refusal: { kind: 'mismatch', message: { zh: '', en: '' } } });
    }
    this.#outbox.drop(sealed.tracker);
    if (this.#outbox.waiting() !== null) return this.#deliver();
    this.tell({ type: 'received', tracker: outcome.tracker, replaced: outcome.replaced });
  }
}
