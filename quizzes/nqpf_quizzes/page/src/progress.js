import { download } from "nqpf_widgets/page/src/download.js";
import { find, html } from "nqpf_widgets/page/src/html.js";
import { Status } from "nqpf_widgets/page/src/status.js";
import { Text } from "nqpf_widgets/page/src/text.js";
import messages from "../../messages.json";
import { ask } from "./dialog.js";
import { KINDS } from "./entries.js";
import { readFile, writeFile } from "./exchange.js";
import { CourseMap } from "./map.js";
import { tellProblems } from "./problems.js";

const FILE = "nqpf-progress.json";

/** A reader's progress: shown in the course map, saved, read and deleted. */
class Progress {
  /** @param {HTMLElement} host @param {import("./types.js").Page} page @param {import("./store.js").Store} store */
  constructor(host, page, store) {
    this.store = store;
    this.text = new Text(page.formats, { ...page.messages, ...messages });
    this.status = new Status(host);
    this.map = new CourseMap(document, this.text);
    this.input = /** @type {HTMLInputElement} */ (html("input", { type: "file", accept: ".json,application/json", hidden: true }));
    const actions = find(host, ".nqpf-actions");
    const acts = { export: () => this.export(), import: () => this.input.click(), reset: () => this.reset() };
    for (const [action, act] of Object.entries(acts)) find(actions, `[data-action=${action}]`).addEventListener("click", act);
    actions.append(this.input);
    actions.hidden = false;
    this.input.addEventListener("change", () => void this.import());
  }

  show() {
    this.map.show(this.store.read());
    tellProblems(this.store, this.status, this.text);
  }

  export() {
    download(FILE, writeFile(this.store.read()), "application/json");
    this.#say("exported", { file: FILE });
  }

  async import() {
    const [file] = this.input.files ?? [];
    if (!file) return;
    const read = readFile(await file.text());
    this.input.value = "";
    if ("problem" in read) return this.#say(read.problem);
    for (const kind of KINDS) {
      for (const [name, entry] of read.kept[kind]) this.store.put(kind, name, entry);
    }
    const counts = { items: read.kept.item.size, tasks: read.kept.task.size, count: read.damaged };
    const shown = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]));
    this.#say(read.damaged ? "imported_partly" : "imported", shown);
    this.show();
  }

  async reset() {
    const message = (/** @type {string} */ key) => this.text.message(key);
    if (!(await ask(message("reset_ask"), message("reset_yes"), message("reset_no")))) return;
    this.store.clear();
    this.#say("reset_done");
    this.show();
  }

  /** @param {string} key @param {Record<string, string>} [values] */
  #say(key, values) {
    this.status.say(this.text.message(key, values));
  }
}

/**
 * Bring the reader's progress to life.
 * @param {HTMLElement} host @param {import("./types.js").Page} page @param {import("./store.js").Store} store
 */
export async function wakeProgress(host, page, store) {
  const progress = new Progress(host, page, store);
  progress.show();
  // Answers given in another tab, or before the reader came back by the browser's button.
  addEventListener("storage", () => progress.show());
  addEventListener("pageshow", ({ persisted }) => persisted && progress.show());
}
