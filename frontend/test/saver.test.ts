import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, Saver, type Texts, type Trouble } from '../src/app/saver.ts';

/** A page with two fields, a server that answers what it is told to, and a clock that is wound by hand. */
class Page {
  form: Record<string, string> = { plan: '', work: '' };
  answers: Answer[] = [];
  sent: { texts: Texts; revision: number }[] = [];
  told: Trouble[] = [];
  revisions: [number, string | null][] = [];
  waiting: { ms: number; act: () => void }[] = [];
  saver = new Saver(
    {
      texts: () => ({ ...this.form }),
      fill: (texts) => Object.assign(this.form, texts),
      send: async (texts, revision) => {
        this.sent.push({ texts, revision });
        return this.answers.shift() ?? { kind: 'offline' };
      },
      saved: (revision, stand) => this.revisions.push([revision, stand]),
      tell: (trouble) => this.told.push(trouble),
      later: (ms, act) => {
        const one = { ms, act };
        this.waiting.push(one);
        return () => {
          this.waiting = this.waiting.filter((other) => other !== one);
        };
      },
    },
    3,
    { plan: '', work: '' },
  );

  type(name: string, text: string): void {
    this.form[name] = text;
    this.saver.typed();
  }

  /** Lets the next planned thing happen; answers how long it waited. */
  async wait(): Promise<number> {
    const next = this.waiting.shift();
    assert.ok(next, 'nothing is planned');
    next.act();
    await new Promise((done) => setTimeout(done));
    return next.ms;
  }

  kinds(): string[] {
    return this.told.map(({ kind }) => kind);
  }
}

const saved = (revision: number): Answer => ({ kind: 'saved', revision, stand: `saved ${revision}` });

test('what is typed is saved after a pause, each time from the revision before', async () => {
  const page = new Page();
  page.answers = [saved(4), saved(5)];
  page.type('plan', '明');
  page.type('plan', '明年');
  assert.equal(page.waiting.length, 1, 'one save for two keys');
  await page.wait();
  page.type('plan', '明年三件事');
  await page.wait();
  assert.deepEqual(
    page.sent.map(({ texts, revision }) => [texts['plan'], revision]),
    [['明年', 3], ['明年三件事', 4]],
  );
  assert.deepEqual(page.revisions, [[4, 'saved 4'], [5, 'saved 5']]);
  page.saver.typed();
  await page.wait();
  assert.equal(page.sent.length, 2, 'nothing new, nothing sent');
});

test('a lost connection loses nothing: it is sent again, ever more slowly, and at once when it is back', async () => {
  const page = new Page();
  page.answers = [{ kind: 'offline' }, { kind: 'offline' }, saved(4)];
  page.type('plan', '明年');
  await page.wait();
  page.type('plan', '明年更多');
  assert.equal(await page.wait(), 2_000);
  assert.equal(page.waiting[0]?.ms, 4_000);
  page.saver.tryNow();
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(page.kinds(), ['kept', 'kept', 'back']);
  assert.deepEqual(page.sent.map(({ revision }) => revision), [3, 3, 3]);
  assert.equal(page.sent.at(-1)?.texts['plan'], '明年更多');
  assert.equal(page.waiting.length, 0);
});

test('typing on while a save is under way is saved too, and the kept text is not dropped before', async () => {
  const page = new Page();
  page.answers = [saved(4), saved(5)];
  page.type('plan', 'a');
  const next = page.waiting.shift();
  next?.act();
  page.form['plan'] = 'ab';
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(page.revisions, [[4, null]]);
  await page.wait();
  assert.deepEqual(page.revisions.at(-1), [5, 'saved 5']);
});

test('two browsers in different sections are brought together', async () => {
  const page = new Page();
  page.answers = [{ kind: 'elsewhere', revision: 7, texts: { plan: '', work: '那边写的' } }, saved(8)];
  page.type('plan', '这边写的');
  await page.wait();
  assert.deepEqual(page.form, { plan: '这边写的', work: '那边写的' });
  await page.wait();
  assert.deepEqual(page.sent.at(-1), { texts: { plan: '这边写的', work: '那边写的' }, revision: 7 });
  assert.deepEqual(page.kinds(), ['merged']);
});

test('two browsers in one section are never merged by a machine', async () => {
  const page = new Page();
  page.answers = [{ kind: 'elsewhere', revision: 7, texts: { plan: '那边', work: '' } }];
  page.type('plan', '这边');
  await page.wait();
  assert.deepEqual(page.kinds(), ['conflict']);
  assert.equal(page.form['plan'], '这边', 'what was typed stays');
  page.type('plan', '这边又');
  assert.equal(page.waiting.length, 0, 'nothing more is sent until the person has decided');
  assert.deepEqual(page.revisions, [], 'the form still states the version it began from');
});

test('a lost session stops sending, and a refusal is told', async () => {
  const page = new Page();
  page.answers = [{ kind: 'refused', why: 'too long' }, { kind: 'signed-out' }];
  page.type('plan', 'a');
  await page.wait();
  page.type('plan', 'b');
  await page.wait();
  assert.deepEqual(page.kinds(), ['refused', 'signed-out']);
  page.type('plan', 'c');
  assert.equal(page.waiting.length, 0);
});
