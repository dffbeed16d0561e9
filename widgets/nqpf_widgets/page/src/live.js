import { Board } from "./board.js";
import { Controls } from "./controls.js";
import { Editor } from "./editor.js";
import { find } from "./html.js";
import { restoreLink } from "./link.js";
import { Newest } from "./newest.js";
import { Rehearsal } from "./rehearsal.js";
import { Settings } from "./settings.js";
import { Status } from "./status.js";
import { Tables } from "./table.js";
import { Tasks } from "./tasks.js";
import { Text } from "./text.js";
import { Toolbar } from "./toolbar.js";

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Params} Params */
/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./interpreter.js").Interpreter} Interpreter */

/** An explorer that moves: it asks the model for a view of its controls, and shows it. */
export class Live {
  /** @type {View | null} */
  view = null;
  /** @type {View | null} */
  pinned = null;
  #hasReadLink = false;

  /** @param {HTMLElement} host @param {Page} page @param {Interpreter} model shared by the page */
  constructor(host, page, model) {
    this.host = host;
    this.model = model;
    this.name = host.getAttribute("name") ?? "";
    const text = (this.text = new Text(page.formats, page.messages));
    this.status = new Status(host);
    const say = (/** @type {string} */ sentence) => this.status.say(sentence);
    this.board = new Board(host, { theme: page.theme, text });
    this.controls = new Controls(host, text, () => this.#move());
    this.settings = new Settings(host, text);
    this.tables = new Tables(host, text, model);
    this.tasks = new Tasks(host, text, say);
    this.editor = new Editor(host, text, page, { changed: () => this.update(), say });
    this.toolbar = new Toolbar(find(host, ".nqpf-actions"), this);
    this.newest = new Newest((/** @type {Params} */ params) => this.#show(params));
    this.rehearsal = new Rehearsal(this);
  }

  /** Show the state that the page's address asks for, or the controls' own. */
  async start() {
    if (this.host.dataset.state !== "loading") this.host.dataset.state = "loading";
    try {
      if (!this.#hasReadLink) await restoreLink(this);
      this.#hasReadLink = true;
      await this.update();
    } catch (problem) {
      this.#lose(problem);
    }
  }

  /** A reader has moved a control: what was said of the state before no longer holds. */
  #move() {
    this.rehearsal.stop();
    // A way out of a failure stays: leaving a field to press its button is a move too.
    if (this.host.dataset.state === "ready") this.status.say("");
    return this.update();
  }

  /** Ask for a view of the controls as they stand now. */
  update() {
    return this.newest.ask(this.controls.params);
  }

  /** Show the same view again, beside another pinned state. @param {View | null} pinned */
  pin(pinned) {
    this.pinned = pinned;
    if (!this.view) return;
    this.#put(this.view);
    this.#tell(this.view);
  }

  close() {
    this.rehearsal.stop();
    this.board.close();
    this.editor.close();
  }

  /** What the model says of some settings, as JSON. @param {Params} params @param {Interpreter} [model] */
  ask(params, model = this.model) {
    return model.call("nqpf_widgets.explorer:answer", this.name, JSON.stringify(params));
  }

  /** @param {Params} params */
  async #show(params) {
    const { model: edited } = this.editor;
    try {
      const answer = await this.ask(params, edited ?? this.model);
      if (edited !== this.editor.model) return;
      const view = JSON.parse(answer);
      if (!view.error) this.#accept(view);
      else if (!this.controls.refuse(view.error)) this.status.say(view.error.message);
    } catch (problem) {
      if (edited !== this.editor.model) return;
      if (edited) this.editor.fail(/** @type {Error} */ (problem));
      else this.#lose(problem);
    }
  }

  /** @param {View} view */
  #accept(view) {
    this.#put(view);
    if (!this.newest.isOvertaken) this.controls.write(Object.fromEntries(view.params));
    this.controls.setIdle(view.idle);
    this.settings.show(Object.fromEntries(view.params));
    if (this.editor.model) this.editor.succeed();
    else this.tasks.show(view.tasks);
    if (this.host.dataset.state !== "ready") this.#open();
    this.#tell(view);
  }

  /** Say that a new picture is in the page. @param {View} view */
  #tell(view) {
    this.host.dispatchEvent(new CustomEvent("nqpf-view", { bubbles: true, detail: { explorer: this.name, view } }));
  }

  /** @param {View} view */
  #put(view) {
    this.board.prepare(view, this.pinned)();
    this.view = view;
    this.tables.show(view.charts);
  }

  #open() {
    if (this.host.dataset.state === "error") this.status.say("");
    this.host.dataset.state = "ready";
    this.controls.open();
    this.toolbar.open();
    this.rehearsal.begin();
  }

  /** The page's own model did not answer, or not with a view. @param {unknown} problem */
  #lose(problem) {
    const { kind, message } = /** @type {Partial<import("./interpreter.js").CallError>} */ (problem);
    const reason = message ?? String(problem);
    if (this.view && kind !== "late" && kind !== "broken") return this.status.say(this.text.message("view_failed", { message: reason }));
    this.host.dataset.state = "error";
    this.tables.rest();
    const sentence = this.view ? this.text.message("lost") : this.text.message("start_failed", { reason });
    this.status.offer(sentence, this.text.message("try_again"), () => void this.start());
  }
}
