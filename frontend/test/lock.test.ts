import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { FRONTEND } from './support/vectors.ts';

interface Package {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
const lock = readFileSync(path.join(FRONTEND, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(lock) as { packages: Record<string, Package> };

test('the lock has an entry for every platform of every package, so that `npm ci` works on all of them', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
    ),
  );
  assert.ok(Object.values(packages).some(({ optionalDependencies }) => optionalDependencies));
  assert.deepEqual(missing, []);
});

test('the lock names no download address', () => {
  assert.deepEqual(
    Object.keys(packages).filter((place) => packages[place]?.resolved),
    [],
  );
});
