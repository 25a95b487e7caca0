/** The shared worker: one for all pages of a browser. */
import { Hub, type FromHub, type ToHub } from './hub.ts';
import { browser } from './world.ts';

const hub = new Hub<MessagePort>(browser, (page, message: FromHub) => page.postMessage(message));

addEventListener('connect', (event) => {
  const page = (event as MessageEvent).ports[0];
  if (page === undefined) return;
  page.onmessage = ({ data }: MessageEvent<ToHub>) => hub.hear(page, data);
});
