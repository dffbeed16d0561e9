/**
 * A chart drawn by Observable Plot into a new SVG.
 */
import { plot } from "@observablehq/plot";
import { grid, labels } from "./furniture.js";
import { Layout } from "./layout.js";
import { GHOST_OVER, GHOST_UNDER } from "./ghost.js";
import { DRAW } from "./marks.js";
import { valueAxis } from "./scales.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./axes.js").AxisLayout} AxisLayout */

/**
 * @param {Chart} chart
 * @param {Chart | null} pinned the same chart of the pinned state, drawn as a ghost underneath
 * @param {import("./axes.js").Frame} frame
 * @param {import("./layout.js").Look} look
 * @returns {{svg: SVGSVGElement, layout: Layout, hasGhost: boolean}}
 */
export function drawPicture(chart, pinned, frame, look) {
  const ghost = pinned && isComparable(chart, pinned) ? pinned : null;
  const layout = new Layout(ghost ? union(chart, ghost) : chart, frame, look);
  const marks = (/** @type {Chart | null} */ of, /** @type {Record<string, any>} */ draw) => {
    if (!of) return [];
    const canvas = { chart: of, layout, look: look.theme.mark };
    return of.marks.flatMap((mark) => draw[mark.kind](canvas, mark));
  };
  const { left, right, top, bottom, width, height } = layout;
  const made = plot({
    width, height, marginLeft: left, marginRight: right, marginTop: top, marginBottom: bottom,
    x: scale(layout.x), y: scale(layout.y),
    marks: [
      () => grid(layout, valueAxis(chart), look.theme),
      ...marks(ghost, GHOST_UNDER),
      ...marks(chart, DRAW),
      ...marks(ghost, GHOST_OVER),
      () => labels(layout),
    ],
  });
  return { svg: plain(/** @type {SVGSVGElement} */ (made), chart.title, layout), layout, hasGhost: ghost !== null };
}

/** @param {AxisLayout} axis @returns {any} */
function scale({ scale: type, low, high }) {
  return { type: type === "log" ? "log" : "linear", domain: [low, high], axis: null };
}

/**
 * Plot's SVG as an image with one name that fills its box, without a style sheet of its own.
 * @param {SVGSVGElement} svg @param {string} title @param {Layout} layout
 */
function plain(svg, title, { width, height, font }) {
  svg.querySelector("style")?.remove();
  for (const group of svg.querySelectorAll("[aria-label]")) group.removeAttribute("aria-label");
  for (const name of ["height", "font-family", "text-anchor"]) svg.removeAttribute(name);
  const attributes = { class: "nqpf-live", viewBox: `0 0 ${width} ${height}`, width: "100%", "font-size": String(font), role: "img", "aria-label": title };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  return svg;
}

/** Whether two charts can share their axes. @param {Chart} a @param {Chart} b */
function isComparable(a, b) {
  const axes = /** @type {const} */ (["x", "y"]);
  return axes.every((axis) => {
    const [one, other] = [a[axis], b[axis]];
    return one.scale === other.scale && one.format === other.format &&
      (one.scale !== "band" || String(one.domain) === String(other.domain));
  });
}

/** A chart with the marks of both, whose own domains are wide enough for both. @param {Chart} chart @param {Chart} ghost @returns {Chart} */
function union(chart, ghost) {
  const axis = (/** @type {"x" | "y"} */ which) => {
    const [one, other] = [chart[which], ghost[which]];
    if (one.scale === "band" || !one.domain || !other.domain) return { ...one, domain: one.scale === "band" ? one.domain : null };
    return { ...one, domain: [Math.min(one.domain[0], other.domain[0]), Math.max(one.domain[1], other.domain[1])] };
  };
  return { ...chart, x: axis("x"), y: axis("y"), marks: [...ghost.marks, ...chart.marks] };
}
