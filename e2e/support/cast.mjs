// The people of a story, each in a browser of their own, and what is demanded of every page they see.
import assert from 'node:assert/strict';
import { assertQuiet, axe, look } from './browser.mjs';

/** Longer than anything takes here; a slow page is a fault as well. */
const PATIENCE_MS = 10_000;
/** The narrowest phone in use; nothing may be wider than it. */
const NARROW = { width: 390, height: 844 };

/**
 * Signs people in and opens pages for those who need no account.
 *
 * - `enter(who, { phone, locale })`: the page of somebody who came by the demonstration's link
 * - `passer(options)`, `phone(options)`: the page of somebody without an account, at a desk or with a phone
 * - `review`: the path of the demonstration's review, known once somebody has entered
 */
export class Cast {
  #browser;
  #house;
  #pages = [];
  review = '';

  constructor(browser, house) {
    this.#browser = browser;
    this.#house = house;
  }

  async enter(who, { phone = false, ...options } = {}) {
    const page = await (phone ? this.phone(options) : this.passer(options));
    await page.goto(this.#house.signIn(who));
    await page.goto('/tasks');
    const path = await page.locator('.section__title a').first().getAttribute('href');
    this.review = path;
    return page;
  }

  async passer(options = {}) {
    return this.#seated(await this.#browser.desktop({ baseURL: this.#house.url, ...options }));
  }

  async phone(options = {}) {
    return this.#seated(await this.#browser.phone({ baseURL: this.#house.url, ...options }));
  }

  /** Pictures of what everybody sees now, for whoever must find out what went wrong. */
  async lookAround() {
    const open = this.#pages.filter((page) => !page.isClosed());
    await Promise.all(open.map((page, at) => look(page, `failed-${at + 1}`).catch(() => undefined)));
  }

  #seated(page) {
    page.setDefaultTimeout(PATIENCE_MS);
    this.#pages.push(page);
    return page;
  }
}

/** Goes to a page and demands of it what is demanded of all. */
export async function visit(page, path) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, path);
  await examine(page);
}

/** No complaint, accessible in light and in dark, nothing wider than a phone. */
export async function examine(page) {
  assertQuiet(page);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: null });
  await fits(page);
}

async function fits(page) {
  const size = page.viewportSize();
  if (size.width !== NARROW.width) await page.setViewportSize(NARROW);
  const { width, wide } = await page.evaluate(overflow);
  assert.ok(width <= NARROW.width, `${page.url()} is ${width} px wide on a phone: ${wide}`);
  if (size.width !== NARROW.width) await page.setViewportSize(size);
}

/** In the page: how wide it wants to be, and the innermost elements that reach out. */
function overflow() {
  const out = (element) => element.getBoundingClientRect().right > innerWidth + 0.5;
  const wide = [...document.querySelectorAll('body *')].filter((each) => out(each) && ![...each.children].some(out));
  const width = Math.max(document.documentElement.scrollWidth, innerWidth);
  return { width, wide: wide.map((each) => `${each.tagName.toLowerCase()}.${each.className}`).slice(0, 5).join(', ') };
}
