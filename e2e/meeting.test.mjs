// One meeting from the morning's last report to the news item, as the people of the demonstration live it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { look, openBrowser, takeComplaints } from './support/browser.mjs';
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
      const faults = house.log().split('\n').filter((line) => /ERROR|WARN/.test(line));
      t.diagnostic(`the server said: ${faults.join('\n') || 'nothing'}`);
      await cast.lookAround();
      throw fault;
    }
  });
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The people whose pages several scenes need. */
const people = {};

/** Rounds of the key ceremony, in which pages wait for one another and look every few seconds. */
const rounds = { timeout: 30_000 };

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
  await visit(organiser, `${cast.review}/progress`);
  await look(organiser, 'progress');
  await visit(organiser, `${cast.review}/calendar`);
  await look(organiser, 'calendar');
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
  await reporter.getByText('请在“下一步工作思路”中写明').waitFor();
  await examine(reporter);

  const plans = reporter.locator('textarea[data-count]:not([data-count=apart])').last();
  const count = reporter.locator(`#${await plans.getAttribute('id')}-count`);
  const total = reporter.locator('[data-count-total]');
  const [before, sum] = [await count.textContent(), await total.textContent()];
  await plans.press('Control+End');
  await plans.pressSequentially('清收责任人为本人，3月底前完成。');
  assert.equal(Number.parseInt(await count.textContent(), 10), Number.parseInt(before, 10) + 16);
  assert.equal(Number.parseInt(await total.textContent(), 10), Number.parseInt(sum, 10) + 16);
  await reporter.evaluate(() => scrollTo(0, 0));
  await look(reporter, 'report', wholeScreen);
  await look(reporter, 'report-whole');
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

scene('people check in at the desk', async () => {
  const desk = await cast.enter('scrutineer2');
  await visit(desk, `${cast.review}/check-in`);
  await desk.getByLabel('工号或姓名').fill('S001');
  await desk.keyboard.press('Enter');
  await desk.getByText('党委书记 已签到').waitFor();
  await examine(desk);
  await press(desk, '除请假人员外全部到会');
  await desk.getByText('已为 38 人签到。').waitFor();
  await examine(desk);
  await look(desk, 'check-in', { fullPage: false });
  await desk.context().close();
});

scene('the chair opens the meeting and the hall follows', async () => {
  const chair = people.organiser;
  const hall = await cast.enter('observer');
  await visit(hall, `${cast.review}/projector?dark`);
  await look(hall, 'projector-welcome', { fullPage: false });
  await visit(chair, `${cast.review}/meeting`);
  await look(chair, 'chair-waiting');
  await press(chair, '宣布开会');
  await hall.locator('[aria-current]', { hasText: '宣布开会，报告到会人数' }).waitFor();
  await examine(hall);
  await look(hall, 'projector-agenda', { fullPage: false });
  await chair.locator('.chair__act .button--primary').click();
  await chair.locator('.chair__act .button--primary', { hasText: '营销服务党支部' }).click();
  await chair.locator('.chair__unit', { hasText: '营销服务党支部' }).waitFor();
  const begin = chair.getByRole('button', { name: '开始计时', exact: true });
  if (await begin.isVisible()) await begin.click();
  await chair.getByRole('button', { name: '暂停', exact: true }).waitFor();
  await hall.getByRole('heading', { name: '营销服务党支部' }).waitFor();
  await examine(chair);
  await examine(hall);
  await look(chair, 'chair', wholeScreen);
  await look(hall, 'projector', wholeScreen);
  await visit(hall, `${cast.review}/projector?light`);
  await look(hall, 'projector-light', { fullPage: false });

  await press(chair, '暂停');
  await chair.getByRole('button', { name: '继续', exact: true }).waitFor();
  const clock = hall.locator('[data-clock][data-paused-left-ms]');
  await clock.waitFor();
  const left = await clock.textContent();
  await hall.waitForTimeout(1_200);
  assert.equal(await clock.textContent(), left, 'a paused clock moved');
  await press(chair, '继续');
  await hall.locator('[data-clock][data-ends-at]').waitFor();
  await hall.waitForFunction((was) => document.querySelector('[data-clock]').textContent !== was, left);
  people.hall = hall;
});

scene('a leader writes a comment while the page hears of changes', async () => {
  const leader = await cast.enter('leader2');
  await visit(leader, `${cast.review}/comments`);
  await leader.locator('.task', { hasText: '营销服务党支部' }).getByRole('link').click();
  const praise = leader.getByLabel('肯定成绩', { exact: true });
  await praise.pressSequentially('客户48小时答复率97%，');
  const clock = people.hall.locator('[data-clock]');
  const before = await clock.getAttribute('data-ends-at');
  await press(people.organiser, '加一分钟');
  await people.hall.waitForFunction((was) => document.querySelector('[data-clock]').dataset.endsAt !== was, before);
  await praise.pressSequentially('服务口碑立起来了。');
  assert.equal(await praise.inputValue(), '客户48小时答复率97%，服务口碑立起来了。');
  await leader.getByLabel('指出问题', { exact: true }).fill('逾期货款清收启动偏晚，北方党小组记录有缺项。');
  await examine(leader);
  await press(leader, '保存');
  await leader.getByText('已保存。').waitFor();
  await examine(leader);
  await look(leader, 'comments');
  await leader.context().close();
});

scene('a leader sums up and states what is required', async () => {
  const leader = await cast.enter('leader3');
  await visit(leader, `${cast.review}/summing-up`);
  await leader.getByLabel('讲话内容', { exact: true }).fill('七位书记讲成绩实在、讲问题坦诚。2023年要把党建工作融入科研、生产和经营，以实绩检验成效。');
  await leader.getByText('填写英文').first().click();
  await leader
    .getByLabel(/^讲话内容 · 英文/)
    .fill('All seven spoke of results. In 2023 Party building must show in research, production and sales.');
  await press(leader, '保存');
  await leader.getByText('已保存。').waitFor();
  await leader.getByLabel('对象').selectOption({ label: '营销服务党支部' });
  await leader.getByLabel('工作要求', { exact: true }).fill('逾期货款逐户落实责任人，6月底前清收过半。');
  await press(leader, '提出');
  await leader.locator('.quoted', { hasText: '逾期货款逐户落实责任人' }).waitFor();
  await examine(leader);
  await look(leader, 'summing-up');
  people.leader = leader;
});

scene('boxes are planned, and the organiser begins the key ceremony', async () => {
  const { organiser } = people;
  await visit(organiser, `${cast.review}/boxes`);
  await look(organiser, 'boxes-empty');
  await press(organiser, '设置票箱');
  await organiser.locator('tbody tr').nth(2).waitFor();
  await examine(organiser);
  const early = await cast.enter('trustee1', { phone: true });
  await visit(early, `${cast.review}/trustee`);
  await early.getByRole('heading', { name: '尚未开始' }).waitFor();
  await look(early, 'trustee-unbegun');
  await organiser.getByLabel('名单已齐全').check();
  await press(organiser, '开始密钥仪式');
  // The page of whoever waits goes on by itself.
  await early.getByRole('button', { name: '开始', exact: true }).waitFor();
  await examine(early);
  await look(early, 'trustee-offer');
  people.trustees = [{ page: early }, {}, {}];
});

scene('a part that does not fit is complained of by name, and the ceremony starts over', async () => {
  const { organiser, trustees } = people;
  for (const [at, one] of trustees.entries()) one.page ??= await enterAsTrustee(at + 1);
  const [first, second, third] = trustees;
  // Somebody on the way passes a sealed part off as another.
  await first.page.route('**/trustee.json', async (route) => {
    const answer = await route.fetch();
    const told = await answer.json();
    if (told.ceremony?.input) {
      const input = JSON.parse(told.ceremony.input);
      input.secrets[1] = input.secrets[2];
      told.ceremony.input = JSON.stringify(input);
    }
    await route.fulfill({ response: answer, json: told });
  });
  await join(first, { watched: true });
  await first.page.getByRole('heading', { name: '还差 2 人' }).waitFor();
  await examine(first.page);
  await look(first.page, 'trustee-waiting');
  await join(second);
  await join(third);
  await first.page.getByText('本机核对发现').waitFor(rounds);
  await examine(first.page);
  await look(first.page, 'trustee-complaint');
  await third.page.getByRole('heading', { name: '密钥未能生成' }).waitFor(rounds);
  await look(third.page, 'trustee-complaint-desk');
  await organiser.reload();
  await organiser.getByText('发出的部分有误').waitFor();
  await examine(organiser);
  await look(organiser, 'ceremony-complaint');
  // What is under way is let through to its end.
  await first.page.unrouteAll({ behavior: 'wait' });
  await organiser.getByLabel('确认全部作废').check();
  await press(organiser, '重新开始');
});

scene('three trustees make the key, one of them on a new device', async (t) => {
  const { organiser, trustees } = people;
  const [first, second, third] = trustees;
  const begin = performance.now();
  await join(third);
  await third.page.getByRole('heading', { name: '还差 2 人' }).waitFor();
  await third.page.context().close();
  await Promise.all([join(first), join(second)]);
  await first.page.getByRole('heading', { name: '还差 1 人' }).waitFor(rounds);

  third.page = await cast.enter('trustee3', { phone: true });
  await visit(third.page, `${cast.review}/trustee`);
  await third.page.getByRole('heading', { name: '需要您的恢复码' }).waitFor();
  await look(third.page, 'trustee-code-needed');
  const code = third.page.getByLabel('请输入恢复码');
  await code.fill(first.code);
  await press(third.page, '继续');
  await third.page.getByText('这个恢复码与您的密钥不符').waitFor();
  await examine(third.page);
  await code.fill(third.code);
  await press(third.page, '继续');
  for (const { page } of trustees) await page.getByRole('heading', { name: '密钥已就绪' }).waitFor(rounds);
  t.diagnostic(`three trustees made the key in ${Math.round(performance.now() - begin)} ms`);
  for (const { page } of trustees) await examine(page);
  await look(first.page, 'trustee-ready');
  await organiser.reload();
  await examine(organiser);
  await look(organiser, 'ceremony-complete', chosen);
});

scene('two of them rehearse, and the test sum opens', async () => {
  const { organiser, trustees } = people;
  const [first, , third] = trustees;
  await press(first.page, '演练开箱');
  await first.page.getByText('您的部分已完成').waitFor();
  await examine(first.page);
  await look(first.page, 'trustee-rehearsed');
  await press(third.page, '演练开箱');
  await third.page.getByText('演练合计核对无误').waitFor();
  await examine(third.page);
  await look(third.page, 'trustee-test-opened');
  await organiser.reload();
  await organiser.getByText('演练合计已成功开启').waitFor();
  await examine(organiser);
});

scene('cards are printed and the boxes open', async (t) => {
  const { organiser } = people;
  people.scrutineer = await cast.enter('scrutineer1');
  await printCards(people.scrutineer);
  await organiser.reload();
  await press(organiser, '开放全部票箱');
  await organiser.getByRole('button', { name: '关闭全部票箱' }).waitFor();
  await examine(organiser);
  await look(organiser, 'boxes-open');
  t.diagnostic(`cards: ${people.boxes.map(({ label, codes }) => `${label} ${codes.length}`).join(', ')}`);
});

async function enterAsTrustee(number) {
  const page = await cast.enter(`trustee${number}`);
  await page.goto(`${cast.review}/trustee`);
  return page;
}

/** All that a trustee has to do: start, write the code down, give its last group back. */
async function join(trustee, { watched = false } = {}) {
  const { page } = trustee;
  const watch = async (name) => {
    if (!watched) return;
    await examine(page);
    await look(page, name);
  };
  await press(page, '开始');
  const groups = await page.locator('.recovery__group').allTextContents();
  assert.deepEqual(groups.map((group) => group.length), [5, 6, 5, 6]);
  await watch('trustee-code');
  await press(page, '抄好了');
  const field = page.getByLabel('请输入您抄下的最后一组');
  await field.fill('AAAAAA');
  await press(page, '完成');
  await page.getByText('与恢复码的最后一组不同').waitFor();
  await watch('trustee-code-last-group');
  await field.fill(groups.at(-1));
  await press(page, '完成');
  trustee.code = groups.join('-');
}

/** Cards are made and printed; `people.boxes` then holds each box with the codes on its cards. */
async function printCards(page) {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await visit(page, `${cast.review}/cards`);
  await page.getByRole('button', { name: '制作并打印测评卡' }).waitFor();
  await examine(page);
  await look(page, 'cards-before');
  await press(page, '制作并打印测评卡');
  await page.locator('html[data-printed]').waitFor();
  await page.getByText('已生成').waitFor();
  await examine(page);
  await look(page, 'cards-made', { fullPage: false });
  const sheets = await page.locator('.code-sheet').count();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, sheets, 'sheets and printed pages');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await look(page, 'cards', { fullPage: false });
  await page.emulateMedia({ media: null });
  const told = await page.evaluate(async (url) => (await fetch(url)).json(), `${cast.review}/cards.json`);
  people.boxes = [];
  for (const { box, letter } of told.boxes) {
    const cards = page.locator(`.code-sheet[data-box="${box}"] [data-code]`);
    const codes = await cards.evaluateAll((all) => all.map((one) => one.dataset.code));
    people.boxes.push({ box, label: letter, codes });
  }
  assert.deepEqual(people.boxes.map(({ label }) => label), ['A', 'B', 'C+D']);
  await page.context().close();
}

/** A paper of `votes.toml` as a voter reads it off: the choice's words for each unit; none for the own one. */
const asRead = (box, paper) =>
  Object.fromEntries(
    box.reporters.map(({ key, unit }) => [unit.zh, box.choices[paper[key] ?? box.choices.length - 1]]),
  );

scene('a voter reads the privacy statement, marks, looks over, seals and sends', async () => {
  const given = await papers();
  const sheets = { A: given.A, B: given.B, 'C+D': [...given.C, ...given.D] };
  for (const one of people.boxes) {
    one.papers = sheets[one.label];
    one.told = await describeBox(house.url, one.box);
    one.told.choices = [...one.told.grades.map(({ title }) => title.zh), one.told.abstain.zh];
    one.next = 0;
  }
  const [a] = people.boxes;
  const { code, paper } = draw(a);
  const phone = await cast.phone();
  await scan(phone, a.box, code);
  assert.ok(!phone.url().includes(code), 'the code stays in the address');
  await examine(phone);
  await look(phone, 'booth-privacy');
  await phone.getByRole('button', { name: '开始测评' }).tap();
  await examine(phone);
  // The first is left out, by mistake.
  await phone.getByRole('button', { name: '下一位' }).tap();
  const ballot = asRead(a.told, paper);
  await phone.locator('.booth__position', { hasText: '第 2 位' }).waitFor();
  await choose(phone, ballot[await phone.locator('.booth__who h1').textContent()]);
  await examine(phone);
  await look(phone, 'booth', wholeScreen);
  await mark(phone, ballot);
  await phone.getByText('还有 1 项没有选择').waitFor();
  await examine(phone);
  await look(phone, 'booth-gap');
  await phone.getByRole('button', { name: '去补选' }).tap();
  await choose(phone, ballot[await phone.locator('.booth__who h1').textContent()]);
  // With the gap filled the way leads straight back, not through the other six again.
  await phone.getByRole('button', { name: '检查选票' }).tap();
  await phone.getByText('全部选好了').waitFor();
  await examine(phone);
  await look(phone, 'booth-review', wholeScreen);
  a.tracker = await send(phone);
  await examine(phone);
  await look(phone, 'booth-end', wholeScreen);
  await look(phone, 'booth-end-whole');
  await phone.getByRole('button', { name: '清除本机痕迹' }).tap();
  await phone.getByRole('heading', { name: '已清除' }).waitFor();
  await examine(phone);
  await phone.context().close();
});

/** The next card of a box with the paper that its voter has in mind. */
function draw(one) {
  const at = one.next++;
  return { code: one.codes[at], paper: one.papers[at] };
}

scene('a second phone votes, and the same card changes its mind', async () => {
  const [a] = people.boxes;
  const { code, paper } = draw(a);
  const phone = await cast.phone();
  await scan(phone, a.box, code);
  await phone.getByRole('button', { name: '开始测评' }).tap();
  const hasty = Object.fromEntries(a.told.reporters.map(({ unit }) => [unit.zh, '差']));
  await mark(phone, hasty);
  await phone.getByText('您对所有述职人的选择完全相同').waitFor();
  const first = await send(phone, { alike: true });
  await phone.getByRole('button', { name: '改变主意，重新测评' }).tap();
  await mark(phone, asRead(a.told, paper));
  const second = await send(phone);
  await phone.getByText('新选票已替换您先前的选票。').waitFor();
  assert.notEqual(first, second);
  await examine(phone);
  await phone.getByRole('link', { name: '查看公开票箱' }).click();
  await phone.getByLabel('查验码，或其前几位').fill(first.slice(0, 8));
  await press(phone, '查找');
  await phone.getByText('已被后来的选票更新').waitFor();
  await phone.getByLabel('查验码，或其前几位').fill(second.slice(0, 8));
  await press(phone, '查找');
  await phone.getByText('该选票已在票箱中').waitFor();
  await examine(phone);
  await look(phone, 'board-phone', wholeScreen);
  await phone.context().close();
});

scene('a wrong code is told before anything is marked', async () => {
  const [a, b] = people.boxes;
  const phone = await cast.phone();
  await phone.goto(`/boxes/${a.box}/booth`);
  await phone.getByLabel('测评码').fill('abc');
  await phone.getByRole('button', { name: '继续' }).tap();
  await phone.getByText('测评码应为 22 位，现在是 3 位').waitFor();
  await examine(phone);
  await look(phone, 'booth-code');
  await phone.getByLabel('测评码').fill(b.codes.at(-1));
  await phone.getByRole('button', { name: '继续' }).tap();
  await phone.getByText('这张测评卡不属于本票箱').waitFor();
  await examine(phone);
  await phone.context().close();
});

scene('a voter votes in English with the keyboard alone', async () => {
  const [a] = people.boxes;
  const { code, paper } = draw(a);
  const page = await cast.passer({ locale: 'en' });
  await page.goto(`/boxes/${a.box}/booth?lang=en#${code}`);
  await examine(page);
  await pressByKey(page, 'Begin');
  for (const { key } of a.told.reporters) {
    const place = paper[key];
    await tabTo(page, (element) => element.type === 'radio');
    for (let down = 0; down < place; down += 1) await page.keyboard.press('ArrowDown');
    if (place === 0) await page.keyboard.press('Space');
    await pressByKey(page, /^(Next|Review)$/);
  }
  await examine(page);
  await look(page, 'booth-review-en');
  await pressByKey(page, 'Seal and send');
  await page.locator('[data-tracker]').waitFor();
  await examine(page);
  await look(page, 'booth-end-en');
  await page.context().close();
});

/** Tabs until the element in focus is the wanted one. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`(${wanted})(document.activeElement)`)) return;
  }
  assert.fail(`no way by keyboard to ${wanted}`);
}

async function pressByKey(page, name) {
  const button = page.getByRole('button', { name });
  await button.waitFor();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter');
  }
  assert.fail(`no way by keyboard to ${name}`);
}

scene('a dead network keeps the sealed ballot and sends it later', async () => {
  const [, b] = people.boxes;
  const { code, paper } = draw(b);
  const phone = await cast.phone();
  await scan(phone, b.box, code);
  await phone.getByRole('button', { name: '开始测评' }).tap();
  await phone.getByRole('heading', { name: '您代表哪个单位述职？' }).waitFor();
  const own = b.told.reporters.find(({ key }) => paper[key] === undefined);
  await phone.getByRole('radio', { name: own.unit.zh, exact: true }).tap();
  await examine(phone);
  await look(phone, 'booth-own');
  await phone.getByRole('button', { name: '继续' }).tap();
  await mark(phone, asRead(b.told, paper));
  await phone.getByText('本人，不评').waitFor();
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: '密封并提交' }).tap();
  await phone.getByRole('heading', { name: '等待网络' }).waitFor();
  await look(phone, 'booth-offline');
  await phone.context().setOffline(false);
  const tracker = await received(phone);
  assert.ok(takeComplaints(phone).every((said) => said.includes('ERR_INTERNET_DISCONNECTED')));
  await visit(phone, `/boxes/${b.box}?tracker=${encodeURIComponent(tracker)}`);
  await phone.getByText('该选票已在票箱中').waitFor();
  await phone.context().close();
});

scene('… even when the page is loaded anew meanwhile', async () => {
  const [, b] = people.boxes;
  const { code, paper } = draw(b);
  const phone = await cast.phone();
  await scan(phone, b.box, code);
  await phone.getByRole('button', { name: '开始测评' }).tap();
  const own = b.told.reporters.find(({ key }) => paper[key] === undefined);
  await phone.getByRole('radio', { name: own.unit.zh, exact: true }).tap();
  await phone.getByRole('button', { name: '继续' }).tap();
  await mark(phone, asRead(b.told, paper));
  await phone.route('**/ballots', (route) => route.abort('connectionfailed'));
  await phone.getByRole('button', { name: '密封并提交' }).tap();
  await phone.getByRole('heading', { name: '等待网络' }).waitFor();
  await phone.reload();
  await phone.getByText('本机有一张已密封、尚未送达的选票').waitFor();
  await phone.unroute('**/ballots');
  await received(phone);
  takeComplaints(phone);
  await examine(phone);
  await phone.context().close();
});

scene('everybody else votes', async (t) => {
  const cast = await sealer();
  const begin = performance.now();
  for (const one of people.boxes) {
    while (one.next < one.papers.length) {
      const { code, paper } = draw(one);
      await cast(one.told, code, one.told.reporters.map(({ key }) => paper[key] ?? one.told.choices.length - 1));
    }
  }
  t.diagnostic(`sealed and sent in ${Math.round(performance.now() - begin)} ms`);
  await people.organiser.locator('#boxes tr', { hasText: 'C' }).getByText('24', { exact: true }).waitFor();
});

scene('the boxes are closed and the count is signed', async () => {
  const { organiser } = people;
  const chair = people.hall;
  await chair.setViewportSize({ width: 1920, height: 1080 });
  await visit(chair, `${cast.review}/projector?light&scene=counts`);
  await look(chair, 'wall-counts-open', { fullPage: false });
  await press(organiser, '关闭全部票箱');
  await organiser.getByText('在途选票接收至').first().waitFor();
  await examine(organiser);
  await look(organiser, 'boxes-closing');
  // They close by themselves once nothing can be under way any more.
  await organiser.locator('#stand', { hasText: '投票已结束' }).waitFor({ timeout: 30_000 });
  const scrutineer = await cast.enter('scrutineer1');
  await visit(scrutineer, `${cast.review}/boxes`);
  for (const [at, { papers: given }] of people.boxes.entries()) {
    const form = scrutineer.locator('form.filter').nth(at);
    await form.getByLabel('发放测评码').fill(String(given.length + (at === 2 ? 1 : 0)));
    await form.getByLabel('无效纸票').fill(at === 2 ? '1' : '0');
    await form.getByRole('button', { name: '核对签字' }).click();
    await scrutineer.getByText(`票箱 ${people.boxes[at].label}：发放`).waitFor();
  }
  await examine(scrutineer);
  await look(scrutineer, 'count-signed');
  await organiser.reload();
  await examine(organiser);
  await look(organiser, 'boxes', chosen);
  await scrutineer.context().close();
  for (const wall of ['fingerprints', 'results']) {
    await visit(chair, `${cast.review}/projector?light&scene=${wall}`);
    await look(chair, `wall-${wall}-closed`, { fullPage: false });
  }
  await chair.context().close();
});

scene('two trustees open the sums, one of them on a new device; the third has lost the code', async () => {
  const [first, second, third] = people.trustees;
  await Promise.all([second, third].map(({ page }) => page.context().close()));
  await openSums(first.page);
  const device = await cast.enter('trustee3', { phone: true });
  await visit(device, `${cast.review}/trustee`);
  await device.getByLabel('请输入恢复码').first().waitFor();
  await look(device, 'trustee-new-device');
  await device.getByLabel('请输入恢复码').first().fill(first.code);
  await press(device, '打开');
  await device.getByText('这个恢复码与您的密钥不符').waitFor();
  await device.getByLabel('请输入恢复码').first().fill(third.code);
  await openSums(device);
  await examine(device);
  await look(device, 'trustee-done');
  // For whom there is nothing left to do.
  const late = await cast.enter('trustee2', { phone: true });
  await visit(late, `${cast.review}/trustee`);
  await late.getByRole('heading', { name: '票箱已打开' }).waitFor();
  await examine(late);
  assert.equal(await late.getByRole('button', { name: '打开', exact: true }).count(), 0);
  await look(late, 'trustee-late');
  await late.context().close();
});

async function openSums(page) {
  // The page looks by itself every ten seconds; nobody waits for that who was called up.
  if (!(await page.getByRole('button', { name: '打开', exact: true }).isVisible())) await page.reload();
  await press(page, '打开');
  await page.getByRole('heading', { name: '您的部分已完成' }).waitFor({ timeout: 30_000 });
}

scene('the results stand with their arithmetic, and a leader sets the grades', async () => {
  const { leader, organiser } = people;
  await visit(leader, `${cast.review}/result`);
  for (const { unit, composite } of await expected()) {
    const { unit: name } = people.boxes[0].told.reporters.find(({ key }) => key === unit);
    const row = leader.locator('.result', { hasText: name.zh });
    assert.equal(await row.locator('.result__score').textContent(), composite, unit);
  }
  const tied = leader.locator('.result', { hasText: '工艺技术党支部' });
  await tied.locator('summary').click();
  await examine(leader);
  await look(leader, 'result', chosen);
  const phone = await cast.enter('leader3', { phone: true });
  await visit(phone, `${cast.review}/result`);
  await phone.locator('.result', { hasText: '工艺技术党支部' }).locator('summary').tap();
  await examine(phone);
  await look(phone, 'result-phone');
  await phone.context().close();

  // All grades in one form: a tie is settled with a reason, or nothing is kept.
  await visit(leader, `${cast.review}/result/grades`);
  const grades = leader.getByRole('table', { name: '全部述职人的等次' });
  const row = grades.getByRole('row', { name: /工艺技术党支部/ });
  const fitting = await grades.locator('tbody tr').count();
  for (let place = 0; place < fitting; place += 1) {
    const line = grades.locator('tbody tr').nth(place);
    const suggested = await line.locator('strong').first().textContent();
    const known = await line.locator('option').allTextContents();
    if (known.includes(suggested)) await line.locator('select').selectOption({ label: suggested });
  }
  await row.locator('select').selectOption({ label: '好' });
  await press(leader, '保存会议情况和等次');
  await leader.getByText('请填写研究决定的理由').waitFor();
  takeComplaints(leader);
  await examine(leader);
  await look(leader, 'result-refused');
  assert.equal(await row.locator('select option:checked').textContent(), '好', 'what was chosen is gone');
  await row.locator('textarea').fill('两人得分相同。工艺技术党支部上年问题全部销号，经党委研究，定为“好”。');
  await press(leader, '保存会议情况和等次');
  await leader.getByText('已保存，等次尚未定案。').waitFor();
  await examine(leader);
  await look(leader, 'grades');
  await visit(organiser, `${cast.review}/result`);
  await press(organiser, '公布结果');
  await organiser.getByText('已公布。').waitFor();
  const observer = await cast.enter('observer');
  await visit(observer, `${cast.review}/result`);
  await look(observer, 'result-released');
  await visit(observer, `${cast.review}/projector?light&scene=results`);
  await observer.setViewportSize({ width: 1920, height: 1080 });
  await observer.locator('.projector__results').waitFor();
  await look(observer, 'wall-results', { fullPage: false });
  await observer.context().close();
});

/** What must come out, by the demonstration's own reckoning. */
async function expected() {
  const text = await readFile(new URL('../examples/demonstration/votes.toml', import.meta.url), 'utf8');
  return text.split('\n[[expected]]\n').slice(1).map((block) => ({
    unit: block.match(/^unit = "(\w+)"/m)[1],
    composite: block.match(/^composite = "([\d.]+)"/m)[1],
  }));
}

scene('the news item is drafted, illustrated, approved step by step and released', async () => {
  const writer = await cast.enter('correspondent');
  await visit(writer, `${cast.review}/news`);
  await press(writer, '起草新闻稿');
  await writer.getByLabel('正文（中文）').waitFor();
  await examine(writer);
  await look(writer, 'news-draft');
  const path = new URL(writer.url()).pathname;
  await writer.locator('input[type="file"]').setInputFiles(picture);
  await writer.getByLabel('图片说明（中文）').fill('会议现场');
  await writer.getByLabel('图片说明（英文）').fill('The meeting in Hall A');
  await press(writer, '添加图片');
  await writer.getByRole('heading', { name: '图片 1' }).waitFor();
  await writer.getByLabel('通讯员（中文）').fill('党委工作部宣传干事');
  await writer.getByLabel('通讯员（英文）').fill('Publicity Officer, Party Committee Work Department');
  for (const language of ['中文', '英文']) {
    const body = writer.getByLabel(`正文（${language}）`);
    const [lead, ...rest] = (await body.inputValue()).split('\n\n');
    await body.fill([lead, '![](picture:1)', ...rest].join('\n\n'));
  }
  await press(writer, '保存稿件');
  await writer.locator('.news__body img').first().waitFor();
  await examine(writer);
  await press(writer, '送审');
  await writer.locator('.chip', { hasText: '待审' }).waitFor();
  await examine(writer);
  await writer.context().close();

  await visit(people.organiser, path);
  await people.organiser.getByRole('button', { name: '通过' }).click();
  await visit(people.leader, path);
  await people.leader.getByRole('button', { name: '通过' }).click();
  const approver = await cast.enter('approver');
  await visit(approver, path);
  await approver.getByRole('button', { name: '通过' }).click();
  await approver.locator('.chip', { hasText: '已审定' }).waitFor();
  await look(approver, 'news-approved');
  await press(approver, '公开发布');
  await approver.locator('.chip', { hasText: '已发布' }).waitFor();
  await examine(approver);
  people.news = await approver.getByRole('link', { name: '打开公开页面' }).getAttribute('href');
  await approver.context().close();
});

scene('anybody reads it, in both languages, and finds a ballot on the public board', async () => {
  const reader = await cast.passer();
  await visit(reader, '/news');
  await look(reader, 'news-list');
  await visit(reader, people.news);
  await look(reader, 'news', chosen);
  const crumbs = reader.getByRole('navigation', { name: '您的位置' });
  assert.deepEqual(await crumbs.getByRole('link').allTextContents(), ['首页', '新闻']);
  await reader.getByRole('link', { name: 'English' }).click();
  await reader.waitForURL(people.news);
  await examine(reader);
  await look(reader, 'news-en');
  const phone = await cast.phone();
  await visit(phone, people.news);
  await look(phone, 'news-phone');
  const [a] = people.boxes;
  await visit(reader, `/boxes/${a.box}?tracker=${encodeURIComponent(a.tracker)}`);
  await reader.getByText('Your ballot').or(reader.locator('.notice--done')).first().waitFor();
  await look(reader, 'board');
  await visit(reader, '/');
  await look(reader, 'home-after');
});
