// The program itself with its demonstration, on a free port, in a folder of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A debug build sets up the whole demonstration before it listens. */
const PATIENCE_MS = 120_000;

const ADDRESS = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+/;

/**
 * Starts `$PINGYI demo` and waits until it tells its address.
 *
 * - `url`: the address, without a slash at its end
 * - `links`: what `GET /demo/links.json` offers, `{ role, sign_in, name: { zh, en }, url }` each
 * - `signIn(who)`: the address that signs in the person of that sign-in name, or the first of that role
 * - `log()`: all that the program has printed
 * - `restart(meanwhile, signal)`: ends it and starts it again
 * - `stop()`: ends it and removes its folder
 */
export async function openHouse({ args = [] } = {}) {
  const data = await mkdtemp(path.join(tmpdir(), 'pingyi-e2e-'));
  const house = new House(start(data, '127.0.0.1:0', args), data);
  try {
    await house.settle();
    return house;
  } catch (fault) {
    await house.stop();
    throw new Error(`${fault.message}; it printed:\n${house.log()}`);
  }
}

function start(data, address, args = []) {
  const program = process.env.PINGYI;
  assert.ok(program, 'the variable PINGYI must name the program; `cargo xtask test` sets it');
  return spawn(program, ['demo', '--listen', address, '--data', data, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

class House {
  #child;
  #data;
  #printed = '';
  #gone;
  url = '';
  links = [];

  constructor(child, data) {
    this.#data = data;
    this.#listenTo(child);
  }

  log() {
    return this.#printed;
  }

  signIn(who) {
    const link = this.links.find(({ sign_in }) => sign_in === who) ?? this.links.find(({ role }) => role === who);
    assert.ok(link, `nobody of the demonstration is ${who}: ${this.links.map(({ sign_in }) => sign_in)}`);
    return link.url;
  }

  /**
   * Ends the program and starts it again at the same address, over the same data; `meanwhile` runs in between. By `SIGKILL` it
   * has no time to end well.
   */
  async restart(meanwhile = async () => {}, signal = 'SIGTERM') {
    await this.#end(signal);
    await meanwhile();
    this.#printed = '';
    this.#listenTo(start(this.#data, new URL(this.url).host));
    await this.settle();
  }

  async stop() {
    await this.#end();
    await rm(this.#data, { recursive: true, force: true });
  }

  async #end(signal = 'SIGTERM') {
    this.#child.kill(signal);
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await this.#gone;
    clearTimeout(killer);
  }

  #listenTo(child) {
    this.#child = child;
    this.#gone = once(child, 'close').catch((fault) => {
      this.#printed += fault.message;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.#printed += text;
      });
    }
  }

  async settle() {
    this.url = await this.#address();
    const answer = await fetch(`${this.url}/demo/links.json`);
    assert.equal(answer.status, 200, 'GET /demo/links.json');
    this.links = (await answer.json()).links;
  }

  async #address() {
    let left = false;
    this.#gone.then(() => {
      left = true;
    });
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      // The line must be whole: a port could still be half printed.
      const whole = this.#printed.slice(0, this.#printed.lastIndexOf('\n') + 1);
      const told = whole.match(ADDRESS);
      if (told) return told[0];
      assert.ok(!left, 'the program ended before it told its address');
      await pause(50);
    }
    throw new Error(`the program told no address in ${PATIENCE_MS / 1000} s`);
  }
}
