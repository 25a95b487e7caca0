/** Comforts for server-rendered pages. Each page works without any of them. */
import { startClocks } from './clock.ts';
import { startCopies } from './copy.ts';
import { startCounts } from './count.ts';
import { startDrafts } from './draft.ts';
import { startLive } from './live.ts';

startClocks();
startCounts();
startDrafts();
startCopies();
startLive();
