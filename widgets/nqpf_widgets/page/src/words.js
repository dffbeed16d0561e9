/**
 * Words inside a picture: texts above points, and the names of dots.
 */
import { textWidth } from "./measure.js";
import { pixel, svgElement } from "./svg.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {[number, number, number, number]} Rectangle left, top, right, bottom */

const TEXT_GAP = 5; // from a point to its words
const NAME_GAP = 2; // from a dot to its name

/** Words centred on x with their baseline at y, kept inside the box. @param {Layout} layout @param {string} text @param {number} x @param {number} y */
function word(layout, text, x, y) {
  const half = textWidth(text, layout.font) / 2;
  const centre = Math.min(Math.max(x, half), layout.width - half);
  return svgElement("text", { x: pixel(centre), y: pixel(y), "text-anchor": "middle" }, text);
}

/** A mark of kind text, in the text's own colour: it must be easy to read. @param {import("./types.js").Mark} mark @param {Layout} layout */
export function words(mark, layout) {
  const group = svgElement("g");
  mark.text.forEach((/** @type {string} */ text, /** @type {number} */ i) => {
    const place = layout.pixels(mark.x[i], mark.y[i]);
    if (place && text) group.append(word(layout, text, place[0], place[1] - TEXT_GAP));
  });
  return group;
}

/**
 * Names around their dots, each at the first place that covers no dot, no other name and no ticks.
 * @param {{x: number, y: number, name: string}[]} dots @param {Layout} layout @param {number} radius
 */
export function nameDots(dots, layout, radius) {
  const group = svgElement("g");
  /** @type {Rectangle[]} */
  const taken = dots.map(({ x, y }) => [x - radius, y - radius, x + radius, y + radius]);
  for (const { x, y, name } of dots.filter((each) => each.name)) {
    const size = textWidth(name, layout.font);
    const boxes = places(x, y, size, layout.font, radius);
    const free = boxes.find((box) => isInside(box, layout) && !taken.some((other) => overlap(box, other)));
    if (!free) continue;
    taken.push(free);
    group.append(word(layout, name, free[0] + size / 2, free[1] + layout.font * 0.85));
  }
  return group;
}

/**
 * Where a name may stand: right, left, above, below, then at the corners.
 * @param {number} x @param {number} y @param {number} size @param {number} font @param {number} radius
 */
function places(x, y, size, font, radius) {
  const [right, left] = [x + radius + NAME_GAP, x - radius - NAME_GAP - size];
  const [middle, above, below] = [y - font / 2, y - radius - font, y + radius];
  const beside = [[right, middle], [left, middle], [x - size / 2, above], [x - size / 2, below]];
  // The corners stand clear of what is named beside a dot at almost the same place.
  const corners = [middle - font, middle + font].flatMap((top) => [right, left].map((start) => [start, top]));
  return [...beside, ...corners].map(([start, top]) => /** @type {Rectangle} */ ([start, top, start + size, top + font]));
}

/** @param {Rectangle} box @param {Layout} layout */
function isInside(box, layout) {
  return layout.left <= box[0] && box[2] <= layout.width && box[1] >= 0 && box[3] <= layout.height - layout.bottom;
}

/** @param {Rectangle} a @param {Rectangle} b */
function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
