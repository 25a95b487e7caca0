// The door: a clerk with a keyboard and a code reader, a sheet for a hall without a network, a guest's own phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

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

/** Chromium complains of a refused form; we mean to see it. */
function forgiveRefusals(page) {
  assert.deepEqual(takeComplaints(page).filter((said) => !said.includes('422')), []);
}

/** What a code reader does: it types all at once, and Enter. */
async function scan(page, number, answer) {
  await page.keyboard.insertText(number);
  await page.keyboard.press('Enter');
  await page.locator('.desk__answer', { hasText: answer }).waitFor();
}

test('the desk is worked by keyboard and code reader alone', async () => {
  const desk = await cast.enter('scrutineer2');
  await visit(desk, `${cast.review}/check-in`);
  await scan(desk, 'S001', '已签到');
  await scan(desk, 'S001', '此前已签到');
  await examine(desk);
  // What was not found is replaced by the next card, not written on.
  await desk.keyboard.insertText('S999');
  await desk.keyboard.press('Enter');
  await desk.getByText('名册中没有“S999”').waitFor();
  assert.equal(await desk.inputValue('#number'), 'S999');
  await scan(desk, 's002', 'S002');

  // The undo is the next but one stop of the Tab key.
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await desk.locator('.desk__answer', { hasText: '已取消签到' }).waitFor();
  assert.equal(await desk.evaluate(() => document.activeElement.id), 'number');

  // The same name twice: the clerk says who is meant.
  await scan(desk, '组织委员', '请选择是哪一位');
  forgiveRefusals(desk);
  await examine(desk);
  await look(desk, 'desk-which', { fullPage: false });
  await desk.locator('.desk__choices button').first().focus();
  await desk.keyboard.press('Enter');
  await desk.locator('.desk__answer--done').waitFor();
  await desk.context().close();
});

test('the sheet prints one page each and is entered in one go', async () => {
  const desk = await cast.enter('scrutineer2');
  await visit(desk, `${cast.review}/check-in/sheets`);
  await look(desk, 'sign-in-sheet');
  const sheets = await desk.locator('.paper-form').count();
  await desk.emulateMedia({ media: 'print' });
  const paper = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1');
  await desk.emulateMedia({ media: null });
  assert.equal(paper.match(/\/Type\s*\/Page\b/g).length, sheets, 'a sheet runs over its page');

  await visit(desk, `${cast.review}/check-in/paper?group=C&sheet=2`);
  await look(desk, 'signed-sheet', { fullPage: false });
  const first = desk.locator('input[name=person]').first();
  await first.focus();
  await desk.keyboard.press('Space');
  await desk.keyboard.press('Enter');
  await desk.getByText('已为 1 人签到。').waitFor();
  await examine(desk);
  await desk.context().close();
});

test('a guest checks in with the hall’s code', async () => {
  const desk = await cast.enter('scrutineer2');
  await visit(desk, `${cast.review}/check-in/own`);
  await desk.getByRole('button', { name: '开放自助签到' }).click();
  const address = await desk.locator('.own-code__address').getAttribute('href');
  await examine(desk);
  const phone = await cast.phone();
  await visit(phone, new URL(address).pathname + new URL(address).search);
  await phone.getByLabel('您的工号').fill('s020');
  await phone.keyboard.press('Enter');
  await phone.getByRole('heading', { name: '请确认是否本人' }).waitFor();
  await examine(phone);
  await phone.getByRole('button', { name: '是本人，签到' }).click();
  await phone.getByText('签到成功').waitFor();
  await examine(phone);
  await desk.context().close();
});
