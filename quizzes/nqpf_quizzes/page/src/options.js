/**
 * The options of a choice, of which one is chosen, or of a multiple choice, as radio buttons or boxes.
 * @implements {Field}
 */
export class Options {
  first = "choose_first";

  /** @param {HTMLElement} form @param {boolean} isMulti */
  constructor(form, isMulti) {
    this.isMulti = isMulti;
    /** @type {HTMLInputElement[]} */
    this.inputs = [...form.querySelectorAll(".nqpf-option > input")].map((input) => /** @type {HTMLInputElement} */ (input));
  }

  read() {
    const chosen = this.inputs.filter(({ checked }) => checked).map(({ value }) => value);
    if (!chosen.length) return null;
    return this.isMulti ? chosen : chosen[0];
  }

  /** @param {unknown} answer */
  write(answer) {
    const letters = this.isMulti && Array.isArray(answer) ? answer : [answer];
    if (!letters.every((letter) => this.inputs.some(({ value }) => value === letter))) return false;
    for (const input of this.inputs) input.checked = letters.includes(input.value);
    return true;
  }

  clear() {
    for (const input of this.inputs) input.checked = false;
  }

  focus() {
    this.inputs[0].focus();
  }

  problem() {
    return "";
  }

  missing() {
    return "";
  }
}

/** @typedef {import("./types.js").Field} Field */
