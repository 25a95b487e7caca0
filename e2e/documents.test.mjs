// After the meeting: what leaders read out of the results, and the papers that are taken out, signed and brought back.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
  await holdTheMeeting();
});
after(async () => {
  await browser?.close();
  await house?.stop();
});

/** The demonstration's meeting with its ballots, by the program's own virtual people. */
async function holdTheMeeting() {
  const meeting = spawn(process.env.PINGYI, ['rehearse', '--server', house.url, '--fast'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [meeting.stdout, meeting.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
  }
  const [code] = await once(meeting, 'close');
  assert.equal(code, 0, told);
}

/** What a link leads to, as bytes. */
async function fetched(page, link) {
  const address = new URL(await link.getAttribute('href'), page.url()).href;
  const answer = await page.context().request.get(address);
  assert.equal(answer.status(), 200, address);
  return answer.body();
}

const ZIP = 'PK';

test('the organiser finds every paper that has something in it, and takes it out', async () => {
  const organiser = await cast.enter('organiser');
  await visit(organiser, `${cast.review}/documents`);
  await organiser.getByText('份材料已有内容').waitFor();
  await look(organiser, 'documents');
  await examine(organiser);
  const word = await fetched(organiser, organiser.getByRole('link', { name: 'Word：测评结果报告单' }));
  assert.equal(word.subarray(0, 2).toString(), ZIP);
  const sheet = await fetched(organiser, organiser.getByRole('link', { name: 'Excel：综合评价汇总表' }));
  assert.equal(sheet.subarray(0, 2).toString(), ZIP);
  const packet = await fetched(organiser, organiser.getByRole('link', { name: '下载全套材料' }));
  assert.ok(packet.length > word.length + sheet.length);
  await organiser.getByLabel('材料语言').selectOption('en');
  await organiser.getByLabel('述职人').selectOption({ label: '研发中心党支部' });
  await organiser.getByRole('button', { name: '显示' }).click();
  const one = organiser.getByRole('link', { name: 'Word：述职报告' });
  assert.match(await one.getAttribute('href'), /D04\.en\.docx\?of=/);
});

test('the signed count report comes back as a scan, and anything else does not', async () => {
  const organiser = await cast.enter('organiser');
  await visit(organiser, `${cast.review}/documents`);
  await organiser.getByRole('link', { name: '上传签字件 · 测评结果报告单' }).click();
  await organiser.getByText('还没有签字件').waitFor();
  const file = organiser.getByLabel('扫描件（PDF、JPEG、PNG）');
  await file.setInputFiles({ name: 'count.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('no Word file') });
  await organiser.getByRole('button', { name: '上传' }).click();
  await organiser.getByRole('alert').waitFor();
  takeComplaints(organiser);
  await examine(organiser);
  const paper = await organiser.pdf({ format: 'A4' });
  await organiser.getByLabel('扫描件（PDF、JPEG、PNG）').setInputFiles({ name: '报告单.pdf', mimeType: 'application/pdf', buffer: paper });
  await organiser.getByRole('button', { name: '上传' }).click();
  const copy = organiser.getByRole('link', { name: '报告单.pdf' });
  await copy.waitFor();
  assert.deepEqual(await fetched(organiser, copy), paper, 'the scan comes back as it was brought');
  await look(organiser, 'signed-copy');
  await examine(organiser);
  await organiser.getByRole('button', { name: '撤下报告单.pdf' }).click();
  await organiser.getByText('撤下', { exact: false }).first().waitFor();
  assert.equal(await organiser.getByRole('link', { name: '报告单.pdf' }).count(), 0);
});

test('a leader reads the analysis as charts and as tables, on a desk and on a phone', async () => {
  const leader = await cast.enter('leader1');
  await visit(leader, `${cast.review}/result`);
  await leader.getByRole('link', { name: '分析', exact: true }).click();
  await leader.getByRole('heading', { name: '逐个分析' }).waitFor();
  await look(leader, 'analysis');
  await examine(leader);
  for (const table of await leader.getByText('表格').all()) {
    await table.click();
  }
  await leader.getByRole('cell', { name: '95.44' }).first().waitFor();
  await examine(leader);
  await leader.emulateMedia({ colorScheme: 'dark' });
  await look(leader, 'analysis-dark');
  await examine(leader);
  const phone = await cast.enter('leader1', { phone: true, locale: 'en' });
  await visit(phone, `${cast.review}/result/analysis`);
  await look(phone, 'analysis-phone');
  await examine(phone);
  const papers = await cast.enter('organiser', { phone: true, locale: 'en' });
  await visit(papers, `${cast.review}/documents`);
  await look(papers, 'documents-phone');
  await examine(papers);
});

test('a reporter finds neither the papers nor the analysis', async () => {
  const reporter = await cast.enter('b1');
  for (const page of ['/documents', '/result/analysis']) {
    const answer = await reporter.context().request.get(`${house.url}${cast.review}${page}`);
    assert.equal(answer.status(), 403, page);
  }
});
