// A meeting becomes an item from facts alone: drafted, approved, set for later, released, found, fed to readers of feeds,
// corrected and withdrawn. The demonstration's meeting is of the kind that the founding document tells of.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseFeed } from 'feedsmith';
import { look, openBrowser } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

let browser;
let house;
let cast;
let writer;
let approver;
let item;
let published;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
  writer = await cast.enter('correspondent');
  approver = await cast.enter('approver');
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const chip = (page, words) => page.locator('.page__stand .chip', { hasText: words }).waitFor();

/** Every step passes the text, each by somebody else. */
async function passAllSteps() {
  for (const who of ['organiser', 'leader']) {
    const page = await cast.enter(who);
    await visit(page, item);
    const pass = page.getByRole('button', { name: '通过' });
    await pass.click();
    // Once it is taken it is not offered again.
    await pass.waitFor({ state: 'hidden' });
    await page.context().close();
  }
  await visit(approver, item);
  await approver.getByRole('button', { name: '通过' }).click();
  await chip(approver, '已审定');
}

/** A feed as a program of somebody else reads it. */
async function fetched(path) {
  const answer = await fetch(new URL(path, house.url));
  assert.equal(answer.status, 200, path);
  return parseFeed(await answer.text());
}

test('a draft tells the meeting from facts alone, in both languages', async () => {
  await visit(writer, `${cast.review}/news`);
  await press(writer, '起草新闻稿');
  const zh = await writer.getByLabel('正文（中文）').inputValue();
  const en = await writer.getByLabel('正文（英文）').inputValue();
  item = new URL(writer.url()).pathname;
  // As the founding document has it: when and who, that there was an evaluation, how many branches and on what.
  assert.match(zh, /^2023年1月10日，/);
  assert.match(zh, /参加会议/);
  assert.match(zh, /进行了民主测评/);
  assert.match(zh, /7个党支部的书记依次现场述职/);
  assert.match(zh, /等8个方面/);
  assert.match(en, /^On 10 January 2023, /);
  assert.match(en, /with the participation of/);
  assert.match(en, /democratic evaluation, by secret ballot/);
  assert.match(en, /\(7 in all\)/);
  assert.match(en, /covered 8 themes/);
  for (const text of [zh, en]) assert.doesNotMatch(text, /[{}]/);
  // No number of the vote.
  for (const text of [zh, en]) assert.doesNotMatch(text, /\d+\.\d|%|％/);
  await examine(writer);
  await look(writer, 'press-draft');
});

test('what is pasted from an office program keeps its layout and loses its scripts', async () => {
  const body = writer.getByLabel('正文（英文）');
  const before = await body.inputValue();
  await body.evaluate((field) => {
    field.setSelectionRange(field.value.length, field.value.length);
    const data = new DataTransfer();
    data.setData('text/plain', 'Afterwards\nOne\nTwo');
    data.setData('text/html', '<p><b>Afterwards</b><script>alert(1)</script></p><ul><li>One</li><li>Two</li></ul>');
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.equal(await body.inputValue(), `${before}**Afterwards**\n\n- One\n- Two`);
  await body.fill(before);
  await writer.getByLabel('通讯员（中文）').fill('党委工作部宣传干事');
  await writer.getByLabel('通讯员（英文）').fill('Publicity Officer');
  await press(writer, '保存稿件');
  await press(writer, '送审');
  await chip(writer, '待审');
});

test('nobody outside reads it before its time, and its release can be called off', async () => {
  await passAllSteps();
  await approver.getByText('定时发布', { exact: true }).click();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await approver.getByLabel('发布时间').fill(tomorrow);
  await press(approver, '按此时间发布');
  await chip(approver, '定时发布');
  await examine(approver);
  await look(approver, 'press-embargo');
  assert.equal((await fetched('/feeds/zh-CN.atom')).feed.entries?.length ?? 0, 0);
  await press(approver, '取消定时发布');
  await chip(approver, '已审定');
  await press(approver, '公开发布');
  await chip(approver, '已发布');
  published = await approver.getByRole('link', { name: '打开公开页面' }).getAttribute('href');
});

test('anybody finds and reads it, and is counted once', async () => {
  const reader = await cast.passer({ locale: 'en-GB' });
  await visit(reader, '/news');
  await reader.getByLabel('Search the news').fill('democratic evaluation');
  await press(reader, 'Search');
  await reader.getByText('One item').waitFor();
  await examine(reader);
  await look(reader, 'press-search');
  await visit(reader, published);
  await visit(reader, published);
  await reader.getByText('Read once').waitFor();
  await reader.getByText('Correspondent: Publicity Officer').waitFor();
  await reader.locator('.news__approval').waitFor();
  await look(reader, 'press-item-en');
  await reader.emulateMedia({ media: 'print' });
  await look(reader, 'press-print');
  await reader.emulateMedia({ media: null });
  assert.deepEqual(await reader.context().cookies(), []);
  const phone = await cast.phone();
  await visit(phone, published);
  await look(phone, 'press-item-phone');
});

test('readers of feeds of another language read both feeds', async () => {
  const atom = await fetched('/feeds/en.atom');
  assert.equal(atom.format, 'atom');
  const [entry] = atom.feed.entries;
  assert.match(entry.title.value ?? entry.title, /holds its 2022/);
  assert.match(entry.content.value ?? entry.content, /democratic evaluation/);
  assert.equal(entry.links[0].href, new URL(published, house.url).href);
  assert.equal(entry.authors[0].name, 'Publicity Officer');
  const json = await fetched('/feeds/zh-CN.json');
  assert.equal(json.format, 'json');
  assert.match(json.feed.items[0].title, /2022年度/);
  assert.equal(json.feed.items[0].url, new URL(published, house.url).href);
  const map = await (await fetch(new URL('/sitemap.xml', house.url))).text();
  assert.ok(map.includes(published));
});

test('what is withdrawn says why where it was', async () => {
  await visit(approver, item);
  await approver.locator('summary', { hasText: '撤回稿件' }).click();
  await approver.getByLabel('撤回原因（中文）').fill('会议地点有误。');
  await press(approver, '撤回稿件');
  await chip(approver, '草稿');
  const reader = await cast.passer();
  const answer = await reader.goto(published);
  assert.equal(answer.status(), 410);
  await reader.getByText('会议地点有误。').waitFor();
  await look(reader, 'press-gone');
});
