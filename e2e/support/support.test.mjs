// The eyes of the end-to-end tests, tested: they must see what is wrong, and see Chinese.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertQuiet, axe, look, openBrowser, takeComplaints } from './browser.mjs';
import { openHouse } from './house.mjs';

describe('the browser', () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  const page = (main) => `<!doctype html><html lang="zh"><title>评议</title><main><h1>评议</h1>${main}</main></html>`;

  test('a field without a label does not pass for accessible', async () => {
    const phone = await browser.phone();
    await phone.setContent(page('<label>姓名 <input></label>'));
    await axe(phone);
    await phone.setContent(page('<input>'));
    await assert.rejects(axe(phone), /label/);
  });

  test('an error on a page is heard, and only there', async () => {
    const [noisy, quiet] = [await browser.desktop(), await browser.desktop()];
    const said = noisy.waitForEvent('console');
    await noisy.evaluate(() => console.error('the urn is upside down'));
    await said;
    assert.deepEqual(takeComplaints(noisy), ['console: the urn is upside down']);
    assertQuiet(noisy);
    assertQuiet(quiet);
  });

  test('Chinese is drawn in letters, not in boxes', async () => {
    const desk = await browser.desktop();
    const drawn = async (text) => {
      await desk.setContent(page(`<p style="font: 80px sans-serif">${text}</p>`));
      return desk.locator('p').screenshot();
    };
    const [one, other] = [await drawn('评'), await drawn('议')];
    assert.ok(!one.equals(other), 'two different characters look the same');
    await look(desk, 'support-chinese');
  });

  test('a visitor speaks Chinese unless told otherwise', async () => {
    const languages = async (page) => page.evaluate(() => navigator.language);
    assert.equal(await languages(await browser.phone()), 'zh-CN');
    assert.equal(await languages(await browser.phone({ locale: 'en' })), 'en');
  });
});

describe('the house', () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pingyi-stand-in-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Lets `$PINGYI` be a small script for the length of `work`. */
  async function standIn(script, work) {
    const file = path.join(folder, 'pingyi.mjs');
    await writeFile(file, `#!/usr/bin/env node\n${script}`);
    await chmod(file, 0o755);
    const real = process.env.PINGYI;
    process.env.PINGYI = file;
    try {
      return await work();
    } finally {
      if (real === undefined) delete process.env.PINGYI;
      else process.env.PINGYI = real;
    }
  }

  test('a program that tells its address is asked for its links', async () => {
    const script = `
      import { createServer } from 'node:http';
      const link = (role, sign_in) => ({ role, sign_in, name: { zh: '某人', en: 'Somebody' }, url: '/in/' + sign_in });
      const links = { links: [link('reporter', 'first'), link('reporter', 'second')] };
      const server = createServer((ask, answer) => answer.end(JSON.stringify(links)));
      server.listen(0, '127.0.0.1', () => console.log('Pingyi listens at http://127.0.0.1:' + server.address().port));`;
    await standIn(script, async () => {
      const house = await openHouse();
      assert.equal(house.signIn('second'), '/in/second');
      assert.equal(house.signIn('reporter'), '/in/first');
      assert.throws(() => house.signIn('juggler'), /nobody of the demonstration is juggler/);
      await house.stop();
      await assert.rejects(fetch(house.url));
    });
  });

  test('a program that ends at once is not waited for, and its last words are told', async () => {
    await standIn(`console.error('the port is taken'); process.exit(2);`, async () => {
      await assert.rejects(openHouse(), /ended before it told its address.*the port is taken/s);
    });
  });
});
