import { encode } from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';

/** A QR code as one SVG path; dark on white in every theme, or cameras would not see it. */
export function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = element('svg', {
    viewBox: `0 0 ${size} ${size}`,
    'aria-hidden': 'true',
    'shape-rendering': 'crispEdges',
  });
  svg.append(
    element('rect', { width: size, height: size, fill: '#fff' }),
    element('path', { d: squares.join(''), fill: '#000' }),
  );
  return svg;
}

function element<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
