// The program as an organisation runs it, empty, on a given port.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts `$PINGYI serve` with these settings in its environment.
 *
 * - `url`: its address by the name `localhost`
 * - `setUp`: the link of the first start
 * - `stop()`: ends it and removes its folder
 */
export async function openServer(port, settings) {
  const program = process.env.PINGYI;
  assert.ok(program, 'the variable PINGYI must name the program; `cargo xtask test` sets it');
  const data = await mkdtemp(path.join(tmpdir(), 'pingyi-e2e-'));
  const child = spawn(program, ['serve', '--listen', `127.0.0.1:${port}`, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  const gone = once(child, 'close');
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    await rm(data, { recursive: true, force: true });
  };
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const told = printed.match(/http:\/\/\S+(\/set-up\/\S+)\n/);
    if (told) return { url: `http://localhost:${port}`, setUp: told[1], stop, log: () => printed };
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the program did not start; it printed:\n${printed}`);
    }
    await pause(50);
  }
}
