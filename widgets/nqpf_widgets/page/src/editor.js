import { find, html } from "./html.js";
import { Interpreter } from "./interpreter.js";
import { SourceArea } from "./source_area.js";

/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./interpreter.js").CallError} CallError */

/** Seconds after which a changed model is stopped. */
const LIMIT = 2;

/** "Show the model": the running source, which readers may change and run in a worker of its own. */
export class Editor {
  /** @type {Interpreter | null} the changed model, while one is in force */
  model = null;

  /**
   * @param {HTMLElement} host @param {Text} text @param {import("./types.js").Page} page
   * @param {{changed: () => void, say: (sentence: string) => void}} told the rest of the explorer
   */
  constructor(host, text, page, { changed, say }) {
    this.text = text;
    this.page = page;
    this.changed = changed;
    this.say = say;
    this.note = html("p", { class: "nqpf-edited" });
    find(host, ".nqpf-status").before(this.note);
    const details = host.querySelector(".nqpf-model");
    const sources = /** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll(".nqpf-model pre[data-module]"));
    this.areas = [...sources].map((source) => new SourceArea(source, host.id, text, () => this.run()));
    const buttons = html("p", { class: "nqpf-editing" }, this.#button("run", () => this.run()), this.#button("restore", () => this.restore()));
    const id = `${host.id}-verdict`;
    this.verdict = html("p", { class: "nqpf-verdict", id, role: "status" });
    this.traceback = html("pre", { class: "nqpf-traceback", role: "region", "aria-labelledby": id, tabindex: 0, hidden: true });
    details?.append(html("p", { class: "nqpf-hint" }, text.message("model_leave_editor")), buttons, this.verdict, this.traceback);
  }

  /** Put the changed sources in force. */
  run() {
    this.model?.stop();
    const edits = this.areas.filter(({ isChanged }) => isChanged).map(({ module, source }) => ({ module, source }));
    this.model = edits.length ? new Interpreter(this.page, LIMIT, edits) : null;
    this.#judge(edits.length ? "" : this.text.message("model_unchanged"), "");
    this.note.replaceChildren();
    this.say("");
    this.changed();
  }

  /** Back to the original, in the text and in force; the changes can be taken up again. */
  restore() {
    this.model?.stop();
    this.model = null;
    const hadChanges = this.areas.some(({ isChanged }) => isChanged);
    for (const area of this.areas) area.restore();
    this.#judge(this.text.message("model_restored"), "");
    this.note.replaceChildren();
    if (hadChanges) this.verdict.append(" ", this.#button("redo", () => this.redo()));
    this.changed();
  }

  /** The changes that were put aside, in the text again and in force. */
  redo() {
    for (const area of this.areas) area.redo();
    this.run();
  }

  /** The changed model has made the picture that is shown. */
  succeed() {
    this.#judge(this.text.message("model_edited"), "");
    this.#remind(this.text.message("model_edited"));
  }

  /** The changed model has failed. @param {CallError | Error} problem */
  fail(problem) {
    const { kind, traceback = "" } = /** @type {Partial<CallError>} */ (problem);
    const reason = problem.message;
    const key = { python: "model_traceback", late: "model_stopped", broken: "model_broken", view: "model_view" }[kind ?? "view"];
    const sentence = this.text.message(key, { reason, seconds: String(LIMIT) });
    this.#judge(sentence, traceback);
    // The traceback stands under the editor, far from this line.
    this.#remind(kind === "python" ? this.text.message("model_failed") : sentence);
  }

  close() {
    this.model?.stop();
  }

  /** @param {string} sentence @param {string} traceback */
  #judge(sentence, traceback) {
    // Said once, not with every picture.
    if (this.verdict.textContent !== sentence) this.verdict.textContent = sentence;
    this.traceback.textContent = traceback;
    this.traceback.hidden = !traceback;
  }

  /** A line beside the picture, with the way back, as long as a changed model is in force. @param {string} sentence */
  #remind(sentence) {
    if (this.note.firstChild?.textContent === sentence) return;
    this.note.replaceChildren(sentence, " ", this.#button("restore", () => this.restore()));
  }

  /** @param {"run" | "restore" | "redo"} action @param {() => void} act */
  #button(action, act) {
    const made = html("button", { type: "button", "data-action": action }, this.text.message(`model_${action}`));
    made.addEventListener("click", act);
    return made;
  }
}
