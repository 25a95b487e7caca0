// How long a voter waits: from the tap on "seal and send" to "received", in the real booth of a demonstration, and
// how long a browser seals a ballot. With and without the brake of a phone that is four times as slow.
//
//   PINGYI=target/debug/pingyi node e2e/bench-booth.mjs
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from './support/browser.mjs';
import { mark, scan } from './support/booth.mjs';
import { Cast } from './support/cast.mjs';
import { openHouse } from './support/house.mjs';

const BRAKES = [1, 4];
const VOTES = 5;
const FRONTEND = fileURLToPath(new URL('../frontend/', import.meta.url));

const [browser, house] = await Promise.all([openBrowser(), openHouse()]);
const folder = await mkdtemp(path.join(tmpdir(), 'pingyi-bench-'));
try {
  const cast = new Cast(browser, house);
  const box = await openBoxes(cast);
  const rows = [];
  for (const brake of BRAKES) rows.push({ what: 'tap to received, 7 × 1', brake, ms: await vote(cast, box, brake) });
  const sealing = path.join(folder, 'seal.html');
  execFileSync(process.execPath, [path.join(FRONTEND, 'bench/seal.mjs'), '--page', sealing], { cwd: FRONTEND });
  for (const brake of BRAKES) rows.push(...(await seal(browser, pathToFileURL(sealing).href, brake)));
  console.table(rows.map(({ what, brake, ms }) => ({ what, 'CPU slowed': `${brake}×`, ms: Math.round(ms) })));
} finally {
  await browser.close();
  await house.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The median of some votes, each with a card of its own, on phones slowed by `brake`. */
async function vote(cast, { box, codes }, brake) {
  const times = [];
  for (let vote = 0; vote < VOTES; vote += 1) {
    const phone = await cast.phone();
    await slow(phone, brake);
    await scan(phone, box, codes.shift());
    await phone.getByRole('button', { name: '开始测评' }).tap();
    await mark(phone, new Proxy({}, { get: () => '较好' }));
    times.push(await phone.evaluate(fromTapToReceived));
    await phone.context().close();
  }
  return median(times);
}

/** In the page: presses the button, and waits for the jade page. */
function fromTapToReceived() {
  return new Promise((resolve) => {
    const begin = performance.now();
    const look = () => {
      if (document.querySelector('[data-tracker]')) resolve(performance.now() - begin);
      else requestAnimationFrame(look);
    };
    document.querySelector('.press--seal').click();
    look();
  });
}

/** The front end's own benchmark in a page; each size's first ballot, tables prepared; a trustee's rounds. */
async function seal(browser, url, brake) {
  const page = await browser.phone();
  await slow(page, brake);
  await page.goto(url, { timeout: 120_000 });
  await page.waitForFunction(() => globalThis.measured, undefined, { timeout: 120_000 });
  const [measured, rounds] = await page.evaluate(() => [globalThis.measured, globalThis.rounds]);
  await page.context().close();
  const parts = rounds.flatMap(({ trustees, ...times }) =>
    Object.entries(times).map(([round, ms]) => ({ what: `${trustees} trustees, ${round}`, brake, ms })),
  );
  const sealing = measured.flatMap(({ box, first, median: later }) => [
    { what: `sealing ${box}, first`, brake, ms: first },
    { what: `sealing ${box}, then`, brake, ms: later },
  ]);
  return [...sealing, ...parts];
}

async function slow(page, brake) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: brake });
}

/** Everybody checks in, the boxes are planned, three keys and the cards are made, voting opens. */
async function openBoxes(cast) {
  const organiser = await cast.enter('organiser');
  await organiser.goto(`${cast.review}/check-in`);
  await organiser.getByRole('button', { name: '除请假人员外全部到会' }).click();
  await organiser.goto(`${cast.review}/boxes`);
  await organiser.getByRole('button', { name: '设置票箱' }).click();
  await organiser.getByLabel('名单已齐全').check();
  await organiser.getByRole('button', { name: '开始密钥仪式' }).click();
  await makeKey(cast);
  const scrutineer = await cast.enter('scrutineer1');
  await scrutineer.goto(`${cast.review}/cards`);
  await scrutineer.getByRole('button', { name: '制作并打印测评卡' }).click();
  await scrutineer.getByText('已生成').waitFor();
  // The merged box has the most cards.
  const sheets = scrutineer.locator('.code-sheet');
  const box = await sheets.last().getAttribute('data-box');
  const cards = scrutineer.locator(`.code-sheet[data-box="${box}"] [data-code]`);
  const codes = await cards.evaluateAll((all) => all.map((one) => one.dataset.code));
  await organiser.reload();
  await organiser.getByLabel('未经演练，仍开放票箱').check();
  await organiser.getByRole('button', { name: '开放全部票箱' }).click();
  await organiser.getByRole('button', { name: '关闭全部票箱' }).waitFor();
  return { box, codes };
}

/** The trustees, side by side. */
async function makeKey(cast) {
  const pages = await Promise.all([1, 2, 3].map((number) => cast.enter(`trustee${number}`)));
  for (const page of pages) await join(page, cast.review);
  for (const page of pages) await page.getByRole('heading', { name: '密钥已就绪' }).waitFor({ timeout: 30_000 });
}

async function join(page, review) {
  await page.goto(`${review}/trustee`);
  await page.getByRole('button', { name: '开始', exact: true }).click();
  const last = await page.locator('.recovery__group').last().textContent();
  await page.getByRole('button', { name: '抄好了' }).click();
  await page.getByLabel('请输入您抄下的最后一组').fill(last);
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByRole('heading', { name: '还差' }).or(page.getByRole('heading', { name: '密钥已就绪' })).waitFor();
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
