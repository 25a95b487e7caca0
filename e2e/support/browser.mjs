// A browser as a visitor has it: a phone or a desk, in one of two languages.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const OUT = fileURLToPath(new URL('../out/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const FLAGS = [
  // The tests also run as root and in containers, where the sandbox cannot start; only our own pages are opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  // Nothing may go out on its own account.
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };

/** @type {WeakMap<import('playwright-core').BrowserContext, string[]>} */
const complaints = new WeakMap();

/**
 * Starts Chromium. `phone` and `desktop` each open a visitor of their own, with their own cookies, and
 * return a page. Both take Playwright's context options (`locale`, `colorScheme`, `baseURL`, …).
 */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: program(), args: FLAGS });
  const visitor = (device) => async (options = {}) => {
    const context = await browser.newContext({ ...device, locale: 'zh-CN', reducedMotion: 'reduce', ...options });
    listen(context);
    return context.newPage();
  };
  return { phone: visitor(PHONE), desktop: visitor(DESK), close: () => browser.close() };
}

/** What the visitor's pages complained of since the last call: console errors, uncaught errors, failed loads. */
export function takeComplaints(page) {
  return complaints.get(page.context())?.splice(0) ?? [];
}

/** Fails when a page of this visitor complained of anything. */
export function assertQuiet(page) {
  assert.deepEqual(takeComplaints(page), [], `complaints at ${page.url()}`);
}

/**
 * Takes a picture into `e2e/out/NAME.png`, of the whole page unless `fullPage` is false. With `chosen` it goes into
 * `e2e/out/chosen/`, from where `cargo xtask screenshots` takes it into the docs.
 */
export async function look(page, name, { chosen = false, fullPage = true } = {}) {
  const folder = path.join(OUT, chosen ? 'chosen' : '.');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: file, fullPage, animations: 'disabled' });
  return file;
}

/** Fails when the page breaks a rule of accessibility, and says which element breaks which. */
export async function axe(page) {
  // Evaluated by the debugger, so that the page's own content policy stays as strict as it is.
  await page.evaluate(`${AXE}; undefined`);
  const found = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), RULES);
  const broken = found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`),
  );
  assert.deepEqual(broken, [], `accessibility of ${page.url()}`);
}

function program() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const programs = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = programs.find((file) => existsSync(file));
  assert.ok(found, 'Chromium is not on PATH; name it by the variable CHROMIUM');
  return found;
}

function listen(context) {
  const heard = [];
  complaints.set(context, heard);
  context.on('weberror', (error) => heard.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'unknown';
    // A live event stream ends this way whenever its page is left.
    if (why !== 'net::ERR_ABORTED') heard.push(`load: ${request.url()} ${why}`);
  });
}
