/**
 * The pinned state in the picture: pale and dashed under the marks of the current one. Bars would be
 * covered there, so their outlines lie over them.
 */
import { colour, drawBar, drawDot, drawEdges, drawLine, drawLink, drawRule } from "./marks.js";

/** @typedef {import("./marks.js").Canvas} Canvas */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {Record<string, (canvas: Canvas, mark: Mark) => any[]>} Draw */

const PALE = { strokeOpacity: 0.55, strokeDasharray: "2 3" };
const HALO = { fill: "none", stroke: "var(--nqpf-ground)", strokeWidth: 3, strokeOpacity: 0.7 };
const OUTLINE = { fill: "none", stroke: "currentColor", strokeWidth: 1.25, strokeDasharray: "2 3" };
const none = () => [];

/** @type {Draw} */
export const GHOST_UNDER = {
  line: (canvas, mark) => drawLine(canvas, mark, PALE),
  area: (canvas, mark) => drawEdges(canvas, mark, PALE),
  bar: none,
  // A dot is small: larger and in full colour, or nobody sees it.
  dot: (canvas, mark) => drawDot(canvas, mark, { r: 1.5 * canvas.look.dot_px, fill: "none", stroke: colour(mark), strokeWidth: 1.5, strokeDasharray: "2 3" }),
  rule: (canvas, mark) => drawRule(canvas, mark, PALE),
  link: (canvas, mark) => drawLink(canvas, mark, PALE),
  text: none,
  cell: none,
};

/** @type {Draw} */
export const GHOST_OVER = {
  ...Object.fromEntries(Object.keys(GHOST_UNDER).map((kind) => [kind, none])),
  bar: (canvas, mark) => [HALO, OUTLINE].flatMap((style) => drawBar(canvas, mark, style)),
};
