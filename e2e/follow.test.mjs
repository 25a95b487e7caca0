// A ballot that follows the meeting: each reporter opens on the phones when the turn has ended.
import { after, before, test } from 'node:test';
import { look, openBrowser } from './support/browser.mjs';
import { choose, mark, scan, send } from './support/booth.mjs';
import { Cast, examine, visit } from './support/cast.mjs';
import { openBoxes } from './support/hall.mjs';
import { openHouse } from './support/house.mjs';

let browser;
let house;
let cast;
let chair;
let phone;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  cast = new Cast(browser, house);
  chair = await cast.enter('organiser');
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Presses the one big button, and waits until the meeting has gone on. */
async function onward() {
  const version = 'input[name="version"][form="step"]';
  const before = await chair.locator(version).inputValue();
  await chair.locator('button[data-keys~="Space"]').click();
  await chair.waitForFunction(([one, was]) => document.querySelector(one)?.value !== was, [version, before]);
}

test('the review takes rules by which the ballot follows the meeting', async () => {
  const rules = await (await chair.request.get(`${cast.review}/rules/file`)).text();
  const following = rules.replace('all_same = "warn"', 'all_same = "warn"\nreveal = "after_report"');
  await visit(chair, '/templates');
  const file = { name: 'follow.toml', mimeType: 'application/toml', buffer: Buffer.from(following) };
  await chair.locator('#file').setInputFiles(file);
  await press(chair, '导入');
  await chair.waitForURL(/\/templates\/[0-9a-f-]+$/);
  await visit(chair, `${cast.review}/rules`);
  const own = chair.locator('#which option', { hasText: '第 1 版' });
  await chair.locator('#which').selectOption(await own.first().getAttribute('value'));
  await press(chair, '换用这份规则');
  await chair.getByText('每位述职结束后开放').first().waitFor();
  await examine(chair);
});

test('a phone marks who has reported, waits for the others, and sends one ballot', async () => {
  const { box, codes, organiser } = await openBoxes(cast);
  await organiser.context().close();
  await visit(chair, `${cast.review}/meeting`);
  for (let step = 0; step < 3; step += 1) await onward();

  phone = await cast.phone();
  await phone.setViewportSize({ width: 360, height: 740 });
  await scan(phone, box, codes[0]);
  await press(phone, '开始测评');
  await phone.getByText('还有述职人尚未述职').waitFor();
  await examine(phone);
  await look(phone, 'follow-waiting');

  // Report, questions, comment.
  for (let step = 0; step < 3; step += 1) await onward();
  await phone.getByRole('button', { name: '去补选' }).tap({ timeout: 20_000 });
  await choose(phone, '好');
  await look(phone, 'follow-first');
  await phone.getByRole('button', { name: '检查选票' }).tap();
  await phone.getByText('还有述职人尚未述职').waitFor();

  await chair.getByText('其他操作', { exact: true }).click();
  await press(chair, '直接进入下一项议程');
  await phone.getByRole('button', { name: '去补选' }).tap({ timeout: 20_000 });
  await mark(phone, new Proxy({}, { get: () => '较好' }));
  await examine(phone);
  await send(phone);
});
