/** Comforts for server-rendered pages. Each page works without any of them. */
import { startClocks } from './clock.ts';
import { startCopies } from './copy.ts';
import { startCounts } from './count.ts';
import { startDrafts } from './draft.ts';
import { startLive } from './live.ts';
import { startPasskeys } from './passkey.ts';
import { startMarkRows, startPrinting } from './marks.ts';

startClocks();
startCounts();
startDrafts();
startCopies();
startMarkRows();
startPrinting();
startPasskeys();
startLive();
