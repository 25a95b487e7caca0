// The lectern before a report: papers, a microphone, a glass of water; the hall behind it out of focus.

import { blur, ink, jadeDeep, linear, page, radial, seal, sealDeep, sequence } from "./palette.mjs";

const DEFS = [
  linear("wall", [0, 0, 1, 1], [[0, "#E9E0D0"], [0.6, "#CDBEA5"], [1, "#A08C6E"]]),
  radial("lamp", [0.5, 0.5, 0.5], [[0, "#FFF9EA", 0.95], [0.5, "#FFF3DA", 0.35], [1, "#FFF3DA", 0]]),
  linear("air", [0, 0, 0, 1], [[0, "#E9DCC6", 0], [0.2, "#E9DCC6", 0.42], [0.7, "#C9B596", 0.3], [1, "#5E4630", 0.5]]),
  linear("desk", [0, 0, 1, 1], [[0, "#E3C59C"], [0.5, "#CFA878"], [1, "#A97E52"]]),
  linear("lip", [0, 0, 0, 1], [[0, "#A77C50"], [1, "#6B4A2E"]]),
  linear("body", [0, 0, 1, 0], [[0, "#6A4A2F"], [0.3, "#96704A"], [0.7, "#8A6541"], [1, "#543A24"]]),
  linear("panel", [0, 0, 0, 1], [[0, "#000", 0.16], [1, "#000", 0.02]]),
  linear("shelf", [0, 0, 0, 1], [[0, "#1E130A", 0.72], [1, "#2E1F13", 0.4]]),
  linear("sheet", [0, 0, 1, 1], [[0, "#FFFFFF"], [1, "#EFEAE0"]]),
  linear("folder", [0, 0, 1, 1], [[0, "#B8352A"], [1, sealDeep]]),
  linear("metal", [0, 0, 1, 0], [[0, "#23211F"], [0.4, "#6A655E"], [0.6, "#45413C"], [1, "#191817"]]),
  linear("foam", [0, 0, 1, 0], [[0, "#171615"], [0.35, "#4B4743"], [1, "#100F0E"]]),
  linear("glass", [0, 0, 1, 0], [[0, "#FFFFFF", 0.55], [0.2, "#FFFFFF", 0.12], [0.8, "#FFFFFF", 0.08], [1, "#FFFFFF", 0.5]]),
  linear("water", [0, 0, 1, 0], [[0, "#DDEBE6", 0.8], [0.5, "#F3FAF7", 0.5], [1, "#B9D2CA", 0.8]]),
  linear("pen", [0, 0, 0, 1], [[0, "#2E7D68"], [1, jadeDeep]]),
  radial("edge", [0.42, 0.5, 0.8], [[0.55, "#1C1410", 0], [1, "#1C1410", 0.42]]),
  blur("far", 15),
  blur("shade", 9),
  blur("small", 4),
].join("");

// Rows of seats far behind, melted into soft shapes, with spots of light above.
function backdrop() {
  const random = sequence(8);
  const rows = [];
  for (let row = 0; row < 4; row += 1) {
    const y = 360 + row * 74;
    const width = 78 + row * 16;
    for (let x = -40 + (row % 2) * 30; x < 1640; x += width + 20) {
      if (random() < 0.55) {
        const coat = ["#37424C", "#5A524A", "#D9D1C4", "#3F5A52", "#6A6E74"][Math.floor(random() * 5)];
        const middle = x + width / 2;
        rows.push(`<circle cx="${middle}" cy="${y - 30}" r="${width * 0.2}" fill="#3A322C"/><rect x="${middle - width * 0.38}" y="${y - 16}" width="${width * 0.76}" height="60" rx="26" fill="${coat}"/>`);
      }
      rows.push(`<rect x="${x}" y="${y}" width="${width}" height="92" rx="18" fill="${row % 2 ? "#2B6A59" : "#245C4C"}"/>`);
    }
  }
  const lamps = [[180, 96, 42], [470, 66, 30], [1010, 60, 30], [1280, 92, 40], [1500, 140, 52], [760, 52, 24]];
  const spots = lamps.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#FFF4DC" fill-opacity=".85"/>`).join("");
  return `<rect width="1600" height="900" fill="url(#wall)"/>
    <g filter="url(#far)">${spots}<rect x="-40" y="300" width="1700" height="640" fill="#8B6F51"/>${rows.join("")}</g>
    <rect y="240" width="1600" height="660" fill="url(#air)"/>
    <ellipse cx="640" cy="380" rx="900" ry="520" fill="url(#lamp)" fill-opacity=".6"/>`;
}

function stand() {
  return `<path d="M330 690 L1270 690 L1196 900 L404 900Z" fill="url(#body)"/>
    <path d="M330 690 L1270 690 L1255 736 L346 736Z" fill="url(#panel)"/>
    <path d="M520 768 L1080 768 L1052 900 L548 900Z" fill="url(#shelf)"/>
    <path d="M520 768 L1080 768" stroke="#D9B98F" stroke-opacity=".35" stroke-width="2"/>`;
}

// The sloping desk, seen from the speaker's side: far edge narrow, near edge wide.
function desk() {
  return `<path d="M372 456 L1228 456 L1330 662 L270 662Z" fill="url(#desk)"/>
    ${grain()}
    <path d="M372 456 L1228 456" stroke="#F6E6CC" stroke-width="3" stroke-opacity=".8"/>
    <path d="M270 662 L1330 662 L1322 704 L278 704Z" fill="url(#lip)"/>
    <path d="M270 662 L1330 662" stroke="#F0D7B2" stroke-width="2" stroke-opacity=".7"/>`;
}

function grain() {
  const random = sequence(41);
  const lines = [];
  for (let k = 0; k < 15; k += 1) {
    const y = 466 + k * 13 + random() * 5;
    const spread = ((y - 456) / 206) * 100;
    const bend = (random() - 0.5) * 12;
    lines.push(`<path d="M${(380 - spread).toFixed(1)} ${y.toFixed(1)} Q800 ${(y + bend).toFixed(1)} ${(1220 + spread).toFixed(1)} ${y.toFixed(1)}" fill="none" stroke="#7A5636" stroke-opacity="${(0.06 + random() * 0.1).toFixed(2)}" stroke-width="${(1 + random() * 1.5).toFixed(1)}"/>`);
  }
  return lines.join("");
}

// Lines of writing on a sheet, as strokes: each step goes down the slope and grows.
function writing(x, top, width, rows) {
  const random = sequence(rows * 17 + width);
  const marks = [];
  for (let k = 0; k < rows; k += 1) {
    const y = top + k * 13 + k * k * 0.28;
    const grow = 1 + k * 0.022;
    const length = (k === rows - 1 ? 0.45 : 0.86 + random() * 0.14) * width * grow;
    const left = x - (width * (grow - 1)) / 2;
    marks.push(`<rect x="${left.toFixed(1)}" y="${y.toFixed(1)}" width="${length.toFixed(1)}" height="3.6" rx="1.8" fill="#6E6860" fill-opacity=".62"/>`);
  }
  return marks.join("");
}

function papers() {
  return `<path d="M604 486 L1000 480 L1058 642 L566 650Z" fill="#3B2817" fill-opacity=".42" filter="url(#shade)"/>
    <path d="M590 478 L800 474 L802 634 L548 640Z" fill="url(#folder)"/>
    <path d="M800 474 L1010 478 L1054 640 L802 634Z" fill="url(#folder)"/>
    <path d="M612 470 L796 468 L796 622 L574 628Z" fill="#E3DCCF"/>
    <path d="M608 467 L796 465 L796 618 L570 624Z" fill="url(#sheet)"/>
    <path d="M804 468 L988 470 L1028 628 L804 622Z" fill="#E3DCCF"/>
    <path d="M804 465 L992 467 L1032 624 L804 618Z" fill="url(#sheet)"/>
    <path d="M796 465 L804 465 L804 620 L796 620Z" fill="#B9AE9C"/>
    <rect x="632" y="484" width="104" height="7" rx="2" fill="${ink}" fill-opacity=".82"/>
    ${writing(622, 504, 158, 8)}${writing(822, 486, 158, 9)}
    <rect x="809" y="498" width="5" height="34" rx="1" fill="${seal}"/>`;
}

function pen() {
  return `<g transform="translate(1096 520) rotate(63)">
    <rect x="4" y="8" width="126" height="11" rx="5" fill="#3B2817" fill-opacity=".45" filter="url(#small)"/>
    <rect width="118" height="11" rx="5" fill="url(#pen)"/><path d="M118 1 L136 5.5 L118 10Z" fill="#CDB27C"/>
    <rect x="38" width="5" height="11" fill="#CDB27C"/><rect x="6" y="2" width="108" height="2" rx="1" fill="#fff" fill-opacity=".35"/></g>`;
}

// A gooseneck: foot, bent stem, foam head leaning towards the speaker.
function microphone() {
  return `<ellipse cx="470" cy="520" rx="62" ry="15" fill="#3B2817" fill-opacity=".4" filter="url(#small)"/>
    <ellipse cx="462" cy="510" rx="44" ry="14" fill="#1F1D1B"/><ellipse cx="462" cy="505" rx="44" ry="14" fill="#4A4641"/>
    <ellipse cx="462" cy="504" rx="30" ry="8" fill="#35322E"/>
    <path d="M462 504 C452 372 468 268 598 226" fill="none" stroke="#1C1A18" stroke-width="13" stroke-linecap="round"/>
    <path d="M460 504 C450 372 466 266 598 223" fill="none" stroke="#8B857C" stroke-width="3.5" stroke-linecap="round" stroke-opacity=".75"/>
    <g transform="translate(628 216) rotate(76)"><rect x="-17" y="16" width="34" height="26" rx="7" fill="url(#metal)"/>
      <rect x="-25" y="-62" width="50" height="86" rx="25" fill="url(#foam)"/><rect x="-25" y="-4" width="50" height="5" fill="${seal}"/></g>`;
}

function glass() {
  return `<ellipse cx="372" cy="628" rx="62" ry="14" fill="#3B2817" fill-opacity=".38" filter="url(#small)"/>
    <path d="M326 486 L430 486 L418 622 Q378 634 338 622Z" fill="url(#glass)"/>
    <path d="M330 530 Q378 542 426 530 L418 620 Q378 632 338 620Z" fill="url(#water)"/>
    <ellipse cx="378" cy="530" rx="48" ry="8" fill="#F4FBF8" fill-opacity=".8"/>
    <ellipse cx="378" cy="486" rx="52" ry="9" fill="none" stroke="#fff" stroke-width="2.5" stroke-opacity=".9"/>
    <path d="M340 500 L348 612" stroke="#fff" stroke-width="5" stroke-opacity=".6" stroke-linecap="round"/>
    <path d="M338 622 Q378 634 418 622" fill="none" stroke="#fff" stroke-width="3" stroke-opacity=".8"/>`;
}

export const lectern = () =>
  page(DEFS, `${backdrop()}${stand()}${desk()}${papers()}${pen()}${microphone()}${glass()}<rect width="1600" height="900" fill="url(#edge)"/>`);
