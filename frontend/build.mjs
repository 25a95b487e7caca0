// Builds what the server embeds: bundles, one style sheet, and the booth as one self-contained file.
//
//   DIST     output folder, default `dist`
//   PROFILE  `debug` leaves bundles readable, with an inline source map. The booth is minified
//            in every profile: its published hash must follow from the source alone.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), 'src');
const dist = path.resolve(process.env.DIST || 'dist');
const debug = process.env.PROFILE === 'debug';

/** Licence comments move to the end of each output: the libraries' terms ask that they stay. */
const common = {
  bundle: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'eof',
  logLevel: 'warning',
};
const byProfile = { minify: !debug, sourcemap: debug ? 'inline' : false };

/**
 * `import text from 'worker:./worker.ts'` gives the bundled worker as text, to be started from a
 * Blob address: the booth is one file and can load no other.
 */
const workerAsText = {
  name: 'worker-as-text',
  setup(builder) {
    builder.onResolve({ filter: /^worker:/ }, (found) => ({
      path: path.resolve(found.resolveDir, found.path.slice('worker:'.length)),
      namespace: 'worker-as-text',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'worker-as-text' }, async (found) => ({
      contents: await bundled(found.path, { format: 'iife' }),
      loader: 'text',
    }));
  },
};

/** One entry point as minified text. */
async function bundled(entry, options) {
  const result = await build({
    ...common,
    ...options,
    entryPoints: [entry],
    // esbuild names modules relative to the working folder; fix it, so that the booth's bytes
    // do not depend on where the build was started.
    absWorkingDir: path.dirname(source),
    minify: true,
    write: false,
  });
  return result.outputFiles[0].text;
}

/** The content security policy's name for an inline block, and the file's published hash. */
const sha256 = (text, encoding) => createHash('sha256').update(text, 'utf8').digest(encoding);

/**
 * Fills the frame's only `<tag>…</tag>` pair and keeps the tag's attributes.
 * Refuses text that would end the element early or open a comment inside it.
 */
function inlined(frame, tag, text) {
  if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error(`${tag}: text cannot stand inside <${tag}>`);
  const pairs = [...frame.matchAll(new RegExp(`(<${tag}(?:\\s[^>]*)?>)[^<]*(</${tag}>)`, 'g'))];
  if (pairs.length !== 1)
    throw new Error(`booth.html must hold exactly one <${tag}>…</${tag}> pair, not ${pairs.length}`);
  const [whole, open, close] = pairs[0];
  const at = pairs[0].index;
  return frame.slice(0, at) + open + text + close + frame.slice(at + whole.length);
}

async function booth() {
  const folder = path.join(source, 'booth');
  const frame = await readFile(path.join(folder, 'booth.html'), 'utf8');
  const style = (await bundled(path.join(folder, 'booth.css'), {})).trim();
  const script = (await bundled(path.join(folder, 'main.ts'), { format: 'iife', plugins: [workerAsText] })).trim();
  const html = inlined(inlined(frame, 'style', style), 'script', script);
  const integrity = {
    file: sha256(html, 'hex'),
    script: `sha256-${sha256(script, 'base64')}`,
    style: `sha256-${sha256(style, 'base64')}`,
  };
  await writeFile(path.join(dist, 'booth.html'), html);
  await writeFile(path.join(dist, 'booth.integrity.json'), `${JSON.stringify(integrity)}\n`);
}

function pages() {
  const entry = (name) => path.join(source, name);
  return Promise.all([
    build({
      ...common,
      ...byProfile,
      format: 'esm',
      plugins: [workerAsText],
      entryPoints: { app: entry('app/main.ts'), trustee: entry('trustee/main.ts'), cards: entry('cards/main.ts') },
      outdir: dist,
    }),
    build({
      ...common,
      ...byProfile,
      format: 'iife',
      entryPoints: { 'trustee.worker': entry('trustee/worker.ts'), 'live.worker': entry('live/worker.ts') },
      outdir: dist,
    }),
    build({ ...common, ...byProfile, entryPoints: { app: entry('style/main.css') }, outdir: dist }),
  ]);
}

await mkdir(dist, { recursive: true });
await Promise.all([pages(), booth()]);
