import type { Posted } from '../../src/app/post.ts';
import { electionText } from './box.ts';
import { inputFor, pedersen, trusteesOf, type PolynomialText, type ShareText } from './ceremony.ts';

type Stored = (string | null)[];

const ROUNDS = ['certificate', 'polynomial', 'share'] as const;

/** Passes on what trustees send each other, as the real one does, and checks nothing. */
export class TrusteeServer {
  readonly size = 3;
  readonly threshold: number;
  begun = false;
  /** Whether somebody became a trustee since it was begun. */
  changed = false;
  /** A network that swallows the next answer: what was sent has arrived. */
  swallows = false;
  readonly parts = new Map<number, string>();
  complaints: { by: number; about: number }[] = [];
  #sent = this.#empty();

  constructor(threshold = 2) {
    this.threshold = threshold;
  }

  #empty(): { [round in (typeof ROUNDS)[number]]: Stored } {
    return { certificate: [null, null, null], polynomial: [null, null, null], share: [null, null, null] };
  }

  startOver(): void {
    this.#sent = this.#empty();
    this.complaints = [];
    this.parts.clear();
  }

  /** Puts something else in the place of what a trustee sent. */
  falsify(round: (typeof ROUNDS)[number], index: number, change: (text: string) => string): void {
    this.#sent[round][index - 1] = change(this.#sent[round][index - 1]!);
  }

  get round(): (typeof ROUNDS)[number] | 'complete' {
    return ROUNDS.find((round) => this.#sent[round].includes(null)) ?? 'complete';
  }

  #all<T>(round: (typeof ROUNDS)[number]): T[] {
    return this.#sent[round].map((text) => JSON.parse(text!) as T);
  }

  get trustees() {
    const certificates = this.#sent.certificate.map((text) => text!);
    const [polynomials, shares] = [this.#all<PolynomialText>('polynomial'), this.#all<ShareText>('share')];
    return trusteesOf([pedersen(this.threshold, certificates, polynomials, shares)]);
  }

  /** Three for one answer and two for the other. */
  get test(): { election: string; trustees: string; sum: string } {
    const trustees = this.trustees;
    const election = electionText(trustees.key, [{ answers: ['yes', 'no'], min: 0, max: 9, question: 'Test' }]);
    return { election, trustees: trustees.text, sum: '{"numbers":[[3,2]],"randomness":[["1234567","7654321"]]}' };
  }

  /** What `trustee.json` says to this trustee. */
  state(index: number): unknown {
    return {
      context: 'the-review',
      name: `保管人${index}`,
      publicKey: null,
      keyUrl: '/key',
      boxes: [],
      ready: [0, this.size],
      minimum: 5,
      words: {},
      lang: 'zh-CN',
      ceremony: this.begun ? this.#ceremony(index) : null,
    };
  }

  #ceremony(index: number): unknown {
    const { round } = this;
    const complete = round === 'complete';
    const share = this.#sent.share[index - 1];
    const own = share == null ? null : (JSON.parse(share) as ShareText);
    const gathered = round === 'share' || complete;
    return {
      kind: 'pedersen',
      threshold: this.threshold,
      size: this.size,
      index,
      changed: this.changed,
      names: [1, 2, 3].map((each) => ({ zh: `保管人${each}`, en: `Trustee ${each}` })),
      round,
      done: complete ? [true, true, true] : this.#sent[round].map((text) => text !== null),
      certificate: this.#sent.certificate[index - 1],
      polynomialGiven: this.#sent.polynomial[index - 1] !== null,
      shareGiven: share !== null,
      certificates: round === 'certificate' ? null : this.#sent.certificate,
      input: gathered ? inputFor(this.#all<PolynomialText>('polynomial'), index) : null,
      privateKey: own?.private_key ?? null,
      publicKey: own?.public_key.public_key ?? null,
      complaints: this.complaints,
      test: complete
        ? { ...this.test, url: `/${index}/test`, given: this.parts.has(index), opened: this.parts.size >= 2 }
        : null,
      urls: Object.fromEntries([...ROUNDS, 'complaint'].map((name) => [name, `/${index}/${name}`])),
    };
  }

  post = async (url: string, body: string): Promise<Posted> => {
    const [, place = '', kind = ''] = url.split('/');
    const index = Number(place);
    const answer = this.#take(index, kind, body);
    if (!this.swallows) return answer;
    this.swallows = false;
    return { kind: 'offline' };
  };

  #take(index: number, kind: string, body: string): Posted {
    if (kind === 'complaint') {
      this.complaints.push({ by: index, about: (JSON.parse(body) as { about: number }).about });
      return { kind: 'done' };
    }
    if (kind === 'test') {
      this.parts.set(index, body);
      return { kind: 'done' };
    }
    const round = ROUNDS.find((name) => name === kind)!;
    if (this.round !== round || this.#sent[round][index - 1] !== null) {
      return { kind: 'refused', message: { zh: '', en: 'not now' } };
    }
    this.#sent[round][index - 1] = body;
    this.complaints = this.complaints.filter(({ by }) => by !== index);
    return { kind: 'done' };
  }
}
