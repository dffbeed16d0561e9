import { find } from "nqpf_widgets/page/src/html.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Text} Text */
/** @typedef {{name: string, value: string | number | boolean, label: string, shown: string}} Setting */

/**
 * The settings that a group of controls holds: those of an explorer, or fields of our own.
 * @param {ParentNode} root @param {Text} text @returns {Setting[]}
 */
function readSettings(root, text) {
  return [...root.querySelectorAll(".nqpf-control")].map((control) => {
    const { control: name = "", kind } = /** @type {HTMLElement} */ (control).dataset;
    const label = control.querySelector("label")?.textContent ?? "";
    return { name, label, ...READ[kind ?? ""](control, text) };
  });
}

/** @type {Record<string, (control: Element, text: Text) => {value: string | number | boolean, shown: string}>} */
const READ = {
  choice(control) {
    const list = /** @type {HTMLSelectElement} */ (control.querySelector("select"));
    return { value: list.value, shown: list.selectedOptions[0]?.text ?? "" };
  },
  slider(control, text) {
    const { value, valueAsNumber } = /** @type {HTMLInputElement} */ (control.querySelector(".nqpf-exact"));
    const unit = control.querySelector(".nqpf-unit")?.textContent ?? "";
    return { value: valueAsNumber, shown: unit ? text.message("setting_unit", { value, unit }) : value };
  },
  toggle(control, text) {
    const { checked } = /** @type {HTMLInputElement} */ (control.querySelector("input[type=checkbox]"));
    return { value: checked, shown: text.message(checked ? "on" : "off") };
  },
};

/**
 * The answer to a question about an explorer on this page: what it is set to.
 * @implements {Field}
 */
export class SettingsHere {
  first = "choose_first";

  /** @param {HTMLElement} form @param {Text} text @param {() => void} changed */
  constructor(form, text, changed) {
    this.text = text;
    this.line = find(form, ".nqpf-settings");
    const name = this.line.dataset.explorer ?? "";
    this.explorer = find(document, `nqpf-explorer[name="${name}"]`);
    this.#show();
    addEventListener("nqpf-view", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.explorer !== name) return;
      this.explorer = /** @type {HTMLElement} */ (event.target);
      if (this.#show()) changed();
    });
  }

  #show() {
    const parts = readSettings(this.explorer, this.text).map(({ label, shown }) => this.text.message("setting", { label, value: shown }));
    const sentence = this.text.message("explorer_now", { settings: parts.join(this.text.message("settings_join")) });
    const isNew = this.line.textContent !== sentence;
    if (isNew) this.line.textContent = sentence;
    return isNew;
  }

  read() {
    return Object.fromEntries(readSettings(this.explorer, this.text).map(({ name, value }) => [name, value]));
  }

  /** The explorer is the reader's own, and stays as it is. */
  write() {
    return true;
  }

  clear() {}

  focus() {
    find(this.explorer, ".nqpf-controls :is(input, select)").focus();
  }

  missing() {
    return "";
  }
}

/**
 * The answer to a question about an explorer that is not here: settings that the reader types.
 * @implements {Field}
 */
export class SettingsTyped {
  first = "choose_first";

  /** @param {HTMLFormElement} form @param {Text} text */
  constructor(form, text) {
    this.form = form;
    this.text = text;
  }

  read() {
    return Object.fromEntries(readSettings(this.form, this.text).map(({ name, value }) => [name, value]));
  }

  /** @param {any} answer */
  write(answer) {
    if (typeof answer !== "object") return false;
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll(".nqpf-control"))) {
      const input = /** @type {HTMLInputElement} */ (control.querySelector("input, select"));
      const value = answer[control.dataset.control ?? ""];
      if (control.dataset.kind === "toggle") input.checked = value === true;
      else input.value = String(value ?? "");
    }
    return true;
  }

  clear() {
    this.form.reset();
  }

  focus() {
    find(this.form, ".nqpf-control :is(input, select)").focus();
  }

  missing() {
    return "";
  }
}
