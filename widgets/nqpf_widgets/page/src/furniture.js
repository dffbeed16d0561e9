/**
 * What stands around the marks: grid, line at zero, tick labels and axis labels.
 */
import { TICK_GAP, tickSpan } from "./axes.js";
import { pixel, svgElement } from "./svg.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./scales.js").Which} Which */

/** @param {Layout} layout @param {Which} along the value axis @param {import("./types.js").Theme} theme */
export function grid(layout, along, theme) {
  const axis = layout[along];
  const group = svgElement("g", { stroke: "currentColor" });
  if (axis.scale === "band") return group;
  const hasZero = axis.scale === "linear" && axis.low <= 0 && axis.high >= 0;
  const ticks = axis.ticks.map(({ at }) => at).filter((at) => at !== 0 || !hasZero);
  const lines = [...ticks.map((at) => ({ at, opacity: theme.grid_opacity })), { at: 0, opacity: theme.zero_opacity }];
  for (const { at, opacity } of hasZero ? lines : lines.slice(0, -1)) {
    group.append(svgElement("path", { d: across(layout, along, at), "stroke-opacity": opacity }));
  }
  return group;
}

/** A line through the whole plot at a number on an axis. @param {Layout} layout @param {Which} axis @param {number} at */
function across(layout, axis, at) {
  if (axis === "x") {
    const x = pixel(layout.across(at));
    return `M${x},${pixel(layout.height - layout.bottom)}V${pixel(layout.top)}`;
  }
  const y = pixel(layout.down(at));
  return `M${pixel(layout.left)},${y}H${pixel(layout.width - layout.right)}`;
}

/** Tick labels and axis labels. @param {Layout} layout */
export function labels(layout) {
  const { font, line, width, height } = layout;
  const group = svgElement("g");
  const put = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, anchor = "start") =>
    group.append(svgElement("text", { x: pixel(x), y: pixel(y), "text-anchor": anchor }, text));
  for (const { at, lines } of layout.x.ticks) {
    lines.forEach((text, i) => {
      const [start, end] = tickSpan(layout.across(at), text, width, font);
      put(text, (start + end) / 2, height - layout.bottom + TICK_GAP + font * 0.8 + i * line, "middle");
    });
  }
  for (const { at, lines } of layout.y.ticks) {
    const start = layout.down(at) + font * 0.35 - (line * (lines.length - 1)) / 2;
    lines.forEach((text, i) => put(text, layout.left - TICK_GAP, start + i * line, "end"));
  }
  layout.yLabel.forEach((text, i) => put(text, 0, font + i * line));
  layout.xLabel.forEach((text, i) => put(text, width, height - 4 - (layout.xLabel.length - 1 - i) * line, "end"));
  return group;
}
