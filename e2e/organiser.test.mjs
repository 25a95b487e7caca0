// The organiser's weeks before the meeting: rules, roster, days, and next year's review made of this one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { examine, visit } from './support/cast.mjs';
import { freePort, openServer } from './support/server.mjs';

const PASSWORD = 'a password for the tests';

let browser;
let house;
let office;
let review;

before(async () => {
  browser = await openBrowser();
  const port = await freePort();
  house = await openServer(port, { PINGYI_ADDRESS: `http://localhost:${port}` });
  office = await browser.desktop({ baseURL: house.url, locale: 'zh-CN' });
  office.setDefaultTimeout(15_000);
  await office.goto(house.setUp);
  await office.getByLabel('姓名').fill('组织者');
  await office.getByLabel('登录名').fill('office');
  await office.getByLabel('密码').fill(PASSWORD);
  await press(office, '创建账号');
  await office.waitForURL('**/tasks');
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const value = (page, path) => page.locator(`[name="v.${path}"]`);

test('rules are changed in a form, and what does not add up is shown where it stands', async () => {
  await visit(office, '/templates');
  await look(office, 'organiser-templates');
  await office.getByRole('link', { name: '企业党支部书记述职评议' }).click();
  await examine(office);
  await office.getByRole('link', { name: '另存一份修改' }).click();
  await examine(office);
  await look(office, 'organiser-template-form');
  await value(office, 'evaluation.groups.0.weight').fill('90%');
  await value(office, 'report.total_limit').fill('5000');
  await press(office, '保存');
  await office.getByText('权重之和为').waitFor();
  assert.equal(takeComplaints(office).length, 1, 'the browser tells of the refusal, and of nothing else');
  await examine(office);
  await look(office, 'organiser-template-wrong');
  await office.getByRole('link', { name: '查看位置' }).click();
  assert.match(office.url(), /#part-evaluation-groups$/);
  assert.equal(await value(office, 'report.total_limit').inputValue(), '5000', 'what was typed stays');
  await value(office, 'evaluation.groups.0.weight').fill('40%');

  const sections = () => office.locator('#part-report-sections .entry').count();
  const before = await sections();
  await office.locator('#part-report-sections').getByRole('button', { name: /增加一项/ }).click();
  assert.equal(await sections(), before + 1);
  await examine(office);
  const added = office.locator('#part-report-sections .entry').last();
  await added.getByLabel('名称 · 中文').fill('明年打算');
  await added.getByLabel('名称 · 英文').fill('Plans for next year');
  await added.getByRole('button', { name: /上移/ }).click();
  await office.getByRole('group', { name: new RegExp(`^${before} · 明年打算`) }).waitFor();
  // The return key checks; it moves and deletes nothing.
  await value(office, 'report.total_limit').press('Enter');
  await office.getByText('内容没有错误').waitFor();
  assert.equal(await sections(), before + 1);
  await examine(office);

  await press(office, '以文本修改');
  assert.match(await office.getByLabel('模板内容').inputValue(), /zh = "明年打算"/);
  await examine(office);
  await press(office, '用表单修改');
  await press(office, '保存');
  await office.waitForURL(/\/templates\/[0-9a-f-]+$/);
  await office.getByText('明年打算').first().waitFor();
  await examine(office);
  await look(office, 'organiser-template');
});

test('a review begins from the own template', async () => {
  await visit(office, '/reviews/new');
  await office.getByRole('link', { name: /企业党支部书记述职评议 · 第 1 版/ }).click();
  await office.locator('#organisation').fill('某研究院');
  await office.locator('#year').fill('2026');
  await office.locator('#place').fill('第一会议室');
  await office.locator('#meets_at').fill('2027-01-12T09:00');
  await examine(office);
  await look(office, 'organiser-new');
  await office.locator('main form button.button--primary').click();
  await office.waitForURL(/\/reviews\/[0-9a-f-]+/);
  review = new URL(office.url()).pathname.split('/').slice(0, 3).join('/');
  await examine(office);
  await look(office, 'organiser-overview');
  // Who made the review gives its roles, the own one among them.
  await visit(office, `${review}/roles`);
  await office.locator('#role').selectOption({ label: '组织者' });
  await press(office, '授予角色');
  await office.getByRole('button', { name: '收回：组织者 · 组织者' }).waitFor();
  await examine(office);
  await look(office, 'organiser-roles');
  await visit(office, `${review}/rules`);
  await office.getByText('明年打算').first().waitFor();
  await look(office, 'organiser-rules');
});

/** Excel's own CSV where a comma is the decimal mark, with a title above the head and digits as wide as characters. */
function roster(rows) {
  const head = '工号;姓名;职务;组别;请假';
  return Buffer.from(`\uFEFF某研究院述职评议名册;;;;\r\n${head}\r\n${rows.join('\r\n')}\r\n`);
}

async function choose(name, rows) {
  await visit(office, `${review}/roster/import`);
  await office.locator('#file').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: roster(rows),
  });
  await office.locator('main form button.button--primary').click();
}

const people = (count) => Array.from({ length: count }, (_, n) => `${1001 + n};人员${n + 1};职员;${'ABCD'[n % 4]};`);

test('a roster with mistakes imports nothing and says in which rows they are', async () => {
  await visit(office, `${review}/roster`);
  await choose('名册.csv', [...people(4), '１００５;人员五;职员;Z;', '1001;又一个;职员;A;', ';无名;职员;A;']);
  await office.getByText('3 行').first().waitFor();
  await examine(office);
  await look(office, 'organiser-roster-errors');
  await visit(office, `${review}/roster`);
  await office.getByText('名册为空').waitFor();
});

test('a right roster is previewed, imported, sorted, written out, and taken back', async () => {
  await choose('名册.csv', people(120));
  await office.getByRole('link', { name: /新增 *120/ }).waitFor();
  await examine(office);
  await look(office, 'organiser-roster-preview');
  await office.locator('main form button.button--primary').click();
  await office.waitForURL(`**${review}/roster**`);
  await office.getByText('名册共 120 人').waitFor();
  await examine(office);
  await look(office, 'organiser-roster');
  await office.getByRole('link', { name: '按姓氏笔画' }).click();
  await examine(office);
  await office.getByRole('link', { name: '下一页' }).click();
  await office.getByText('2 / 2').waitFor();

  await choose('名册.csv', [...people(119), '1120;改名者;职员;D;']);
  await office.getByRole('link', { name: /变更 *1/ }).click();
  await office.getByText('改名者').first().waitFor();
  await examine(office);
  await look(office, 'organiser-roster-changed');
  await office.locator('main form button.button--primary').click();
  await office.waitForURL(`**${review}/roster**`);
  const [file] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: /xlsx|Excel/i }).first().click(),
  ]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);
  await office.getByText('撤销', { exact: false }).first().click();
  await examine(office);
  await office.locator('button[value=take_back]').click();
  await office.waitForURL(`**${review}/roster**`);
  assert.equal(await office.getByText('改名者').count(), 0);
});

test('next year is made of this year, and what is taken over is confirmed', async () => {
  await visit(office, `${review}/copy`);
  await examine(office);
  await look(office, 'organiser-copy');
  await office.locator('#year').fill('2027');
  await office.locator('button[value=make]').click();
  await office.waitForURL(/\/reviews\/[0-9a-f-]+/);
  const next = new URL(office.url()).pathname.split('/').slice(0, 3).join('/');
  assert.notEqual(next, review);
  await examine(office);
  await visit(office, `${next}/confirm`);
  await look(office, 'organiser-confirm');
  for (let page = 0; page < 6 && (await office.locator('button[value=confirm_all]').count()); page += 1) {
    await office.locator('button[value=confirm_all]').click();
    await office.waitForLoadState();
  }
  await office.getByText('已全部确认').waitFor();
  await examine(office);
});

test('days are moved, holidays listed, and what is due is seen by everybody whose turn it is', async () => {
  await visit(office, '/holidays');
  await office.locator('[name=from]').fill('2027-01-01');
  await office.locator('[name=name]').fill('元旦');
  await examine(office);
  await office.locator('form:has([name=from]) button.button--primary, form:has([name=from]) button').first().click();
  await office.getByText('元旦').first().waitFor();
  await examine(office);
  await look(office, 'organiser-holidays');
  await visit(office, `${review}/calendar`);
  await look(office, 'organiser-calendar');
  await visit(office, `${review}/progress`);
  await look(office, 'organiser-progress');
  await visit(office, '/tasks');
  await look(office, 'organiser-tasks');
});

test('all of it can be done on a phone, and in English', async () => {
  const phone = await browser.phone({ baseURL: house.url, locale: 'en', viewport: { width: 360, height: 740 } });
  await phone.goto('/sign-in');
  await phone.locator('[name=sign_in]').first().fill('office');
  await phone.locator('[type=password]').first().fill(PASSWORD);
  await press(phone, 'Sign in');
  await phone.waitForURL('**/tasks');
  for (const [path, name] of [
    ['/tasks', 'tasks'],
    ['/templates', 'templates'],
    ['/templates/new?from=neutral', 'template-form'],
    [review, 'overview'],
    [`${review}/roster`, 'roster'],
    [`${review}/roster/import`, 'roster-import'],
    [`${review}/rules`, 'rules'],
    [`${review}/calendar`, 'calendar'],
    [`${review}/progress`, 'progress'],
    [`${review}/facts`, 'facts'],
    ['/holidays', 'holidays'],
    [`${review}/copy`, 'copy'],
  ]) {
    await visit(phone, path);
    await look(phone, `organiser-phone-${name}`, { fullPage: name !== 'template-form' });
  }
  await phone.emulateMedia({ colorScheme: 'dark' });
  await visit(phone, `${review}/roster`);
});
