// The weeks before the meeting as a reporter lives them: a Word file, a lost connection, two browsers, last year's items,
// files, and a report that comes back once before it is accepted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';
import { word } from './support/word.mjs';

const UNIT = '营销服务党支部';
const SMALL = { width: 360, height: 740 };
/** Longer than the pause after the last key, and the longest between two attempts that the story waits for. */
const soon = { timeout: 15_000 };

const FILE = {
  name: '2022年度述职报告.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: word([
    '2022年度述职报告',
    '# 一、思想政治建设情况',
    '　　全年集体学习十二次，驻外党员线上参加。',
    '二、获奖情况',
    '支部被评为先进集体。',
    '三、下一步工作思路和计划',
    '把清收任务分到人。',
  ]),
};
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
`;

let browser;
let house;
let cast;
let reporter;
let organiser;
let report;
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
const area = (page, key) => page.locator(`textarea[name="section.${key}"]`);
const saved = (page) => page.locator('[data-autosave-stand]').filter({ hasText: '自动保存' });

/** In the page: whether all of an element is on the screen. */
const inSight = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

/** Leaves out what a refusal or a lost connection makes the browser print. */
function expectComplaints(page, ...kinds) {
  const left = takeComplaints(page).filter((said) => !kinds.some((kind) => said.includes(kind)));
  assert.deepEqual(left, []);
}

/** Pictures at a desk and on a small phone, by day and by night. */
async function picture(page, name) {
  const size = page.viewportSize();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1440, height: 900 });
    await look(page, `${name}-${colorScheme}`);
    await page.setViewportSize(SMALL);
    await look(page, `${name}-${colorScheme}-phone`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= SMALL.width, `${name} is ${width} px wide on a small phone`);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
}

scene('the organiser returns the report, with a remark at a passage', async () => {
  organiser = await cast.enter('organiser');
  await visit(organiser, `${cast.review}/reports`);
  await organiser.locator('tr', { hasText: UNIT }).getByRole('link').click();
  report = new URL(organiser.url()).pathname;
  const folds = organiser.getByText('批注此部分', { exact: true });
  await folds.first().click();
  const passage = (await organiser.locator('[id^="text-ideology"] p').first().textContent()).slice(0, 12);
  await organiser.locator('#quote-ideology').fill(passage);
  await organiser.locator('#words-ideology').fill('请写明驻外党员怎样补学。');
  await organiser.locator('#remarking-ideology button').click();
  await organiser.getByText('请写明驻外党员怎样补学。').first().waitFor();
  await examine(organiser);
  await organiser.getByText('退回修改', { exact: true }).click();
  await organiser.getByLabel('退回意见').fill('按意见修改后再报。');
  await press(organiser, '附意见退回');
  await organiser.locator('.chip', { hasText: '退回修改' }).first().waitFor();
});

scene('the reporter finds the task, and the remark at its section', async () => {
  reporter = await cast.enter('b4');
  await visit(reporter, '/tasks');
  await picture(reporter, 'reporter-tasks');
  await visit(reporter, `${report}/edit`);
  await reporter.getByText('按意见修改后再报。').waitFor();
  const remark = reporter.locator('.field', { has: area(reporter, 'ideology') }).getByRole('note');
  assert.match(await remark.textContent(), /请写明驻外党员怎样补学/);
  await picture(reporter, 'reporter-edit');
});

scene('a Word file is read, laid out, and put in when the reporter confirms', async () => {
  const before = await area(reporter, 'ideology').inputValue();
  await reporter.getByRole('link', { name: '导入 Word 文件' }).click();
  await examine(reporter);
  await picture(reporter, 'reporter-import');

  await reporter.locator('#file').setInputFiles({ ...FILE, buffer: Buffer.from('{\\rtf1 述职}') });
  await press(reporter, '读取文件');
  await reporter.getByText('这是 .rtf 文件').waitFor();
  expectComplaints(reporter, '422');
  await examine(reporter);

  await reporter.locator('#file').setInputFiles(FILE);
  await press(reporter, '读取文件');
  await reporter.getByRole('heading', { name: /从“2022年度述职报告.docx”读到的内容/ }).waitFor();
  await reporter.getByText('有 1 段还没有去处').waitFor();
  await examine(reporter);
  await picture(reporter, 'reporter-preview');

  await press(reporter, '写入述职报告');
  await reporter.getByText('有 1 段还没有去处：').waitFor();
  expectComplaints(reporter, '422');
  await examine(reporter);
  await reporter.locator('section', { hasText: '二、获奖情况' }).getByLabel('归入').selectOption({ label: '履职及工作业绩' });
  await press(reporter, '重新计算字数');
  await examine(reporter);
  await picture(reporter, 'reporter-preview-chosen');
  await reporter.locator('input[name="how.next_steps"][value="replace"]').check();
  await press(reporter, '写入述职报告');
  await reporter.getByText('文件已写入述职报告').waitFor();
  await examine(reporter);
  assert.equal(await area(reporter, 'ideology').inputValue(), `${before}\n全年集体学习十二次，驻外党员线上参加。`);
  assert.equal(await area(reporter, 'next_steps').inputValue(), '把清收任务分到人。');
  assert.match(await area(reporter, 'performance').inputValue(), /二、获奖情况\n支部被评为先进集体。$/);
});

scene('what is typed is saved by itself, also over a server that was away', async () => {
  await area(reporter, 'ideology').fill('驻外党员每月线上补学，缺课的回所补齐。');
  await saved(reporter).waitFor(soon);
  await house.restart(async () => {
    await area(reporter, 'integrity').fill('断网时写的话。');
    const lost = reporter.locator('[data-autosave-trouble] .notice--due');
    await lost.waitFor(soon);
    assert.ok(await lost.evaluate(inSight), 'who types far down must see it');
    await picture(reporter, 'reporter-offline');
    await area(reporter, 'ideology').fill('驻外党员每月线上补学，缺课的两周内补齐。');
  });
  await reporter.locator('[data-autosave-trouble] .notice--done').waitFor({ timeout: 60_000 });
  expectComplaints(reporter, 'ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_RESET', 'ERR_INCOMPLETE_CHUNKED', 'ERR_EMPTY_RESPONSE');
  // The organiser's page lost its live updates for as long.
  expectComplaints(organiser, '/live ', 'Failed to load resource');
  await examine(reporter);
  await visit(reporter, `${report}/edit?edition=zh-CN`);
  assert.equal(await area(reporter, 'ideology').inputValue(), '驻外党员每月线上补学，缺课的两周内补齐。');
  assert.equal(await area(reporter, 'integrity').inputValue(), '断网时写的话。');
});

scene('two browsers on one report: neither goes over the other', async () => {
  const home = await cast.enter('b4');
  await visit(home, `${report}/edit?edition=zh-CN`);
  await area(home, 'integration').fill('在家里写的一段。');
  await saved(home).waitFor(soon);
  // Another section: brought together without a question.
  await area(reporter, 'three_colours').fill('在办公室写的一段。');
  await reporter.locator('[data-autosave-trouble] .notice--info').waitFor(soon);
  await saved(reporter).waitFor(soon);
  expectComplaints(reporter, '409');
  assert.equal(await area(reporter, 'integration').inputValue(), '在家里写的一段。');
  // The same section: both are shown, the person decides.
  await visit(home, `${report}/edit?edition=zh-CN`);
  await area(home, 'integration').fill('在家里改过的一段，\n还有第二行。');
  await saved(home).waitFor(soon);
  await area(reporter, 'integration').fill('在办公室改过的一段。');
  await reporter.locator('[data-autosave-trouble] .notice--error').waitFor(soon);
  expectComplaints(reporter, '409');
  await examine(reporter);
  await press(reporter, '对照两处文字');
  await reporter.getByText('这份报告在别处已另行保存').waitFor();
  expectComplaints(reporter, '409');
  await examine(reporter);
  await picture(reporter, 'reporter-conflict');
  const sides = reporter.locator('.field', { has: area(reporter, 'integration') }).locator('.diff');
  assert.match(await sides.textContent(), /在家里改过的一段/);
  assert.match(await sides.textContent(), /在办公室改过的一段/);
  await area(reporter, 'integration').fill('两处合并的一段。');
  await press(reporter, '存为草稿');
  await reporter.getByText('草稿已保存').waitFor();
  assert.equal(await area(reporter, 'integration').inputValue(), '两处合并的一段。');
  await home.context().close();
});

scene('a session that ends while typing costs a sign-in, no text', async () => {
  await reporter.context().clearCookies();
  await area(reporter, 'organisation').fill('会话结束之后写的一段。');
  const notice = reporter.locator('[data-autosave-trouble] .notice--error');
  await notice.waitFor(soon);
  expectComplaints(reporter, '401');
  await examine(reporter);
  await picture(reporter, 'reporter-signed-out');
  await reporter.goto(house.signIn('b4'));
  await reporter.goto(`${report}/edit?edition=zh-CN`);
  assert.equal(await area(reporter, 'organisation').inputValue(), '会话结束之后写的一段。');
  await saved(reporter).waitFor(soon);
  await examine(reporter);
});

scene("last year's items are answered one by one, and handing in names the missing one", async () => {
  const answers = reporter.locator('textarea[name^="answer."]');
  assert.equal(await answers.count(), 3);
  await answers.nth(1).fill('');
  await press(reporter, '提交述职报告');
  await reporter.getByText('还不能提交').waitFor();
  expectComplaints(reporter, '422');
  const missing = reporter.locator('#findings').getByRole('link');
  assert.equal(await missing.count(), 1);
  assert.match(await missing.textContent(), /问题 2 尚未答复/);
  await examine(reporter);
  await picture(reporter, 'reporter-blocked');
  await missing.click();
  await answers.nth(1).fill('投诉回复及时率为97%，这一项已完成。');
  await press(reporter, '存为草稿');
  await reporter.getByText('草稿已保存').waitFor();
});

scene('a PDF goes along and is shown in the page, a file that lies does not', async () => {
  const attach = async (name, text) => {
    await reporter.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
    await press(reporter, '上传');
  };
  await attach('证明.pdf', 'MZ 这不是 PDF');
  await reporter.locator('.notice--error').first().waitFor();
  expectComplaints(reporter, '422');
  assert.match(await reporter.locator('.notice--error').first().textContent(), /\.pdf/);
  await examine(reporter);
  await attach('证明.pdf', PDF);
  await reporter.getByRole('link', { name: '证明.pdf' }).waitFor();
  await examine(reporter);
  await reporter.locator('#files').getByRole('link', { name: '在页面中查看' }).click();
  await reporter.locator('iframe.document').waitFor();
  expectComplaints(reporter);
  await picture(reporter, 'reporter-pdf');
});

scene('it is handed in, returned, compared, handed in again and accepted', async () => {
  await visit(reporter, `${report}/edit?edition=zh-CN`);
  await press(reporter, '提交述职报告');
  await reporter.locator('.chip', { hasText: '已提交' }).first().waitFor();
  await examine(reporter);
  await picture(reporter, 'reporter-handed-in');

  await visit(organiser, report);
  await organiser.getByText('退回修改', { exact: true }).click();
  await organiser.getByLabel('退回意见').fill('组织建设一段太短。');
  await press(organiser, '附意见退回');
  await organiser.locator('.chip', { hasText: '退回修改' }).first().waitFor();

  await visit(reporter, `${report}/edit?edition=zh-CN`);
  await area(reporter, 'organisation').fill('会话结束之后写的一段，补上了四次党员大会的情况。');
  await saved(reporter).waitFor(soon);
  await press(reporter, '提交述职报告');
  await reporter.locator('.chip', { hasText: '已提交' }).first().waitFor();
  await visit(reporter, `${report}/compare`);
  await picture(reporter, 'reporter-compare');
  assert.ok((await reporter.locator('ins.diff__is').allTextContents()).join('').includes('补上了四次党员大会'));

  await visit(organiser, report);
  await press(organiser, '接收报告');
  await organiser.locator('.chip', { hasText: '已接收' }).first().waitFor();
  await visit(reporter, report);
  await picture(reporter, 'reporter-accepted');
  assert.equal((await reporter.goto(`${report}/edit`)).url().endsWith('/edit'), false, 'an accepted report is closed');
});

scene('the same pages in English', async () => {
  const english = await cast.enter('b5', { locale: 'en' });
  await visit(english, `${cast.review}/reports`);
  const path = await english.locator('tr', { hasText: 'First Plant' }).getByRole('link').first().getAttribute('href');
  await visit(organiser, path);
  await organiser.getByText('退回修改', { exact: true }).click();
  await organiser.getByLabel('退回意见').fill('请补充。');
  await press(organiser, '附意见退回');
  await organiser.locator('.chip', { hasText: '退回修改' }).first().waitFor();
  await visit(english, `${path}/import?edition=en`);
  await english.locator('#file').setInputFiles({
    ...FILE,
    name: 'report.docx',
    buffer: word(['Ideological and political work', 'Twelve sessions.', 'II. Awards', 'A pennant.', 'III. Next steps and plans', 'More.']),
  });
  await press(english, 'Read the file');
  await english.getByRole('heading', { name: /What was read of/ }).waitFor();
  await examine(english);
  await picture(english, 'reporter-preview-en');
  await visit(english, `${path}/edit?edition=en`);
  await picture(english, 'reporter-edit-en');
});
