import { find } from "./html.js";

/** @typedef {{label: string, unit: string, value: string | number}} Setting One control in words. */

/** The settings of an explorer in words: on paper, and in what is saved. */
export class Settings {
  /** @param {HTMLElement} host @param {import("./text.js").Text} text */
  constructor(host, text) {
    this.text = text;
    this.line = find(host, ".nqpf-state");
    this.roots = /** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll(".nqpf-control"));
  }

  /** @param {import("./types.js").Params} params @returns {Setting[]} in the order of the controls */
  list(params) {
    return [...this.roots].map((root) => ({
      label: find(root, "label").textContent ?? "",
      unit: root.querySelector(".nqpf-unit")?.textContent ?? "",
      value: this.#value(root, params[root.dataset.control ?? ""]),
    }));
  }

  /** The settings as a sentence, as markup.py writes it. @param {import("./types.js").Params} params */
  sentence(params) {
    const list = this.list(params).map(({ label, unit, value }) => `${label}: ${this.text.measured(value, unit)}`.replace(": -", ": \u2212"));
    return this.text.message("settings", { list: list.join("; ") });
  }

  /** @param {import("./types.js").Params} params */
  show(params) {
    this.line.textContent = this.sentence(params);
  }

  /** @param {HTMLElement} root @param {import("./types.js").Value} value */
  #value(root, value) {
    if (typeof value === "boolean") return this.text.message(value ? "on" : "off");
    const chosen = [...root.querySelectorAll("option")].find((option) => option.value === value);
    return chosen?.textContent ?? value;
  }
}
