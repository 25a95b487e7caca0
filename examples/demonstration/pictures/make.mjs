// Draws the three pictures of the news item and photographs them with a headless Chromium.
//
//   node make.mjs [CHROMIUM]        writes hall.jpg, lectern.jpg and ballot-box.jpg beside this file

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { ballotBox } from "./scenes/ballot-box.mjs";
import { hall } from "./scenes/hall.mjs";
import { lectern } from "./scenes/lectern.mjs";

const SCENES = { hall, lectern, "ballot-box": ballotBox };
const LARGEST = 120_000;

const chromium = process.argv[2] ?? "chromium";
const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), "pictures-"));

try {
  for (const [name, scene] of Object.entries(SCENES)) {
    photograph(name, scene());
  }
} finally {
  rmSync(work, { recursive: true });
}

function photograph(name, html) {
  const source = join(work, `${name}.html`);
  const target = join(here, `${name}.jpg`);
  writeFileSync(source, html);
  // No sandbox: the page is our own drawing without script, and containers often run as root.
  execFileSync(chromium, [
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
    "--window-size=1600,900", `--screenshot=${target}`, pathToFileURL(source).href,
  ], { stdio: "ignore" });
  const { size } = statSync(target);
  if (size > LARGEST) {
    throw new Error(`${name}.jpg is ${size} bytes, more than ${LARGEST}`);
  }
}
