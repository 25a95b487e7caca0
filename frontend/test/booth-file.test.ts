import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { FRONTEND } from './support/vectors.ts';

// The booth's promise: one file, the same for everybody who builds it, with the hashes that the
// server's content security policy names.

const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-booth-'));
const file = (profile: string, name: string) => readFileSync(path.join(folder, profile, name), 'utf8');

before(() => {
  for (const profile of ['debug', 'release']) {
    const env = { ...process.env, DIST: path.join(folder, profile), PROFILE: profile };
    // From another folder, since the bytes must not depend on where the build was started.
    const cwd = profile === 'debug' ? FRONTEND : tmpdir();
    execFileSync(process.execPath, [path.join(FRONTEND, 'build.mjs')], { env, cwd });
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the booth is the same file in every profile and from every folder', () => {
  assert.equal(file('debug', 'booth.html'), file('release', 'booth.html'));
});

test('the published hashes are those of the file, its script and its style', () => {
  const html = file('release', 'booth.html');
  const sha = (text: string, encoding: 'hex' | 'base64') => createHash('sha256').update(text).digest(encoding);
  const inside = (tag: string) => new RegExp(`<${tag}(?:\\s[^>]*)?>([^]*)</${tag}>`).exec(html)?.[1] ?? '';
  assert.deepEqual(JSON.parse(file('release', 'booth.integrity.json')), {
    file: sha(html, 'hex'),
    script: `sha256-${sha(inside('script'), 'base64')}`,
    style: `sha256-${sha(inside('style'), 'base64')}`,
  });
});

test('the booth loads nothing: no address in an attribute or in its style', () => {
  const html = file('release', 'booth.html');
  const frame = html.replace(/<(script|style)([^>]*)>[^]*<\/\1>/g, '<$1$2>');
  assert.doesNotMatch(frame, /\s(?:src|href|action|srcset)=(?!["']?(?:#|data:))/i);
  assert.doesNotMatch(/<style[^>]*>([^]*)<\/style>/.exec(html)?.[1] ?? '', /@import|url\((?!["']?(?:#|data:))/i);
});
