/**
 * One control of an explorer: native inputs, a name and a value.
 *
 * @typedef {object} Control
 * @property {string} name
 * @property {import("./types.js").Value} value the last one allowed
 * @property {import("./types.js").Value[]} others a few more that are allowed
 * @property {(HTMLInputElement | HTMLSelectElement)[]} inputs
 * @property {(input: EventTarget | null) => boolean} read
 * @property {(value: import("./types.js").Value) => void} write
 * @property {() => string} problem
 */
import { Slider } from "./slider.js";

/** @implements {Control} */
class Choice {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
    this.inputs = [this.select];
    this.name = this.select.name;
    this.value = this.select.value;
  }

  get others() {
    return Array.from(this.select.options, ({ value }) => value).slice(0, 2);
  }

  read() {
    this.value = this.select.value;
    return true;
  }

  /** @param {import("./types.js").Value} value */
  write(value) {
    this.value = this.select.value = String(value);
  }

  problem() {
    return "";
  }
}

/** @implements {Control} */
class Toggle {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.box = /** @type {HTMLInputElement} */ (root.querySelector("input[type=checkbox]"));
    this.inputs = [this.box];
    this.name = this.box.name;
    this.value = this.box.checked;
  }

  get others() {
    return [!this.value];
  }

  read() {
    this.value = this.box.checked;
    return true;
  }

  /** @param {import("./types.js").Value} value */
  write(value) {
    this.value = this.box.checked = Boolean(value);
  }

  problem() {
    return "";
  }
}

const KINDS = { slider: Slider, choice: Choice, toggle: Toggle };

/**
 * The control that an element of class nqpf-control holds.
 * @param {HTMLElement} root @param {import("./text.js").Text} text @returns {Control}
 */
export function control(root, text) {
  const Kind = KINDS[/** @type {keyof typeof KINDS} */ (root.dataset.kind)];
  return new Kind(root, text);
}
