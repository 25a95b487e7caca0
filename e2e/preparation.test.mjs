// Before the meeting: what the checks have found, one page a unit, and a leader's own draft in two windows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

let house;
let browser;
let cast;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  cast = new Cast(browser, house);
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

test('the organiser fills the table with the keyboard, and one wrong field keeps all of them out', async () => {
  const organiser = await cast.enter('organiser');
  await visit(organiser, `${cast.review}/facts`);
  await look(organiser, 'facts');
  const first = organiser.locator('input[data-column="records"]').nth(0);
  await first.focus();
  await first.press('Enter');
  const focused = () => organiser.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.equal(await focused(), 'B2，台账资料核查：得分（满分 60）');
  await organiser.keyboard.type('75');
  await organiser.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'B1，台账资料核查：得分（满分 60）');
  await organiser.getByRole('button', { name: '保存', exact: true }).click();
  await organiser.getByText('B2，台账资料核查：75 超过满分 60 分。').waitFor();
  takeComplaints(organiser);
  await examine(organiser);
  await look(organiser, 'facts-refused');
  await visit(organiser, `${cast.review}/facts/import`);
  const phone = await cast.enter('organiser', { phone: true, locale: 'en' });
  await visit(phone, `${cast.review}/facts`);
  await look(phone, 'facts-phone');
});

test('a leader reads everything about a unit on one page, and drafts in two windows', async () => {
  const leader = await cast.enter('leader1');
  await visit(leader, `${cast.review}/preparation`);
  await look(leader, 'preparation-list');
  await leader.getByRole('link', { name: /打开 · 营销服务党支部/ }).click();
  const page = leader.url();
  for (const words of ['台账资料核查', '54.0 分（满分 60）', '党支部年度考核：89.50 分', '上年度问题', '我的草稿']) {
    await leader.getByText(words).first().waitFor();
  }
  await examine(leader);
  await look(leader, 'preparation');
  await leader.setViewportSize({ width: 820, height: 1180 });
  await look(leader, 'preparation-tablet');
  const other = await leader.context().newPage();
  await other.goto(page);
  await leader.getByLabel('指出问题', { exact: true }).fill('逾期货款清收启动晚。');
  await leader.getByText('已保存').waitFor();
  // The other window still has the empty page: another field comes together, the same one stops.
  await other.getByLabel('肯定成绩', { exact: true }).fill('驻外党员参学率提高明显。');
  await other.getByText(/已保存/).first().waitFor();
  assert.equal(await other.getByLabel('指出问题', { exact: true }).inputValue(), '逾期货款清收启动晚。');
  await leader.getByLabel('肯定成绩', { exact: true }).fill('另一句话。');
  await leader.getByRole('button', { name: '比较两份文字' }).click();
  await leader.getByText('草稿在另一个窗口或设备上改过').waitFor();
  takeComplaints(leader);
  await leader.getByText('驻外党员参学率提高明显。').first().waitFor();
  assert.equal(await leader.getByLabel('肯定成绩', { exact: true }).inputValue(), '另一句话。');
  await examine(leader);
  await look(leader, 'preparation-stale');
  await leader.getByRole('button', { name: '保存草稿' }).click();
  await leader.getByText('草稿已保存。').waitFor();
  await leader.getByRole('link', { name: '去写点评' }).click();
  await leader.getByRole('link', { name: '采用我的草稿' }).click();
  assert.equal(await leader.getByLabel('指出问题', { exact: true }).inputValue(), '逾期货款清收启动晚。');
  await examine(leader);
  await look(leader, 'comment-from-draft');
});
