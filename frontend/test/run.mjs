// Bundles each test to a folder of its own outside the tree (Node 20 cannot read TypeScript) and
// runs them all with Node's test runner. Arguments are parts of file names to run only those.

import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = (await readdir(here)).filter(
  (name) => name.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
);
if (files.length === 0) throw new Error(`no test file matches ${wanted.join(', ')}`);

const folder = await mkdtemp(path.join(tmpdir(), 'pingyi-frontend-'));
try {
  await build({
    entryPoints: files.map((name) => path.join(here, name)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['esbuild'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const bundles = files.map((name) => path.join(folder, name.replace(/\.ts$/, '.mjs')));
  const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...bundles], {
    stdio: 'inherit',
    env: { ...process.env, FRONTEND: path.dirname(here) },
  });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
