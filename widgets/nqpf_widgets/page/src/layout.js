/**
 * Where things stand in a picture, in pixels from its top left corner, by the rules of
 * draw/layout.py but in a box of any width.
 */
import { TICK_GAP, holds, place, share, xAxis, yAxis } from "./axes.js";
import { textWidth, wrap } from "./measure.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./axes.js").Frame} Frame */
/** @typedef {import("./scales.js").Which} Which */
/** @typedef {{theme: import("./types.js").Theme, text: Text}} Look */

const LINE = 1.2; // line height, in font sizes

/** A picture of one chart in one frame. */
export class Layout {
  /** @param {Chart} chart @param {Frame} frame @param {Look} look */
  constructor(chart, frame, { theme, text }) {
    const { margins, font_px: font } = theme;
    this.font = font;
    this.line = LINE * font;
    this.width = frame.width;
    this.height = frame.height;
    this.y = yAxis(chart, frame, text, font);
    const widest = Math.max(0, ...this.y.ticks.flatMap(({ lines }) => lines.map((line) => textWidth(line, font))));
    this.left = Math.max(margins.left, Math.ceil(widest) + TICK_GAP + 2);
    this.right = margins.right;
    this.x = xAxis(chart, frame, this.left, frame.width - this.left - this.right, text, font);
    const label = (/** @type {Which} */ which) => wrap(axisLabel(chart[which], text), frame.width - 8, 2, font);
    this.xLabel = label("x");
    this.yLabel = label("y");
    const tickLines = Math.max(1, ...this.x.ticks.map(({ lines }) => lines.length));
    this.top = margins.top + this.line * (this.yLabel.length - 1);
    this.bottom = margins.bottom + this.line * (this.xLabel.length - 1 + tickLines - 1);
  }

  /** Pixels from the left of a number on the x axis. @param {number} number */
  across(number) {
    return this.left + share(this.x, number) * (this.width - this.left - this.right);
  }

  /** Pixels from the top of a number on the y axis. @param {number} number */
  down(number) {
    return this.height - this.bottom - share(this.y, number) * (this.height - this.top - this.bottom);
  }

  /**
   * The pixel at which a point of the data stands; null if it is outside the domains.
   * @param {any} x @param {any} y @returns {[number, number] | null}
   */
  pixels(x, y) {
    if (!holds(this.x, x) || !holds(this.y, y)) return null;
    return [this.across(place(this.x, x)), this.down(place(this.y, y))];
  }
}

/** What an axis or a column holds, with its unit. @param {{label: string, unit: string}} axis @param {Text} text */
export function axisLabel({ label, unit }, text) {
  return unit ? text.message("with_unit", { label, unit }) : label;
}
