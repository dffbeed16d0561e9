import { find } from "nqpf_widgets/page/src/html.js";
import { readSettings, settingsProblem, toAnswer } from "./controls.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Text} Text */

/**
 * The answer to a question about an explorer on this page: what it is set to.
 * @implements {Field}
 */
export class SettingsHere {
  first = "move_first";

  /** @param {HTMLElement} form @param {Text} text @param {() => void} changed */
  constructor(form, text, changed) {
    this.text = text;
    this.form = form;
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
    return toAnswer(readSettings(this.explorer, this.text));
  }

  /** The explorer is the reader's own, and stays as it is. */
  write() {
    return true;
  }

  clear() {}

  /** The way to the explorer, which may be far from here. */
  focus() {
    find(this.form, ".nqpf-how a").focus();
  }

  problem() {
    return settingsProblem(this.explorer, this.text);
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
  first = "move_first";

  /** @param {HTMLFormElement} form @param {Text} text */
  constructor(form, text) {
    this.form = form;
    this.text = text;
  }

  read() {
    return toAnswer(readSettings(this.form, this.text));
  }

  /** @param {any} answer */
  write(answer) {
    if (typeof answer !== "object") return false;
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll(".nqpf-control"))) {
      const input = /** @type {HTMLInputElement} */ (control.querySelector("input, select"));
      const value = answer[control.dataset.control ?? ""];
      if (control.dataset.kind === "toggle") input.checked = value === true;
      else input.value = typeof value === "number" ? String(value).replace("-", "\u2212") : String(value ?? "");
    }
    return true;
  }

  clear() {
    this.form.reset();
  }

  focus() {
    find(this.form, ".nqpf-control :is(input, select)").focus();
  }

  problem() {
    return settingsProblem(this.form, this.text);
  }

  missing() {
    return "";
  }
}
