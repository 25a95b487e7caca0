import { tracker as trackerOf, type Sealed } from '../ballot/index.ts';
import { ballotIn } from './comments.ts';
import { Delivery } from './delivery.ts';
import * as memory from './memory.ts';
import { Outbox } from './outbox.ts';
import { Sealer } from './sealer.ts';
import { boxUrl, checkCode, fetchBox, fetchStand, type Source } from './source.ts';
import { next } from './course.ts';
import { ballot, type Event, type Model } from './state.ts';

/** How often the box is asked how it stands; each phone at times of its own. */
const WAITING_ROOM_MS = 5_000;
const VOTING_MS = 8_000;

/** Before sealing, the box's last word may be so old … */
const FRESH_MS = 2_000;
/** … or is asked for again for so long. Without an answer the server decides. */
const LAST_LOOK_MS = 1_500;

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
  #lookedAt = Number.NEGATIVE_INFINITY;
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
    const { credential, shared, voter, screen, box } = this.#model;
    if (credential !== before.credential && !shared) memory.remember('code', credential);
    this.#delivery.isLast = box?.state === 'closing';
    if (voter !== before.voter || (screen.at === 'cleared' && before.screen.at !== 'cleared')) this.#forget();
    this.#show(this.#model);
    this.#pursue();
  }

  hurry(): void {
    this.#delivery.hurry();
  }

  /** Fetches the box now and looks after it from then on: opening and closing must reach the phones. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const found = await fetchBox(this.#source);
    if (typeof found === 'string') this.tell({ type: 'trouble', trouble: found });
    else this.tell({ type: 'box', box: found });
    if (typeof found !== 'string') this.#lookedAt = performance.now();
    this.#lookLater();
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    const { screen, box } = this.#model;
    if (screen.at === 'cleared') return;
    const pause = box === null || screen.at === 'shut' ? WAITING_ROOM_MS : VOTING_MS;
    this.#timer = setTimeout(() => void this.#look(), pause * (0.8 + Math.random() * 0.4));
  }

  async #look(patienceMs?: number): Promise<void> {
    const { box } = this.#model;
    if (box === null) return this.load();
    const stand = await fetchStand(this.#source, box.follows, patienceMs);
    if (stand !== null) this.#lookedAt = performance.now();
    const turned = stand !== null && (stand.state !== box.state || stand.graceEndsAt !== box.graceEndsAt);
    // The election is told only once it stands.
    if (turned && stand.state === 'open') return this.load();
    if (stand !== null && (turned || stand.waiting.join() !== box.waiting.join())) this.tell({ type: 'stand', stand });
    this.#lookLater();
  }

  /** Leaves nothing of the voter behind. */
  #forget(): void {
    this.#delivery.stop();
    this.#sealer.forget();
    this.#outbox.clear();
    memory.forget();
  }

  #pursue(): void {
    const { screen } = this.#model;
    if (screen.at === 'checking') void this.#check();
    if (screen.at === 'review' || screen.at === 'alike') this.#sealAhead();
    if (screen.at === 'sending') void this.#send();
    if (screen.at === 'received' || screen.at === 'shut') this.#sealer.forget();
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
    const { voter } = this.#model;
    try {
      if (this.#isSealing()) await this.#seal();
      if (this.#model.voter === voter) await this.#deliver();
    } catch {
      if (this.#isSealing() && this.#model.voter === voter) this.tell({ type: 'seal-failed' });
    } finally {
      this.#sending = false;
    }
    // The next voter may have been quicker than this one's end.
    if (this.#model.voter !== voter) this.#pursue();
  }

  async #seal(): Promise<void> {
    const job = ballot(this.#model);
    if (job === null) throw new Error('incomplete');
    const recent = performance.now() - this.#lookedAt < FRESH_MS;
    const [sealed] = await Promise.all([this.#sealer.take(job), recent ? null : this.#look(LAST_LOOK_MS)]);
    if (!this.#isSealing()) return;
    if (this.#model.box?.state !== 'open') return this.tell({ type: 'too-late' });
    // From here on the ballot exists on the phone, whatever becomes of the network, and the choices do not.
    this.#outbox.keep(sealed);
    this.tell({ type: 'sealed' });
  }

  async #deliver(): Promise<void> {
    for (let sealed = this.#outbox.waiting(); sealed !== null; sealed = this.#outbox.waiting()) {
      const end = await this.#deliverOne(sealed);
      if (end === 'stopped') return;
      if (end !== 'next') return this.tell(end);
    }
  }

  /** What comes of it; `next` when another ballot waits. */
  async #deliverOne(sealed: Sealed): Promise<Event | 'next' | 'stopped'> {
    const outcome = await this.#delivery.deliver(sealed);
    if (outcome === null) return 'stopped';
    if (outcome.kind === 'refused') {
      this.#outbox.drop(sealed.tracker);
      return { type: 'refused', refusal: outcome.refusal };
    }
    // The tracker is computed here from what was sealed: a server cannot have swapped the ballot unseen.
    if (outcome.tracker !== trackerOf(ballotIn(sealed.text))) {
      return { type: 'refused', refusal: { kind: 'mismatch', message: { zh: '', en: '' } } };
    }
    this.#outbox.drop(sealed.tracker);
    if (this.#outbox.waiting() !== null) return 'next';
    return { type: 'received', tracker: outcome.tracker, standing: outcome.standing };
  }
}
