import { lines, measure, type Measured } from './measure.ts';
import { measureRounds, roundLines, type Round } from './rounds.ts';

declare global {
  interface Window {
    /** Set when the page is done, for a driver that waits for it. */
    measured?: Measured[];
    rounds?: Round[];
  }
}

const measured = measure(5);
const rounds = measureRounds(3);
const list = document.createElement('pre');
list.textContent = [...lines(measured), ...roundLines(rounds)].join('\n');
document.body.append(list);
window.rounds = rounds;
window.measured = measured;
