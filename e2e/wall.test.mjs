// The hall's wall: what it shows, who turns it, and what it does when the line is bad.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';
import { openProxy } from './support/proxy.mjs';

const slides = fileURLToPath(new URL('../crates/drawing/tests/office.pdf', import.meta.url));
const screen = { fullPage: false };
const hall = { width: 1920, height: 1080 };
const phone = { width: 360, height: 740 };

let browser;
let house;
let cast;
let organiser;
let wall;
let remote;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
  organiser = await cast.enter('organiser');
  wall = await cast.enter('organiser');
  await wall.setViewportSize(hall);
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const shows = (page, text) => page.locator('main').getByText(text, { exact: true }).first().waitFor();

/** Nothing runs over the edge of the wall. */
async function fits() {
  const over = await wall.evaluate(() => {
    const main = document.querySelector('main');
    const edge = main.getBoundingClientRect();
    const outside = (one) => {
      const { top, bottom, right } = one.getBoundingClientRect();
      return bottom > edge.bottom + 1 || right > edge.right + 1 || top < edge.top - 1;
    };
    return [...main.querySelectorAll('*')].filter(outside).map((one) => one.className || one.tagName);
  });
  assert.deepEqual(over, [], 'over the edge');
}

async function picture(name) {
  await examine(wall);
  await fits();
  await look(wall, `wall-${name}`, screen);
}

test('the welcome tells the hall’s network, and the wall follows the meeting from there', async () => {
  await visit(organiser, `${cast.review}/projector/welcome`);
  await organiser.getByLabel('网络名称').fill('HALL-2025 会场');
  await organiser.getByLabel('密码').fill('pingyi2025');
  await press(organiser, '保存');
  await organiser.getByText('已保存，将显示在欢迎页').waitFor();
  await look(organiser, 'wifi');
  await visit(wall, `${cast.review}/projector?light`);
  await wall.getByText('pingyi2025').waitFor();
  await picture('welcome');
  await visit(organiser, `${cast.review}/check-in`);
  await press(organiser, '除请假人员外全部到会');
  await visit(organiser, `${cast.review}/meeting`);
  await press(organiser, '宣布开会');
  await wall.locator('[aria-current=step]').waitFor();
  await picture('agenda');
});

test('the reporter’s slides are on the wall, turned from a phone and from the wall’s own keys', async () => {
  for (let step = 0; step < 2; step += 1) {
    await organiser.getByRole('button', { name: /^下一步/ }).click();
    await organiser.waitForLoadState();
  }
  await wall.locator('.projector__speaker').waitFor();
  await picture('speaker');
  await visit(organiser, `${cast.review}/remote`);
  await organiser.getByRole('link', { name: '上传' }).click();
  await organiser.setInputFiles('#file', slides);
  await press(organiser, '上传');
  await organiser.getByRole('heading', { name: '逐页查看' }).waitFor({ timeout: 60_000 });
  await examine(organiser);
  await look(organiser, 'slides');
  await shows(wall, '1 / 3');
  await picture('slides');

  remote = await cast.enter('organiser', { phone: true });
  await remote.setViewportSize(phone);
  await visit(remote, `${cast.review}/remote`);
  await press(remote, '下一页');
  await shows(wall, '2 / 3');
  await remote.getByText('第 2 页，共 3 页').waitFor();
  await look(remote, 'remote');
  await wall.keyboard.press('PageDown');
  await shows(wall, '3 / 3');
  await remote.getByText('第 3 页，共 3 页').waitFor();
  assert.ok(await remote.getByRole('button', { name: '下一页' }).isDisabled());
});

test('the chair holds each scene from the phone', async () => {
  await press(remote, '开始计时');
  for (const [name, key] of [
    ['述职顺序', 'order'],
    ['述职人与计时', 'clock'],
    ['投票进度', 'counts'],
    ['票箱指纹', 'fingerprints'],
    ['致谢', 'thanks'],
  ]) {
    await press(remote, name);
    await remote.getByText(`投屏画面：${name}`).waitFor();
    await wall.waitForTimeout(300);
    await picture(key);
  }
  await examine(remote);
  await look(remote, 'remote-held');
  await press(remote, '跟随会议');
  await shows(wall, '3 / 3');
});

test('long names and long agendas fit, on small projectors as well', async () => {
  await visit(wall, `${cast.review}/projector?dark&scene=speaker`);
  await wall.waitForTimeout(500);
  for (const size of [hall, { width: 1280, height: 720 }, { width: 1024, height: 768 }]) {
    await wall.setViewportSize(size);
    await wall.evaluate(() => {
      const [unit, speaker] = ['.projector__unit', '.projector__speaker'].map((one) => document.querySelector(one));
      unit.textContent = '集团有限责任公司第十二联合机关党支部委员会综合管理与服务部门';
      speaker.textContent = '党支部书记、综合管理与服务部主任';
      dispatchEvent(new Event('resize'));
    });
    await fits();
    await look(wall, `wall-long-${size.width}`, screen);
  }
  await visit(wall, `${cast.review}/projector?scene=agenda`);
  await wall.waitForTimeout(500);
  await wall.evaluate(() => {
    const list = document.querySelector('.projector__agenda');
    while (list.children.length < 15) list.append(list.children[0].cloneNode(true));
    dispatchEvent(new Event('resize'));
  });
  await fits();
  await look(wall, 'wall-fifteen', screen);
  await wall.setViewportSize(hall);
});

test('a server that is killed and comes back finds every screen as it left it', async () => {
  await visit(wall, `${cast.review}/projector?light`);
  await shows(wall, '3 / 3');
  const stale = wall.locator('[data-offline]');
  await house.restart(async () => {
    await stale.waitFor({ state: 'visible' });
    await shows(wall, '3 / 3');
    await look(wall, 'wall-stale', screen);
  });
  await stale.waitFor({ state: 'hidden', timeout: 20_000 });
  for (const page of [wall, remote, organiser]) takeComplaints(page);
  await remote.reload();
  await press(remote, '上一页');
  await shows(wall, '2 / 3');
});

test('a proxy that buffers everything and a clock that is wrong by an hour hurt nobody', async (t) => {
  const proxy = await openProxy(house.url);
  t.after(() => proxy.close());
  const far = await cast.passer({ baseURL: proxy.url });
  // Without a shared worker the page listens for itself; with its own clock it stands for a whole machine.
  await far.addInitScript(() => {
    const [now, hour] = [Date.now.bind(Date), 3_600_000];
    Date.now = () => now() - hour;
    delete globalThis.SharedWorker;
  });
  await far.goto(house.signIn('organiser'));
  await far.goto(`${cast.review}/projector?scene=speaker`);
  await far.waitForTimeout(4_000);
  await press(remote, '加一分钟');
  const ends = async (page) => page.locator('[data-clock]').getAttribute('data-ends-at');
  await remote.waitForTimeout(1_500);
  assert.equal(await ends(far), await ends(remote), 'the change came through');
  const seconds = async (page) => {
    const [minutes, rest] = (await page.locator('[data-clock]').textContent()).split(':').map(Number);
    return minutes * 60 + rest;
  };
  const [there, here] = await Promise.all([seconds(far), seconds(remote)]);
  assert.ok(Math.abs(there - here) <= 1, `${there} s there, ${here} s here`);
  assert.ok(await far.locator('[data-offline]').isHidden());
  takeComplaints(far);
  await far.context().close();
});
