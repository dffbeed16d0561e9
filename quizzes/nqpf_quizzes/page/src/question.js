import { find } from "nqpf_widgets/page/src/html.js";
import { OUTCOMES } from "./entries.js";
import { field } from "./field.js";
import { Verdict } from "./verdict.js";
import { paragraphs } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Drawn} Drawn */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").Outcome} Outcome */
/**
 * @typedef {object} Practice what the questions of a chapter share
 * @property {import("nqpf_widgets/page/src/types.js").Caller} model
 * @property {import("./types.js").Text} text
 * @property {import("./store.js").Store} store
 * @property {string} seed of the figures that the static page shows
 * @property {() => void} kept called when an answer was put into the store
 */

/** Milliseconds after which one is told to wait; an answer takes a few once Python runs. */
const PATIENCE = 300;

/** One question: checks what the reader answers by the one scorer, which runs in the page's Python. */
export class Question {
  #isBusy = false;

  /** @param {HTMLFormElement} form @param {Item} item @param {Practice} practice */
  constructor(form, item, practice) {
    this.form = form;
    this.item = item;
    this.practice = practice;
    this.seed = practice.seed;
    /** @type {Drawn | null} */
    this.drawn = item.vary ? null : item;
    this.verdict = new Verdict(form, practice.text);
    this.field = field(form, item.kind, practice.text, () => this.#change());
    // The static page can be answered before it wakes.
    this.isTouched = item.kind !== "explorer" && this.field.read() !== null;
    this.buttons = {
      check: /** @type {HTMLButtonElement} */ (find(form, "[type=submit]")),
      again: find(form, "[data-action=again]"),
      another: form.querySelector("[data-action=another]"),
    };
  }

  /** Let the reader answer. */
  open() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#once(() => this.check());
    });
    this.form.addEventListener("input", () => this.#change());
    this.buttons.again.addEventListener("click", () => this.again());
    this.buttons.another?.addEventListener("click", () => void this.#once(() => this.another()));
    this.buttons.check.disabled = false;
    find(this.form, ".nqpf-actions").hidden = false;
  }

  /** Bring back what was answered on an earlier visit, and what the scorer makes of it now. */
  async restore() {
    const kept = this.practice.store.get("item", this.item.id);
    if (!kept || this.#isBegun()) return;
    if (kept.seed && this.item.vary) await this.#draw(kept.seed);
    const result = await this.#score(kept.answer);
    if (!OUTCOMES.includes(/** @type {Outcome} */ (result.outcome)) || this.#isBegun() || !this.field.write(kept.answer)) return;
    this.verdict.recall(result, /** @type {Drawn} */ (this.drawn), this.field.missing());
    this.buttons.again.hidden = false;
  }

  /** Whether the reader has begun to answer, and is not to be interrupted. */
  #isBegun() {
    return this.#isBusy || this.isTouched;
  }

  async check() {
    const { text, store, kept } = this.practice;
    const problem = this.field.problem();
    const answer = problem ? null : this.field.read();
    if (answer === null) {
      if (problem) this.verdict.refuse(problem);
      else this.verdict.say(text.message(this.field.first));
      return this.field.focus();
    }
    const result = await this.#score(answer);
    this.verdict.show(result, /** @type {Drawn} */ (this.drawn), this.field.missing());
    this.buttons.again.hidden = false;
    const outcome = /** @type {Outcome} */ (result.outcome);
    if (!OUTCOMES.includes(outcome)) return;
    const seed = this.item.vary ? { seed: this.seed } : {};
    store.put("item", this.item.id, { answer, outcome, best: outcome, at: Date.now(), ...seed });
    kept();
  }

  /** A fresh start, with nothing of the answer left. */
  again() {
    this.field.clear();
    this.#change();
    this.field.focus();
  }

  /** The same question with other figures. */
  async another() {
    await this.#draw(crypto.getRandomValues(new Uint32Array(1))[0].toString(36));
    this.field.clear();
    this.#change();
    this.verdict.say(this.practice.text.message("drawn"));
  }

  /** @param {string} seed */
  async #draw(seed) {
    const { model, text } = this.practice;
    const drawn = JSON.parse(await model.call("nqpf_quizzes.items.drawing:draw", this.item, seed));
    const stem = text.fill(drawn.stem, Object.fromEntries(drawn.values));
    [this.drawn, this.seed] = [drawn, seed];
    find(this.form, ".nqpf-stem").replaceChildren(...paragraphs(stem));
  }

  /** @param {unknown} answer @returns {Promise<Result>} */
  async #score(answer) {
    const { model } = this.practice;
    if (!this.drawn) await this.#draw(this.seed);
    return JSON.parse(await model.call("nqpf_quizzes.items.scoring:score", this.drawn, answer));
  }

  /** The answer is not the one that the verdict was about. */
  #change() {
    this.isTouched = true;
    this.verdict.clear();
    this.buttons.again.hidden = true;
  }

  /** One thing at a time; what fails is said. @param {() => Promise<void>} act */
  async #once(act) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const { text } = this.practice;
    const timer = setTimeout(() => this.verdict.say(text.message("checking")), PATIENCE);
    try {
      await act();
    } catch (problem) {
      this.verdict.say(text.message("check_failed", { reason: /** @type {Error} */ (problem).message }));
    } finally {
      clearTimeout(timer);
      this.#isBusy = false;
    }
  }
}
