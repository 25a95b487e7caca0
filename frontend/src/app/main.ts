/** Comforts for server-rendered pages. Each page works without any of them. */
import { startAutosave } from './autosave.ts';
import { startClocks } from './clock.ts';
import { startCopies } from './copy.ts';
import { startCounts } from './count.ts';
import { startDrafts } from './draft.ts';
import { startDrags } from './drag.ts';
import { startEtas } from './eta.ts';
import { startKeys } from './keys.ts';
import { startLive } from './live.ts';
import { startPasskeys } from './passkey.ts';
import { startMarkRows, startPrinting } from './marks.ts';
import { startQuotes } from './quote.ts';
import { startSheets } from './sheet.ts';

startClocks();
startEtas();
startKeys();
startDrags();
startCounts();
startDrafts();
startAutosave();
startCopies();
startMarkRows();
startPrinting();
startQuotes();
startSheets();
startPasskeys();
startLive();
