import { find, html } from "./html.js";

/** Milliseconds of rest after which a change of the reading is spoken. */
const REST = 600;

/**
 * The sentences that say what the picture shows. They follow every frame of a drag for the eye; a
 * screen reader hears them once the drag has come to rest.
 */
export class Reading {
  #timer = 0;

  /** @param {HTMLElement} host @param {import("./text.js").Text} text */
  constructor(host, text) {
    this.text = text;
    this.shown = find(host, ".nqpf-reading");
    this.shown.removeAttribute("aria-live");
    this.spoken = html("p", { class: "nqpf-visually-hidden nqpf-spoken", "aria-live": "polite" });
    this.shown.after(this.spoken);
  }

  /** @param {import("./types.js").Sentence[]} sentences @returns {() => void} puts them in the page */
  prepare(sentences) {
    const filled = sentences.map(({ template, values }) => this.text.fill(template, values)).join(" ");
    return () => {
      if (this.shown.textContent === filled) return;
      this.shown.textContent = filled;
      this.spoken.textContent = "";
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => (this.spoken.textContent = filled), REST);
    };
  }
}
