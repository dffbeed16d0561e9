/**
 * What is kept of an answer or a finished task, checked before it is believed: it comes from a
 * browser's storage or from a file, where anything may stand.
 */

/** @typedef {import("./types.js").Outcome} Outcome */

/** From the least to the best. @type {Outcome[]} */
export const OUTCOMES = ["not yet", "partly", "right"];
export const KINDS = /** @type {const} */ (["item", "task"]);

const NAMES = { item: /^[a-z][a-z0-9_-]{0,99}$/, task: /^[a-z][a-z0-9-]{0,99}\/[A-Za-z0-9_-]{1,99}$/ };
const SEED = /^[a-z0-9]{1,20}$/;
const LONGEST = 2000; // characters of an answer as JSON

/** @param {"item" | "task"} kind @param {string} name */
export function isName(kind, name) {
  return NAMES[kind].test(name);
}

/**
 * A copy of what is kept, with nothing else in it; null if it is damaged.
 * @param {"item" | "task"} kind @param {any} value @returns {any}
 */
export function checkEntry(kind, value) {
  if (typeof value !== "object" || value === null || !isTime(value.at)) return null;
  const { at, answer, outcome, best = outcome, seed } = value;
  if (kind === "task") return { at };
  const isSound = OUTCOMES.includes(outcome) && OUTCOMES.includes(best) && isAnswer(answer);
  if (!isSound || (seed !== undefined && !(typeof seed === "string" && SEED.test(seed)))) return null;
  return { at, answer, outcome, best, ...(seed === undefined ? {} : { seed }) };
}

/**
 * Of two that are kept for one thing, the newer, with the better outcome of both.
 * @param {any} one @param {any} other
 */
export function mergeEntries(one, other) {
  if (!one || !other) return one ?? other;
  const newer = one.at > other.at ? one : other;
  return newer.best ? { ...newer, best: better(one.best, other.best) } : newer;
}

/** @param {Outcome} one @param {Outcome} other */
function better(one, other) {
  return OUTCOMES[Math.max(OUTCOMES.indexOf(one), OUTCOMES.indexOf(other))];
}

/** Milliseconds since 1970. @param {unknown} value */
function isTime(value) {
  return typeof value === "number" && value >= 0 && value < 1e15;
}

/** @param {unknown} value */
function isAnswer(value) {
  return value !== null && value !== undefined && JSON.stringify(value).length <= LONGEST;
}
