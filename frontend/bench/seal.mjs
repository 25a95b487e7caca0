// Measures the sealing of ballots, and a trustee's rounds.
//
//   node bench/seal.mjs               here, in Node
//   node bench/seal.mjs --page FILE   writes a page that does so in whatever browser opens it

import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

async function bundled(name, format) {
  const entry = path.join(here, name);
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format,
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    write: false,
  });
  return result.outputFiles[0].text;
}

const [flag, file] = process.argv.slice(2);
if (flag === '--page' && file) {
  const script = await bundled('page.ts', 'iife');
  await writeFile(
    file,
    `<!doctype html>\n<meta charset="utf-8">\n<title>Sealing</title>\n<body><script>${script}</script></body>\n`,
  );
} else if (flag === undefined) {
  const load = async (name) => {
    const code = await bundled(name, 'esm');
    return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  };
  const { lines, measure } = await load('measure.ts');
  const { measureRounds, roundLines } = await load('rounds.ts');
  for (const line of [...lines(measure(5)), ...roundLines(measureRounds(3))]) console.log(line);
} else {
  console.error('usage: node bench/seal.mjs [--page FILE]');
  process.exitCode = 2;
}
