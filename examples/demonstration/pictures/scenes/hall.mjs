// The hall from behind the last row: a lit screen, a lectern, and people seen from the back.

import { blur, jade, jadeDeep, linear, page, paper, radial, seal, sealDeep, sequence, wood, woodDeep, woodLight } from "./palette.mjs";

// A plain camera: metres to pixels. The eye stands 2.6 m above the floor.
const FOCUS = 1100;
const EYE = 2.6;
const HORIZON = 372;
const WALL = { half: 8, height: 5.6, depth: 16 };

const scale = (z) => FOCUS / z;
const at = (x, y, z) => [800 + x * scale(z), HORIZON + (EYE - y) * scale(z)];
const text = (value) => value.toFixed(1);
const polygon = (points, paint) => `<polygon points="${points.map(([x, y]) => `${text(x)},${text(y)}`).join(" ")}" ${paint}/>`;

const DEFS = [
  linear("front", [0, 0, 0, 1], [[0, "#C9BBA4"], [1, "#B09A7B"]]),
  linear("left", [0, 0, 1, 0], [[0, "#8B785F"], [1, "#BCAA8D"]]),
  linear("right", [1, 0, 0, 0], [[0, "#8B785F"], [1, "#BCAA8D"]]),
  linear("ceiling", [0, 0, 0, 1], [[0, "#A79B88"], [1, "#DCD2C0"]]),
  linear("floor", [0, 0, 0, 1], [[0, "#B08D66"], [0.5, "#8A6A4A"], [1, "#553F2C"]]),
  linear("aisle", [0, 0, 0, 1], [[0, "#8A4A3D"], [1, "#57221B"]]),
  linear("screen", [0, 0, 1, 1], [[0, "#FFFFFF"], [1, "#F3EEE4"]]),
  linear("stage", [0, 0, 0, 1], [[0, woodLight], [1, wood]]),
  linear("lectern", [0, 0, 1, 0], [[0, woodDeep], [0.5, wood], [1, woodDeep]]),
  linear("seat", [0, 0, 0, 1], [[0, "#2F7563"], [0.12, "#1F5C4B"], [1, jadeDeep]]),
  linear("hair", [0, 0, 0, 1], [[0, "#5B5047"], [0.35, "#2B2622"], [1, "#1A1715"]]),
  linear("greyhair", [0, 0, 0, 1], [[0, "#B9B2A8"], [0.5, "#7C766E"], [1, "#4F4A45"]]),
  radial("glow", [0.5, 0.5, 0.5], [[0, "#FFF8E8", 0.75], [0.6, "#FFF3DA", 0.22], [1, "#FFF3DA", 0]]),
  radial("vignette", [0.5, 0.42, 0.75], [[0.55, "#1C1410", 0], [1, "#1C1410", 0.5]]),
  linear("beam", [0, 1, 0, 0], [[0, "#FFF8E8", 0.02], [1, "#FFF8E8", 0.16]]),
  blur("soft", 22),
  blur("near", 5),
].join("");

function room() {
  const { half, height, depth } = WALL;
  const near = 1.6;
  const corner = (x, y) => [at(x, y, near), at(x, y, depth)];
  const [lfn, lff] = corner(-half, 0);
  const [lcn, lcf] = corner(-half, height);
  const [rfn, rff] = corner(half, 0);
  const [rcn, rcf] = corner(half, height);
  return [
    polygon([lcn, rcn, rcf, lcf], `fill="url(#ceiling)"`),
    polygon([lfn, rfn, rff, lff], `fill="url(#floor)"`),
    polygon([lfn, lff, lcf, lcn], `fill="url(#left)"`),
    polygon([rfn, rff, rcf, rcn], `fill="url(#right)"`),
    polygon([lff, rff, rcf, lcf], `fill="url(#front)"`),
    slats(),
    lamps(),
    floorboards(),
  ].join("");
}

// Wooden slats on the side walls, and a darker skirting of panels below them.
function slats() {
  const parts = [];
  for (const side of [-1, 1]) {
    const x = side * WALL.half;
    for (let z = 2; z < WALL.depth; z += 0.42) {
      parts.push(polygon([at(x, 1.3, z), at(x, 1.3, z + 0.2), at(x, 5.1, z + 0.2), at(x, 5.1, z)], `fill="#6E573E" fill-opacity=".34"`));
    }
    parts.push(polygon([at(x, 0, 1.6), at(x, 0, WALL.depth), at(x, 1.2, WALL.depth), at(x, 1.2, 1.6)], `fill="#5E4630" fill-opacity=".55"`));
  }
  return parts.join("");
}

function lamps() {
  return [-5.2, -1.75, 1.75, 5.2]
    .map((x) => {
      const points = [at(x - 0.13, WALL.height, 3), at(x + 0.13, WALL.height, 3), at(x + 0.13, WALL.height, 15), at(x - 0.13, WALL.height, 15)];
      return polygon(points, `fill="#FFF6E2" filter="url(#soft)"`) + polygon(points, `fill="#FFFCF4"`);
    })
    .join("");
}

function floorboards() {
  const boards = [];
  for (let x = -8; x <= 8; x += 0.8) {
    const [a, b] = [at(x, 0, 2.2), at(x, 0, WALL.depth)];
    boards.push(`<line x1="${text(a[0])}" y1="${text(a[1])}" x2="${text(b[0])}" y2="${text(b[1])}" stroke="#3B2A1C" stroke-opacity=".22"/>`);
  }
  const runner = polygon([at(-0.62, 0, 2.2), at(0.62, 0, 2.2), at(0.62, 0, 14.4), at(-0.62, 0, 14.4)], `fill="url(#aisle)" fill-opacity=".8"`);
  return boards.join("") + runner;
}

function front() {
  const [x, y] = at(-3.7, 4.75, 15.9);
  const width = 7.4 * scale(15.9);
  const height = 3.3 * scale(15.9);
  return [
    curtains(),
    `<ellipse cx="800" cy="${y + height / 2}" rx="640" ry="330" fill="url(#glow)"/>`,
    `<rect x="${x - 7}" y="${y - 7}" width="${width + 14}" height="${height + 14}" fill="#3A332B"/>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#screen)"/>`,
    slide(x, y, width, height),
    stage(),
    lectern(),
  ].join("");
}

function curtains() {
  const parts = [];
  for (const side of [-1, 1]) {
    for (let k = 0; k < 11; k += 1) {
      const [x, top] = at(side * (4.5 + k * 0.32), 5.2, 15.95);
      const bottom = at(0, 0.5, 15.95)[1];
      const shade = k % 2 === 0 ? "#7D6B53" : "#938067";
      parts.push(`<rect x="${text(side > 0 ? x : x - 23)}" y="${text(top)}" width="23" height="${text(bottom - top)}" rx="9" fill="${shade}"/>`);
    }
  }
  return parts.join("");
}

// The slide: a heading stroke and eight lines, one for each theme. Strokes only, no words.
function slide(x, y, width, height) {
  const lengths = [0.62, 0.5, 0.7, 0.42, 0.56, 0.66, 0.74, 0.48];
  const rows = lengths.map((length, k) => {
    const column = k < 4 ? 0 : 1;
    const left = x + width * (0.1 + column * 0.43);
    const top = y + height * (0.38 + (k % 4) * 0.14);
    return `<rect x="${left}" y="${top}" width="9" height="9" rx="1" fill="${column === 0 && k === 0 ? seal : jade}"/>
      <rect x="${left + 20}" y="${top + 1}" width="${length * width * 0.36}" height="7" rx="3.5" fill="#8E877B"/>`;
  });
  return `<rect x="${x + width * 0.1}" y="${y + height * 0.15}" width="${width * 0.44}" height="15" rx="2" fill="#2B2825"/>
    <rect x="${x + width * 0.1}" y="${y + height * 0.26}" width="${width * 0.79}" height="1.5" fill="#CFC8BB"/>${rows.join("")}`;
}

function stage() {
  const top = polygon([at(-6.8, 0.4, 14.4), at(6.8, 0.4, 14.4), at(6.8, 0.4, 15.9), at(-6.8, 0.4, 15.9)], `fill="url(#stage)"`);
  const face = polygon([at(-6.8, 0, 14.4), at(6.8, 0, 14.4), at(6.8, 0.4, 14.4), at(-6.8, 0.4, 14.4)], `fill="${woodDeep}"`);
  return top + face;
}

function lectern() {
  const z = 14.8;
  const body = polygon([at(4.85, 0.4, z), at(5.55, 0.4, z), at(5.65, 1.45, z), at(4.75, 1.45, z)], `fill="url(#lectern)"`);
  const desk = polygon([at(4.62, 1.45, z), at(5.78, 1.45, z), at(5.7, 1.62, z), at(4.7, 1.62, z)], `fill="${woodLight}"`);
  const [x, y] = at(5.2, 1.02, z);
  const mark = `<circle cx="${x}" cy="${y}" r="11" fill="${sealDeep}"/>`;
  const [mx, my] = at(5.56, 1.62, z);
  const microphone = `<path d="M${mx} ${my} q4 -14 -7 -20" fill="none" stroke="#2B2825" stroke-width="2.4"/><circle cx="${mx - 8}" cy="${my - 21}" r="3.4" fill="#2B2825"/>`;
  return speaker(z) + body + desk + mark + microphone;
}

// The speaker is a shape in the light of the screen, bent over the papers: no face.
function speaker(z) {
  const [x, y] = at(5.2, 2.02, z);
  return `<path d="M${x - 26} ${y + 48} q3 -34 18 -38 h16 q15 4 18 38z" fill="#22303A"/>
    <path d="M${x - 5} ${y + 11} l5 14 l5 -14z" fill="${paper}"/>
    <rect x="${x - 5}" y="${y + 2}" width="10" height="11" rx="4" fill="#C79B78"/>
    <ellipse cx="${x}" cy="${y - 4}" rx="9" ry="11" fill="#C79B78"/>
    <path d="M${x - 10} ${y} q-1 -17 10 -17 q11 0 10 17 q-3 3 -10 3 q-7 0 -10 -3z" fill="#26211D"/>`;
}

const COATS = ["#2A3642", "#3D3A37", "#5A6470", "#E7E1D6", "#2F4A44", "#47403A", "#5B4A42", "#222B33", "#B8AE9E", "#39475A"];

function person(x, z, random) {
  const unit = scale(z);
  const lean = (random() - 0.5) * 0.04;
  const tall = 1.2 + random() * 0.09;
  const [cx, shoulder] = at(x + lean, tall - 0.14, z);
  const coat = COATS[Math.floor(random() * COATS.length)];
  const long = random() < 0.3;
  const hair = random() < 0.16 ? "greyhair" : "hair";
  const m = (metres) => text(metres * unit);
  const body = `<path d="M${m(-0.235)} ${m(0.3)} C${m(-0.25)} ${m(0.12)} ${m(-0.21)} ${m(0.02)} ${m(-0.07)} ${m(-0.03)} L${m(0.07)} ${m(-0.03)} C${m(0.21)} ${m(0.02)} ${m(0.25)} ${m(0.12)} ${m(0.235)} ${m(0.3)}Z" fill="${coat}"/>`;
  const light = `<path d="M${m(-0.235)} ${m(0.12)} C${m(-0.2)} ${m(0.03)} ${m(-0.16)} ${m(0)} ${m(-0.07)} ${m(-0.03)} L${m(0.07)} ${m(-0.03)} C${m(0.16)} ${m(0)} ${m(0.2)} ${m(0.03)} ${m(0.235)} ${m(0.12)}" fill="none" stroke="#FFF3DC" stroke-opacity=".38" stroke-width="${m(0.012)}"/>`;
  const neck = `<rect x="${m(-0.05)}" y="${m(-0.11)}" width="${m(0.1)}" height="${m(0.12)}" rx="${m(0.03)}" fill="#B98C6A"/>`;
  const ears = `<ellipse cx="${m(-0.092)}" cy="${m(-0.155)}" rx="${m(0.018)}" ry="${m(0.032)}" fill="#B98C6A"/><ellipse cx="${m(0.092)}" cy="${m(-0.155)}" rx="${m(0.018)}" ry="${m(0.032)}" fill="#B98C6A"/>`;
  const short = `<path d="M${m(-0.092)} ${m(-0.17)} C${m(-0.1)} ${m(-0.31)} ${m(0.1)} ${m(-0.31)} ${m(0.092)} ${m(-0.17)} C${m(0.09)} ${m(-0.1)} ${m(0.06)} ${m(-0.07)} ${m(0)} ${m(-0.07)} C${m(-0.06)} ${m(-0.07)} ${m(-0.09)} ${m(-0.1)} ${m(-0.092)} ${m(-0.17)}Z" fill="url(#${hair})"/>`;
  const full = `<path d="M${m(-0.1)} ${m(-0.16)} C${m(-0.11)} ${m(-0.315)} ${m(0.11)} ${m(-0.315)} ${m(0.1)} ${m(-0.16)} C${m(0.115)} ${m(-0.04)} ${m(0.11)} ${m(0.02)} ${m(0.085)} ${m(0.045)} C${m(0.03)} ${m(0.07)} ${m(-0.03)} ${m(0.07)} ${m(-0.085)} ${m(0.045)} C${m(-0.11)} ${m(0.02)} ${m(-0.115)} ${m(-0.04)} ${m(-0.1)} ${m(-0.16)}Z" fill="url(#${hair})"/>`;
  return `<g transform="translate(${text(cx)} ${text(shoulder)})">${neck}${body}${light}${long ? full : ears + short}</g>`;
}

function seat(x, z) {
  const unit = scale(z);
  const [left, top] = at(x - 0.29, 0.98, z);
  const width = 0.58 * unit;
  const height = 0.72 * unit;
  const radius = 0.09 * unit;
  return `<rect x="${text(left)}" y="${text(top)}" width="${text(width)}" height="${text(height)}" rx="${text(radius)}" fill="url(#seat)"/>
    <rect x="${text(left + radius / 2)}" y="${text(top + 0.012 * unit)}" width="${text(width - radius)}" height="${text(0.016 * unit)}" rx="${text(0.008 * unit)}" fill="#9FCBBB" fill-opacity=".5"/>`;
}

// Eight rows of ten with an aisle between. Thirty-nine seats are taken, as many as were present.
function audience() {
  const random = sequence(20230110);
  const taken = [6, 6, 6, 6, 5, 4, 4, 2];
  const rows = [];
  for (let row = 0; row < taken.length; row += 1) {
    const z = 12.6 - row * 1.16;
    const places = [];
    for (let k = 0; k < 5; k += 1) {
      places.push(-1.12 - k * 0.68, 1.12 + k * 0.68);
    }
    places.sort((a, b) => a - b);
    const order = places.map((x) => [random(), x]).sort((a, b) => a[0] - b[0]);
    const sitting = new Set(order.slice(0, taken[row]).map(([, x]) => x));
    const people = places.map((x) => (sitting.has(x) ? person(x, z, random) : "")).join("");
    const seats = places.map((x) => seat(x, z - 0.12)).join("");
    rows.push(people + seats);
  }
  return rows.join("");
}

function light() {
  const lens = at(0, 5.2, 7.5);
  const [left, top] = at(-3.7, 4.75, 15.9);
  const [right, bottom] = at(3.7, 1.45, 15.9);
  return polygon([lens, [left, top], [left, bottom], [right, bottom], [right, top]], `fill="url(#beam)" filter="url(#near)"`)
    + `<rect x="${lens[0] - 34}" y="${lens[1] - 22}" width="68" height="24" rx="6" fill="#EDE7DC"/>
    <rect x="${lens[0] - 34}" y="${lens[1] - 4}" width="68" height="6" rx="3" fill="#B6AC9B"/>
    <rect x="${lens[0] - 2.5}" y="${lens[1] - 90}" width="5" height="69" fill="#B6AC9B"/>`;
}

export const hall = () => page(DEFS, room() + front() + light() + audience() + `<rect width="1600" height="900" fill="url(#vignette)"/>`);
