// The ballot box on its table: a folded paper in the slot, a phone with seven rows, cards of the four groups.

import { blur, ink, jade, line, linear, page, paper, radial, seal, sequence } from "./palette.mjs";

const GRADES = ["#14594A", "#4F9C84", "#F2D58F", "#A8281E", "#CFCBC2"];
const GROUPS = ["#B5443A", "#E0B04A", "#4A6FA0", "#FFFFFF"];

const DEFS = [
  linear("wall", [0, 0, 0, 1], [[0, "#D9CFBE"], [1, "#EFE8DB"]]),
  radial("lamp", [0.5, 0.5, 0.5], [[0, "#FFFDF6", 1], [0.5, "#FFF7E6", 0.5], [1, "#FFF7E6", 0]]),
  linear("table", [0, 0, 0, 1], [[0, "#C9A57B"], [0.5, "#B48D62"], [1, "#8A653F"]]),
  linear("front", [0, 0, 1, 1], [[0, "#FDFBF6"], [1, "#E4DCCD"]]),
  linear("side", [0, 0, 1, 0], [[0, "#CFC4B1"], [1, "#B4A78F"]]),
  linear("top", [0, 0, 1, 1], [[0, "#FFFFFF"], [1, "#EDE6DA"]]),
  linear("band", [0, 0, 1, 0], [[0, "#B8352A"], [1, seal]]),
  linear("bandside", [0, 0, 1, 0], [[0, "#86211A"], [1, "#6B1812"]]),
  linear("ballot", [0, 0, 1, 0], [[0, "#FFFFFF"], [0.5, "#FBF8F1"], [0.5, "#EAE3D6"], [1, "#F3EEE4"]]),
  linear("case", [0, 0, 1, 1], [[0, "#4A4641"], [0.3, "#24221F"], [1, "#100F0E"]]),
  linear("brass", [0, 0, 1, 1], [[0, "#EBD39A"], [0.5, "#BE9A55"], [1, "#86662E"]]),
  radial("edge", [0.5, 0.45, 0.78], [[0.55, "#1C1410", 0], [1, "#1C1410", 0.36]]),
  blur("shade", 20),
  blur("close", 7),
  blur("haze", 3),
].join("");

// A wall with wooden slats out of focus, a table, and one lamp from the upper left.
function room() {
  const slats = [];
  for (let x = 0; x < 1600; x += 64) {
    slats.push(`<rect x="${x}" y="0" width="26" height="560" fill="#A58E6D" fill-opacity=".3"/>`);
  }
  return `<rect width="1600" height="900" fill="url(#wall)"/><g filter="url(#haze)">${slats.join("")}</g>
    <ellipse cx="560" cy="200" rx="860" ry="520" fill="url(#lamp)" fill-opacity=".8"/>
    <rect y="548" width="1600" height="352" fill="url(#table)"/>${boards()}
    <rect y="546" width="1600" height="4" fill="#EBD3AE" fill-opacity=".7"/>`;
}

function boards() {
  const random = sequence(5);
  const lines = [];
  for (let k = 0; k < 26; k += 1) {
    const y = 556 + k * k * 0.42 + k * 2.6 + random() * 3;
    lines.push(`<path d="M0 ${y.toFixed(1)} Q800 ${(y + (random() - 0.5) * 14).toFixed(1)} 1600 ${y.toFixed(1)}" fill="none" stroke="#5E4126" stroke-opacity="${(0.05 + random() * 0.1).toFixed(2)}" stroke-width="1.4"/>`);
  }
  return lines.join("");
}

// The box stands turned a little: a front, a side to the right, and the lid with its slot.
function box() {
  return `<path d="M470 716 L900 760 L1250 700 L1130 640 L560 650Z" fill="#3A2614" fill-opacity=".55" filter="url(#shade)"/>
    <path d="M470 318 L870 338 L870 742 L470 706Z" fill="url(#front)"/>
    <path d="M870 338 L1060 300 L1060 668 L870 742Z" fill="url(#side)"/>
    <path d="M470 560 L870 588 L870 640 L470 608Z" fill="url(#band)"/>
    <path d="M870 588 L1060 536 L1060 582 L870 640Z" fill="url(#bandside)"/>
    <path d="M456 300 L872 320 L872 346 L456 325Z" fill="#EFE8DB"/>
    <path d="M872 320 L1076 281 L1076 306 L872 346Z" fill="#BDB09A"/>
    <path d="M456 300 L660 266 L1076 281 L872 320Z" fill="url(#top)"/>
    <path d="M640 295 L884 306 L906 301 L662 290Z" fill="#2A2622"/>
    ${padlock()}${check()}`;
}

function padlock() {
  return `<rect x="803" y="326" width="32" height="40" rx="4" fill="#A39A8B"/><circle cx="819" cy="333" r="2.6" fill="#6E675D"/>
    <path d="M806 352 v-14 q0 -17 17 -17 q17 0 17 17 v14" fill="none" stroke="#8E877B" stroke-width="7" transform="translate(-2 26)"/>
    <rect x="798" y="374" width="46" height="40" rx="6" fill="#3A2614" fill-opacity=".35" filter="url(#close)"/>
    <rect x="796" y="370" width="46" height="40" rx="6" fill="url(#brass)"/><circle cx="819" cy="386" r="5" fill="#4A3717"/><rect x="817" y="387" width="4" height="12" rx="2" fill="#4A3717"/>`;
}

// A mark on the front that needs no words: a ticked square.
function check() {
  return `<g transform="translate(560 392) skewY(3.2)"><rect width="124" height="124" rx="10" fill="none" stroke="${jade}" stroke-width="10"/>
    <path d="M28 64 L54 92 L100 34" fill="none" stroke="${jade}" stroke-width="15" stroke-linecap="round" stroke-linejoin="round"/></g>`;
}

function ballot() {
  return `<g><path d="M684 108 L866 116 L852 305 L700 297Z" fill="#8A7A60" fill-opacity=".35" filter="url(#close)"/>
    <path d="M690 96 L868 104 L850 303 L704 296Z" fill="url(#ballot)"/>
    ${[0, 1, 2, 3, 4, 5, 6].map((row) => marks(711 + row * 1.1, 122 + row * 22.5, row)).join("")}
    <path d="M704 296 L850 303" stroke="#2A2622" stroke-width="5"/></g>`;
}

// One row of the paper: a stroke for the name and five boxes. None is marked.
function marks(x, y, row) {
  const boxes = [0, 1, 2, 3, 4].map((k) => `<rect x="${x + 60 + k * 14}" y="${y + k * 0.7}" width="9" height="9" rx="1.5" fill="none" stroke="#9A9286" stroke-width="1.4"/>`);
  return `<rect x="${x}" y="${y + 1}" width="${44 - (row % 3) * 7}" height="6" rx="3" fill="#7C756B"/>${boxes.join("")}`;
}

// The phone lies on the table, seen at a slant: seven rows of grades and one button.
function phone() {
  const rows = [0, 1, 2, 3, 4, 5, 6].map((row) => {
    const y = 62 + row * 43;
    const choices = GRADES.map((grade, k) => `<rect x="${84 + k * 25}" y="${y}" width="21" height="21" rx="5" fill="${grade}" fill-opacity=".9"/>`);
    return `<rect x="24" y="${y + 6}" width="${48 - (row % 3) * 8}" height="8" rx="4" fill="#6E675D"/>${choices.join("")}`;
  });
  const dots = [0, 1, 2, 3, 4, 5, 6].map((k) => `<circle cx="${72 + k * 16}" cy="40" r="4" fill="${k < 5 ? jade : line}"/>`);
  return `<path d="M96 694 L312 664 L432 838 L196 884Z" fill="#2A1B0E" fill-opacity=".6" filter="url(#shade)"/>
    <g transform="matrix(.83 -.115 .30 .455 92 690)"><rect x="-8" y="6" width="256" height="444" rx="34" fill="#0B0A0A"/>
      <rect x="-8" y="-8" width="256" height="446" rx="34" fill="url(#case)"/><rect x="4" y="6" width="232" height="418" rx="24" fill="${paper}"/>
      <rect x="92" y="14" width="56" height="9" rx="4.5" fill="#1C1B19"/>${dots.join("")}${rows.join("")}
      <rect x="24" y="372" width="192" height="36" rx="9" fill="${seal}"/></g>`;
}

// Code cards, one for each ballot group, fanned out. The pattern on them encodes nothing.
function cards() {
  const angles = [-22, -8, 6, 20];
  const fan = GROUPS.map((colour, k) => `<g transform="translate(${1140 + k * 84} ${716 + Math.abs(k - 1.5) * 9}) scale(1 .72) rotate(${angles[k]})">
    <rect x="-66" y="-84" width="140" height="190" rx="12" fill="#2A1B0E" fill-opacity=".45" filter="url(#close)"/>
    <rect x="-70" y="-92" width="140" height="190" rx="12" fill="#FFFEFB" stroke="${line}"/>
    <path d="M-70 -50 V-80 a12 12 0 0 1 12 -12 H58 a12 12 0 0 1 12 12 V-50Z" fill="${colour}" stroke="${line}" stroke-width=".8"/>
    ${pattern(k + 1)}</g>`);
  return fan.join("");
}

function pattern(seed) {
  const random = sequence(seed * 977);
  const cells = [];
  const side = 15;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const corner = (row < 5 && column < 5) || (row < 5 && column > 9) || (row > 9 && column < 5);
      if (!corner && random() < 0.48) {
        cells.push(`<rect x="${-45 + column * 6}" y="${-28 + row * 6}" width="6" height="6"/>`);
      }
    }
  }
  const eyes = [[-45, -28], [15, -28], [-45, 32]].map(([x, y]) =>
    `<rect x="${x + 2}" y="${y + 2}" width="26" height="26" rx="2" fill="none" stroke="${ink}" stroke-width="4.5"/><rect x="${x + 10}" y="${y + 10}" width="10" height="10"/>`);
  return `<g fill="${ink}">${cells.join("")}${eyes.join("")}</g>`;
}

export const ballotBox = () => page(DEFS, `${room()}${box()}${ballot()}${phone()}${cards()}<rect width="1600" height="900" fill="url(#edge)"/>`);
