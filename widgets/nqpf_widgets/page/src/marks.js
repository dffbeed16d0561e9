/**
 * One function for each kind of mark: it returns Plot's marks (or functions that return SVG), as
 * draw/marks.py draws them. Every axis is numeric here; a category stands at its index.
 */
import { areaY, dot, line, link, rect, ruleX, ruleY } from "@observablehq/plot";
import { holds, place } from "./axes.js";
import { barStep, valueAxis } from "./scales.js";
import { nameDots, words } from "./words.js";

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./scales.js").Which} Which */

/**
 * @typedef {object} Canvas Where a mark is drawn.
 * @property {import("./types.js").Chart} chart
 * @property {import("./layout.js").Layout} layout
 * @property {Record<string, any>} look theme.json's "mark"
 */

/** @param {Mark} mark */
export const colour = ({ role }) => `var(--nqpf-${role})`;

/** @param {Canvas} canvas @param {Which} axis @param {any[]} values @returns {number[]} */
const numbers = ({ layout }, axis, values) => values.map((value) => place(layout[axis], value));

/** The places in a mark's columns that pass a test. @param {Mark} mark @param {(i: number) => boolean} test */
const indices = (mark, test) => [...mark.x.keys()].filter(test);

/** @param {Canvas} canvas @param {Mark} mark @param {number} width */
function strokes({ look }, mark, width) {
  const dash = mark.dash ? { strokeDasharray: look.dash_px.join(" ") } : {};
  return { stroke: colour(mark), strokeWidth: width, ...dash };
}

/** Clipped only where something lies outside the plot. @param {Canvas} canvas @param {number[]} xs @param {number[]} ys */
function clip({ layout }, xs, ys) {
  const isIn = (/** @type {Which} */ axis) => {
    const ends = [layout[axis].low, layout[axis].high];
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    return (/** @type {number} */ value) => !(value < low || value > high);
  };
  return { clip: !(xs.every(isIn("x")) && ys.every(isIn("y"))) };
}

/** @param {Canvas} canvas @param {Mark} mark @param {object} style @param {string} name of the column along y */
export function drawLine(canvas, mark, style = {}, name = "y") {
  const width = name === "y" ? canvas.look.line_px : canvas.look.area_edge_px;
  const [x, y] = [numbers(canvas, "x", mark.x), numbers(canvas, "y", mark[name])];
  return [line(x, { x, y, ...strokes(canvas, mark, width), ...style, ...clip(canvas, x, y) })];
}

/** The two edges of a band. @param {Canvas} canvas @param {Mark} mark @param {object} style */
export function drawEdges(canvas, mark, style = {}) {
  return ["y1", "y2"].flatMap((name) => drawLine(canvas, mark, style, name));
}

/** @param {Canvas} canvas @param {Mark} mark */
function drawArea(canvas, mark) {
  const x = numbers(canvas, "x", mark.x);
  const [y1, y2] = [numbers(canvas, "y", mark.y1), numbers(canvas, "y", mark.y2)];
  const fill = { fill: colour(mark), fillOpacity: canvas.look.area_opacity };
  return [areaY(x, { x, y1, y2, ...fill, ...clip(canvas, x, [...y1, ...y2]) }), ...drawEdges(canvas, mark)];
}

/** @param {Canvas} canvas @param {Mark} mark @param {object} style */
export function drawBar(canvas, mark, style = { fill: colour(mark) }) {
  const { chart, layout } = canvas;
  const along = valueAxis(chart);
  const across = along === "x" ? "y" : "x";
  const step = chart[across].scale === "band" ? 1 : barStep(chart, across);
  const half = (step * (1 - canvas.look.band_padding)) / 2;
  const seen = indices(mark, (i) => mark[along][i] !== null);
  const middles = numbers(canvas, across, seen.map((i) => mark[across][i]));
  // On a logarithmic axis a base at or under zero stands at the axis's end.
  const floor = layout[along].scale === "log" ? layout[along].low : -Infinity;
  const end = (/** @type {(i: number) => number} */ of) => seen.map((i) => Math.max(floor, of(i)));
  const columns = {
    [`${across}1`]: middles.map((middle) => middle - half),
    [`${across}2`]: middles.map((middle) => middle + half),
    [`${along}1`]: end((i) => mark.base[i]),
    [`${along}2`]: end((i) => mark.base[i] + mark[along][i]),
  };
  const inside = clip(canvas, [...columns.x1, ...columns.x2], [...columns.y1, ...columns.y2]);
  return [rect(seen, { ...columns, ...style, ...inside })];
}

/** Not by colour alone: the dots of some roles are rings. @param {Canvas} canvas @param {Mark} mark */
export function dotStyle({ look }, mark) {
  if (!look.rings.includes(mark.role)) return { fill: colour(mark), stroke: "none" };
  return { fill: "var(--nqpf-ground)", stroke: colour(mark), strokeWidth: look.ring_px };
}

/** @param {Canvas} canvas @param {Mark} mark @param {object} style */
export function drawDot(canvas, mark, style = dotStyle(canvas, mark)) {
  const { layout, look } = canvas;
  const seen = indices(mark, (i) => layout.pixels(mark.x[i], mark.y[i]) !== null);
  const pick = (/** @type {any[]} */ column) => seen.map((i) => column[i]);
  const [x, y] = [numbers(canvas, "x", pick(mark.x)), numbers(canvas, "y", pick(mark.y))];
  return [dot(x, { x, y, r: look.dot_px, ...style })];
}

/** Dots, and their names beside them. @param {Canvas} canvas @param {Mark} mark */
function drawNamedDot(canvas, mark) {
  const { layout, look } = canvas;
  const named = (mark.names ?? []).flatMap((/** @type {string} */ name, /** @type {number} */ i) => {
    const pixels = layout.pixels(mark.x[i], mark.y[i]);
    return pixels ? [{ x: pixels[0], y: pixels[1], name }] : [];
  });
  return [...drawDot(canvas, mark), ...(named.length ? [() => nameDots(named, layout, look.dot_px)] : [])];
}

/** @param {Canvas} canvas @param {Mark} mark @param {object} style */
export function drawRule(canvas, mark, style = {}) {
  const axis = "x" in mark ? "x" : "y";
  const at = mark[axis].filter((/** @type {any} */ value) => holds(canvas.layout[axis], value));
  const positions = numbers(canvas, axis, at);
  const options = { [axis]: positions, ...strokes(canvas, mark, canvas.look.rule_px), ...style };
  return [axis === "x" ? ruleX(positions, options) : ruleY(positions, options)];
}

/** @param {Canvas} canvas @param {Mark} mark @param {object} style */
export function drawLink(canvas, mark, style = {}) {
  const column = (/** @type {string} */ name) => numbers(canvas, /** @type {Which} */ (name[0]), mark[name]);
  const [x1, x2, y1, y2] = ["x1", "x2", "y1", "y2"].map(column);
  const inside = clip(canvas, [...x1, ...x2], [...y1, ...y2]);
  return [link(x1, { x1, x2, y1, y2, ...strokes(canvas, mark, canvas.look.link_px), ...style, ...inside })];
}

/** @param {Canvas} canvas @param {Mark} mark */
function drawCell(canvas, mark) {
  const half = (1 - canvas.look.cell_padding) / 2;
  const [x, y] = [numbers(canvas, "x", mark.x), numbers(canvas, "y", mark.y)];
  const sides = { x1: x.map((at) => at - half), x2: x.map((at) => at + half), y1: y.map((at) => at - half), y2: y.map((at) => at + half) };
  const shade = mark.value.map((/** @type {number | null} */ value) => Math.min(Math.max(value ?? 0, 0), 1));
  return [rect(x, { ...sides, fill: colour(mark), fillOpacity: { value: shade, scale: null } })];
}

/** @type {Record<string, (canvas: Canvas, mark: Mark) => any[]>} */
export const DRAW = {
  line: (canvas, mark) => drawLine(canvas, mark),
  area: drawArea,
  bar: (canvas, mark) => drawBar(canvas, mark),
  dot: drawNamedDot,
  rule: (canvas, mark) => drawRule(canvas, mark),
  link: (canvas, mark) => drawLink(canvas, mark),
  text: (canvas, mark) => [() => words(mark, canvas.layout)],
  cell: drawCell,
};
