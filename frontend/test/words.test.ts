import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { early } from '../src/booth/early.ts';

// The booth repeats a few phrases for when the server cannot be reached. They must not drift.

for (const language of ['zh-CN', 'en'] as const) {
  test(`what the booth says early in ${language} is what it says later`, () => {
    const file = readFileSync(`../crates/i18n/locales/${language}/booth.ftl`, 'utf8');
    const later = new Map([...file.matchAll(/^(booth-[a-z-]+) = (.*)$/gm)].map(([, key, text]) => [key, text]));
    const phrases = Object.entries(early[language] ?? {});
    assert.ok(phrases.length > 10);
    for (const [key, phrase] of phrases) assert.equal(phrase, later.get(key), key);
  });
}
