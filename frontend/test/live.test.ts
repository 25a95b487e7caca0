import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection, type World } from '../src/live/connection.ts';
import { Hub, type FromHub } from '../src/live/hub.ts';
import type { News } from '../src/live/news.ts';
import { ServerTime } from '../src/live/time.ts';

// The line between a browser and the server, with a world whose clock only a test moves.

interface Question {
  readonly url: string;
  answer(body: unknown, now?: number): void;
  fail(): void;
}

interface Stream {
  readonly url: string;
  open: boolean;
  says(message: unknown): void;
  breaks(): void;
}

class TestWorld implements World {
  #now = 1_000_000;
  #calls: { at: number; work: () => void }[] = [];
  streams: Stream[] = [];
  questions: Question[] = [];

  now(): number {
    return this.#now;
  }
  steady(): number {
    return this.#now;
  }
  chance(): number {
    return 0.5;
  }
  later(ms: number, work: () => void): () => void {
    const call = { at: this.#now + ms, work };
    this.#calls.push(call);
    return () => {
      this.#calls = this.#calls.filter((other) => other !== call);
    };
  }
  stream(url: string, heard: (text: string) => void, broke: () => void): () => void {
    const stream: Stream = {
      url,
      open: true,
      says: (message) => heard(JSON.stringify(message)),
      breaks: broke,
    };
    this.streams.push(stream);
    return () => {
      stream.open = false;
    };
  }
  ask(url: string): Promise<{ now: number | null; body: unknown }> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        this.questions = this.questions.filter((other) => other !== question);
      };
      const question: Question = {
        url,
        answer: (body, now) => {
          done();
          resolve({ now: now ?? null, body });
        },
        fail: () => {
          done();
          reject(new TypeError('no way'));
        },
      };
      this.questions.push(question);
    });
  }

  get live(): Stream {
    const stream = this.streams.filter(({ open }) => open).at(-1);
    assert.ok(stream, 'no stream is open');
    return stream;
  }
  /** Questions that wait for a change, not those that only measure time. */
  get polls(): Question[] {
    return this.questions.filter(({ url }) => url.includes('since='));
  }

  async passes(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#calls.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#calls = this.#calls.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.at);
      due.work();
      await settled();
    }
    this.#now = until;
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

function connected(): { world: TestWorld; connection: Connection; news: News[]; lines: (number | null)[] } {
  const world = new TestWorld();
  const news: News[] = [];
  const lines: (number | null)[] = [];
  const told = {
    news: (one: News) => void news.push(one),
    time: () => {},
    line: (since: number | null) => void lines.push(since),
  };
  const connection = new Connection(world, '/reviews/7/live', told);
  connection.want([]);
  return { world, connection, news, lines };
}

const versions = (news: readonly News[]): number[] => news.map(({ version }) => version);

test('a late packet never turns time back', async () => {
  const { world, news } = connected();
  world.live.says({ version: 12 });
  world.live.says({ version: 14 });
  world.live.says({ version: 13 });
  world.live.says({ version: 14 });
  await settled();
  assert.deepEqual(versions(news), [12, 14]);
});

test('a server that began anew may count from anywhere, but a late word of the same run may not', async () => {
  const { world, news } = connected();
  world.live.says({ epoch: 5, version: 90 });
  world.live.breaks();
  await world.passes(1_000);
  world.live.says({ epoch: 6, version: 3 });
  world.live.says({ epoch: 6, version: 2 });
  await settled();
  assert.deepEqual(versions(news), [90, 3]);
});

test('a stream that opens and says nothing is asked around', async () => {
  const { world, news } = connected();
  const deaf = world.live;
  await world.passes(4_000);
  assert.equal(deaf.open, false);
  assert.match(world.polls[0]?.url ?? '', /since=0\.0$/);
  world.polls[0]?.answer({ version: 20 });
  await settled();
  assert.equal(news.at(-1)?.version, 20);
  await world.passes(300);
  assert.match(world.polls[0]?.url ?? '', /since=0\.20$/);
});

test('a stream that falls silent is left for questions, and taken again once it speaks', async () => {
  const { world, news } = connected();
  world.live.says({ version: 5 });
  const silent = world.live;
  await world.passes(9_500);
  assert.equal(silent.open, false);
  assert.equal(world.polls.length, 1);
  world.polls[0]?.answer({ version: 6 });
  await settled();
  await world.passes(61_000);
  world.live.says({ version: 7 });
  await settled();
  const last = world.polls[0];
  last?.answer({ version: 7 });
  await world.passes(2_000);
  assert.deepEqual(versions(news), [5, 6, 7]);
  assert.equal(world.polls.length, 0, 'nobody asks while the stream speaks');
});

test('an answer from before the line broke is not believed', async () => {
  const { world, connection, news } = connected();
  world.live.says({ version: 5 });
  world.live.breaks();
  await settled();
  const [early] = world.polls;
  connection.want(['stage']);
  world.live.says({ version: 9 });
  early?.answer({ epoch: 4, version: 1 });
  await settled();
  assert.deepEqual(versions(news), [5, 9]);
});

test('the line says since when it is silent, and that it is well again', async () => {
  const { world, connection, lines } = connected();
  const since = world.now();
  for (const question of world.questions) question.fail();
  await settled();
  assert.equal(connection.silentSince, since);
  world.live.says({ version: 1 });
  await settled();
  assert.equal(lines.at(-1), null);
});

test('pieces of pages come with the news and are kept until newer ones come', async () => {
  const { world, connection, news } = connected();
  connection.want(['stage']);
  assert.equal(world.live.url, '/reviews/7/live?view=stage');
  world.live.says({ version: 1, views: { stage: 'a' } });
  world.live.says({ version: 1 });
  world.live.says({ version: 2, views: { stage: 'b' } });
  await settled();
  assert.deepEqual(
    news.map(({ views }) => views['stage']),
    ['a', 'b'],
  );
});

test('all pages of a browser share one stream, and who comes late is told at once', async () => {
  const world = new TestWorld();
  const heard: [string, FromHub][] = [];
  const hub = new Hub<string>(world, (page, message) => {
    if (message.kind === 'news') heard.push([page, message]);
  });
  const url = '/reviews/7/live';
  hub.hear('chair', { kind: 'follow', url, views: [] });
  hub.hear('desk', { kind: 'follow', url, views: [] });
  assert.equal(world.streams.filter(({ open }) => open).length, 1);
  world.live.says({ version: 3 });
  hub.hear('phone', { kind: 'follow', url, views: [] });
  assert.deepEqual(
    heard.map(([page]) => page),
    ['chair', 'desk', 'phone'],
  );
  hub.hear('wall', { kind: 'follow', url, views: ['stage'] });
  assert.equal(world.streams.filter(({ open }) => open).length, 1);
  assert.equal(world.live.url, `${url}?view=stage`);
  for (const page of ['chair', 'desk', 'phone', 'wall']) hub.hear(page, { kind: 'bye' });
  assert.equal(world.streams.filter(({ open }) => open).length, 0);
});

test('pages that went without a word are forgotten', async () => {
  const world = new TestWorld();
  const hub = new Hub<string>(world, () => {});
  hub.hear('gone', { kind: 'follow', url: '/a', views: [] });
  await world.passes(4 * 60_000);
  hub.hear('here', { kind: 'follow', url: '/b', views: [] });
  await world.passes(2 * 60_000);
  hub.hear('here', { kind: 'here' });
  world.streams = [];
  await world.passes(3 * 60_000);
  const tried = new Set(world.streams.map(({ url }) => url));
  assert.deepEqual([...tried], ['/b']);
});

test('the quickest of several exchanges tells the time, though the local clock is wrong by an hour', () => {
  const time = new ServerTime();
  const hour = 3_600_000;
  const local = 5_000_000;
  // An answer is on its way there for `there` and back for `back`; ours is an hour behind.
  const exchange = (there: number, back: number): void =>
    time.learn(local + hour + there, there + back, local + there + back);
  exchange(30, 400);
  assert.ok(Math.abs(time.offsetMs - hour) > 100);
  exchange(12, 20);
  exchange(250, 20);
  assert.ok(Math.abs(time.offsetMs - hour) <= 16, `${time.offsetMs - hour} ms off`);
});

test('after sleep, or once the clock was set, the time is learnt anew', () => {
  const time = new ServerTime();
  time.learn(10_000, 10, 9_000);
  assert.equal(time.jumped(9_000, 500), false);
  assert.equal(time.jumped(10_000, 1_500), false);
  assert.equal(time.offsetMs, 1_005);
  // Asleep for ten minutes: the counter stood still.
  assert.equal(time.jumped(610_000, 1_600), true);
  time.learn(620_000, 400, 610_000);
  assert.equal(time.offsetMs, 10_200);
});

test('a machine that wakes asks for the time at once', async () => {
  const { world } = connected();
  const measuring = (): Question[] => world.questions.filter(({ url }) => !url.includes('since='));
  for (let sample = 0; sample < 4; sample += 1) {
    for (const question of measuring()) question.answer({ version: 1 }, world.now());
    await settled();
    await world.passes(300);
  }
  assert.equal(measuring().length, 0);
  await world.passes(3_000);
  assert.equal(measuring().length, 0);
  const late = world.now() - 600_000;
  world.steady = () => world.now() - late;
  await world.passes(1_000);
  assert.equal(measuring().length, 1);
});
