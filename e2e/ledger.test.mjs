// From what leaders ask for to the next year's report: a ledger is filled and worked off, the review is closed, the next
// one begins with what is still open.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

const UNIT = '营销服务党支部';
const ASKED = '逾期货款按户建清单。';
const SETTLED = '补选缺额支委。';
const PDF = { name: '清收台账.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n') };

let browser;
let house;
let cast;
let organiser;
let reporter;
let item;

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

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

/** Leaves out that the browser tells of a refusal. */
function expectRefusal(page) {
  const left = takeComplaints(page).filter((said) => !said.includes('422'));
  assert.deepEqual(left, []);
}

async function goesOn(phase) {
  await organiser.goto(cast.review);
  await press(organiser, `进入“${phase}”阶段`);
}

scene('a leader asks for two things, and the review does not close over them', async () => {
  const leader = await cast.enter('leader1');
  for (const text of [ASKED, SETTLED]) {
    await leader.goto(`${cast.review}/summing-up`);
    await leader.locator('#unit').selectOption({ label: UNIT });
    await leader.locator('#requirement').fill(text);
    await press(leader, '提出');
    await leader.getByText(text).first().waitFor();
  }
  organiser = await cast.enter('organiser');
  for (const phase of ['民主测评', '综合评价', '整改落实', '已结束']) await goesOn(phase);
  await organiser.getByText('还有 2 项工作要求').waitFor();
  expectRefusal(organiser);
  await examine(organiser);
  await look(organiser, 'ledger-not-closed');
});

scene('the organiser splits one into an item and says why the other has none', async () => {
  await organiser.getByRole('link', { name: '逐项落实' }).click();
  await organiser.getByText('共 2 项要求，已落实 0 项').waitFor();
  await examine(organiser);
  await look(organiser, 'requirements');
  await organiser.getByRole('link', { name: `分解为台账事项 · ${ASKED}` }).click();
  await organiser.locator('#measure').fill('每周例会过清单。');
  await organiser.locator('#due').fill('2030-06-30');
  await examine(organiser);
  await press(organiser, '列入台账');
  await organiser.getByText('每周例会过清单。').first().waitFor();
  item = new URL(organiser.url()).pathname;
  await examine(organiser);

  await visit(organiser, `${cast.review}/requirements`);
  await organiser.getByText('不列入台账，说明理由').click();
  await organiser.getByLabel('理由').fill('已当场补选。');
  await press(organiser, '记录理由');
  await organiser.getByText('共 2 项要求，已落实 2 项').waitFor();
  await examine(organiser);
});

scene('the owner shows how it was done, and somebody else judges', async () => {
  reporter = await cast.enter('b4');
  await visit(reporter, item);
  await reporter.locator('#file').setInputFiles(PDF);
  await press(reporter, '上传');
  await reporter.getByRole('link', { name: PDF.name }).waitFor();
  await press(reporter, '提交完成情况');
  await reporter.getByText('须填写说明').waitFor();
  expectRefusal(reporter);
  await reporter.getByLabel('说明', { exact: true }).fill('5月末为1895万元。');
  await press(reporter, '提交完成情况');
  await reporter.locator('.chip', { hasText: '待核验' }).first().waitFor();
  await examine(reporter);
  await look(reporter, 'item');
  await organiser.goto(item);
  await organiser.getByLabel('说明', { exact: true }).fill('尚未降到1800万元以内。');
  await press(organiser, '退回');
  await organiser.locator('.chip', { hasText: '已退回' }).first().waitFor();
  await examine(organiser);
});

scene('every view of the ledger is there for everybody, on a phone and in the dark as well', async () => {
  for (const view of ['items', 'items/board', 'items/quarters', 'items/progress', 'items/lists', 'items/lists?list=mended']) {
    await visit(organiser, `${cast.review}/${view}`);
    await look(organiser, `ledger-${view.replace(/\W+/g, '-')}`);
    await visit(reporter, `${cast.review}/${view}`);
  }
  await visit(organiser, `${cast.review}/items`);
  await organiser.getByLabel('查找').fill('逾期货款按户');
  await press(organiser, '查看');
  await organiser.getByText('共 1 项').waitFor();
  await examine(organiser);
});

scene('the review is closed, and the next one begins with what is open', async () => {
  await goesOn('已结束');
  await visit(organiser, `${cast.review}/items/look-back`);
  await organiser.getByText('将结转至下一年度').waitFor();
  await look(organiser, 'look-back');
  await visit(organiser, item);
  assert.equal(await organiser.getByRole('button', { name: '核验销号' }).count(), 0);

  await organiser.goto(`${cast.review}/copy`);
  await press(organiser, '建立评议');
  await organiser.waitForURL(/\/confirm$/);
  const next = new URL(organiser.url()).pathname.replace(/\/confirm$/, '');
  await visit(organiser, `${next}/items?text=${encodeURIComponent('逾期货款按户')}`);
  await organiser.getByText('共 1 项').waitFor();
  await organiser.getByRole('link', { name: ASKED }).first().click();
  await organiser.getByText('结转至本年度').first().waitFor();
  await organiser.getByText('当时提出的工作要求').waitFor();
  await examine(organiser);
  await look(organiser, 'item-carried-on');
});
