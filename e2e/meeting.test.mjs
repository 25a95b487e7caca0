// One meeting from the morning's last report to the news item, as the people of the demonstration live it.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { takeComplaints, look, openBrowser } from './support/browser.mjs';
import { choose, describeBox, mark, papers, received, scan, sealer, send } from './support/booth.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

const chosen = { chosen: true };
const wholeScreen = { chosen: true, fullPage: false };
const picture = fileURLToPath(new URL('../examples/demonstration/pictures/hall.jpg', import.meta.url));

let browser;
let house;
let cast;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

/** One part of the story. After a part that failed, the others could only tell nonsense. */
let broken = null;
function scene(name, work) {
  test(name, async (t) => {
    if (broken !== null) return t.skip(`after “${broken}”`);
    try {
      await work(t);
    } catch (fault) {
      broken = name;
      await cast.lookAround();
      throw fault;
    }
  });
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The people whose pages several scenes need. */
const people = {};

scene('a stranger finds the front page, in either language', async () => {
  const stranger = await cast.passer();
  await visit(stranger, '/');
  await look(stranger, 'home', chosen);
  await stranger.getByRole('link', { name: 'English' }).click();
  await stranger.waitForURL('/');
  assert.equal(await stranger.getAttribute('html', 'lang'), 'en');
  await examine(stranger);
  await look(stranger, 'home-en');
  for (const path of ['/news', '/privacy', '/verify', '/sign-in']) await visit(stranger, path);
  await stranger.context().close();
});

scene('the organiser returns a report with a note', async () => {
  const organiser = await cast.enter('organiser');
  people.organiser = organiser;
  await visit(organiser, '/tasks');
  await look(organiser, 'tasks');
  await visit(organiser, cast.review);
  await look(organiser, 'overview');
  await visit(organiser, `${cast.review}/roster`);
  await look(organiser, 'roster');
  await visit(organiser, `${cast.review}/reports`);
  await look(organiser, 'reports');
  await organiser.locator('tr', { hasText: '营销服务党支部' }).getByRole('link').click();
  await organiser.getByText('退回修改', { exact: true }).click();
  await organiser.getByLabel('退回意见').fill('请在“下一步工作思路”中写明清收责任人和完成时间。');
  await press(organiser, '附意见退回');
  await organiser.locator('.chip', { hasText: '退回修改' }).first().waitFor();
  await examine(organiser);
  await look(organiser, 'report-returned');
});

scene('the reporter mends it, is told what is missing, and hands it in', async () => {
  const reporter = await cast.enter('b4');
  await visit(reporter, '/tasks');
  await visit(reporter, `${cast.review}/reports`);
  await reporter.locator('tr', { hasText: '营销服务党支部' }).getByRole('link').click();
  await examine(reporter);
  await reporter.getByRole('link', { name: '继续撰写' }).click();
  await reporter.getByText('请在“下一步工作思路”中写明').waitFor();
  await examine(reporter);

  const plans = reporter.locator('textarea[data-count]').last();
  const count = reporter.locator(`#${await plans.getAttribute('id')}-count`);
  const total = reporter.locator('[data-count-total]');
  const [before, sum] = [await count.textContent(), await total.textContent()];
  await plans.press('Control+End');
  await plans.pressSequentially('清收责任人为本人，3月底前完成。');
  assert.equal(Number.parseInt(await count.textContent(), 10), Number.parseInt(before, 10) + 16);
  assert.equal(Number.parseInt(await total.textContent(), 10), Number.parseInt(sum, 10) + 16);
  await look(reporter, 'report', chosen);
  const phone = await cast.enter('b4', { phone: true });
  await visit(phone, new URL(reporter.url()).pathname);
  await look(phone, 'report-phone');
  await phone.context().close();

  const first = reporter.locator('textarea[data-count]').first();
  const written = await first.inputValue();
  await first.fill('');
  await press(reporter, '提交述职报告');
  await reporter.getByText('还不能提交').waitFor();
  assert.deepEqual(takeComplaints(reporter).filter((said) => !said.includes('422')), []);
  const finding = reporter.getByRole('link', { name: '“思想政治建设情况”尚未填写。' });
  await examine(reporter);
  await look(reporter, 'report-finding');
  assert.ok((await plans.inputValue()).endsWith('3月底前完成。'), 'what was typed is gone');
  await finding.click();
  await reporter.locator('textarea[data-count]').first().fill(written);
  await press(reporter, '提交述职报告');
  await reporter.locator('.chip', { hasText: '已提交' }).first().waitFor();
  await examine(reporter);
  await reporter.context().close();
});

scene('the organiser accepts it', async () => {
  const { organiser } = people;
  await organiser.reload();
  await examine(organiser);
  await press(organiser, '接收报告');
  await organiser.locator('.chip', { hasText: '已接收' }).first().waitFor();
  await examine(organiser);
  await look(organiser, 'report-accepted');
});
