// Packs the faces that documents are set in. DIST names the folder that they go to.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { deflateSync } from 'node:zlib';

const FACES = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium',
  'tinos/400Regular/Tinos_400Regular',
  'tinos/400Regular_Italic/Tinos_400Regular_Italic',
  'tinos/700Bold/Tinos_700Bold',
  'noto-serif-jp/400Regular/NotoSerifJP_400Regular',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular',
];

const dist = process.env.DIST;
const require = createRequire(import.meta.url);
for (const face of FACES) {
  const file = require.resolve(`@expo-google-fonts/${face}.ttf`);
  const bytes = readFileSync(file);
  writeFileSync(path.join(dist, `${path.basename(face)}.ttf.z`), deflateSync(bytes));
}
