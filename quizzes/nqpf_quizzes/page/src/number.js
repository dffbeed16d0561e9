import { find } from "nqpf_widgets/page/src/html.js";

/** @typedef {import("./types.js").Field} Field */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const LARGEST = 1e300;

/**
 * What somebody has typed or pasted: a number, null for nothing, or the key of a sentence on why it is
 * none. Any dash is a minus, what a Chinese keyboard writes in full width counts as usual, and the unit that
 * is printed beside the field, or its first words, may follow the number.
 * @param {string} typed @param {string} unit
 */
export function readNumber(typed, unit = "") {
  const usual = typed.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const written = usual.replace(/[\u2010-\u2015\u2212\ufe63]/g, "-").trim().replace(/^([-+])\s+/, "$1");
  const units = unit.split(" ").map((_, i, all) => all.slice(0, i + 1).join(" "));
  const said = units.findLast((one) => one && written.endsWith(one)) ?? "";
  const text = written.slice(0, written.length - said.length).trim();
  if (!text) return null;
  if (NUMBER.test(text)) return Math.abs(Number(text)) < LARGEST ? Number(text) : "number_large";
  const hasComma = text.includes(",") && (NUMBER.test(text.replace(",", ".")) || NUMBER.test(text.replaceAll(",", "")));
  return hasComma ? "number_comma" : "number_only";
}

/**
 * A sentence on what was typed instead of a number, or "".
 * @param {string} typed @param {import("./types.js").Text} text @param {string} unit
 */
export function numberProblem(typed, text, unit = "") {
  const read = readNumber(typed, unit);
  const found = typed.trim();
  return typeof read === "string" ? text.message(read, { found: found.length > 20 ? `${found.slice(0, 20)}…` : found }) : "";
}

/**
 * A number, typed.
 * @implements {Field}
 */
export class NumberField {
  first = "write_first";

  /** @param {HTMLElement} form @param {import("./types.js").Text} text */
  constructor(form, text) {
    this.text = text;
    this.input = /** @type {HTMLInputElement} */ (find(form, ".nqpf-number-field"));
    this.unit = find(form, ".nqpf-unit").textContent ?? "";
  }

  read() {
    return readNumber(this.input.value, this.unit);
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

  problem() {
    return numberProblem(this.input.value, this.text, this.unit);
  }

  missing() {
    return "";
  }
}
