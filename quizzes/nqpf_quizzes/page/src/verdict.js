import { find, html } from "nqpf_widgets/page/src/html.js";
import { words } from "./words.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Drawn} Drawn */

/** Kinds of which every part that was chosen is spoken of apart. */
const IN_PARTS = ["multi", "match", "explorer"];

/** What came of an answer: the outcome, and what there is to say about what was chosen. */
export class Verdict {
  /** @param {HTMLElement} form @param {import("./types.js").Text} text */
  constructor(form, text) {
    this.text = text;
    this.box = find(form, ".nqpf-answered");
    this.see = /** @type {HTMLElement | null} */ (form.querySelector(".nqpf-see"));
  }

  /** Have screen readers hear of what is shown from now on. */
  speak() {
    this.box.setAttribute("role", "status");
  }

  clear() {
    this.box.replaceChildren();
    if (this.see) this.see.hidden = true;
  }

  /** The outcome alone, as on returning. @param {string} outcome */
  remind(outcome) {
    this.box.replaceChildren(this.#outcome(outcome));
  }

  /** A sentence that is no outcome. @param {string} sentence */
  say(sentence) {
    this.box.replaceChildren(html("p", {}, sentence));
  }

  /**
   * @param {import("./types.js").Result} result @param {Drawn} item
   * @param {string} missing a sentence on what is left out, or ""
   */
  show({ outcome, message, feedback }, item, missing) {
    this.box.replaceChildren(this.#outcome(outcome), ...this.#reasons(item, feedback));
    const said = message || missing || this.#note(outcome, item, feedback);
    if (said) this.box.append(html("p", {}, ...words(said)));
    if (this.see) this.see.hidden = outcome === "malformed";
  }

  /** @param {string} outcome */
  #outcome(outcome) {
    const key = outcome.replace(" ", "_");
    return html("p", { class: "nqpf-outcome", "data-outcome": key }, sign(key), this.text.message(key));
  }

  /** @param {Drawn} item @param {Part[]} feedback */
  #reasons(item, feedback) {
    const values = item.values && Object.fromEntries(item.values);
    const spoken = feedback.map((part) => ({ ...part, text: values ? this.text.fill(part.text, values) : part.text }));
    if (!IN_PARTS.includes(item.kind)) return spoken.map(({ text }) => html("p", {}, ...words(text)));
    return [html("ul", { class: "nqpf-reasons" }, ...spoken.map((part) => this.#reason(part, item.kind)))];
  }

  /** @param {Part} part @param {string} kind */
  #reason({ about, text, right }, kind) {
    const said = kind === "explorer" ? text : this.text.message("part", { letter: about, text });
    const mark = sign(right ? "right" : "not_yet");
    mark.removeAttribute("aria-hidden");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", this.text.message(right ? "part_right" : "part_wrong"));
    return html("li", {}, mark, ...words(said));
  }

  /** @param {string} outcome @param {Drawn} item @param {Part[]} feedback */
  #note(outcome, item, feedback) {
    if (outcome === "not yet" && !feedback.length) return this.text.message("nothing_known");
    if (outcome === "partly" && item.kind === "multi" && feedback.every(({ right }) => right)) return this.text.message("more");
    return "";
  }
}

/** A sign that tells outcomes apart by its shape. @param {string} outcome */
function sign(outcome) {
  return html("span", { class: "nqpf-sign", "data-outcome": outcome, "aria-hidden": "true" });
}
