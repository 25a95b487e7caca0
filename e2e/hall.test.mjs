// One hall seen by five browsers at once: chair, wall, desk, phone, leader. What may break in it is broken.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { mark, received, scan, send } from './support/booth.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openBoxes } from './support/hall.mjs';
import { openHouse } from './support/house.mjs';

const screen = { fullPage: false };
const full = { width: 1920, height: 1080 };
const small = { width: 360, height: 740 };

let browser;
let house;
let cast;
let chair;
let wall;
let desk;
let leader;
/** The first has voted, the second is about to. */
const phones = [];
let trackers;
let ballots;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
  chair = await cast.enter('organiser');
  desk = await cast.enter('scrutineer2');
  leader = await cast.enter('leader2');
  wall = await openWall();
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

async function openWall() {
  const page = await cast.enter('observer');
  await page.setViewportSize(full);
  return page;
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const onward = () => chair.locator('.chair__act .button--primary').click();
const clock = (page) => page.locator('[data-clock]').first();
const endsAt = (page) => clock(page).getAttribute('data-ends-at');
const offline = (page) => page.locator('[data-offline]');

/** The chair presses a key; the step is taken, and the page is ready for the next. */
async function key(name) {
  const version = 'input[name="version"][form="step"]';
  const before = await chair.locator(version).inputValue();
  await chair.keyboard.press(name);
  await chair.waitForFunction(([one, was]) => (document.querySelector(one)?.value ?? was) !== was, [version, before]);
  await chair.waitForLoadState();
}

/** What the clock of a page shows, in seconds. */
async function shown(page) {
  const [minutes, seconds] = (await clock(page).textContent()).trim().split(':').map(Number);
  return minutes * 60 + seconds;
}

async function agree(...pages) {
  const [first, ...others] = await Promise.all(pages.map(shown));
  for (const other of others) assert.ok(Math.abs(first - other) <= 1, `${first} s on one screen, ${other} s on another`);
}

test('the whole room rehearses on a copy, which one press wipes', async () => {
  const page = `${cast.review}/rehearsal`;
  await visit(chair, page);
  await look(chair, 'rehearsal');
  await press(chair, '开始全场演练');
  await chair.getByText('全场演练：这里的一切都不作数。').waitFor();
  const copy = new URL(chair.url()).pathname.replace(/\/meeting$/, '');
  assert.notEqual(copy, cast.review);
  await visit(desk, `${copy}/check-in`);
  await press(desk, '除请假人员外全部到会');
  await visit(wall, `${copy}/projector?light`);
  await wall.getByText('演练', { exact: true }).waitFor();
  await visit(chair, `${copy}/meeting`);
  await press(chair, '宣布开会');
  await wall.locator('[aria-current=step]').waitFor();
  await examine(chair);
  await look(chair, 'rehearsal-chair');
  await look(wall, 'rehearsal-wall', screen);

  await visit(chair, page);
  await look(chair, 'rehearsal-here');
  chair.once('dialog', (dialog) => dialog.accept());
  await press(chair, '结束演练并清除');
  await chair.getByText('演练已清除。').waitFor();
  assert.equal((await desk.goto(`${copy}/check-in`)).status(), 404);
  for (const one of [chair, wall, desk]) takeComplaints(one);
});

test('a press of the chair is on every screen, and the record begins where nobody rehearsed', async () => {
  await visit(wall, `${cast.review}/projector?light`);
  await visit(leader, `${cast.review}/comments`);
  await visit(desk, `${cast.review}/check-in`);
  await desk.locator('input[name=number]').fill('S001');
  await desk.keyboard.press('Enter');
  await desk.getByText('党委书记 已签到').waitFor();
  ballots = await openBoxes(cast);
  await ballots.organiser.context().close();

  await visit(chair, `${cast.review}/meeting`);
  await press(chair, '宣布开会');
  await wall.locator('[aria-current=step]').waitFor();
  await onward();
  await chair.locator('[data-live-part] .chair__unit').first().waitFor();
  await onward();
  await wall.locator('.projector__speaker').waitFor();
  const unit = await wall.locator('.projector__unit').textContent();
  await chair.locator('.chair__unit', { hasText: unit.trim() }).waitFor();
  const begin = chair.getByRole('button', { name: '开始计时', exact: true });
  if (await begin.isVisible()) await begin.click();
  await wall.locator('[data-clock][data-ends-at]').waitFor();
  await chair.locator('[data-clock][data-ends-at]').first().waitFor();
  assert.equal(await endsAt(wall), await endsAt(chair));
  await agree(wall, chair);
});

test('the server is killed while the clock runs, and nobody loses anything', async () => {
  for (let number = 0; number < 2; number += 1) {
    const phone = await cast.phone();
    await phone.setViewportSize(small);
    await scan(phone, ballots.box, ballots.codes.shift());
    await press(phone, '开始测评');
    await mark(phone, new Proxy({}, { get: () => (number === 0 ? '好' : '较好') }));
    phones.push(phone);
  }
  const [voted, voting] = phones;
  trackers = [await send(voted, { alike: true })];
  await look(voted, 'hall-phone');
  await leader.locator('.task').first().getByRole('link').click();
  const praise = leader.getByLabel('肯定成绩', { exact: true });
  await praise.fill('写到一半');
  const end = await endsAt(chair);

  const screens = [chair, wall, desk, leader];
  await house.restart(async () => {
    for (const page of screens) await offline(page).waitFor({ state: 'visible', timeout: 20_000 });
    await voting.getByRole('button', { name: '密封并提交' }).tap();
    await voting.getByRole('button', { name: '是本意，密封并提交' }).tap();
    await look(voting, 'hall-phone-waiting');
    await look(wall, 'hall-wall-stale', screen);
  }, 'SIGKILL');

  for (const page of screens) await offline(page).waitFor({ state: 'hidden', timeout: 20_000 });
  trackers.push(await received(voting));
  assert.equal(await praise.inputValue(), '写到一半');
  assert.equal(await endsAt(chair), end);
  assert.equal(await endsAt(wall), end);
  await agree(wall, chair);
  for (const page of [...screens, ...phones]) takeComplaints(page);
  const reader = await cast.passer();
  for (const tracker of trackers) {
    await visit(reader, `/boxes/${ballots.box}?tracker=${encodeURIComponent(tracker)}`);
    await reader.getByText('该选票已在票箱中').first().waitFor();
  }
  await reader.context().close();
});

test('the projector is unplugged, the chair’s laptop is closed, and others take their places', async () => {
  const unit = (await wall.locator('.projector__unit').textContent()).trim();
  const end = await endsAt(chair);
  await Promise.all([wall.context().close(), chair.context().close()]);

  chair = await cast.enter('organiser');
  wall = await openWall();
  await visit(chair, `${cast.review}/meeting`);
  await visit(wall, `${cast.review}/projector?light`);
  await wall.locator('.projector__unit', { hasText: unit }).waitFor();
  await chair.locator('.chair__unit', { hasText: unit }).waitFor();
  assert.equal(await endsAt(chair), end);
  await press(chair, '加一分钟');
  await wall.waitForFunction((was) => document.querySelector('[data-clock]').dataset.endsAt !== was, end);
  assert.equal(Number(await endsAt(wall)) - Number(end), 60_000);
});

test('the agenda is dragged into another order, and the chair works by keyboard alone', async () => {
  await visit(chair, `${cast.review}/meeting/agenda`);
  const point = (title) => chair.locator('[data-drag-item]', { hasText: title });
  await point('总结讲话').dragTo(point('民主测评'), { targetPosition: { x: 20, y: 5 } });
  await press(chair, '保存议程');
  await visit(chair, `${cast.review}/meeting`);
  const last = (title) => chair.locator('#agenda tbody tr').last().getByText(title).waitFor();
  await last('民主测评');
  chair.once('dialog', (dialog) => dialog.accept());
  await key('u');
  await last('总结讲话');

  const end = Number(await endsAt(chair));
  await key('+');
  await wall.waitForFunction((was) => Number(document.querySelector('[data-clock]').dataset.endsAt) > was, end);
  await key('p');
  await wall.locator('[data-clock][data-paused-left-ms]').waitFor();
  await chair.getByRole('button', { name: '继续', exact: true }).waitFor();
  await key('p');
  await wall.locator('[data-clock][data-ends-at]').waitFor();
  await key('ArrowRight');
  await wall.getByText('提问').first().waitFor();
});

test('every phone page of the hall fits a small phone', async () => {
  const pages = {
    organiser: {
      meeting: '/meeting',
      remote: '/remote',
      agenda: '/meeting/agenda',
      lot: '/meeting/lot',
      record: '/meeting/record',
      script: '/meeting/script',
      minutes: '/meeting/minutes',
      entry: '/meeting/entry',
      questions: '/questions',
      'check-in': '/check-in',
      'check-in-own': '/check-in/own',
      'check-in-sheets': '/check-in/sheets',
      'check-in-paper': '/check-in/paper',
      rehearsal: '/rehearsal',
    },
    leader2: { comments: '/comments', 'comments-now': '/comments/now', 'leader-questions': '/questions' },
  };
  for (const [who, list] of Object.entries(pages)) {
    const phone = await cast.enter(who, { phone: true });
    for (const [name, path] of Object.entries(list)) {
      await phone.setViewportSize(small);
      await visit(phone, `${cast.review}${path}`);
      await phone.setViewportSize(small);
      const width = await phone.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= small.width, `${path} is ${width} px wide`);
      await look(phone, `phone-${name}`);
    }
    await phone.context().close();
  }
});
