import { find, html } from "./html.js";
import { patchContent } from "./patch.js";

/** @typedef {import("./types.js").Readout} Readout */

/** The numbers that matter; beside each, while a state is pinned, its number there. */
export class Readouts {
  /** @param {HTMLElement} host @param {import("./text.js").Text} text */
  constructor(host, text) {
    this.list = find(host, ".nqpf-readouts");
    this.text = text;
  }

  /** @param {Readout[]} readouts @param {Readout[] | null} pinned @returns {() => void} puts them in the page */
  prepare(readouts, pinned) {
    const items = readouts.map((one) => this.#item(one, pinned?.find(({ key }) => key === one.key)));
    return () => patchContent(this.list, items);
  }

  /** @param {Readout} one @param {Readout} [pinned] */
  #item({ key, label, value, ...rest }, pinned) {
    const shown = this.#print({ value, ...rest });
    const data = html("data", { value, "data-readout": key, "data-value": value }, shown);
    const item = html("div", {}, html("dt", {}, label), html("dd", {}, data));
    if (pinned) {
      const note = this.text.message("pinned_value", { value: this.#print(pinned) });
      item.append(html("dd", { class: "nqpf-pinned" }, note));
    }
    return item;
  }

  /** @param {{value: number, format: string, unit: string}} one */
  #print({ value, format, unit }) {
    return this.text.measured(this.text.number(value, format), unit);
  }
}
