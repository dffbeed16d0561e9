import { html } from "./html.js";

/** @typedef {import("./types.js").Chart} Chart */

/**
 * The entries of a chart's legend: its labelled marks, each once, as markup.py lists them.
 * @param {Chart} chart
 */
export function legendEntries(chart) {
  /** @type {Map<string, import("./types.js").Mark>} */
  const entries = new Map();
  for (const mark of chart.marks) {
    const { label, role, kind, dash } = mark;
    if (label && kind !== "text") entries.set(JSON.stringify([label, role, kind, dash]), mark);
  }
  return [...entries.values()];
}

/** The list beside a chart that says which mark is which; redone only when it changes. */
export class Legend {
  #shown = "";

  /** @param {HTMLElement} figure @param {import("./text.js").Text} text */
  constructor(figure, text) {
    this.text = text;
    const list = figure.querySelector(".nqpf-legend");
    this.list = list ?? html("ul", { class: "nqpf-legend", hidden: true });
    if (!list) figure.querySelector(".nqpf-picture")?.before(this.list);
  }

  /** @param {Chart} chart @param {boolean} hasGhost whether a pinned state is in the picture */
  show(chart, hasGhost) {
    const items = legendEntries(chart).map(({ kind, role, dash, label }) => item(kind, role, dash, label));
    if (hasGhost) items.push(item("ghost", "muted", false, this.text.message("pinned_state")));
    const shown = items.map((each) => each.outerHTML).join("");
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.list.replaceChildren(...items);
    this.list.toggleAttribute("hidden", !items.length);
  }
}

/** @param {string} kind @param {string} role @param {boolean} dash @param {string} label */
function item(kind, role, dash, label) {
  const swatch = html("span", { class: "nqpf-swatch", "data-kind": kind, "data-dash": dash ? "true" : undefined });
  return html("li", { "data-role": role }, swatch, label);
}
