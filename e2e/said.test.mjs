// What is said in the hall: a clerk at the keyboard, a leader who writes while others speak, and what becomes of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

const phone = { width: 360, height: 740 };

let browser;
let house;
let cast;
let chair;
let clerk;
let leader;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
  chair = await cast.enter('organiser');
  clerk = await cast.enter('organiser');
  leader = await cast.enter('leader1');
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Presses the one big button until somebody reports. */
async function toReports() {
  await visit(chair, `${cast.review}/check-in`);
  await press(chair, '除请假人员外全部到会');
  await chair.goto(`${cast.review}/meeting`);
  for (let step = 0; step < 3; step += 1) await forward();
}

async function forward() {
  const version = 'input[name="version"][form="step"]';
  const before = await chair.locator(version).inputValue();
  await chair.locator('button[data-keys~="Space"]').click();
  await chair.waitForFunction(([one, was]) => document.querySelector(one)?.value !== was, [version, before]);
}

/** Types a line and waits until it is gone, which is when the server has it. */
async function types(line) {
  const field = clerk.locator('#line');
  await field.pressSequentially(line);
  await clerk.keyboard.press('Enter');
  await clerk.waitForFunction(() => document.querySelector('#line').value === '');
}

test('a clerk takes down what is said without touching the mouse', async () => {
  await toReports();
  await visit(clerk, `${cast.review}/meeting/entry`);
  await look(clerk, 'entry-empty');
  assert.equal(await clerk.evaluate(() => document.activeElement?.id), 'line');
  await types('1+ 客户答复及时，口碑好');
  await types('2- 回款仍是短板');
  assert.equal(await clerk.locator('#who').inputValue(), '2');
  await types('？？ 逾期货款怎样抓起来');
  // What follows a question is its answer.
  await types('清单已排好，逐月通报');
  await clerk.locator('#taken-down').getByText('清单已排好，逐月通报').waitFor();
  await clerk.keyboard.press('ArrowUp');
  assert.equal(await clerk.locator('#who').inputValue(), '1');
  await types('> 把市场信息送到研发手里');
  await clerk.locator('#taken-down').getByText('把市场信息送到研发手里').waitFor();
  assert.equal(await clerk.locator('#taken-down li').count(), 4);
  await examine(clerk);
  await look(clerk, 'entry');
  // The line drops: what was typed stays, and goes with the next Enter.
  await clerk.context().setOffline(true);
  await clerk.locator('#line').pressSequentially('还要抓紧');
  await clerk.keyboard.press('Enter');
  await clerk.getByText('网络中断，此条尚未记录').waitFor();
  assert.equal(await clerk.locator('#line').inputValue(), '还要抓紧');
  await clerk.context().setOffline(false);
  await clerk.keyboard.press('Enter');
  await clerk.locator('#taken-down').getByText('还要抓紧').waitFor();
  // The browser complained of the line; the clerk was told.
  takeComplaints(clerk);
});

test('a leader’s form stays when somebody else gets the floor', async () => {
  await visit(leader, `${cast.review}/comments/now`);
  await leader.setViewportSize(phone);
  const title = await leader.locator('h1').textContent();
  await leader.locator('textarea').first().fill('围绕中心，服务到位。');
  const next = leader.locator('#floor a');
  for (let part = 0; part < 3; part += 1) await forward();
  await next.waitFor();
  assert.equal(await leader.locator('h1').textContent(), title);
  assert.equal(await leader.locator('textarea').first().inputValue(), '围绕中心，服务到位。');
  await leader.locator('[data-autosave-stand]').getByText('已保存').waitFor();
  await examine(leader);
  await look(leader, 'comments-now');
  await next.click();
  await leader.waitForFunction((was) => document.querySelector('h1').textContent !== was, title);
});

test('the leader confirms what was written and what was taken down', async () => {
  await visit(leader, `${cast.review}/comments/confirm`);
  await look(leader, 'comments-confirm');
  await press(leader, '确认勾选的点评');
  await leader.getByText('1 条点评已确认').waitFor();
  await visit(clerk, `${cast.review}/meeting/minutes`);
  await clerk.getByText('围绕中心，服务到位。').waitFor();
  await clerk.getByText('把市场信息送到研发手里').waitFor();
  await look(clerk, 'minutes-said');
});

test('a question becomes an item of the ledger in one press', async () => {
  await visit(clerk, `${cast.review}/questions`);
  await look(clerk, 'questions');
  await clerk.locator('#questions').getByRole('button', { name: /列入台账/u }).click();
  await clerk.waitForURL('**/items/*');
  await clerk.getByRole('heading', { name: '逾期货款怎样抓起来' }).waitFor();
  await visit(clerk, `${cast.review}/comments`);
  await look(clerk, 'comments-all');
});
