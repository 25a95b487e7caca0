// Casting a ballot when things go wrong: bad networks, lost answers, restarts, borrowed phones, a tablet for many.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { choose, mark, received, scan, send } from './support/booth.mjs';
import { Cast, examine } from './support/cast.mjs';
import { openBoxes } from './support/hall.mjs';
import { openHouse } from './support/house.mjs';

let browser;
let house;
let cast;
/** The open box with its unused codes. */
let box;
let codes;
let organiser;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
  ({ box, codes, organiser } = await openBoxes(cast));
});
after(async () => {
  await browser?.close();
  await house?.stop();
});
afterEach(async (t) => {
  if (t.passed === false) await cast.lookAround();
});

/** Marks in turn, so that not everybody gets the same. */
const MIXED = ['好', '较好', '一般'];
const mixed = () => {
  let at = 0;
  return new Proxy({}, { get: () => MIXED[at++ % MIXED.length] });
};

async function begin(page, code) {
  await scan(page, box, code);
  await page.getByRole('button', { name: '开始测评' }).tap();
}

/** A phone with a whole ballot, read through, with one tap to go. */
async function readyToSend(options = {}) {
  const phone = await cast.phone(options);
  await begin(phone, codes.shift());
  await mark(phone, mixed());
  return phone;
}

const tapSend = (page) => page.getByRole('button', { name: '密封并提交' }).tap();
const waiting = (page) => page.getByRole('heading', { name: '等待网络' }).waitFor();

/** All ballots in the archive, replaced ones among them, and whether one with this tracker counts. */
async function ballots() {
  const text = Buffer.from(await (await fetch(`${house.url}/boxes/${box}/archive.bel`)).arrayBuffer()).toString('latin1');
  return text.match(/"type":"Ballot"/g)?.length ?? 0;
}

async function counts(tracker) {
  const board = await fetch(`${house.url}/boxes/${box}?tracker=${encodeURIComponent(tracker)}`, {
    headers: { 'accept-language': 'zh-CN' },
  });
  return (await board.text()).includes('该选票已在票箱中');
}

/** Everything a page has put down anywhere. */
const stored = (page) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: globalThis.caches === undefined ? [] : await caches.keys(),
    state: history.state,
    address: location.href,
    text: document.body.textContent,
  }));

/** Only the sealed ballot, and no choice in the clear anywhere. */
async function assertOnlySealed(page) {
  const found = await stored(page);
  const kept = Object.entries(found.local);
  assert.equal(kept.length, 1, `kept: ${kept.map(([key]) => key)}`);
  const sent = JSON.parse(kept[0][1]);
  assert.deepEqual(Object.keys(sent).sort(), ['ballot', 'comments']);
  for (const comment of sent.comments) assert.deepEqual(Object.keys(JSON.parse(comment)), ['alpha', 'sealed', 'proof']);
  const ballot = JSON.parse(sent.ballot);
  assert.deepEqual(Object.keys(ballot).sort(), ['answers', 'credential', 'election_hash', 'election_uuid', 'signature']);
  for (const answer of ballot.answers)
    assert.deepEqual(Object.keys(answer).sort(), ['choices', 'individual_proofs', 'overall_proof']);
  assert.deepEqual(Object.keys(found.session), ['pingyi.code']);
  assert.deepEqual([found.cookies, found.databases, found.caches], ['', [], []]);
  assert.doesNotMatch(JSON.stringify(found.state), /mark|choice|own/);
  for (const grade of [...MIXED, '差', '弃权']) assert.ok(!found.text.includes(grade), `“${grade}” is on the page`);
}

test('a network slower than any is slow, not broken', async (t) => {
  const phone = await readyToSend();
  const devtools = await phone.context().newCDPSession(phone);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 1_500,
    downloadThroughput: 4_000,
    uploadThroughput: 4_000,
  });
  const before = await ballots();
  const start = performance.now();
  await tapSend(phone);
  await phone.getByRole('heading', { name: '选票已收到' }).waitFor({ timeout: 40_000 });
  t.diagnostic(`acknowledged after ${Math.round(performance.now() - start)} ms`);
  assert.equal(await ballots(), before + 1);
  await phone.context().close();
});

test('a connection cut before the ballot left sends it later, once', async () => {
  const phone = await readyToSend();
  const before = await ballots();
  let cuts = 0;
  await phone.route('**/ballots', (route) => (++cuts <= 2 ? route.abort('connectionreset') : route.continue()));
  await tapSend(phone);
  await waiting(phone);
  await assertOnlySealed(phone);
  const tracker = await received(phone);
  assert.equal(cuts, 3);
  assert.equal(await ballots(), before + 1);
  assert.ok(await counts(tracker));
  assert.deepEqual((await stored(phone)).local, {}, 'what was acknowledged is not kept');
  await phone.context().close();
});

test('an answer that is lost on its way makes no second ballot', async () => {
  const phone = await readyToSend();
  const before = await ballots();
  let lost = 0;
  await phone.route('**/ballots', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    const request = route.request();
    const answer = await fetch(request.url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: request.postData(),
    });
    assert.equal(answer.status, 200, 'the server has it');
    return route.abort('connectionreset');
  });
  await tapSend(phone);
  const tracker = await received(phone);
  assert.equal(await ballots(), before + 1);
  assert.ok(await counts(tracker));
  await phone.getByText('新选票已替换').waitFor({ state: 'detached' });
  await phone.context().close();
});

test('an answer of somebody who is not the server is no answer', async () => {
  const phone = await readyToSend();
  const portal = [
    { status: 200, contentType: 'text/html', body: '<h1>Sign in to the hotel</h1>' },
    { status: 403, contentType: 'application/json', body: '{"error":"blocked"}' },
    { status: 502, contentType: 'text/html', body: 'Bad gateway' },
  ];
  await phone.route('**/ballots', (route) => (portal.length > 0 ? route.fulfill(portal.shift()) : route.continue()));
  await tapSend(phone);
  await waiting(phone);
  await retry(phone);
  const tracker = await received(phone);
  assert.deepEqual(portal, []);
  assert.ok(await counts(tracker));
  takeComplaints(phone);
  await phone.context().close();
});

test('a page loaded anew loses no sealed ballot, and the server’s restart does not either', async () => {
  const phone = await readyToSend();
  const before = await ballots();
  await phone.context().setOffline(true);
  await tapSend(phone);
  await waiting(phone);
  await assertOnlySealed(phone);
  await inspect(phone, 'booth-waiting');
  // The page can be had again, the box cannot.
  await phone.route('**/ballots', (route) => route.abort('connectionfailed'));
  await phone.context().setOffline(false);
  await phone.reload();
  await phone.getByText('本机有一张已密封、尚未送达的选票').waitFor();
  await assertOnlySealed(phone);
  await house.restart(async () => {
    await phone.unroute('**/ballots');
    await waiting(phone);
  });
  await retry(phone);
  const tracker = await received(phone);
  assert.equal(await ballots(), before + 1);
  assert.ok(await counts(tracker));
  await phone.context().close();
});

/** Sends at once, unless the phone has tried again by itself meanwhile: what came of it is for the caller to see. */
async function retry(phone) {
  const button = phone.getByRole('button', { name: '现在重试' });
  await button.tap({ timeout: 2_000 }).catch(() => {});
}

/** Looks at a screen in both themes without demanding silence: a dead network makes the browser complain. */
async function inspect(page, name) {
  takeComplaints(page);
  await examine(page);
  await look(page, name);
}

test('a quota that is broken is told with the way to mend it, and blocks nothing else', async () => {
  const phone = await cast.phone();
  await phone.route('**/booth.json', async (route) => {
    const told = await (await route.fetch()).json();
    const quotas = [
      { grades: ['good'], criterion: null, atLeast: null, atMost: 2 },
      { grades: ['average', 'poor'], criterion: null, atLeast: 1, atMost: null },
    ];
    await route.fulfill({ json: { ...told, filling: { missingRows: 'refuse', allSame: 'warn', quotas } } });
  });
  await scan(phone, box, codes.shift());
  await phone.getByText('每张选票“好”不超过 2 个').waitFor();
  await inspect(phone, 'booth-rules');
  await phone.getByRole('button', { name: '开始测评' }).tap();
  await mark(phone, new Proxy({}, { get: () => '好' }));
  await phone.getByText('“好”选了 7 个，规定不超过 2 个。请把其中 5 个改为其他等次。').waitFor();
  await phone.getByText('“一般、差”选了 0 个，规定不少于 1 个。请再选 1 个。').waitFor();
  assert.equal(await phone.getByRole('button', { name: '密封并提交' }).count(), 0);
  await inspect(phone, 'booth-quota');
  const first = await phone.locator('.answers__unit').first().textContent();
  await phone.getByRole('button', { name: `去修改：${first}` }).first().tap();
  for (const grade of ['好', '较好', '好', '一般', '较好', '较好', '较好']) {
    await choose(phone, grade);
    if (grade === '好') await phone.locator('.quotas li', { hasText: '“好”已选' }).waitFor();
    const index = await phone.locator('.booth__position').first().textContent();
    if (index.startsWith('第 2 位')) await inspect(phone, 'booth-quota-row');
    if (index.startsWith('第 7 位')) break;
    await phone.locator('.dots__dot').nth(Number(/\d+/.exec(index)[0])).tap();
  }
  await phone.getByRole('button', { name: '检查选票' }).tap();
  await phone.getByText('全部选好了').waitFor();
  await send(phone);
  await phone.context().close();
});

test('a borrowed phone forgets everything at the end', async () => {
  const phone = await readyToSend();
  await send(phone);
  await phone.getByRole('button', { name: '清除本机痕迹' }).tap();
  await phone.getByRole('heading', { name: '已清除' }).waitFor();
  await assertForgotten(phone);
  await phone.reload();
  await phone.getByRole('heading', { name: '请输入测评码' }).waitFor();
  assert.equal(await phone.getByLabel('测评码').inputValue(), '');
  await phone.context().close();
});

/** Nothing in storage, address or history, and the way back shows nothing. */
async function assertForgotten(page) {
  const found = await stored(page);
  assert.deepEqual([found.local, found.session, found.state], [{}, {}, null]);
  assert.ok(!found.address.includes('#'), found.address);
  for (let back = 0; back < 12; back += 1) {
    await page.evaluate(() => history.back());
    await page.waitForTimeout(30);
    const { text, state } = await stored(page).catch(() => ({ text: '', state: null }));
    assert.equal(state, null, 'a place is left in the history');
    for (const grade of [...MIXED, '弃权']) assert.ok(!text.includes(grade), `“${grade}” came back`);
    if (!page.url().includes('/booth')) break;
  }
  await page.goto(`/boxes/${box}/booth`);
}

test('a borrowed phone may be cleared before the ballot has arrived, after a warning', async () => {
  const phone = await readyToSend();
  const before = await ballots();
  await phone.context().setOffline(true);
  await tapSend(phone);
  await waiting(phone);
  await phone.getByRole('button', { name: '清除本机痕迹' }).tap();
  await phone.getByRole('heading', { name: '选票尚未送达' }).waitFor();
  await inspect(phone, 'booth-discard');
  await phone.getByRole('button', { name: '继续等待' }).tap();
  await waiting(phone);
  await phone.getByRole('button', { name: '清除本机痕迹' }).tap();
  await phone.getByRole('button', { name: '仍然清除' }).tap();
  await phone.getByRole('heading', { name: '已清除' }).waitFor();
  await phone.context().setOffline(false);
  await phone.waitForTimeout(2_500);
  assert.equal(await ballots(), before, 'a forgotten ballot was sent');
  await assertForgotten(phone);
  await phone.context().close();
});

test('on a shared tablet the next voter sees nothing of the last', async () => {
  const tablet = await cast.passer({ viewport: { width: 820, height: 1180 }, hasTouch: true });
  await tablet.clock.install();
  await tablet.goto(`/boxes/${box}/booth?shared`);
  const type = async (code) => {
    await tablet.getByLabel('测评码').fill(code);
    await tablet.getByRole('button', { name: '继续' }).tap();
    await tablet.getByRole('button', { name: '开始测评' }).tap();
  };
  const first = codes.shift();
  await type(first);
  await mark(tablet, mixed());
  const tracker = await send(tablet);
  await tablet.getByText(/本机将在 \d+ 秒后清除/).waitFor();
  await examine(tablet);
  await look(tablet, 'booth-shared-end');
  await tablet.clock.fastForward(20_000);
  await tablet.getByRole('button', { name: '延长时间' }).tap();
  await tablet.getByText('本机将在 30 秒后清除').waitFor();
  await tablet.clock.runFor(31_000);
  await tablet.getByRole('heading', { name: '请输入测评码' }).waitFor();
  const assertClean = async () => {
    const found = await stored(tablet);
    assert.deepEqual(found.local, { 'pingyi.shared': 'yes' }, 'only that the tablet is shared');
    assert.deepEqual([found.session, found.state], [{}, null]);
    for (const trace of [tracker, tracker.slice(0, 4), first, ...MIXED.slice(1)])
      assert.ok(!`${found.text}${found.address}`.includes(trace), `“${trace}” is left`);
    assert.equal(await tablet.getByLabel('测评码').inputValue(), '');
    assert.equal(await tablet.getByLabel('测评码').getAttribute('autocomplete'), 'off');
  };
  await assertClean();
  await examine(tablet);
  await look(tablet, 'booth-shared-code');

  // Another voter walks away with half a ballot on the screen.
  const second = codes.shift();
  await type(second);
  await choose(tablet, '较好');
  await tablet.clock.runFor(91_000);
  await tablet.getByRole('heading', { name: '您还在吗？' }).waitFor();
  await examine(tablet);
  await look(tablet, 'booth-shared-still-there');
  await tablet.getByRole('button', { name: '我还在' }).tap();
  assert.ok(await tablet.getByRole('radio', { name: '较好', exact: true }).isChecked(), 'who is there keeps the marks');
  await tablet.clock.runFor(91_000);
  await tablet.getByRole('heading', { name: '您还在吗？' }).waitFor();
  await tablet.clock.runFor(31_000);
  await tablet.getByRole('heading', { name: '请输入测评码' }).waitFor();
  await assertClean();

  // Cleared at once by hand, and by way of a card scanned with the tablet's own camera.
  await tablet.goto(`/boxes/${box}/booth#${second}`);
  await tablet.getByRole('button', { name: '开始测评' }).tap();
  await mark(tablet, mixed());
  await send(tablet);
  await tablet.getByRole('button', { name: '完成，交给下一位' }).tap();
  await tablet.getByRole('heading', { name: '请输入测评码' }).waitFor();
  await assertClean();
  // Left for another page and brought back by the browser.
  await type(codes.shift());
  await choose(tablet, '较好');
  tablet.on('dialog', (dialog) => dialog.accept());
  await tablet.goto('/verify');
  await tablet.goBack();
  await tablet.getByRole('heading', { name: '请输入测评码' }).waitFor();
  await assertClean();
  await tablet.context().close();
});

test('a ballot under way is taken after the end of voting, a later one is plainly refused', async () => {
  const [inTime, tooLate, half, newcomer] = [await readyToSend(), await readyToSend(), await cast.phone(), await cast.phone()];
  await begin(half, codes.shift());
  await choose(half, '好');
  for (const phone of [inTime, tooLate]) {
    await phone.context().setOffline(true);
    await tapSend(phone);
    await waiting(phone);
  }
  const before = await ballots();
  await organiser.goto(`${cast.review}/boxes`);
  await organiser.getByRole('button', { name: '关闭全部票箱' }).click();
  await organiser.locator('#stand', { hasText: '在途选票接收至' }).waitFor();
  await look(organiser, 'boxes-closing');

  await inTime.context().setOffline(false);
  const tracker = await received(inTime);
  assert.equal(await ballots(), before + 1);
  assert.ok(await counts(tracker));
  await half.getByRole('heading', { name: '投票已截止' }).waitFor({ timeout: 15_000 });
  await half.getByText('本页的选择没有密封，不计入结果。').waitFor();
  await look(half, 'booth-closing');
  await newcomer.goto(`/boxes/${box}/booth#${codes.shift()}`);
  await newcomer.getByRole('heading', { name: /投票已截止|票箱已关闭/ }).waitFor();

  await organiser.locator('#stand', { hasText: '投票已结束' }).waitFor({ timeout: 30_000 });
  await tooLate.context().setOffline(false);
  await tooLate.getByRole('heading', { name: '选票没有被接收' }).waitFor({ timeout: 20_000 });
  await tooLate.getByText(/没有计入|不再接收|已经结束|已结束/).first().waitFor();
  takeComplaints(tooLate);
  await examine(tooLate);
  await look(tooLate, 'booth-refused');
  assert.equal(await ballots(), before + 1);
  assert.deepEqual((await stored(tooLate)).local, {}, 'a refused ballot is not sent for ever');
});
