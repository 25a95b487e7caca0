import { lines, measure, type Measured } from './measure.ts';

declare global {
  interface Window {
    /** Set when the page is done, for a driver that waits for it. */
    measured?: Measured[];
  }
}

const measured = measure(5);
const list = document.createElement('pre');
list.textContent = lines(measured).join('\n');
document.body.append(list);
window.measured = measured;
