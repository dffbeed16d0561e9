import { place } from "./axes.js";
import { html } from "./html.js";
import { valueAxis } from "./scales.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./layout.js").Layout} Layout */

/** Columns in which the kinds of marks keep their values; the others have no tip. */
const VALUES = /** @type {Record<string, string[]>} */ ({ line: [""], bar: [""], dot: [""], area: ["1", "2"] });
const OFFSET = 12; // pixels from the point to its tip

/** A point that can be told about: where it stands in the picture, and at what. @typedef {{x: number, y: number, at: any}} Point */

/**
 * The values nearest to the pointer, in a box over the picture. For the eye only: the table holds
 * the same figures for everybody.
 */
export class Tip {
  /** @type {Chart | null} */
  #chart = null;
  /** @type {Layout | null} */
  #layout = null;

  /** @param {HTMLElement} picture @param {import("./text.js").Text} text */
  constructor(picture, text) {
    this.picture = picture;
    this.text = text;
    this.box = html("div", { class: "nqpf-tip", "aria-hidden": "true", hidden: true });
    picture.append(this.box);
    for (const type of ["pointermove", "pointerdown"]) {
      picture.addEventListener(type, (event) => this.#show(/** @type {PointerEvent} */ (event)), { passive: true });
    }
    picture.addEventListener("pointerleave", ({ pointerType }) => {
      // A finger leaves as soon as it has tapped.
      if (pointerType !== "touch") this.#hide();
    });
  }

  /** The picture has changed. @param {Chart} chart @param {Layout} layout */
  follow(chart, layout) {
    this.#chart = chart;
    this.#layout = layout;
    this.#hide();
  }

  #hide() {
    this.box.hidden = true;
  }

  /** @param {PointerEvent} event */
  #show({ clientX, clientY }) {
    if (!this.#chart || !this.#layout) return;
    const frame = this.picture.getBoundingClientRect();
    const zoom = this.#layout.width / frame.width;
    const [x, y] = [(clientX - frame.left) * zoom, (clientY - frame.top) * zoom];
    const nearest = closest(this.#chart, this.#layout, x, y);
    if (!nearest) return this.#hide();
    this.box.replaceChildren(...this.#lines(this.#chart, nearest.at).map((line) => html("div", {}, line)));
    this.box.hidden = false;
    const isLeft = nearest.x > this.#layout.width / 2;
    this.box.classList.toggle("nqpf-left", isLeft);
    this.box.style.left = `${(nearest.x + (isLeft ? -OFFSET : OFFSET)) / zoom}px`;
    this.box.style.top = `${nearest.y / zoom}px`;
  }

  /** @param {Chart} chart @param {any} at */
  #lines(chart, at) {
    const along = valueAxis(chart);
    const key = along === "x" ? "y" : "x";
    const print = (/** @type {any} */ value, /** @type {string} */ format) =>
      typeof value === "number" ? this.text.number(value, format) : String(value);
    const values = labelled(chart).flatMap((mark) => {
      const i = mark[key].indexOf(at);
      const found = VALUES[mark.kind].map((suffix) => mark[along + suffix][i]);
      if (i < 0 || found.some((value) => value === null)) return [];
      const shown = found.map((value) => print(value, chart[along].format)).join(" – ");
      return [`${mark.names?.[i] || mark.label}: ${shown}`];
    });
    return [print(at, chart[key].format), ...values];
  }
}

/** @param {Chart} chart */
function labelled(chart) {
  return chart.marks.filter(({ label, kind }) => label && kind in VALUES);
}

/** @param {Chart} chart @param {Layout} layout @returns {Point[]} */
function points(chart, layout) {
  const along = valueAxis(chart);
  const key = along === "x" ? "y" : "x";
  return labelled(chart).flatMap((mark) =>
    mark[key].map((/** @type {any} */ at, /** @type {number} */ i) => {
      const value = mark[along + VALUES[mark.kind][VALUES[mark.kind].length - 1]][i];
      const end = value === null ? null : value + (mark.base?.[i] ?? 0);
      const [x, y] = key === "x" ? [at, end] : [end, at];
      return { x: layout.across(place(layout.x, x)), y: layout.down(place(layout.y, y)), at };
    }),
  );
}

/**
 * The point next to a pixel: in a cloud of dots on the plane, else first of all along the axis of the keys.
 * @param {Chart} chart @param {Layout} layout @param {number} x @param {number} y @returns {Point | null}
 */
function closest(chart, layout, x, y) {
  const key = valueAxis(chart) === "x" ? "y" : "x";
  const isCloud = layout[key].scale !== "band" && labelled(chart).every(({ kind }) => kind === "dot");
  const [acrossWeight, downWeight] = isCloud ? [1, 1] : key === "x" ? [1e4, 1] : [1, 1e4];
  let [found, least] = [/** @type {Point | null} */ (null), Infinity];
  for (const point of points(chart, layout)) {
    const distance = acrossWeight * (point.x - x) ** 2 + downWeight * (point.y - y) ** 2;
    if (distance < least) [found, least] = [point, distance];
  }
  return found;
}
