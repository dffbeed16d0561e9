import { find, html } from "nqpf_widgets/page/src/html.js";
import { words } from "./words.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Drawn} Drawn */
/** @typedef {import("./types.js").Result} Result */

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
    this.#showSee(false);
  }

  /** A sentence that is no outcome. @param {string} sentence */
  say(sentence) {
    this.box.replaceChildren(html("p", {}, sentence));
  }

  /** What is written is no answer. @param {string} problem */
  refuse(problem) {
    this.box.replaceChildren(this.#outcome("malformed"), html("p", {}, ...words(problem)));
    this.#showSee(false);
  }

  /**
   * @param {Result} result @param {Drawn} item
   * @param {string} missing a sentence on what is left out, or ""
   */
  show(result, item, missing) {
    if (result.outcome === "malformed") return this.refuse(result.message);
    this.box.replaceChildren(this.#outcome(result.outcome), ...this.#explanation(result, item, missing));
    this.#showSee(true);
  }

  /** The outcome as on returning: the explanation is one press away. @param {Result} result @param {Drawn} item @param {string} missing */
  recall(result, item, missing) {
    const ask = html("span", { class: "nqpf-ask" }, this.text.message("recall"));
    const summary = html("summary", {}, this.#outcome(result.outcome, "span"), ask);
    const details = /** @type {HTMLDetailsElement} */ (html("details", { class: "nqpf-recalled" }, summary));
    details.append(...this.#explanation(result, item, missing));
    details.addEventListener("toggle", () => details.isConnected && this.#showSee(details.open));
    this.box.replaceChildren(details);
  }

  /** @param {boolean} isShown */
  #showSee(isShown) {
    if (this.see) this.see.hidden = !isShown;
  }

  /** @param {string} outcome @param {string} [element] */
  #outcome(outcome, element = "p") {
    const key = outcome.replace(" ", "_");
    return html(element, { class: "nqpf-outcome", "data-outcome": key }, sign(key), this.text.message(key));
  }

  /** @param {Result} result @param {Drawn} item @param {string} missing */
  #explanation(result, item, missing) {
    const notes = [missing, this.#note(result, item)].filter(Boolean);
    return [...notes.map((note) => html("p", {}, ...words(note))), ...this.#reasons(item, result.feedback)];
  }

  /** @param {Drawn} item @param {Part[]} feedback */
  #reasons(item, feedback) {
    const values = item.values && Object.fromEntries(item.values);
    const spoken = feedback.map((part) => ({ ...part, text: values ? this.text.fill(part.text, values) : part.text }));
    if (!IN_PARTS.includes(item.kind)) return spoken.map(({ text }) => html("p", {}, ...words(text)));
    const wrong = spoken.filter(({ right }) => !right);
    if (item.kind !== "match" || !wrong.length) return [this.#list(spoken, item.kind)];
    const right = spoken.filter((part) => part.right);
    return [this.#list(wrong, item.kind), ...(right.length ? [this.#more(right, item.kind)] : [])];
  }

  /** Reasons for what was right, for whoever wants them. @param {Part[]} parts @param {string} kind */
  #more(parts, kind) {
    const summary = html("summary", {}, this.text.message("match_right", { letters: parts.map(({ about }) => about).join(", ") }));
    return html("details", { class: "nqpf-rest" }, summary, this.#list(parts, kind));
  }

  /** @param {Part[]} parts @param {string} kind */
  #list(parts, kind) {
    return html("ul", { class: "nqpf-reasons" }, ...parts.map((part) => this.#reason(part, kind)));
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

  /** How the outcome came about, where that is not plain. @param {Result} result @param {Drawn} item */
  #note({ outcome, feedback, worth: [points, count], near }, { kind }) {
    if (near) return this.text.message(near);
    if (outcome === "not yet" && !feedback.length) return this.text.message("nothing_known");
    if (outcome === "right" || kind !== "multi") return "";
    const wrong = feedback.filter(({ right }) => !right).length;
    const counts = { right: feedback.length - wrong, wrong, points, count };
    const shown = Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, String(value)]));
    return this.text.message(wrong ? (counts.right ? "multi_cancelled" : "multi_wrong") : "more", shown);
  }
}

/** A sign that tells outcomes apart by its shape. @param {string} outcome */
function sign(outcome) {
  return html("span", { class: "nqpf-sign", "data-outcome": outcome, "aria-hidden": "true" });
}
