import { encode } from 'uqr';
import { drawing, shape } from './svg.ts';

/** A QR code as one SVG path; dark on white in every theme, or cameras would not see it. */
export function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = drawing({ viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges' });
  svg.append(
    shape('rect', { width: size, height: size, fill: '#fff' }),
    shape('path', { d: squares.join(''), fill: '#000' }),
  );
  return svg;
}
