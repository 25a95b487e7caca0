// Colours of the pictures: paper, ink and seal, with the tones between them that light and wood need.

export const paper = "#FAF8F4";
export const ink = "#1C1B19";
export const line = "#DAD5CB";
export const seal = "#A8281E";
export const sealDeep = "#7C1C15";
export const jade = "#1F6B57";
export const jadeDeep = "#123F34";
export const wood = "#B98F63";
export const woodDeep = "#7A5636";
export const woodLight = "#D9B98F";

/** Same numbers on every run, so that the same source always gives the same picture. */
export function sequence(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Wraps a scene into the page that the browser photographs. */
export function page(defs, body) {
  return `<!doctype html><meta charset="utf-8">
<style>html,body{margin:0;background:${paper}}svg{display:block}</style>
<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900"><defs>${defs}</defs>${body}</svg>`;
}

/** A linear gradient; stops are [offset, colour, opacity?]. */
export function linear(id, [x1, y1, x2, y2], stops) {
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopList(stops)}</linearGradient>`;
}

/** A radial gradient about (cx, cy), in the units of the painted box. */
export function radial(id, [cx, cy, r], stops) {
  return `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopList(stops)}</radialGradient>`;
}

export function blur(id, deviation) {
  return `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
}

function stopList(stops) {
  return stops.map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join("");
}
