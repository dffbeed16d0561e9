/**
 * Domains and ticks of a chart's axes, by the rules of draw/scales.py, so that a picture keeps its
 * axes when it comes to life.
 */
/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {"x" | "y"} Which */

const LOG_ROOM = 0.04; // of a logarithmic axis, at either end
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

/**
 * The step from tick to tick, or minus its inverse where it is under 1, as d3 counts it.
 * @param {number} low @param {number} high @param {number} count
 */
function tickIncrement(low, high, count) {
  const step = (high - low) / Math.max(1, count);
  const power = Math.floor(Math.log10(step));
  const error = step / 10 ** power;
  const factor = error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1;
  return power >= 0 ? factor * 10 ** power : -(10 ** -power) / factor;
}

/** A domain widened to whole ticks. @param {number} low @param {number} high @param {number} count @returns {[number, number]} */
export function nice(low, high, count) {
  let [start, end, previous] = [low, high, NaN];
  for (let i = 0; i < 10; i += 1) {
    const step = tickIncrement(start, end, count);
    if (step === previous) break;
    if (step > 0) [start, end] = [Math.floor(start / step) * step, Math.ceil(end / step) * step];
    else [start, end] = [Math.ceil(start * step) / step, Math.floor(end * step) / step];
    previous = step;
  }
  return [start, end];
}

/** A logarithmic domain with some room at either end. @param {number} low @param {number} high @returns {[number, number]} */
export function widenLog(low, high) {
  const room = (high / low) ** LOG_ROOM;
  return [low / room, high * room];
}

/** Round numbers from low to high, about `count` of them. @param {number} low @param {number} high @param {number} count */
export function linearTicks(low, high, count) {
  const step = tickIncrement(low, high, count);
  // Under 1 the inverse of the step is exact where the step is not.
  const index = (/** @type {number} */ value) => (step > 0 ? value / step : value * -step);
  const first = Math.ceil(index(low));
  const length = Math.max(0, Math.floor(index(high)) - first + 1);
  return Array.from({ length }, (_, i) => (step > 0 ? (first + i) * step : (first + i) / -step));
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
