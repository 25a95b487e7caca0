// What a voter does in the booth, and what many voters do without one.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const FRONTEND = new URL('../../frontend/', import.meta.url);

/** Opens a card's link as a camera would, and waits for the privacy statement. */
export async function scan(page, box, code) {
  await page.goto(`/boxes/${box}/booth#${code}`);
  await page.getByRole('button', { name: '开始测评' }).waitFor();
}

/**
 * Marks every reporter from the first page on, up to the review. `ballot` holds a choice for each reporter by unit
 * name; where it is `null` the voter is that reporter.
 */
export async function mark(page, ballot) {
  for (;;) {
    const unit = await page.locator('.booth__who h1').textContent();
    await choose(page, ballot[unit]);
    const onward = page.getByRole('button', { name: /^(下一位|检查选票)$/ });
    const last = (await onward.textContent()) === '检查选票';
    await onward.tap();
    if (last) return page.getByRole('heading', { name: '检查选票' }).waitFor();
    await page.locator('.booth__who h1', { hasText: unit }).waitFor({ state: 'detached' });
  }
}

export async function choose(page, title) {
  await page.getByRole('radio', { name: title, exact: true }).tap();
}

/** Seals, sends, waits for the end; the answer is the tracker. `alike`: everybody got the same, and that is meant. */
export async function send(page, { alike = false } = {}) {
  await page.getByRole('button', { name: '密封并提交' }).tap();
  if (alike) await page.getByRole('button', { name: '是本意，密封并提交' }).tap();
  return received(page);
}

export async function received(page) {
  await page.getByRole('heading', { name: '选票已收到' }).waitFor();
  return page.locator('[data-tracker]').getAttribute('data-tracker');
}

/**
 * The front end's own ballot module, to vote without a booth: `cast(url, box, code, chosen)` seals the choices (one
 * index for each reporter in the booth's order) and answers what the server said.
 */
export async function sealer() {
  const { build } = createRequire(new URL('package.json', FRONTEND))('esbuild');
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('src/ballot/index.ts', FRONTEND))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'warning',
  });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  const ballot = await import(`data:text/javascript;base64,${code}`);
  return async function cast(box, code, chosen) {
    const { text, tracker } = ballot.seal(box.election, code, ballot.picks(ballot.parseElection(box.election), chosen));
    const answer = await fetch(`${box.url}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    const said = await answer.json();
    assert.equal(answer.status, 200, JSON.stringify(said));
    assert.equal(said.tracker, tracker);
    return tracker;
  };
}

/** What the booth is told of a box, with the box's own address. */
export async function describeBox(house, box) {
  const url = `${house}/boxes/${box}`;
  const answer = await fetch(`${url}/booth.json`);
  assert.equal(answer.status, 200, url);
  return { ...(await answer.json()), url };
}

/**
 * The papers of the demonstration's `votes.toml`: for each group a list of voters, each `{ UNIT: place of the
 * choice }`. A secretary's own unit is missing from that paper.
 */
export async function papers() {
  const file = new URL('../../examples/demonstration/votes.toml', import.meta.url);
  const text = await readFile(file, 'utf8');
  const found = {};
  for (const block of text.split('\n[[vote]]\n').slice(1)) {
    const part = block.split('\n\n')[0];
    const [unit, group] = ['unit', 'group'].map((key) => part.match(new RegExp(`^${key} = "(\\w+)"`, 'm'))[1]);
    const counts = ['good', 'fairly_good', 'average', 'poor', 'abstain'];
    const choices = counts.flatMap((key, place) => {
      const count = Number(part.match(new RegExp(`^${key} = (\\d+)`, 'm'))[1]);
      return Array.from({ length: count }, () => place);
    });
    const own = group === 'B' ? Number(unit.slice(1)) - 1 : null;
    if (own !== null) choices.splice(own, 0, null);
    found[group] ??= choices.map(() => ({}));
    choices.forEach((choice, voter) => {
      if (choice !== null) found[group][voter][unit] = choice;
    });
  }
  // The strictest first: their papers differ from line to line.
  for (const voters of Object.values(found)) voters.reverse();
  return found;
}
