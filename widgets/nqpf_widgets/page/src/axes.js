/**
 * One axis of a picture laid out: its domain in numbers and its labelled ticks.
 */
import { textWidth, wrap } from "./measure.js";
import { extent, linearTicks, logTicks, nice, valueAxis, widenLog } from "./scales.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./scales.js").Which} Which */
/** @typedef {{width: number, height: number, ticks: {x: number, y: number}}} Frame */

/**
 * @typedef {object} AxisLayout
 * @property {"linear" | "log" | "band"} scale
 * @property {number} low
 * @property {number} high
 * @property {{at: number, lines: string[]}[]} ticks
 * @property {any[]} categories
 */

export const TICK_GAP = 8; // from the plot to its tick labels, in pixels
const LABEL_GAP = 10; // between two tick labels
const WIDEST_CATEGORY = 0.4; // of the box

/** How far along an axis a number stands, from 0 to 1. @param {AxisLayout} axis @param {number} number */
export function share({ scale, low, high }, number) {
  return scale === "log" ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
}

/**
 * The number at which a value of the data stands on an axis; NaN where it cannot be drawn.
 * @param {AxisLayout} axis @param {any} value
 */
export function place({ scale, categories }, value) {
  if (scale === "band") return categories.indexOf(value);
  return value === null || (scale === "log" && value <= 0) ? NaN : value;
}

/** Whether a value can be drawn within the domain. @param {AxisLayout} axis @param {any} value */
export function holds(axis, value) {
  if (axis.scale === "band") return axis.categories.includes(value);
  return value !== null && axis.low <= value && value <= axis.high;
}

/** @param {Chart} chart @param {Frame} frame @param {Text} text @param {number} font @returns {AxisLayout} */
export function yAxis(chart, frame, text, font) {
  const { scale, domain } = chart.y;
  if (scale !== "band" || !domain) return numberAxis(chart, "y", frame.ticks.y, text, () => true);
  const widest = frame.width * WIDEST_CATEGORY;
  const ticks = domain.map((one, at) => ({ at, lines: wrap(category(one, chart.y, text), widest, 2, font) }));
  return { scale, low: domain.length - 0.5, high: -0.5, ticks, categories: domain };
}

/**
 * @param {Chart} chart @param {Frame} frame @param {number} left @param {number} room
 * @param {Text} text @param {number} font @returns {AxisLayout}
 */
export function xAxis(chart, frame, left, room, text, font) {
  if (chart.x.scale === "band") return xBand(chart.x, room, text, font);
  return numberAxis(chart, "x", frame.ticks.x, text, (axis) => {
    const spans = axis.ticks.map(({ at, lines }) => tickSpan(left + share(axis, at) * room, lines[0], frame.width, font));
    return spans.every(([start], i) => i === 0 || spans[i - 1][1] + LABEL_GAP <= start);
  });
}

/**
 * Categories side by side: their labels wrapped and, where that is not enough, every n-th one.
 * @param {import("./types.js").Axis} declared @param {number} room @param {Text} text @param {number} font
 * @returns {AxisLayout}
 */
function xBand(declared, room, text, font) {
  const categories = declared.domain ?? [];
  const step = room / categories.length;
  const names = categories.map((one) => category(one, declared, text));
  const words = names.flatMap((name) => name.split(/\s+/));
  const longest = Math.max(0, ...words.map((word) => textWidth(word, font)));
  const every = longest + LABEL_GAP / 2 > step ? Math.ceil((longest + LABEL_GAP) / step) : 1;
  const ticks = names
    .map((name, at) => ({ at, lines: wrap(name, step * every - LABEL_GAP / 2, 3, font) }))
    .filter(({ at }) => at % every === 0);
  return { scale: "band", low: -0.5, high: categories.length - 0.5, ticks, categories };
}

/** @param {any} one @param {import("./types.js").Axis} declared @param {Text} text */
function category(one, declared, text) {
  return typeof one === "string" ? one : text.number(one, declared.format);
}

/**
 * An axis with as many ticks as are exact in its format and clear of each other.
 * @param {Chart} chart @param {Which} which @param {number} count @param {Text} text
 * @param {(axis: AxisLayout) => boolean} isClear @returns {AxisLayout}
 */
function numberAxis(chart, which, count, text, isClear) {
  const { scale } = chart[which];
  for (let tried = count; ; tried -= 1) {
    const [low, high] = ends(chart, which, tried);
    const values = (scale === "log" ? logTicks : linearTicks)(low, high, tried);
    const exact = tickLabels(values, chart[which], text);
    const labels = exact ?? values.map((value) => text.number(value, chart[which].format));
    const axis = { scale, low, high, ticks: values.map((at, i) => ({ at, lines: [labels[i]] })), categories: [] };
    if ((exact && isClear(axis)) || tried <= 1) return axis;
  }
}

/** The ends of an axis; a value axis without a domain of its own is widened to good ones. @param {Chart} chart @param {Which} which @param {number} count */
function ends(chart, which, count) {
  const [low, high] = extent(chart, which);
  if (which !== valueAxis(chart) || chart[which].domain?.length) return [low, high];
  // For one tick, nice() would widen [-1, 1] without end.
  return chart[which].scale === "log" ? widenLog(low, high) : nice(low, high, Math.max(count, 2));
}

/**
 * The ticks' labels, or null where the axis's format cannot tell them exactly. Linear ticks share
 * their decimals; logarithmic ones, orders of magnitude apart, have their own.
 * @param {number[]} values @param {import("./types.js").Axis} declared @param {Text} text
 */
function tickLabels(values, { scale, format }, text) {
  if (scale === "linear") return text.ticks(values, format);
  const labels = values.flatMap((value) => text.ticks([value], format) ?? []);
  return labels.length === values.length ? labels : null;
}

/**
 * Left and right end of a label centred at a pixel, moved to stay in a box of that width.
 * @param {number} centre @param {string} label @param {number} width @param {number} font
 */
export function tickSpan(centre, label, width, font) {
  const size = textWidth(label, font);
  const start = Math.min(Math.max(centre - size / 2, 0), width - size);
  return [start, start + size];
}
