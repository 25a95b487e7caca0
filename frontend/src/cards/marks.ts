import { drawing, shape } from './svg.ts';

/** A sheet in millimetres: two cards by four, and the rim that the marks stand in. As in card.css. */
const CARD = { width: 95, height: 67 };
const RIM = 5;
const ACROSS = 2;
const DOWN = 4;
/** Marks end short of the cards, so that no line is left on one that is cut a little too wide. */
const GAP = 1;

/** Lines in the rim that show where to cut: lay a ruler from mark to mark. */
export function cutMarks(): SVGSVGElement {
  const width = ACROSS * CARD.width + 2 * RIM;
  const height = DOWN * CARD.height + 2 * RIM;
  const end = RIM - GAP;
  const upright = Array.from({ length: ACROSS + 1 }, (_, at) => RIM + at * CARD.width).flatMap((x) => [
    `M${x} 0V${end}`,
    `M${x} ${height}V${height - end}`,
  ]);
  const level = Array.from({ length: DOWN + 1 }, (_, at) => RIM + at * CARD.height).flatMap((y) => [
    `M0 ${y}H${end}`,
    `M${width} ${y}H${width - end}`,
  ]);
  const marks = drawing({ class: 'code-sheet__marks', viewBox: `0 0 ${width} ${height}` });
  marks.append(shape('path', { d: [...upright, ...level].join(''), stroke: '#000', 'stroke-width': 0.2, fill: 'none' }));
  return marks;
}
