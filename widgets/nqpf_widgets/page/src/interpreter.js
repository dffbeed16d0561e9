/**
 * Python in a worker: calls go in, text or a CallError comes back.
 *
 * The worker starts with the first call. One that breaks, or does not answer in time, is ended with
 * everything it was asked; the next call starts a new one.
 */

/** @typedef {import("./types.js").Page} Page */
/** @typedef {{resolve: (text: string) => void, reject: (problem: CallError) => void, timer?: number}} Open */
/** @typedef {{module: string, source: string}} Edit */

/** Seconds that downloading and starting may take on a slow line. */
const START = 120;

export class CallError extends Error {
  /**
   * @param {"python" | "late" | "broken"} kind what failed: the code called, its time, or the worker
   * @param {string} message
   * @param {string} [traceback]
   */
  constructor(kind, message, traceback = "") {
    super(message);
    this.kind = kind;
    this.traceback = traceback;
  }
}

export class Interpreter {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Open>} */
  #open = new Map();
  #last = 0;
  /** @type {Promise<unknown>} */
  #started = Promise.resolve();

  /**
   * @param {Page} page
   * @param {number} seconds that a call may take
   * @param {Edit[]} [edits] sources to put in place before the first call
   */
  constructor(page, seconds, edits = []) {
    this.page = page;
    this.seconds = seconds;
    this.edits = edits;
  }

  /** Begin to download and start, unless that is done. */
  start() {
    if (this.#worker) return;
    const { worker, micropython, wasm } = this.page;
    const portable = this.page.needed ?? this.page.portable;
    this.#worker = new Worker(worker, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#settle(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new CallError("broken", event.message || "worker"));
    };
    this.#started = this.#ask({ op: "start", micropython, wasm, portable }, START);
    const asked = [this.#started, ...this.edits.map((edit) => this.#ask({ op: "edit", ...edit }, START))];
    // Whoever calls hears of a failure.
    for (const each of asked) each.catch(() => {});
  }

  /**
   * What a Python function returns, as text (JSON unless the function returns text itself).
   * @param {string} target "module:function" @param {unknown[]} args
   */
  async call(target, ...args) {
    this.start();
    await this.#started;
    return this.#ask({ op: "call", target, args }, this.seconds);
  }

  /** End the worker. What it was asked is answered with an error. */
  stop() {
    this.#end(new CallError("broken", "stopped"));
  }

  /** @param {object} request @param {number} seconds @returns {Promise<string>} */
  #ask(request, seconds) {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      if (!this.#worker) return reject(new CallError("broken", "stopped"));
      const timer = window.setTimeout(() => this.#end(new CallError("late", String(seconds))), 1000 * seconds);
      this.#open.set(id, { resolve, reject, timer });
      this.#worker.postMessage({ id, ...request });
    });
  }

  /** @param {{id: number, ok?: string, error?: {type: string, message: string, traceback: string}}} answer */
  #settle({ id, ok, error }) {
    const open = this.#open.get(id);
    if (error?.type === "broken") return this.#end(new CallError("broken", error.message));
    this.#open.delete(id);
    clearTimeout(open?.timer);
    if (error) open?.reject(new CallError("python", `${error.type}: ${error.message}`, error.traceback));
    else open?.resolve(ok ?? "");
  }

  /** @param {CallError} problem */
  #end(problem) {
    this.#worker?.terminate();
    this.#worker = null;
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { reject, timer } of open) {
      clearTimeout(timer);
      reject(problem);
    }
  }
}
