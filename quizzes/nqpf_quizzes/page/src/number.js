import { find } from "nqpf_widgets/page/src/html.js";

/** @typedef {import("./types.js").Field} Field */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * What somebody has typed, as the scorer takes it: a number; several values where there is a comma, as
 * Python reads one; otherwise the text, so that the scorer can say what is wrong with it.
 * @param {string} typed
 */
export function readNumber(typed) {
  const text = typed.trim().replace("\u2212", "-");
  if (!text) return null;
  if (NUMBER.test(text) && Number.isFinite(Number(text))) return Number(text);
  const parts = text.split(",").map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : text;
}

/**
 * A number, typed.
 * @implements {Field}
 */
export class NumberField {
  first = "write_first";

  /** @param {HTMLElement} form */
  constructor(form) {
    this.input = /** @type {HTMLInputElement} */ (find(form, ".nqpf-number-field"));
  }

  read() {
    return readNumber(this.input.value);
  }

  /** @param {unknown} answer */
  write(answer) {
    if (typeof answer !== "number") return false;
    this.input.value = String(answer).replace("-", "\u2212");
    return true;
  }

  clear() {
    this.input.value = "";
  }

  focus() {
    this.input.focus();
  }

  missing() {
    return "";
  }
}
