import { Draft } from "./draft.js";
import { html } from "./html.js";

const INDENT = "    ";

/** The source of one module in a text area, in the place where the static page shows it. */
export class SourceArea {
  /** Whether Tab leaves the area: after Escape, so that nobody is caught in it. */
  #leaves = false;
  #aside = "";

  /**
   * @param {HTMLElement} shown the static source @param {string} id of the explorer
   * @param {import("./text.js").Text} text @param {() => void} run
   */
  constructor(shown, id, text, run) {
    this.module = shown.dataset.module ?? "";
    this.original = shown.textContent ?? "";
    this.run = run;
    const name = `${id}-${this.module.replaceAll(".", "-")}`;
    const rows = Math.min(30, this.original.split("\n").length);
    const options = { id: name, class: "nqpf-source-area", rows, spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off" };
    this.area = /** @type {HTMLTextAreaElement} */ (html("textarea", options));
    this.draft = new Draft(name, this.original);
    this.area.value = this.draft.text;
    this.area.addEventListener("keydown", (event) => this.#press(event));
    this.area.addEventListener("input", () => this.draft.keep(this.source));
    const region = shown.closest(".nqpf-scroll") ?? shown;
    region.replaceWith(html("label", { for: name }, text.message("model_editor")), this.area);
  }

  get source() {
    return this.area.value;
  }

  get isChanged() {
    return this.source !== this.original;
  }

  restore() {
    this.#aside = this.source;
    this.#write(this.original);
  }

  /** The text that was put aside by restore(). */
  redo() {
    this.#write(this.#aside);
  }

  /** @param {string} text */
  #write(text) {
    this.area.value = text;
    this.draft.keep(text);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    if (key === "Enter" && (ctrlKey || metaKey)) {
      event.preventDefault();
      this.run();
    }
    if (key === "Tab" && !this.#leaves && !shiftKey) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = this.area;
      this.area.setRangeText(INDENT, selectionStart, selectionEnd, "end");
      this.draft.keep(this.source);
    }
    this.#leaves = key === "Escape";
  }
}
