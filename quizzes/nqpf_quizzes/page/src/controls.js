/**
 * What a group of controls holds: those of an explorer, or fields of our own.
 */
import { numberProblem, readNumber } from "./number.js";

/** @typedef {import("./types.js").Text} Text */
/** @typedef {{value: string | number | boolean | null, shown: string, isMoved: boolean}} Held */
/** @typedef {Held & {name: string, label: string}} Setting */

/** @param {ParentNode} root @param {Text} text @returns {Setting[]} */
export function readSettings(root, text) {
  return allControls(root).map((control) => ({
    name: control.dataset.control ?? "",
    label: labelOf(control),
    ...READ[control.dataset.kind ?? ""](control, text),
  }));
}

/** The settings as an answer; null while every control is where it was at the start. @param {Setting[]} settings */
export function toAnswer(settings) {
  return settings.some(({ isMoved }) => isMoved) ? Object.fromEntries(settings.map(({ name, value }) => [name, value])) : null;
}

/** A sentence on the first field that holds no number the explorer takes, or "". @param {ParentNode} root @param {Text} text */
export function settingsProblem(root, text) {
  for (const control of allControls(root)) {
    const input = /** @type {HTMLInputElement | null} */ (control.querySelector(".nqpf-exact"));
    const sentence = input && rangeProblem(input, text);
    if (sentence) return text.message("setting_problem", { label: labelOf(control), problem: sentence });
  }
  return "";
}

/** @param {HTMLInputElement} input @param {Text} text */
function rangeProblem({ value, min, max, step, dataset }, text) {
  const written = numberProblem(value, text);
  if (written) return written;
  const { low = min, high = max } = dataset;
  const isWhole = step === "1" || dataset.whole !== undefined;
  const number = Number(readNumber(value) ?? NaN);
  if (number >= Number(low) && number <= Number(high) && (!isWhole || Number.isInteger(number))) return "";
  return text.message(isWhole ? "setting_whole" : "setting_number", { low, high });
}

/** @type {Record<string, (control: HTMLElement, text: Text) => Held>} */
const READ = {
  choice(control) {
    const list = /** @type {HTMLSelectElement} */ (control.querySelector("select"));
    const start = [...list.options].find(({ defaultSelected }) => defaultSelected) ?? list.options[0];
    return { value: list.value, shown: list.selectedOptions[0]?.text ?? "", isMoved: list.value !== start?.value };
  },
  slider(control, text) {
    const { value, defaultValue } = /** @type {HTMLInputElement} */ (control.querySelector(".nqpf-exact"));
    const unit = control.querySelector(".nqpf-unit")?.textContent ?? "";
    const shown = text.measured(value.replace("-", "\u2212"), unit);
    return { value: readNumber(value), shown, isMoved: readNumber(value) !== readNumber(defaultValue) };
  },
  toggle(control, text) {
    const { checked, defaultChecked } = /** @type {HTMLInputElement} */ (control.querySelector("input[type=checkbox]"));
    return { value: checked, shown: text.message(checked ? "on" : "off"), isMoved: checked !== defaultChecked };
  },
};

/** @param {ParentNode} root @returns {HTMLElement[]} */
function allControls(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".nqpf-control"))];
}

/** @param {HTMLElement} control */
function labelOf(control) {
  return control.querySelector("label")?.textContent ?? "";
}
