import { csv } from "./csv.js";
import { download } from "./download.js";
import { find } from "./html.js";
import { copyLink } from "./link.js";
import { svgFile } from "./svg_file.js";
import { figures } from "./table.js";

/** @typedef {import("./live.js").Live} Live */

/** The buttons under the picture. */
export class Toolbar {
  /** @param {HTMLElement} bar @param {Live} live */
  constructor(bar, live) {
    this.bar = bar;
    this.live = live;
    const acts = { reset: () => this.reset(), pin: () => this.pin(), link: () => this.link(), csv: () => this.csv(), svg: () => this.svg() };
    for (const [action, act] of Object.entries(acts)) find(bar, `[data-action=${action}]`).addEventListener("click", act);
  }

  open() {
    this.bar.hidden = false;
  }

  reset() {
    this.live.controls.reset();
    this.#say("reset_done");
    void this.live.update();
  }

  pin() {
    const { live } = this;
    live.pin(live.pinned ? null : live.view);
    find(this.bar, "[data-action=pin]").textContent = live.text.message(live.pinned ? "unpin" : "pin");
    this.#say(live.pinned ? "pinned" : "unpinned");
  }

  link() {
    const { host, view, text, status } = this.live;
    if (view) void copyLink(host, Object.fromEntries(view.params), text, status);
  }

  async csv() {
    const { view, pinned, text } = this.live;
    if (!view) return;
    const parts = [...(await this.#parts(view, "state_now")), ...(pinned ? await this.#parts(pinned, "pinned_state") : [])];
    const words = { title: text.message("table_chart"), state: text.message("state") };
    this.#save("csv", csv(parts, words), "text/csv;charset=utf-8");
  }

  /** The tables of a state. @param {import("./types.js").View} view @param {string} state @returns {Promise<import("./csv.js").Part[]>} */
  async #parts(view, state) {
    const { model, text, settings } = this.live;
    const tables = await figures(model, view.charts);
    const same = { state: text.message(state), settings: settings.list(Object.fromEntries(view.params)) };
    return tables.map((table, i) => ({ title: view.charts[i].title, table, ...same }));
  }

  svg() {
    const { board, host, settings, view } = this.live;
    if (!view) return;
    const title = find(host, ".nqpf-title").textContent ?? "";
    this.#save("svg", svgFile(board.figures, title, settings.sentence(Object.fromEntries(view.params))), "image/svg+xml");
  }

  /** @param {string} ending @param {string} text @param {string} type */
  #save(ending, text, type) {
    const file = `${this.live.name}.${ending}`;
    download(file, text, type);
    this.#say("saved", { file });
  }

  /** @param {string} key @param {Record<string, string>} [values] */
  #say(key, values) {
    this.live.status.say(this.live.text.message(key, values));
  }
}
