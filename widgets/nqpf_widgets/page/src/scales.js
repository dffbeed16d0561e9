/**
 * Domains and ticks of a chart's axes, by the rules of draw/scales.py, so that a picture keeps its
 * axes when it comes to life.
 */
import { nice as niced, ticks } from "d3";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {"x" | "y"} Which */

const LOG_STEPS = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]];

/** The axis along which the values are read: x where bars lie. @param {Chart} chart @returns {Which} */
export function valueAxis(chart) {
  return chart.y.scale === "band" && chart.x.scale !== "band" ? "x" : "y";
}

/**
 * [low, high] of everything drawn along an axis, within the domain of its scale.
 * @param {Chart} chart @param {Which} axis @returns {[number, number]}
 */
export function extent(chart, axis) {
  const { domain, scale, zero } = chart[axis];
  if (domain?.length) return [domain[0], domain[1]];
  const isLog = scale === "log";
  const values = chart.marks.flatMap((mark) => along(mark, axis, chart));
  const shown = values.filter((value) => value !== null).filter((value) => value > 0 || !isLog);
  if (!shown.length) return isLog ? [1, 10] : [0, 1];
  if (zero && !isLog) shown.push(0);
  const low = shown.reduce((a, b) => Math.min(a, b));
  const high = shown.reduce((a, b) => Math.max(a, b));
  if (low < high) return [low, high];
  if (isLog) return [low / 2, high * 2];
  return [low - (Math.abs(low) / 10 || 1), high + (Math.abs(high) / 10 || 1)];
}

/** @param {Mark} mark @param {Which} axis @param {Chart} chart @returns {(number | null)[]} */
function along(mark, axis, chart) {
  if (mark.kind !== "bar") return [axis, `${axis}1`, `${axis}2`].flatMap((name) => mark[name] ?? []);
  const values = mark[axis];
  if (axis === valueAxis(chart)) {
    return values.flatMap((/** @type {number | null} */ value, /** @type {number} */ i) =>
      value === null ? mark.base[i] : [mark.base[i], mark.base[i] + value],
    );
  }
  const half = barStep(chart, axis) / 2;
  return values.flatMap((/** @type {number} */ at) => [at - half, at + half]);
}

/**
 * The distance from one bar to the next along a linear axis: the smallest gap between two bars.
 * @param {Chart} chart @param {Which} axis
 */
export function barStep(chart, axis) {
  const bars = chart.marks.filter(({ kind }) => kind === "bar").flatMap((mark) => mark[axis]);
  const ordered = [...new Set(bars)].sort((a, b) => a - b);
  const gaps = ordered.slice(1).map((at, i) => at - ordered[i]);
  return gaps.length ? Math.min(...gaps) : 1;
}

/** @param {number} low @param {number} high @param {number} count @returns {[number, number]} */
export function nice(low, high, count) {
  return niced(low, high, count);
}

/** @param {number} low @param {number} high @param {number} count @returns {number[]} */
export function linearTicks(low, high, count) {
  return ticks(low, high, count);
}

/**
 * Powers of ten and, as far as `count` allows, round numbers between them; linear ticks in a domain
 * too short for two such.
 * @param {number} low @param {number} high @param {number} count
 */
export function logTicks(low, high, count) {
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => 10 ** (first + i));
  /** @type {number[]} */
  let found = [];
  for (const steps of LOG_STEPS) {
    found = powers.flatMap((power) => steps.map((step) => step * power));
    found = found.filter((tick) => tick >= low * (1 - 1e-12) && tick <= high * (1 + 1e-12));
    if (found.length <= count) break;
  }
  const every = Math.ceil(found.length / count);
  if (every > 1) found = found.filter((_, i) => i % every === 0);
  return found.length > 1 ? found : linearTicks(low, high, count);
}
