/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./control.js").Control} Control */

/**
 * A number by a range, or typed exactly into the box beside it; both are kept in step.
 * The box may hold what the range's steps leave out, so the value is the box's.
 * @implements {Control}
 */
export class Slider {
  /** @param {HTMLElement} root @param {Text} text */
  constructor(root, text) {
    this.text = text;
    this.range = /** @type {HTMLInputElement} */ (root.querySelector("input[type=range]"));
    this.exact = /** @type {HTMLInputElement} */ (root.querySelector("input[type=number]"));
    this.inputs = [this.range, this.exact];
    this.unit = root.querySelector(".nqpf-unit")?.textContent ?? "";
    this.exact.required = true;
    this.value = this.exact.valueAsNumber;
  }

  get name() {
    return this.range.name;
  }

  get others() {
    return [Number(this.range.min), Number(this.range.max)];
  }

  /** Take over what was moved or typed. @param {EventTarget | null} input @returns {boolean} whether it is allowed */
  read(input) {
    if (input === this.range) this.exact.value = this.range.value;
    if (!this.exact.validity.valid) return false;
    this.value = this.exact.valueAsNumber;
    this.#step();
    return true;
  }

  /** @param {import("./types.js").Value} value */
  write(value) {
    this.value = Number(value);
    this.exact.value = String(value);
    this.#step();
  }

  /** What is wrong with what stands in the box. */
  problem() {
    const { validity, min: low, max: high } = this.exact;
    if (validity.badInput || validity.valueMissing) return this.text.message("not_a_number", { low, high });
    if (validity.stepMismatch) return this.text.message("not_whole", { low, high });
    return this.text.message("out_of_range", { low, high });
  }

  #step() {
    this.range.value = String(this.value);
    this.range.setAttribute("aria-valuetext", this.text.measured(this.exact.value, this.unit));
  }
}
